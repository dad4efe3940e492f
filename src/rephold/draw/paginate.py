"""Which block stands on which page, as plain arithmetic: nothing is ever split or shrunk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

EMPTY = 1 / 3
"""Most of a page that may stay empty although the next would fit."""
EMPTY_AT_THE_END = 2 / 3
"""More than this of the last page should not be empty."""
PARTED = 0.001
"""How bad it is to part a table, or what should be together, where a tenth of a page beyond that is 0.01."""
EARLY = 0.0006
"""How bad it is to end a page where the next would fit."""


@dataclass(frozen=True)
class Line:
    """What shares one stretch of page height: a block, or cards in a row; lengths in points."""

    height: float
    gap: float = 0.0
    """Free room above, unless it is first on its page."""
    keep_with_next: bool = False
    """Not the last on a page (a heading, words that explain what follows), if a page can hold both."""
    again: float = 0.0
    """More height when first on its page: a table's head, said again."""
    rather_with_next: bool = False
    """Kept with the next where that costs no page (pictures that the next words are about)."""
    opens_page: bool = False
    """Stands first on its page."""


class TooTallError(ValueError):
    """A line is taller than an empty page: its index, height and room."""

    def __init__(self, index: int, height: float, room: float) -> None:
        super().__init__(f"line {index} needs {height:.0f} of {room:.0f} points")
        self.index, self.height, self.room = index, height, room


def paginate(lines: Sequence[Line], room_first: float, room: float) -> list[list[int]]:
    """Indexes of lines page by page, in order: the fewest pages, and of those ways the fullest.

    A page ends where the next group does not fit; or sooner, if at most a third of it stays empty, so that
    the last page is not left with a line or two and what belongs together is not parted. The first page has
    at least the room of the others: what stands at their head is not on it.
    """
    groups = _groups(lines, room)
    blocks = [_block(lines, group) for group in groups]
    for start, block in enumerate(blocks):
        free = room if start else room_first
        if block.first > free + 1e-6:
            raise TooTallError(groups[start][-1], block.first, free)
    best: dict[int, tuple[int, float, int]] = {len(groups): (0, 0.0, 0)}
    for start in reversed(range(len(groups))):
        free = room if start else room_first
        best[start] = min(_ways(blocks, start, free, best))
    pages, at = [], 0
    while at < len(groups):
        until = -best[at][2]
        pages.append([index for group in groups[at:until] for index in group])
        at = until
    return pages or [[]]


class _Block(NamedTuple):
    """Lines that stay together: their height first on a page, and further down."""

    first: float
    after: float
    opens: bool
    """Whether they stand first on their page."""
    again: bool
    """Whether they go on with what stood before them."""
    rather: bool
    """Whether they would rather stand with what follows."""


def _block(lines: Sequence[Line], group: Sequence[int]) -> _Block:
    top, last = lines[group[0]], lines[group[-1]]
    after = sum([lines[index].height + lines[index].gap for index in group])
    return _Block(after + top.again - top.gap, after, top.opens_page, top.again > 0, last.rather_with_next)


def _ways(
    blocks: Sequence[_Block], start: int, free: float, best: Mapping[int, tuple[int, float, int]]
) -> list[tuple[int, float, int]]:
    """For each end of a page from block `start` on: pages from here, how bad they are, minus the end."""
    used = blocks[start].first
    end, ways = start + 1, []
    while True:
        following = blocks[end] if end < len(blocks) else None
        full = following is None or following.opens or used + following.after > free + 1e-6
        empty = 1 - used / free
        if full or empty <= EMPTY:
            pages, bad, _ = best[end]
            if following is None:
                bad += max(0.0, empty - EMPTY_AT_THE_END) ** 2
            else:
                bad += max(0.0, empty - EMPTY) ** 2 + EARLY * (not full)
                bad += PARTED * (following.again or blocks[end - 1].rather)
            ways.append((pages + 1, bad, -end))
        if full or following is None:
            return ways
        used, end = used + following.after, end + 1


def _groups(lines: Sequence[Line], room: float) -> list[list[int]]:
    """Lines that should not be parted, together; parted all the same where a page cannot hold them."""
    groups: list[list[int]] = [[]]
    for index, line in enumerate(lines):
        if line.opens_page and groups[-1]:
            groups.append([])
        groups[-1].append(index)
        if len(groups[-1]) > 1 and _block(lines, groups[-1]).first > room:
            groups[-1:] = [groups[-1][:-1], [index]]
        if not line.keep_with_next:
            groups.append([])
    return [group for group in groups if group]
