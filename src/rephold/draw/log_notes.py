"""Room for words and sums of the patient's own on a log's page."""

from __future__ import annotations

from rephold.draw.canvas import FragmentCanvas
from rephold.draw.fragment import FieldArea
from rephold.draw.log_grid import NOTE_LINE, Grid, Part
from rephold.draw.log_head import write_in
from rephold.draw.log_lines import paint_rules
from rephold.draw.log_shape import PAD
from rephold.draw.log_words import Pen
from rephold.draw.look import GRID
from rephold.model.log_template import Rect
from rephold.model.week_log import LogWeek

SUM = 13 * GRID
"""Room to write a number."""
FIRST_LINE = 1.13
"""From the top of a head to its first base line, as a multiple of the size of type."""


def say_notes(canv: FragmentCanvas, grid: Grid, x: float, top: float) -> None:
    """Paint the title of the notes as content of the open element."""
    pen = Pen(grid.look, grid.look.sizes.body, strong=True, tone="heading")
    pen.say(canv, grid.log.words.notes, x + PAD, top - FIRST_LINE * pen.size)


def paint_notes(canv: FragmentCanvas, grid: Grid, part: Part, room: tuple[float, float, float]) -> None:
    """Paint a title and lines to write on, of no day; the room is left and right edge and top."""
    left, right, top = room
    low = top - grid.notes_height(part.notes)
    with canv.element("P"):
        say_notes(canv, grid, left, top)
    paint_rules(canv, grid.look, left, right, [low + index * NOTE_LINE for index in range(part.notes)])
    corners = (left, low, right, top - grid.band.title)
    note_field(canv, grid, f"w{part.week.number}-notes", part.week.week_notes, corners)


def note_field(canv: FragmentCanvas, grid: Grid, name: str, said: str, corners: Rect) -> None:
    """A text field, on a screen; on paper the lines are enough."""
    if grid.log.fillable:
        with canv.element("Form"):
            canv.field(FieldArea(corners, name, "text", said))


def sums_line(grid: Grid) -> float:
    """Height of a line of its own for the sums."""
    return 1.6 * grid.look.sizes.body


def sums_beside(grid: Grid, week: LogWeek, width: float) -> bool:
    """Whether the sums have room beside the title of notes this wide."""
    pen = Pen(grid.look, grid.look.sizes.body)
    return sum(_sums(pen, grid, week).values()) + pen.wide(grid.log.words.notes) + 11 * PAD <= width


def paint_sums(canv: FragmentCanvas, grid: Grid, week: LogWeek, right: float, top: float) -> None:
    """Paint lines for the number of all ticks and of days in a row, up to the right edge."""
    pen = Pen(grid.look, grid.look.sizes.body)
    widths = _sums(pen, grid, week)
    x = right - PAD - sum(widths.values()) - 4 * PAD
    for label, wide in widths.items():
        with canv.element("P"):
            write_in(canv, label, "", (x, top - FIRST_LINE * pen.size, wide), grid.look, pen.size)
        x += wide + 4 * PAD


def _sums(pen: Pen, grid: Grid, week: LogWeek) -> dict[str, float]:
    """The labels of the sums, each with its width and room for a number."""
    return {label: pen.wide(label + " ") + SUM for label in (week.ticks, grid.log.words.streak)}
