"""A sheet folded twice to three panels, the flap inside a little narrower so that it lies flat.

Pages: 1 is the front, 2 to 4 are inside from left to right, 5 is the flap (seen when the front is opened), 6
the back. Widths of A4 and Letter as printers give them; the outside is the mirror image of the inside.
"""

from __future__ import annotations

from collections.abc import Sequence

from rephold.finish.side import Rect, Side, fitted
from rephold.units import mm

A4 = (mm(97), mm(100), mm(100)), mm(210)
LETTER = (3.625 * 72, 3.6875 * 72, 3.6875 * 72), 8.5 * 72
PAPERS = {"a4": A4, "letter": LETTER}
"""Widths of flap and two panels, and height."""

CLEAR = mm(4)
"""Free on each side of a fold, unless a page has just the size of its panel and its own margins."""
SAME = mm(0.5)
OUTSIDE = (4, 5, 0)
INSIDE = (1, 2, 3)
FOLD_MARK = mm(4)


def panels(paper: str, *, outside: bool) -> list[Rect]:
    """The panels of a side from left to right: the narrow one is left outside and right inside."""
    widths, height = PAPERS[paper]
    found, x = [], 0.0
    for width in widths if outside else reversed(widths):
        found.append((x, 0.0, x + width, height))
        x += width
    return found


def trifold(sizes: Sequence[tuple[float, float]], paper: str) -> list[Side]:
    """Outside and inside of the sheet; ValueError for no pages or more than six."""
    if not 0 < len(sizes) <= 6:
        raise ValueError(f"a tri-fold has six panels, not {len(sizes)}")
    sides = []
    for outside, pages in ((True, OUTSIDE), (False, INSIDE)):
        found = panels(paper, outside=outside)
        slots = [
            fitted(page, sizes[page], _room(panel, sizes[page], place))
            for place, (panel, page) in enumerate(zip(found, pages, strict=True))
            if page < len(sizes)
        ]
        width, height = found[-1][2], found[-1][3]
        folds = [panel[2] for panel in found[:2]]
        marks = [(x, y, x, y + FOLD_MARK) for x in folds for y in (0.0, height - FOLD_MARK)]
        sides.append(Side(width, height, tuple(slots), tuple(marks)))
    return sides


def _room(panel: Rect, size: tuple[float, float], place: int) -> Rect:
    """Where the page may stand: all of a panel that it was made for, else what is clear of the folds."""
    x0, y0, x1, y1 = panel
    if abs(size[0] - (x1 - x0)) < SAME and abs(size[1] - (y1 - y0)) < SAME:
        return panel
    return (x0 + CLEAR * (place > 0), y0, x1 - CLEAR * (place < 2), y1)
