"""Labels in columns beside a drawing, and leader lines that cross neither each other nor a label.

All in points, origin bottom left. Leaders run from the inner edge of a column to their points, away from all
labels: so none meets a label, and within a column they are put in the order in which none crosses another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

Point = tuple[float, float]
STUB = 5.0
"""A leader's first stretch runs level."""
_ROUNDS = 200


@dataclass(frozen=True)
class Callout:
    """A label to be placed: where its leader ends, how tall its words are, whether it has a leader."""

    key: str
    point: Point
    tall: float
    line: bool = True


@dataclass(frozen=True)
class Placed:
    """A label with the y of its middle."""

    callout: Callout
    middle: float

    def leader(self, edge: float, inward: int) -> tuple[Point, ...]:
        """The leader from the column's edge; `inward` is 1 for a column at the left, -1 at the right."""
        return (edge, self.middle), (edge + inward * STUB, self.middle), self.callout.point


def column(
    callouts: Sequence[Callout], edge: float, inward: int, room: tuple[float, float], gap: float
) -> list[Placed]:
    """The labels of one column from top to bottom, each as near to the height of its point as there is room.

    `room` is the lowest and highest y there is. Where leaders would cross, the two labels change places.
    """
    order = sorted(callouts, key=lambda callout: (-callout.point[1], callout.key))
    for _ in range(_ROUNDS):
        placed = _stacked(order, room, gap)
        crossing = next(_crossings(placed, edge, inward), None)
        if crossing is None:
            return placed
        one, two = crossing
        order[one], order[two] = order[two], order[one]
    return placed


def _crossings(placed: Sequence[Placed], edge: float, inward: int) -> Iterator[tuple[int, int]]:
    lines = [(n, p.leader(edge, inward)) for n, p in enumerate(placed) if p.callout.line]
    return ((one, two) for (one, a), (two, b) in combinations(lines, 2) if cross(a, b))


def _stacked(order: Sequence[Callout], room: tuple[float, float], gap: float) -> list[Placed]:
    """Middles for labels in this order, moved as little as can be (squares) so that none overlap."""
    groups: list[tuple[float, float, int]] = []  # sum of wished tops less what stands above, tall, count
    lowest, highest = room
    offsets = []
    tall = 0.0
    for callout in order:
        offsets.append(tall)
        tall += callout.tall + gap
    wished = [c.point[1] + c.tall / 2 + offset for c, offset in zip(order, offsets, strict=True)]
    groups = []
    for wish in wished:
        groups.append((wish, 1.0, 1))
        while len(groups) > 1 and groups[-2][0] / groups[-2][1] < groups[-1][0] / groups[-1][1]:
            (a, m, i), (b, n, j) = groups[-2:]
            groups[-2:] = [(a + b, m + n, i + j)]
    tops: list[float] = []
    for total, weight, count in groups:
        tops += [total / weight] * count
    last = order[-1].tall if order else 0.0
    bottom = lowest + last + (offsets[-1] if offsets else 0.0)
    tops = [min(max(top, bottom), highest) for top in tops]
    return [
        Placed(callout, top - offset - callout.tall / 2)
        for callout, top, offset in zip(order, tops, offsets, strict=True)
    ]


def cross(one: Sequence[Point], two: Sequence[Point]) -> bool:
    """Whether two lines of straight stretches meet."""
    return any(_meet(a, b, c, d) for a, b in pairwise(one) for c, d in pairwise(two))


def _meet(a: Point, b: Point, c: Point, d: Point) -> bool:
    return (
        _turn(a, b, c) * _turn(a, b, d) <= 0 and _turn(c, d, a) * _turn(c, d, b) <= 0 and _overlap(a, b, c, d)
    )


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _overlap(a: Point, b: Point, c: Point, d: Point) -> bool:
    return all(
        min(max(a[n], b[n]), max(c[n], d[n])) >= max(min(a[n], b[n]), min(c[n], d[n])) - 1e-9 for n in (0, 1)
    )
