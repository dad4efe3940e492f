"""Doses in large numerals: chips on a card, numbers in the plan."""

from __future__ import annotations

from rephold.draw.boxes import ENDLESS, Box
from rephold.draw.canvas import string_width
from rephold.draw.fonts import FACES
from rephold.draw.look import GRID, Look, paint
from rephold.draw.signs import draw_sign
from rephold.draw.text import Text
from rephold.model.document import Chips, Numbers, Run, Words

SIGN_EMS = 1.5
"""Room for a sign before the words of a chip, as a multiple of their size."""


class ChipRow(Box):
    """Chips in a row, more rows where they do not fit; one paragraph for a listener, said in full.

    Without boxes, the same words with dots between them.
    """

    def __init__(self, chips: Chips, look: Look) -> None:
        super().__init__()
        self.chips, self.look = chips, look
        self.signs = chips.signs if look.cards.signs else ()
        boxed = look.cards.boxed
        self.chip_height = look.sizes.numeral * (1.65 if boxed else 1.2)
        self.padding = 2 * GRID if boxed else 0.0
        self.gap = 1.6 * GRID if boxed else 3 * GRID
        self.row_gap = self.gap if boxed else 0.0

    def _pieces(self, words: Words) -> list[tuple[str, str, float]]:
        """(text, face, size) of each run: strong ones bold, numbers large."""
        sizes = self.look.sizes
        return [
            (
                run.text,
                FACES["bold" if run.strong else "regular"],
                sizes.numeral if run.strong and run.text[:1].isdigit() else sizes.body,
            )
            for run in words
        ]

    def _width(self, index: int) -> float:
        words = sum(string_width(*piece) for piece in self._pieces(self.chips.items[index]))
        return words + self._sign_room(index) + 2 * self.padding

    def _sign_room(self, index: int) -> float:
        return self.look.sizes.body * SIGN_EMS if self.signs and self.signs[index] else 0.0

    def widest(self) -> float:
        """The width of the widest chip, which no column may be narrower than."""
        return max(self._width(index) for index in range(len(self.chips.items)))

    def in_one_row(self) -> float:
        """The width that all chips take in one row."""
        return sum(self._width(i) + self.gap for i in range(len(self.chips.items))) - self.gap + 0.01

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the rows' height."""
        self._places: list[tuple[float, int]] = []
        x, row = 0.0, 0
        for index in range(len(self.chips.items)):
            wide = self._width(index)
            if x and x + wide > width:
                x, row = 0.0, row + 1
            self._places.append((x, row))
            x += wide + self.gap
        self.width = width
        self.height = (row + 1) * self.chip_height + row * self.row_gap
        return self.width, self.height

    def draw(self) -> None:
        """Paint boxes as artifacts and their words as one paragraph."""
        with self.canv.element("P", actual_text=self.chips.spoken):
            for index, (x, row) in enumerate(self._places):
                y = self.height - self.chip_height - row * (self.chip_height + self.row_gap)
                self._draw_chip(index, x, y)

    def _draw_chip(self, number: int, x: float, y: float) -> None:
        canv, look = self.canv, self.look
        with canv.artifact():
            canv.saveState()
            if look.cards.boxed:
                canv.setFillColor(paint(look.inks.tint))
                canv.setStrokeColor(paint(look.inks.accent))
                canv.setLineWidth(0.9)
                canv.roundRect(x, y, self._width(number), self.chip_height, 4, stroke=1, fill=1)
            elif x:
                canv.setFillColor(paint(look.inks.accent))
                canv.circle(x - self.gap / 2, y + self.chip_height / 2, 1.2, stroke=0, fill=1)
            canv.restoreState()
        base = y + self.chip_height / 2 - look.sizes.numeral * 0.34
        x += self.padding
        if room := self._sign_room(number):
            side = look.sizes.body * 1.1
            middle = y + (self.chip_height - side) / 2
            draw_sign(canv, self.signs[number], x, middle, side, look.inks.accent)
            x += room
        words = self.chips.items[number]
        for index, (piece, face, size) in enumerate(self._pieces(words)):
            last = index == len(words) - 1
            with canv.mark():
                canv.saveState()
                canv.setFillColor(paint(look.inks.text))
                canv.setFont(face, size)
                canv.drawString(x, base, piece + (" " if last else ""))
                canv.restoreState()
            x += string_width(piece, face, size)


class NumberList(Box):
    """Big numbers in a column, or two where each row stays one line; a list for a listener."""

    BETWEEN = 4 * GRID

    def __init__(self, numbers: Numbers, look: Look) -> None:
        super().__init__()
        self.look = look
        body = look.style(look.sizes.body)
        style = look.style(look.sizes.numeral * 1.25, strong=True, tone="accent")
        self.numbers = [Text((Run(number),), style, look, role=None) for number, _ in numbers.items]
        self.labels = [Text((Run(label),), body, look, role=None) for _, label in numbers.items]
        self.column = self._widest(self.numbers) + 3 * GRID

    @staticmethod
    def _widest(texts: list[Text]) -> float:
        return max(string_width(text.said, text.style.fontName, text.style.fontSize) for text in texts)

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the rows' height."""
        one = self.column + self._widest(self.labels) + 1
        columns = 2 if 2 * one + self.BETWEEN <= width else 1
        self._step = (width + self.BETWEEN) / columns
        count = -(-len(self.numbers) // columns)
        self._sizes: list[tuple[float, float]] = []
        for number, label in zip(self.numbers, self.labels, strict=True):
            tall = number.wrap(self.column, ENDLESS)[1]
            self._sizes.append((tall, label.wrap(self._step - self.BETWEEN - self.column, ENDLESS)[1]))
        self._rows = [max(max(size) for size in self._sizes[row::count]) for row in range(count)]
        self.width, self.height = width, sum(self._rows) + GRID * (count - 1)
        return self.width, self.height

    def draw(self) -> None:
        """Paint number and label row by row, the left column first."""
        count = len(self._rows)
        tops = [self.height - sum(self._rows[:row]) - GRID * row for row in range(count)]
        with self.canv.element("L", attributes=(("List", (("ListNumbering", "/None"),)),)):
            for index, (number, label) in enumerate(zip(self.numbers, self.labels, strict=True)):
                (tall, low), row = self._sizes[index], index % count
                x, middle = self._step * (index // count), tops[row] - self._rows[row] / 2
                with self.canv.element("LI"), self.canv.element("LBody"):
                    number.drawOn(self.canv, x, middle - tall / 2)
                    label.drawOn(self.canv, x + self.column, middle - low / 2)
