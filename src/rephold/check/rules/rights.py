"""Whose pictures and facts these are, and whether pictures are told in words that help."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from rephold.check.rule import Finding, found, limit
from rephold.check.rules.language import unplain
from rephold.check.subjects import Corpus, Subject, shown
from rephold.errors import Place, RepholdError
from rephold.model.credits import EVERY_OTHER, Credits
from rephold.model.pose import Pose
from rephold.model.programme import Programme
from rephold.model.safety import Disclaimer, RedFlags
from rephold.read.rights import all_rights

_DATED = re.compile(r"\b(?:1[89]|20)\d\d\b|\b\d+(?:st|nd|rd|th) edition\b|\bISBN\b", re.IGNORECASE)
EMPTY_ALT = re.compile(
    r"^(?:an? )?(?:image|picture|figure|photo|drawing|illustration|graphic)s?[\s\d.:#-]*$|"
    r"^\S+\.(?:svg|png|jpe?g|gif|pdf)$",
    re.IGNORECASE,
)
"""Alternative texts that say nothing: `figure 1`, `image`, `cat.png`."""


def rights(subject: Subject, corpus: Corpus) -> Iterator[Finding]:
    """What is wrong with sources, alternative texts and rights of a file."""
    noun = subject.noun
    if isinstance(noun, Disclaimer | RedFlags | Programme):
        if not noun.sources:
            yield found("rights/sources", subject.at(), "names no sources")
        dated = [number for number, source in enumerate(noun.sources) if _DATED.search(source)]
        if noun.sources and not dated:
            yield found("rights/dated-source", subject.at("sources"), "none has a year", noun.sources[0])
    elif isinstance(noun, Pose):
        yield from says_nothing(noun.alt, subject.at("alt"))
        yield from unplain(noun.alt, subject.at("alt"))
    elif isinstance(noun, Credits):
        for name, held in noun.figures.items():
            if held.alt is not None:
                yield from says_nothing(held.alt, subject.at("figures", name, "alt"))
        if EVERY_OTHER not in noun.figures and corpus.library.shelf.clinic_folder is None:
            yield found("rights/figures", subject.at(), f"has no {EVERY_OTHER}")


def says_nothing(alt: str, place: Place) -> Iterator[Finding]:
    """A finding if an alternative text in a file of content does not help who cannot see the picture."""
    if EMPTY_ALT.search(alt) or len(alt) < limit("rights/alt-text"):
        yield found("rights/alt-text", place, len(alt), alt)


def own_pictures(corpus: Corpus, root: Path) -> Iterator[Finding]:
    """Pictures of a clinic's own without author, licence or words."""
    try:
        all_rights(corpus.library)
    except RepholdError as error:
        for problem in error.problems:
            place = replace(problem.place, source=shown(problem.place.source, root))
            yield found("rights/figures", place, problem.what, hint=problem.hint)
