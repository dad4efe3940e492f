"""Chapters of a leaflet as blocks: words beside their picture, pairs to compare, lists to tick, tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from rephold.compose.runs import plain
from rephold.model.chapter import Chapter, Comparison, Grid
from rephold.model.document import (
    Aside,
    Block,
    Figure,
    Heading,
    Listing,
    Para,
    Passage,
    Pictures,
    Table,
    Ticks,
    Verdict,
)
from rephold.words.words import Words

SHORT = 60
"""Characters of an item that is short enough for half a page's width."""
FEW = 5
"""Paragraphs that are not parted by the end of a page."""
_Alts = Mapping[str, str]


def chapters(
    all_chapters: Sequence[Chapter], place: Literal["before", "after"], words: Words, alts: _Alts
) -> tuple[Block, ...]:
    """The chapters that stand before or after the exercises; `alts` has what each figure shows."""
    return tuple(
        block for chapter in all_chapters if chapter.place == place for block in _blocks(chapter, words, alts)
    )


def verdict(words: Words, *, correct: bool) -> Verdict:
    """The word for the right way or for a wrong one."""
    return Verdict(correct, words.say("correct" if correct else "incorrect"))


def _blocks(chapter: Chapter, words: Words, alts: _Alts) -> Iterator[Block]:
    """A single picture, or a single pair, stands beside all words before the table."""
    yield Heading(2, plain(chapter.title), opens=True)
    text = tuple(Para(plain(paragraph)) for paragraph in chapter.text)
    closing = tuple(Para(plain(paragraph)) for paragraph in chapter.closing)
    lists: tuple[Listing | Ticks, ...] = (
        *((_listing(chapter.points),) if chapter.points else ()),
        *((_listing(chapter.steps, numbered=True),) if chapter.steps else ()),
    )
    ticks = (_ticks(chapter.ticks, words),) if chapter.ticks else ()
    pictures = tuple(_pictures(chapter, words, alts))
    if len(pictures) == 1 and len(pictures[0].groups) == 1 and (text or lists or ticks):
        yield Aside((*text, *lists, *ticks, *(() if chapter.table else closing)), pictures[0])
        lists = ticks = ()
        closing = closing if chapter.table else ()
    else:
        leads = any((pictures, lists, chapter.table, ticks)) and (not pictures or len(text) == 1)
        yield from _passages(text, lead=leads)
        said = bool(lists) or (bool(ticks) and not chapter.table)
        yield from (replace(same, keep_with_next=said) for same in pictures)
    last = len(lists) if closing and not (chapter.table or ticks) else 0
    yield from (Passage(block, keep_with_next=n == last) for n, block in enumerate(lists, 1))
    if chapter.table:
        yield _table(chapter.table)
    yield from (Passage(block, keep_with_next=bool(closing)) for block in ticks)
    yield from _passages(closing)


def _ticks(ticks: Sequence[str], words: Words) -> Ticks:
    spoken = tuple(words.say("tick-box", what=tick) for tick in ticks)
    return Ticks(tuple(plain(tick) for tick in ticks), spoken)


def _passages(paragraphs: Sequence[Para], *, lead: bool = False) -> Iterator[Passage]:
    """Paragraphs, on one page if they are few; `lead` keeps the last with the list or table after it."""
    last = len(paragraphs) - 1
    for number, para in enumerate(paragraphs):
        keep = lead if number == last else last < FEW
        yield Passage(para, goes_on=number > 0, keep_with_next=keep)


def _listing(items: Sequence[str], *, numbered: bool = False) -> Listing:
    short = len(items) > 3 and all(len(item) <= SHORT for item in items)
    return Listing(tuple(plain(item) for item in items), numbered, columns=2 if short else 1)


def _pictures(chapter: Chapter, words: Words, alts: _Alts) -> Iterator[Pictures]:
    if chapter.figures:
        yield Pictures(tuple((Figure(p.figure, alts[p.figure], plain(p.caption)),) for p in chapter.figures))
    if chapter.comparisons:
        yield Pictures(tuple(_pair(pair, words, alts) for pair in chapter.comparisons))


def _pair(pair: Comparison, words: Words, alts: _Alts) -> tuple[Figure, ...]:
    return tuple(
        Figure(p.figure, alts[p.figure], plain(p.caption), verdict=verdict(words, correct=right))
        for p, right in ((pair.correct, True), (pair.incorrect, False))
    )


def _table(grid: Grid) -> Table:
    rows = tuple(tuple(plain(cell) for cell in row) for row in grid.rows)
    return Table(grid.caption, grid.header, rows, _shares(grid))


def _shares(grid: Grid) -> tuple[float, ...]:
    """Widths after how much there is to say in each column; long columns grow by lines as well."""
    lengths = [
        sum(len(cell) for cell in column) / len(column) + 4
        for column in zip(grid.header, *grid.rows, strict=True)
    ]
    weights = [length**0.7 for length in lengths]
    return tuple(weight / sum(weights) for weight in weights)
