"""From a handout to a PDF: blocks become fragments, fragments get their places, pages are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rephold.draw.blocks import flowable
from rephold.draw.canvas import FragmentCanvas
from rephold.draw.embedding import embedded
from rephold.draw.fonts import register
from rephold.draw.fragment import Fragment, Metadata, Page, Placed
from rephold.draw.furniture import foot, head
from rephold.draw.look import GRID, Look
from rephold.draw.paginate import Line, TooTallError, paginate
from rephold.draw.pictures import common_person
from rephold.draw.text import plain
from rephold.draw.writer import write
from rephold.errors import ContentError
from rephold.figures.art import Art
from rephold.figures.baked import BakedFigure
from rephold.model.document import Block, Card, Handout, Heading, Para
from rephold.model.layout import Inks, Layout, Paper, Theme

GAP = 3 * GRID
PRODUCER = "rephold"
Furnishing = tuple[Placed, Literal["Header", "Footer"]]


@dataclass(frozen=True)
class Sheet:
    """Everything but the words: paper, theme, layout, colours, figures."""

    paper: Paper
    theme: Theme
    layout: Layout
    inks: Inks
    figures: Mapping[str, BakedFigure]
    logo: Art | None = None


@dataclass(frozen=True)
class _Room:
    """The part of the paper that takes words, in points."""

    left: float
    top: float
    bottom: float
    width: float


def draw(handout: Handout, sheet: Sheet) -> tuple[bytes, int]:
    """The PDF and its number of pages. ContentError if a block is taller than the paper allows."""
    register()
    room = _room(sheet.paper)
    look = _look(handout, sheet, room.width)
    rows = _rows(handout.blocks(), look, room.width)
    running = head(handout.furniture, room.width, look)
    under_head = running.height + 2.5 * GRID
    bottom = foot(handout.furniture, 1, 1, room.width, look).height + 2.5 * GRID
    free = room.top - room.bottom - bottom
    pages = _paginate(rows, free, free - under_head, sheet)
    size = sheet.paper.width_mm * GRID, sheet.paper.height_mm * GRID
    made = []
    for number, indexes in enumerate(pages, 1):
        top = room.top if number == 1 else room.top - under_head
        body = _placed([rows[index] for index in indexes], room, top)
        last = foot(handout.furniture, number, len(pages), room.width, look)
        furniture: list[Furnishing] = [(Placed(last, room.left, room.bottom), "Footer")]
        if number > 1:
            furniture.insert(0, (Placed(running, room.left, room.top - running.height), "Header"))
        made.append(Page(*size, tuple(body), tuple(furniture)))
    return write(made, _metadata(handout), embedded), len(made)


def _room(paper: Paper) -> _Room:
    margin = paper.margin_mm * GRID
    left = margin + paper.binding_mm * GRID
    return _Room(left, paper.height_mm * GRID - margin, margin, paper.width_mm * GRID - left - margin)


def _look(handout: Handout, sheet: Sheet, width: float) -> Look:
    look = Look(
        sheet.theme.sizes, sheet.inks, sheet.layout.cards, sheet.figures, sheet.theme.figures, sheet.logo
    )
    cards = [block for block in handout.blocks() if isinstance(block, Card)]
    return replace(look, person=common_person(cards, _card_width(look, width)[1], look))


def _card_width(look: Look, width: float) -> tuple[int, float]:
    """How many cards stand in a row, and how wide each is."""
    cards = look.cards
    columns = cards.columns
    while columns > 1 and (width - GAP * (columns - 1)) / columns < cards.narrowest_mm * GRID:
        columns -= 1
    return columns, (width - GAP * (columns - 1)) / columns


@dataclass(frozen=True)
class _Row:
    """Fragments side by side."""

    fragments: tuple[Fragment, ...]
    line: Line
    said: str


def _rows(blocks: Sequence[Block], look: Look, width: float) -> list[_Row]:
    """Fragments line by line; neighbouring cards share a line where they fit side by side."""
    columns, card_width = _card_width(look, width)
    rows: list[_Row] = []
    waiting: list[Card] = []
    for block in [*blocks, None]:
        if isinstance(block, Card):
            waiting.append(block)
        if waiting and (len(waiting) == columns or not isinstance(block, Card)):
            fragments = tuple(lay_out(card, look, card_width) for card in waiting)
            rows.append(
                _Row(fragments, Line(max(f.height for f in fragments), GAP), plain(waiting[0].heading.words))
            )
            waiting = []
        if block is not None and not isinstance(block, Card):
            rows.append(_row(block, look, width))
    return rows


def _row(block: Block, look: Look, width: float) -> _Row:
    fragment = lay_out(block, look, width)
    keep = isinstance(block, Heading | Para) or getattr(block, "keep_with_next", False)
    gap = 1.5 * GRID if isinstance(block, Para) and block.style == "purpose" else GAP
    heading = getattr(block, "heading", block)
    words = getattr(heading, "words", getattr(heading, "caption", ()))
    return _Row(
        (fragment,), Line(fragment.height, gap, keep), words if isinstance(words, str) else plain(words)
    )


def lay_out(block: Block, look: Look, width: float) -> Fragment:
    """The block as a fragment of this width: laid out once, placed anywhere."""
    box = flowable(block, look)
    _, height = box.wrap(width, 1e6)
    canvas = FragmentCanvas()
    box.drawOn(canvas, 0, 0)
    return canvas.fragment(width, height)


def _paginate(rows: Sequence[_Row], first: float, free: float, sheet: Sheet) -> list[list[int]]:
    try:
        return paginate([row.line for row in rows], first, free)
    except TooTallError as error:
        needed = (error.height - error.room) / GRID
        raise ContentError.at(
            f"paper {sheet.paper.id}",
            f'"{rows[error.index].said}" is {needed:.0f} mm taller than a page of layout {sheet.layout.id}',
            "take a larger paper, another layout, or shorter words",
        ) from None


def _placed(rows: Sequence[_Row], room: _Room, top: float) -> list[Placed]:
    placed = []
    for index, row in enumerate(rows):
        top -= row.line.gap if index else 0.0
        x = room.left
        for fragment in row.fragments:
            placed.append(Placed(fragment, x, top - fragment.height))
            x += fragment.width + GAP
        top -= row.line.height
    return placed


def _metadata(handout: Handout) -> Metadata:
    moment = f"{handout.date:%Y%m%d}000000"
    return Metadata(handout.title, handout.author, handout.subject, handout.language, moment, PRODUCER)
