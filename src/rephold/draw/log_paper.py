"""A log's paper: where words may stand between the marks, and where the table."""

from __future__ import annotations

from dataclasses import dataclass

from rephold.draw.log_marks import BESIDE, CODE, INSET, QUIET_ZONE, SQUARE, WHITE
from rephold.draw.look import GRID
from rephold.model.layout import Paper
from rephold.model.week_log import Turn

EDGE = 10 * GRID
"""Nothing but marks is printed closer to the paper's edge."""
BY_SQUARE = INSET + SQUARE + WHITE + GRID
"""From the edge to words beside a square."""
BY_CODE = BESIDE + CODE + QUIET_ZONE + GRID
"""From the edge to words beside a code."""


@dataclass(frozen=True)
class LogPaper:
    """A page in points: room for words between the marks, and for the table between the margins."""

    width: float
    height: float
    margin: float

    @staticmethod
    def of(paper: Paper, turn: Turn) -> LogPaper:
        """The paper upright or across; its margin, but no less than what is free of ink."""
        sides = sorted((paper.width_mm * GRID, paper.height_mm * GRID), reverse=turn == "landscape")
        return LogPaper(sides[0], sides[1], max(EDGE, paper.margin_mm * GRID))

    @property
    def room(self) -> float:
        """Width of the table."""
        return self.width - 2 * self.margin

    @property
    def head(self) -> tuple[float, float]:
        """Left edge and width of what stands at the top, between a square and a code."""
        return BY_SQUARE, self.width - BY_SQUARE - BY_CODE

    @property
    def foot(self) -> tuple[float, float]:
        """Left edge and width of what stands at the bottom, between a code and a square."""
        return BY_CODE, self.width - BY_SQUARE - BY_CODE

    @property
    def band(self) -> float:
        """Height that codes take at top and bottom, with the white around them."""
        return INSET + CODE + QUIET_ZONE
