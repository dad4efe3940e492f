"""The table of a log's page: exercises as rows for the eye, days as rows for the ear and for the tab key."""

from __future__ import annotations

from functools import cached_property

from rephold.draw.canvas import FragmentCanvas
from rephold.draw.fragment import Attributes
from rephold.draw.log_boxes import GAP, paint_closed, paint_spot
from rephold.draw.log_grid import BETWEEN, TIME, TUCK, Grid, Part
from rephold.draw.log_lines import paint_grid
from rephold.draw.log_notes import note_field, say_notes
from rephold.draw.log_row import paint_row_head
from rephold.draw.log_scales import Band, answer_rects, paint_scale_head
from rephold.draw.log_shape import CELL_PAD, PAD
from rephold.draw.log_words import Pen
from rephold.draw.look import GRID
from rephold.draw.tables import COLUMN, ROW
from rephold.model.log_template import Rect
from rephold.model.week_log import Cell, LogRow

MOST_STRETCH = 5 * GRID
"""Most that a row is made taller where the page has room."""
DAY_SHARE = 0.35
"""Of that, what a day's line of bubbles gets."""


class PartBox:
    """One part at its place on the page: all between `left` and the width of the grid, from `top` down."""

    def __init__(self, grid: Grid, part: Part, left: float, top: float, room: float) -> None:
        self.grid, self.part, self.left, self.top = grid, part, left, top
        self.pen = Pen(grid.look, grid.look.sizes.body)
        self.strong = Pen(grid.look, grid.look.sizes.body, strong=True)
        count = len(part.rows) + 7 * len(part.bands) * DAY_SHARE
        spare = room - grid.least(part)
        self.stretch = min(MOST_STRETCH, max(0.0, spare / count)) if count else 0.0
        self.day_row = grid.band.row + self.stretch * DAY_SHARE

    @cached_property
    def row_tops(self) -> list[float]:
        """Upper edge of each exercise's row, and of what is below the last."""
        tops = [self.top - self.grid.head]
        for row in self.part.rows:
            tops.append(tops[-1] - self.grid.row_height(row) - self.stretch)
        return tops

    @cached_property
    def band_tops(self) -> list[float]:
        """Upper edge of each band, and of what is below the last."""
        first = self.row_tops[-1] - BETWEEN if self.part.rows else self.top
        step = self.grid.band.head + 7 * self.day_row + BETWEEN
        return [first - index * step for index in range(len(self.part.bands) + 1)]

    def _rows(self) -> list[tuple[LogRow, float, float]]:
        """Each row with its upper and lower edge."""
        return list(zip(self.part.rows, self.row_tops, self.row_tops[1:], strict=False))

    def _day_x(self, day: int) -> float:
        """Left edge of a day's column, days from 1; of the totals for 8."""
        return self.left + self.grid.shape.left + (day - 1) * self.grid.shape.day

    def _scale_x(self, index: int) -> float:
        return self.left + self.grid.band.day + index * self.grid.band.group

    def draw(self, canv: FragmentCanvas) -> None:
        """Paint lines, then the table day by day, then lines for notes."""
        self._draw_lines(canv)
        summary: Attributes = (("Table", (("Summary", self.part.week.summary),)),)
        if self.part.rows or self.part.bands:
            with canv.element("Table", attributes=summary):
                with canv.element("THead"), canv.element("TR"):
                    self._draw_heads(canv)
                with canv.element("TBody"):
                    for day in range(1, 8):
                        with canv.element("TR"):
                            self._draw_day(canv, day)
                if self.part.rows:
                    with canv.element("TFoot"), canv.element("TR"):
                        self._draw_totals(canv)
        if self.part.last:
            self._draw_closing(canv)

    def _draw_lines(self, canv: FragmentCanvas) -> None:
        grid, look = self.grid, self.grid.look
        if self.part.rows:
            xs = [self.left, *(self._day_x(day) for day in range(1, 9)), self.left + grid.shape.width]
            paint_grid(canv, look, xs, [self.top, *self.row_tops])
        for band, top in zip(self.part.bands, self.band_tops, strict=False):
            count = len(band.scales) + bool(band.notes)
            xs = [self.left, *(self._scale_x(index) for index in range(count))]
            xs.append(self._scale_x(len(band.scales)) + band.notes)
            first = top - grid.band.head
            paint_grid(canv, look, xs, [top, *(first - day * self.day_row for day in range(8))])

    def _draw_heads(self, canv: FragmentCanvas) -> None:
        with canv.element("TD"):
            if self.part.rows:
                base = self.strong.middle(self.top - self.grid.head / 2)
                self.strong.say(canv, self.grid.log.words.often, self.left + PAD, base)
        for row, top, low in self._rows():
            with canv.element("TH", attributes=COLUMN):
                paint_row_head(
                    canv, self.grid, row, (self.left, low, top - low), self._line_ys(row, top, low)
                )
        for band, top in zip(self.part.bands, self.band_tops, strict=False):
            for index, scale in enumerate(band.scales):
                with canv.element("TH", attributes=COLUMN):
                    paint_scale_head(canv, scale, self._scale_x(index), top, self.grid.band, self.grid.look)
            if band.notes:
                with canv.element("TH", attributes=COLUMN):
                    say_notes(canv, self.grid.log.words, self.grid.look, self._scale_x(len(band.scales)), top)

    def _line_ys(self, row: LogRow, top: float, low: float) -> list[float]:
        """Lower edge of each line of boxes in a row."""
        each, tall, apart = self.grid.lines_each(row), self.grid.shape.box[1], self.grid.between_sides(row)
        lines = len(row.lines) * each
        boxes = lines * tall + (len(row.lines) - 1) * apart
        gap = max(GAP, min(3 * GRID, (top - low - 2 * CELL_PAD - boxes) / max(1, lines - 1)))
        first = (top + low) / 2 + (boxes + (lines - 1) * gap) / 2 - tall
        return [first - index * (tall + gap) - index // each * apart for index in range(lines)]

    def _draw_day(self, canv: FragmentCanvas, day: int) -> None:
        head = self.part.week.days[day - 1]
        with canv.element("TH", actual_text=head.spoken, attributes=ROW):
            again = self._draw_day_head(canv, head.head, day)
        for place in again:
            with canv.artifact():
                self.strong.write(canv, head.head, *place)
        if any((day, row.row) in self.part.week.cells for row in self.part.rows):
            self._draw_times(canv, day)
        for row, top, low in self._rows():
            with canv.element("TD"):
                cell = self.part.week.cells.get((day, row.row))
                if cell:
                    self._draw_cell(canv, cell, self._box_xs(day), self._line_ys(row, top, low))
                else:
                    self._close(canv, (self._day_x(day), low, self.grid.shape.day, top - low))
        for band, top in zip(self.part.bands, self.band_tops, strict=False):
            self._draw_answers(canv, band, day, top - self.grid.band.head - day * self.day_row)

    def _draw_day_head(self, canv: FragmentCanvas, head: str, day: int) -> list[tuple[float, float]]:
        """Paint it over the day's boxes, else before its bubbles; gives the places where it stands again."""
        lows = [top - self.grid.band.head - day * self.day_row for top in self.band_tops[:-1]]
        before = [(self.left + PAD, self.strong.middle(low + self.day_row / 2)) for low in lows]
        if not self.part.rows:
            self.strong.say(canv, head, *before[0])
            return before[1:]
        lines = head.split() if self.grid.heads_broken else [head]
        leading = 1.15 * self.strong.size
        up = self.top - (self.grid.days_head - TUCK * bool(self.grid.log.words.times)) / 2
        first = self.strong.middle(up) + leading * (len(lines) - 1) / 2
        middle = self._day_x(day) + self.grid.shape.day / 2
        for index, line in enumerate(lines):
            self.strong.say(canv, line, middle - self.strong.wide(line) / 2, first - index * leading)
        return before

    def _draw_times(self, canv: FragmentCanvas, day: int) -> None:
        """The times of a day over its boxes, in as many lines as these; each box says its own."""
        shape, pen = self.grid.shape, Pen(self.grid.look, self.grid.look.sizes.label)
        low, times = self.top - self.grid.head + GRID, self.grid.log.words.times
        lines = [times[start : start + shape.per_line] for start in range(0, len(times), shape.per_line)]
        with canv.artifact():
            for up, line in enumerate(reversed(lines)):
                for time, x in zip(line, self._box_xs(day), strict=False):
                    middle = x + shape.box[0] / 2 - pen.wide(time) / 2
                    pen.write(canv, time, middle, low + up * TIME * pen.size)

    def _box_xs(self, day: int) -> list[float]:
        """Left edge of each box in a line of a day's cell; in each row a session has the same place."""
        shape = self.grid.shape
        wide, count = shape.box[0], shape.per_line
        first = self._day_x(day) + (shape.day - count * wide - (count - 1) * shape.gap) / 2
        return [first + index * (wide + shape.gap) for index in range(count)]

    def _close(self, canv: FragmentCanvas, cell: Rect) -> None:
        x, y, wide, tall = cell
        inner = (x + 0.5, y + 0.5, wide - 1, tall - 1)
        paint_closed(canv, inner, self.grid.log.words.closed, self.grid.look)

    def _draw_cell(self, canv: FragmentCanvas, cell: Cell, xs: list[float], lines: list[float]) -> None:
        per, ys = len(xs), iter(lines)
        for line in cell:
            for start in range(0, len(line), per):
                y = next(ys)
                for x, spot in zip(xs, line[start : start + per], strict=False):
                    paint_spot(canv, spot, (x, y, *self.grid.shape.box), fillable=self.grid.log.fillable)

    def _draw_answers(self, canv: FragmentCanvas, band: Band, day: int, low: float) -> None:
        week, fillable = self.part.week, self.grid.log.fillable
        for index, scale in enumerate(band.scales):
            x = self._scale_x(index)
            with canv.element("TD"):
                spots = week.bubbles.get((day, scale.key))
                if spots is None:
                    self._close(canv, (x, low, self.grid.band.group, self.day_row))
                    continue
                rects = answer_rects(scale, x, low, self.day_row, self.grid.band)
                for spot, rect in zip(spots, rects, strict=True):
                    paint_spot(canv, spot, rect, fillable=fillable)
        if band.notes:
            with canv.element("TD"):
                x = self._scale_x(len(band.scales))
                rect = (x + PAD, low + 1, x + band.notes - 1, low + self.day_row - 1)
                if fillable:
                    note_field(canv, f"w{week.number}-d{day}-notes", week.notes[day - 1], rect)

    def _draw_totals(self, canv: FragmentCanvas) -> None:
        x, right = self._day_x(8), self.left + self.grid.shape.width
        with canv.element("TH", attributes=ROW):
            base = self.strong.middle(self.top - self.grid.head / 2)
            self.strong.say(canv, self.grid.log.words.total, x + PAD, base)
        for row, top, low in self._rows():
            with canv.element("TD"):
                base = self.pen.middle((top + low) / 2)
                total = self.part.week.totals[row.row]
                self.pen.say(canv, total, right - PAD - self.pen.wide(total), base)
        for band in self.part.bands:
            for _ in range(len(band.scales) + bool(band.notes)):
                with canv.element("TD"):
                    pass

    def _draw_closing(self, canv: FragmentCanvas) -> None:
        """What the week ends with: beside the title of the notes, else under all the rest."""
        part, week = self.part, self.part.week
        closing = self.grid.closing(part)
        top = self.band_tops[-2] if closing.beside else self.band_tops[-1] + BETWEEN
        corners = closing.draw(canv, self.left + self.grid.shape.width, top, part.notes)
        if self.grid.log.fillable and not part.notes_column:
            note_field(canv, f"w{week.number}-notes", week.week_notes, corners)
