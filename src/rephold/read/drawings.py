"""The drawings of one sheet: baked figures of one person throughout, or the clinic's own pictures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rephold.errors import Place, Problem
from rephold.figures.anatomy.shown import diagrams
from rephold.figures.art import load_art
from rephold.figures.drawing import Drawing
from rephold.figures.shown import alternative_texts, baked
from rephold.model.person import Person
from rephold.read.art import ArtRights
from rephold.read.collected import Collected
from rephold.read.library import Library
from rephold.shelf import Shelf

Known = dict[str, dict[str, Any]]
"""Drawings and texts of one library by kind (style, language) and figure."""


@dataclass(frozen=True)
class Drawings:
    """Drawings and what each shows, by figure id; `remarks` are for whoever prints the sheet."""

    figures: Mapping[str, Drawing]
    alts: Mapping[str, str]
    remarks: tuple[Problem, ...] = ()


def drawings(
    library: Library,
    figures: Iterable[str],
    style: str,
    person: Person,
    language: str = "en",
    known: Known | None = None,
) -> Drawings:
    """The drawings in this style; ContentError or MissingError with everything that is wrong with them.

    What is `known` is not read again, and what is read is added to it.

    A clinic's own picture goes before the figure it replaces. All baked people of a sheet are one person: if
    one figure is not baked as `person`, the whole sheet shows the usual one, and a remark says so. Figures
    that show nobody (without a pose) are the same for every person.
    """
    known = {} if known is None else known
    wanted = sorted(set(figures))
    own = {figure: library.art[figure] for figure in wanted if figure in library.art}
    people: list[str] = []
    others: list[str] = []
    for figure in wanted:
        if figure not in own:
            has_pose = library.shelf.find("poses", f"{figure}.yaml") is not None
            (people if has_pose else others).append(figure)
    lacking = _not_baked(library.shelf, people, style, person)
    ending = Person().folder_ending if lacking else person.folder_ending
    collected, rights = Collected(), ArtRights()
    found: dict[str, Drawing] = {}
    for figures_there, folder in ((people, f"{style}{ending}"), (others, style)):
        taken = collected.take(lambda f=figures_there, s=folder: _baked(library, f, s, known))  # type: ignore[misc]
        found |= taken or {}
    found |= collected.take(lambda: diagrams(library.shelf, others, style, language)) or {}
    alts = collected.take(lambda: _texts(library, people + others, language, known)) or {}
    for figure, path in own.items():
        art = collected.take(lambda path=path: load_art(path))  # type: ignore[misc]
        held = collected.take(lambda figure=figure, path=path: rights.of(figure, path))  # type: ignore[misc]
        if art and held:
            found[figure], alts[figure] = art, str(held.alt)
    collected.raise_any()
    return Drawings(found, alts, (_remark(person, lacking),) if lacking else ())


def _baked(library: Library, figures: list[str], style: str, known: Known) -> dict[str, Drawing]:
    there = known.setdefault(f"baked {style}", {})
    there |= baked(library.shelf, [figure for figure in figures if figure not in there], style)
    return {figure: there[figure] for figure in figures}


def _texts(library: Library, figures: list[str], language: str, known: Known) -> dict[str, str]:
    there = known.setdefault(f"texts {language}", {})
    if new := [figure for figure in figures if figure not in there]:
        there |= alternative_texts(library.shelf, new, language)
    return {figure: there[figure] for figure in figures}


def _not_baked(shelf: Shelf, figures: Iterable[str], style: str, person: Person) -> list[str]:
    """The figures that are not there for this person; none for the usual one, whose lack is an error."""
    if not person.folder_ending:
        return []
    folder = f"baked/{style}{person.folder_ending}"
    return [figure for figure in figures if shelf.find(folder, f"{figure}.json") is None]


def _remark(person: Person, lacking: list[str]) -> Problem:
    named = ", ".join(lacking[:5]) + (" …" if len(lacking) > 5 else "")
    what = f"the whole sheet shows {Person()}, for there is no drawing as {person} of {named}"
    return Problem(Place("figures"), what)
