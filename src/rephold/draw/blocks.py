"""From blocks to flowables: one place that knows which box draws which kind of block."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from rephold.draw.boxes import ENDLESS, Box, Framed, Row, Stack, evened
from rephold.draw.card_body import CardBody
from rephold.draw.cards import CardBox
from rephold.draw.chart import ChartsBox
from rephold.draw.dose import NumberList
from rephold.draw.fields import FieldPanel
from rephold.draw.gallery import AsideBox
from rephold.draw.headings import HeadingBox
from rephold.draw.letterhead import LetterheadBox
from rephold.draw.lists import ListBox
from rephold.draw.look import COLUMN_GAP, GRID, Look
from rephold.draw.pieces import Ready, kept
from rephold.draw.tables import TableBox
from rephold.draw.text import Text
from rephold.draw.ticks import TickList
from rephold.draw.video import WatchBox
from rephold.model.chart import Charts
from rephold.model.colour import Colour
from rephold.model.document import (
    Aside,
    Block,
    Card,
    Fields,
    Figure,
    Heading,
    Letterhead,
    Listing,
    Numbers,
    Pair,
    Panel,
    Para,
    Passage,
    Table,
    Ticks,
    Tone,
    Watch,
)

TEXT_GAP = 1.2 * GRID
PAIR_GAP = 4 * GRID


Shown = Block | Numbers | Ticks | Watch


class _Close(Framed):
    """A frame on a sheet that has few because it has little room."""

    PADDING = 2 * GRID


def ready(block: Shown, look: Look) -> Ready:
    """What draws a block, laid out once: found in the look's stock by what the block says and shows."""
    own = isinstance(block, Panel)
    return kept(look, (block, look.shown(block)), lambda: flowable(block, look), own=own)


def flowable(block: Shown, look: Look) -> Box | Text:
    """The flowable that draws a block."""
    return _DRAWN_BY[type(block)](block, look)


def _para(para: Para, look: Look) -> Text:
    size = getattr(look.sizes, para.style)
    style = look.style(size, tone="text" if para.style == "body" else "muted")
    return Text(para.words, style, look, longest=look.longest_line * size / look.sizes.body)


def _panel(panel: Panel, look: Look, least_height: float = 0.0) -> Framed:
    """Where a panel has numbers, which are one patient's own, its parts are laid out each by itself."""
    apart = any(isinstance(block, Numbers) for block in panel.body)
    inner = kept(look, ("inside", panel), lambda: _inside(panel, look, apart), own=apart)
    fill, border = _frame(panel, look)
    framed = (Framed if look.cards.framed else _Close)(inner, fill=fill, border=border, apart=apart)
    framed.least_height = least_height
    return framed


def _inside(panel: Panel, look: Look, apart: bool) -> Stack:
    heading = kept(look, (panel.heading, panel.kind), lambda: _panel_heading(panel, look))
    boxes = [ready(block, look) if apart else flowable(block, look) for block in panel.body]
    body: Box = Stack([(box, TEXT_GAP) for box in boxes], apart=apart)
    if panel.columns > 1:
        body = TwoColumns(boxes, look)
    return Stack([(heading, 1.5 * GRID), (body, 0)], role="Sect", apart=apart)


def _frame(panel: Panel, look: Look) -> tuple[Colour | None, Colour | None]:
    """Colours of a panel's area and of its edge."""
    if panel.kind == "plain" or not (look.cards.framed or panel.kind == "alarm"):
        return None, None
    if panel.kind == "tinted" and look.filled:
        return look.inks.tint, None
    return None, look.inks.warning if panel.kind in ("warning", "alarm") else look.inks.rule


def around(panel: Panel, look: Look, width: float) -> tuple[float, float]:
    """Points that a panel takes without its body, and the width of the body."""
    framed = _panel(replace(panel, body=(), columns=1), look)
    return framed.wrap(width)[1], width - 2 * framed.padding


def _panel_heading(panel: Panel, look: Look) -> HeadingBox:
    tone: Tone = "warning" if panel.kind in ("warning", "alarm") else "heading"
    return HeadingBox(panel.heading, look, tone=tone, alarm=panel.kind == "alarm")


def _card(card: Card, look: Look) -> CardBox:
    def make() -> CardBody:
        lines = [ready(line, look) for line in card.lines]
        if card.video:
            lines.append(ready(card.video, look))
        return CardBody(card.figures, [ready(block, look) for block in card.steps], lines, look)

    said = _Body(card.figures, card.steps, card.lines, card.video)
    return CardBox(card, look.stock.get((said, look.shown(card), look.manner), make), look)


@dataclass(frozen=True)
class _Body:
    """What a card says under its head."""

    figures: tuple[Figure, ...]
    steps: tuple[Para | Listing, ...] = field(hash=False)
    lines: tuple[Para, ...] = field(hash=False)
    video: Watch | None


def _aside(aside: Aside, look: Look) -> AsideBox:
    return AsideBox([flowable(block, look) for block in aside.body], aside.pictures, look, 2 * GRID)


class PassageBox(Box):
    """A paragraph or a list, its lines no longer than can be read with ease."""

    def __init__(self, passage: Passage, look: Look) -> None:
        super().__init__()
        self.inner, self.look = flowable(passage.body, look), look
        self.columns = getattr(passage.body, "columns", 1)

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height at the width that is used."""
        room = width if self.columns > 1 else min(width, self.look.longest_line)
        self.width, self.height = width, self.inner.wrap(room, ENDLESS)[1]
        return self.width, self.height

    def draw(self) -> None:
        """Paint it from the left edge."""
        self.inner.drawOn(self.canv, 0, 0)


class TwoColumns(Box):
    """Paragraphs in two even columns where their lines would be too long in one, in reading order."""

    def __init__(self, boxes: list[Box | Text], look: Look) -> None:
        super().__init__()
        self.boxes, self.look = boxes, look

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of the taller column."""
        one = not self.look.columned(width)
        column = width if one else (width - COLUMN_GAP) / 2
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
            self._columns, self._heights, (0.0, (self.width + COLUMN_GAP) / 2), strict=True
        ):
            stack.drawOn(self.canv, x, self.height - tall)


class PairBox(Row):
    """Two panels of one height side by side."""

    def __init__(self, pair: Pair, look: Look) -> None:
        self.panels, self.look = (pair.left, pair.right), look
        super().__init__((), (pair.left_share, 1 - pair.left_share), PAIR_GAP, apart=True)

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of the taller, which the other takes too."""
        self.items = [ready(panel, self.look) for panel in self.panels]
        tall = round(super().wrap(width)[1], 3)
        self.items = [self._panel(panel, tall) for panel in self.panels]
        return super().wrap(width)

    def _panel(self, panel: Panel, tall: float) -> Ready:
        return kept(self.look, (panel, tall), lambda: _panel(panel, self.look, tall), own=True)


def unpaired(blocks: Iterable[Block], look: Look, width: float) -> Iterator[Block]:
    """The blocks, pairs parted where a column would be too narrow for their words."""
    least = 12 * look.sizes.body
    for block in blocks:
        if isinstance(block, Pair):
            shares = (block.left_share, 1 - block.left_share)
            if (width - PAIR_GAP) * min(shares) < least:
                yield from (block.left, block.right)
                continue
        yield block


_DRAWN_BY: dict[type, Callable[[Any, Look], Box | Text]] = {
    Letterhead: LetterheadBox,
    Heading: HeadingBox,
    Para: _para,
    Listing: ListBox,
    Ticks: TickList,
    Passage: PassageBox,
    Aside: _aside,
    Fields: FieldPanel,
    Numbers: NumberList,
    Table: TableBox,
    Panel: _panel,
    Pair: PairBox,
    Card: _card,
    Charts: ChartsBox,
    Watch: WatchBox,
}
