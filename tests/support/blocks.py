"""Single blocks on a page of their own, for tests of what draws them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from rephold.check.tagged import TaggedPdf
from rephold.draw.embedding import embedded
from rephold.draw.fonts import register
from rephold.draw.fragment import Metadata, Page, Piece, standing
from rephold.draw.look import Look
from rephold.draw.pictures import common_person
from rephold.draw.rows import lay_out
from rephold.draw.writer import write
from rephold.figures.shown import baked
from rephold.model.document import Block, Card, Chips, Figure, Heading, Listing, Para, Run
from rephold.model.layout import Cards, Inks, Sizes
from support.pdf_items import Item, items
from support.sheets import library

META = Metadata("A test", "Somebody", "Testing", "en", "20261122000000", "rephold")
EDGE = 20.0
"""Points of free paper around the block."""


def words(text: str) -> tuple[Run, ...]:
    """Words of ordinary weight."""
    return (Run(text),)


def look(*figures: str, cards: Cards | None = None, style: str = "colour") -> Look:
    """The usual look, with these figures."""
    register()
    found = baked(library().shelf, figures, style) if figures else {}
    return Look(Sizes(), Inks(), cards or Cards(), found)


def card(*figures: str, name: str = "Cat and camel", steps: int = 3, mirrored: bool = False) -> Card:
    """A card with these figures and as many steps."""
    return Card(
        Heading(2, words(name), number="1"),
        Chips(((Run("5–10", strong=True), Run(" repeats")), (Run("hold "), Run("3", strong=True))), "Do it."),
        tuple(Figure(f, f"It shows {f}.", words(f"This is {f}"), mirrored) for f in figures),
        (Listing(tuple(words(f"Step {n} of the way.") for n in range(1, steps + 1)), numbered=True),),
        (Para(words("Feel it: in your back.")), Para(words("Take care: go slowly."))),
    )


def card_look(cards: Iterable[Card], width: float, shape: Cards | None = None) -> Look:
    """The look of a sheet with these cards at this width: one scale for their figures."""
    every = list(cards)
    bare = look(*{f.figure for one in every for f in one.figures}, cards=shape)
    person = common_person(every, width, bare)
    return Look(bare.sizes, bare.inks, bare.cards, bare.figures, person=person)


@dataclass(frozen=True)
class Drawn:
    """A fragment on a page with a free edge, as a PDF."""

    fragment: Piece

    @cached_property
    def data(self) -> bytes:
        """The file."""
        size = self.fragment.width + 2 * EDGE, self.fragment.height + 2 * EDGE
        return write([Page(*size, tuple(standing(self.fragment, EDGE, EDGE)))], META, embedded)

    @cached_property
    def pdf(self) -> TaggedPdf:
        """The file, opened for questions about its structure."""
        return TaggedPdf(self.data)

    @cached_property
    def items(self) -> list[Item]:
        """Everything painted, with its place."""
        return items(self.data)

    @property
    def lines(self) -> list[Item]:
        """The lines of text."""
        return [item for item in self.items if item.kind == "text"]

    def line(self, start: str) -> Item:
        """The one line of text that begins so."""
        (found,) = (item for item in self.lines if item.text.startswith(start))
        return found

    def outside(self, slack: float = 0.5) -> list[Item]:
        """What is painted outside the fragment's box by more than `slack` points."""
        right, top = EDGE + self.fragment.width + slack, EDGE + self.fragment.height + slack
        least = EDGE - slack
        return [
            item
            for item in self.items
            if item.box[0] < least or item.box[1] < least or item.box[2] > right or item.box[3] > top
        ]


def drawn(block: Block, width: float, using: Look | None = None) -> Drawn:
    """The block, laid out at this width."""
    return Drawn(lay_out(block, using or look(), width))
