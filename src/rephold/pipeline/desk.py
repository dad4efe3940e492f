"""Sheets of a kind of their own: the index of exercises, rights, a sign-off, a patient's progress.

What only one of them needs is loaded by it, so that no handout pays for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from rephold.compose.inks import inks_for
from rephold.draw.sheet import Sheet, draw
from rephold.errors import Place, Problem
from rephold.model.prescription import Request
from rephold.pipeline.looks import Looks
from rephold.pipeline.made import Made
from rephold.pipeline.press import LEAFLET_LAYOUT
from rephold.prescribe.places import Places
from rephold.prescribe.prescribe import prescribe
from rephold.prescribe.remarks import remarks
from rephold.read.drawings import Drawings
from rephold.read.library import Library
from rephold.words.words import Words

if TYPE_CHECKING:
    from rephold.model.adherence import Adherence
    from rephold.model.log_rules import LogRules


@dataclass(frozen=True)
class ProgressRequest:
    """What a progress page is asked for, besides the logs."""

    name: str | None = None
    clinic: Path | None = None
    paper: str | None = None
    lang: str = "en"


def make_progress(found: Adherence, rules: LogRules, request: ProgressRequest, library: Library) -> Made:
    """The progress page of one person's logs."""
    from rephold.compose.progress import progress_page

    clinic = library.clinic(request.clinic, Place("--clinic"))
    layout = library.layout(LEAFLET_LAYOUT)
    theme = library.theme(layout.theme)
    document = progress_page(found, rules, request.name, clinic, Words.load(request.lang))
    paper = library.paper(request.paper or layout.paper, Place("--paper"))
    inks, logo = inks_for(theme.inks, clinic), Looks(library).logo(clinic)
    return Made(*draw(document, Sheet(paper, theme, layout, inks, {}, logo)))


def make_sign_off(request: Request, library: Library) -> Made:
    """The sheet on which a person signs a programme, filled in as far as a program can tell."""
    from rephold.check.scores import instruments
    from rephold.compose.sign_off import sign_off_sheet

    prescription = prescribe(request, library, leaflet=True)
    layout = library.layout(request.layout or LEAFLET_LAYOUT)
    filled_in = instruments(prescription, library)
    document = sign_off_sheet(prescription, filled_in.values(), Words.load(request.lang))
    sheet = Looks(library).sheet(request, layout, prescription.clinic, Drawings({}, {}))
    return Made(*draw(document, sheet), tuple(remarks(prescription)))


def _make_catalogue(request: Request, library: Library, places: Places) -> Made:
    """The index of all exercises in pictures; those that wait for a review are left out, with a remark."""
    from rephold.compose.catalogue import catalogue
    from rephold.read.index import exercise_index

    clinic = library.clinic(request.clinic, places.value("clinic"))
    layout = library.layout(request.layout or "catalogue", places.value("layout"))
    index, looks = exercise_index(library), Looks(library)
    figures = {exercise.emblem.figure for exercise in index.exercises}
    drawn = looks.drawings(figures, request, layout, clinic)
    document = catalogue(index, clinic, Words.load(request.lang), drawn.alts)
    sheet = looks.sheet(request, layout, clinic, drawn, places)
    said = list(drawn.remarks)
    if index.drafts:
        what = f"left out, because they wait for a review: {', '.join(index.drafts)}"
        said.append(Problem(Place("exercises"), what))
    return Made(*draw(document, sheet), tuple(said))


def _make_credits(request: Request, library: Library, places: Places) -> Made:
    """The page that says who holds which rights."""
    from rephold.compose.rights import rights_page
    from rephold.read.rights import all_rights

    clinic = library.clinic(request.clinic, places.value("clinic"))
    layout = library.layout(request.layout or LEAFLET_LAYOUT, places.value("layout"))
    rights = all_rights(library)
    day = max(library.programme(name).published for name in library.shelf.names("programmes"))
    document = rights_page(rights, clinic, day, Words.load(request.lang))
    return Made(*draw(document, Looks(library).sheet(request, layout, clinic, Drawings({}, {}), places)))


DESK_SHEETS: Mapping[str, Callable[[Request, Library, Places], Made]] = MappingProxyType(
    {"catalogue": _make_catalogue, "credits": _make_credits}
)
"""Sheets for staff, by what they are called in place of a programme."""
