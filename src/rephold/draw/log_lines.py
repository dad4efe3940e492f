"""Tints and lines of a log's table, under everything that means something."""

from __future__ import annotations

from collections.abc import Sequence

from rephold.draw.canvas import FragmentCanvas
from rephold.draw.look import Look, paint


def paint_grid(canv: FragmentCanvas, look: Look, xs: Sequence[float], ys: Sequence[float]) -> None:
    """Paint a table's frame as an artifact: `xs` from the left, `ys` from the top.

    What is between the first two lines is the head and gets a tint.
    """
    with canv.artifact():
        canv.saveState()
        canv.setStrokeColor(paint(look.inks.rule))
        canv.setFillColor(paint(look.inks.tint))
        canv.setLineWidth(0.7)
        canv.rect(xs[0], ys[1], xs[-1] - xs[0], ys[0] - ys[1], stroke=0, fill=1)
        canv.rect(xs[0], ys[-1], xs[-1] - xs[0], ys[0] - ys[-1], stroke=1, fill=0)
        for y in ys[1:-1]:
            canv.line(xs[0], y, xs[-1], y)
        for x in xs[1:-1]:
            canv.line(x, ys[-1], x, ys[0])
        canv.restoreState()


def paint_rules(canv: FragmentCanvas, look: Look, left: float, right: float, ys: Sequence[float]) -> None:
    """Paint lines to write on, as an artifact."""
    with canv.artifact():
        canv.saveState()
        canv.setStrokeColor(paint(look.inks.rule))
        canv.setLineWidth(0.7)
        for y in ys:
            canv.line(left, y, right, y)
        canv.restoreState()
