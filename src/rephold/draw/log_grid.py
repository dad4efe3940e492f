"""What stands on a page of a log, and how tall it is at least."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from rephold.draw.boxes import ENDLESS
from rephold.draw.log_boxes import GAP
from rephold.draw.log_notes import NOTE_LINE, Closing
from rephold.draw.log_scales import Band, BandShape
from rephold.draw.log_shape import CELL_PAD, PAD, Shape
from rephold.draw.log_words import Pen
from rephold.draw.look import GRID, Look
from rephold.draw.text import Text
from rephold.figures.drawing import extent
from rephold.model.document import Run
from rephold.model.week_log import Cell, LogRow, LogWeek, WeekLog

BETWEEN = 2 * GRID
"""Between exercises, questions and notes."""
SIDES = 2.5 * GRID
"""More between the boxes of left and right than between their lines, so that it is seen which are which."""
TIME = 1.05
"""Of a line of the times of a day, as a multiple of its size of type."""
TUCK = 1.7 * GRID
"""What days and the times under them share of the room around each."""
LEADING = 1.05
"""Of name and dose, which are seldom more than a line each."""
MOST_NOTES = 4
"""Lines for notes where these have no column beside the questions."""


@dataclass(frozen=True)
class Part:
    """What stands on one page of a week."""

    week: LogWeek
    rows: tuple[LogRow, ...] = ()
    bands: tuple[Band, ...] = ()
    continued: bool = False
    """Whether the week has a page before it, which says how to tick."""
    last: bool = False
    """Whether the week ends here, with the patient's own sums and notes."""
    notes: int = 0
    """Lines for notes under all of it, besides the one behind the sums."""

    @property
    def notes_column(self) -> float:
        """Width of the notes beside the last questions; 0 for none."""
        return self.bands[-1].notes if self.bands else 0.0


@dataclass(frozen=True)
class Grid:
    """How a log is drawn, the same on all its pages."""

    log: WeekLog
    look: Look
    shape: Shape
    band: BandShape

    @cached_property
    def heads_broken(self) -> bool:
        """Whether days are so narrow that their heads stand in two lines: the weekday, then the date."""
        pen = Pen(self.look, self.look.sizes.body, strong=True)
        return any(
            pen.wide(day.head) + GRID > self.shape.day and " " in day.head
            for week in self.log.weeks
            for day in week.days
        )

    @property
    def head(self) -> float:
        """Height of the row of days."""
        return self.days_head + self.times_head

    @property
    def days_head(self) -> float:
        """Of that, what the days take."""
        return self.look.sizes.body * (2.45 if self.heads_broken else 1.35) + 1.2 * GRID

    @property
    def times_head(self) -> float:
        """And what the sessions of a day take under them, in lines like those of their boxes."""
        lines = -(-len(self.log.words.times) // self.shape.per_line)
        return lines * self.look.sizes.label * TIME - (TUCK if lines else 0.0)

    def row_height(self, row: LogRow) -> float:
        """The least height of an exercise's row."""
        return self._heights[row.row]

    @cached_property
    def _heights(self) -> dict[int, float]:
        return {row.row: self._height(row) for row in self.log.rows}

    def _height(self, row: LogRow) -> float:
        name, dose = self.texts(row)
        lines = len(row.lines) * self.lines_each(row)
        boxes = lines * self.shape.box[1] + (lines - 1) * GAP + 2 * CELL_PAD
        boxes += (len(row.lines) - 1) * self.between_sides(row)
        picture = extent(self.look.figures[row.figure.figure])[1] * self.shape.person + 0.5 * GRID
        return max(name.height + dose.height + 0.4 * GRID, boxes, picture)

    def between_sides(self, row: LogRow) -> float:
        """More room between left and right than between boxes, where each side has several lines of them."""
        return SIDES if len(row.lines) > 1 and self.lines_each(row) > 1 else 0.0

    def lines_each(self, row: LogRow) -> int:
        """Lines of boxes that the sessions of a day take, for one side."""
        most = max((len(line) for cell in self._cells(row) for line in cell), default=1)
        return -(-most // self.shape.per_line)

    def _cells(self, row: LogRow) -> list[Cell]:
        return [c for week in self.log.weeks for (_, number), c in week.cells.items() if number == row.row]

    def texts(self, row: LogRow) -> tuple[Text, Text]:
        """Name and dose, wrapped to the column of words."""
        sizes, wide = self.look.sizes, self.shape.words - 2 * PAD
        strong = self.look.style(sizes.body, strong=True, leading=LEADING)
        plain = self.look.style(sizes.label, leading=LEADING)
        name = Text((Run(row.name),), strong, self.look, role=None)
        dose = Text((Run(row.dose),), plain, self.look, role=None)
        for text in (name, dose):
            text.wrap(wide, ENDLESS)
        return name, dose

    def closing(self, part: Part) -> Closing:
        """What the week ends with, on its last page."""
        return Closing(self.log.words, part.week, self.look, self.shape.width, part.notes_column)

    def least(self, part: Part) -> float:
        """The least height of a part."""
        blocks = [self.head + sum(self.row_height(row) for row in part.rows)] if part.rows else []
        blocks += [self.band.height for _ in part.bands]
        under = self.closing(part).height + part.notes * NOTE_LINE if part.last else 0.0
        return sum(blocks) + BETWEEN * max(0, len(blocks) - 1) + under
