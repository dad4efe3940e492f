"""The patient's fields: labels over values in ruled cells, or lines to write on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from rephold.draw.boxes import ENDLESS, Box, Compound, laid_whole
from rephold.draw.fragment import Wrapping
from rephold.draw.look import GRID, Look, paint
from rephold.draw.pieces import Ready, kept
from rephold.draw.tables import ROW, Cell
from rephold.draw.text import Text
from rephold.model.document import Fields, Run


class BlankCell(Box):
    """A line to write on, in a cell without words."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and room for handwriting."""
        self.width, self.height = width, self.look.sizes.body * 1.9
        return self.width, self.height

    def draw(self) -> None:
        """Paint the line as an artifact."""
        canv, up = self.canv, self.look.sizes.body * 0.15
        with canv.element("TD"), canv.artifact():
            canv.saveState()
            canv.setStrokeColor(paint(self.look.inks.text))
            canv.setLineWidth(0.6)
            canv.line(0, up, self.width, up)
            canv.restoreState()


class FieldPanel(Compound):
    """Labels over values in ruled cells; an empty value is a line to write on. Two rows if narrow."""

    LEAST = 92.0  # points a cell needs for a date or a name written by hand
    PAD = 5 * GRID
    element = Wrapping("Table")
    apart = True

    def __init__(self, fields: Fields, look: Look) -> None:
        super().__init__()
        self.look = look
        self.labels = [self._label(label) for label, _ in fields.items]
        self.values = [self._value(value) for _, value in fields.items]

    def _label(self, label: str) -> Ready:
        look = self.look

        def make() -> Cell:
            return Cell(Text((Run(label),), look.style(look.sizes.label, tone="muted"), look, role=None), ROW)

        return kept(look, ("label", label), make)

    def _value(self, value: str) -> Ready:
        look = self.look

        def make() -> Cell:
            return Cell(Text((Run(value),), look.style(look.sizes.body + 1, strong=True), look, role=None))

        return kept(look, ("value", value), make if value else lambda: BlankCell(look), own=bool(value))

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of all rows."""
        count = len(self.labels)
        self.per_row = count if width / (count + 1) >= self.LEAST else 2
        self.rows = [range(i, min(i + self.per_row, count)) for i in range(0, count, self.per_row)]
        self.cells: list[tuple[float, float]] = []
        self.row_heights = []
        for row in self.rows:
            x, tallest = 0.0, 0.0
            for index, wide in zip(row, self._columns(row, width), strict=True):
                cell = (self.labels[index], self.values[index])
                tallest = max(tallest, sum(box.wrap(wide - self.PAD)[1] for box in cell))
                self.cells.append((x, wide))
                x += wide
            self.row_heights.append(tallest + 4 * GRID)
        self.width, self.height = width, sum(self.row_heights)
        return self.width, self.height

    def _columns(self, row: Sequence[int], width: float) -> list[float]:
        """Widths of the cells: names get twice the room of dates, but what other labels need for one line."""
        if self.per_row == 2:
            return [width / len(row)] * len(row)
        weights = [1.7 if index == 0 else 1.15 if index == 2 else 1.0 for index in row]
        wide = [width * weight / sum(weights) for weight in weights]
        least = [self.labels[index].box.natural + self.PAD + 0.1 for index in row]
        most = [max(w, low) for w, low in zip(wide, least, strict=True)]
        first = wide[0] - (sum(most) - width)
        return [first, *most[1:]] if first >= max(self.LEAST, least[0]) else wide

    def places(self) -> Iterator[tuple[Flowable, float, float]]:
        """The rules, then each label with its value as a row heading and its cell."""
        columns = [[self.cells[index][0] for index in row] for row in self.rows]
        key = ("rules of fields", tuple(self.row_heights), tuple(map(tuple, columns)))
        rules = kept(self.look, key, lambda: FieldRules(self.row_heights, columns, self.look))
        rules.wrap(self.width)
        yield rules, 0, 0
        top = self.height
        for row, tall in zip(self.rows, self.row_heights, strict=True):
            for index in row:
                x, wide = self.cells[index]
                label, value = self.labels[index], self.values[index]
                y = tall - 2 * GRID - label.wrap(wide - self.PAD)[1]
                cells = [(label, 2.5 * GRID, y), (value, 2.5 * GRID, y - value.wrap(wide - self.PAD)[1])]
                yield laid_whole(self.look, cells, (wide, tall), Wrapping("TR")), x, top - tall
            top -= tall


class FieldRules(Box):
    """A rounded box with lines between its cells; for each row its height and where its cells begin."""

    def __init__(self, heights: Sequence[float], columns: Sequence[Sequence[float]], look: Look) -> None:
        super().__init__()
        self.heights, self.columns, self.look = list(heights), columns, look

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of all rows."""
        self.width, self.height = width, sum(self.heights)
        return self.width, self.height

    def draw(self) -> None:
        """Paint it as an artifact."""
        canv = self.canv
        with canv.artifact():
            canv.saveState()
            canv.setStrokeColor(paint(self.look.inks.rule))
            canv.setLineWidth(0.8)
            canv.roundRect(0.4, 0.4, self.width - 0.8, self.height - 0.8, 5)
            top = self.height
            for row, tall in zip(self.columns, self.heights, strict=True):
                for x in row[1:]:
                    canv.line(x, top - tall + 0.8, x, top - 0.8)
                top -= tall
                if top > 1:
                    canv.line(0.8, top, self.width - 0.8, top)
            canv.restoreState()
