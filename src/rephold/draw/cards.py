"""Exercise cards, in the three shapes that width and number of pictures call for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reportlab.platypus import Flowable

from rephold.draw.boxes import ENDLESS, Box, Compound, Laid, Row, Rule, Stack
from rephold.draw.dose import ChipRow
from rephold.draw.fragment import Wrapping
from rephold.draw.headings import HeadingBox
from rephold.draw.look import GRID, Look
from rephold.draw.pictures import CARD_GAP, PictureBox, PictureRow, picture_rows, strip_fits
from rephold.draw.pieces import Laying, Ready, kept
from rephold.model.document import Card, Figure

ABOVE = 2.5 * GRID
BELOW = 0.5 * GRID
GAP = 2 * GRID
LINE_GAP = 1 * GRID
Part = tuple[Flowable, float, float]  # what, left edge, top measured down from the card's content


class Head(NamedTuple):
    """How tall heading and dose of a card are in each of the places that they may have."""

    over: float
    """One under the other in the card's full width."""
    beside: float
    """One under the other right of a picture."""
    line: float
    """In one line over pictures, if they fit in one."""


@dataclass(frozen=True)
class Shape:
    """A card's shape: its height without the room above and below, where its head stands, and the rest."""

    tall: float
    where: str
    rest: Laying


class CardBox(Compound):
    """One exercise, never broken over pages, in the lowest of the shapes that its width allows.

    Heading and dose are one patient's; what is under them is the same for all who do the exercise.
    """

    element = Wrapping("Sect")
    apart = True

    def __init__(self, card: Card, body: CardBody, look: Look) -> None:
        super().__init__()
        self.look, self.body = look, body
        self.heading = kept(look, card.heading, lambda: HeadingBox(card.heading, look))
        self.chips = ChipRow(card.chips, look)

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height with the rule above and room below."""
        left, right = self.body.columns(width)
        heads: dict[str, tuple[Box, float, float]] = {
            "over": (self._stacked(), 0.0, width),
            "beside": (self._stacked(), left + CARD_GAP, right),
            "line": (self._head_line(width), 0.0, width),
        }
        self._shape = self.body.shape(width, Head(*[box.wrap(wide)[1] for box, _, wide in heads.values()]))
        self._head, self._left, wide = heads[self._shape.where]
        self._head.wrap(wide)
        self.width, self.height = width, self._shape.tall + ABOVE + BELOW
        return self.width, self.height

    def _stacked(self) -> Stack:
        return Stack([(self.heading, GAP), (self.chips, 0)], apart=True)

    def _head_line(self, width: float) -> Box:
        """Heading and dose in one line where both fit, else one under the other."""
        chips = self.chips.in_one_row()
        heading = self.heading.box.natural_width() + 0.01
        if heading + CARD_GAP + chips > width:
            return self._stacked()
        share = heading / (heading + chips)
        gap = width - heading - chips
        return Row([self.heading, self.chips], [share, 1 - share], gap, "middle", apart=True)

    def places(self) -> Iterator[tuple[Flowable, float, float]]:
        """In the order it is read: heading and dose, then pictures, steps and lines as one piece."""
        yield self._head, self._left, self.height - ABOVE - self._head.height
        rest = Ready(self._shape.rest)
        rest.wrap(self.width)
        yield rest, 0.0, 0.0


class CardBody:
    """Pictures, steps and lines of an exercise, and how they stand under a head of a given height.

    Wide, one picture: picture left, heading, dose and steps right; the lines fill both columns evenly.
    Wide, more pictures: they stand in a row; steps and lines fill two columns under them.
    Any width: everything one under the other.
    """

    def __init__(
        self, figures: Sequence[Figure], steps: Sequence[Box], lines: Sequence[Box], look: Look
    ) -> None:
        self.figures, self.steps, self.lines, self.look = figures, steps, lines, look
        self._shapes: dict[tuple[float, Head], Shape] = {}
        self._rows: dict[bool, list[PictureRow]] = {}

    def columns(self, width: float) -> tuple[float, float]:
        """Width of the picture's column and of that at its right."""
        left = (width - CARD_GAP) * self.look.cards.figure_share
        return left, width - CARD_GAP - left

    def shape(self, width: float, head: Head) -> Shape:
        """The lowest shape at this width."""
        if (width, head) not in self._shapes:
            self._shapes[width, head] = self._lowest(width, head)
        return self._shapes[width, head]

    def _lowest(self, width: float, head: Head) -> Shape:
        wide = width >= self.look.cards.beside_from_mm * GRID
        if wide not in self._rows:
            self._rows[wide] = [
                PictureRow([PictureBox(figure, self.look) for figure in row])
                for row in picture_rows(self.figures, wide=wide)
            ]
        rows = self._rows[wide]
        pictures = Stack([(row, 2 * GRID) for row in rows])
        shapes: list[tuple[str, Callable[[], tuple[list[Part], float]]]] = [
            ("over", lambda: self._narrow(pictures, width, head.over))
        ]
        if wide:
            one = len(rows) == 1 and strip_fits(rows[0].pictures, self.columns(width)[0])
            shapes.append(
                ("beside", lambda: self._beside(pictures, width, head.beside))
                if one
                else ("line", lambda: self._filmstrip(pictures, width, head.line))
            )
        where, make = min(shapes, key=lambda shape: shape[1]()[1])
        parts, tall = make()  # once more, so that all are wrapped for this shape
        rest = Laying(self._laid(parts, width, tall + ABOVE + BELOW))
        rest.piece(round(width, 3))  # at once, while all are wrapped so
        return Shape(tall, where, rest)

    def _laid(self, parts: Sequence[Part], width: float, tall: float) -> Laid:
        """The parts at their places, under the rule above the card."""
        rule = Rule(self.look.inks.accent)
        _, thin = rule.wrap(width)
        laid: list[Part] = [(rule, 0.0, tall - thin)]
        laid += [(box, x, tall - ABOVE - top - box.height) for box, x, top in parts]
        return Laid(laid, (width, tall))

    def _narrow(self, pictures: Box, width: float, head: float) -> tuple[list[Part], float]:
        return _under([pictures, _stack(self.steps), _stack(self.lines)], 0.0, head, width, GAP)

    def _beside(self, pictures: Box, width: float, head: float) -> tuple[list[Part], float]:
        left, right = self.columns(width)
        steps, tall_right = _under([_stack(self.steps)], left + CARD_GAP, head, right, GAP)
        picture, tall_left = _under([pictures], 0.0, 0.0, left)
        lines, tall = self._lines(left, right, tall_left, tall_right)
        return [*picture, *steps, *lines], tall

    def _filmstrip(self, pictures: Box, width: float, head: float) -> tuple[list[Part], float]:
        top, tall = _under([pictures], 0.0, head, width, GAP)
        column, under = (width - CARD_GAP) / 2, tall + GAP
        steps, filled = _under([_stack(self.steps)], 0.0, under, column)
        lines, tall = self._lines(column, column, filled, under - LINE_GAP)
        return [*top, *steps, *lines], tall

    def _lines(
        self, left: float, right: float, from_left: float, from_right: float
    ) -> tuple[list[Part], float]:
        """The lines in two columns, the first ones left, so that both columns end most evenly."""

        def reach(cut: int) -> float:
            under = sum(line.wrap(left, ENDLESS)[1] + LINE_GAP for line in self.lines[:cut])
            beside = sum(line.wrap(right, ENDLESS)[1] + LINE_GAP for line in self.lines[cut:])
            return float(max(from_left + under, from_right + beside))

        cut = min(range(len(self.lines) + 1), key=reach)
        first, tall_left = _under([_stack(self.lines[:cut])], 0.0, from_left + LINE_GAP, left)
        rest, tall_right = _under([_stack(self.lines[cut:])], left + CARD_GAP, from_right + LINE_GAP, right)
        return [*first, *rest], max(tall_left, tall_right)


def _stack(boxes: Sequence[Box]) -> Stack:
    return Stack([(box, LINE_GAP) for box in boxes])


def _under(
    boxes: Sequence[Box], x: float, top: float, width: float, first_gap: float = 0.0
) -> tuple[list[Part], float]:
    """The boxes one under the other from `top` down, and how far they reach; empty ones take none."""
    parts: list[Part] = []
    reach = top
    for box in boxes:
        tall = box.wrap(width)[1]
        if tall > 0:
            top = reach + (GAP if parts else first_gap)
            parts.append((box, x, top))
            reach = top + tall
    return parts, reach
