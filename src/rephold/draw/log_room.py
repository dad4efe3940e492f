"""What stands on which page of a log: as much of a week on each as head and foot leave room for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from rephold.draw.boxes import Box
from rephold.draw.log_grid import MOST_NOTES, Grid, Part
from rephold.draw.log_head import foot, head
from rephold.draw.log_paper import EDGE, LogPaper
from rephold.draw.log_scales import bands
from rephold.draw.log_shape import whole_mm
from rephold.draw.look import GRID, Look
from rephold.errors import ContentError
from rephold.model.week_log import LogWeek, WeekLog

Thing = TypeVar("Thing")

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


def filled(grid: Grid, week: LogWeek, room: Room, width: float) -> Iterator[Part]:
    """Pages with as many rows as fit on each, then as many questions, then sums and lines for notes."""
    rows, asked = grid.log.rows, bands(grid.log.scales, width, grid.band)
    part = Part(week)
    for last, row in _ending(rows, ends=not asked):
        longer = replace(part, rows=(*part.rows, row), last=last)
        if part.rows and grid.least(longer) > room.height(part):
            yield part
            longer = Part(week, rows=(row,), continued=True, last=last)
        part = _fitting(grid, longer, room)
    for last, band in _ending(asked):
        longer = replace(part, bands=(*part.bands, band), last=last)
        if grid.least(longer) > room.height(part):
            yield part
            longer = Part(week, bands=(band,), continued=True, last=last)
        part = _fitting(grid, longer, room)
    if not part.notes_column:
        lines = [replace(part, notes=count) for count in range(MOST_NOTES, 0, -1)]
        part = next((longer for longer in lines if grid.least(longer) <= room.height(part)), part)
    yield part


def _ending(things: Sequence[Thing], *, ends: bool = True) -> Iterator[tuple[bool, Thing]]:
    """Each with whether the week ends with it, if it ends with one of these."""
    return ((ends and at == len(things), thing) for at, thing in enumerate(things, 1))


def _fitting(grid: Grid, part: Part, room: Room) -> Part:
    needed, left = grid.least(part), room.height(part)
    if needed > left:
        what = f"leaves {whole_mm(left)} mm between head and foot; a log takes {whole_mm(needed, up=True)}"
        raise ContentError.at("paper", what, "take a larger paper, or ask for less")
    return part
