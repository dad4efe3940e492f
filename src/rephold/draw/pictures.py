"""Drawn figures on the page: one scale for all of a sheet, so the same person has the same size in each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rephold.draw.boxes import ENDLESS, Box
from rephold.draw.canvas import FragmentCanvas
from rephold.draw.fragment import FormObject
from rephold.draw.look import GRID, Look
from rephold.draw.text import Text
from rephold.figures.baked import BakedFigure, pdf_operators
from rephold.figures.palette import PALETTES
from rephold.model.document import Card, Figure

CARD_GAP = 6 * GRID  # between the pictures of a card and its words
PICTURE_GAP = 3 * GRID


@lru_cache(maxsize=256)
def form_of(figure: BakedFigure) -> FormObject:
    """The figure as a drawing of its own, in its own units; the last 256 are kept."""
    data = pdf_operators(figure, PALETTES[figure.style])
    return FormObject(f"Fig-{figure.style}-{figure.figure}", "form", data, (0, 0, *figure.size))


def common_person(cards: Sequence[Card], width: float, look: Look) -> float:
    """Points of a standing body's height on this sheet: the most at which every card's pictures fit."""
    wide = width >= look.cards.beside_from_mm * GRID
    column = (width - CARD_GAP) * look.cards.figure_share if wide else width
    person = look.cards.person_mm * GRID
    for card in cards:
        shares = [look.figures[f.figure].size[0] / look.figures[f.figure].per_height for f in card.figures]
        room = column if len(shares) == 1 else width
        person = min(person, (room - PICTURE_GAP * (len(shares) - 1)) / sum(shares))
    return person


def strip_fits(pictures: Sequence[PictureBox], width: float) -> bool:
    """Whether the pictures stand side by side in this width at the sheet's scale."""
    wide = sum(picture.baked.size[0] * picture.scale for picture in pictures)
    return wide + PICTURE_GAP * (len(pictures) - 1) <= width + 0.01


def paint_figure(
    canv: FragmentCanvas,
    drawing: BakedFigure,
    alt: str,
    place: tuple[float, float],
    scale: float,
    *,
    mirrored: bool = False,
) -> None:
    """Paint a figure with its lower left corner at `place`, as a figure element with its alternative text."""
    x, y = place
    wide, tall = drawing.size[0] * scale, drawing.size[1] * scale
    x0, y0 = canv.absolutePosition(x, y)
    box = ("Layout", (("BBox", (x0, y0, x0 + wide, y0 + tall)), ("Placement", "/Block")))
    matrix = (-scale, 0, 0, scale, x + wide, y) if mirrored else (scale, 0, 0, scale, x, y)
    with canv.element("Figure", alt=alt, attributes=(box,)), canv.mark():
        canv.do_form(form_of(drawing), matrix)


class PictureBox(Box):
    """A figure with its caption underneath, both centred."""

    def __init__(self, figure: Figure, look: Look) -> None:
        super().__init__()
        self.figure, self.look = figure, look
        self.baked = look.figures[figure.figure]
        self.scale = look.person / self.baked.per_height
        style = look.style(look.sizes.label)
        style.alignment = 1
        self.caption = Text(figure.caption, style, look)

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of drawing and caption."""
        self.width = width
        self._caption_height = self.caption.wrap(width, ENDLESS)[1]
        self.height = self.baked.size[1] * self.scale + 0.5 * GRID + self._caption_height
        return self.width, self.height

    def draw(self) -> None:
        """Paint the drawing as a figure with its alternative text, then the caption."""
        wide, tall = (side * self.scale for side in self.baked.size)
        place = (self.width - wide) / 2, self.height - tall
        paint_figure(self.canv, self.baked, self.figure.alt, place, self.scale, mirrored=self.figure.mirrored)
        self.caption.drawOn(self.canv, 0, 0)


class PictureRow(Box):
    """Pictures side by side, their floors on one line; room is shared by how wide each is."""

    def __init__(self, pictures: list[PictureBox]) -> None:
        super().__init__()
        self.pictures = pictures

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of the tallest picture with the longest caption."""
        free = width - PICTURE_GAP * (len(self.pictures) - 1)
        wide = [picture.baked.size[0] for picture in self.pictures]
        self._columns = [free * w / sum(wide) for w in wide]
        for picture, column in zip(self.pictures, self._columns, strict=True):
            picture.wrap(column)
        self._captions = max(picture._caption_height for picture in self.pictures)
        drawing = max(picture.height - picture._caption_height for picture in self.pictures)
        self.width, self.height = width, drawing + self._captions
        return self.width, self.height

    def draw(self) -> None:
        """Paint from left to right."""
        x = 0.0
        for picture, column in zip(self.pictures, self._columns, strict=True):
            picture.drawOn(self.canv, x, self._captions - picture._caption_height)
            x += column + PICTURE_GAP
