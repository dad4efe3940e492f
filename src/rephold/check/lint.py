"""The checks as a whole: files of content in, findings out, sorted by place, each once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from rephold.check.rule import Finding, found
from rephold.check.rules.dose import dose
from rephold.check.rules.language import language
from rephold.check.rules.layout import layout
from rephold.check.rules.rights import own_pictures, rights
from rephold.check.rules.safety import safety
from rephold.check.scores import scores
from rephold.check.subjects import Corpus, Subject, shown
from rephold.errors import RepholdError

FAMILIES: tuple[Callable[[Subject, Corpus], Iterator[Finding]], ...] = (
    language,
    safety,
    dose,
    rights,
    layout,
    scores,
)


def lint(corpus: Corpus, root: Path, *, pictures: bool = True) -> tuple[Finding, ...]:
    """Everything that is found in files of content; places are told as seen from `root`.

    With `pictures` the rights of a clinic's own pictures are looked at too.
    """
    findings = {*corpus.unreadable, *(own_pictures(corpus, root) if pictures else ())}
    for subject in corpus.subjects:
        for family in FAMILIES:
            try:
                findings |= set(family(subject, corpus))
            except RepholdError as error:
                for problem in error.problems:
                    place = replace(problem.place, source=shown(problem.place.source, root))
                    findings.add(found("content/valid", place, problem.what, hint=problem.hint))
    return tuple(sorted(findings))
