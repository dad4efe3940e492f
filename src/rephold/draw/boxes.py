"""Boxes that hold flowables: one under the other, side by side, or in a frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from reportlab.platypus import Flowable

from rephold.draw.fragment import Wrapping
from rephold.draw.look import GRID, Look, paint
from rephold.draw.pieces import ENDLESS, Box, Compound, Ready, kept
from rephold.model.colour import Colour

__all__ = [
    "ENDLESS", "Box", "Compound", "Framed", "Laid", "Plate", "Row", "Rule", "Stack", "evened", "laid_whole",
]  # fmt: skip


def evened(heights: Sequence[float]) -> int:
    """How many of the heights go left so that two columns end most evenly."""
    taller = [max(sum(heights[:i]), sum(heights[i:])) for i in range(len(heights) + 1)]
    return taller.index(min(taller))


class Stack(Compound):
    """Flowables one under the other, a gap after each; all under one element if a role is given."""

    def __init__(
        self, items: Sequence[tuple[Flowable, float]], role: str | None = None, *, apart: bool = False
    ) -> None:
        super().__init__()
        self.items, self.apart = items, apart
        self.element = Wrapping(role) if role else None
        self._heights: list[float] = []

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the sum of heights and gaps; the last gap does not count."""
        self._heights = [item.wrap(width, ENDLESS)[1] for item, _ in self.items]
        self.width = width
        self.height = sum(self._heights) + sum(gap for _, gap in self.items[:-1])
        return self.width, self.height

    def places(self) -> Iterator[tuple[Flowable, float, float]]:
        """From the top down."""
        y = self.height
        for (item, gap), height in zip(self.items, self._heights, strict=True):
            yield item, 0, y - height
            y -= height + gap


class Row(Compound):
    """Flowables side by side in columns of given widths, tops (or middles) aligned."""

    def __init__(
        self,
        items: Sequence[Flowable],
        shares: Sequence[float],
        gap: float,
        align: Literal["top", "middle"] = "top",
        *,
        apart: bool = False,
    ) -> None:
        super().__init__()
        self.items, self.shares, self.gap, self.align = items, shares, gap, align
        self.apart = apart
        self._sizes: list[tuple[float, float]] = []

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of the tallest."""
        free = width - self.gap * (len(self.items) - 1)
        columns = [free * share for share in self.shares]
        self._sizes = [(w, item.wrap(w, ENDLESS)[1]) for item, w in zip(self.items, columns, strict=True)]
        self.width, self.height = width, max(h for _, h in self._sizes)
        return self.width, self.height

    def places(self) -> Iterator[tuple[Flowable, float, float]]:
        """From left to right."""
        x = 0.0
        for item, (width, height) in zip(self.items, self._sizes, strict=True):
            free = self.height - height
            yield item, x, free if self.align == "top" else free / 2
            x += width + self.gap


class Laid(Compound):
    """Flowables that were wrapped and given their places already."""

    def __init__(
        self,
        laid: Sequence[tuple[Flowable, float, float]],
        size: tuple[float, float],
        element: Wrapping | None = None,
        *,
        apart: bool = False,
    ) -> None:
        super().__init__()
        self._laid, self.element, self.apart = laid, element, apart
        self.width, self.height = size

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """Its size."""
        return self.width, self.height

    def places(self) -> Iterator[tuple[Flowable, float, float]]:
        """As given."""
        return iter(self._laid)


def laid_whole(
    look: Look, laid: Sequence[tuple[Ready, float, float]], size: tuple[float, float], element: Wrapping
) -> Ready:
    """Boxes of the stock at these places as one fragment in an element, which is kept as they are."""

    def make() -> Laid:
        return Laid([(box.again(), x, y) for box, x, y in laid], size, element, apart=True)

    key = (element, size, *[(box.laying, box.width, x, y) for box, x, y in laid])
    whole = kept(look, key, make, whole=True, own=True)
    whole.wrap(size[0])
    return whole


class Plate(Box):
    """A rounded box with a tint, a border, or both, of a given height; it means nothing."""

    def __init__(self, tall: float, fill: Colour | None, border: Colour | None) -> None:
        super().__init__()
        self.height, self.fill, self.border = tall, fill, border

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and its height."""
        self.width = width
        return self.width, self.height

    def draw(self) -> None:
        """Paint it as an artifact."""
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


class Framed(Compound):
    """A flowable in a box with a tint, a border, or both; `least_height` evens out neighbours."""

    PADDING = 3 * GRID

    def __init__(
        self, inner: Flowable, *, fill: Colour | None, border: Colour | None, apart: bool = False
    ) -> None:
        super().__init__()
        self.inner, self.fill, self.border, self.apart = inner, fill, border, apart
        self.padding = self.PADDING if fill or border else 0.0
        self.least_height = 0.0

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the inner height with padding."""
        self._inner_height = self.inner.wrap(width - 2 * self.padding, ENDLESS)[1]
        self.width = width
        self.height = max(self.least_height, self._inner_height + 2 * self.padding)
        return self.width, self.height

    def places(self) -> Iterator[tuple[Flowable, float, float]]:
        """The box, then what is in it."""
        if self.padding:
            plate = Plate(self.height, self.fill, self.border)
            plate.wrap(self.width)
            yield plate, 0, 0
        yield self.inner, self.padding, self.height - self.padding - self._inner_height


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
