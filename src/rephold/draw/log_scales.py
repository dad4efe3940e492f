"""Questions of each day in a log: a line of bubbles or boxes a day, answers above, notes at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rephold.draw.canvas import FragmentCanvas
from rephold.draw.log_boxes import GAP
from rephold.draw.log_shape import PAD, whole_mm
from rephold.draw.log_words import Pen
from rephold.draw.look import GRID, Look
from rephold.errors import ContentError
from rephold.model.log_template import Rect
from rephold.model.week_log import Scale, WeekLog

BUBBLE, LARGEST = 4.5 * GRID, 5 * GRID
"""Width of a bubble at 12 points of type, and the most it grows to with larger type."""
PITCH, CLOSEST = 10 * GRID, 7.5 * GRID
"""From bubble to bubble: room for an unsteady pen; and the least, where it saves a page."""
ROUNDING = 0.001
SIDE = 1.6 * GRID
"""Between the outer bubbles and the lines of their column."""
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
    """Sizes in points: the column of days, title and answers over bubbles, the least of a row, a bubble,
    from one bubble to the next."""

    day: float
    title: float
    answers: float
    row: float
    bubble: float
    pitch: float
    broken: bool
    """Whether what 0 and 10 mean stands under the title, for want of room beside it."""

    @property
    def group(self) -> float:
        """Width of a question's column."""
        return 10 * self.pitch + self.bubble + 2 * SIDE

    @property
    def head(self) -> float:
        """Height over the first day."""
        return self.title + self.answers

    @property
    def height(self) -> float:
        """The least height of a band."""
        return self.head + 7 * self.row


def _band_shape(log: WeekLog, look: Look, pitch: float) -> BandShape:
    """The sizes of every band of the log with bubbles at this pitch."""
    pen = Pen(look, look.sizes.body, strong=True)
    day = max(pen.wide(day.head) for week in log.weeks for day in week.days) + 2 * PAD
    size, plain = look.sizes.body, Pen(look, look.sizes.body)
    bubble = min(LARGEST, BUBBLE * size / 12)
    widest = max((pen.wide(f"{scale.title}: ") + plain.wide(scale.ends) for scale in log.scales), default=0.0)
    broken = widest > 10 * pitch + bubble
    column = 10 * pitch + bubble + 2 * SIDE
    lines = max((len(line) for scale in log.scales for line in _broken(scale, look, column)), default=1)
    return BandShape(
        day=day,
        title=size * (2.65 if broken else 1.45),
        answers=look.sizes.label * (0.2 + 1.1 * lines),
        row=max(DAY_ROW, bubble + GAP, size * 1.12),
        bubble=bubble,
        pitch=pitch,
        broken=broken,
    )


def band_shapes(log: WeekLog, look: Look, width: float) -> tuple[BandShape, ...]:
    """The sizes to try: bubbles far apart, then as close as takes one question more beside the others."""
    far, close = (_band_shape(log, look, pitch) for pitch in (PITCH, CLOSEST))
    free = width - close.day
    count = min(int(free // close.group), len(log.scales))
    if count <= int(free // far.group):
        return (far,)
    pitch = CLOSEST + (free / count - close.group) / 10 - ROUNDING
    return far, _band_shape(log, look, min(PITCH, pitch))


def bands(scales: Sequence[Scale], width: float, shape: BandShape) -> tuple[Band, ...]:
    """The questions in as many bands as the width needs; ContentError where it takes not even one."""
    if not scales:
        return ()
    free = width - shape.day
    count = int(free // shape.group)
    if not count:
        least = whole_mm(shape.day + shape.group, up=True)
        what = f"is {whole_mm(width)} mm wide in its margins; 0 to 10 takes {least}"
        raise ContentError.at("paper", what, "take a larger paper, or --pain none")
    parts = [tuple(scales[i : i + count]) for i in range(0, len(scales), count)]
    rest = free - len(parts[-1]) * shape.group
    last = Band(parts[-1], rest if rest >= LEAST_NOTES else 0.0)
    return (*(Band(part) for part in parts[:-1]), last)


def _broken(scale: Scale, look: Look, width: float) -> list[list[str]]:
    """The lines of each answer's head in a column: a word a line where one is too wide for its share."""
    pen = Pen(look, look.sizes.label, strong=True)
    each = width / len(scale.answers) - GRID
    narrow = any(pen.wide(answer) > each for answer in scale.answers)
    return [answer.split() if narrow else [answer] for answer in scale.answers]


def answer_rects(scale: Scale, x: float, y: float, height: float, shape: BandShape) -> tuple[Rect, ...]:
    """Where the bubbles or boxes of a question stand in a row with its lower left corner at (x, y)."""
    side, count = shape.bubble, len(scale.answers)
    low = y + (height - side) / 2
    if scale.key == "where":
        each = shape.group / count
        return tuple((x + (number + 0.5) * each - side / 2, low, side, side) for number in range(count))
    return tuple((x + SIDE + number * shape.pitch, low, side, side) for number in range(count))


def paint_scale_head(
    canv: FragmentCanvas, scale: Scale, x: float, top: float, shape: BandShape, look: Look
) -> None:
    """Paint title, ends and answers of a question, as content of the element around them."""
    sizes = look.sizes
    title = Pen(look, sizes.body, strong=True, tone="heading")
    number = Pen(look, sizes.label, strong=True)
    base, left = top - 1.13 * sizes.body, x + SIDE
    beside = (
        (left, base - 1.2 * sizes.body) if shape.broken else (left + title.wide(f"{scale.title}: "), base)
    )
    with canv.mark():
        title.write(canv, scale.title + (": " if scale.ends else " "), left, base)
        if scale.ends:
            Pen(look, sizes.body).write(canv, scale.ends + " ", *beside)
        heads = _broken(scale, look, shape.group)
        for lines, (spot, _, wide, _) in zip(heads, answer_rects(scale, x, 0, 0, shape), strict=True):
            for up, line in enumerate(reversed(lines)):
                middle = spot + wide / 2 - number.wide(line) / 2
                number.write(canv, f"{line} ", middle, top - shape.head + (0.3 + 1.1 * up) * sizes.label)
