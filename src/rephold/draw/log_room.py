"""What stands on which page of a log: as much of a week on each as head and foot leave room for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rephold.draw.boxes import Box
from rephold.draw.log_grid import MOST_NOTES, Grid, Part
from rephold.draw.log_head import foot, head
from rephold.draw.log_paper import EDGE, LogPaper
from rephold.draw.log_scales import bands
from rephold.draw.look import GRID, Look
from rephold.errors import ContentError
from rephold.model.week_log import LogWeek, WeekLog

AIR = GRID
"""Between head, table and foot."""


@dataclass(frozen=True)
class Room:
    """What head and foot leave of a page: upper edge on a week's first page and on later ones, lower edge."""

    first: float
    later: float
    bottom: float

    @staticmethod
    def of(log: WeekLog, look: Look, paper: LogPaper) -> Room:
        """The room on every page of the log, the same on all that are alike."""
        over = (
            max(
                tall(head(log, week, look, first=True, continued=continued), paper.head[1])
                for week in log.weeks
            )
            for continued in (False, True)
        )
        first, later = (paper.height - max(paper.band, EDGE + high + AIR) for high in over)
        under = tall(foot(log, look, paper.foot[1]), paper.foot[1])
        return Room(first, later, max(paper.band, EDGE + under + AIR))

    def top(self, part: Part) -> float:
        """Upper edge of a part."""
        return self.later if part.continued else self.first

    def height(self, part: Part) -> float:
        """Room for a part."""
        return self.top(part) - self.bottom


def tall(box: Box, width: float) -> float:
    """Height of a box at a width."""
    return float(box.wrap(width)[1])


def balanced(grid: Grid, week: LogWeek, room: Room, width: float) -> list[Part]:
    """The week's pages: as few as can be, and of all such ways the one whose fullest page is least full."""

    def fullest(parts: list[Part]) -> float:
        return max(grid.least(replace(part, notes=0)) / room.height(part) for part in parts)

    ways = [list(filled(grid, week, room, width))]
    if len(ways[0]) > 1:
        ways += (list(filled(grid, week, room, width, most)) for most in range(1, len(grid.log.rows)))
    return min(ways, key=lambda parts: (len(parts), fullest(parts)))


def filled(grid: Grid, week: LogWeek, room: Room, width: float, most: int = 0) -> Iterator[Part]:
    """Pages with as many rows as fit, or as `most` says; then the questions, then lines for notes."""
    part = Part(week)
    for row in grid.log.rows:
        longer = replace(part, rows=(*part.rows, row))
        if part.rows and (len(part.rows) == most or grid.least(longer) > room.height(part)):
            yield part
            longer = Part(week, rows=(row,), continued=True)
        part = _fitting(grid, longer, room)
    asked = bands(grid.log.scales, width, grid.band)
    for band in asked:
        longer = replace(part, bands=(*part.bands, band))
        if grid.least(longer) > room.height(part):
            yield part
            longer = Part(week, bands=(band,), continued=True)
        part = _fitting(grid, longer, room)
    if not (asked and asked[-1].notes):
        lines = [replace(part, notes=count) for count in range(MOST_NOTES, 0, -1)]
        part = next((longer for longer in lines if grid.least(longer) <= room.height(part)), part)
    yield part


def _fitting(grid: Grid, part: Part, room: Room) -> Part:
    needed, left = grid.least(part), room.height(part)
    if needed > left:
        what = f"leaves {left / GRID:.0f} mm between head and foot; a log takes {needed / GRID:.0f}"
        raise ContentError.at("paper", what, "take a larger paper, or ask for less")
    return part
