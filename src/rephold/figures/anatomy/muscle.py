"""A muscle: a sheet of fibres between two edges, tendon at its ends."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rephold.figures.anatomy.curves import Point, Segment, evenly, flattened, smooth, through
from rephold.figures.anatomy.fitting import fitted
from rephold.figures.anatomy.ink import line, outline, shade
from rephold.figures.anatomy.marks import Frame, Mark, Path, Pen, body
from rephold.model.diagram import Knot, Muscle

_SAMPLES = 49
_FIBRE = 0.36  # weight as a share of the outer line


@dataclass(frozen=True)
class Sheet:
    """A sheet between four curves (S. A. Coons' patch), each with `_SAMPLES` points."""

    left: Sequence[Point]
    right: Sequence[Point]
    origin: Sequence[Point]
    insertion: Sequence[Point]

    def at(self, across: float, along: float) -> Point:
        """The point at a share from the left edge to the right and from origin to insertion."""
        left, right = _on(self.left, along), _on(self.right, along)
        start, end = _on(self.origin, across), _on(self.insertion, across)
        a, b, c, d = self.left[0], self.right[0], self.left[-1], self.right[-1]
        x, y = (
            (1 - across) * left[n]
            + across * right[n]
            + (1 - along) * (start[n] - (1 - across) * a[n] - across * b[n])
            + along * (end[n] - (1 - across) * c[n] - across * d[n])
            for n in (0, 1)
        )
        return x, y


def sheet_of(part: Muscle, frame: Frame) -> Sheet:
    """The sheet of a muscle; ends that are not given are straight."""

    def edge(knots: Sequence[Knot]) -> list[Point]:
        return evenly(flattened(smooth(frame.knots(knots), closed=False)), _SAMPLES)

    origin = part.origin or (part.left[0], part.right[0])
    insertion = part.insertion or (part.left[-1], part.right[-1])
    return Sheet(edge(part.left), edge(part.right), edge(origin), edge(insertion))


def muscle_marks(part: Muscle, frame: Frame, pen: Pen, ink: str) -> list[Mark]:
    """Body, shade, tendons, fibres and outline of a muscle."""
    sheet = sheet_of(part, frame)
    rim = _rim(part, sheet)
    marks = [body(part.name, ink, rim)]
    marks += shade(rim, ink, part.shade * frame.scale) if pen.shade else []
    marks += [_tendon(part, sheet, end == 1, share) for end, share in enumerate(part.tendon) if share > 0]
    marks += [line(_fibre(sheet, part, n), pen.width(_FIBRE), f"{ink}-line") for n in range(part.fibres)]
    return [*marks, *outline(rim, part.line, pen)]


def _rim(part: Muscle, sheet: Sheet) -> list[Segment]:
    one, two = fitted(sheet.left, 0.4), fitted(sheet.right[::-1], 0.4)
    end = _end(sheet.insertion, part.insertion is not None)
    start = _end(sheet.origin[::-1], part.origin is not None)
    return [*one, *end, *two, *start]


def _end(points: Sequence[Point], curved: bool) -> list[Segment]:
    a, b = points[0], points[-1]
    if curved:
        return fitted(points, 0.4)
    return [(a, a, b, b)] if math.dist(a, b) > 1 else []


def _on(edge: Sequence[Point], share: float) -> Point:
    place = min(max(share, 0.0), 1.0) * (len(edge) - 1)
    i = min(int(place), len(edge) - 2)
    x, y = (a + (b - a) * (place - i) for a, b in zip(edge[i], edge[i + 1], strict=True))
    return x, y


def _uneven(n: int) -> float:
    """A number in -1..1 for each n, the same every time: hands do not rule lines."""
    return math.sin(12.9898 * (n + 1)) * 43758.5453 % 2 - 1


def _fibre(sheet: Sheet, part: Muscle, n: int) -> list[Point]:
    across = (n + 1) / (part.fibres + 1)
    start, end = part.reach
    start = max(start, part.tendon[0] + 0.02) + 0.035 * (1 + _uneven(n))
    end = min(end, 1 - part.tendon[1] - 0.02) - 0.035 * (1 + _uneven(n + 50))
    return [sheet.at(across, start + (end - start) * i / 16) for i in range(17)]


def _tendon(part: Muscle, sheet: Sheet, far: bool, share: float) -> Mark:
    """The end of a muscle in the ink of tendon, its border where fibres begin uneven."""
    teeth = max(5, part.fibres)
    border = []
    for n in range(teeth + 1):
        reach = share * (1 + 0.16 * (1 if n % 2 else -1) + 0.08 * _uneven(n))
        border.append(sheet.at(n / teeth, 1 - reach if far else reach))
    shares = [share * k / 8 for k in range(8)]
    down = [sheet.at(0, 1 - s if far else s) for s in shares]
    up = [sheet.at(1, 1 - s if far else s) for s in reversed(shares)]
    last = [sheet.at(1 - k / 8, 1 if far else 0) for k in range(9)]
    sides = (
        fitted([*down, border[0]], 0.4),
        through(border, closed=False),
        fitted([border[-1], *up], 0.4),
        fitted(last, 0.4),
    )
    return Mark(
        "fill", part.tendon_ink, (Path(tuple(s for side in sides for s in side), True),), part="tendon"
    )
