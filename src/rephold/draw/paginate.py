"""Which block stands on which page, as plain arithmetic: nothing is ever split or shrunk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


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
    opens_page: bool = False
    """Stands first on its page."""


class TooTallError(ValueError):
    """A line is taller than an empty page: its index, height and room."""

    def __init__(self, index: int, height: float, room: float) -> None:
        super().__init__(f"line {index} needs {height:.0f} of {room:.0f} points")
        self.index, self.height, self.room = index, height, room


def paginate(lines: Sequence[Line], room_first: float, room: float) -> list[list[int]]:
    """Indexes of lines page by page, in order; as many on each page as fit below one another.

    The first page has at least the room of the others: what stands at their head is not on it.
    """
    pages: list[list[int]] = [[]]
    used, free = 0.0, room_first
    for group in _groups(lines, room):
        needed = _height(lines, group, first=not pages[-1])
        if pages[-1] and (lines[group[0]].opens_page or used + needed > free + 1e-6):
            pages.append([])
            used, free = 0.0, room
            needed = _height(lines, group, first=True)
        if needed > free + 1e-6:
            raise TooTallError(group[-1], needed, free)
        pages[-1] += group
        used += needed
    return pages


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
