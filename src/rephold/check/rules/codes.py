"""Whether marks that machines or pens have to hit are large enough: codes, and boxes to tick."""

from __future__ import annotations

from itertools import pairwise

from PIL import Image

from rephold.check.elements import Elements
from rephold.check.page_objects import Box
from rephold.check.rule import limit
from rephold.check.seen import Seen
from rephold.check.tally import Tally
from rephold.units import mm, to_mm

QR = "QR code"
"""Beginning of the alternative text of a code."""
FINDER = 7
"""Modules that the square in the corner of a code is wide (ISO/IEC 18004)."""
_DOTS = 600 / 72
_DARK = 128
_TOLERANCE = 0.05
_LARGEST_BOX = mm(12)
_SQUARE = 0.6
_SAME_ROW = 2
_FIELD = ("", "Form")
"""Roles of what is ticked; nothing is known without tags."""


def codes(page: Seen, elements: Elements, tally: Tally) -> None:
    """Keep codes of a page that are small, finely drawn, or without room around them."""
    for mark, box in page.marked.items():
        if not elements.alt(page.number, mark).startswith(QR):
            continue
        left, bottom, right, top = box
        about, side = str(mark), to_mm(min(right - left, top - bottom))
        if side + _TOLERANCE < limit("print/qr-size"):
            tally.add("print/qr-size", page.number, round(side, 1), QR, about)
        module = _module(page.closer(box, _DOTS))
        if to_mm(module) + _TOLERANCE / FINDER < limit("print/qr-module"):
            tally.add("print/qr-module", page.number, round(to_mm(module), 2), QR, about)
        quiet = _quiet(box, module, page) if module else 0.0
        if quiet + _TOLERANCE < limit("print/qr-quiet"):
            tally.add("print/qr-quiet", page.number, round(quiet, 1), QR, about)


def boxes(page: Seen, elements: Elements, tally: Tally) -> None:
    """Keep boxes to tick that are smaller, or nearer to each other, than a pen needs."""
    found = (shape for shape in page.shapes if shape.stroked and _is_box(shape.box))
    fields = {one.box for one in found if elements.role(page.number, one.mark) in _FIELD}
    squares = sorted(fields, key=_by_row)
    scale = page.picture.width / page.width
    for box in squares:
        side = to_mm((box[2] - box[0]) / scale)
        if side + _TOLERANCE < limit("print/box-size"):
            tally.add("print/box-size", page.number, round(side, 1), about="box")
    for before, box in pairwise(squares):
        gap = to_mm((box[0] - before[2]) / scale)
        if abs(before[3] - box[3]) < _SAME_ROW and 0 <= gap < limit("print/box-gap") - _TOLERANCE:
            tally.add("print/box-gap", page.number, round(gap, 1), about="gap")


def _is_dark(level: int) -> int:
    return 255 if level < _DARK else 0


def _is_box(box: Box) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return abs(width - height) <= _SQUARE and mm(2) <= width <= _LARGEST_BOX


def _by_row(box: Box) -> tuple[int, float]:
    return round(box[3] / _SAME_ROW), box[0]


def _module(code: Image.Image) -> float:
    """Points of a module: the black row at the top of the upper left finder is seven of them."""
    dark = code.point(_is_dark)
    found = dark.getbbox()
    if found is None:
        return 0.0
    row = [bool(value) for value in dark.crop((found[0], found[1] + 2, found[2], found[1] + 3)).tobytes()]
    run = next((at for at, black in enumerate(row) if not black), len(row))
    return run / FINDER / _DOTS


def _quiet(box: Box, module: float, page: Seen) -> float:
    """Modules of white around a code, in halves, up to a whole one more than is asked for."""
    for halves in range(2 * (int(limit("print/qr-quiet")) + 1), 0, -1):
        room = module * halves / 2
        around = page.closer((box[0] - room, box[1] - room, box[2] + room, box[3] + room), _DOTS)
        frame = round(room * _DOTS) - 1
        around.paste(255, (frame, frame, around.width - frame, around.height - frame))
        if not around.point(_is_dark).getbbox():
            return halves / 2
    return 0.0
