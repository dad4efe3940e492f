"""What a scanner finds a log by: four solid squares and two QR codes, with white around them.

Sizes were chosen by trial on simulated scans and photos: squares survive 5 mm lost at one side and a print at
94 %; two codes at diagonal corners give the page's place and turn, and one of them may be torn off.
"""

from __future__ import annotations

from rephold.draw.canvas import FragmentCanvas
from rephold.draw.look import GRID, paint
from rephold.draw.video import BLACK, QUIET, modules
from rephold.model.log_template import Rect

SQUARE = 6 * GRID
CENTRE = 12 * GRID
"""From the middle of a square to both edges."""
WHITE = 5 * GRID
"""Nothing is printed so close to a square."""
CODE = 18 * GRID
MODULES = 21
"""Of version 1, the smallest code."""
QUIET_ZONE = QUIET * CODE / MODULES
INSET = CENTRE - SQUARE / 2
"""From the edge to the outer side of squares and codes."""
BESIDE = CENTRE + SQUARE / 2 + SQUARE
"""From the edge to the nearer side of a code, clear of the square in its corner."""


def squares(width: float, height: float) -> tuple[Rect, Rect, Rect, Rect]:
    """The squares of a page: top left, top right, bottom right, bottom left."""
    left, right, low, high = INSET, width - INSET - SQUARE, INSET, height - INSET - SQUARE
    return (
        (left, high, SQUARE, SQUARE),
        (right, high, SQUARE, SQUARE),
        (right, low, SQUARE, SQUARE),
        (left, low, SQUARE, SQUARE),
    )


def codes(width: float, height: float) -> tuple[Rect, Rect]:
    """The codes of a page, without their quiet zones: A at the top right, B at the bottom left."""
    return (width - BESIDE - CODE, height - INSET - CODE, CODE, CODE), (BESIDE, INSET, CODE, CODE)


def clear(width: float, height: float) -> tuple[Rect, ...]:
    """Where nothing but the mark itself may be printed."""
    zones = [(rect, WHITE) for rect in squares(width, height)]
    zones += [(rect, QUIET_ZONE) for rect in codes(width, height)]
    return tuple((x - white, y - white, w + 2 * white, h + 2 * white) for (x, y, w, h), white in zones)


def paint_marks(canv: FragmentCanvas, width: float, height: float, payloads: tuple[str, str]) -> None:
    """Paint the marks of a page of this size, on a canvas of furniture whose corner is the page's."""
    canv.saveState()
    canv.setFillColor(paint(BLACK))
    for rect in squares(width, height):
        canv.rect(*rect, stroke=0, fill=1)
    for (x, y, side, _), payload in zip(codes(width, height), payloads, strict=True):
        _paint_code(canv, x, y, side, payload)
    canv.restoreState()


def _paint_code(canv: FragmentCanvas, x: float, y: float, side: float, payload: str) -> None:
    rows = modules(payload)
    if len(rows) != MODULES:
        raise ValueError(f"a payload of {len(payload)} characters takes {len(rows)} modules, not {MODULES}")
    module, path = side / MODULES, canv.beginPath()
    for down, row in enumerate(rows):
        for across, dark in enumerate(row):
            if dark and not (across and row[across - 1]):
                end = next((i for i in range(across, MODULES) if not row[i]), MODULES)
                path.rect(
                    x + across * module, y + side - (down + 1) * module, (end - across) * module, module
                )
    canv.drawPath(path, stroke=0, fill=1)
