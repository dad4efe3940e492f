"""Sheets of every edition: composed, and made once a run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import get_args

from rephold.check.tagged import TaggedPdf
from rephold.compose.handout import compose
from rephold.figures.shown import alternative_texts
from rephold.model.document import Handout
from rephold.model.edition_names import EditionName
from rephold.model.layout import Layout
from rephold.model.prescription import Prescription, Request
from rephold.pipeline import Made, make_leaflet
from rephold.prescribe.prescribe import prescribe
from rephold.words.words import Words
from support.pdf_items import Item, items
from support.sheets import library

EDITIONS: tuple[str, ...] = get_args(EditionName)
WHOLE = ("standard", "comfortable", "large-print")
"""Editions that say all that the standard one says; the others have easy words, or are summaries."""
PROGRAMMES = tuple(name for name in library().shelf.names("programmes") if library().programme(name).steps)
WORDS_ONLY = tuple(name for name in library().shelf.names("programmes") if name not in PROGRAMMES)


@cache
def alts() -> dict[str, str]:
    """What every figure shows."""
    return alternative_texts(library().shelf, library().figures())


@dataclass(frozen=True)
class EditionSheet:
    """A programme's leaflet in an edition, on the edition's paper or another."""

    programme: str
    edition: str
    paper: str | None = None

    @cached_property
    def asked(self) -> Request:
        """The request."""
        asked = {"programme": self.programme, "edition": self.edition, "paper": self.paper}
        return Request.model_validate(asked)

    @cached_property
    def prescription(self) -> Prescription:
        """What the request becomes."""
        return prescribe(self.asked, library(), leaflet=True)

    @cached_property
    def layout(self) -> Layout:
        """The leaflet's layout in this edition."""
        return library().edition(self.edition).applied(library().layout("leaflet"))

    @cached_property
    def document(self) -> Handout:
        """What the sheet has to say."""
        return compose(self.prescription, self.layout, Words.load("en"), alts())

    @cached_property
    def made(self) -> Made:
        """The file."""
        return make_leaflet(self.asked, library())

    @cached_property
    def pdf(self) -> TaggedPdf:
        """The file, opened for questions about its structure."""
        return TaggedPdf(self.made.data)

    @cached_property
    def items(self) -> list[Item]:
        """Everything painted, with its place."""
        return items(self.made.data)


@cache
def edition_sheet(programme: str, edition: str, paper: str | None = None) -> EditionSheet:
    """The sheet, made once a run."""
    return EditionSheet(programme, edition, paper)


def never_lost(prescription: Prescription) -> Iterator[str]:
    """Every text that no edition may leave out, not even a summary."""
    words, disclaimer, flags = Words.load("en"), prescription.disclaimer, prescription.red_flags
    for item in prescription.exercises:
        sided = words.other_side if item.dose.side == "left" else str
        yield item.heading
        yield from (sided(sentence) for sentence in item.exercise.take_care)
        yield from [item.when] if item.when else []
    yield from [prescription.cautions.lead] if prescription.exercises else []
    for caution, _ in prescription.applying_cautions:
        yield from (caution.who, caution.do)
    yield from (*disclaimer.before, disclaimer.stop_title, *disclaimer.stop)
    yield from disclaimer.last(exercises=bool(prescription.exercises))
    yield from (flags.now_lead, *flags.now, flags.soon_lead, *flags.soon)
    yield from disclaimer.pain_guide if prescription.exercises else ()


def said_in_short(prescription: Prescription) -> Iterator[str]:
    """What the front of the fridge page says of stop signs and warning signs."""
    for text in (prescription.disclaimer.stop_short, prescription.red_flags.now_short):
        assert text, "without it the front says all stop signs and warning signs in full"
        yield text.replace("**", "")
