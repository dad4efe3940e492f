"""Commented files to start from."""

from __future__ import annotations

import re
from pathlib import Path

from rephold.errors import ContentError, Place, Problem
from rephold.read.names import is_id
from rephold.read.schema import kind_named

STARTERS = Path(__file__).parent
ROSTER = "roster"
"""A table and no YAML, so no kind of file like the others."""
_ID_LINE = re.compile(r"^(id|figure): .*$", re.MULTILINE)


def starter(name: str, new_id: str | None = None, asked_at: Place | None = None) -> str:
    """YAML text of this kind with this id (left out, `my-` and the kind), valid, each field in a comment.

    A clinic and a prescription have no id; for them `new_id` does nothing. ContentError if it is no id.
    """
    kind = kind_named(name)
    new_id = new_id or f"my-{kind.name}"
    if not is_id(new_id):
        hint = "write lower-case words joined with hyphens, such as cat-camel"
        raise ContentError(Problem(asked_at or Place("ID"), f"'{new_id}' is not an id", hint))
    text = (STARTERS / f"{kind.name}.yaml").read_text(encoding="utf-8")
    return _ID_LINE.sub(rf"\1: {new_id}", text, count=1) if kind.id_field else text


def example_roster() -> str:
    """A roster of three rows, as CSV."""
    return (STARTERS / "roster.csv").read_text(encoding="utf-8")
