"""Makes sheet after sheet of one library: what they have in common is read, composed and laid out once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rephold.compose.handout import compose, readdressed
from rephold.draw.embedding import rounded_up
from rephold.draw.fragment import Metadata, Page
from rephold.draw.narrow import TooNarrowError
from rephold.draw.sheet import Sheet, Stocks, metadata, pages_of
from rephold.draw.stock import Stock
from rephold.draw.writer import write
from rephold.errors import ContentError, MissingError, Place, Problem
from rephold.model.document import Document, Handout
from rephold.model.layout import Layout
from rephold.model.log_request import LogRequest
from rephold.model.prescription import Prescription, Request
from rephold.pipeline.looks import Looks
from rephold.pipeline.made import Made, MadeLog
from rephold.pipeline.quiet import Quiet
from rephold.prescribe.addressed import addressed, routine_of
from rephold.prescribe.days import wrong_days
from rephold.prescribe.places import Places
from rephold.prescribe.prescribe import prescribe
from rephold.prescribe.remarks import remarks
from rephold.read.library import Library
from rephold.words.words import Words

if TYPE_CHECKING:
    from rephold.draw.log import LogPlan
    from rephold.model.log_template import LogTemplate

DEFAULT_LAYOUT = "handout"
LEAFLET_LAYOUT = "leaflet"
Sources = Mapping[str, Place] | None


@dataclass(frozen=True)
class Composed:
    """A sheet to be drawn: what it says, how it looks, and what the one who prints it should know."""

    prescription: Prescription
    document: Document
    sheet: Sheet
    remarks: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Drawn:
    """A sheet's pages, before they are a file of their own, or part of a print run."""

    prescription: Prescription
    sheet: Sheet
    pages: Sequence[Page]
    meta: Metadata
    remarks: tuple[Problem, ...] = ()
    template: LogTemplate | None = None
    """Of the log among them."""


class Press:
    """Makes sheets, and keeps what they have in common for the next; only logs load what logs need.

    A sheet comes out the same whatever was made before it. What is kept is bounded, by content, and lives as
    long as the press; a file that changes meanwhile is not read again.
    """

    def __init__(self, library: Library) -> None:
        self.library = library
        self._looks = Looks(library)
        self._stocks = Stocks()
        self._quiet = Quiet()
        self._routines = Stock(16)

    def handout(self, request: Request, sources: Sources = None) -> Made:
        """The handout for a request, as PDF. ContentError or MissingError lists everything that is wrong."""
        with self._quiet.sheet():
            return self._made(self.drawn_handout(request, sources))

    def leaflet(self, request: Request, sources: Sources = None) -> Made:
        """The leaflet of a programme for nobody in particular; errors as of `handout`."""
        prescription = self._prescribed(request, sources, leaflet=True)
        layout = self._looks.layout(request, LEAFLET_LAYOUT)
        if not prescription.exercises and not {"before", "after"} & set(layout.sections):
            raise ContentError(self._nothing_to_say(request, layout, Places(sources or {})))
        return self._made(self._drawn(self._composed(prescription, request, layout)))

    def log(self, request: Request, log: LogRequest, log_id: str, sources: Sources = None) -> MadeLog:
        """The weekly log for a request, as PDF, under this id; errors as of `handout`."""
        return self._made_log(self.drawn_log(request, log, log_id, sources))

    def pack(self, request: Request, log: LogRequest, log_id: str, sources: Sources = None) -> MadeLog:
        """The handout and after it the log, as one document with one structure; errors as of both."""
        return self._made_log(self.drawn_pack(request, log, log_id, sources))

    def drawn_handout(self, request: Request, sources: Sources = None) -> Drawn:
        """The pages of `handout`."""
        with self._quiet.sheet():
            return self._drawn(self.composed(request, sources))

    def drawn_log(self, request: Request, log: LogRequest, log_id: str, sources: Sources = None) -> Drawn:
        """The pages of `log`."""
        from rephold.compose.log_template import log_template, template_json
        from rephold.draw.log import log_metadata

        prescription = self._prescribed(request, sources)
        plan, sheet, found = self._planned(prescription, request, log, log_id)
        pages, described = plan.pages()
        template = log_template(prescription, log, plan.log, described)
        meta = log_metadata(plan.log, template_json(template))
        said = (*remarks(prescription), *found)
        return Drawn(prescription, sheet, pages, meta, said, template)

    def drawn_pack(self, request: Request, log: LogRequest, log_id: str, sources: Sources = None) -> Drawn:
        """The pages of `pack`."""
        from rephold.compose.log_template import log_template, template_json

        composed = self.composed(request, sources)
        plan, _, found = self._planned(composed.prescription, request, log, log_id)
        first = self.pages(composed, after=len(plan.parts))
        last, described = plan.pages(len(first) + 1, len(first) + len(plan.parts))
        template = log_template(composed.prescription, log, plan.log, described)
        meta = replace(metadata(composed.document), log_template=template_json(template))
        pages = [*first, *last]
        said = tuple(dict.fromkeys((*composed.remarks, *found)))
        return Drawn(composed.prescription, composed.sheet, pages, meta, said, template)

    def composed(self, request: Request, sources: Sources = None) -> Composed:
        """The handout for a request, not yet drawn; errors as of `handout`."""
        prescription = self._prescribed(request, sources)
        return self._composed(prescription, request, self._looks.layout(request, DEFAULT_LAYOUT))

    def pages(self, composed: Composed, after: int = 0) -> list[Page]:
        """The pages of a sheet, as the first of a file with `after` more of them."""
        try:
            return pages_of(composed.document, composed.sheet, self._stocks, after)
        except TooNarrowError as error:
            place = self.library.place(Layout, composed.sheet.layout.id, ("cards", "columns"))
            raise ContentError(*(replace(problem, place=place) for problem in error.problems)) from None

    def _drawn(self, composed: Composed) -> Drawn:
        pages, meta = self.pages(composed), metadata(composed.document)
        return Drawn(composed.prescription, composed.sheet, pages, meta, composed.remarks)

    def _made(self, drawn: Drawn) -> Made:
        return Made(self._written(drawn), len(drawn.pages), drawn.remarks)

    def _made_log(self, drawn: Drawn) -> MadeLog:
        assert drawn.template is not None
        return MadeLog(self._written(drawn), len(drawn.pages), drawn.remarks, template=drawn.template)

    def _written(self, drawn: Drawn) -> bytes:
        with self._quiet.sheet():
            return write(drawn.pages, drawn.meta, rounded_up, self._stocks.beginnings)

    def _prescribed(self, request: Request, sources: Sources, *, leaflet: bool = False) -> Prescription:
        def make() -> Prescription:
            return prescribe(request, self.library, sources=sources, leaflet=leaflet)

        found = self._routines.get(("prescribed", leaflet, routine_of(request)), make)
        if any(wrong_days(request, found.programme, Places(sources or {}))):
            return make()  # which says so
        return addressed(found, request)

    def _composed(self, prescription: Prescription, request: Request, layout: Layout) -> Composed:
        def make() -> Composed:
            return self._newly_composed(prescription, request, layout)

        key = ("composed", prescription.patient is None, routine_of(request))
        found = self._routines.get(key, make)
        document = found.document
        if isinstance(document, Handout):
            document = readdressed(document, prescription, layout, Words.load(request.lang))
        return Composed(prescription, document, found.sheet, (*remarks(prescription), *found.remarks))

    def _newly_composed(self, prescription: Prescription, request: Request, layout: Layout) -> Composed:
        if problems := self.library.missing_in_chapters(prescription.programme.id, layout.sections):
            raise MissingError(*sorted(problems))
        clinic = prescription.clinic
        drawn = self._looks.drawings(_figures(prescription, layout), request, layout, clinic)
        document = compose(prescription, layout, Words.load(request.lang), drawn.alts)
        sheet = self._looks.sheet(request, layout, clinic, drawn)
        return Composed(prescription, document, sheet, drawn.remarks)

    def _planned(
        self, prescription: Prescription, request: Request, log: LogRequest, log_id: str
    ) -> tuple[LogPlan, Sheet, tuple[Problem, ...]]:
        from rephold.compose.log import compose_log
        from rephold.pipeline.log_paper import as_a_log, log_remarks, plan_on

        asked = as_a_log(request, self.library)
        layout, clinic = self._looks.layout(asked, DEFAULT_LAYOUT), prescription.clinic
        figures = {item.exercise.emblem.figure for item in prescription.exercises}
        drawn = self._looks.drawings(figures, asked, layout, clinic)
        week_log = compose_log(prescription, log, log_id, Words.load(request.lang), drawn.alts)
        sheet = self._looks.sheet(asked, layout, clinic, drawn)
        said = (*drawn.remarks, *log_remarks(request, asked, sheet))
        return plan_on(week_log, sheet, self.library), sheet, said

    def _nothing_to_say(self, request: Request, layout: Layout, places: Places) -> Problem:
        what = f"layout {layout.id} prints no chapters, and {request.programme} has nothing else"
        hint = f"use layout {LEAFLET_LAYOUT}, or one with the sections before and after"
        if self.library.edition(request.edition).sections is not None:
            what = f"{request.edition} prints exercises, and {request.programme} has none"
            hint = "take another edition, such as large-print"
        named = "edition" if request.edition != "standard" else "layout"
        return Problem(places.value(named), what, hint)


def _figures(prescription: Prescription, layout: Layout) -> set[str]:
    """The figures of the exercises and of the chapters that are printed."""
    figures = {
        picture.figure
        for item in prescription.exercises
        for picture in (*item.exercise.pictures, *([item.incorrect] if item.incorrect else []))
    }
    for chapter in prescription.programme.chapters:
        if chapter.place in layout.sections:
            pairs = [picture for pair in chapter.comparisons for picture in (pair.correct, pair.incorrect)]
            figures |= {picture.figure for picture in (*chapter.figures, *pairs)}
    return figures
