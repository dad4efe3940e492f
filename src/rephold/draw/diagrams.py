"""A diagram of anatomy on the page: the drawing, labels beside it with leader lines, captions under it.

Labels belong to the figure's element: for those who listen, the alternative text says what the diagram shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile
from typing import Literal

from rephold.draw.boxes import ENDLESS, Box
from rephold.draw.canvas import FragmentCanvas, string_width
from rephold.draw.fonts import FACES
from rephold.draw.leaders import Callout, Placed, column
from rephold.draw.look import GRID, Look
from rephold.draw.pictures import form_of
from rephold.draw.text import Text, one_line
from rephold.figures.anatomy.baked import BakedLabel, BakedRow
from rephold.figures.anatomy.shown import Diagram
from rephold.figures.palette import INKED
from rephold.model.document import Aside, Block, Figure, Para, Passage, Pictures

LEAST_LABEL = 10.5
_COLUMN = (24 * GRID, 46 * GRID)  # least and most width of a column of labels
_GAP = 1.3 * GRID  # between labels
_ASIDE = 3 * GRID  # between labels and drawing
_LEAST_DRAWING = 0.40  # of the width
_CAPTION_GAP = 1 * GRID
_ROW_GAP = 3 * GRID
_ABOVE = 0.5 * GRID  # room above the drawing
Side = Literal["left", "right"]
_SIDES: tuple[Side, Side] = ("left", "right")


def is_diagram(figure: Figure, look: Look) -> bool:
    """Whether a figure of a sheet is a diagram."""
    return isinstance(look.figures[figure.figure], Diagram)


def diagrams_apart(blocks: Iterable[Block], look: Look) -> Iterator[Block]:
    """The blocks, diagrams taken from beside words and from among pictures: they need the whole width.

    Paragraphs stay before the diagram, lists after it.
    """
    for block in blocks:
        if isinstance(block, Aside) and is_diagram(block.pictures.groups[0][0], look):
            before = list(takewhile(lambda part: isinstance(part, Para), block.body))
            yield from (
                Passage(part, goes_on=number > 0, keep_with_next=True) for number, part in enumerate(before)
            )
            after = block.body[len(before) :]
            yield replace(block.pictures, keep_with_next=bool(after))
            yield from (Passage(part) for part in after)
        elif isinstance(block, Pictures):
            parts = [
                tuple(same) for _, same in groupby(block.groups, key=lambda group: is_diagram(group[0], look))
            ]
            yield from (Pictures(part) for part in parts[:-1])
            yield replace(block, groups=parts[-1])
        else:
            yield block


@dataclass(frozen=True)
class _Words:
    """Words under a part-picture: the text, its left end and its bottom in points of the box, its width."""

    text: Text
    x: float
    y: float
    wide: float


@dataclass(frozen=True)
class _Band:
    """A row of part-pictures with its labels beside it and its captions under it, in points of the box."""

    row: BakedRow
    floor: float
    labels: Mapping[Side, Sequence[Placed]]
    captions: Sequence[_Words]


class DiagramBox(Box):
    """A diagram as wide as it is made for where there is room, with its labels and the words under it."""

    def __init__(self, figure: Figure, look: Look) -> None:
        super().__init__()
        drawing = look.figures[figure.figure]
        assert isinstance(drawing, Diagram)
        self.figure, self.look = figure, look
        self.baked, self.said = drawing.baked, drawing.words
        self.size = max(look.sizes.label, LEAST_LABEL)
        style = look.style(look.sizes.label, align="centre")
        self.words = Text(figure.caption, style, look)
        self.labels = {side: [label for label in self.baked.labels if label.side == side] for side in _SIDES}

    @property
    def natural(self) -> float:
        """The width of drawing and labels at the size they are made for."""
        return self.baked.mm * GRID + sum(self._column(side, _COLUMN[1]) for side in _SIDES)

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of drawing, labels and caption."""
        self.width = width
        columns = self._columns(width)
        self.wide = min(self.baked.mm * GRID, width - sum(columns))
        self.scale = self.wide / self.baked.figure.size[0]
        self.left = (width - sum(columns) - self.wide) / 2 + columns[0]
        self._columns_wide = dict(zip(_SIDES, (c - _ASIDE for c in columns), strict=True))
        self._texts = {
            label.key: self._set(
                label.key,
                self._columns_wide[label.side],
                "right" if label.side == "left" else "left",
                strong=not label.line,
            )
            for label in self.baked.labels
        }
        self._words_height = self.words.wrap(width, ENDLESS)[1]
        self.height = self._arrange() + 0.5 * GRID + self._words_height + _ABOVE
        return self.width, self.height

    def _columns(self, width: float) -> tuple[float, float]:
        """Widths of the columns of labels, the gap to the drawing with them."""
        wished = [self._column(side, _COLUMN[1]) for side in _SIDES]
        drawing = min(self.baked.mm * GRID, max(width - sum(wished), width * _LEAST_DRAWING))
        shrink = min(1.0, (width - drawing) / (sum(wished) or 1.0))
        return wished[0] * shrink, wished[1] * shrink

    def _column(self, side: Side, most: float) -> float:
        """The width that the labels of a side would like, in three lines at most where that is possible."""
        labels = self.labels[side]
        if not labels:
            return 0.0
        face = FACES["regular"]
        longest = max(string_width(self.said[label.key], face, self.size) for label in labels)
        word = max(string_width(w, face, self.size) for label in labels for w in self.said[label.key].split())
        return min(max(longest / 2 + 3 * GRID, word + 1, _COLUMN[0]), longest + 1, most) + _ASIDE

    def _set(
        self, key: str, width: float, align: Literal["left", "centre", "right"], *, strong: bool = False
    ) -> Text:
        """The words of this key, wrapped."""
        text = one_line(self.said[key], self.size, self.look, strong=strong, tone="text", align=align)
        text.wrap(width, ENDLESS)
        return text

    def _arrange(self) -> float:
        """Find a place for rows, captions and labels from the bottom up; the height of all."""
        self.base = y = 0.5 * GRID + self._words_height
        self._bands: list[_Band] = []
        for number in reversed(range(len(self.baked.rows))):
            captions, under = self._captions(number, y)
            height, band = self._band(number, y + under, captions)
            self._bands.insert(0, band)
            y += under + height + (_ROW_GAP if number else 0)
        return y - self.base

    def _captions(self, number: int, bottom: float) -> tuple[list[_Words], float]:
        """The words under the pictures of a row, tops on one line, and the height they take."""
        found = []
        for words in self.baked.captions:
            if words.row == number:
                text = self._set(words.key, words.width * self.scale, "centre", strong=True)
                x = self.left + (words.x - words.width / 2) * self.scale
                found.append((text, x, words.width * self.scale))
        tall = max((text.height for text, _, _ in found), default=0.0)
        placed = [_Words(text, x, bottom + tall - text.height, wide) for text, x, wide in found]
        return placed, tall + _CAPTION_GAP if found else 0.0

    def _band(self, number: int, bottom: float, captions: Sequence[_Words]) -> tuple[float, _Band]:
        """Height of a row of pictures or of its labels if they need more, and the row."""
        row = self.baked.rows[number]
        pictures = (row.top - row.bottom) * self.scale
        mine = {
            side: [label for label in labels if row.bottom <= label.y < row.top or len(self.baked.rows) == 1]
            for side, labels in self.labels.items()
        }
        talls = [
            sum(self._texts[label.key].height + _GAP for label in labels) - _GAP for labels in mine.values()
        ]
        height = max(pictures, *talls)
        floor = bottom + (height - pictures) / 2
        placed = {}
        for side, labels in mine.items():
            callouts = [self._callout(label, floor - row.bottom * self.scale) for label in labels]
            room = (bottom, bottom + height)
            placed[side] = column(callouts, *self._edge(side), room, _GAP) if callouts else []
        return height, _Band(row, floor, placed, captions)

    def _callout(self, label: BakedLabel, origin: float) -> Callout:
        point = self.left + label.x * self.scale, origin + label.y * self.scale
        return Callout(label.key, point, self._texts[label.key].height, label.line)

    def _edge(self, side: Side) -> tuple[float, int]:
        """x where the leaders of a side begin, and their direction."""
        return (self.left - _ASIDE + 2, 1) if side == "left" else (self.left + self.wide + _ASIDE - 2, -1)

    def _text_left(self, side: Side) -> float:
        if side == "left":
            return self.left - _ASIDE - self._columns_wide[side]
        return self.left + self.wide + _ASIDE

    def _placed(self) -> Iterator[tuple[Side, Placed]]:
        """All labels: those of a row from top to bottom at the left, then at the right."""
        for band in self._bands:
            for side in _SIDES:
                yield from ((side, placed) for placed in band.labels[side])

    def leaders(self) -> list[tuple[tuple[float, float], ...]]:
        """All leader lines, in points of this box."""
        return [placed.leader(*self._edge(side)) for side, placed in self._placed() if placed.callout.line]

    def label_boxes(self) -> list[tuple[float, float, float, float]]:
        """Left, bottom, right, top of each label's words."""
        boxes = []
        for side, placed in self._placed():
            x, half = self._text_left(side), placed.callout.tall / 2
            boxes.append((x, placed.middle - half, x + self._columns_wide[side], placed.middle + half))
        return boxes

    def caption_boxes(self) -> list[tuple[float, float, float, float]]:
        """Left, bottom, right, top of the words under part-pictures."""
        words = [words for band in self._bands for words in band.captions]
        return [(w.x, w.y, w.x + w.wide, w.y + w.text.height) for w in words]

    def draw(self) -> None:
        """Paint drawing, leaders, labels and captions as one figure, then the words under it."""
        x0, y0 = self.canv.absolutePosition(0, self.base)
        box = (x0, y0, x0 + self.width, y0 + self.height - self.base - _ABOVE)
        attributes = (("Layout", (("BBox", box), ("Placement", "/Block"))),)
        with self.canv.element("Figure", alt=self.figure.alt, attributes=attributes):
            with self.canv.mark():
                self._paint_rows(self.canv)
                self._paint_leaders(self.canv)
            for side, placed in self._placed():
                y = placed.middle - placed.callout.tall / 2
                self._texts[placed.callout.key].drawOn(self.canv, self._text_left(side), y)
            for words in (words for band in self._bands for words in band.captions):
                words.text.drawOn(self.canv, words.x, words.y)
        self.words.drawOn(self.canv, 0, 0)

    def _paint_rows(self, canv: FragmentCanvas) -> None:
        form = form_of(self.baked.figure)
        for band in self._bands:
            canv.saveState()
            if len(self._bands) > 1:
                path = canv.beginPath()
                path.rect(self.left, band.floor, self.wide, (band.row.top - band.row.bottom) * self.scale)
                canv.clipPath(path, stroke=0, fill=0)
            y = band.floor - band.row.bottom * self.scale
            canv.do_form(form, (self.scale, 0.0, 0.0, self.scale, self.left, y))
            canv.restoreState()

    def _paint_leaders(self, canv: FragmentCanvas) -> None:
        palette = INKED[self.baked.figure.style]
        lines = self.leaders()
        canv.saveState()
        canv.setLineCap(1)
        canv.setLineJoin(1)
        for weight, ink in ((2.4, palette["halo"]), (0.7, palette["outline"])):
            canv.setStrokeColorRGB(*ink)
            canv.setLineWidth(weight)
            for points in lines:
                path = canv.beginPath()
                path.moveTo(*points[0])
                for point in points[1:]:
                    path.lineTo(*point)
                canv.drawPath(path, stroke=1, fill=0)
        canv.setFillColorRGB(*palette["outline"])
        canv.setStrokeColorRGB(*palette["halo"])
        canv.setLineWidth(0.6)
        for points in lines:
            canv.circle(*points[-1], 1.6, stroke=1, fill=1)
        canv.restoreState()
