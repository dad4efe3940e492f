"""As few cubics as will do through many points of a smooth line (P. J. Schneider, Graphics Gems, 1990)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from rephold.figures.anatomy.curves import Point, Segment, at

_ROUNDS = 3


def fitted(points: Sequence[Point], within: float) -> list[Segment]:
    """Cubics end to end through an open line, nowhere farther than `within` from a point."""
    kept = [points[0]]
    kept += [point for point in points[1:] if math.dist(point, kept[-1]) > 1e-6]
    if len(kept) < 2:
        return []
    found: list[Segment] = []
    _fit(kept, _heading(kept[:3]), _heading(kept[-1:-4:-1]), within, found)
    return found


def _heading(points: Sequence[Point]) -> Point:
    """Unit direction at the first of two or three points, along the parabola through three."""
    a, b = points[0], points[1]
    if len(points) < 3:
        return _unit(b[0] - a[0], b[1] - a[1])
    c = points[2]
    d, e = math.dist(a, b), math.dist(b, c)
    f = d / (d + e) if d + e else 0.5
    x, y = (
        (-(1 - f * f) * a[n] + b[n] - f * f * c[n]) / (f * (1 - f)) if 0 < f < 1 else b[n] - a[n]
        for n in (0, 1)
    )
    return _unit(x, y)


def _unit(x: float, y: float) -> Point:
    size = math.hypot(x, y) or 1.0
    return x / size, y / size


def _fit(points: Sequence[Point], start: Point, end: Point, within: float, found: list[Segment]) -> None:
    first, last = points[0], points[-1]
    if len(points) == 2:
        reach = math.dist(first, last) / 3
        found.append((first, _along(first, start, reach), _along(last, end, reach), last))
        return
    places = [0.0]
    for a, b in pairwise(points):
        places.append(places[-1] + math.dist(a, b))
    places = [place / places[-1] for place in places]
    worst = len(points) // 2
    for _ in range(_ROUNDS):
        segment = _least_squares(points, places, start, end)
        misses = [math.dist(at(segment, t), p) for t, p in zip(places, points, strict=True)]
        worst = max(range(len(points)), key=lambda i: misses[i])
        if misses[worst] <= within:
            found.append(segment)
            return
        places = [_nearer(segment, t, p) for t, p in zip(places, points, strict=True)]
    worst = min(max(worst, 1), len(points) - 2)
    before, after = points[max(0, worst - 2)], points[min(len(points) - 1, worst + 2)]
    middle = _unit(before[0] - after[0], before[1] - after[1])
    _fit(points[: worst + 1], start, middle, within, found)
    _fit(points[worst:], (-middle[0], -middle[1]), end, within, found)


def _along(point: Point, heading: Point, by: float) -> Point:
    return point[0] + heading[0] * by, point[1] + heading[1] * by


def _least_squares(points: Sequence[Point], places: Sequence[float], start: Point, end: Point) -> Segment:
    """The cubic with these end headings nearest to the points."""
    first, last = points[0], points[-1]
    c00 = c01 = c11 = x0 = x1 = 0.0
    dot = start[0] * end[0] + start[1] * end[1]
    for t, (x, y) in zip(places, points, strict=True):
        s = 1 - t
        b0, b1, b2, b3 = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
        rx = x - first[0] * (b0 + b1) - last[0] * (b2 + b3)
        ry = y - first[1] * (b0 + b1) - last[1] * (b2 + b3)
        c00 += b1 * b1
        c11 += b2 * b2
        c01 += b1 * b2 * dot
        x0 += b1 * (rx * start[0] + ry * start[1])
        x1 += b2 * (rx * end[0] + ry * end[1])
    span = math.dist(first, last)
    determinant = c00 * c11 - c01 * c01
    one = two = -1.0
    if abs(determinant) > 1e-12:
        one, two = (x0 * c11 - x1 * c01) / determinant, (c00 * x1 - c01 * x0) / determinant
    if min(one, two) < 1e-3 * span or max(one, two) > 3 * span + 1:
        one = two = span / 3
    return first, _along(first, start, one), _along(last, end, two), last


def _nearer(segment: Segment, t: float, point: Point) -> float:
    """One Newton step of a parameter towards the point's foot on the cubic."""
    s = 1 - t
    a, b, c, d = segment
    slope, square = 0.0, 0.0
    here = at(segment, t)
    for n in (0, 1):
        speed = 3 * (s * s * (b[n] - a[n]) + 2 * s * t * (c[n] - b[n]) + t * t * (d[n] - c[n]))
        bend = 6 * (s * (c[n] - 2 * b[n] + a[n]) + t * (d[n] - 2 * c[n] + b[n]))
        miss = here[n] - point[n]
        slope += speed * miss
        square += speed * speed + bend * miss
    return min(max(t - slope / square, 0.0), 1.0) if abs(square) > 1e-9 else t
