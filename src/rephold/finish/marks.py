"""Pages with crop marks: paper enough around each for bleed and marks, which stand outside the bleed."""

from __future__ import annotations

from collections.abc import Sequence

from rephold.finish.side import Rect, Side, Slot
from rephold.units import mm

BLEED = mm(3)
LONG = mm(5)
AWAY = mm(1)
"""Between the bleed and the mark, so that no mark is left on a page cut a little wide."""


def marked(sizes: Sequence[tuple[float, float]], bleed: float = BLEED) -> list[Side]:
    """One side a page, with trim and bleed box and eight crop marks."""
    return [_marked(page, size, bleed) for page, size in enumerate(sizes)]


def _marked(page: int, size: tuple[float, float], bleed: float) -> Side:
    around = bleed + AWAY + LONG
    x0 = y0 = around
    x1, y1 = x0 + size[0], y0 + size[1]
    far = bleed + AWAY
    lines: list[Rect] = []
    for x in (x0, x1):
        lines += [(x, y0 - far - LONG, x, y0 - far), (x, y1 + far, x, y1 + far + LONG)]
    for y in (y0, y1):
        lines += [(x0 - far - LONG, y, x0 - far, y), (x1 + far, y, x1 + far + LONG, y)]
    return Side(
        x1 + around,
        y1 + around,
        (Slot(page, x0, y0),),
        tuple(lines),
        trim=(x0, y0, x1, y1),
        bleed=(x0 - bleed, y0 - bleed, x1 + bleed, y1 + bleed),
    )
