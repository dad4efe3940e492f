"""Handouts of what ships, each made once a run and kept: what was asked, composed, drawn, and read back."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from rephold.check.tagged import Node, TaggedPdf, owners
from rephold.compose.handout import compose
from rephold.compose.inks import inks_for
from rephold.figures.shown import alternative_texts
from rephold.model.document import Handout
from rephold.model.layout import Inks, Layout, Paper
from rephold.model.prescription import Prescription, Request
from rephold.pipeline import Made, make_handout
from rephold.prescribe.prescribe import prescribe
from rephold.read.library import Library
from rephold.shelf import Shelf
from rephold.words.words import Words
from support.pdf_items import Item, items

CLINICS = Path(__file__).parent / "clinic"
PROGRAMME = "low-back-pain"
PAPERS = ("a4", "letter", "a5", "a3", "200x250mm")
LAYOUTS = ("handout", "handout-compact")
PATIENT = {
    "patient": {"name": "Zoë Łukasiewicz"},
    "clinician": "Sam O'Hara",
    "date": "2026-11-23",
    "review": "2026-12-07",
    "side": {"figure-four-stretch": "left"},
    "note": {"cat-camel": "Use the bed if the floor is too low."},
}


@cache
def library() -> Library:
    """What ships, read once."""
    return Library(Shelf())


@dataclass(frozen=True)
class Sheet:
    """A handout of `request`, a name for it, and everything that can be found out about it."""

    name: str
    request: dict[str, Any] = field(hash=False)

    @cached_property
    def asked(self) -> Request:
        """The request."""
        return Request.model_validate({"programme": PROGRAMME, **self.request})

    @cached_property
    def prescription(self) -> Prescription:
        """What the request becomes."""
        return prescribe(self.asked, library())

    @cached_property
    def layout(self) -> Layout:
        """The layout in use."""
        return library().layout(self.asked.layout or "handout")

    @cached_property
    def paper(self) -> Paper:
        """The paper in use."""
        return library().paper(self.asked.paper or self.layout.paper)

    @cached_property
    def inks(self) -> Inks:
        """The colours in use."""
        return inks_for(library().theme(self.layout.theme).inks, self.prescription.clinic)

    @cached_property
    def handout(self) -> Handout:
        """What the sheet has to say."""
        alts = alternative_texts(
            library().shelf,
            [p.figure for item in self.prescription.exercises for p in item.exercise.pictures],
        )
        return compose(self.prescription, self.layout, Words.load(self.asked.lang), alts)

    @cached_property
    def made(self) -> Made:
        """The file."""
        return make_handout(self.asked, library())

    @cached_property
    def pdf(self) -> TaggedPdf:
        """The file, opened for questions about its structure."""
        return TaggedPdf(self.made.data)

    @cached_property
    def items(self) -> list[Item]:
        """Everything painted, with its place."""
        return items(self.made.data)

    @cached_property
    def owners(self) -> dict[tuple[int, int], list[Node]]:
        """(page, mark) -> the element that owns it and those around it, the innermost first."""
        return owners(self.pdf.document)

    def inside(self, node: Node) -> list[Item]:
        """Everything painted for an element and those in it."""
        below = {each.number for each in node.walk()}
        return [
            item
            for item in self.items
            if (item.page, item.mark) in self.owners and self.owners[item.page, item.mark][0].number in below
        ]


def _all() -> list[Sheet]:
    found = [
        Sheet(f"{layout}-{paper}-{kind}", {"layout": layout, "paper": paper, **more})
        for layout, paper, (kind, more) in itertools.product(
            LAYOUTS, PAPERS, [("bare", {}), ("full", {**PATIENT, "clinic": CLINICS / "svg.yaml"})]
        )
    ]
    found += [
        Sheet(f"handout-a4-{kind}", {"layout": "handout", "paper": "a4", "clinic": CLINICS / f"{kind}.yaml"})
        for kind in ("png", "jpg")
    ]
    return found


SHEETS = {sheet.name: sheet for sheet in _all()}
"""Layouts by papers, bare (nothing known, no clinic) and full (patient, clinic, SVG logo), other logos."""

BARE = SHEETS["handout-a4-bare"]
FULL = SHEETS["handout-a4-full"]
