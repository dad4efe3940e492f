"""Tables: rows of words under headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from rephold.draw.boxes import ENDLESS, Box, Compound, Laid
from rephold.draw.canvas import string_width
from rephold.draw.fragment import Attributes, Wrapping
from rephold.draw.look import GRID, Look, paint
from rephold.draw.pieces import Laying, Ready, kept
from rephold.draw.text import Text
from rephold.model.document import Run, Table, Tone, Words

COLUMN: Attributes = (("Table", (("Scope", "/Column"),)),)
LEADING = 1.25
"""Of cells, in sizes: they are short, and rules keep the rows apart."""
ROW: Attributes = (("Table", (("Scope", "/Row"),)),)


class Cell(Box):
    """The words of a cell, in its element."""

    def __init__(self, text: Text, scope: Attributes = ()) -> None:
        super().__init__()
        self.text, self.scope = text, scope
        self.longest = max(
            string_width(word, text.style.fontName, text.style.fontSize) for word in text.said.split() or [""]
        )
        self.natural = string_width(text.said, text.style.fontName, text.style.fontSize)

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of the words."""
        self.width, self.height = width, self.text.wrap(width, ENDLESS)[1]
        return self.width, self.height

    def draw(self) -> None:
        """Paint the words."""
        with self.canv.element("TH" if self.scope else "TD", attributes=self.scope):
            self.text.drawOn(self.canv, 0, 0)


@dataclass(frozen=True, eq=False)
class Cells:
    """The cells of a row, and how wide the longest word of each is."""

    layings: Sequence[Laying]
    longest: Sequence[float]


class RowBox(Compound):
    """Cells side by side in columns of these widths, `pad` of it free beside each, `over` above and below."""

    element = Wrapping("TR")
    apart = True

    def __init__(self, cells: Cells, columns: Sequence[float], pad: float, over: float) -> None:
        super().__init__()
        self.cells, self.columns, self.pad, self.over = cells, columns, pad, over

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of the tallest cell with what is free."""
        self.width = width
        self.height = max([cell.height for cell in self._wrapped()]) + 2 * self.over
        return self.width, self.height

    def _wrapped(self) -> list[Ready]:
        cells = [Ready(laying) for laying in self.cells.layings]
        for cell, wide in zip(cells, self.columns, strict=True):
            cell.wrap(wide - self.pad)
        return cells

    def places(self) -> Iterator[tuple[Flowable, float, float]]:
        """From left to right, tops aligned."""
        x = 0.0
        for cell, wide in zip(self._wrapped(), self.columns, strict=True):
            yield cell, x + self.pad / 2, self.height - self.over - cell.height
            x += wide


class TableBox(Compound):
    """Rows under a heading row, the first cell of a row heading it; hairlines between rows."""

    PAD = 3 * GRID
    apart = True

    def __init__(self, table: Table, look: Look) -> None:
        super().__init__()
        self.table, self.look = table, look
        self.over = 0.5 * GRID if table.dense else GRID
        self.element = Wrapping("Table", attributes=(("Table", (("Summary", table.caption),)),))
        self.rows = [self._row_of(tuple([(Run(cell),) for cell in table.header]), head=True)]
        self.rows += [self._row_of(row) for row in table.rows]

    def _row_of(self, words: tuple[Words, ...], *, head: bool = False) -> Cells:
        def make() -> Cells:
            scopes = [COLUMN if head else () if number else ROW for number in range(len(words))]
            layings = [self._cell(*cell).laying for cell in zip(words, scopes, strict=True)]
            return Cells(layings, [laying.box.longest for laying in layings])

        return self.look.stock.get(("cells", words, head, self.look.manner), make)

    def _cell(self, words: Words, scope: Attributes) -> Ready:
        look = self.look

        def make() -> Cell:
            strong = scope == COLUMN
            tone: Tone = "heading" if strong else "text"
            style = look.style(look.sizes.body, strong=strong, tone=tone, leading=LEADING)
            return Cell(Text(words, style, look, role=None), scope)

        return kept(look, ("cell", words, scope), make)

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of all rows."""
        columns = tuple(self._columns(width))
        self.laid = [self._laid(row, columns) for row in self.rows]
        self.row_heights = [row.wrap(width)[1] for row in self.laid]
        self.width, self.height = width, sum(self.row_heights)
        return self.width, self.height

    def _columns(self, width: float) -> list[float]:
        """Widths by the table's shares, each column at least as wide as its longest word if there is room."""
        least = [
            max([row.longest[column] for row in self.rows]) + self.PAD + 1
            for column in range(len(self.table.shares))
        ]
        if sum(least) > width:
            least = [min(low, width / len(least)) for low in least]
        wide = [max(width * share, low) for share, low in zip(self.table.shares, least, strict=True)]
        spare = [w - low for w, low in zip(wide, least, strict=True)]
        total, over = sum(spare, 0.0), sum(wide) - width
        return [w - over * s / total for w, s in zip(wide, spare, strict=True)] if total >= over > 0 else wide

    def places(self) -> Iterator[tuple[Flowable, float, float]]:
        """Tint and lines, then the cells under THead and TBody."""
        key = ("lines of a table", tuple(self.row_heights))
        lines = kept(self.look, key, lambda: TableLines(self.row_heights, self.look))
        lines.wrap(self.width)
        yield lines, 0, 0
        head, body = self.row_heights[0], self.height - self.row_heights[0]
        rows, top = [], body
        for index in range(1, len(self.rows)):
            top -= self.row_heights[index]
            rows.append((self.laid[index], 0.0, top))
        yield Laid([(self.laid[0], 0, 0)], (self.width, head), Wrapping("THead"), apart=True), 0, body
        yield Laid(rows, (self.width, body), Wrapping("TBody"), apart=True), 0, 0

    def _laid(self, row: Cells, columns: tuple[float, ...]) -> Ready:
        key = ("row of cells", row, columns, self.over)
        return kept(self.look, key, lambda: RowBox(row, columns, self.PAD, self.over), whole=True)


class TableLines(Box):
    """A tint behind the first of the rows, and a hairline under each."""

    def __init__(self, heights: Sequence[float], look: Look) -> None:
        super().__init__()
        self.heights, self.look = list(heights), look

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of all rows."""
        self.width, self.height = width, sum(self.heights)
        return self.width, self.height

    def draw(self) -> None:
        """Paint it as an artifact."""
        canv, top = self.canv, self.height
        with canv.artifact():
            canv.saveState()
            canv.setFillColor(paint(self.look.inks.tint))
            canv.rect(0, top - self.heights[0], self.width, self.heights[0], stroke=0, fill=1)
            canv.setStrokeColor(paint(self.look.inks.rule))
            canv.setLineWidth(0.7)
            for tall in self.heights:
                top -= tall
                canv.line(0, top + 0.35, self.width, top + 0.35)
            canv.restoreState()
