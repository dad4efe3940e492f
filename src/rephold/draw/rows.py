"""Rows of a sheet: blocks at its width, cards side by side, tables row by row over pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from rephold.draw.blocks import flowable, unpaired
from rephold.draw.boxes import ENDLESS, Box
from rephold.draw.diagrams import DiagramBox, diagrams_apart, is_diagram
from rephold.draw.fragment import Piece
from rephold.draw.gallery import group_rows
from rephold.draw.look import GRID, Look
from rephold.draw.paginate import Line
from rephold.draw.parted import WHOLE, Parted, in_one_column, part_lines, parted
from rephold.draw.pieces import Ready, kept, piece_of
from rephold.draw.tables import TableBox
from rephold.draw.text import plain
from rephold.draw.tiles import TileBox, TileRow
from rephold.model.document import (
    Block,
    Card,
    Heading,
    PageBreak,
    Pair,
    Panel,
    Para,
    Passage,
    Pictures,
    Table,
    Tile,
)

GAP = 3 * GRID
WHOLE_TABLE = 85 * GRID
"""A table up to this height is not parted; of a taller one, no row stands alone on a page."""
GOING_ON = 1.8 * GRID
"""Between paragraphs that go on with each other."""
OPENING = 6 * GRID
"""Above a heading that begins a chapter."""


@dataclass(frozen=True, eq=False)
class Row:
    """What shares one stretch of a page: pieces side by side, or one row of a table or part of a panel."""

    line: Line
    said: str
    """How a message names it."""
    fragments: tuple[Piece, ...] = ()
    part_of: Table | Parted | None = None
    index: int = 0
    cards: tuple[Card, ...] = ()
    """The cards in it, whose pictures can be made smaller."""
    heads: bool = False
    """A heading: it stands on the page of what is under it."""


def lay_out(block: Block, look: Look, width: float) -> Piece:
    """The block as a piece of this width: laid out once, placed anywhere."""
    box = flowable(block, look)
    box.wrap(width, ENDLESS)
    return piece_of(box)


def height_of(cards: Iterable[Card], look: Look, width: float) -> float:
    """Points that the tallest of these cards takes in a sheet's column."""
    column = columns(look, width)[1]
    return max(float(flowable(card, look).wrap(column, ENDLESS)[1]) for card in cards)


def columns(look: Look, width: float) -> tuple[int, float]:
    """How many cards stand in a row, and how wide each is."""
    cards, count = look.cards, look.cards.columns
    while count > 1 and (width - GAP * (count - 1)) / count < cards.narrowest_mm * GRID:
        count -= 1
    return count, (width - GAP * (count - 1)) / count


@dataclass(frozen=True)
class Place:
    """What rows need to know of the page: its height, and how the rest of a parted panel is headed."""

    room: float = ENDLESS
    continued: str = "{title}"


ANYWHERE = Place()


def rows_of(blocks: Iterable[Block], look: Look, width: float, place: Place = ANYWHERE) -> list[Row]:
    """All rows in reading order; neighbouring cards share one where they fit side by side."""
    rows: list[Row] = []
    for breaks, group in groupby(blocks, lambda block: isinstance(block, PageBreak)):
        if not breaks:
            first, *rest = _rows(group, look, width, place)
            if rows:
                first = replace(first, line=replace(first.line, opens_page=True))
            rows += [first, *rest]
    return rows


def _rows(blocks: Iterable[Block], look: Look, width: float, place: Place) -> list[Row]:
    count, card_width = columns(look, width)
    rows: list[Row] = []
    for kind, group in groupby(diagrams_apart(unpaired(blocks, look, width), look), type):
        same = list(group)
        if kind is Card:
            parts = [same[i : i + count] for i in range(0, len(same), count)]
            rows += [_kept_row(part, look, card_width) for part in parts]
        elif kind in (Pictures, Tile):
            make = _tile_rows if kind is Tile else _picture_rows
            rows += make(same, look, width)
        elif kind is Table:
            rows += [
                row for table in same if isinstance(table, Table) for row in _kept_rows(table, look, width)
            ]
        else:
            rows += [row for block in same for row in _block_rows(block, look, width, place)]
    return rows


def _block_rows(block: Block, look: Look, width: float, place: Place) -> Iterator[Row]:
    """The block's row; if it is a tall panel, those of its parts; if a tall pair, those of its panels."""
    row = _kept_row([block], look, width)
    too_tall = row.line.height > place.room
    if isinstance(block, Pair) and too_tall:
        for panel in (block.left, block.right):
            yield from _block_rows(panel, look, width, place)
        return
    parts = None
    if isinstance(block, Panel) and (too_tall or row.line.height > min(WHOLE, place.room / 2)):
        found = parted(in_one_column(block) if too_tall else block, look, width, place.continued)
        parts = look.stock.get(
            ("parts", found, width, place, look.manner), lambda: _part_rows(found, row, look, width, place)
        )
    yield from parts or [row]


def _part_rows(whole: Parted | None, row: Row, look: Look, width: float, place: Place) -> list[Row]:
    lines = part_lines(whole, look, width, place.room, row.line.gap) if whole else []
    return [Row(line, row.said, part_of=whole, index=index) for index, line in enumerate(lines)]


def _kept_row(blocks: Sequence[Block], look: Look, width: float) -> Row:
    key = ("row", *blocks, *look.shown(*blocks), width, look.manner)
    return look.own.get(key, lambda: _row(blocks, look, width))


def _row(blocks: Sequence[Block], look: Look, width: float) -> Row:
    fragments = tuple([lay_out(block, look, width) for block in blocks])
    first = blocks[0]
    keep = isinstance(first, Heading | Para) or (isinstance(first, Panel | Passage) and first.keep_with_next)
    under_title = isinstance(first, Para) and first.style == "purpose"
    gap = 1.5 * GRID if under_title else GAP * (look.cards.air if isinstance(first, Card) else 1)
    if isinstance(first, Passage) and first.goes_on:
        gap = GOING_ON
    if isinstance(first, Heading) and first.opens:
        gap = OPENING
    heading = first if isinstance(first, Heading) else getattr(first, "heading", None)
    said = plain(heading.words) if isinstance(heading, Heading) else type(first).__name__.lower()
    line = Line(max(piece.height for piece in fragments), gap, keep)
    cards = tuple(block for block in blocks if isinstance(block, Card))
    return Row(line, said, fragments, cards=cards, heads=isinstance(first, Heading))


def _row_of(box: Box, said: str, width: float, *, keep: bool = False, rather: bool = False) -> Row:
    box.wrap(width)
    piece = piece_of(box)
    return Row(Line(piece.height, GAP, keep, rather_with_next=rather), said, (piece,))


def _picture_rows(blocks: Sequence[Block], look: Look, width: float) -> Iterator[Row]:
    """Rows of pictures; the last of those that say so would rather stand with the next block."""
    for block in blocks:
        if isinstance(block, Pictures):
            said = plain(block.groups[0][0].caption)
            boxes: list[Box] = []
            if is_diagram(block.groups[0][0], look):
                boxes += [DiagramBox(figure, look) for (figure,) in block.groups]
            else:
                boxes += group_rows(block, look, width)
            for number, box in enumerate(boxes, 1):
                yield _row_of(box, said, width, rather=block.keep_with_next and number == len(boxes))


def _tile_rows(blocks: Sequence[Block], look: Look, width: float) -> Iterator[Row]:
    """Rows of tiles; a last one that stands alone has a row above it on its page."""
    count, column = columns(look, width)
    tiles = [block for block in blocks if isinstance(block, Tile)]
    for start in range(0, len(tiles), count):
        row = [TileBox(tile, look) for tile in tiles[start : start + count]]
        alone = start + count + 1 == len(tiles)
        yield _row_of(TileRow(row, column, GAP), tiles[start].id, width, keep=alone)


def _kept_rows(table: Table, look: Look, width: float) -> list[Row]:
    return look.own.get(("rows", table, width, look.manner), lambda: list(_table_rows(table, look, width)))


def _table_rows(table: Table, look: Look, width: float) -> Iterator[Row]:
    head, *body = _laid_table(table, look, width).box.row_heights
    last, whole = len(body) - 1, head + sum(body) <= WHOLE_TABLE
    for index, height in enumerate(body):
        keep = index < last and (whole or index in (0, last - 1))
        line = Line(height, 0.0, keep, head) if index else Line(head + height, GAP, keep)
        yield Row(line, f"{table.caption}, row {index + 1}", part_of=table, index=index)


def _laid_table(table: Table, look: Look, width: float) -> Ready:
    box = kept(look, ("table", table, width), lambda: TableBox(table, look), own=True)
    box.wrap(width)
    return box


def joined(rows: Sequence[Row], look: Look, width: float) -> Iterator[Row]:
    """The rows of one page; those of a table as one table with its head, those of a panel as one panel."""
    for whole, group in groupby(rows, key=lambda row: row.part_of):
        same = list(group)
        if whole is None:
            yield from same
            continue
        first, last = same[0].index, same[-1].index
        if isinstance(whole, Parted):
            row = _kept_row([whole.cut(first, last)], look, width)
            yield replace(row, line=replace(row.line, gap=same[0].line.gap))
            continue
        if len(same) < len(whole.rows):
            whole = replace(whole, rows=whole.rows[first : last + 1])
        part = _laid_table(whole, look, width).piece()
        yield Row(Line(part.height, same[0].line.gap), same[0].said, (part,))
