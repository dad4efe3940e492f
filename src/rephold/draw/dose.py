"""Doses in large numerals: chips on a card, numbers in the plan."""

from __future__ import annotations

from rephold.draw.boxes import ENDLESS, Box
from rephold.draw.canvas import string_width
from rephold.draw.fonts import FACES
from rephold.draw.look import GRID, Look, paint
from rephold.draw.text import Text
from rephold.model.document import Chips, Numbers, Run, Words


class ChipRow(Box):
    """Chips in a row, more rows where they do not fit; one paragraph for a listener, said in full."""

    GAP = 1.6 * GRID

    def __init__(self, chips: Chips, look: Look) -> None:
        super().__init__()
        self.chips, self.look = chips, look
        self.chip_height = look.sizes.numeral * 1.65
        self.padding = 2 * GRID

    def _pieces(self, words: Words) -> list[tuple[str, str, float]]:
        """(text, face, size) of each run: numbers large and bold."""
        sizes = self.look.sizes
        return [
            (
                run.text,
                FACES["bold" if run.strong else "regular"],
                sizes.numeral if run.strong else sizes.body,
            )
            for run in words
        ]

    def _width(self, words: Words) -> float:
        return sum(string_width(*piece) for piece in self._pieces(words)) + 2 * self.padding

    def in_one_row(self) -> float:
        """The width that all chips take in one row."""
        return sum(self._width(words) + self.GAP for words in self.chips.items) - self.GAP + 0.01

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the rows' height."""
        gap = self.GAP
        self._places: list[tuple[float, int]] = []
        x, row = 0.0, 0
        for words in self.chips.items:
            wide = self._width(words)
            if x and x + wide > width:
                x, row = 0.0, row + 1
            self._places.append((x, row))
            x += wide + gap
        self.width = width
        self.height = (row + 1) * self.chip_height + row * gap
        return self.width, self.height

    def draw(self) -> None:
        """Paint boxes as artifacts and their words as one paragraph."""
        with self.canv.element("P", actual_text=self.chips.spoken):
            for words, (x, row) in zip(self.chips.items, self._places, strict=True):
                y = self.height - self.chip_height - row * (self.chip_height + self.GAP)
                self._draw_chip(words, x, y)

    def _draw_chip(self, words: Words, x: float, y: float) -> None:
        canv, look = self.canv, self.look
        with canv.artifact():
            canv.saveState()
            canv.setFillColor(paint(look.inks.tint))
            canv.setStrokeColor(paint(look.inks.accent))
            canv.setLineWidth(0.9)
            canv.roundRect(x, y, self._width(words), self.chip_height, 4, stroke=1, fill=1)
            canv.restoreState()
        base = y + self.chip_height / 2 - look.sizes.numeral * 0.34
        x += self.padding
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
    """Big numbers in a column, each with what it counts beside it; a list for a listener."""

    def __init__(self, numbers: Numbers, look: Look) -> None:
        super().__init__()
        self.look = look
        style = look.style(look.sizes.numeral * 1.25, strong=True, tone="accent")
        self.numbers = [Text((Run(number),), style, look, role=None) for number, _ in numbers.items]
        self.labels = [
            Text((Run(label),), look.style(look.sizes.body), look, role=None) for _, label in numbers.items
        ]
        self.column = (
            max(string_width(number, FACES["bold"], style.fontSize) for number, _ in numbers.items) + 3 * GRID
        )

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the rows' height."""
        self._rows: list[tuple[float, float]] = []
        for number, label in zip(self.numbers, self.labels, strict=True):
            tall = number.wrap(self.column, ENDLESS)[1]
            self._rows.append((tall, label.wrap(width - self.column, ENDLESS)[1]))
        self.width, self.height = width, sum(max(row) for row in self._rows) + GRID * (len(self._rows) - 1)
        return self.width, self.height

    def draw(self) -> None:
        """Paint number and label row by row."""
        y = self.height
        with self.canv.element("L", attributes=(("List", (("ListNumbering", "/None"),)),)):
            for number, label, (tall, low) in zip(self.numbers, self.labels, self._rows, strict=True):
                height = max(tall, low)
                with self.canv.element("LI"), self.canv.element("LBody"):
                    number.drawOn(self.canv, 0, y - (height + tall) / 2)
                    label.drawOn(self.canv, self.column, y - (height + low) / 2)
                y -= height + GRID
