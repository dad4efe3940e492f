"""A page enlarged over several sheets, to be glued: each tile repeats a strip of its neighbours."""

from __future__ import annotations

import math

from rephold.finish.side import Rect, Side, Slot
from rephold.units import mm

MARGIN = mm(10)
OVERLAP = mm(10)
LONG = mm(4)


def tiles(length: float, room: float, overlap: float) -> int:
    """How many tiles of `room` cover a length that share `overlap`; ValueError if all is overlap."""
    if room <= overlap:
        raise ValueError("the overlap leaves nothing of a tile")
    return max(1, math.ceil((length - overlap) / (room - overlap) - 1e-9))


def poster(
    page: int,
    size: tuple[float, float],
    scale: float,
    sheet: tuple[float, float],
    *,
    margin: float = MARGIN,
    overlap: float = OVERLAP,
    label: str = "{row} · {column}",
) -> list[Side]:
    """The tiles of a page, row by row from the top; marks show where the next tile's edge comes to lie."""
    room = (sheet[0] - 2 * margin, sheet[1] - 2 * margin)
    columns, rows = (tiles(scale * size[axis], room[axis], overlap) for axis in (0, 1))
    step = (room[0] - overlap, room[1] - overlap)
    top = scale * size[1]
    window: Rect = (margin, margin, margin + room[0], margin + room[1])
    sides = []
    for row in range(rows):
        for column in range(columns):
            slot = Slot(
                page,
                margin - column * step[0],
                margin + room[1] - top + row * step[1],
                scale,
                window,
            )
            lines = _joins(window, overlap, right=column < columns - 1, below=row < rows - 1)
            told = label.format(row=row + 1, rows=rows, column=column + 1, columns=columns)
            sides.append(Side(*sheet, (slot,), tuple(lines), told))
    return sides


def _joins(window: Rect, overlap: float, *, right: bool, below: bool) -> list[Rect]:
    """Marks in the margins where the neighbours begin."""
    x0, y0, x1, y1 = window
    lines: list[Rect] = []
    if right:
        x = x1 - overlap
        lines += [(x, y1 + 1, x, y1 + 1 + LONG), (x, y0 - 1 - LONG, x, y0 - 1)]
    if below:
        y = y0 + overlap
        lines += [(x0 - 1 - LONG, y, x0 - 1, y), (x1 + 1, y, x1 + 1 + LONG, y)]
    return lines
