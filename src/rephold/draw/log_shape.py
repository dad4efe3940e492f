"""How the table of a log shares a page's width: names at the left, days of boxes, totals at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rephold.draw.canvas import string_width
from rephold.draw.fonts import FACES
from rephold.draw.log_boxes import GAP
from rephold.draw.look import GRID, Look
from rephold.errors import ContentError
from rephold.figures.drawing import extent
from rephold.model.week_log import LogRow, WeekLog

SIDES = tuple(side * GRID for side in (7.0, 6.5, 6.0, 5.5, 5.0, 4.5))
"""Of a box; smaller ones a pen misses."""
COUNT = (9 * GRID, 7 * GRID)
"""Of a box that takes a number: two digits by hand."""
CELL_PAD = 1.5 * GRID
"""Between a box and the lines around its cell."""
PAD = 1.6 * GRID
THUMB = 17 * GRID
"""Most that a picture is wide."""


@dataclass(frozen=True)
class Shape:
    """Widths in points, left to right: label, picture, words, (left and right), seven days, total."""

    label: float
    thumb: float
    words: float
    sides: float
    day: float
    total: float
    box: tuple[float, float]
    per_line: int
    """Boxes in a line; the rest stand under them."""
    gap: float
    person: float
    """Points of a standing body's height: one scale for all pictures."""

    @property
    def left(self) -> float:
        """Width before the first day."""
        return self.label + self.thumb + self.words + self.sides

    @property
    def width(self) -> float:
        """All of it."""
        return self.left + 7 * self.day + self.total


def shape(log: WeekLog, look: Look, width: float) -> Shape:
    """The best shape at this width: large boxes if names then keep to a line, else smaller, else two lines.

    ContentError if not even the smallest boxes leave room for names.
    """
    size = look.sizes
    label = max(_wide(row.label, size.body) for row in log.rows) + 2 * PAD
    total = max(_wide(log.words.total, size.label), *(_wide(row.total, size.body) for row in log.rows))
    total += 2 * PAD
    sides = max(_wide(word, size.label, "regular") for row in log.rows for word in row.lines)
    sides += PAD if sides else 0
    whole = max(_wide(row.name, size.body) for row in log.rows) + PAD
    word = max(_wide(part, size.body) for row in log.rows for part in row.name.split()) + PAD
    enough = max(word, min(whole, 4.6 * size.body))
    wanted = max(word, min(whole, 13 * size.body))
    spots = [spot for week in log.weeks for cell in week.cells.values() for line in cell for spot in line]
    most = max((spot.session or 1 for spot in spots), default=1)
    counted = any(spot.kind == "count" for spot in spots)
    free = width - label - THUMB - sides - total
    for room, per_line, box in _choices(most, wanted, enough, counted=counted):
        day = per_line * box[0] + (per_line - 1) * GAP + 2 * CELL_PAD
        words = free - 7 * day
        if words >= room:
            spare = max(0.0, words - max(wanted, whole) - 4 * PAD)
            day += spare / 7
            gap = min(GAP + spare / 7 / max(1, per_line), 4 * GRID)
            return Shape(
                label, THUMB, words - spare, sides, day, total, box, per_line, gap, _person(log, look)
            )
    smallest = SIDES[-1]
    least = label + THUMB + sides + total + enough + 7 * (smallest + 2 * CELL_PAD)
    raise ContentError.at(
        "paper",
        f"is {width / GRID:.0f} mm wide between its margins; a log needs {least / GRID:.0f}",
        "take a larger paper, or turn it with --orientation landscape",
    )


def _choices(
    most: int, wanted: float, enough: float, *, counted: bool
) -> Sequence[tuple[float, int, tuple[float, float]]]:
    """(room for words, boxes in a line, size of a box), the best first."""
    boxes = [COUNT] if counted else [(side, side) for side in SIDES]
    large = [box for box in boxes if box[1] >= 6 * GRID]
    small = [box for box in boxes if box[1] < 6 * GRID]
    lines = [most]
    while lines[-1] > 1:
        lines.append(-(-lines[-1] // 2))
    tries = [(wanted, most, box) for box in large]
    tries += [(enough, per, box) for per in lines[:1] for box in (large[-1:] + small)]
    tries += [(enough, per, box) for per in lines[1:] for box in (large + small)]
    return tries


def _person(log: WeekLog, look: Look) -> float:
    """The largest at which every picture fits beside two lines of words."""
    tall = max(11 * GRID, look.sizes.body * 2.6)
    sizes = [extent(look.figures[row.figure.figure]) for row in log.rows]
    return min(min((THUMB - PAD) / wide, tall / high) for wide, high in sizes)


def _wide(text: str, size: float, face: str = "bold") -> float:
    return string_width(text, FACES[face], size)


def lines_of(row: LogRow, sessions: int, per_line: int) -> int:
    """How many lines of boxes the row has."""
    return len(row.lines) * -(-sessions // per_line)
