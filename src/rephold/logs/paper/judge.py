"""Ticked, empty, or unsure and why: nothing in between is guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from rephold.logs.paper.ink import Ink, PageInk
from rephold.logs.reading import State

Doubt = Literal[
    "off-picture",  # part of the box is beyond the picture
    "no-outline",  # its printed outline is not there: torn, covered, or out of place
    "faint",  # more than paper, less than this page's pen
    "small",  # dark, but too little of it, or off the middle
    "filled",  # a tick or one taken back: somebody who ticks does not fill
    "scribble",  # most likely taken back
    "ring",  # drawn around a bubble
    "through",  # a line or writing that passes
    "beside",  # the end of a mark that may belong elsewhere
    "wash",  # wide and light: coffee, a highlighter
]
DOUBTS: tuple[str, ...] = get_args(Doubt)
Verdict = tuple[State, Doubt | None]

STROKE = 0.45
"""Of the page's pen: what still is a stroke of it."""
FLOOR = 0.27
"""Darkness of a stroke on a sharp picture, whatever the pen."""
BROAD = 0.65
"""Of the page's pen: what a filled area has at least; less is coffee or a highlighter."""
FEW, FEW_OF_ALL = 4, 0.05
"""Clear marks, and their share of all boxes, that do not yet show a usual pen."""
AROUND = 0.5
"""Of the darkness inside: what is as dark just outside is no mark in the box."""
LINE, UNBROKEN = 0.28, 0.32
"""Of the page's pen: trace of a stroke at least, and in black and white without gaps."""
PAPER = 0.03
"""Contrast of lines that any paper has on a sharp picture: what shines through, dust."""
GRAIN = (1.4, 2.0)
"""Of light lines of the paper: contrast of dark ones that still are paper; and if the pen is a dark one."""
TRACED, MOST_TRACED, RARE = 1.2, 0.5, 0.2
"""Of light lines of the paper: what one dark one in five has; share of boxes with it beyond which it is a
pen's; and share of clear marks up to which that pen may be the page's."""
OTHER_PEN = 0.12
"""Of the page's pen: contrast of a line that is none of its strokes."""
BROAD_SHARE = 0.3
"""Share of the inside from which ink is no line: its trace says little."""
LEAST_AREA = 0.65
"""Square millimetres of a mark."""
LEAST_EXTENT = 0.34
"""Of the box, that a mark spans."""
RING, PART_OF_RING = 5, 2
"""Of eight directions: in how many ink is met around a bubble that is ringed; or may be, as no other is."""
SPECK = (0.2, 0.12)
"""Of the box, in black and white, that specks in one place span at most; and the trace they have."""
FILLED = 0.42
"""Share of the inside from which a mark may be a filled or a scribbled-out box."""


STRUCK, STRUCK_SHARE = 0.95, 0.5
"""Inked share of a level way across a square that is a line through a mark; share of ink of a pen so thick
that a cross has such a way as well."""
LEAST_SHOWN = 0.25
"""Share of the inside to be seen beside streaks."""


@dataclass(frozen=True)
class Pen:
    """How this page's marks look."""

    dark: float
    """Peak darkness of its usual mark."""
    floor: float
    """Peak darkness of a stroke at least."""
    quiet: float
    """Trace that paper alone stays below."""
    shade: float
    """Mean darkness that no mark stays below: light differs over the page."""
    paper: float
    """Contrast of lines that any paper has."""
    grain: float
    """Of light lines of the paper: contrast of dark ones that still are paper."""
    other: float
    """Contrast of lines that are none of this pen; 0 if it is not known."""
    line: float
    """Trace of a stroke at least: noise in a shadow and the specks that a pale one leaves have less."""
    lossy: bool
    """The picture is of only black and white."""
    fills: bool
    """This person fills or hatches boxes instead of ticking them."""


def pen_of(page: PageInk, sharpness: float, lossy: bool) -> Pen:
    """The pen from the page's clear marks; `sharpness` is the darkness of printed outlines, 0.5 is sharp.

    `lossy` is a picture of only black and white.
    """
    marks = [ink for ink in page.boxes if ink.area > LEAST_AREA and ink.extent > LEAST_EXTENT * ink.size]
    strong = [ink.peak for ink in marks if ink.core > 0 and _clear(ink, page)]
    clear = len(strong)
    if clear <= max(FEW, FEW_OF_ALL * len(page.boxes)):
        strong, quiet, shade = [0.6], page.quiet, 0.02
        line = UNBROKEN * 0.6 if lossy else quiet
        other = 0.0
    else:
        usual = float(np.median(strong))
        quiet, shade = max(page.quiet, min(0.06, 0.085 * usual)), max(0.035, 0.08 * usual)
        line = (UNBROKEN if lossy else LINE) * usual
        other = OTHER_PEN * usual
    dark = float(np.median(strong))
    floor = max(0.12, FLOOR * min(1.0, sharpness / 0.5), STROKE * min(dark, 0.8))
    squares = [_filled(ink) or _hatched(ink) for ink in marks if not ink.circle]
    fills = len(squares) > 3 and float(np.mean(squares)) > 0.5
    paper = PAPER * min(1.0, sharpness / 0.5)
    grain = GRAIN[0]
    if clear <= RARE * len(page.boxes) and _pale(page, paper):
        grain, other = 1.0, 0.0
    return Pen(dark, floor, quiet, shade, paper, grain, other, line, lossy, fills)


def _pale(page: PageInk, paper: float) -> bool:
    """Whether so many boxes have a trace of a line that the page must be in too pale a pen."""
    rest = [ink for ink in page.boxes if ink.line < 2.5 * ink.grain]
    traced = sum(ink.line > max(TRACED * ink.grain, paper) for ink in rest)
    return traced > MOST_TRACED * max(len(rest), 8)


def _clear(ink: Ink, page: PageInk) -> bool:
    """Whether a mark is surely the pen's, be it a line or an area."""
    return ink.trace > 2 * page.quiet or ink.line > max(2.5 * ink.grain, 0.1)


def verdict(ink: Ink, pen: Pen) -> Verdict:
    """What the box says."""
    if ink.shown < LEAST_SHOWN:
        return "unsure", "through"
    stroke = ink.peak > pen.floor and ink.trace > pen.quiet
    if stroke and ink.area >= LEAST_AREA:
        doubt = _doubt(ink, pen)
        if doubt:
            return "unsure", doubt
        if ink.trace < pen.line and ink.share < BROAD_SHARE:
            return "unsure", "faint"
        if ink.extent >= LEAST_EXTENT * ink.size and ink.core > 0.015:
            return "ticked", None
    if ink.circle and _ringed(ink):
        return "unsure", "ring"
    if _paper(ink, pen):
        return "empty", None
    return "unsure", "small" if stroke else "faint"


def _paper(ink: Ink, pen: Pen) -> bool:
    """Whether there is nothing but paper, and no darker than around the box."""
    if ink.mean - max(ink.around, 0.0) > pen.shade:
        return False
    if pen.lossy:
        return ink.trace < (SPECK[1] if ink.extent < SPECK[0] * ink.size else pen.quiet)
    return ink.line < max(pen.paper, pen.grain * ink.grain, min(GRAIN[1] * ink.grain, pen.other))


def _doubt(ink: Ink, pen: Pen) -> Doubt | None:
    """Why ink may be something other than a tick, or None."""
    shaded = ink.around > max(pen.shade, AROUND * ink.mean)
    if shaded or (ink.share > FILLED and ink.peak < BROAD * pen.dark):
        return "wash"
    if ink.circle:
        return _doubt_of_bubble(ink)
    if _filled(ink) and (not pen.fills or ink.share > 0.9 or sum(ink.near) >= 6):
        return "filled"
    if (_hatched(ink) and (not pen.fills or sum(ink.near) >= 4)) or (ink.share > 0.25 and sum(ink.near) >= 6):
        return "scribble"
    leaves = ink.near[0] or ink.near[4]
    if leaves and ink.struck > STRUCK and ink.share < STRUCK_SHARE and not pen.fills:
        return "through"
    return _passing(ink)


def _doubt_of_bubble(ink: Ink) -> Doubt | None:
    if ink.share < 0.3 and _ringed(ink):
        return "ring"
    if ink.share > 0.6 and sum(ink.near) >= 3:
        return "scribble"
    return _passing(ink)


def _ringed(ink: Ink) -> bool:
    return _around(ink) >= RING


def _around(ink: Ink) -> int:
    """In how many of eight directions ink is met outside the box."""
    return sum(near or far for near, far in zip(ink.near, ink.far, strict=True))


def _passing(ink: Ink) -> Doubt | None:
    """A line or writing that runs through, or the end of a mark that belongs elsewhere."""
    sides = ink.near[::2]
    if (sides[0] and sides[2]) or (sides[1] and sides[3]) or (ink.circle and sum(sides) >= 2):
        return "through"
    on = [zone for zone in range(8) if ink.far[zone]]
    back = [
        zone for zone in range(8) if ink.far[zone] or (ink.near[zone] and (ink.circle or ink.hidden[zone]))
    ]
    if any(3 <= (a - b) % 8 <= 5 for a in on for b in back):
        return "through"
    if min(ink.reach) < -0.1:  # all of it along one side
        return "beside"
    for side in range(4):
        around = [(2 * side + turn) % 8 for turn in (-1, 0, 1)]
        entered = any(ink.near[zone] for zone in around)
        met = [ink.far[zone] or (ink.beside[side] and ink.hidden[zone]) for zone in around]
        elsewhere = ink.circle or any(met)
        if entered and elsewhere and ink.reach[(side + 2) % 4] < 0.1:
            return "beside"
    return None


def _hatched(ink: Ink) -> bool:
    return ink.runs >= (6 if ink.number else 3)


def _filled(ink: Ink) -> bool:
    """Dark all over: a tick or cross of a thick pen leaves some places along the edge light."""
    return ink.share > FILLED and ink.light < 2


def one_answer(group: Sequence[tuple[Ink, Verdict]], pen: Pen) -> tuple[int, Doubt] | None:
    """Which of a question's bubbles to leave open when none has an answer, and why.

    The one with traces of a mark, or else the one with most ink around it, which may be a part of a ring.
    """
    if any(state != "empty" for _, (state, _) in group):
        return None
    best = max(range(len(group)), key=lambda i: group[i][0].trace)
    rest = sorted(ink.trace for ink, _ in group)[:-1]
    if group[best][0].trace > 0.6 * pen.quiet and group[best][0].trace > 1.8 * rest[len(rest) // 2]:
        return best, "faint"
    most = max(range(len(group)), key=lambda i: _around(group[i][0]))
    return (most, "ring") if _around(group[most][0]) >= PART_OF_RING else None
