"""A diagram of anatomy on the page: the drawing, labels beside it with leader lines, captions under it.

Labels belong to the figure's element: for those who listen, the alternative text says what the diagram shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from rephold.draw.boxes import ENDLESS, Box
from rephold.draw.canvas import FragmentCanvas, string_width
from rephold.draw.fonts import FACES
from rephold.draw.leaders import Callout, Placed, column, needed
from rephold.draw.look import GRID, Look
from rephold.draw.pictures import form_of
from rephold.draw.text import Text, one_line
from rephold.figures.anatomy.baked import BakedLabel, BakedRow
from rephold.figures.anatomy.shown import Diagram
from rephold.figures.palette import PALETTES
from rephold.model.document import Aside, Block, Figure, Passage, Pictures

LEAST_LABEL = 10.5
_COLUMN = (24 * GRID, 46 * GRID)  # least and most width of a column of labels
_GAP = 1.3 * GRID  # between labels
_ASIDE = 3 * GRID  # between labels and drawing
_LEAST_DRAWING = 0.40  # of the width
_CAPTION_GAP = 1 * GRID
_ROW_GAP = 3 * GRID
_ABOVE = 1.5 * GRID  # room above the drawing
Side = Literal["left", "right"]
_SIDES: tuple[Side, Side] = ("left", "right")


def is_diagram(figure: Figure, look: Look) -> bool:
    """Whether a figure of a sheet is a diagram."""
    return isinstance(look.figures[figure.figure], Diagram)


def diagrams_apart(blocks: Iterable[Block], look: Look) -> Iterator[Block]:
    """The blocks, diagrams taken from beside words and from among pictures: they need the whole width."""
    for block in blocks:
        if isinstance(block, Aside) and is_diagram(block.pictures.groups[0][0], look):
            yield from (
                Passage(part, goes_on=number > 0, keep_with_next=True) for number, part in enumerate(block.body)
            )
            yield block.pictures
        elif isinstance(block, Pictures):
            for _, same in groupby(block.groups, key=lambda group: is_diagram(group[0], look)):
                yield Pictures(tuple(same))
        else:
            yield block


@dataclass(frozen=True)
class _Row:
    """A row of part-pictures: baked bottom and top, and its bottom on the page."""

    bottom: int
    top: int
    at: float


class DiagramBox(Box):
    """A diagram as wide as it is made for where there is room, with its labels and the words under it."""

    def __init__(self, figure: Figure, look: Look) -> None:
        super().__init__()
        drawing = look.figures[figure.figure]
        assert isinstance(drawing, Diagram)
        self.figure, self.look = figure, look
        self.baked, self.said = drawing.baked, drawing.words
        self.size = max(look.sizes.label, LEAST_LABEL)
        style = look.style(look.sizes.label)
        style.alignment = 1
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
            label.key: self._text(label, self._columns_wide[label.side])
            for side in _SIDES
            for label in self.labels[side]
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

    def _text(self, label: BakedLabel, width: float) -> Text:
        text = one_line(
            self.said[label.key],
            self.size,
            self.look,
            strong=not label.line,
            tone="text",
            align="right" if label.side == "left" else "left",
        )
        text.wrap(width, ENDLESS)
        return text

    def _arrange(self) -> float:
        """Find a place for rows, captions and labels; the height of all."""
        self._captions: list[tuple[Text, float, float, float]] = []
        tall, rows = 0.0, []
        for number, row in enumerate(self.baked.rows):
            tall += (row.top - row.bottom) * self.scale
            rows.append((row, tall))
            tall += self._caption_row(number, tall) + (_ROW_GAP if number < len(self.baked.rows) - 1 else 0)
        callouts = {side: self._callouts(side, rows) for side in _SIDES}
        whole = max(tall, *(needed(callouts[side], _GAP) for side in _SIDES))
        above = (whole - tall) / 2
        self.base = 0.5 * GRID + self._words_height
        self._rows = [_Row(row.bottom, row.top, self.base + whole - above - under) for row, under in rows]
        self._captions = [
            (text, x, self.base + whole - above - y, wide) for text, x, y, wide in self._captions
        ]
        self._placed: dict[Side, list[Placed]] = {}
        for side in _SIDES:
            moved = [
                Callout(c.key, (c.point[0], self.base + whole - above - c.point[1]), c.tall, c.line)
                for c in callouts[side]
            ]
            room = (self.base, self.base + whole)
            self._placed[side] = column(moved, *self._edge(side), room, _GAP) if moved else []
        return whole

    def _edge(self, side: Side) -> tuple[float, int]:
        """x where the leaders of a side begin, and their direction."""
        return (self.left - _ASIDE + 2, 1) if side == "left" else (self.left + self.wide + _ASIDE - 2, -1)

    def _caption_row(self, number: int, under: float) -> float:
        """Set the captions of a row whose pictures end `under` the top; the height they take."""
        tall = 0.0
        for words in self.baked.captions:
            if words.row != number:
                continue
            text = one_line(
                self.said[words.key], self.size, self.look, strong=True, tone="text", align="centre"
            )
            wide = words.width * self.scale
            high = text.wrap(wide, ENDLESS)[1]
            tall = max(tall, _CAPTION_GAP + high)
            x = self.left + words.x * self.scale - wide / 2
            self._captions.append((text, x, under + _CAPTION_GAP + high, wide))
        return tall

    def _callouts(self, side: Side, rows: list[tuple[BakedRow, float]]) -> list[Callout]:
        """The labels of a side; y of their points counts down from the top."""
        found = []
        for label in self.labels[side]:
            row, under = next(
                (
                    (r, u)
                    for r, u in zip(self.baked.rows, (u for _, u in rows), strict=True)
                    if label.y >= r.bottom
                ),
            )
            point = self.left + label.x * self.scale, under - (label.y - row.bottom) * self.scale
            found.append(Callout(label.key, point, self._texts[label.key].height, label.line))
        return found

    def leaders(self) -> list[tuple[tuple[float, float], ...]]:
        """All leader lines, in points of this box."""
        return [
            placed.leader(*self._edge(side))
            for side in _SIDES
            for placed in self._placed[side]
            if placed.callout.line
        ]

    def label_boxes(self) -> list[tuple[float, float, float, float]]:
        """Left, bottom, right, top of each label's words."""
        boxes = []
        for side in _SIDES:
            wide = self._columns_wide[side]
            x = self._text_left(side)
            for placed in self._placed[side]:
                half = placed.callout.tall / 2
                boxes.append((x, placed.middle - half, x + wide, placed.middle + half))
        return boxes

    def _text_left(self, side: Side) -> float:
        if side == "left":
            return self.left - _ASIDE - self._columns_wide[side]
        return self.left + self.wide + _ASIDE

    def draw(self) -> None:
        """Paint drawing, leaders, labels and captions as one figure, then the words under it."""
        x0, y0 = self.canv.absolutePosition(0, self.base)
        box = (x0, y0, x0 + self.width, y0 + self.height - self.base - _ABOVE)
        attributes = (("Layout", (("BBox", box), ("Placement", "/Block"))),)
        with self.canv.element("Figure", alt=self.figure.alt, attributes=attributes):
            with self.canv.mark():
                self._paint_rows(self.canv)
                self._paint_leaders(self.canv)
            for side in _SIDES:
                for placed in self._placed[side]:
                    text = self._texts[placed.callout.key]
                    text.drawOn(self.canv, self._text_left(side), placed.middle - placed.callout.tall / 2)
            for text, x, y, _ in self._captions:
                text.drawOn(self.canv, x, y)
        self.words.drawOn(self.canv, 0, 0)

    def _paint_rows(self, canv: FragmentCanvas) -> None:
        form = form_of(self.baked.figure)
        for row in self._rows:
            y = row.at - row.bottom * self.scale
            canv.saveState()
            if len(self._rows) > 1:
                path = canv.beginPath()
                path.rect(self.left, row.at, self.wide, (row.top - row.bottom) * self.scale)
                canv.clipPath(path, stroke=0, fill=0)
            canv.do_form(form, (self.scale, 0.0, 0.0, self.scale, self.left, y))
            canv.restoreState()

    def _paint_leaders(self, canv: FragmentCanvas) -> None:
        palette = PALETTES[self.baked.figure.style]
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
