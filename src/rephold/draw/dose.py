"""Doses in large numerals: chips on a card, numbers in the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportlab.platypus import Flowable

from rephold.draw.boxes import ENDLESS, Box, Compound, Laid
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


class ChipRow(Compound):
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


class NumberList(Compound):
    """Big numbers in a column, or two where each row stays one line; a list for a listener."""

    BETWEEN = 4 * GRID
    element = Wrapping("L", attributes=(("List", (("ListNumbering", "/None"),)),))
    apart = True

    def __init__(self, numbers: Numbers, look: Look) -> None:
        super().__init__()
        self.numbers = [_words(number, True, look) for number, _ in numbers.items]
        self.labels = [_words(label, False, look) for _, label in numbers.items]
        self.column = _widest(self.numbers) + 3 * GRID

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the rows' height."""
        one = self.column + _widest(self.labels) + 1
        columns = 2 if 2 * one + self.BETWEEN <= width else 1
        self._step = (width + self.BETWEEN) / columns
        count = -(-len(self.numbers) // columns)
        self._sizes: list[tuple[float, float]] = []
        for number, label in zip(self.numbers, self.labels, strict=True):
            tall = number.wrap(_widest([number]) + 1)[1]
            self._sizes.append((tall, label.wrap(self._step - self.BETWEEN - self.column)[1]))
        self._rows = [max(max(size) for size in self._sizes[row::count]) for row in range(count)]
        self.width, self.height = width, sum(self._rows) + GRID * (count - 1)
        return self.width, self.height

    def places(self) -> Iterator[tuple[Flowable, float, float]]:
        """Number and label row by row, the left column first, both at the row's middle."""
        count, step = len(self._rows), self._step
        tops = [self.height - sum(self._rows[:row]) - GRID * row for row in range(count)]
        for index, (number, label) in enumerate(zip(self.numbers, self.labels, strict=True)):
            (tall, low), row = self._sizes[index], index % count
            middle, size = self._rows[row] / 2, (step, self._rows[row])
            both = [(number, 0.0, middle - tall / 2), (label, self.column, middle - low / 2)]
            body = Laid(both, size, Wrapping("LBody"), apart=True)
            item = Laid([(body, 0.0, 0.0)], size, Wrapping("LI"), apart=True)
            yield item, step * (index // count), tops[row] - size[1]


def _words(words: str, big: bool, look: Look) -> Ready:
    def make() -> Text:
        style = look.style(look.sizes.body)
        if big:
            style = look.style(look.sizes.numeral * 1.25, strong=True, tone="accent")
        return Text((Run(words),), style, look, role=None)

    return kept(look, ("number", words, big), make)


def _widest(texts: Iterable[Ready]) -> float:
    return max(string_width(t.box.said, t.box.style.fontName, t.box.style.fontSize) for t in texts)
