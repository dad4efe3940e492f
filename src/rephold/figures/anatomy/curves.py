"""Smooth curves through points, and points along curves."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from rephold.model.diagram import Knot

Point = tuple[float, float]
Segment = tuple[Point, Point, Point, Point]
"""A cubic: start, two handles, end."""


def smooth(knots: Sequence[Knot], *, closed: bool) -> list[Segment]:
    """Cubics through the knots (centripetal Catmull-Rom), sharp knots left as corners."""
    points = [(knot.x, knot.y) for knot in knots]
    count = len(points)
    last = count if closed else count - 1
    segments = []
    for i in range(last):
        j = (i + 1) % count
        before = points[i - 1] if (closed or i > 0) and not knots[i].sharp else None
        after = points[(j + 1) % count] if (closed or j < count - 1) and not knots[j].sharp else None
        segments.append(_span(before, points[i], points[j], after))
    return segments


def _span(before: Point | None, a: Point, b: Point, after: Point | None) -> Segment:
    """The cubic from a to b; without a neighbour it starts (or ends) straight."""
    d = math.sqrt(max(math.dist(a, b), 1e-9))
    one = _handle(before, a, b, d) if before else _towards(a, b, 1 / 3)
    two = _handle(after, b, a, d) if after else _towards(b, a, 1 / 3)
    return a, one, two, b


def _handle(before: Point, a: Point, b: Point, d: float) -> Point:
    """Handle at `a` of the span to `b`; d is the root of its length (Barry and Goldman 1988, alpha 1/2)."""
    e = math.sqrt(max(math.dist(before, a), 1e-9))
    x, y = (
        (e * e * b[n] - d * d * before[n] + (2 * e * e + 3 * e * d + d * d) * a[n]) / (3 * e * (e + d))
        for n in (0, 1)
    )
    return x, y


def _towards(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def through(points: Sequence[Point], *, closed: bool) -> list[Segment]:
    """Cubics through points without corners."""
    return smooth([Knot(x, y) for x, y in points], closed=closed)


def at(segment: Segment, t: float) -> Point:
    """The point of a cubic at parameter t."""
    s = 1 - t
    w = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
    x, y = (sum(weight * point[n] for weight, point in zip(w, segment, strict=True)) for n in (0, 1))
    return x, y


def flattened(segments: Iterable[Segment], pieces: int = 12) -> list[Point]:
    """Points along cubics, the first start and every end among them."""
    points: list[Point] = []
    for segment in segments:
        if not points:
            points.append(segment[0])
        points += [at(segment, n / pieces) for n in range(1, pieces + 1)]
    return points


def length(points: Sequence[Point]) -> float:
    """Length of a polyline."""
    return sum(math.dist(a, b) for a, b in pairwise(points))


def evenly(points: Sequence[Point], count: int) -> list[Point]:
    """`count` points at even distances along a polyline, its ends among them."""
    total = length(points)
    if total <= 0 or count < 2:
        return [points[0]] * count
    found, walked, index = [points[0]], 0.0, 0
    for n in range(1, count - 1):
        wanted = total * n / (count - 1)
        while walked + (step := math.dist(points[index], points[index + 1])) < wanted:
            walked += step
            index += 1
        found.append(_towards(points[index], points[index + 1], (wanted - walked) / max(step, 1e-12)))
    return [*found, points[-1]]


def spaced(points: Sequence[Point], step: float, least: int = 4) -> list[Point]:
    """Points at even distances of about `step`."""
    return evenly(points, max(least, round(length(points) / step) + 1))


def tangents(points: Sequence[Point], *, closed: bool = False) -> list[Point]:
    """Unit directions at the points of a polyline; a closed one repeats its first point at the end."""
    count = len(points)
    found = []
    for i in range(count):
        a = points[i - 1] if i > 0 else points[-2] if closed else points[0]
        b = points[i + 1] if i < count - 1 else points[1] if closed else points[-1]
        size = math.dist(a, b) or 1.0
        found.append(((b[0] - a[0]) / size, (b[1] - a[1]) / size))
    return found


def area(points: Sequence[Point]) -> float:
    """Signed area of a closed polyline."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*points, points[0]])) / 2


def inside(point: Point, points: Sequence[Point]) -> bool:
    """Whether a point lies inside a closed polyline."""
    x, y = point
    crossed = False
    for (x0, y0), (x1, y1) in pairwise([*points, points[0]]):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
            crossed = not crossed
    return crossed
