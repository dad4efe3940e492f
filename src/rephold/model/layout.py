"""How pages look, as data: paper, theme and layout, stacked in this order."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from rephold.model.colour import READABLE, VISIBLE, Colour, too_weak
from rephold.model.edition_names import Ink
from rephold.model.noun import Noun
from rephold.model.person import Person
from rephold.model.text import Id, Line

SectionName = Literal[
    "about", "before", "exercises", "after", "cautions", "moving-on", "pain-guide", "soon", "glance", "plan",
    "stop", "take-care", "in-short", "full-sheet",
]  # fmt: skip
LineName = Literal["feel", "take-care", "why", "easier", "harder"]
NEVER_LEFT_OUT: tuple[SectionName, ...] = ("exercises", "cautions", "pain-guide", "soon")

Millimetres = Annotated[float, Field(gt=0, le=2000)]
Points = Annotated[float, Field(gt=0, le=200)]
CARD, CARD_MARGIN = 90.0, 10.0
"""Millimetres: a paper narrower than this is a card; anything larger has this margin at least."""
BodySize = Annotated[float, Field(ge=12, le=72)]
LabelSize = Annotated[float, Field(ge=10, le=72)]


class Paper(Noun):
    """A sheet: size and margins in millimetres."""

    id: Line
    width_mm: Annotated[float, Field(ge=60, le=1200)]
    height_mm: Annotated[float, Field(ge=50, le=1800)]
    margin_mm: Annotated[float, Field(ge=4, le=40)] = 14
    """Free on all sides: 10 mm or more, which office printers leave white; cards are cut and need less."""
    binding_mm: Annotated[float, Field(ge=0, le=40)] = 0
    """More on the left, for holes."""

    @model_validator(mode="after")
    def _printable(self) -> Self:
        if self.margin_mm < CARD_MARGIN and min(self.width_mm, self.height_mm) >= CARD:
            raise ValueError(
                f"has a margin below {CARD_MARGIN:g} mm, which only cards may have; give it more"
            )
        return self


class Sizes(Noun):
    """Type sizes in points: UKAAF clear print asks for 12 or more; labels are a documented exception."""

    title: Points = 27
    purpose: BodySize = 13
    heading: BodySize = 16
    body: BodySize = 12
    label: LabelSize = 10.5
    """Captions and labels of fields."""
    numeral: BodySize = 16
    """Numbers in dose chips and plan."""
    leading: Annotated[float, Field(ge=1.2, le=2)] = 1.36
    """Line distance as a multiple of the size."""


class Inks(Noun):
    """Colours of a page; those that are too weak on paper or tint are refused."""

    text: Colour = Colour.parse("#1c2430")
    muted: Colour = Colour.parse("#46505c")
    """Labels and furniture."""
    accent: Colour = Colour.parse("#14506b")
    heading: Colour = Colour.parse("#123a50")
    warning: Colour = Colour.parse("#8a2f1d")
    tint: Colour = Colour.parse("#e8f1f6")
    rule: Colour = Colour.parse("#7d8a94")
    """Lines and boxes: 3:1 at least."""
    paper: Colour = Colour.parse("#ffffff")

    @model_validator(mode="after")
    def _seen_well(self) -> Self:
        for name, problem in self.weak():
            raise ValueError(f"{name} {problem}")
        return self

    def weak(self) -> Iterator[tuple[str, str]]:
        """Name of each ink that is too weak where it is used, and what is wrong, as `what; hint`."""
        paper = {"paper": self.paper}
        both = paper | {"tint": self.tint}
        for name in ("text", "muted", "accent", "heading", "warning"):
            if problem := too_weak(getattr(self, name), both, READABLE):
                yield name, problem
        if problem := too_weak(self.rule, paper, VISIBLE):
            yield "rule", problem


class Theme(Noun):
    """Type and colour."""

    id: Id
    sizes: Sizes = Sizes()
    inks: Inks = Inks()
    figures: Literal["colour", "mono"] = "colour"


class Cards(Noun):
    """How exercise cards stand on the page."""

    columns: Annotated[int, Field(ge=1, le=4)] = 1
    """Cards in a row where the page is wide enough."""
    narrowest_mm: Millimetres = 80
    """No card is narrower than this; fewer columns are taken instead."""
    beside_from_mm: Millimetres = 150
    """From this card width on the pictures stand left of the words, below it above them."""
    figure_share: Annotated[float, Field(ge=0.2, le=0.6)] = 0.42
    """Share of the card's width that pictures get when beside the words."""
    person_mm: Annotated[float, Field(ge=12, le=120)] = 60
    """Most millimetres that a standing body's height takes; one scale for all figures of a sheet."""
    least_person_mm: Annotated[float, Field(ge=12, le=120)] = 22
    """Figures become smaller where a card is taller than its page, but not than this."""
    words: Literal["columns", "across", "under"] = "columns"
    """On wide cards: beside the picture, in columns; across, under heading and picture; or under all."""
    alone: bool = False
    """Each card has a page of its own."""
    air: Annotated[float, Field(ge=0.2, le=2)] = 1
    """Room between cards and in them, as a multiple of the usual."""
    row_of: Annotated[int, Field(ge=1, le=3)] = 3
    """Most pictures side by side, where none of them shows a wrong way."""
    pictures: Literal["all", "one"] = "all"
    """All pictures, or the one that stands for the exercise."""
    boxed: bool = True
    """Numbers in rounds and doses in boxes; else in lines of words, which take less room."""
    framed: bool = True
    """Panels in frames; else only what is most urgent."""
    signs: bool = False
    """Whether parts of a dose have signs beside their words: a loop for repeats, a clock for holds."""
    captions: bool = True
    """Whether pictures have words under them."""
    steps: Literal["full", "easy", "none"] = "full"
    """The steps, the easy ones where an exercise has some, or the dose alone."""
    lines: tuple[LineName, ...] = ("feel", "take-care", "why", "easier", "harder")
    """Lines under the steps. When to start, notes and doses are always printed."""
    explain: bool = True
    """Whether a programme's explanations stand before the exercises they are about."""


def unsafe(sections: Collection[SectionName], cards: Cards) -> str | None:
    """What a sheet of these sections would lack to be safe, as `what; hint`; None if nothing."""
    if missing := [name for name in NEVER_LEFT_OUT if name not in sections]:
        return f"leaves out {', '.join(missing)}; a handout is never printed without"
    if "take-care" not in (*cards.lines, *sections):
        return "lines leave out take-care; a card is never printed without, but where it is a section"
    return None


class Layout(Noun):
    """Which sections a sheet has, in which order, on which paper and theme."""

    id: Id
    title: Line
    based_on: Id | None = None
    """A layout whose values hold where this one says nothing."""
    paper: Line = "a4"
    theme: Id = "clear"
    ink: Ink = "full"
    """Unless the clinic or the sheet says."""
    sections: Annotated[tuple[SectionName, ...], Field(min_length=1)] = (
        "about", "exercises", "moving-on", "pain-guide", "cautions", "soon", "glance",
    )  # fmt: skip
    """What stands between the opening (title, patient, plan, safety) and the reminder.

    `before` and `after` are the programme's chapters."""
    front: tuple[SectionName, ...] = ()
    """What stands before the safety panels, for sheets to be seen at a glance."""
    listed: bool = False
    """Cautions stand one under the other and not in a table: for large type and small pages."""
    brief: bool = False
    """Only title and number of page at the foot, nothing at the head: for small pages."""
    figures: Person = Person()
    """Who the drawings show, unless the clinic or the sheet says."""
    cards: Cards = Cards()

    @model_validator(mode="after")
    def _safe(self) -> Self:
        sections = (*self.front, *self.sections)
        if problem := unsafe(sections, self.cards):
            raise ValueError(problem)
        if len(set(sections)) != len(sections):
            raise ValueError("names a section twice")
        return self
