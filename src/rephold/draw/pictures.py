"""Drawings on the page: one scale for all of a sheet, so the same person has the same size in each."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rephold.draw.boxes import ENDLESS, Box
from rephold.draw.canvas import FragmentCanvas
from rephold.draw.fragment import FormObject
from rephold.draw.look import GRID, Look
from rephold.draw.text import Text, plain
from rephold.draw.verdicts import VerdictBox
from rephold.figures.anatomy.shown import Diagram
from rephold.figures.baked import BakedFigure, pdf_operators
from rephold.figures.drawing import Picture, bare, extent
from rephold.figures.palette import INKED
from rephold.model.document import Aside, Block, Card, Figure, Pictures, Tile
from rephold.model.layout import Cards

CARD_GAP = 6 * GRID  # between the pictures of a card and its words
PICTURE_GAP = 3 * GRID
ASIDE_SHARE = 0.45
"""Most of the width that a picture beside the words of a chapter takes."""
WRONG_SIZE = 0.72
"""Size of a picture of a wrong way: smaller than the right one, so that this is the one to be remembered."""
MOST_IN_A_ROW = 3
VERDICT_EMS = 8.27
"""Room that the word for right or wrong needs with its sign, in one line: 35 mm at 12 points."""
CAPTION_EMS = 6.0
"""Least room for a caption beside words, as a multiple of its size."""


@lru_cache(maxsize=256)
def form_of(figure: BakedFigure) -> FormObject:
    """The figure as a drawing of its own, in its own units; the last 256 are kept."""
    data = pdf_operators(figure, INKED[figure.style])
    return FormObject(f"Fig-{figure.style}-{figure.figure}", "form", data, (0, 0, *figure.size))


def common_person(blocks: Iterable[Block], card: float, look: Look, page: float | None = None) -> float:
    """Points of a standing body's height on this sheet: the most at which all pictures fit.

    `card` is the width of cards and tiles, `page` that of everything else; left out, the same.
    """
    width = card if page is None else page
    wide = card >= look.cards.beside_from_mm * GRID
    beside = wide and look.cards.words != "under"
    column = (card - CARD_GAP) * look.cards.figure_share if beside else card
    person = look.cards.person_mm * GRID
    for block in blocks:
        if isinstance(block, Card):
            for row in picture_rows(block.figures, look.cards, wide=wide):
                person = min(person, _person(row, column if len(block.figures) == 1 else card, look))
        elif isinstance(block, Tile):
            person = min(person, _person((block.figure,), card, look))
        elif isinstance(block, Pictures | Aside):
            room = width * ASIDE_SHARE if isinstance(block, Aside) else width - 2 * PICTURE_GAP
            groups = block.pictures.groups if isinstance(block, Aside) else block.groups
            person = min([person, *(_person(group, room, look) for group in groups)])
    return person


def _person(row: Sequence[Figure], room: float, look: Look) -> float:
    if isinstance(look.figures[row[0].figure], Diagram):
        return math.inf  # diagrams have a scale of their own
    shares = [extent(look.figures[figure.figure])[0] * _shrunk(figure) for figure in row]
    return (room - PICTURE_GAP * (len(shares) - 1)) / sum(shares)


def _shrunk(figure: Figure) -> float:
    return WRONG_SIZE if figure.verdict and not figure.verdict.correct else 1.0


def picture_rows(figures: Sequence[Figure], cards: Cards, *, wide: bool) -> tuple[Sequence[Figure], ...]:
    """The figures of a card in rows: one if it may be that long, the right and the wrong way together."""
    if any(figure.verdict for figure in figures):
        most = MOST_IN_A_ROW if wide else 2
        return (figures[:-2], figures[-2:]) if len(figures) > most else (figures,)
    return tuple(figures[start : start + cards.row_of] for start in range(0, len(figures), cards.row_of))


def paint_figure(
    canv: FragmentCanvas,
    drawing: Picture,
    alt: str,
    place: tuple[float, float],
    scale: float,
    *,
    mirrored: bool = False,
) -> None:
    """Paint a drawing with its lower left corner at `place`, as a figure element with its alternative text.

    `scale` is points a unit of the drawing's own size.
    """
    x, y = place
    own_width, own_height = (
        drawing.size if isinstance(drawing, BakedFigure) else (drawing.width, drawing.height)
    )
    wide, tall = own_width * scale, own_height * scale
    x0, y0 = canv.absolutePosition(x, y)
    box = ("Layout", (("BBox", (x0, y0, x0 + wide, y0 + tall)), ("Placement", "/Block")))
    if isinstance(drawing, BakedFigure):
        form = form_of(drawing)
        matrix: tuple[float, ...] = (scale, 0.0, 0.0, scale, x, y)
    else:
        from rephold.draw.art import art_object, placement  # only sheets with own pictures pay for it

        form, matrix = art_object(drawing), placement(drawing, x, y, wide, tall)
    if mirrored:
        a, b, c, d, e, f = matrix
        matrix = (-a, b, c, d, e + wide, f)
    with canv.element("Figure", alt=alt, attributes=(box,)), canv.mark():
        canv.do_form(form, matrix)


class PictureBox(Box):
    """A figure with its caption underneath, both centred; above the caption whether it is right or wrong."""

    def __init__(self, figure: Figure, look: Look) -> None:
        super().__init__()
        self.figure, self.look = figure, look
        self.drawing = bare(look.figures[figure.figure])
        self.wide, self.tall = (side * look.person * _shrunk(figure) for side in extent(self.drawing))
        style = look.style(look.sizes.label, align="centre")
        self.words = Text(figure.caption, style, look) if plain(figure.caption) else None
        self.verdict = VerdictBox(figure.verdict, look) if figure.verdict else None
        self.roomy = max(self.wide, VERDICT_EMS * look.sizes.body) if self.verdict else self.wide
        """Its width with room for the verdict in one line."""

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of drawing and caption."""
        self.width = width
        self._words_height = self.words.wrap(width, ENDLESS)[1] if self.words else 0.0
        over = self.verdict.wrap(width)[1] + GRID if self.verdict else 0.0
        self.caption_height = self._words_height + over
        self.height = self.tall + 0.5 * GRID + self.caption_height
        return self.width, self.height

    def draw(self) -> None:
        """Paint the drawing as a figure with its alternative text, then the caption."""
        place = (self.width - self.wide) / 2, self.height - self.tall
        own_width = self.drawing.size[0] if isinstance(self.drawing, BakedFigure) else self.drawing.width
        scale, alt = self.wide / own_width, self.figure.alt
        paint_figure(self.canv, self.drawing, alt, place, scale, mirrored=self.figure.mirrored)
        if self.verdict:
            self.verdict.drawOn(self.canv, 0, self._words_height)
        if self.words:
            self.words.drawOn(self.canv, 0, 0)


class PictureRow(Box):
    """Pictures side by side, their floors on one line; room is shared by how wide each is."""

    def __init__(self, pictures: Sequence[PictureBox]) -> None:
        super().__init__()
        self.pictures = pictures
        self.least_drawing = 0.0
        """Room for the drawings, where neighbours are taller."""

    @property
    def drawing_height(self) -> float:
        """The height of the tallest drawing, without captions."""
        return max(self.least_drawing, *(picture.tall for picture in self.pictures)) + 0.5 * GRID

    @property
    def natural(self) -> float:
        """The width of the drawings at the sheet's scale with the gaps between them."""
        return sum(picture.wide for picture in self.pictures) + PICTURE_GAP * (len(self.pictures) - 1)

    @property
    def needed(self) -> float:
        """The width of the drawings and of the words for right and wrong, in one line each."""
        return sum(picture.roomy for picture in self.pictures) + PICTURE_GAP * (len(self.pictures) - 1)

    def columns(self, free: float) -> list[float]:
        """The room of each picture, verdicts in one line if that can be."""
        wide = [picture.roomy for picture in self.pictures]
        if sum(wide) > free:
            wide = [picture.wide for picture in self.pictures]
        return [free * w / sum(wide) for w in wide]

    def captions_fit(self, width: float) -> bool:
        """Whether no caption would stand in a column of single words."""
        columns = self.columns(width - PICTURE_GAP * (len(self.pictures) - 1))
        return all(
            picture.words is None or column >= CAPTION_EMS * picture.words.style.fontSize
            for picture, column in zip(self.pictures, columns, strict=True)
        )

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of the tallest picture with the longest caption."""
        free = width - PICTURE_GAP * (len(self.pictures) - 1)
        self._columns = self.columns(free)
        for picture, column in zip(self.pictures, self._columns, strict=True):
            picture.wrap(column)
        self._captions = max(picture.caption_height for picture in self.pictures)
        self.width, self.height = width, self.drawing_height + self._captions
        return self.width, self.height

    def draw(self) -> None:
        """Paint from left to right."""
        x = 0.0
        for picture, column in zip(self.pictures, self._columns, strict=True):
            picture.drawOn(self.canv, x, self._captions - picture.caption_height)
            x += column + PICTURE_GAP
