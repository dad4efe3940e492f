"""From a document to a PDF: blocks become fragments, fragments get their places, pages are written."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rephold.draw.embedding import rounded_up
from rephold.draw.fonts import register
from rephold.draw.fragment import Metadata, Page, Placed, standing
from rephold.draw.furniture import foot, head
from rephold.draw.look import GRID, Look
from rephold.draw.narrow import TooNarrowError, least_column
from rephold.draw.page import Body
from rephold.draw.paginate import TooTallError, paginate
from rephold.draw.pictures import common_person
from rephold.draw.rows import GAP, Place, Row, columns, height_of, joined, rows_of
from rephold.draw.stock import Stock
from rephold.draw.writer import write
from rephold.errors import ContentError
from rephold.figures.art import Art
from rephold.figures.drawing import Drawing
from rephold.model.document import Document
from rephold.model.layout import Inks, Layout, Paper, Theme

SMALLER = 0.95
"""Steps in which figures become smaller for the tallest card."""
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
    filled: bool = True


@dataclass(frozen=True)
class _Room:
    """The part of the paper that takes words, in points."""

    left: float
    top: float
    bottom: float
    width: float


class Stocks:
    """What was made for other sheets: pieces, and the few last rows and whole pages."""

    def __init__(self) -> None:
        self.pieces = Stock(1000)
        self.own = Stock(100)
        self.pages = Stock(16)
        self.beginnings = Stock(2)


def draw(document: Document, sheet: Sheet, stocks: Stocks | None = None) -> tuple[bytes, int]:
    """The PDF and its number of pages; errors as of `pages_of`."""
    stocks = stocks or Stocks()
    pages = pages_of(document, sheet, stocks)
    return write(pages, metadata(document), rounded_up, stocks.beginnings), len(pages)


def pages_of(handout: Document, sheet: Sheet, stocks: Stocks, after: int = 0) -> list[Page]:
    """The document with everything in its place; what was laid out before comes from the stocks.

    Pages are numbered as the first of a file with `after` more of them. ContentError if a block is taller
    than the paper allows.
    """
    register()
    room = _room(sheet.paper)
    look = _look(handout, sheet, room.width, stocks)
    running = head(handout.furniture, room.width, look)
    under_head = running.height + 2.5 * GRID if running.height else 0.0
    bottom = foot(handout.furniture, 1, 1, room.width, look).height + 2.5 * GRID
    free = room.top - room.bottom - bottom
    least = free - under_head
    rows, pages = _fitted(handout, look, room.width, (free, least), sheet)
    size = sheet.paper.width_mm * GRID, sheet.paper.height_mm * GRID
    made = []
    for number, indexes in enumerate(pages, 1):
        top = room.top if number == 1 else room.top - under_head
        body = _body([rows[i] for i in indexes], room, top, look, stocks.pages)
        last = foot(handout.furniture, number, len(pages) + after, room.width, look)
        furniture: list[Furnishing] = [
            (placed, "Footer") for placed in standing(last, room.left, room.bottom)
        ]
        if number > 1:
            up = room.top - running.height
            furniture += [(placed, "Header") for placed in standing(running, room.left, up)]
        made.append(Page(*size, body, tuple(furniture)))
    return made


def _room(paper: Paper) -> _Room:
    margin = paper.margin_mm * GRID
    left = margin + paper.binding_mm * GRID
    return _Room(left, paper.height_mm * GRID - margin, margin, paper.width_mm * GRID - left - margin)


def _look(handout: Document, sheet: Sheet, width: float, stocks: Stocks) -> Look:
    cards, sizes = sheet.layout.cards, sheet.theme.sizes
    look = Look(
        sizes,
        sheet.inks,
        cards,
        sheet.figures,
        sheet.logo,
        filled=sheet.filled,
        stock=stocks.pieces,
        own=stocks.own,
    )
    return replace(look, person=common_person(handout.blocks(), columns(look, width)[1], look, width))


def _fitted(
    handout: Document, look: Look, width: float, rooms: tuple[float, float], sheet: Sheet
) -> tuple[list[Row], list[list[int]]]:
    """All rows, and which of them stand on which page.

    Where a card is taller than a page, all figures become smaller; words never do.
    ContentError if it is still too tall.
    """
    blocks, place = handout.blocks(), Place(rooms[1], handout.furniture.continued)
    rows = rows_of(blocks, look, width, place)
    while (smaller := _smaller(rows, look, width, place.room)) < look.person:
        look = replace(look, person=smaller)
        rows = rows_of(blocks, look, width, place)
    try:
        return rows, paginate([row.line for row in rows], *rooms)
    except TooTallError as error:
        row, over = rows[error.index], error.height - error.room
        column, cards = columns(look, width)[1], [card for row in rows for card in row.cards]
        if least := least_column(cards, look, _least(look), column, width, place.room):
            raise TooNarrowError.at(
                f"layout {sheet.layout.id}",
                f"columns are {column / GRID:.0f} mm wide, and the cards of this sheet need {least} mm "
                f'("{row.said}" is {math.ceil(over / GRID)} mm taller than a page)',
                f"take fewer columns, or a narrowest_mm of {least}",
            ) from None
        raise ContentError.at(
            f"paper {sheet.paper.id}",
            f'"{row.said}" is {math.ceil(over / GRID)} mm taller than a page of layout {sheet.layout.id}',
            "take a larger paper, another layout or edition, or shorter words",
        ) from None


def _smaller(rows: Sequence[Row], look: Look, width: float, room: float) -> float:
    """The most points for a standing body at which the cards fit their page, if no less than the least."""
    person, least = look.person, _least(look)
    above = 0.0
    for row in rows:
        free = room - (above + row.line.gap if above else 0.0)
        above = row.line.height if row.heads else 0.0
        if not row.cards or row.line.height <= free:
            continue
        while person > least and height_of(row.cards, replace(look, person=person), width) > free:
            person = max(person * SMALLER, least)
    return person


def _least(look: Look) -> float:
    return look.cards.least_person_mm * GRID


def _body(rows: Sequence[Row], room: _Room, top: float, look: Look, kept: Stock) -> Body:
    """Everything on a page; where the same rows were on a page before, the very same."""
    return kept.get(
        (room, top, look.manner, *rows), lambda: Body(_placed(joined(rows, look, room.width), room, top))
    )


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


def metadata(handout: Document) -> Metadata:
    """What the file says about itself."""
    moment = f"{handout.date:%Y%m%d}000000"
    return Metadata(handout.title, handout.author, handout.subject, handout.language, moment, PRODUCER)
