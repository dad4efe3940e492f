"""Boxes that hold flowables: one under the other, side by side, or in a frame."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from typing import Literal

from reportlab.platypus import Flowable

from rephold.draw.canvas import FragmentCanvas
from rephold.draw.look import GRID, paint
from rephold.model.colour import Colour

ENDLESS = 1e6


def evened(heights: Sequence[float]) -> int:
    """How many of the heights go left so that two columns end most evenly."""
    taller = [max(sum(heights[:i]), sum(heights[i:])) for i in range(len(heights) + 1)]
    return taller.index(min(taller))


class Box(Flowable):  # type: ignore[misc]
    """A flowable of ours: `wrap` measures at a width, `draw` paints from the lower left corner."""

    canv: FragmentCanvas
    width: float
    height: float


class Stack(Box):
    """Flowables one under the other, a gap after each; all under one element if a role is given."""

    def __init__(self, items: Sequence[tuple[Flowable, float]], role: str | None = None) -> None:
        super().__init__()
        self.items, self.role = items, role
        self._heights: list[float] = []

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the sum of heights and gaps; the last gap does not count."""
        self._heights = [item.wrap(width, ENDLESS)[1] for item, _ in self.items]
        self.width = width
        self.height = sum(self._heights) + sum(gap for _, gap in self.items[:-1])
        return self.width, self.height

    def draw(self) -> None:
        """Paint from the top down."""
        with self.canv.element(self.role) if self.role else nullcontext():
            y = self.height
            for (item, gap), height in zip(self.items, self._heights, strict=True):
                item.drawOn(self.canv, 0, y - height)
                y -= height + gap


class Row(Box):
    """Flowables side by side in columns of given widths, tops (or middles) aligned."""

    def __init__(
        self,
        items: Sequence[Flowable],
        shares: Sequence[float],
        gap: float,
        align: Literal["top", "middle"] = "top",
    ) -> None:
        super().__init__()
        self.items, self.shares, self.gap, self.align = items, shares, gap, align
        self._sizes: list[tuple[float, float]] = []

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of the tallest."""
        free = width - self.gap * (len(self.items) - 1)
        columns = [free * share for share in self.shares]
        self._sizes = [(w, item.wrap(w, ENDLESS)[1]) for item, w in zip(self.items, columns, strict=True)]
        self.width, self.height = width, max(h for _, h in self._sizes)
        return self.width, self.height

    def draw(self) -> None:
        """Paint from left to right."""
        x = 0.0
        for item, (width, height) in zip(self.items, self._sizes, strict=True):
            free = self.height - height
            item.drawOn(self.canv, x, free if self.align == "top" else free / 2)
            x += width + self.gap


class Framed(Box):
    """A flowable in a box with a tint, a border, or both; `least_height` evens out neighbours."""

    PADDING = 3 * GRID

    def __init__(self, inner: Flowable, *, fill: Colour | None, border: Colour | None) -> None:
        super().__init__()
        self.inner, self.fill, self.border = inner, fill, border
        self.padding = self.PADDING if fill or border else 0.0
        self.least_height = 0.0

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the inner height with padding."""
        self._inner_height = self.inner.wrap(width - 2 * self.padding, ENDLESS)[1]
        self.width = width
        self.height = max(self.least_height, self._inner_height + 2 * self.padding)
        return self.width, self.height

    def draw(self) -> None:
        """Paint the box as an artifact, then what is in it."""
        if self.padding:
            self._draw_box()
        self.inner.drawOn(self.canv, self.padding, self.height - self.padding - self._inner_height)

    def _draw_box(self) -> None:
        with self.canv.artifact():
            self.canv.saveState()
            if self.fill:
                self.canv.setFillColor(paint(self.fill))
            if self.border:
                self.canv.setStrokeColor(paint(self.border))
                self.canv.setLineWidth(1.1)
            self.canv.roundRect(
                0.55,
                0.55,
                self.width - 1.1,
                self.height - 1.1,
                5,
                stroke=bool(self.border),
                fill=bool(self.fill),
            )
            self.canv.restoreState()


class Rule(Box):
    """A hairline across."""

    def __init__(self, colour: Colour, weight: float = 0.8) -> None:
        super().__init__()
        self.colour, self.weight = colour, weight

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the line's weight."""
        self.width, self.height = width, self.weight
        return width, self.weight

    def draw(self) -> None:
        """Paint the line as an artifact."""
        with self.canv.artifact():
            self.canv.saveState()
            self.canv.setStrokeColor(paint(self.colour))
            self.canv.setLineWidth(self.weight)
            self.canv.line(0, self.weight / 2, self.width, self.weight / 2)
            self.canv.restoreState()
