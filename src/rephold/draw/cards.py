"""Exercise cards, in the three shapes that width and number of pictures call for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from rephold.draw.boxes import ENDLESS, Box, Compound, Laid, Row, Rule, Stack
from rephold.draw.dose import ChipRow
from rephold.draw.fragment import Wrapping
from rephold.draw.headings import HeadingBox
from rephold.draw.look import GRID, Look
from rephold.draw.pictures import CARD_GAP, PictureBox, PictureRow, picture_rows, strip_fits
from rephold.draw.pieces import Ready, kept
from rephold.model.document import Card, Figure

Part = tuple[
    Box, float, float, float
]  # what, its width, left edge, top measured down from the card's content


class CardBox(Compound):
    """One exercise, never broken over pages, in the lowest of the shapes that its width allows.

    Wide, one picture: picture left, heading, dose and steps right; the lines fill both columns evenly.
    Wide, more pictures: they stand in a row; steps and lines fill two columns under them.
    Any width: everything one under the other.
    """

    ABOVE = 2.5 * GRID
    BELOW = 0.5 * GRID
    GAP = 2 * GRID
    LINE_GAP = 1 * GRID
    element = Wrapping("Sect")
    apart = True

    def __init__(self, card: Card, steps: Sequence[Ready], lines: Sequence[Ready], look: Look) -> None:
        super().__init__()
        self.look, self.steps, self.lines = look, steps, lines
        self.rule = Rule(look.inks.accent)
        self.figures = card.figures
        self.heading = kept(look, card.heading, lambda: HeadingBox(card.heading, look))
        self.chips = ChipRow(card.chips, look)

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height with the rule above and room below."""
        shapes = [self._narrow]
        cards = self.look.cards
        wide = width >= cards.beside_from_mm * GRID
        rows = [self._strip(row) for row in picture_rows(self.figures, wide=wide)]
        self.pictures = self._stack(rows, 2 * GRID)
        if wide:
            room = (width - CARD_GAP) * cards.figure_share
            one = len(rows) == 1 and strip_fits(rows[0].box.pictures, room)
            shapes.append(self._beside if one else self._filmstrip)
        self._parts, tall = min((shape(width) for shape in shapes), key=lambda found: found[1])
        self.rule.wrap(width)
        self.width, self.height = width, tall + self.ABOVE + self.BELOW
        return self.width, self.height

    def _strip(self, figures: Sequence[Figure]) -> Ready:
        look = self.look
        key = (tuple(figures), tuple([look.figures[figure.figure] for figure in figures]))
        return kept(look, key, lambda: PictureRow([PictureBox(figure, look) for figure in figures]))

    def _narrow(self, width: float) -> tuple[list[Part], float]:
        head, steps, lines = self._head(), self._stack(self.steps), self._stack(self.lines)
        return self._under([head, self.pictures, steps, lines], 0.0, 0.0, width)

    def _beside(self, width: float) -> tuple[list[Part], float]:
        left = (width - CARD_GAP) * self.look.cards.figure_share
        right, edge = width - CARD_GAP - left, left + CARD_GAP
        (head, steps), tall_right = self._under([self._head(), self._stack(self.steps)], edge, 0.0, right)
        picture, tall_left = self._under([self.pictures], 0.0, 0.0, left)
        lines, tall = self._lines(left, right, tall_left, tall_right)
        return [head, *picture, steps, *lines], tall

    def _filmstrip(self, width: float) -> tuple[list[Part], float]:
        top, tall = self._under([self._head_line(width), self.pictures], 0.0, 0.0, width)
        column, under = (width - CARD_GAP) / 2, tall + self.GAP
        steps, filled = self._under([self._stack(self.steps)], 0.0, under, column)
        lines, tall = self._lines(column, column, filled, under - self.LINE_GAP)
        return [*top, *steps, *lines], tall

    def _lines(
        self, left: float, right: float, from_left: float, from_right: float
    ) -> tuple[list[Part], float]:
        """The lines in two columns, the first ones left, so that both columns end most evenly."""

        def reach(cut: int) -> float:
            under = sum(line.wrap(left, ENDLESS)[1] + self.LINE_GAP for line in self.lines[:cut])
            beside = sum(line.wrap(right, ENDLESS)[1] + self.LINE_GAP for line in self.lines[cut:])
            return float(max(from_left + under, from_right + beside))

        cut = min(range(len(self.lines) + 1), key=reach)
        top_left, top_right = from_left + self.LINE_GAP, from_right + self.LINE_GAP
        first, tall_left = self._under([self._stack(self.lines[:cut])], 0.0, top_left, left)
        rest, tall_right = self._under([self._stack(self.lines[cut:])], left + CARD_GAP, top_right, right)
        return [*first, *rest], max(tall_left, tall_right)

    def _head(self) -> Stack:
        return Stack([(self.heading, 2 * GRID), (self.chips, 0)], apart=True)

    def _head_line(self, width: float) -> Box:
        """Heading and dose in one line where both fit, else one under the other."""
        chips = self.chips.in_one_row()
        heading = self.heading.box.natural_width() + 0.01
        if heading + CARD_GAP + chips > width:
            return self._head()
        share = heading / (heading + chips)
        gap = width - heading - chips
        return Row([self.heading, self.chips], [share, 1 - share], gap, "middle", apart=True)

    def _stack(self, boxes: Sequence[Ready], gap: float = LINE_GAP) -> Ready:
        key = (*[box.laying for box in boxes], gap)
        return kept(self.look, key, lambda: Stack([(box, gap) for box in boxes]))

    def _under(self, boxes: Sequence[Box], x: float, top: float, width: float) -> tuple[list[Part], float]:
        """The boxes one under the other from `top` down, and how far they reach; empty ones take none."""
        parts: list[Part] = []
        reach = top
        for box in boxes:
            tall = box.wrap(width)[1]
            if tall > 0:
                top = reach + (self.GAP if parts else 0.0)
                parts.append((box, width, x, top))
                reach = top + tall
        return parts, reach

    def places(self) -> Iterator[tuple[Flowable, float, float]]:
        """In the order it is read: heading and dose, which are the patient's, then the rest as one piece."""
        (head, width, x, top), *rest = self._parts
        yield head, x, self.height - self.ABOVE - top - head.wrap(width)[1]
        yield self._rest(rest), 0.0, 0.0

    def _rest(self, parts: Sequence[Part]) -> Ready:
        """The rule above the card, pictures, steps, lines."""
        size = self.width, self.height

        def make() -> Laid:
            laid: list[tuple[Flowable, float, float]] = [(self.rule, 0.0, self.height - self.rule.height)]
            for box, width, x, top in parts:
                laid.append((box, x, self.height - self.ABOVE - top - box.wrap(width)[1]))
            return Laid(laid, size)

        key = (size, *[(box.laying, *where) for box, *where in parts if isinstance(box, Ready)])
        rest = kept(self.look, key, make)
        rest.wrap(self.width)
        return rest
