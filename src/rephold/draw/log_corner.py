"""What stands at the right of a log's title, beside the code: the log's id and the page number.

For the eye only, like the code that says the same: people read it off the paper where a code cannot be read.
"""

from __future__ import annotations

from rephold.draw.canvas import FragmentCanvas, string_width
from rephold.draw.fonts import FACES
from rephold.draw.log_words import Pen
from rephold.draw.look import GRID, Look
from rephold.model.week_log import WeekLog

TITLE = 0.75
"""Of the title of a handout: the page has other things to be found by."""
BETWEEN = 6 * GRID
DOT = " · "
MOST = 99
"""Pages to leave room for."""


def corner_widths(log: WeekLog, look: Look, width: float) -> tuple[float, float]:
    """What the corner takes of the title's line and of the one under it, on a head this wide."""
    lines = _lines(log, look, width, _page(log, MOST, MOST))
    first, second = (_pen(look).wide(line) for line in (*lines, "")[:2])
    return first, second


def paint_corner(
    canv: FragmentCanvas, log: WeekLog, look: Look, head: tuple[float, float, float], footer: tuple[int, int]
) -> None:
    """Paint it at the right end of a head: its left edge, top and width."""
    (left, top, width), pen = head, _pen(look)
    for index, line in enumerate(_lines(log, look, width, _page(log, *footer))):
        pen.write(canv, line, left + width - pen.wide(line), top - (0.7 + 1.15 * index) * pen.size)


def title_width(log: WeekLog, look: Look) -> float:
    """Of the log's title."""
    return string_width(log.title, FACES["bold"], look.sizes.title * TITLE)


def _lines(log: WeekLog, look: Look, width: float, page: str) -> tuple[str, ...]:
    """Both in a line where it fits beside the title, else one under the other."""
    widest = _pen(look).wide(log.words.log + DOT + _page(log, MOST, MOST))
    if title_width(log, look) + BETWEEN + widest <= width:
        return (log.words.log + DOT + page,)
    return page, log.words.log


def _page(log: WeekLog, page: int, pages: int) -> str:
    return log.words.page.format(page=page, pages=pages)


def _pen(look: Look) -> Pen:
    return Pen(look, look.sizes.label, tone="muted")
