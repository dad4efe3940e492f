"""From a request to a finished file: read, prescribe, compose, draw. One function a product."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import BinaryIO

from rephold.compose.catalogue import catalogue
from rephold.compose.handout import compose, readdressed
from rephold.compose.inks import inks_for
from rephold.compose.rights import rights_page
from rephold.compose.separator import separator
from rephold.draw.fragment import Metadata
from rephold.draw.print_run import PrintRun
from rephold.draw.sheet import PRODUCER, Drawn, Sheet, Stocks, draw, pages_of
from rephold.draw.stock import Stock
from rephold.errors import ContentError, MissingError, Place, Problem
from rephold.figures.art import Art, load_art
from rephold.model.clinic import Clinic
from rephold.model.document import Document, Handout
from rephold.model.layout import Layout
from rephold.model.person import Person
from rephold.model.prescription import Prescription, Request
from rephold.prescribe.addressed import addressed, routine_of
from rephold.prescribe.places import Places
from rephold.prescribe.prescribe import prescribe
from rephold.prescribe.remarks import remarks
from rephold.read.drawings import Drawings, Known, drawings
from rephold.read.index import exercise_index
from rephold.read.library import Library
from rephold.read.rights import all_rights
from rephold.words.words import Words

DEFAULT_LAYOUT = "handout"
LEAFLET_LAYOUT = "leaflet"
_Sources = Mapping[str, Place] | None


@dataclass(frozen=True)
class Made:
    """A finished file: its bytes, how many pages it has, and what the one who prints it should know."""

    data: bytes
    pages: int
    remarks: tuple[Problem, ...] = ()


def make_handout(request: Request, library: Library, sources: _Sources = None) -> Made:
    """The handout for a request, as PDF. ContentError or MissingError lists everything that is wrong."""
    return Press(library).handout(request, sources)


def make_leaflet(request: Request, library: Library, sources: _Sources = None) -> Made:
    """The leaflet of a programme for nobody in particular, or one of DESK_SHEETS; errors as for a handout."""
    if request.programme in DESK_SHEETS:
        return DESK_SHEETS[request.programme](request, library, Places(sources or {}))
    press = Press(library)
    return press.made(press.composed_leaflet(request, sources))


@dataclass(frozen=True)
class Composed:
    """A sheet to be drawn: what it says, how it looks, and what the one who prints it should know."""

    prescription: Prescription
    document: Document
    sheet: Sheet
    remarks: tuple[Problem, ...] = ()


class Press:
    """Makes sheets of one library, and keeps what they have in common for the next.

    A sheet comes out the same whatever was made before it. What is kept is bounded, by content, and lives as
    long as the press; a file that changes meanwhile is not read again.
    """

    def __init__(self, library: Library) -> None:
        self.library = library
        self.stocks = Stocks()
        self._routines = Stock(16)
        self._known: Known = {}

    def handout(self, request: Request, sources: _Sources = None) -> Made:
        """The handout for a request, as PDF. ContentError or MissingError lists everything that is wrong."""
        return self.made(self.composed(request, sources))

    def made(self, composed: Composed) -> Made:
        """The file of a sheet."""
        return Made(*draw(composed.document, composed.sheet, self.stocks), composed.remarks)

    def drawn(self, composed: Composed) -> Drawn:
        """The pages of a sheet."""
        return pages_of(composed.document, composed.sheet, self.stocks)

    def composed(self, request: Request, sources: _Sources = None) -> Composed:
        """The handout for a request; errors as of `handout`."""
        prescription = self._prescribed(request, sources)
        layout = self.library.layout(request.layout or DEFAULT_LAYOUT)
        return self._composed(prescription, request, layout)

    def composed_leaflet(self, request: Request, sources: _Sources = None) -> Composed:
        """The leaflet of a programme; errors as of `handout`."""
        prescription = self._prescribed(request, sources, leaflet=True)
        layout = self.library.layout(request.layout or LEAFLET_LAYOUT)
        if not prescription.exercises and not {"before", "after"} & set(layout.sections):
            what = f"layout {layout.id} prints no chapters, and {request.programme} has nothing else"
            hint = f"use layout {LEAFLET_LAYOUT}, or one with the sections before and after"
            raise ContentError(Problem(Places(sources or {}).value("layout"), what, hint))
        return self._composed(prescription, request, layout)

    def _prescribed(self, request: Request, sources: _Sources, *, leaflet: bool = False) -> Prescription:
        def make() -> Prescription:
            return prescribe(request, self.library, sources=sources, leaflet=leaflet)

        if request.review and request.date and request.review < request.date:
            return make()  # which says so
        return addressed(self._routines.get(("prescribed", leaflet, routine_of(request)), make), request)

    def drawings(self, figures: frozenset[str], style: str, person: Person, language: str) -> Drawings:
        """The drawings of a sheet; each is read once."""
        asked = (figures, style, person, language)
        return self._routines.get(asked, lambda: drawings(self.library, *asked, self._known))

    def logo(self, clinic: Clinic | None) -> Art | None:
        """The clinic's logo, read once."""
        file = clinic.logo.file if clinic and clinic.logo else None
        return self._routines.get(("logo", file), lambda: load_art(file)) if file else None

    def _composed(self, prescription: Prescription, request: Request, layout: Layout) -> Composed:
        def make() -> Composed:
            return _composed(prescription, request, layout, self)

        key = ("composed", prescription.patient is None, routine_of(request))
        found = self._routines.get(key, make)
        document = found.document
        if isinstance(document, Handout):
            document = readdressed(document, prescription, Words.load(request.lang))
        return Composed(prescription, document, found.sheet, (*remarks(prescription), *found.remarks))


def _composed(prescription: Prescription, request: Request, layout: Layout, press: Press) -> Composed:
    clinic, library = prescription.clinic, press.library
    figures = {
        picture.figure
        for item in prescription.exercises
        for picture in (*item.exercise.pictures, *([item.incorrect] if item.incorrect else []))
    }
    for chapter in prescription.programme.chapters:
        if chapter.place in layout.sections:
            pairs = [picture for pair in chapter.comparisons for picture in (pair.correct, pair.incorrect)]
            figures |= {picture.figure for picture in (*chapter.figures, *pairs)}
    if problems := library.missing_in_chapters(prescription.programme.id, layout.sections):
        raise MissingError(*sorted(problems))
    drawn = _drawn(figures, request, press, layout, clinic)
    document = compose(prescription, layout, Words.load(request.lang), drawn.alts)
    sheet = _sheet(request, press, layout, clinic, drawn)
    return Composed(prescription, document, sheet, drawn.remarks)


def make_print_run(
    requests: Iterable[Request], press: Press, out: BinaryIO, *, duplex: bool = True, separators: bool = False
) -> int:
    """Writes the handouts of all requests as one file for a printer, and gives back its number of pages.

    With `duplex` each patient's pages start on a fresh sheet of paper; `separators` puts a sheet with the
    patient's name before them. ContentError or MissingError for the first request that has something wrong;
    what was written until then is no file. ValueError without any request.
    """
    run, newest, words = PrintRun(out, duplex=duplex), "", Words.load("en")
    for request in requests:
        composed, words = press.composed(request), Words.load(request.lang)
        sheets = [press.drawn(composed).pages]
        if separators:
            before = separator(composed.prescription, words)
            sheets.insert(0, press.drawn(replace(composed, document=before)).pages)
        run.add(sheets, request.patient.name or words.say("print-run-nobody"))
        newest = max(newest, f"{composed.document.date:%Y%m%d}000000")
    title, about = words.say("print-run"), words.say("print-run-about")
    run.close(Metadata(title, PRODUCER, about, words.language, newest, PRODUCER))
    return run.pages


def _make_catalogue(request: Request, library: Library, places: Places) -> Made:
    """The index of all exercises in pictures; those that wait for a review are left out, with a remark."""
    clinic = library.clinic(request.clinic, places.value("clinic"))
    layout = library.layout(request.layout or "catalogue", places.value("layout"))
    index = exercise_index(library)
    figures = {exercise.emblem.figure for exercise in index.exercises}
    press = Press(library)
    drawn = _drawn(figures, request, press, layout, clinic)
    document = catalogue(index, clinic, Words.load(request.lang), drawn.alts)
    sheet = _sheet(request, press, layout, clinic, drawn, places)
    said = list(drawn.remarks)
    if index.drafts:
        what = f"left out, because they wait for a review: {', '.join(index.drafts)}"
        said.append(Problem(Place("exercises"), what))
    return Made(*draw(document, sheet), tuple(said))


def _make_credits(request: Request, library: Library, places: Places) -> Made:
    """The page that says who holds which rights."""
    clinic = library.clinic(request.clinic, places.value("clinic"))
    layout = library.layout(request.layout or LEAFLET_LAYOUT, places.value("layout"))
    rights = all_rights(library)
    day = max(library.programme(name).published for name in library.shelf.names("programmes"))
    document = rights_page(rights, clinic, day, Words.load(request.lang))
    return Made(*draw(document, _sheet(request, Press(library), layout, clinic, Drawings({}, {}), places)))


DESK_SHEETS: Mapping[str, Callable[[Request, Library, Places], Made]] = MappingProxyType(
    {"catalogue": _make_catalogue, "credits": _make_credits}
)
"""Sheets for staff, by what they are called in place of a programme."""


def _drawn(
    figures: set[str], request: Request, press: Press, layout: Layout, clinic: Clinic | None
) -> Drawings:
    person = request.figures or (clinic and clinic.figures) or layout.figures
    style = press.library.theme(layout.theme).figures
    return press.drawings(frozenset(figures), style, person, request.lang)


def _sheet(
    request: Request,
    press: Press,
    layout: Layout,
    clinic: Clinic | None,
    drawn: Drawings,
    places: Places | None = None,
) -> Sheet:
    library = press.library
    theme = library.theme(layout.theme)
    return Sheet(
        paper=library.paper(request.paper or layout.paper, (places or Places()).value("paper")),
        theme=theme,
        layout=layout,
        inks=inks_for(theme.inks, clinic),
        figures=drawn.figures,
        logo=press.logo(clinic),
    )
