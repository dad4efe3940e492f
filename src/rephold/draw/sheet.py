"""From a document to a PDF: blocks become fragments, fragments get their places, pages are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rephold.draw.embedding import in_rows
from rephold.draw.fonts import register
from rephold.draw.fragment import Metadata, Page, Placed, standing
from rephold.draw.furniture import foot, head
from rephold.draw.look import GRID, Look
from rephold.draw.paginate import TooTallError, paginate
from rephold.draw.pictures import common_person
from rephold.draw.rows import GAP, Row, columns, joined, rows_of
from rephold.draw.stock import Stock
from rephold.draw.writer import write
from rephold.errors import ContentError
from rephold.figures.art import Art
from rephold.figures.drawing import Drawing
from rephold.model.document import Document
from rephold.model.layout import Inks, Layout, Paper, Theme

PRODUCER = "rephold"
Furnishing = tuple[Placed, Literal["Header", "Footer"]]


@dataclass(frozen=True)
class Sheet:
    """Everything but the words: paper, theme, layout, colours, figures."""

    paper: Paper
    theme: Theme
    layout: Layout
    inks: Inks
    figures: Mapping[str, Drawing]
    logo: Art | None = None


@dataclass(frozen=True)
class _Room:
    """The part of the paper that takes words, in points."""

    left: float
    top: float
    bottom: float
    width: float


@dataclass(frozen=True)
class Drawn:
    """A document's pages, and what its file says about itself."""

    pages: tuple[Page, ...]
    meta: Metadata


class Stocks:
    """What was made for other sheets: pieces, and the few last whole pages."""

    def __init__(self) -> None:
        self.pieces = Stock(400)
        self.pages = Stock(16)


def draw(document: Document, sheet: Sheet, stocks: Stocks | None = None) -> tuple[bytes, int]:
    """The PDF and its number of pages; errors as of `pages_of`."""
    stocks = stocks or Stocks()
    drawn = pages_of(document, sheet, stocks)
    return write(drawn.pages, drawn.meta, in_rows, stocks.pages), len(drawn.pages)


def pages_of(handout: Document, sheet: Sheet, stocks: Stocks) -> Drawn:
    """The document with everything in its place; what was laid out before comes from the stock.

    ContentError if a block is taller than the paper allows.
    """
    register()
    room = _room(sheet.paper)
    look = _look(handout, sheet, room.width, stocks.pieces)
    rows = rows_of(handout.blocks(), look, room.width)
    running = head(handout.furniture, room.width, look)
    under_head = running.height + 2.5 * GRID
    bottom = foot(handout.furniture, 1, 1, room.width, look).height + 2.5 * GRID
    free = room.top - room.bottom - bottom
    pages = _paginate(rows, free, free - under_head, sheet)
    size = sheet.paper.width_mm * GRID, sheet.paper.height_mm * GRID
    made = []
    for number, indexes in enumerate(pages, 1):
        top = room.top if number == 1 else room.top - under_head
        body = _body([rows[i] for i in indexes], room, top, look, stocks.pages)
        last = foot(handout.furniture, number, len(pages), room.width, look)
        furniture: list[Furnishing] = [
            (placed, "Footer") for placed in standing(last, room.left, room.bottom)
        ]
        if number > 1:
            up = room.top - running.height
            furniture += [(placed, "Header") for placed in standing(running, room.left, up)]
        made.append(Page(*size, body, tuple(furniture)))
    return Drawn(tuple(made), _metadata(handout))


def _room(paper: Paper) -> _Room:
    margin = paper.margin_mm * GRID
    left = margin + paper.binding_mm * GRID
    return _Room(left, paper.height_mm * GRID - margin, margin, paper.width_mm * GRID - left - margin)


def _look(handout: Document, sheet: Sheet, width: float, stock: Stock) -> Look:
    cards = sheet.layout.cards
    look = Look(sheet.theme.sizes, sheet.inks, cards, sheet.figures, sheet.logo, stock=stock)
    return replace(look, person=common_person(handout.blocks(), columns(look, width)[1], look, width))


def _paginate(rows: Sequence[Row], first: float, free: float, sheet: Sheet) -> list[list[int]]:
    try:
        return paginate([row.line for row in rows], first, free)
    except TooTallError as error:
        needed = (error.height - error.room) / GRID
        raise ContentError.at(
            f"paper {sheet.paper.id}",
            f'"{rows[error.index].said}" is {needed:.0f} mm taller than a page of layout {sheet.layout.id}',
            "take a larger paper, another layout, or shorter words",
        ) from None


def _body(rows: Sequence[Row], room: _Room, top: float, look: Look, kept: Stock) -> tuple[Placed, ...]:
    """Everything on a page; where the same rows were on a page before, the very same."""
    key: list[object] = [room, top, look.manner]
    for before, row in zip((None, *rows), rows, strict=False):
        again = before and before.table is row.table
        key += [row.index, row.line, row.fragments or (not again and row.table)]
    return kept.get(tuple(key), lambda: tuple(_placed(joined(rows, look, room.width), room, top)))


def _placed(rows: Iterable[Row], room: _Room, top: float) -> list[Placed]:
    placed: list[Placed] = []
    for index, row in enumerate(rows):
        top -= row.line.gap if index else 0.0
        x = room.left
        for piece in row.fragments:
            placed += standing(piece, x, top - piece.height)
            x += piece.width + GAP
        top -= row.line.height
    return placed


def _metadata(handout: Document) -> Metadata:
    moment = f"{handout.date:%Y%m%d}000000"
    return Metadata(handout.title, handout.author, handout.subject, handout.language, moment, PRODUCER)
