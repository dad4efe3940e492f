"""Charts as vector figures: bars or a line, with their numbers, so that no colour has to be told apart."""

from __future__ import annotations

import math
from collections.abc import Sequence

from rephold.draw.boxes import ENDLESS, Box
from rephold.draw.look import GRID, Look, paint
from rephold.draw.text import Text, one_line
from rephold.model.chart import Chart, Charts, Column

LEAST_WIDTH = 76 * GRID
"""Of a chart; on a narrower page they stand under each other."""
TALL = 28 * GRID
"""From the lowest line across to the highest."""
BETWEEN = 7 * GRID
WIDEST_BAR = 11 * GRID
DOT = 2.6


class ChartsBox(Box):
    """Charts in columns of one width, all as tall as the tallest."""

    def __init__(self, charts: Charts, look: Look) -> None:
        super().__init__()
        self.charts = [ChartBox(chart, look) for chart in charts.items]

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of all."""
        count = len(self.charts)
        column = (width - BETWEEN * (count - 1)) / count
        beside = column >= LEAST_WIDTH and all(chart.holds_numbers(column) for chart in self.charts)
        column = column if beside else width
        for chart in self.charts:
            chart.wrap(column)
        if beside:
            rooms = [(chart.over, chart.under) for chart in self.charts]
            for chart in self.charts:
                chart.least = max(over for over, _ in rooms), max(under for _, under in rooms)
        talls = [chart.wrap(column)[1] for chart in self.charts]
        self.width = width
        self.height = max(talls) if beside else sum(talls) + BETWEEN * (count - 1)
        self._places = []
        top = self.height
        for number, tall in enumerate(talls):
            self._places.append((number * (column + BETWEEN), 0.0) if beside else (0.0, top - tall))
            top -= 0 if beside else tall + BETWEEN
        return self.width, self.height

    def draw(self) -> None:
        """Paint one after the other."""
        for chart, (x, y) in zip(self.charts, self._places, strict=True):
            chart.drawOn(self.canv, x, y)


class ChartBox(Box):
    """One chart under its title."""

    def __init__(self, chart: Chart, look: Look) -> None:
        super().__init__()
        self.chart, self.look = chart, look
        self.size = max(look.sizes.label, 10.5)
        self.title = one_line(chart.title, look.sizes.body, look, strong=True, tone="heading", role="P")
        self.steps = [self._label(f"{step:g}", "right") for step in chart.steps]
        self._names = [self._label(column.label, "centre") for column in chart.columns]
        self.least = (0.0, 0.0)
        """Room over and under the lines across, where neighbours need more."""

    def _label(self, text: str, align: str, *, strong: bool = False) -> Text:
        where = "right" if align == "right" else "centre"
        return one_line(text, self.size, self.look, strong=strong, tone="text", align=where)  # type: ignore[arg-type]

    def holds_numbers(self, width: float) -> bool:
        """Whether each column is wide enough for its number at this width; wraps the chart."""
        self.wrap(width)
        return bool(self._each == 1)

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of title and drawing."""
        self.title.wrap(width, ENDLESS)
        self.left = max(text.minWidth() for text in self.steps) + 1.5 * GRID
        self.column = (width - self.left) / len(self.chart.columns)
        for text in self.steps:
            text.wrap(self.left - 1.5 * GRID + 0.5, ENDLESS)
        values = [self._value(column.said) for column in self.chart.columns]
        widest = max(text.minWidth() for text in (*values, *self._names))
        # Where columns are too narrow for their numbers, only every second, third … has one.
        self._each = math.ceil(widest / self.column)
        self.names, self.values = self._some(self._names), self._some(values)
        for text in (*self.names, *self.values):
            text.wrap(self.column * self._each, ENDLESS)
        self.under = max(text.height for text in self.names) + GRID
        self.over = max(text.height for text in self.values) + 2 * GRID + self.title.height
        self.floor = max(self.under, self.least[1])
        self.width, self.height = width, self.floor + TALL + max(self.over, self.least[0])
        return self.width, self.height

    def _value(self, said: str) -> Text:
        """A number, or both ends of a range under each other where they are too wide for a column."""
        text = self._label(said, "centre", strong=True)
        if text.minWidth() <= self.column:
            return text
        return self._label(said.replace("–", "– "), "centre", strong=True)

    def _some(self, texts: Sequence[Text]) -> list[Text]:
        return [
            text if number % self._each == 0 else self._label("", "centre")
            for number, text in enumerate(texts)
        ]

    def _y(self, value: float) -> float:
        return float(self.floor + TALL * value / self.chart.top)

    def _middle(self, number: int) -> float:
        return float(self.left + self.column * (number + 0.5))

    def draw(self) -> None:
        """Paint the title, then the drawing as a figure whose alternative text says its numbers."""
        canv = self.canv
        self.title.drawOn(canv, 0, self.height - self.title.height)
        x0, y0 = canv.absolutePosition(0, 0)
        bbox = (x0, y0, x0 + self.width, y0 + self.height - self.title.height)
        attributes = (("Layout", (("BBox", bbox), ("Placement", "/Block"))),)
        with canv.element("Figure", alt=self.chart.alt, attributes=attributes):
            with canv.mark():
                canv.saveState()
                self._paint_lines()
                (self._paint_bars if self.chart.kind == "bars" else self._paint_line)()
                self._paint_goal()
                self._clear_values()
                canv.restoreState()
            for step, text in zip(self.chart.steps, self.steps, strict=True):
                text.drawOn(canv, 0, self._y(step) - text.height / 2)
            for number, (column, name, value) in enumerate(
                zip(self.chart.columns, self.names, self.values, strict=True)
            ):
                x = self._middle(number) - self.column * self._each / 2
                name.drawOn(canv, x, self.floor - GRID - name.height)
                value.drawOn(canv, x, self._value_y(column))

    def _value_y(self, column: Column) -> float:
        """Where the number over a bar or dot begins."""
        most = column.value[1] if column.value else 0.0
        return float(self._y(most) + (0.8 if self.chart.kind == "bars" else 1.4) * GRID)

    def _clear_values(self) -> None:
        """Take lines away from where numbers come to stand."""
        self.canv.setFillColor(paint(self.look.inks.paper))
        for number, (column, text) in enumerate(zip(self.chart.columns, self.values, strict=True)):
            wide = min(text.minWidth(), self.column * self._each) + 2
            x, y = self._middle(number) - wide / 2, self._value_y(column)
            self.canv.rect(x, y + 0.5, wide, text.height - 1, stroke=0, fill=1)

    def _paint_lines(self) -> None:
        canv = self.canv
        canv.setStrokeColor(paint(self.look.inks.rule))
        for step in self.chart.steps:
            canv.setLineWidth(0.9 if step == 0 else 0.3)
            canv.line(self.left, self._y(step), self.width, self._y(step))

    def _paint_goal(self) -> None:
        if self.chart.goal is None:
            return
        canv, y = self.canv, self._y(self.chart.goal)
        for ink, weight, dashes in ((self.look.inks.paper, 2.6, ()), (self.look.inks.text, 1.3, (5, 3))):
            canv.setStrokeColor(paint(ink))
            canv.setLineWidth(weight)
            canv.setDash(*([list(dashes)] if dashes else []))
            canv.line(self.left, y, self.width, y)
        canv.setDash()

    def _paint_bars(self) -> None:
        """Solid up to what is sure, from there striped up to what may be."""
        canv, wide = self.canv, min(0.62 * self.column, WIDEST_BAR)
        canv.setFillColor(paint(self.look.inks.accent))
        canv.setStrokeColor(paint(self.look.inks.accent))
        canv.setLineWidth(1)
        for number, column in enumerate(self.chart.columns):
            if column.value is None:
                continue
            x, (least, most) = self._middle(number) - wide / 2, column.value
            canv.rect(x, self.floor, wide, self._y(least) - self.floor, stroke=0, fill=1)
            if most > least:
                self._paint_stripes(x, self._y(least), wide, self._y(most) - self._y(least))

    def _paint_stripes(self, x: float, y: float, wide: float, tall: float) -> None:
        """Diagonal lines in a frame, each cut off where it meets a side."""
        canv = self.canv
        start = 4 - tall
        while start < wide:
            first, last = max(0.0, -start), min(tall, wide - start)
            canv.line(x + start + first, y + first, x + start + last, y + last)
            start += 4
        canv.rect(x + 0.5, y, wide - 1, tall, stroke=1, fill=0)

    def _paint_line(self) -> None:
        """Dots joined by lines; an upright stroke from least to most where marks are unsure."""
        canv = self.canv
        canv.setStrokeColor(paint(self.look.inks.accent))
        canv.setFillColor(paint(self.look.inks.accent))
        canv.setLineWidth(1.8)
        for one, other in _neighbours(self.chart.columns):
            canv.line(*self._dot(one), *self._dot(other))
        for number, column in enumerate(self.chart.columns):
            if column.value is None:
                continue
            x, y = self._dot(number)
            canv.circle(x, y, DOT, stroke=0, fill=1)
            if column.value[1] > column.value[0]:
                low, high = map(self._y, column.value)
                canv.line(x, low, x, high)
                for end in (low, high):
                    canv.line(x - 3, end, x + 3, end)

    def _dot(self, number: int) -> tuple[float, float]:
        value = self.chart.columns[number].value
        assert value is not None
        return self._middle(number), self._y(sum(value) / 2)


def _neighbours(columns: Sequence[Column]) -> list[tuple[int, int]]:
    """Columns next to each other that both have a value."""
    return [
        (number, number + 1)
        for number in range(len(columns) - 1)
        if columns[number].value and columns[number + 1].value
    ]
