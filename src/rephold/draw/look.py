"""How this sheet looks: theme and layout made concrete, in points, ready for the flowables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Literal

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle

from rephold.draw.fonts import FACES
from rephold.draw.stock import Stock
from rephold.figures.art import Art
from rephold.figures.drawing import Drawing
from rephold.model.colour import Colour
from rephold.model.document import Aside, Card, Figure, Pictures, Tile, Tone
from rephold.model.layout import Cards, Inks, Sizes

GRID = 72 / 25.4  # spacing comes in whole millimetres
COLUMN_GAP = 8 * GRID
LEAST_COLUMN = 16.5
"""Width of one of two columns of words, in ems of the body: about 37 characters."""

Align = Literal["left", "centre", "right"]


@lru_cache(maxsize=64)
def paint(colour: Colour) -> Color:
    """ReportLab's colour of ours."""
    return Color(*(channel / 255 for channel in colour.rgb))


@dataclass(frozen=True)
class Look:
    """Sizes, inks and figures of one sheet; `person` is the points that a standing body's height takes."""

    sizes: Sizes
    inks: Inks
    cards: Cards
    figures: Mapping[str, Drawing]
    logo: Art | None = None
    person: float = 1.0
    filled: bool = True
    """Whether signs and panels have areas; else outlines say the same."""
    stock: Stock = field(default_factory=Stock, compare=False)
    """What was laid out before, for this sheet or for another one."""
    own: Stock = field(default_factory=Stock, compare=False)
    """The same of what is seldom another patient's: whole rows, tables, names."""

    @cached_property
    def manner(self) -> object:
        """Stands for everything but the figures, in keys of the stock: the same for looks that are equal."""
        key = (self.sizes, self.inks, self.cards, self.logo, self.person, self.filled)
        return self.stock.get(("manner", key), object)

    def shown(self, *blocks: object) -> tuple[Drawing, ...]:
        """The drawings that blocks show, in their order."""
        return tuple([self.figures[figure.figure] for block in blocks for figure in _figures_of(block)])

    @property
    def longest_line(self) -> float:
        """Points that a line of body text may be wide: about 70 characters in this face."""
        return 29.2 * self.sizes.body

    def columned(self, width: float) -> bool:
        """Whether words stand in two columns: lines in one would be too long, and in two not too short."""
        return width > max(self.longest_line, 2 * LEAST_COLUMN * self.sizes.body + COLUMN_GAP)

    def ink(self, tone: Tone) -> Colour:
        """The colour of a tone of text."""
        colour: Colour = getattr(self.inks, tone)
        return colour

    def solid(self, tone: Tone) -> tuple[Colour, Colour]:
        """Colours of a sign's area and of what stands on it; its outline always has the tone."""
        own, paper = self.ink(tone), self.inks.paper
        return (own, paper) if self.filled else (paper, own)

    def style(
        self,
        size: float,
        *,
        strong: bool = False,
        tone: Tone = "text",
        leading: float = 0.0,
        align: Align = "left",
    ) -> ParagraphStyle:
        """How a paragraph is set; `leading` in sizes, 0 for that of the theme."""
        face = FACES["bold" if strong else "regular"]
        return _style(face, size, size * (leading or self.sizes.leading), self.ink(tone), align)


class _Style(ParagraphStyle):  # type: ignore[misc]
    """A style that many paragraphs share, so none may change it."""

    def __init__(self, **kinds: object) -> None:
        super().__init__("text", **kinds)
        self.__dict__["made"] = True

    def __setattr__(self, name: str, value: object) -> None:
        if "made" in self.__dict__:
            raise AttributeError(f"{name} of a style that is shared: ask the look for another style")
        super().__setattr__(name, value)


@lru_cache(maxsize=256)
def _style(face: str, size: float, leading: float, ink: Colour, align: Align) -> ParagraphStyle:
    """One for all that look so: no hyphenation, long words broken rather than overflowing."""
    return _Style(
        fontName=face,
        fontSize=size,
        leading=leading,
        alignment=("left", "centre", "right").index(align),
        textColor=paint(ink),
        splitLongWords=1,
        uriWasteReduce=0,
    )


def _figures_of(block: object) -> tuple[Figure, ...]:
    if isinstance(block, Card):
        return block.figures
    if isinstance(block, Tile):
        return (block.figure,)
    if isinstance(block, Aside):
        return _figures_of(block.pictures)
    if isinstance(block, Pictures):
        return tuple([figure for group in block.groups for figure in group])
    return ()
