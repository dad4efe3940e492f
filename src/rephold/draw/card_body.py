"""What stands under the head of a card, in the shapes that width, type and number of pictures call for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from reportlab.platypus import Flowable

from rephold.draw.boxes import ENDLESS, Box, Compound, Rule, Stack
from rephold.draw.look import GRID, Look
from rephold.draw.pictures import CARD_GAP, PictureBox, PictureRow, picture_rows
from rephold.draw.pieces import Laying
from rephold.draw.text import Text
from rephold.model.document import Figure

ABOVE = 2.5 * GRID
BELOW = 0.5 * GRID
GAP = 2 * GRID
LINE_GAP = 1 * GRID
SHARES = (0.5, 0.56, 0.44)
"""How much of two columns the left one may take, the preferred first."""
LEAST_WORDS = 16.5
"""Width of a column of words beside pictures, in ems of the body: about 37 characters."""
WORTH = 4 * GRID
"""What an unusual shape has to save."""
Part = tuple[Flowable, float, float]  # what, left edge, top measured down from the card's content
Arranged = tuple[list[Part], float]
"""Parts, and how far down they reach."""
Shown = Box | Text


class Seat(NamedTuple):
    """Where the head of a card may stand: its left edge and its width."""

    left: float
    width: float
    in_line: bool = False
    """Heading and dose in one line, if both fit in it; else one under the other."""


Heads = tuple[float, ...]
"""How tall the head of a card is in each of its seats; ENDLESS where it does not fit."""


class _Way(NamedTuple):
    """A way for the rest to stand: where the head is, and the arrangement under a head of some height."""

    seat: Seat
    arrange: Callable[[float], Arranged]


@dataclass(frozen=True)
class Shape:
    """A card's height, where its head stands, and everything else as one piece."""

    tall: float
    seat: Seat
    rest: Laying


class CardBody:
    """Pictures, steps and lines of an exercise, and how they stand under a head of a given height.

    Wide, one picture: picture left, head and steps right; the lines fill both columns evenly.
    Wide, more pictures: they stand in a row; steps and lines fill two columns under them.
    Words across, one picture: it stands beside the head, steps and lines under both.
    Any width: everything one under the other.
    Columns keep their usual widths, so that cards on a page line up, unless others save WORTH.
    """

    def __init__(
        self, figures: Sequence[Figure], steps: Sequence[Shown], lines: Sequence[Shown], look: Look
    ) -> None:
        self.figures, self.steps, self.lines, self.look = figures, steps, lines, look
        air = look.cards.air
        self.above, self.below, self.gap, self.line_gap = ABOVE * air, BELOW * air, GAP * air, LINE_GAP * air
        self._ways: dict[float, list[_Way]] = {}
        self._seats: dict[float, tuple[Seat, ...]] = {}
        self._shapes: dict[tuple[float, Heads], Shape] = {}
        self._rests: dict[tuple[_Way, float], Laying] = {}

    def seats(self, width: float) -> tuple[Seat, ...]:
        """Where the head may stand in a card of this width."""
        if width not in self._ways:
            self._ways[width] = self._ways_at(width)
            self._seats[width] = tuple(dict.fromkeys(way.seat for way in self._ways[width]))
        return self._seats[width]

    def shape(self, width: float, heads: Heads) -> Shape:
        """The lowest shape at this width, or the usual one, for a head of these heights in its seats."""
        if (width, heads) not in self._shapes:
            self._shapes[width, heads] = self._lowest(width, dict(zip(self.seats(width), heads, strict=True)))
        return self._shapes[width, heads]

    def _lowest(self, width: float, heads: Mapping[Seat, float]) -> Shape:
        ways = [way for way in self._ways[width] if heads[way.seat] < ENDLESS]
        talls = [way.arrange(heads[way.seat])[1] for way in ways]
        lowest = talls.index(min(talls))
        worth = WORTH if self.look.cards.words == "columns" else 0.0
        chosen = lowest if talls[lowest] + worth <= talls[0] else 0
        way = ways[chosen]
        return Shape(talls[chosen] + self.above + self.below, way.seat, self._rest(way, heads[way.seat]))

    def _rest(self, way: _Way, head: float) -> Laying:
        if (way, head) not in self._rests:
            rest = _Rest(partial(way.arrange, head), (self.above, self.below), Rule(self.look.inks.accent))
            self._rests[way, head] = Laying(rest)
        return self._rests[way, head]

    def _ways_at(self, width: float) -> list[_Way]:
        """The usual way, then others: pictures beside the words where they fit, else above them."""
        cards = self.look.cards
        wide = width >= cards.beside_from_mm * GRID
        rows = [
            PictureRow([PictureBox(figure, self.look) for figure in row])
            for row in picture_rows(self.figures, cards, wide=wide)
        ]
        pictures = Stack([(row, 2 * GRID) for row in rows])
        over = _Way(Seat(0.0, width), partial(self._narrow, pictures, width))
        both = width - CARD_GAP
        usual, needed = both * cards.figure_share, rows[0].needed if len(rows) == 1 else both
        if wide and cards.words == "columns":
            return [*self._in_columns(pictures, usual, needed, both), over]
        if wide and cards.words == "across" and needed <= usual and rows[0].captions_fit(usual):
            return [_Way(_beside(usual, both), partial(self._headed, pictures, usual, width)), over]
        return [over]

    def _in_columns(self, pictures: Stack, usual: float, needed: float, both: float) -> list[_Way]:
        line = Seat(0.0, both + CARD_GAP, in_line=True)
        shares = [both * share for share in SHARES]
        above = [_Way(line, partial(self._filmstrip, pictures, left, both)) for left in shares]
        most = both - LEAST_WORDS * self.look.sizes.body
        lefts = [left for left in (max(usual, needed), *shares) if needed <= left <= most]
        beside = [_Way(_beside(left, both), partial(self._beside, pictures, left, both)) for left in lefts]
        return beside if needed <= usual else [*above, *beside]

    def _narrow(self, pictures: Stack, width: float, head: float) -> Arranged:
        boxes = [pictures, self._stack(self.steps), self._stack(self.lines)]
        return self._under(boxes, 0.0, head, width, self.gap)

    def _headed(self, pictures: Stack, left: float, width: float, head: float) -> Arranged:
        picture, tall = self._under([pictures], 0.0, 0.0, left)
        under = max(head, tall)
        boxes = [self._stack(self.steps), self._stack(self.lines)]
        words, tall = self._under(boxes, 0.0, under + self.gap, width)
        return [*picture, *words], tall if words else under

    def _beside(self, pictures: Stack, left: float, both: float, head: float) -> Arranged:
        right = both - left
        steps, tall_right = self._under([self._stack(self.steps)], left + CARD_GAP, head, right, self.gap)
        picture, tall_left = self._under([pictures], 0.0, 0.0, left)
        lines, tall = self._lines(left, right, tall_left, tall_right)
        return [*picture, *steps, *lines], tall

    def _filmstrip(self, pictures: Stack, left: float, both: float, head: float) -> Arranged:
        top, tall = self._under([pictures], 0.0, head, both + CARD_GAP, self.gap)
        under = tall + self.gap
        steps, filled = self._under([self._stack(self.steps)], 0.0, under, left)
        lines, tall = self._lines(left, both - left, filled, under - self.line_gap)
        return [*top, *steps, *lines], tall

    def _lines(self, left: float, right: float, from_left: float, from_right: float) -> Arranged:
        """The lines in two columns, the first ones left, so that both columns end most evenly."""
        lows = [line.wrap(left, ENDLESS)[1] + self.line_gap for line in self.lines]
        highs = [line.wrap(right, ENDLESS)[1] + self.line_gap for line in self.lines]

        def reach(cut: int) -> float:
            return float(max(from_left + sum(lows[:cut]), from_right + sum(highs[cut:])))

        cut = min(range(len(self.lines) + 1), key=reach)
        top_left, top_right = from_left + self.line_gap, from_right + self.line_gap
        first, tall_left = self._under([self._stack(self.lines[:cut])], 0.0, top_left, left)
        rest, tall_right = self._under([self._stack(self.lines[cut:])], left + CARD_GAP, top_right, right)
        return [*first, *rest], max(tall_left, tall_right)

    def _stack(self, boxes: Sequence[Shown]) -> Stack:
        return Stack([(box, self.line_gap) for box in boxes])

    def _under(
        self, boxes: Sequence[Stack], x: float, top: float, width: float, first_gap: float = 0.0
    ) -> Arranged:
        """The boxes one under the other from `top` down, and how far they reach; empty ones take none."""
        parts: list[Part] = []
        reach = top
        for box in boxes:
            tall = box.wrap(width)[1]
            if tall > 0:
                top = reach + (self.gap if parts else first_gap)
                parts.append((box, x, top))
                reach = top + tall
        return parts, reach


def _beside(left: float, both: float) -> Seat:
    """The seat right of a picture that has `left` points."""
    return Seat(left + CARD_GAP, both - left)


class _Rest(Compound):
    """What an arrangement comes to: a rule across, and the parts at their places."""

    def __init__(self, arrange: Callable[[], Arranged], room: tuple[float, float], rule: Rule) -> None:
        super().__init__()
        self._arrange, self._rule = arrange, rule
        self._above, self._below = room

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of the card."""
        self._rule.wrap(width)
        self._parts, tall = self._arrange()
        self.width, self.height = width, tall + self._above + self._below
        return self.width, self.height

    def places(self) -> Iterator[tuple[Flowable, float, float]]:
        """The rule at the top, then in the order it is read."""
        yield self._rule, 0.0, self.height - self._rule.height
        for box, x, top in self._parts:
            yield box, x, self.height - self._above - top - box.height
