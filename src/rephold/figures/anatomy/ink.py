"""Lines and shade with a hand's pressure: heavier and shaded away from the light, thin at free ends."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from rephold.figures.anatomy.curves import (
    Point,
    Segment,
    area,
    evenly,
    flattened,
    length,
    spaced,
    tangents,
)
from rephold.figures.anatomy.fitting import fitted
from rephold.figures.anatomy.marks import Mark, Path, Pen

_AWAY = (0.5, 0.866)  # from the light, which is up and left
_PRESSURE = 0.7  # of a line's width, added at most where it faces away from the light
_TAPER_TO = 0.25
_STEP = 7.0  # units between points of a rim
_WITHIN = 0.45  # units between a ribbon and the points of its edge


def outline(segments: Sequence[Segment], weight: float, pen: Pen, *, merged: bool = False) -> list[Mark]:
    """The closed line round a body, and where it faces away from the light a little more ink."""
    if weight <= 0:
        return []
    width = pen.width(weight)
    path = (Path(tuple(segments), True),)
    stroke = Mark("stroke", "outline", path, width * (2 if merged else 1), outline=True)
    if weight < 0.6:
        return [stroke]
    marks = [stroke]
    for run in _runs(segments):
        outer = [_off(p, n, width * (0.45 + _PRESSURE * s)) for p, n, s in run]
        inner = [_off(p, n, -0.2 * width) for p, n, _ in run]
        marks.append(Mark("fill", "outline", (_ribbon(outer, inner),), outline=True))
    return marks


def shade(segments: Sequence[Segment], ink: str, wide: float) -> list[Mark]:
    """Crescents along the inside of a body's edges that face away from the light."""
    if wide <= 0:
        return []
    marks = []
    rim = _rim(segments)
    for run in _runs(segments):
        depth = [min(wide * s, 0.45 * _thickness(p, n, rim)) for p, n, s in run]
        depth = _softened(depth, 4)
        inner = [_off(p, n, -d) for (p, n, _), d in zip(run, depth, strict=True)]
        marks.append(Mark("fill", f"{ink}-shade", (_ribbon([p for p, _, _ in run], inner),)))
    return marks


def line(points: Sequence[Point], width: float, ink: str, taper: tuple[bool, bool] = (True, True)) -> Mark:
    """An open line of ink that thins at its ends where wanted."""
    count = max(7, min(26, round(length(points) / 14)))
    middle = evenly(points, count)
    sides: tuple[list[Point], list[Point]] = ([], [])
    for i, ((x, y), (tx, ty)) in enumerate(zip(middle, tangents(middle), strict=True)):
        share = i / (count - 1)
        full = 1.0
        if taper[0]:
            full = min(full, _TAPER_TO + (1 - _TAPER_TO) * math.sin(min(share / 0.4, 1) * math.pi / 2))
        if taper[1]:
            full = min(full, _TAPER_TO + (1 - _TAPER_TO) * math.sin(min((1 - share) / 0.4, 1) * math.pi / 2))
        sides[0].append((x - ty * width * full / 2, y + tx * width * full / 2))
        sides[1].append((x + ty * width * full / 2, y - tx * width * full / 2))
    return Mark("fill", ink, (_ribbon(*sides),))


def _ribbon(there: Sequence[Point], back: Sequence[Point]) -> Path:
    one, two = fitted(there, _WITHIN), fitted(back[::-1], _WITHIN)
    a, b, c, d = one[-1][3], two[0][0], two[-1][3], one[0][0]
    return Path((*one, (a, a, b, b), *two, (c, c, d, d)), True)


_RimPoint = tuple[Point, Point, float]
"""A point of a rim, its outward normal, and 0..1 how much it faces away from the light."""


def _rim(segments: Sequence[Segment]) -> list[Point]:
    flat = flattened(segments, 10)
    if math.dist(flat[0], flat[-1]) > 1e-6:
        flat.append(flat[0])
    return spaced(flat, _STEP, 12)


def _runs(segments: Sequence[Segment]) -> Iterator[list[_RimPoint]]:
    """The stretches of a body's rim that face away from the light."""
    rim = _rim(segments)
    turn = 1 if area(rim) > 0 else -1
    normals = [(ty * turn, -tx * turn) for tx, ty in tangents(rim, closed=True)]
    faces = [max(0.0, nx * _AWAY[0] + ny * _AWAY[1] - 0.12) / 0.88 for nx, ny in normals]
    faces = _softened(faces[:-1], 3, closed=True)
    count = len(faces)
    dark = [face > 0.06 for face in faces]
    if all(dark) or not any(dark):
        return
    start = next(i for i in range(count) if dark[i] and not dark[i - 1])
    run: list[_RimPoint] = []
    for step in range(count + 1):
        i = (start + step) % count
        if dark[i] and step < count:
            run.append((rim[i], normals[i], faces[i]))
        elif run:
            if len(run) > 3:
                ends = min(4, len(run) // 2)
                yield [
                    (p, n, s * min(1, j / ends, (len(run) - 1 - j) / ends)) for j, (p, n, s) in enumerate(run)
                ]
            run = []


def _softened(values: Sequence[float], reach: int, *, closed: bool = False) -> list[float]:
    """Moving averages."""
    count = len(values)
    soft = []
    for i in range(count):
        around = [
            values[k % count] if closed else values[min(max(k, 0), count - 1)]
            for k in range(i - reach, i + reach + 1)
        ]
        soft.append(sum(around) / len(around))
    return soft


def _off(point: Point, normal: Point, by: float) -> Point:
    return point[0] + normal[0] * by, point[1] + normal[1] * by


def _thickness(point: Point, normal: Point, rim: Sequence[Point]) -> float:
    """How far it is from a point of the rim to the rim straight across the body."""
    x, y = point
    nx, ny = -normal[0], -normal[1]
    nearest = math.inf
    for i in range(len(rim) - 1):
        ax, ay = rim[i][0] - x, rim[i][1] - y
        bx, by = rim[i + 1][0] - x, rim[i + 1][1] - y
        side_a, side_b = nx * ay - ny * ax, nx * by - ny * bx
        if (side_a > 0) == (side_b > 0):
            continue
        share = side_a / (side_a - side_b)
        along = nx * (ax + (bx - ax) * share) + ny * (ay + (by - ay) * share)
        if along > 1.5 * _STEP * 0.2:
            nearest = min(nearest, along)
    return nearest if nearest < math.inf else 0.0
