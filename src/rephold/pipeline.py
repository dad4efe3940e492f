"""From a request to a finished file: read, prescribe, compose, draw. One function a product."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rephold.compose.handout import compose
from rephold.compose.inks import inks_for
from rephold.draw.sheet import Sheet, draw
from rephold.errors import Place, Problem
from rephold.figures.art import load_art
from rephold.figures.shown import alternative_texts, baked
from rephold.model.prescription import Prescription, Request
from rephold.prescribe.prescribe import prescribe
from rephold.prescribe.remarks import remarks
from rephold.read.library import Library
from rephold.words.words import Words

DEFAULT_LAYOUT = "handout"


@dataclass(frozen=True)
class Made:
    """A finished file: its bytes, how many pages it has, and what the one who prints it should know."""

    data: bytes
    pages: int
    remarks: tuple[Problem, ...] = ()


def make_handout(request: Request, library: Library, sources: Mapping[str, Place] | None = None) -> Made:
    """The handout for a request, as PDF. ContentError or MissingError lists everything that is wrong."""
    prescription = prescribe(request, library, sources=sources)
    layout = library.layout(request.layout or DEFAULT_LAYOUT)
    theme = library.theme(layout.theme)
    shown = _figures_of(prescription)
    clinic = prescription.clinic
    sheet = Sheet(
        paper=library.paper(request.paper or layout.paper),
        theme=theme,
        layout=layout,
        inks=inks_for(theme.inks, clinic),
        figures=baked(library.shelf, shown, theme.figures),
        logo=load_art(clinic.logo.file) if clinic and clinic.logo else None,
    )
    words = Words.load(request.lang)
    handout = compose(prescription, layout, words, alternative_texts(library.shelf, shown))
    return Made(*draw(handout, sheet), tuple(remarks(prescription)))


def _figures_of(prescription: Prescription) -> frozenset[str]:
    return frozenset(picture.figure for item in prescription.exercises for picture in item.exercise.pictures)
