"""Which block stands on which page, as plain arithmetic: nothing is ever split or shrunk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
    for start, group in enumerate(groups):
        needed, free = _height(lines, group, first=True), room if start else room_first
        if needed > free + 1e-6:
            raise TooTallError(group[-1], needed, free)
    best: dict[int, tuple[int, float, int]] = {len(groups): (0, 0.0, 0)}
    for start in reversed(range(len(groups))):
        free = room if start else room_first
        best[start] = min(_ways(lines, groups, start, free, best))
    pages, at = [], 0
    while at < len(groups):
        until = -best[at][2]
        pages.append([index for group in groups[at:until] for index in group])
        at = until
    return pages or [[]]


def _ways(
    lines: Sequence[Line],
    groups: Sequence[Sequence[int]],
    start: int,
    free: float,
    best: Mapping[int, tuple[int, float, int]],
) -> list[tuple[int, float, int]]:
    """For each end of a page from group `start` on: pages from here, how bad they are, minus the end."""
    used = _height(lines, groups[start], first=True)
    end, ways = start + 1, []
    while True:
        following = _height(lines, groups[end], first=False) if end < len(groups) else 0.0
        full = end == len(groups) or _opens(lines, groups[end]) or used + following > free + 1e-6
        empty = 1 - used / free
        if full or empty <= EMPTY:
            pages, bad, _ = best[end]
            if end == len(groups):
                bad += max(0.0, empty - EMPTY_AT_THE_END) ** 2
            else:
                bad += max(0.0, empty - EMPTY) ** 2 + EARLY * (not full)
                bad += PARTED * (
                    lines[groups[end][0]].again > 0 or lines[groups[end - 1][-1]].rather_with_next
                )
            ways.append((pages + 1, bad, -end))
        if full:
            return ways
        used, end = used + following, end + 1


def _opens(lines: Sequence[Line], group: Sequence[int]) -> bool:
    return lines[group[0]].opens_page


def _groups(lines: Sequence[Line], room: float) -> list[list[int]]:
    """Lines that should not be parted, together; parted all the same where a page cannot hold them."""
    groups: list[list[int]] = [[]]
    for index, line in enumerate(lines):
        if line.opens_page and groups[-1]:
            groups.append([])
        groups[-1].append(index)
        if _height(lines, groups[-1], first=True) > room and len(groups[-1]) > 1:
            groups[-1:] = [groups[-1][:-1], [index]]
        if not line.keep_with_next:
            groups.append([])
    return [group for group in groups if group]


def _height(lines: Sequence[Line], group: Sequence[int], *, first: bool) -> float:
    top = lines[group[0]]
    return sum(lines[i].height + lines[i].gap for i in group) + (top.again - top.gap if first else 0.0)
