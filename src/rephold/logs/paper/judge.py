"""Ticked, empty, or unsure and why: nothing in between is guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rephold.logs.paper.ink import Ink, PageInk
from rephold.logs.reading import State

Verdict = tuple[State, str | None]

STROKE = 0.45
"""Of the page's pen: what still is a stroke of it."""
FLOOR = 0.27
"""Darkness of a stroke on a sharp picture, whatever the pen."""
LEAST_AREA = 0.5
"""Square millimetres of a mark."""
LEAST_EXTENT = 0.34
"""Of the box, that a mark spans."""
FILLED = 0.45


@dataclass(frozen=True)
class Pen:
    """How this page's marks look."""

    floor: float
    """Peak darkness of a stroke."""
    quiet: float
    """Peak darkness that paper alone reaches."""
    fills: bool
    """This person fills boxes instead of ticking them."""


def pen_of(page: PageInk, sharpness: float) -> Pen:
    """The pen from the clear marks of the page; `sharpness` is the darkness of printed outlines, 0.5 is sharp."""
    marks = [ink for ink in page.boxes if ink.area > LEAST_AREA and ink.extent > LEAST_EXTENT * ink.size]
    strong = [ink.peak for ink in marks if ink.core > 0]
    pen = float(np.median(strong)) if len(strong) > 4 else 0.6
    floor = max(0.12, FLOOR * min(1.0, sharpness / 0.5), STROKE * min(pen, 0.8))
    squares = [ink.share > FILLED for ink in marks if not ink.circle]
    fills = len(squares) > 3 and float(np.mean(squares)) > 0.5
    quiet = min(max(0.07, 1.15 * page.quiet), 0.8 * floor)
    return Pen(floor, quiet, fills)


def verdict(ink: Ink, pen: Pen) -> Verdict:
    """What the box says."""
    stroke = ink.peak > pen.floor
    undone = _undone(ink, pen) if stroke or ink.mean > 0.3 else None
    if undone:
        return "unsure", undone
    if stroke and ink.area >= LEAST_AREA and ink.extent >= LEAST_EXTENT * ink.size and ink.core > 0.015:
        return "ticked", None
    if ink.peak < pen.quiet and ink.mean < 0.035:
        return "empty", None
    if ink.share < 0.02 and ink.extent < 0.2 * ink.size and ink.mean < 0.016:
        return "empty", None
    return "unsure", "small" if stroke else "faint"


def _undone(ink: Ink, pen: Pen) -> str | None:
    """Why a mark may be something other than a tick."""
    if ink.circle:
        if ink.sectors >= 6 and ink.mean < 0.3:
            return "ring"
        return "scribble" if ink.share > 0.6 and ink.sides >= 3 else None
    if ink.share > FILLED and (not pen.fills or ink.sides >= 3 or ink.share > 0.9):
        return "filled"
    if ink.share > 0.30 and ink.sides >= 3:
        return "scribble"
    if ink.through and ink.share > 0.02:
        return "through"
    return None


def one_answer(group: Sequence[tuple[Ink, Verdict]], pen: Pen) -> int | None:
    """Which of a question's bubbles to leave open when none has an answer: the one with traces of a mark."""
    if any(state != "empty" for _, (state, _) in group):
        return None
    best = max(range(len(group)), key=lambda i: group[i][0].mean)
    ink = group[best][0]
    return best if ink.mean > 0.012 and ink.peak > pen.quiet else None
