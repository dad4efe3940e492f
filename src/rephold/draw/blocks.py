"""From blocks to flowables: one place that knows which box draws which kind of block."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rephold.draw.boxes import ENDLESS, Box, Framed, Stack, evened
from rephold.draw.cards import CardBox
from rephold.draw.dose import NumberList
from rephold.draw.headings import HeadingBox
from rephold.draw.letterhead import LetterheadBox
from rephold.draw.lists import ListBox
from rephold.draw.look import GRID, Look
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
    style = look.style(getattr(look.sizes, para.style), tone="text" if para.style == "body" else "muted")
    return Text(para.words, style, look, longest=look.longest_line)


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


def _card(card: Card, look: Look) -> CardBox:
    steps = [flowable(block, look) for block in card.steps]
    return CardBox(card, steps, [_para(line, look) for line in card.lines], look)


class TwoColumns(Box):
    """Paragraphs in two even columns where their lines would be too long in one, in reading order."""

    GAP = 8 * GRID

    def __init__(self, boxes: list[Box | Text], look: Look) -> None:
        super().__init__()
        self.boxes, self.widest = boxes, look.longest_line

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of the taller column."""
        one = width <= self.widest
        column = width if one else (width - self.GAP) / 2
        heights = [box.wrap(column, ENDLESS)[1] + TEXT_GAP for box in self.boxes]
        cut = len(heights) if one else evened(heights)
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
    Card: _card,
}
