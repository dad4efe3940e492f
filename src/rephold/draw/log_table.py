"""The table of a log's page: exercises as rows for the eye, days as rows for the ear and for the tab key."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from rephold.draw.boxes import ENDLESS
from rephold.draw.canvas import FragmentCanvas, string_width
from rephold.draw.fonts import FACES
from rephold.draw.fragment import FieldArea
from rephold.draw.log_boxes import GAP, paint_closed, paint_spot
from rephold.draw.log_scales import GROUP, Band, BandShape, bubble_rects, paint_scale_head
from rephold.draw.log_shape import CELL_PAD, PAD, Shape
from rephold.draw.look import GRID, Look, paint
from rephold.draw.pictures import paint_figure
from rephold.draw.tables import COLUMN, ROW, Attribute
from rephold.draw.text import Text
from rephold.figures.baked import BakedFigure
from rephold.figures.drawing import bare, extent
from rephold.model.document import Run
from rephold.model.week_log import Cell, LogRow, LogWeek, WeekLog

BETWEEN = 3 * GRID
"""Between exercises and questions."""
MOST_STRETCH = 3.5 * GRID
"""Most that a row is made taller where the page has room."""


@dataclass(frozen=True)
class Part:
    """What stands on one page of a week."""

    week: LogWeek
    rows: tuple[LogRow, ...]
    bands: tuple[Band, ...]


@dataclass(frozen=True)
class Grid:
    """How a log is drawn, the same on all its pages."""

    log: WeekLog
    shape: Shape
    band: BandShape
    look: Look

    @property
    def head(self) -> float:
        """Height of the row of days."""
        return self.look.sizes.body * 1.35 + 1.2 * GRID

    def row_height(self, row: LogRow) -> float:
        """The least height of an exercise's row."""
        name, dose = self.texts(row)
        words = name.height + dose.height + GRID
        lines = len(row.lines) * self.lines_each(row)
        boxes = lines * self.shape.box[1] + (lines - 1) * GAP + 2 * CELL_PAD
        picture = extent(self.look.figures[row.figure.figure])[1] * self.shape.person + GRID
        return max(words, boxes, picture)

    def lines_each(self, row: LogRow) -> int:
        """Lines of boxes that the sessions of a day take, for one side."""
        most = max((len(line) for cell in self._cells(row) for line in cell), default=1)
        return -(-most // self.shape.per_line)

    def _cells(self, row: LogRow) -> list[Cell]:
        return [c for week in self.log.weeks for (_, number), c in week.cells.items() if number == row.row]

    def texts(self, row: LogRow) -> tuple[Text, Text]:
        """Name and dose, wrapped to the column of words."""
        sizes, wide = self.look.sizes, self.shape.words - PAD
        strong, plain = self.look.style(sizes.body, strong=True), self.look.style(sizes.label)
        strong.leading, plain.leading = sizes.body * 1.15, sizes.label * 1.2
        name = Text((Run(row.name),), strong, self.look, role=None)
        dose = Text((Run(row.dose),), plain, self.look, role=None)
        for text in (name, dose):
            text.wrap(wide, ENDLESS)
        return name, dose

    def least(self, part: Part) -> float:
        """The least height of a part."""
        rows = sum(self.row_height(row) for row in part.rows) + (self.head if part.rows else 0)
        return (
            rows
            + sum(self.band.height for _ in part.bands)
            + BETWEEN * (len(part.bands) - (0 if part.rows else 1) if part.bands else 0)
        )


class PartBox:
    """One part at its place: `draw` paints it from `top` down, `height` says how much it takes."""

    def __init__(self, grid: Grid, part: Part, left: float, top: float, room: float) -> None:
        self.grid, self.part, self.left, self.top = grid, part, left, top
        count = len(part.rows) + 7 * len(part.bands) * 0.35
        self.stretch = min(MOST_STRETCH, max(0.0, (room - grid.least(part)) / count)) if count else 0.0

    @cached_property
    def row_tops(self) -> list[float]:
        """Upper edge of each exercise's row, and of what is below the last."""
        tops = [self.top - self.grid.head]
        for row in self.part.rows:
            tops.append(tops[-1] - self.grid.row_height(row) - self.stretch)
        return tops

    @cached_property
    def band_tops(self) -> list[float]:
        """Upper edge of each band."""
        first = self.row_tops[-1] - BETWEEN if self.part.rows else self.top
        step = self.grid.band.head + 7 * self.day_row + BETWEEN
        return [first - index * step for index in range(len(self.part.bands))]

    @property
    def day_row(self) -> float:
        """Height of a day in a band."""
        return self.grid.band.row + self.stretch * 0.35

    @property
    def bottom(self) -> float:
        """Lower edge of all of it."""
        if self.part.bands:
            return self.band_tops[-1] - self.grid.band.head - 7 * self.day_row
        return self.row_tops[-1]

    def day_x(self, day: int) -> float:
        """Left edge of a day's column, days from 1."""
        return self.left + self.grid.shape.left + (day - 1) * self.grid.shape.day

    def draw(self, canv: FragmentCanvas) -> None:
        """Paint lines, then the table day by day."""
        part = self.part
        _Lines(self).draw(canv)
        summary: Attribute = ("Table", (("Summary", part.week.summary),))
        with canv.element("Table", attributes=(summary,)):
            with canv.element("THead"), canv.element("TR"):
                self._draw_heads(canv)
            with canv.element("TBody"):
                for day in range(1, 8):
                    with canv.element("TR"):
                        self._draw_day(canv, day)
            if part.rows:
                with canv.element("TFoot"), canv.element("TR"):
                    self._draw_totals(canv)

    def _draw_heads(self, canv: FragmentCanvas) -> None:
        look, band = self.grid.look, self.grid.band
        corner = self.grid.log.words.often if self.part.rows else ""
        with canv.element("TD"):
            if corner:
                base = self.top - self.grid.head / 2 - 0.35 * look.sizes.body
                _say(canv, corner, self.left + PAD, base, look, strong=True)
        for row, top, low in zip(self.part.rows, self.row_tops, self.row_tops[1:], strict=False):
            with canv.element("TH", attributes=(COLUMN,)):
                self._draw_row_head(canv, row, top, low)
        for at, top in zip(self.part.bands, self.band_tops, strict=True):
            for index, scale in enumerate(at.scales):
                with canv.element("TH", attributes=(COLUMN,)):
                    paint_scale_head(canv, scale, self._scale_x(index), top, band, look)
            if at.notes:
                with canv.element("TH", attributes=(COLUMN,)):
                    x = self._scale_x(len(at.scales)) + PAD
                    base = top - band.title + 0.42 * look.sizes.body
                    _say(canv, self.grid.log.words.notes, x, base, look, strong=True, tone="heading")

    def _draw_row_head(self, canv: FragmentCanvas, row: LogRow, top: float, low: float) -> None:
        shape, look = self.grid.shape, self.grid.look
        middle = (top + low) / 2
        _say(
            canv,
            row.label,
            self.left + PAD,
            middle - 0.35 * look.sizes.body,
            look,
            strong=True,
            tone="accent",
        )
        drawing = bare(look.figures[row.figure.figure])
        wide, tall = (side * shape.person for side in extent(drawing))
        own = drawing.size[0] if isinstance(drawing, BakedFigure) else drawing.width
        x = self.left + shape.label + (shape.thumb - wide) / 2
        place, mirrored = (x, middle - tall / 2), row.figure.mirrored
        paint_figure(canv, drawing, row.figure.alt, place, wide / own, mirrored=mirrored)
        name, dose = self.grid.texts(row)
        x = self.left + shape.label + shape.thumb + PAD
        high = middle + (name.height + dose.height) / 2
        name.drawOn(canv, x, high - name.height)
        with canv.element("Span", actual_text=" " + row.spoken_dose):
            dose.drawOn(canv, x, high - name.height - dose.height)
        if len(row.lines) > 1:
            self._draw_sides(canv, row, top, low)

    def _draw_sides(self, canv: FragmentCanvas, row: LogRow, top: float, low: float) -> None:
        size = self.grid.look.sizes.label
        each = self.grid.lines_each(row)
        ys = self._line_ys(row, top, low)
        for index, word in enumerate(row.lines):
            middle = (ys[index * each] + ys[(index + 1) * each - 1] + self.grid.shape.box[1]) / 2
            wide = string_width(word, FACES["regular"], size)
            x = self.left + self.grid.shape.left - wide - GRID
            with canv.artifact():  # each box says its side
                _stamp(canv, word, x, middle - 0.35 * size, self.grid.look, size)

    def _line_ys(self, row: LogRow, top: float, low: float) -> list[float]:
        """Lower edge of each line of boxes in a row."""
        lines, tall = len(row.lines) * self.grid.lines_each(row), self.grid.shape.box[1]
        gap = max(GAP, min(3 * GRID, (top - low - 2 * CELL_PAD - lines * tall) / max(1, lines - 1)))
        first = (top + low) / 2 + (lines * tall + (lines - 1) * gap) / 2 - tall
        return [first - index * (tall + gap) for index in range(lines)]

    def _draw_day(self, canv: FragmentCanvas, day: int) -> None:
        head = self.part.week.days[day - 1]
        with canv.element("TH", actual_text=head.spoken, attributes=(ROW,)):
            self._draw_day_head(canv, head.head, day)
        for row, top, low in zip(self.part.rows, self.row_tops, self.row_tops[1:], strict=False):
            with canv.element("TD"):
                cell = self.part.week.cells.get((day, row.row))
                if cell:
                    self._draw_cell(canv, cell, row, self.day_x(day), top, low)
                else:
                    rect = (self.day_x(day) + 0.5, low + 0.5, self.grid.shape.day - 1, top - low - 1)
                    paint_closed(canv, rect, self.grid.log.words.closed, self.grid.look)
        for band, top in zip(self.part.bands, self.band_tops, strict=True):
            self._draw_answers(canv, band, day, top - self.grid.band.head - day * self.day_row)

    def _draw_day_head(self, canv: FragmentCanvas, head: str, day: int) -> None:
        """Over the day's boxes; where there are none, before its bubbles. Again before more bubbles."""
        look, size = self.grid.look, self.grid.look.sizes.body
        places = []
        if self.part.rows:
            wide = string_width(head, FACES["bold"], size)
            middle = self.day_x(day) + self.grid.shape.day / 2
            places.append((middle - wide / 2, self.top - self.grid.head / 2 - 0.35 * size))
        for top in self.band_tops:
            low = top - self.grid.band.head - day * self.day_row
            places.append((self.left + PAD, low + self.day_row / 2 - 0.35 * size))
        _say(canv, head, *places[0], look, strong=True)
        for place in places[1:]:
            with canv.artifact():
                _stamp(canv, head, *place, look, size, strong=True)

    def _draw_cell(
        self, canv: FragmentCanvas, cell: Cell, row: LogRow, x: float, top: float, low: float
    ) -> None:
        shape = self.grid.shape
        (wide, tall), per = shape.box, shape.per_line
        ys = iter(self._line_ys(row, top, low))
        for line in cell:
            for start in range(0, len(line), per):
                spots, y = line[start : start + per], next(ys)
                whole = min(per, len(line)) * wide + (min(per, len(line)) - 1) * shape.gap
                first = x + (shape.day - whole) / 2
                for index, spot in enumerate(spots):
                    rect = (first + index * (wide + shape.gap), y, wide, tall)
                    paint_spot(canv, spot, rect, fillable=self.grid.log.fillable)

    def _draw_answers(self, canv: FragmentCanvas, band: Band, day: int, low: float) -> None:
        week, log = self.part.week, self.grid.log
        for index, scale in enumerate(band.scales):
            x = self._scale_x(index)
            with canv.element("TD"):
                spots = week.bubbles.get((day, scale.key))
                if spots is None:
                    rect = (x + GRID, low + GRID, GROUP - 2 * GRID, self.day_row - 2 * GRID)
                    paint_closed(canv, rect, log.words.closed, self.grid.look)
                    continue
                for spot, rect in zip(spots, bubble_rects(x, low, self.day_row), strict=True):
                    paint_spot(canv, spot, rect, fillable=log.fillable)
        if band.notes:
            x, said = self._scale_x(len(band.scales)), week.notes[day - 1]
            with canv.element("TD"):
                if log.fillable:
                    rect = (x + PAD, low + 1, x + band.notes - 1, low + self.day_row - 1)
                    with canv.element("Form"):
                        canv.field(FieldArea(rect, f"w{week.number}-d{day}-notes", "text", said))

    def _scale_x(self, index: int) -> float:
        return self.left + self.grid.band.day + index * GROUP

    def _draw_totals(self, canv: FragmentCanvas) -> None:
        shape, look = self.grid.shape, self.grid.look
        x = self.day_x(8)
        with canv.element("TH", attributes=(ROW,)):
            base = self.top - self.grid.head / 2 - 0.35 * look.sizes.body
            _say(canv, self.grid.log.words.total, x + PAD, base, look, strong=True)
        for row, top, low in zip(self.part.rows, self.row_tops, self.row_tops[1:], strict=False):
            wide = string_width(row.total, FACES["regular"], look.sizes.body)
            with canv.element("TD"):
                base = (top + low) / 2 - 0.35 * look.sizes.body
                _say(canv, row.total, x + shape.total - wide - PAD, base, look)
        for band in self.part.bands:
            for _ in range(len(band.scales) + bool(band.notes)):
                with canv.element("TD"):
                    pass


class _Lines:
    """Tints and lines under everything."""

    def __init__(self, box: PartBox) -> None:
        self.box, self.grid = box, box.grid

    def draw(self, canv: FragmentCanvas) -> None:
        """Paint them as an artifact."""
        with canv.artifact():
            canv.saveState()
            canv.setStrokeColor(paint(self.grid.look.inks.rule))
            canv.setFillColor(paint(self.grid.look.inks.tint))
            canv.setLineWidth(0.7)
            if self.box.part.rows:
                self._rows(canv)
            for band, top in zip(self.box.part.bands, self.box.band_tops, strict=True):
                self._band(canv, band, top)
            canv.restoreState()

    def _rows(self, canv: FragmentCanvas) -> None:
        box, shape = self.box, self.grid.shape
        left, right, low = box.left, box.left + shape.width, box.row_tops[-1]
        canv.rect(left, box.top - self.grid.head, shape.width, self.grid.head, stroke=0, fill=1)
        canv.rect(left, low, shape.width, box.top - low, stroke=1, fill=0)
        for y in box.row_tops[:-1]:
            canv.line(left, y, right, y)
        for day in range(1, 9):
            canv.line(box.day_x(day), low, box.day_x(day), box.top)

    def _band(self, canv: FragmentCanvas, band: Band, top: float) -> None:
        box, shape = self.box, self.grid.band
        count = len(band.scales)
        wide = shape.day + count * GROUP + band.notes
        first, low = top - shape.head, top - shape.head - 7 * box.day_row
        canv.rect(box.left, first, wide, shape.head, stroke=0, fill=1)
        canv.rect(box.left, low, wide, top - low, stroke=1, fill=0)
        for day in range(7):
            y = first - day * box.day_row
            canv.line(box.left, y, box.left + wide, y)
        for index in range(count + bool(band.notes)):
            x = box._scale_x(index)
            canv.line(x, low, x, top)


def _say(
    canv: FragmentCanvas,
    text: str,
    x: float,
    y: float,
    look: Look,
    *,
    strong: bool = False,
    tone: str = "text",
) -> None:
    """Paint one line of body text as content of the open element."""
    with canv.mark():
        _stamp(canv, text + " ", x, y, look, look.sizes.body, strong=strong, tone=tone)


def _stamp(
    canv: FragmentCanvas,
    text: str,
    x: float,
    y: float,
    look: Look,
    size: float,
    *,
    strong: bool = False,
    tone: str = "text",
) -> None:
    canv.saveState()
    canv.setFillColor(paint(getattr(look.inks, tone)))
    canv.setFont(FACES["bold" if strong else "regular"], size)
    canv.drawString(x, y, text)
    canv.restoreState()
