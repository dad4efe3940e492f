"""Signs for the parts of a dose, each a few strokes in a square: beside words, never in place of them."""

from __future__ import annotations

import math

from rephold.draw.canvas import FragmentCanvas
from rephold.draw.look import paint
from rephold.model.colour import Colour

Stroke = tuple[tuple[float, float], ...]
WEIGHT = 0.09
"""Width of a stroke as a share of the square's side."""


def _arc(start: float, end: float, radius: float = 0.38) -> Stroke:
    """Points of an arc round the middle, from and to degrees, clockwise if `end` is less."""
    angles = [math.radians(start + (end - start) * step / 24) for step in range(25)]
    return tuple((0.5 + radius * math.cos(angle), 0.5 + radius * math.sin(angle)) for angle in angles)


_LEFT: Stroke = ((0.28, 0.72), (0.06, 0.5), (0.28, 0.28))
_RIGHT: Stroke = ((0.72, 0.72), (0.94, 0.5), (0.72, 0.28))
SIGNS: dict[str, tuple[Stroke, ...]] = {
    "repeats": (_arc(60, -220), ((0.42, 0.98), (0.69, 0.83), (0.58, 0.58))),
    "hold": (_arc(0, 360), ((0.5, 0.74), (0.5, 0.5), (0.66, 0.4))),
    "rest": (((0.36, 0.2), (0.36, 0.8)), ((0.64, 0.2), (0.64, 0.8))),
    "sides": (((0.06, 0.5), (0.94, 0.5)), _LEFT, _RIGHT),
    "left": (((0.06, 0.5), (0.94, 0.5)), _LEFT),
    "right": (((0.06, 0.5), (0.94, 0.5)), _RIGHT),
}
"""Strokes of each sign in a square of side 1: a loop, a clock, a pause, arrows."""


def draw_sign(canv: FragmentCanvas, sign: str, x: float, y: float, side: float, colour: Colour) -> None:
    """Paint the sign from its lower left corner, as an artifact: the words beside it say the same."""
    with canv.artifact():
        canv.saveState()
        canv.setStrokeColor(paint(colour))
        canv.setLineWidth(side * WEIGHT)
        canv.setLineCap(1)
        canv.setLineJoin(1)
        for first, *rest in SIGNS[sign]:
            path = canv.beginPath()
            path.moveTo(x + first[0] * side, y + first[1] * side)
            for across, up in rest:
                path.lineTo(x + across * side, y + up * side)
            canv.drawPath(path, stroke=1, fill=0)
        canv.restoreState()
