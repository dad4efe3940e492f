"""Tables: the patient's fields, and rows of words under headings."""

from __future__ import annotations

from rephold.draw.boxes import ENDLESS, Box
from rephold.draw.canvas import string_width
from rephold.draw.fragment import Value
from rephold.draw.look import GRID, Look, paint
from rephold.draw.text import Text
from rephold.model.document import Fields, Run, Table

Attribute = tuple[str, tuple[tuple[str, Value], ...]]
COLUMN: Attribute = ("Table", (("Scope", "/Column"),))
ROW: Attribute = ("Table", (("Scope", "/Row"),))


class FieldPanel(Box):
    """Labels over values in ruled cells; an empty value is a line to write on. Two rows if narrow."""

    LEAST = 92.0  # points a cell needs for a date or a name written by hand

    def __init__(self, fields: Fields, look: Look) -> None:
        super().__init__()
        self.fields, self.look = fields, look
        sizes = look.sizes
        self.labels = [
            Text((Run(label),), look.style(sizes.label, tone="muted"), look, role=None)
            for label, _ in fields.items
        ]
        self.values = [
            Text((Run(value),), look.style(sizes.body + 1, strong=True), look, role=None) if value else None
            for _, value in fields.items
        ]

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given; names get twice the room of dates."""
        count = len(self.labels)
        self.per_row = count if width / (count + 1) >= self.LEAST else 2
        self.rows = [range(i, min(i + self.per_row, count)) for i in range(0, count, self.per_row)]
        self.cells: list[tuple[float, float]] = []
        self.row_heights = []
        for row in self.rows:
            weights = [1.7 if index == 0 else 1.15 if index == 2 else 1.0 for index in row]
            if self.per_row == 2:
                weights = [1.0] * len(row)
            x, tallest = 0.0, 0.0
            for index, weight in zip(row, weights, strict=True):
                wide = width * weight / sum(weights)
                tallest = max(tallest, self._cell_height(index, wide - 5 * GRID))
                self.cells.append((x, wide))
                x += wide
            self.row_heights.append(tallest + 4 * GRID)
        self.width, self.height = width, sum(self.row_heights)
        return self.width, self.height

    def _cell_height(self, index: int, width: float) -> float:
        value = self.values[index]
        label = float(self.labels[index].wrap(width, ENDLESS)[1])
        return label + (float(value.wrap(width, ENDLESS)[1]) if value else self.look.sizes.body * 1.9)

    def draw(self) -> None:
        """Paint the box, then each label with its value as a row heading and its cell."""
        self._draw_box()
        top = self.height
        with self.canv.element("Table"):
            for row, tall in zip(self.rows, self.row_heights, strict=True):
                for index in row:
                    with self.canv.element("TR"):
                        self._draw_cell(index, top)
                top -= tall

    def _draw_cell(self, index: int, top: float) -> None:
        canv = self.canv
        x, wide = self.cells[index]
        x += 2.5 * GRID
        label, value = self.labels[index], self.values[index]
        y = top - 2 * GRID - label.height
        with canv.element("TH", attributes=(ROW,)):
            label.drawOn(canv, x, y)
        with canv.element("TD"):
            if value:
                value.drawOn(canv, x, y - value.height)
                return
            with canv.artifact():
                canv.saveState()
                canv.setStrokeColor(paint(self.look.inks.text))
                canv.setLineWidth(0.6)
                line = y - self.look.sizes.body * 1.75
                canv.line(x, line, x + wide - 5 * GRID, line)
                canv.restoreState()

    def _draw_box(self) -> None:
        canv = self.canv
        with canv.artifact():
            canv.saveState()
            canv.setStrokeColor(paint(self.look.inks.rule))
            canv.setLineWidth(0.8)
            canv.roundRect(0.4, 0.4, self.width - 0.8, self.height - 0.8, 5)
            top = self.height
            for row, tall in zip(self.rows, self.row_heights, strict=True):
                for index in row[1:]:
                    canv.line(self.cells[index][0], top - tall + 0.8, self.cells[index][0], top - 0.8)
                top -= tall
                if top > 1:
                    canv.line(0.8, top, self.width - 0.8, top)
            canv.restoreState()


class TableBox(Box):
    """Rows under a heading row, the first cell of a row heading it; hairlines between rows."""

    def __init__(self, table: Table, look: Look) -> None:
        super().__init__()
        self.table, self.look = table, look
        head, body = look.style(look.sizes.body, strong=True, tone="heading"), look.style(look.sizes.body)
        head.leading = body.leading = look.sizes.body * 1.25  # cells are short; rules keep the rows apart
        self.rows = [[Text((Run(cell),), head, look, role=None) for cell in table.header]]
        self.rows += [[Text(cell, body, look, role=None) for cell in row] for row in table.rows]

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of all rows."""
        pad = 3 * GRID
        self.columns = self._columns(width, pad)
        self.row_heights = [
            max(cell.wrap(wide - pad, ENDLESS)[1] for cell, wide in zip(row, self.columns, strict=True))
            + 2 * GRID
            for row in self.rows
        ]
        self.width, self.height = width, sum(self.row_heights)
        return self.width, self.height

    def _columns(self, width: float, pad: float) -> list[float]:
        """Widths by the table's shares, each column at least as wide as its longest word if there is room."""
        count = len(self.table.shares)
        least = [
            max(
                string_width(word, cell.style.fontName, cell.style.fontSize)
                for row in self.rows
                for cell in (row[column],)
                for word in cell.said.split() or [""]
            )
            + pad
            + 1
            for column in range(count)
        ]
        if sum(least) > width:
            least = [min(low, width / count) for low in least]
        wide = [max(width * share, low) for share, low in zip(self.table.shares, least, strict=True)]
        spare = [w - low for w, low in zip(wide, least, strict=True)]
        total, over = sum(spare, 0.0), sum(wide) - width
        return [w - over * s / total for w, s in zip(wide, spare, strict=True)] if total >= over > 0 else wide

    def draw(self) -> None:
        """Paint tint and lines, then the cells under THead and TBody."""
        self._draw_lines()
        canv, top = self.canv, self.height
        summary: Attribute = ("Table", (("Summary", self.table.caption),))
        with canv.element("Table", attributes=(summary,)):
            with canv.element("THead"):
                self._draw_row(0, top)
            top -= self.row_heights[0]
            with canv.element("TBody"):
                for index in range(1, len(self.rows)):
                    self._draw_row(index, top)
                    top -= self.row_heights[index]

    def _draw_row(self, index: int, top: float) -> None:
        canv, x = self.canv, 0.0
        with canv.element("TR"):
            for column, (cell, wide) in enumerate(zip(self.rows[index], self.columns, strict=True)):
                scope = COLUMN if index == 0 else ROW if column == 0 else None
                with canv.element("TH" if scope else "TD", attributes=(scope,) if scope else ()):
                    cell.drawOn(canv, x + 1.5 * GRID, top - GRID - cell.height)
                x += wide

    def _draw_lines(self) -> None:
        canv, top = self.canv, self.height
        with canv.artifact():
            canv.saveState()
            canv.setFillColor(paint(self.look.inks.tint))
            canv.rect(0, top - self.row_heights[0], self.width, self.row_heights[0], stroke=0, fill=1)
            canv.setStrokeColor(paint(self.look.inks.rule))
            canv.setLineWidth(0.7)
            for tall in self.row_heights:
                top -= tall
                canv.line(0, top + 0.35, self.width, top + 0.35)
            canv.restoreState()
