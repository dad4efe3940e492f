"""Questions from 0 to 10 in a log: a line of bubbles for each day, numbers above, notes at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rephold.draw.canvas import FragmentCanvas
from rephold.draw.log_shape import PAD
from rephold.draw.log_words import Pen
from rephold.draw.look import GRID, Look
from rephold.errors import ContentError
from rephold.model.log_template import Rect
from rephold.model.week_log import Scale, WeekLog

BUBBLE = 4.5 * GRID
PITCH = 10 * GRID
"""From bubble to bubble: room for an unsteady pen."""
SIDE = 2 * GRID
"""Between the outer bubbles and the lines of their column."""
GROUP = 10 * PITCH + BUBBLE + 2 * SIDE
DAY_ROW = 6.5 * GRID
LEAST_NOTES = 34 * GRID
"""A narrower column is no room for words by hand."""


@dataclass(frozen=True)
class Band:
    """Questions side by side, a row for each day; the last band has the notes where they fit."""

    scales: tuple[Scale, ...]
    notes: float = 0.0
    """Width of the column for notes; 0 for none."""


@dataclass(frozen=True)
class BandShape:
    """Sizes in points: the column of days, title and numbers over the bubbles, and the least of a row."""

    day: float
    title: float
    numbers: float
    row: float

    @property
    def head(self) -> float:
        """Height over the first day."""
        return self.title + self.numbers

    @property
    def height(self) -> float:
        """The least height of a band."""
        return self.head + 7 * self.row


def band_shape(log: WeekLog, look: Look) -> BandShape:
    """The sizes of every band of the log."""
    pen = Pen(look, look.sizes.body, strong=True)
    day = max(pen.wide(day.head) for week in log.weeks for day in week.days) + 2 * PAD
    row = max(DAY_ROW, look.sizes.body * 1.25)
    return BandShape(day, look.sizes.body * 1.55, look.sizes.label * 1.3, row)


def bands(scales: Sequence[Scale], width: float, shape: BandShape) -> tuple[Band, ...]:
    """The questions in as many bands as the width needs; ContentError where it takes not even one."""
    if not scales:
        return ()
    free = width - shape.day
    count = int(free // GROUP)
    if not count:
        what = f"is {width / GRID:.0f} mm wide in its margins; 0 to 10 takes {(shape.day + GROUP) / GRID:.0f}"
        raise ContentError.at("paper", what, "take a larger paper, or --pain none")
    parts = [tuple(scales[i : i + count]) for i in range(0, len(scales), count)]
    rest = free - len(parts[-1]) * GROUP
    last = Band(parts[-1], rest if rest >= LEAST_NOTES else 0.0)
    return (*(Band(part) for part in parts[:-1]), last)


def bubble_rects(x: float, y: float, height: float) -> tuple[Rect, ...]:
    """Where the bubbles of a question stand in a row with its lower left corner at (x, y)."""
    low = y + (height - BUBBLE) / 2
    return tuple((x + SIDE + value * PITCH, low, BUBBLE, BUBBLE) for value in range(11))


def paint_scale_head(
    canv: FragmentCanvas, scale: Scale, x: float, top: float, shape: BandShape, look: Look
) -> None:
    """Paint title, ends and numbers of a question, as content of the element around them."""
    sizes = look.sizes
    title = Pen(look, sizes.body, strong=True, tone="heading")
    number = Pen(look, sizes.label, strong=True)
    base, left = top - shape.title + 0.42 * sizes.body, x + SIDE
    with canv.mark():
        title.write(canv, scale.title + (": " if scale.ends else " "), left, base)
        if scale.ends:
            Pen(look, sizes.body).write(canv, scale.ends + " ", left + title.wide(scale.title + ": "), base)
        for value, (bubble, _, wide, _) in enumerate(bubble_rects(x, 0, 0)):
            middle = bubble + wide / 2 - number.wide(str(value)) / 2
            number.write(canv, f"{value} ", middle, top - shape.head + 0.3 * sizes.label)
