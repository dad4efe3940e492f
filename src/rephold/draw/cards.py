"""Exercise cards, in the shapes that width, type and number of pictures call for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from rephold.draw.boxes import ENDLESS, Box, Row, Rule, Stack
from rephold.draw.dose import ChipRow
from rephold.draw.headings import HeadingBox
from rephold.draw.look import GRID, Look
from rephold.draw.pictures import CARD_GAP, PICTURE_GAP, PictureBox, PictureRow, picture_rows
from rephold.draw.text import Text
from rephold.model.document import Card

Part = tuple[Box | Text, float, float]  # what, left edge, top measured down from the card's content
Shape = Callable[
    [float], tuple[list[Part], float]
]  # from the card's width to its parts and how far they reach


class CardBox(Box):
    """One exercise, never broken over pages, in the lowest of the shapes that its width allows.

    Wide, one picture: picture left, heading, dose and steps right; the lines fill both columns evenly.
    Wide, more pictures: they stand in a row; steps and lines fill two columns under them.
    Words across, one picture: it stands beside heading and dose, steps and lines under both.
    Any width: everything one under the other.
    Columns keep their usual widths, so that cards on a page line up, unless others save WORTH.
    """

    ABOVE = 2.5 * GRID
    BELOW = 0.5 * GRID
    GAP = 2 * GRID
    LINE_GAP = 1 * GRID
    SHARES = (0.5, 0.53, 0.56, 0.59, 0.47, 0.44)
    """How much of two columns the left one may take, the preferred first."""
    LEAST_WORDS = 16.5
    """Width of a column of words beside pictures, in ems of the body: about 37 characters."""
    WORTH = 4 * GRID
    """What an unusual shape has to save."""

    def __init__(
        self, card: Card, steps: Sequence[Box | Text], lines: Sequence[Box | Text], look: Look
    ) -> None:
        super().__init__()
        self.look, self.steps, self.lines = look, steps, lines
        self.rule = Rule(look.inks.accent)
        air = look.cards.air
        self.above, self.gap, self.line_gap = self.ABOVE * air, self.GAP * air, self.LINE_GAP * air
        self.figures = card.figures
        self.heading, self.chips = HeadingBox(card.heading, look), ChipRow(card.chips, look)

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height with the rule above and room below."""
        wide = width >= self.look.cards.beside_from_mm * GRID
        rows = [
            PictureRow([PictureBox(figure, self.look) for figure in row])
            for row in picture_rows(self.figures, self.look.cards, wide=wide)
        ]
        self.pictures = Stack([(row, 2 * GRID) for row in rows])
        shapes = self._shapes(rows, width - CARD_GAP) if wide else [self._narrow]
        lowest = min(shapes, key=lambda shape: shape(width)[1])
        worth = self.WORTH if self.look.cards.words == "columns" else 0.0
        saves = lowest(width)[1] + worth <= shapes[0](width)[1]
        self._parts, tall = (lowest if saves else shapes[0])(width)
        self.rule.wrap(width)
        self.width, self.height = width, tall + self.above + self.BELOW
        return self.width, self.height

    def _shapes(self, rows: Sequence[PictureRow], both: float) -> list[Shape]:
        """The usual shape, then others: pictures beside the words where they fit, else above them."""
        usual, words = both * self.look.cards.figure_share, self.look.cards.words
        needed = rows[0].needed if len(rows) == 1 else both
        most = both - max(self.LEAST_WORDS * self.look.sizes.body, self.chips.widest())
        if words == "columns":
            return [*self._in_columns(usual, needed, most, both), self._narrow]
        fits = needed <= usual <= both - self.chips.widest() and rows[0].captions_fit(usual)
        return [partial(self._headed, usual), self._narrow] if words != "under" and fits else [self._narrow]

    def _in_columns(self, usual: float, needed: float, most: float, both: float) -> list[Shape]:
        above: list[Shape] = [partial(self._filmstrip, both * share) for share in self.SHARES]
        lefts = [max(usual, needed), *(both * share for share in self.SHARES)]
        beside: list[Shape] = [partial(self._beside, left) for left in lefts if needed <= left <= most]
        return beside if needed <= usual else [*above, *beside]

    def _narrow(self, width: float) -> tuple[list[Part], float]:
        head, steps, lines = self._head(), self._stack(self.steps), self._stack(self.lines)
        return self._under([head, self.pictures, steps, lines], 0.0, 0.0, width)

    def _headed(self, left: float, width: float) -> tuple[list[Part], float]:
        head, tall = self._under([self._head()], left + CARD_GAP, 0.0, width - CARD_GAP - left)
        picture, tall_left = self._under([self.pictures], 0.0, 0.0, left)
        under = max(tall, tall_left)
        words, tall = self._under(
            [self._stack(self.steps), self._stack(self.lines)], 0.0, under + self.gap, width
        )
        return [*head, *picture, *words], tall if words else under

    def _beside(self, left: float, width: float) -> tuple[list[Part], float]:
        right, edge = width - CARD_GAP - left, left + CARD_GAP
        (head, *steps), tall_right = self._under([self._head(), self._stack(self.steps)], edge, 0.0, right)
        picture, tall_left = self._under([self.pictures], 0.0, 0.0, left)
        lines, tall = self._lines(left, right, tall_left, tall_right)
        return [head, *picture, *steps, *lines], tall

    def _filmstrip(self, left: float, width: float) -> tuple[list[Part], float]:
        top, tall = self._under([self._head_line(width), self.pictures], 0.0, 0.0, width)
        under = tall + self.gap
        steps, filled = self._under([self._stack(self.steps)], 0.0, under, left)
        lines, tall = self._lines(left, width - CARD_GAP - left, filled, under - self.line_gap)
        return [*top, *steps, *lines], tall

    def _lines(
        self, left: float, right: float, from_left: float, from_right: float
    ) -> tuple[list[Part], float]:
        """The lines in two columns, the first ones left, so that both columns end most evenly."""

        def reach(cut: int) -> float:
            under = sum(line.wrap(left, ENDLESS)[1] + self.line_gap for line in self.lines[:cut])
            beside = sum(line.wrap(right, ENDLESS)[1] + self.line_gap for line in self.lines[cut:])
            return float(max(from_left + under, from_right + beside))

        cut = min(range(len(self.lines) + 1), key=reach)
        top_left, top_right = from_left + self.line_gap, from_right + self.line_gap
        first, tall_left = self._under([self._stack(self.lines[:cut])], 0.0, top_left, left)
        rest, tall_right = self._under([self._stack(self.lines[cut:])], left + CARD_GAP, top_right, right)
        return [*first, *rest], max(tall_left, tall_right)

    def _head(self) -> Stack:
        return Stack([(self.heading, 2 * GRID * self.look.cards.air), (self.chips, 0)])

    def _head_line(self, width: float) -> Box:
        """Heading and dose in one line where both fit, else one under the other."""
        chips = self.chips.in_one_row()
        heading = self.heading.natural_width()
        if heading + PICTURE_GAP + chips > width:
            return self._head()
        return Row([self.heading, self.chips], [1 - chips / width, chips / width], 0.0, "middle")

    def _stack(self, boxes: Sequence[Box | Text]) -> Stack:
        return Stack([(box, self.line_gap) for box in boxes])

    def _under(self, boxes: Sequence[Box], x: float, top: float, width: float) -> tuple[list[Part], float]:
        """The boxes one under the other from `top` down, and how far they reach; empty ones take none."""
        parts: list[Part] = []
        reach = top
        for box in boxes:
            tall = box.wrap(width)[1]
            if tall > 0:
                top = reach + (self.gap if parts else 0.0)
                parts.append((box, x, top))
                reach = top + tall
        return parts, reach

    def draw(self) -> None:
        """Paint in the order it is read: heading, dose, pictures, steps, lines."""
        self.rule.drawOn(self.canv, 0, self.height - self.rule.height)
        with self.canv.element("Sect"):
            for box, x, top in self._parts:
                box.drawOn(self.canv, x, self.height - self.above - top - box.height)
