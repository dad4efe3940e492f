"""Doses in large numerals: chips on a card, numbers in the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from rephold.draw.boxes import ENDLESS, Box, Container
from rephold.draw.canvas import string_width
from rephold.draw.fonts import FACES
from rephold.draw.fragment import Wrapping
from rephold.draw.look import GRID, Look, paint
from rephold.draw.pieces import Ready, kept
from rephold.draw.text import Text
from rephold.model.document import Chips, Numbers, Run, Words


class Chip(Box):
    """Words in a rounded box; its own width, whatever it is given."""

    PADDING = 2 * GRID

    def __init__(self, words: Words, look: Look) -> None:
        super().__init__()
        sizes, self.look = look.sizes, look
        self.pieces = [
            (
                run.text,
                FACES["bold" if run.strong else "regular"],
                sizes.numeral if run.strong and run.text[:1].isdigit() else sizes.body,
            )
            for run in words
        ]
        self.widths = [string_width(*piece) for piece in self.pieces]
        self.height = sizes.numeral * 1.65
        self.width = sum(self.widths) + 2 * self.PADDING

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """Its own size."""
        return self.width, self.height

    def draw(self) -> None:
        """Paint the box as an artifact, then the words."""
        canv, look = self.canv, self.look
        with canv.artifact():
            canv.saveState()
            canv.setFillColor(paint(look.inks.tint))
            canv.setStrokeColor(paint(look.inks.accent))
            canv.setLineWidth(0.9)
            canv.roundRect(0, 0, self.width, self.height, 4, stroke=1, fill=1)
            canv.restoreState()
        base = self.height / 2 - look.sizes.numeral * 0.34
        x, last = self.PADDING, len(self.pieces) - 1
        for index, ((piece, face, size), wide) in enumerate(zip(self.pieces, self.widths, strict=True)):
            with canv.mark():
                canv.saveState()
                canv.setFillColor(paint(look.inks.text))
                canv.setFont(face, size)
                canv.drawString(x, base, piece + (" " if index == last else ""))
                canv.restoreState()
            x += wide


class ChipRow(Container):
    """Chips in a row, more rows where they do not fit; one paragraph for a listener, said in full."""

    GAP = 1.6 * GRID
    apart = True

    def __init__(self, chips: Chips, look: Look) -> None:
        super().__init__()
        self.element = Wrapping("P", actual_text=chips.spoken)
        self.chips = [self._chip(words, look) for words in chips.items]
        self.chip_height = look.sizes.numeral * 1.65

    @staticmethod
    def _chip(words: Words, look: Look) -> Ready:
        return kept(look, ("chip", words), lambda: Chip(words, look))

    def in_one_row(self) -> float:
        """The width that all chips take in one row."""
        return sum(float(chip.box.width) + self.GAP for chip in self.chips) - self.GAP + 0.01

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the rows' height."""
        self._places: list[tuple[float, int]] = []
        x, row = 0.0, 0
        for chip in self.chips:
            wide = chip.wrap(chip.box.width)[0]
            if x and x + wide > width:
                x, row = 0.0, row + 1
            self._places.append((x, row))
            x += wide + self.GAP
        self.width = width
        self.height = (row + 1) * self.chip_height + row * self.GAP
        return self.width, self.height

    def places(self) -> Iterator[tuple[Flowable, float, float]]:
        """From left to right, row by row."""
        for chip, (x, row) in zip(self.chips, self._places, strict=True):
            yield chip, x, self.height - self.chip_height - row * (self.chip_height + self.GAP)


class Number(Box):
    """A big number, in a column of a given width, and at its right what it counts; an item of a list."""

    def __init__(self, number: Text, label: Text, column: float) -> None:
        super().__init__()
        self.number, self.label, self.column = number, label, column

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of the taller."""
        self._tall = self.number.wrap(self.column, ENDLESS)[1]
        self._low = self.label.wrap(width - self.column, ENDLESS)[1]
        self.width, self.height = width, max(self._tall, self._low)
        return self.width, self.height

    def draw(self) -> None:
        """Paint both at the middle."""
        middle = self.height / 2
        with self.canv.element("LI"), self.canv.element("LBody"):
            self.number.drawOn(self.canv, 0, middle - self._tall / 2)
            self.label.drawOn(self.canv, self.column, middle - self._low / 2)


class NumberList(Container):
    """Big numbers in a column, or two where each row stays one line; a list for a listener."""

    BETWEEN = 4 * GRID
    element = Wrapping("L", attributes=(("List", (("ListNumbering", "/None"),)),))
    apart = True

    def __init__(self, numbers: Numbers, look: Look) -> None:
        super().__init__()
        body = look.style(look.sizes.body)
        self.column = _widest([number for number, _ in numbers.items], _big(look)) + 3 * GRID
        self.one = self.column + _widest([label for _, label in numbers.items], body) + 1

        self.items = [self._item(number, label, look) for number, label in numbers.items]

    def _item(self, number: str, label: str, look: Look) -> Ready:
        def make() -> Number:
            return Number(
                Text((Run(number),), _big(look), look, role=None),
                Text((Run(label),), look.style(look.sizes.body), look, role=None),
                self.column,
            )

        return kept(look, ("number", number, label, self.column), make)

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the rows' height."""
        columns = 2 if 2 * self.one + self.BETWEEN <= width else 1
        self._step = (width + self.BETWEEN) / columns
        count = -(-len(self.items) // columns)
        tall = [item.wrap(self._step - self.BETWEEN)[1] for item in self.items]
        self._rows = [max(tall[row::count]) for row in range(count)]
        self.width, self.height = width, sum(self._rows) + GRID * (count - 1)
        return self.width, self.height

    def places(self) -> Iterator[tuple[Flowable, float, float]]:
        """Row by row, the left column first."""
        count = len(self._rows)
        tops = [self.height - sum(self._rows[:row]) - GRID * row for row in range(count)]
        for index, item in enumerate(self.items):
            row = index % count
            yield item, self._step * (index // count), tops[row] - (self._rows[row] + item.height) / 2


def _big(look: Look) -> ParagraphStyle:
    return look.style(look.sizes.numeral * 1.25, strong=True, tone="accent")


def _widest(texts: Iterable[str], style: ParagraphStyle) -> float:
    return max(string_width(text, style.fontName, style.fontSize) for text in texts)
