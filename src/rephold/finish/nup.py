"""Cards on a sheet: as many as fit, with marks outside them to cut by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rephold.finish.side import Rect, Side, fitted
from rephold.units import mm

AWAY = mm(1.5)
"""Between a card's edge and the mark that shows where to cut."""
LONG = mm(4)


@dataclass(frozen=True)
class Grid:
    """Rows of cells in the middle of a sheet, `gap` apart."""

    columns: int
    rows: int
    cell: tuple[float, float]
    sheet: tuple[float, float]
    gap: float = 0.0

    def cells(self) -> list[Rect]:
        """All cells, row by row from the top, each row from the left."""
        xs, ys = self._starts(0), self._starts(1)
        return [(x, y, x + self.cell[0], y + self.cell[1]) for y in reversed(ys) for x in xs]

    def _starts(self, axis: int) -> list[float]:
        count, length = (self.columns, self.rows)[axis], self.cell[axis]
        free = self.sheet[axis] - count * length - (count - 1) * self.gap
        return [free / 2 + i * (length + self.gap) for i in range(count)]

    def marks(self) -> list[Rect]:
        """Short lines outside all cells, on the line of each edge."""
        lines = []
        (x0, _, _, y1), (_, y0, x1, _) = self.cells()[0], self.cells()[-1]
        for start in self._starts(0):
            for x in (start, start + self.cell[0]):
                lines += [(x, y1 + AWAY, x, y1 + AWAY + LONG), (x, y0 - AWAY - LONG, x, y0 - AWAY)]
        for start in self._starts(1):
            for y in (start, start + self.cell[1]):
                lines += [(x0 - AWAY - LONG, y, x0 - AWAY, y), (x1 + AWAY, y, x1 + AWAY + LONG, y)]
        return sorted(set(lines))


def most(cell: tuple[float, float], sheet: tuple[float, float], margin: float, gap: float = 0.0) -> Grid:
    """The grid with as many cells of this size as fit inside the margin; ValueError if none does."""
    columns, rows = (int((sheet[axis] - 2 * margin + gap + 1e-6) // (cell[axis] + gap)) for axis in (0, 1))
    if columns < 1 or rows < 1:
        raise ValueError("not one card fits on the sheet")
    return Grid(columns, rows, cell, sheet, gap)


def shared(columns: int, rows: int, sheet: tuple[float, float], margin: float, gap: float = 0.0) -> Grid:
    """The grid that shares a sheet's room inside the margin out to so many cells; ValueError without room."""
    width = (sheet[0] - 2 * margin - (columns - 1) * gap) / columns
    height = (sheet[1] - 2 * margin - (rows - 1) * gap) / rows
    if min(width, height) <= 0:
        raise ValueError("the margins leave no room for cards")
    return Grid(columns, rows, (width, height), sheet, gap)


def nup(
    sizes: Sequence[tuple[float, float]], grid: Grid, *, backs: bool = False, copies: int = 1
) -> list[Side]:
    """The sides of the sheets, each page `copies` times.

    With `backs`, even pages are the backs of the odd ones before them: each second side holds the backs, its
    columns from right to left, so that they meet when the paper is turned over its long edge.
    """
    step = 2 if backs else 1
    fronts = [page for page in range(0, len(sizes), step) for _ in range(copies)]
    cells, marks = grid.cells(), tuple(grid.marks())
    sides = []
    for start in range(0, len(fronts), len(cells)):
        part = fronts[start : start + len(cells)]
        for back in range(step):
            slots = [
                fitted(page + back, sizes[page + back], _mirrored(cell, grid) if back else cell)
                for page, cell in zip(part, cells, strict=False)
                if page + back < len(sizes)
            ]
            sides.append(Side(*grid.sheet, tuple(slots), () if back else marks))
    return sides


def _mirrored(cell: Rect, grid: Grid) -> Rect:
    x0, y0, x1, y1 = cell
    return (grid.sheet[0] - x1, y0, grid.sheet[0] - x0, y1)
