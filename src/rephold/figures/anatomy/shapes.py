"""The outlines of parts: closed curves of ovals and rods, rings, arrows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from rephold.figures.anatomy.curves import (
    Point,
    Segment,
    flattened,
    length,
    smooth,
    spaced,
    tangents,
    through,
)
from rephold.figures.anatomy.fitting import fitted
from rephold.model.diagram import Knot

_CIRCLE = 0.5523
"""Handle of a quarter circle, as a share of the radius."""


def oval(centre: Point, rx: float, ry: float, turn: float) -> list[Segment]:
    """An ellipse, turned clockwise by degrees."""
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))

    def place(x: float, y: float) -> Point:
        return centre[0] + x * rx * cos - y * ry * sin, centre[1] + x * rx * sin + y * ry * cos

    corners = ((1, 0), (0, 1), (-1, 0), (0, -1), (1, 0))
    return [
        (
            place(*a),
            place(a[0] + b[0] * _CIRCLE, a[1] + b[1] * _CIRCLE),
            place(b[0] + a[0] * _CIRCLE, b[1] + a[1] * _CIRCLE),
            place(*b),
        )
        for a, b in pairwise(corners)
    ]


def tube(knots: Sequence[Knot], widths: Sequence[float], ends: str) -> list[Segment]:
    """The outline of a rod; `ends` says of its first and last end whether it is round."""
    flat = flattened(smooth(knots, closed=False))
    step = max(min(widths), length(flat) / 40, 4.0)
    middle = spaced(flat, min(step, length(flat) / 5), 5)
    count = len(middle)
    sides: tuple[list[Point], list[Point]] = ([], [])
    for i, ((x, y), (tx, ty)) in enumerate(zip(middle, tangents(middle), strict=True)):
        half = _between(widths, i / (count - 1)) / 2
        sides[0].append((x - ty * half, y + tx * half))
        sides[1].append((x + ty * half, y - tx * half))
    there, back = fitted(sides[0], 0.4), fitted(sides[1][::-1], 0.4)
    first, last = (ends.split("-") * 2)[:2]
    return [*there, *_end(there[-1], back[0], last), *back, *_end(back[-1], there[0], first)]


def _between(values: Sequence[float], share: float) -> float:
    if len(values) == 1:
        return values[0]
    place = share * (len(values) - 1)
    i = min(int(place), len(values) - 2)
    part = place - i
    part = part * part * (3 - 2 * part) if len(values) > 2 else part
    return values[i] + (values[i + 1] - values[i]) * part


def _end(before: Segment, after: Segment, kind: str) -> list[Segment]:
    a, b = before[3], after[0]
    if kind == "flat" or math.dist(a, b) < 0.5:
        return [(a, a, b, b)]
    dx, dy = b[0] - a[0], b[1] - a[1]
    ox, oy = a[0] - before[0][0], a[1] - before[0][1]
    side = 1 if -dy * ox + dx * oy > 0 else -1
    out = (-dy * side * 2 / 3, dx * side * 2 / 3)
    return [(a, (a[0] + out[0], a[1] + out[1]), (b[0] + out[0], b[1] + out[1]), b)]


def shrunk(segments: Sequence[Segment], towards: Point, share: float) -> list[Segment]:
    """A curve drawn together towards a point until this share of its size is left."""

    def place(point: Point) -> Point:
        x, y = (towards[n] + (point[n] - towards[n]) * share for n in (0, 1))
        return x, y

    return [(place(a), place(b), place(c), place(d)) for a, b, c, d in segments]


def arrow(knots: Sequence[Knot], wide: float) -> list[Segment]:
    """An arrow's outline: a body that swells, and a head at the last knot; `wide` is the body's width."""
    flat = spaced(flattened(smooth(knots, closed=False)), 3, 20)
    head = 2.6 * wide
    neck = max(i for i, point in enumerate(flat) if math.dist(point, flat[-1]) >= head or i == 1)
    body = flat[: neck + 1]
    sides: tuple[list[Point], list[Point]] = ([], [])
    for i, ((x, y), (tx, ty)) in enumerate(zip(body, tangents(body), strict=True)):
        half = wide / 2 * (0.55 + 0.45 * math.sin(i / (len(body) - 1) * math.pi / 2))
        sides[0].append((x - ty * half, y + tx * half))
        sides[1].append((x + ty * half, y - tx * half))
    tip, (bx, by) = flat[-1], body[-1]
    size = math.dist(tip, (bx, by)) or 1
    px, py = -(tip[1] - by) / size * 1.5 * wide, (tip[0] - bx) / size * 1.5 * wide
    there, back = through(sides[0][::3], closed=False), through(sides[1][::-3], closed=False)
    round_head = [there[-1][3], (bx + px, by + py), tip, (bx - px, by - py), back[0][0]]
    ends = [(a, a, b, b) for a, b in pairwise(round_head)]
    close = (back[-1][3], back[-1][3], there[0][0], there[0][0])
    return [*there, *ends, *back, close]
