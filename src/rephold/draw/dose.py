"""Doses in large numerals: chips on a card, numbers in the plan."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable

from rephold.draw.boxes import ENDLESS, Box, Compound, Laid
from rephold.draw.canvas import string_width
from rephold.draw.fonts import FACES
from rephold.draw.fragment import Wrapping
from rephold.draw.look import GRID, Look, paint
from rephold.draw.pieces import Ready, kept
from rephold.draw.signs import draw_sign
from rephold.draw.text import Text
from rephold.model.document import Chips, Numbers, Run, Words

SIGN_EMS = 1.5
"""Room for a sign before the words of a chip, as a multiple of their size."""
DOT_ROOM = 3 * GRID
"""Between the words of chips without boxes, with a dot in its middle."""


class Chip(Box):
    """Words in a rounded box, or bare with a dot before them; a sign before them if there is one."""

    def __init__(self, words: Words, sign: str, dotted: bool, look: Look) -> None:
        super().__init__()
        sizes, self.look, self.sign, self.dotted = look.sizes, look, sign, dotted
        self.padding = 2 * GRID if look.cards.boxed else 0.0
        self.pieces = [
            (
                run.text,
                FACES["bold" if run.strong else "regular"],
                sizes.numeral if run.strong and run.text[:1].isdigit() else sizes.body,
            )
            for run in words
        ]
        self.widths = [string_width(*piece) for piece in self.pieces]
        self.sign_room = sizes.body * SIGN_EMS if sign else 0.0
        self.height = sizes.numeral * (1.65 if look.cards.boxed else 1.2)
        self.width = sum(self.widths) + self.sign_room + 2 * self.padding

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """Its own size."""
        return self.width, self.height

    def draw(self) -> None:
        """Paint box, dot and sign as artifacts, then the words."""
        canv, look = self.canv, self.look
        if look.cards.boxed or self.dotted:
            with canv.artifact():
                self._draw_shape()
        base, x = self.height / 2 - look.sizes.numeral * 0.34, self.padding
        if self.sign:
            side = look.sizes.body * 1.1
            draw_sign(canv, self.sign, x, (self.height - side) / 2, side, look.inks.accent)
            x += self.sign_room
        last = len(self.pieces) - 1
        with canv.mark():
            canv.saveState()
            canv.setFillColor(paint(look.inks.text))
            for index, ((piece, face, size), wide) in enumerate(zip(self.pieces, self.widths, strict=True)):
                canv.setFont(face, size)
                canv.drawString(x, base, piece + (" " if index == last else ""))
                x += wide
            canv.restoreState()

    def _draw_shape(self) -> None:
        canv, look = self.canv, self.look
        canv.saveState()
        if self.dotted:
            canv.setFillColor(paint(look.inks.accent))
            canv.circle(-DOT_ROOM / 2, self.height / 2, 1.2, stroke=0, fill=1)
        else:
            canv.setFillColor(paint(look.inks.tint))
            canv.setStrokeColor(paint(look.inks.accent))
            canv.setLineWidth(0.9)
            canv.roundRect(0, 0, self.width, self.height, 4, stroke=1, fill=1)
        canv.restoreState()


def chip_row(chips: Chips, look: Look) -> Ready:
    """The chips of a card; other patients have the same dose."""
    return kept(look, chips, lambda: ChipRow(chips, look), whole=True)


class ChipRow(Compound):
    """Chips in a row, more rows where they do not fit; one paragraph for a listener, said in full.

    Without boxes, the same words with dots between them.
    """

    apart = True

    def __init__(self, chips: Chips, look: Look) -> None:
        super().__init__()
        self.element = Wrapping("P", actual_text=chips.spoken)
        self.chips, self.look = chips, look
        boxes = [self._chip(*said).box for said in self._said()]
        boxed = look.cards.boxed
        self.chip_height = float(boxes[0].height)
        self.gap = 1.6 * GRID if boxed else DOT_ROOM
        self.row_gap = self.gap if boxed else 0.0
        self.widths = tuple([float(box.width) for box in boxes])
        self.widest = max(self.widths)
        """Which no column may be narrower than."""
        self.in_one_row = sum(self.widths) + self.gap * (len(self.widths) - 1) + 0.01
        """The width that all chips take in one row."""

    def _said(self) -> Iterator[tuple[Words, str]]:
        """Each chip's words and its sign."""
        items = self.chips.items
        signs = self.look.cards.signs and self.chips.signs
        return zip(items, signs or [""] * len(items), strict=True)

    def _chip(self, words: Words, sign: str, *, dotted: bool = False) -> Ready:
        look = self.look
        return kept(look, ("chip", words, sign, dotted), lambda: Chip(words, sign, dotted, look))

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the rows' height."""
        self._places: list[tuple[float, int]] = []
        x, row = 0.0, 0
        for wide in self.widths:
            if x and x + wide > width:
                x, row = 0.0, row + 1
            self._places.append((x, row))
            x += wide + self.gap
        self.width = width
        self.height = (row + 1) * self.chip_height + row * self.row_gap
        return self.width, self.height

    def places(self) -> Iterator[tuple[Flowable, float, float]]:
        """From left to right, row by row."""
        for said, (x, row) in zip(self._said(), self._places, strict=True):
            shown = self._chip(*said, dotted=bool(x) and not self.look.cards.boxed)
            shown.wrap(shown.box.width)
            yield shown, x, self.height - self.chip_height - row * (self.chip_height + self.row_gap)


class NumberList(Compound):
    """Big numbers in a column, or two where each row stays one line; a list for a listener."""

    BETWEEN = 4 * GRID
    element = Wrapping("L", attributes=(("List", (("ListNumbering", "/None"),)),))
    apart = True

    def __init__(self, numbers: Numbers, look: Look) -> None:
        super().__init__()
        self.numbers = [_words(number, True, look) for number, _ in numbers.items]
        self.labels = [_words(label, False, look) for _, label in numbers.items]
        self.wide = [(_width(number), _width(label)) for number, label in self._pairs()]
        self.column = max([number for number, _ in self.wide]) + 3 * GRID

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the rows' height."""
        one = self.column + max([label for _, label in self.wide]) + 1
        columns = 2 if 2 * one + self.BETWEEN <= width else 1
        self._step = (width + self.BETWEEN) / columns
        count = -(-len(self.numbers) // columns)
        self._sizes: list[tuple[float, float]] = []
        for (number, label), (wide, longer) in zip(self._pairs(), self.wide, strict=True):
            tall = number.wrap(wide + 1)[1]
            room = min(int(self._step - self.BETWEEN - self.column), longer + 1)  # few widths
            self._sizes.append((tall, label.wrap(room)[1]))
        self._rows = [max(max(size) for size in self._sizes[row::count]) for row in range(count)]
        self.width, self.height = width, sum(self._rows) + GRID * (count - 1)
        return self.width, self.height

    def places(self) -> Iterator[tuple[Flowable, float, float]]:
        """Number and label row by row, the left column first, both at the row's middle."""
        count, step = len(self._rows), self._step
        tops = [self.height - sum(self._rows[:row]) - GRID * row for row in range(count)]
        for index, (number, label) in enumerate(self._pairs()):
            (tall, low), row = self._sizes[index], index % count
            middle, size = self._rows[row] / 2, (step, self._rows[row])
            both = [(number, 0.0, middle - tall / 2), (label, self.column, middle - low / 2)]
            body = Laid(both, size, Wrapping("LBody"), apart=True)
            item = Laid([(body, 0.0, 0.0)], size, Wrapping("LI"), apart=True)
            yield item, step * (index // count), tops[row] - size[1]

    def _pairs(self) -> Iterator[tuple[Ready, Ready]]:
        return zip(self.numbers, self.labels, strict=True)


def _words(words: str, big: bool, look: Look) -> Ready:
    def make() -> Text:
        style = look.style(look.sizes.body)
        if big:
            style = look.style(look.sizes.numeral * 1.25, strong=True, tone="accent")
        return Text((Run(words),), style, look, role=None)

    return kept(look, ("number", words, big), make)


def _width(text: Ready) -> float:
    """Points that it takes in one line."""
    return string_width(text.box.said, text.box.style.fontName, text.box.style.fontSize)
