"""How the table of a log shares a page's width: names at the left, days of boxes, totals at the right."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from rephold.draw.boxes import ENDLESS
from rephold.draw.log_boxes import GAP
from rephold.draw.log_words import Pen
from rephold.draw.look import GRID, Look
from rephold.errors import ContentError
from rephold.figures.drawing import extent
from rephold.model.week_log import WeekLog

Size = tuple[float, float]

LARGE: tuple[Size, ...] = ((7 * GRID, 7 * GRID), (6.5 * GRID, 6.5 * GRID), (6 * GRID, 6 * GRID))
SMALL: tuple[Size, ...] = ((5.5 * GRID, 5.5 * GRID), (5 * GRID, 5 * GRID), (4.5 * GRID, 4.5 * GRID))
"""Of a box, the best first; one smaller than these a pen misses."""
COUNT: tuple[Size, ...] = ((9 * GRID, 7 * GRID),)
"""Of a box that takes a number: two digits by hand."""
CELL_PAD = 1.4 * GRID
"""Between a box and the lines around its cell."""
PAD = 1.6 * GRID
THUMB = 17 * GRID
"""Most that a picture is wide."""
LONGEST = 13
"""Most that a name gets in one line, as a multiple of the size of type; longer ones take two."""


@dataclass(frozen=True)
class Shape:
    """Widths in points, left to right: label, picture, words, (left and right), seven days, total."""

    label: float
    words: float
    sides: float
    day: float
    total: float
    box: Size
    per_line: int
    """Boxes in a line; the rest stand under them."""
    gap: float
    """Between boxes of a line."""
    person: float
    """Points of a standing body's height: one scale for all pictures."""

    @property
    def left(self) -> float:
        """Width before the first day."""
        return self.label + THUMB + self.words + self.sides

    @property
    def width(self) -> float:
        """All of it."""
        return self.left + 7 * self.day + self.total


@dataclass(frozen=True)
class _Needs:
    """Least widths of the columns that have words."""

    label: float
    sides: float
    total: float
    day: float
    time: float
    one_line: float
    two_lines: float
    dose: float
    """Of words with each dose in a line."""

    @property
    def fixed(self) -> float:
        """Of the columns that neither names nor boxes share."""
        return self.label + THUMB + self.sides + self.total


def shapes(log: WeekLog, look: Look, width: float) -> Iterator[Shape]:
    """Every shape there is room for at this width, the best first: large boxes, names in a line.

    ContentError if not even the smallest boxes leave room for names.
    """
    needs, least, found = _needs(log, look), ENDLESS, False
    for words, per_line, box in _choices(log, needs, least_box(look)):
        gap = max(GAP, needs.time - box[0])
        day = max(needs.day, per_line * box[0] + (per_line - 1) * gap + 2 * CELL_PAD)
        needed = needs.fixed + words + 7 * day
        least, spare = min(least, needed), width - needed
        if spare >= 0:
            found = True
            roomy = needs.dose - words <= spare / 2
            more = min(spare, max(4 * PAD, (needs.dose if roomy else needs.one_line + 2 * PAD) - words))
            each = (spare - more) / 7
            yield Shape(
                label=needs.label,
                words=words + more,
                sides=needs.sides,
                day=day + each,
                total=needs.total,
                box=box,
                per_line=per_line,
                gap=max(gap, min(GAP + each / max(1, per_line), 4 * GRID)),
                person=_person(log, look),
            )
    if not found:
        what = f"is {whole_mm(width)} mm wide in its margins; a log takes {whole_mm(least, up=True)}"
        raise ContentError.at("paper", what, "take a larger paper")


def whole_mm(points: float, *, up: bool = False) -> int:
    """Millimetres: what there is rounded down, and what is needed rounded up, so that the one is less."""
    return math.ceil(points / GRID) if up else math.floor(points / GRID)


def least_box(look: Look) -> float:
    """The smallest side of a box: it grows with the type, for who needs large print has no finer pen."""
    return min(LARGE[-1][0], SMALL[-1][0] * look.sizes.body / 12)


def _needs(log: WeekLog, look: Look) -> _Needs:
    strong, small = Pen(look, look.sizes.body, strong=True), Pen(look, look.sizes.label)
    heads = [word for week in log.weeks for day in week.days for word in day.head.split()]
    sides = max(small.wide(word) for row in log.rows for word in row.lines)
    names = [row.name for row in log.rows]
    totals = [total for week in log.weeks for total in week.totals.values()]
    return _Needs(
        label=max(strong.wide(row.label) for row in log.rows) + 2 * PAD,
        sides=sides + PAD if sides else 0.0,
        total=max(strong.wide(text) for text in (log.words.total, *totals)) + 2 * PAD,
        day=max(strong.wide(word) for word in heads) + GRID,
        time=max((small.wide(time) for time in log.words.times), default=0.0) + 1.5 * GRID,
        one_line=min(max(strong.wide(name) for name in names), LONGEST * look.sizes.body) + 2 * PAD,
        two_lines=max(_in_two_lines(name, strong) for name in names) + 2 * PAD,
        dose=max(small.wide(row.dose) for row in log.rows) + 2.5 * PAD,
    )


def _in_two_lines(name: str, pen: Pen) -> float:
    """The least width at which a name takes no more than two lines."""
    words = name.split()
    parts = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words) + 1)]
    return min(max(pen.wide(first), pen.wide(second)) for first, second in parts)


def _choices(log: WeekLog, needs: _Needs, least: float) -> Iterator[tuple[float, int, Size]]:
    """(width of words, boxes in a line, size of a box of at least `least`), the best first."""
    spots = [spot for week in log.weeks for cell in week.cells.values() for line in cell for spot in line]
    most = max((spot.session or 1 for spot in spots), default=1)
    counted = any(spot.kind == "count" for spot in spots)
    large, small = (COUNT, ()) if counted else (LARGE, tuple(box for box in SMALL if box[0] >= least))
    yield from ((needs.one_line, most, box) for box in large)
    yield from ((needs.two_lines, most, box) for box in (*large[-1:], *small))
    while most > 1:
        most = -(-most // 2)
        yield from ((needs.two_lines, most, box) for box in (*large, *small))


def _person(log: WeekLog, look: Look) -> float:
    """The largest at which every picture fits beside two lines of words."""
    tall = look.sizes.body * 2.1
    sizes = [extent(look.figures[row.figure.figure]) for row in log.rows]
    return min(min((THUMB - PAD) / wide, tall / high) for wide, high in sizes)
