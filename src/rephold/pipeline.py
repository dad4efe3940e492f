"""From a request to a finished file: read, prescribe, compose, draw. One function a product."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from rephold.compose.catalogue import catalogue
from rephold.compose.handout import compose
from rephold.compose.inks import in_ink, inks_for
from rephold.compose.log import compose_log
from rephold.compose.log_template import log_template, template_json
from rephold.compose.progress import progress_page
from rephold.compose.rights import rights_page
from rephold.draw.embedding import embedded
from rephold.draw.log import LogPlan, log_metadata, plan_log
from rephold.draw.sheet import Sheet, draw, metadata, pages_of
from rephold.draw.writer import write
from rephold.errors import ContentError, MissingError, Place, Problem
from rephold.figures.art import load_art
from rephold.figures.drawing import inked
from rephold.model.adherence import Adherence
from rephold.model.clinic import Clinic
from rephold.model.document import Handout
from rephold.model.layout import Layout
from rephold.model.log_request import LogRequest
from rephold.model.log_rules import LogRules
from rephold.model.log_template import LogTemplate
from rephold.model.prescription import Prescription, Request
from rephold.prescribe.places import Places
from rephold.prescribe.prescribe import prescribe
from rephold.prescribe.remarks import remarks
from rephold.read.drawings import Drawn, drawings
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


@dataclass(frozen=True)
class ProgressRequest:
    """What a progress page is asked for, besides the logs."""

    name: str | None = None
    clinic: Path | None = None
    paper: str | None = None
    lang: str = "en"


@dataclass(frozen=True)
class MadeLog(Made):
    """A file with a weekly log in it, and where everything on its pages stands."""

    template: LogTemplate = field(kw_only=True)


def make_handout(request: Request, library: Library, sources: _Sources = None) -> Made:
    """The handout for a request, as PDF. ContentError or MissingError lists everything that is wrong."""
    prescription = prescribe(request, library, sources=sources)
    return _made(prescription, request, library, _layout(request, library, DEFAULT_LAYOUT))


def make_leaflet(request: Request, library: Library, sources: _Sources = None) -> Made:
    """The leaflet of a programme for nobody in particular, or one of DESK_SHEETS; errors as for a handout."""
    if request.programme in DESK_SHEETS:
        return DESK_SHEETS[request.programme](request, library, Places(sources or {}))
    prescription = prescribe(request, library, sources=sources, leaflet=True)
    layout = _layout(request, library, LEAFLET_LAYOUT)
    if not prescription.exercises and not {"before", "after"} & set(layout.sections):
        what = f"layout {layout.id} prints no chapters, and {request.programme} has nothing else"
        hint = f"use layout {LEAFLET_LAYOUT}, or one with the sections before and after"
        if library.edition(request.edition).sections is not None:
            what = f"{request.edition} prints exercises, and {request.programme} has none"
            hint = "take another edition, such as large-print"
        named = "edition" if request.edition != "standard" else "layout"
        raise ContentError(Problem(Places(sources or {}).value(named), what, hint))
    return _made(prescription, request, library, layout)


def make_sign_off(request: Request, library: Library) -> Made:
    """The sheet on which a person signs a programme, filled in as far as a program can tell."""
    from rephold.check.scores import instruments  # no patient's sheet pays for it
    from rephold.compose.sign_off import sign_off_sheet

    prescription = prescribe(request, library, leaflet=True)
    layout = library.layout(request.layout or LEAFLET_LAYOUT)
    filled_in = instruments(prescription, library)
    document = sign_off_sheet(prescription, filled_in.values(), Words.load(request.lang))
    sheet = _sheet(request, library, layout, prescription.clinic, Drawn({}, {}))
    return Made(*draw(document, sheet), tuple(remarks(prescription)))


def make_progress(found: Adherence, rules: LogRules, request: ProgressRequest, library: Library) -> Made:
    """The progress page of one person's logs."""
    clinic = library.clinic(request.clinic, Place("--clinic"))
    layout = library.layout(LEAFLET_LAYOUT)
    theme = library.theme(layout.theme)
    document = progress_page(found, rules, request.name, clinic, Words.load(request.lang))
    paper = library.paper(request.paper or layout.paper, Place("--paper"))
    logo = load_art(clinic.logo.file) if clinic and clinic.logo else None
    return Made(*draw(document, Sheet(paper, theme, layout, inks_for(theme.inks, clinic), {}, logo)))


def make_log(
    request: Request, log: LogRequest, library: Library, log_id: str, sources: _Sources = None
) -> MadeLog:
    """The weekly log for a request, as PDF, under this id; errors as for a handout."""
    prescription = prescribe(request, library, sources=sources)
    layout = _layout(request, library, DEFAULT_LAYOUT)
    planned, drawn = _planned_log(prescription, request, log, library, layout, log_id)
    pages, described = planned.pages()
    template = log_template(prescription, log, planned.log, described)
    data = write(pages, log_metadata(planned.log, template_json(template)), embedded)
    return MadeLog(data, len(pages), (*remarks(prescription), *drawn.remarks), template=template)


def make_pack(
    request: Request, log: LogRequest, library: Library, log_id: str, sources: _Sources = None
) -> MadeLog:
    """The handout and after it the weekly log, as one document with one structure; errors as for both."""
    prescription = prescribe(request, library, sources=sources)
    layout = _layout(request, library, DEFAULT_LAYOUT)
    document, sheet, drawn = _composed(prescription, request, library, layout)
    planned, _ = _planned_log(prescription, request, log, library, layout, log_id)
    first = pages_of(document, sheet, after=len(planned.parts))
    last, described = planned.pages(len(first) + 1, len(first) + len(planned.parts))
    template = log_template(prescription, log, planned.log, described)
    meta = replace(metadata(document), log_template=template_json(template))
    data = write([*first, *last], meta, embedded)
    return MadeLog(data, len(first) + len(last), (*remarks(prescription), *drawn.remarks), template=template)


def _planned_log(
    prescription: Prescription,
    request: Request,
    log: LogRequest,
    library: Library,
    layout: Layout,
    log_id: str,
) -> tuple[LogPlan, Drawn]:
    figures = {item.exercise.emblem.figure for item in prescription.exercises}
    drawn = _drawn(figures, request, library, layout, prescription.clinic)
    week_log = compose_log(prescription, log, log_id, Words.load(request.lang), drawn.alts)
    return plan_log(week_log, _sheet(request, library, layout, prescription.clinic, drawn)), drawn


def _layout(request: Request, library: Library, usual: str) -> Layout:
    layout = library.layout(request.layout or usual)
    return library.edition(request.edition).applied(layout)


def _made(prescription: Prescription, request: Request, library: Library, layout: Layout) -> Made:
    document, sheet, drawn = _composed(prescription, request, library, layout)
    return Made(*draw(document, sheet), (*remarks(prescription), *drawn.remarks))


def _composed(
    prescription: Prescription, request: Request, library: Library, layout: Layout
) -> tuple[Handout, Sheet, Drawn]:
    clinic = prescription.clinic
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
    drawn = _drawn(figures, request, library, layout, clinic)
    document = compose(prescription, layout, Words.load(request.lang), drawn.alts)
    return document, _sheet(request, library, layout, clinic, drawn), drawn


def _make_catalogue(request: Request, library: Library, places: Places) -> Made:
    """The index of all exercises in pictures; those that wait for a review are left out, with a remark."""
    clinic = library.clinic(request.clinic, places.value("clinic"))
    layout = library.layout(request.layout or "catalogue", places.value("layout"))
    index = exercise_index(library)
    figures = {exercise.emblem.figure for exercise in index.exercises}
    drawn = _drawn(figures, request, library, layout, clinic)
    document = catalogue(index, clinic, Words.load(request.lang), drawn.alts)
    sheet = _sheet(request, library, layout, clinic, drawn, places)
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
    return Made(*draw(document, _sheet(request, library, layout, clinic, Drawn({}, {}), places)))


DESK_SHEETS: Mapping[str, Callable[[Request, Library, Places], Made]] = MappingProxyType(
    {"catalogue": _make_catalogue, "credits": _make_credits}
)
"""Sheets for staff, by what they are called in place of a programme."""


def _drawn(
    figures: set[str], request: Request, library: Library, layout: Layout, clinic: Clinic | None
) -> Drawn:
    person = request.figures or (clinic and clinic.figures) or layout.figures
    return drawings(library, figures, library.theme(layout.theme).figures, person, request.lang)


def _sheet(
    request: Request,
    library: Library,
    layout: Layout,
    clinic: Clinic | None,
    drawn: Drawn,
    places: Places | None = None,
) -> Sheet:
    ink = request.ink or (clinic and clinic.ink) or layout.ink
    theme = library.edition(request.edition).sized(library.theme(layout.theme))
    return Sheet(
        paper=library.paper(request.paper or layout.paper, (places or Places()).value("paper")),
        theme=theme,
        layout=layout,
        inks=in_ink(inks_for(theme.inks, clinic), ink),
        figures={name: inked(drawing, ink) for name, drawing in drawn.figures.items()},
        logo=load_art(clinic.logo.file) if clinic and clinic.logo else None,
        filled=ink != "saver",
    )


def _figures_of(prescription: Prescription) -> frozenset[str]:
    return frozenset(picture.figure for item in prescription.exercises for picture in item.exercise.pictures)
