"""From blocks to flowables: one place that knows which box draws which kind of block."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rephold.draw.boxes import ENDLESS, Box, Framed, Rule, Stack
from rephold.draw.dose import ChipRow, NumberList
from rephold.draw.headings import HeadingBox
from rephold.draw.letterhead import LetterheadBox
from rephold.draw.lists import ListBox
from rephold.draw.look import GRID, Look
from rephold.draw.pictures import CARD_GAP, PictureBox, PictureRow
from rephold.draw.tables import FieldPanel, TableBox
from rephold.draw.text import Text
from rephold.model.document import (
    Block,
    Card,
    Fields,
    Heading,
    Letterhead,
    Listing,
    Numbers,
    Pair,
    Panel,
    Para,
    Table,
)

TEXT_GAP = 1.2 * GRID


def flowable(block: Block | Numbers, look: Look) -> Box | Text:
    """The flowable that draws a block."""
    return _DRAWN_BY[type(block)](block, look)


def _para(para: Para, look: Look) -> Text:
    size = getattr(look.sizes, para.style)
    tone = {"body": "text", "purpose": "muted", "label": "muted"}[para.style]
    return Text(para.words, look.style(size, tone=tone), look)


def _panel(panel: Panel, look: Look) -> Framed:
    tone = "warning" if panel.kind == "warning" else "heading"
    heading = HeadingBox(panel.heading, look, tone=tone)
    boxes = [flowable(block, look) for block in panel.body]
    body: Box = Stack([(box, TEXT_GAP) for box in boxes])
    if panel.columns > 1:
        body = TwoColumns(boxes, look)
    fill = look.inks.tint if panel.kind == "tinted" else None
    border = {"ruled": look.inks.rule, "warning": look.inks.warning}.get(panel.kind)
    return Framed(Stack([(heading, 1.5 * GRID), (body, 0)], role="Sect"), fill=fill, border=border)


class TwoColumns(Box):
    """Boxes in two columns of about the same height where lines would be too long, in reading order."""

    GAP = 8 * GRID
    WIDEST_LINE = 36.0  # ems that one column of text may be wide: about 70 characters

    def __init__(self, boxes: list[Box | Text], look: Look) -> None:
        super().__init__()
        self.boxes = boxes
        self.widest = self.WIDEST_LINE * look.sizes.body

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of the taller column."""
        one = width <= self.widest
        column = width if one else (width - self.GAP) / 2
        heights = [box.wrap(column, ENDLESS)[1] + TEXT_GAP for box in self.boxes]
        splits = [max(sum(heights[:i]), sum(heights[i:])) for i in range(1, len(heights) + 1)]
        cut = len(heights) if one else splits.index(min(splits)) + 1
        self._columns = [
            Stack([(box, TEXT_GAP) for box in part]) for part in (self.boxes[:cut], self.boxes[cut:])
        ]
        self._heights = [stack.wrap(column)[1] for stack in self._columns]
        self.width, self.height = width, max(self._heights)
        return self.width, self.height

    def draw(self) -> None:
        """Paint the left column, then the right."""
        for stack, tall, x in zip(
            self._columns, self._heights, (0.0, (self.width + self.GAP) / 2), strict=True
        ):
            stack.drawOn(self.canv, x, self.height - tall)


class PairBox(Box):
    """Two panels of one height side by side, or one under the other where columns would be too narrow."""

    GAP = 4 * GRID

    def __init__(self, pair: Pair, look: Look) -> None:
        super().__init__()
        self.panels = (_panel(pair.left, look), _panel(pair.right, look))
        self.share = pair.left_share
        self.least = look.sizes.body * 13

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of the taller, or of both."""
        left, right = self.panels
        free = width - self.GAP
        self.beside = free * min(self.share, 1 - self.share) >= self.least
        for panel in self.panels:
            panel.least_height = 0
        self._widths = (free * self.share, free * (1 - self.share)) if self.beside else (width, width)
        tall = [panel.wrap(wide)[1] for panel, wide in zip(self.panels, self._widths, strict=True)]
        if self.beside:
            left.least_height = right.least_height = max(tall)
            tall = [panel.wrap(wide)[1] for panel, wide in zip(self.panels, self._widths, strict=True)]
        self.width, self.height = width, max(tall) if self.beside else sum(tall) + self.GAP
        return self.width, self.height

    def draw(self) -> None:
        """Paint the left (or upper), then the other."""
        left, right = self.panels
        left.drawOn(self.canv, 0, self.height - left.height)
        right.drawOn(self.canv, self._widths[0] + self.GAP if self.beside else 0, 0)


class CardBox(Box):
    """One exercise: pictures beside the words where the card is wide enough, else above them."""

    UNDER_HEAD = 2.5 * GRID
    ABOVE = 3.5 * GRID
    BELOW = 1 * GRID

    def __init__(self, card: Card, look: Look) -> None:
        super().__init__()
        self.look = look
        self.rule = Rule(look.inks.accent)
        self.pictures = [PictureBox(figure, look) for figure in card.figures]
        self.row = PictureRow(self.pictures)
        self.head = Stack([(HeadingBox(card.heading, look), 2 * GRID), (ChipRow(card.chips, look), 0)])
        self.body = Stack([(flowable(block, look), TEXT_GAP) for block in card.body])

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height with the rule above and room below."""
        cards = self.look.cards
        self.beside = width >= cards.beside_from_mm * GRID
        gap = CARD_GAP if self.beside else 0
        left = (width - gap) * cards.figure_share if self.beside else width
        self._right_at = left + gap if self.beside else 0
        self.shown: Box = Stack([(p, 2 * GRID) for p in self.pictures]) if self.beside else self.row
        self.shown.wrap(left)
        for stack in (self.head, self.body):
            stack.wrap(width - self._right_at)
        self.rule.wrap(width)
        words = self.head.height + self.UNDER_HEAD + self.body.height
        tall = max(words, self.shown.height) if self.beside else words + self.shown.height + self.UNDER_HEAD
        self.width, self.height = width, tall + self.ABOVE + self.BELOW
        return self.width, self.height

    def draw(self) -> None:
        """Paint in the order it is read: heading, dose, pictures, steps."""
        canv, top = self.canv, self.height - self.ABOVE
        self.rule.drawOn(canv, 0, self.height - 0.8)
        with canv.element("Sect"):
            self.head.drawOn(canv, self._right_at, top - self.head.height)
            under = top - self.head.height - self.UNDER_HEAD
            self.shown.drawOn(canv, 0, (top if self.beside else under) - self.shown.height)
            if not self.beside:
                under -= self.shown.height + self.UNDER_HEAD
            self.body.drawOn(canv, self._right_at, under - self.body.height)


_DRAWN_BY: dict[type, Callable[[Any, Look], Box | Text]] = {
    Letterhead: LetterheadBox,
    Heading: HeadingBox,
    Para: _para,
    Listing: ListBox,
    Fields: FieldPanel,
    Numbers: NumberList,
    Table: TableBox,
    Panel: _panel,
    Pair: PairBox,
    Card: CardBox,
}
