"""Exceptions from the rules of `rephold check`, each with its reason."""

from __future__ import annotations

from rephold.model.noun import Noun
from rephold.model.text import Line, Note


class Allowed(Noun):
    """What is known and left as it is."""

    rule: Line
    """Id of the rule, as `rephold check` prints it: print/label-size."""
    place: Line
    """End of the file's path; * stands for anything: programmes/*.yaml, *.pdf."""
    found: Line = "*"
    """What was measured and the words it is about; * stands for anything: 10.5 pt*."""
    reason: Note | None = None
    """Why it is left so. Without a reason the exception is a finding itself."""


class Allowances(Noun):
    """All exceptions of a clinic."""

    exceptions: tuple[Allowed, ...] = ()
    """What is left as it is, finding by finding."""
