"""The head of an exercise's row: label, picture, name and dose, and which line of boxes is for which side."""

from __future__ import annotations

from collections.abc import Sequence

from rephold.draw.canvas import FragmentCanvas
from rephold.draw.log_grid import Grid
from rephold.draw.log_shape import PAD, THUMB
from rephold.draw.log_words import Pen
from rephold.draw.look import GRID
from rephold.draw.pictures import paint_figure
from rephold.figures.baked import BakedFigure
from rephold.figures.drawing import bare, extent
from rephold.model.week_log import LogRow

LIFT = 0.07
"""Words stand so much higher than the middle, as a multiple of the size of type: few have descenders."""


def paint_row_head(
    canv: FragmentCanvas, grid: Grid, row: LogRow, place: tuple[float, float, float], lines: Sequence[float]
) -> None:
    """Paint it as content of the open element; `place` is left and lower edge and height.

    `lines` are the lower edges of the row's lines of boxes.
    """
    left, low, height = place
    shape, middle = grid.shape, low + height / 2
    label = Pen(grid.look, grid.look.sizes.body, strong=True, tone="accent")
    label.say(canv, row.label, left + PAD, label.middle(middle))
    _paint_picture(canv, grid, row, left + shape.label, middle)
    name, dose = grid.texts(row)
    x = left + shape.label + THUMB + PAD
    top = middle + (name.height + dose.height) / 2 + LIFT * grid.look.sizes.body
    name.drawOn(canv, x, top - name.height)
    with canv.element("Span", actual_text=" " + row.spoken_dose):
        dose.drawOn(canv, x, top - name.height - dose.height)
    if len(row.lines) > 1:
        _paint_sides(canv, grid, row, left + shape.left, lines)


def _paint_picture(canv: FragmentCanvas, grid: Grid, row: LogRow, x: float, middle: float) -> None:
    drawing = bare(grid.look.figures[row.figure.figure])
    wide, tall = (side * grid.shape.person for side in extent(drawing))
    own = drawing.size[0] if isinstance(drawing, BakedFigure) else drawing.width
    place = x + (THUMB - wide) / 2, middle - tall / 2
    paint_figure(canv, drawing, row.figure.alt, place, wide / own, mirrored=row.figure.mirrored)


def _paint_sides(canv: FragmentCanvas, grid: Grid, row: LogRow, right: float, lines: Sequence[float]) -> None:
    """The side of each line of boxes, for the eye: each box says its own."""
    pen, each = Pen(grid.look, grid.look.sizes.label), grid.lines_each(row)
    for index, word in enumerate(row.lines):
        own = lines[index * each : (index + 1) * each]
        middle = (own[0] + own[-1] + grid.shape.box[1]) / 2
        with canv.artifact():
            pen.write(canv, word, right - pen.wide(word) - GRID, pen.middle(middle))
