"""Exercise cards: heading and dose, which are one patient's, over or beside what all have in common."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from reportlab.platypus import Flowable

from rephold.draw.boxes import ENDLESS, Box, Compound, Row, Stack
from rephold.draw.card_body import CardBody, Seat
from rephold.draw.dose import chip_row
from rephold.draw.fragment import Wrapping
from rephold.draw.headings import HeadingBox
from rephold.draw.look import Look
from rephold.draw.pictures import PICTURE_GAP
from rephold.draw.pieces import Ready, kept
from rephold.model.document import Card


class CardBox(Compound):
    """One exercise, never broken over pages, in the lowest of the shapes that its width allows."""

    element = Wrapping("Sect")
    apart = True

    def __init__(self, card: Card, body: CardBody, look: Look) -> None:
        super().__init__()
        self.look, self.body = look, body
        self.heading = kept(look, card.heading, lambda: HeadingBox(card.heading, look))
        self.chips = chip_row(card.chips, look)

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height with the rule above and room below."""
        seats = self.body.seats(width)
        self._shape = self.body.shape(width, tuple([self._tall(seat) for seat in seats]))
        self._head = self._placed(self._shape.seat)
        self._head.wrap(self._shape.seat.width)
        self.width, self.height = width, self._shape.tall
        return self.width, self.height

    def _tall(self, seat: Seat) -> float:
        """The height of heading and dose there; endless where a chip would be too wide."""
        if seat.left and self.chips.box.widest > seat.width:
            return ENDLESS
        if seat.in_line and self._fits_in_line(seat):
            return float(self._placed(seat).wrap(seat.width)[1])
        return self.heading.wrap(seat.width)[1] + self.body.gap + self.chips.wrap(seat.width)[1]

    def _placed(self, seat: Seat) -> Box:
        """Heading and dose one under the other; or in one line, if both fit in it."""
        if seat.in_line and self._fits_in_line(seat):
            chips, heading = self.chips.box.in_one_row, self._heading_width
            share, gap = heading / (heading + chips), seat.width - heading - chips
            return Row([self.heading, self.chips], [share, 1 - share], gap, "middle", apart=True)
        return Stack([(self.heading, self.body.gap), (self.chips, 0)], apart=True)

    def _fits_in_line(self, seat: Seat) -> bool:
        return bool(self._heading_width + PICTURE_GAP + self.chips.box.in_one_row <= seat.width)

    @cached_property
    def _heading_width(self) -> float:
        return float(self.heading.box.natural_width()) + 0.01

    def places(self) -> Iterator[tuple[Flowable, float, float]]:
        """In the order it is read: heading and dose, then pictures, steps and lines as one piece."""
        yield self._head, self._shape.seat.left, self.height - self.body.above - self._head.height
        rest = Ready(self._shape.rest)
        rest.wrap(self.width)
        yield rest, 0.0, 0.0
