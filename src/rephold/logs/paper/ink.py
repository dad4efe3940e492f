"""What the pen left in and around each box, measured against the empty boxes of the same page."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rephold.logs.paper.geometry import Patch, Points
from rephold.logs.paper.paleness import pale_lines
from rephold.logs.paper.patches import PER_MM, Boxes, Mask
from rephold.logs.paper.strokes import across, extent, reach, runs, traces
from rephold.logs.paper.surroundings import inked_beside, shaded, zones

INSIDE = 0.45
"""Millimetres from the outline to where only the pen leaves ink."""
CORE = 0.55
"""Of half a box: what a mark that means something touches."""
PAPER = 1.5
"""Of the light lines of paper: what traces of paper stay below."""
DULL = 0.06
"""Darkness of the middle of empty boxes at most: more is a page on which all are shaded in."""
EDGE = 0.3
"""Of the darkness of a stroke, where it ends."""
PEAK_AREA = 0.5
"""Square millimetres of the darkest ink that count as its darkness."""


@dataclass(frozen=True)
class Ink:
    """One box. Darkness from 0 (paper) to 1 (solid black), lengths in mm, areas as shares of the inside."""

    circle: bool
    number: bool
    """A number may be written into it."""
    size: float
    mean: float
    peak: float
    trace: float
    """Of the best short line above its neighbourhood: small on paper, clear even for a faint stroke."""
    line: float
    """Contrast of the best dark line to the paper on both its sides."""
    grain: float
    """The same of light lines in the boxes around: what the paper itself has."""
    share: float
    area: float
    """Square millimetres of ink."""
    extent: float
    """The longer of width and height of the ink inside."""
    core: float
    runs: int
    """Strokes met on a straight way through the box: 2 for a tick or cross, more for a scribble."""
    reach: tuple[float, float, float, float]
    """How far ink goes to the right, down, left and up of the centre, in halves of the inside."""
    near: tuple[bool, ...]
    far: tuple[bool, ...]
    """Zones around the box with ink, see `zones`."""
    hidden: tuple[bool, ...]
    """Far zones of which other boxes or print leave little to see."""
    around: float
    """Darkness of the paper just outside that other boxes of its kind do not have: shadow, coffee."""
    light: int
    """Of the eight zones inside along the edge, how many are light."""
    struck: float
    """Inked share of the straightest way across a square, from the left to the right."""
    shown: float
    """Share of the inside that is looked at."""
    beside: tuple[bool, ...]
    """Whether a box with ink stands close by on the right, below, on the left, above."""


@dataclass(frozen=True)
class PageInk:
    """All boxes, and what the page's paper is like."""

    boxes: tuple[Ink, ...]
    quiet: float
    """Trace that paper without ink stays below."""
    noise: float
    """Spread of darkness on paper."""


def page_ink(dark: Patch, boxes: Boxes, ignored: Mask) -> PageInk:
    """Measures of every box from its patch of darkness; `ignored` samples are not looked at."""
    off = boxes.offs()
    inner = off < -INSIDE
    seen = inner & ~ignored
    level = _levelled(dark, boxes, inner, seen)
    noise = _noise(level, seen)
    shown = np.where(seen, level, np.float32(0))
    trace, peak = traces(shown, inner), _peaks(level, seen)
    line, grain = pale_lines(shown, inner, boxes, noise)
    bound = min(0.30, max(0.10, 4.0 * noise, EDGE * _usual(peak, trace)))
    ink = _solid(level > bound) & ~ignored
    rules = ignored & ~boxes.circle[:, None, None]  # lines of a table are streaks too, and beside boxes
    around = _solid(level > min(bound, max(0.10, 4.0 * noise))) & ~rules
    near, far, hidden, edges = zones(around, level, boxes)
    shade = shaded(dark, boxes)
    count = np.maximum(seen.sum(axis=(1, 2)), 1)
    mean = np.clip(shown, -0.1, 1).sum(axis=(1, 2)) / count
    inside = ink & seen
    core = inner & (off < (CORE - 1) * boxes.half[:, None, None])
    in_core = (inside & core).sum(axis=(1, 2)) / np.maximum((seen & core).sum(axis=(1, 2)), 1)
    covered = inside.sum(axis=(1, 2))
    struck = np.zeros(len(boxes))
    for kind in boxes.kinds():
        if not boxes.circle[kind[0]]:
            struck[kind] = across(inside[kind], inner[kind[0]])
    beside = inked_beside(boxes, covered > 0.3 * PER_MM**2)
    inks = tuple(
        Ink(
            bool(boxes.circle[i]),
            boxes.boxes[i].kind == "count",
            2 * float(boxes.half[i]),
            float(mean[i]),
            float(peak[i]),
            float(trace[i]),
            float(line[i]),
            float(grain[i]),
            float(covered[i] / count[i]),
            float(covered[i] / PER_MM**2),
            extent(inside[i]),
            float(in_core[i]),
            runs(inside[i]),
            reach(inside[i], boxes.sides[i] - INSIDE),
            tuple(near[i].tolist()),
            tuple(far[i].tolist()),
            tuple(hidden[i].tolist()),
            float(shade[i]),
            int((edges[i] < 0.3).sum()),
            float(struck[i]),
            float(count[i] / inner[i].sum()),
            tuple(beside[i].tolist()),
        )
        for i in range(len(boxes))
    )
    quiet = float(np.clip(PAPER * np.median(grain), 0.025, 0.05 + 1.6 * noise))
    return PageInk(inks, quiet, noise)


def _usual(peak: Points, trace: Points) -> float:
    """Darkness of the page's usual mark, before it is known what is one; 0 without any."""
    clear = peak[(peak > 0.25) & (trace > 0.1)]
    return float(np.median(clear)) if len(clear) else 0.0


def _levelled(dark: Patch, boxes: Boxes, inner: Mask, seen: Mask) -> Patch:
    """Darkness above what empty boxes have at the same place of the box, and at this place of the page."""
    count = np.maximum(seen.sum(axis=(1, 2)), 1)
    mean = (dark * seen).sum(axis=(1, 2)) / count
    empty = _likely_empty(dark, seen, mean, count)
    level = dark.copy()
    for kind in boxes.kinds():
        chosen = kind[empty[kind]]
        if len(chosen) < 8 and boxes.circle[kind[0]]:  # of a question's bubbles all but one are empty
            chosen = kind[np.argsort(mean[kind], kind="stable")[: max(8, len(kind) // 4)]]
            empty[chosen] = True
        if len(chosen) >= 8:
            level[kind] -= _spilt(np.median(dark[chosen], axis=0), boxes.off(int(kind[0])))
        beyond = boxes.off(int(kind[0])) > INSIDE
        level[kind] -= np.float32(np.median(level[kind][:, beyond])) * beyond
    base = np.minimum(_smooth(boxes, (level * seen).sum(axis=(1, 2)) / count, empty), DULL)
    level -= (base[:, None, None] * inner).astype(np.float32)
    return level


def _spilt(usual: Patch, off: Patch) -> Patch:
    """What blur carries inside from the outline: the usual darkness at each distance from it, 0 outside.

    It is the same along all of the outline; what everybody's marks have in common is not.
    """
    result = np.zeros_like(usual)
    far = np.rint(off * PER_MM)
    inner = off < -INSIDE
    for step in np.unique(far[inner]):
        ring = inner & (far == step)
        result[ring] = min(float(np.median(usual[ring])), DULL if step < (CORE - 1) * -far.min() else 1.0)
    return result


def _likely_empty(dark: Patch, seen: Mask, mean: Points, count: NDArray[np.intp]) -> Mask:
    """Boxes with no ink to speak of: the lightest of those with hardly a dark sample."""
    clean = ((dark > 0.30) & seen).sum(axis=(1, 2)) / count < 0.03
    chosen = clean & (mean <= np.percentile(mean[clean], 70)) if clean.any() else clean
    if chosen.sum() >= 12:
        return np.asarray(chosen)
    return np.asarray(mean <= np.sort(mean)[min(20, len(mean) - 1)])


def _smooth(boxes: Boxes, mean: Points, empty: Mask) -> Points:
    """The level of empty boxes as a smooth function of the place: light and blur differ over the page."""
    if empty.sum() < 14:
        return np.full(len(mean), np.median(mean[empty]))
    span = np.maximum(np.ptp(boxes.centre, axis=0), 1.0)
    u, v = ((boxes.centre - boxes.centre.mean(axis=0)) / span * 2).T
    basis = np.column_stack([np.ones_like(u), u, v, u**2, u * v, v**2])
    weight = empty.astype(np.float64)
    fit = np.zeros(len(mean))
    for _ in range(5):
        fit = basis @ np.linalg.lstsq(basis * weight[:, None], mean * weight, rcond=None)[0]
        off = mean - fit
        spread = max(1.4826 * float(np.median(abs(off[empty]))), 0.0012)
        weight = empty / (1 + (off / (3 * spread)) ** 2)
    low, high = np.percentile(mean[empty], [2, 98])
    return np.clip(fit, low, high)


def _noise(level: Patch, seen: Mask) -> float:
    """Spread of paper: the usual distance from the usual level, in boxes with hardly a dark sample."""
    inside = np.where(seen, level, np.nan)[:, ::2, ::2].reshape(len(level), -1)
    inside = inside[:, ~np.isnan(inside).all(axis=0)]
    clean = (inside > 0.3).mean(axis=1) < 0.03
    if clean.sum() >= 8:
        inside = inside[clean]
    middle = np.nanmedian(inside, axis=1, keepdims=True)
    return float(1.4826 * np.percentile(np.nanmedian(abs(inside - middle), axis=1), 50))


def _solid(dark: Mask) -> Mask:
    """Dark samples with two dark neighbours at least: strokes, not specks."""
    padded = np.pad(dark, ((0, 0), (1, 1), (1, 1))).astype(np.uint8)
    height, width = dark.shape[1:]
    near = sum(padded[:, r : r + height, c : c + width] for r in range(3) for c in range(3))
    return np.asarray(dark & (near >= 3))


def _peaks(level: Patch, seen: Mask) -> Points:
    """Mean of the darkest samples inside each box (n,)."""
    count = round(PEAK_AREA * PER_MM**2)
    flat = np.where(seen, level, np.float32(-1.0)).reshape(len(level), -1)
    top = np.partition(flat, flat.shape[1] - count, axis=1)[:, -count:]
    return np.asarray(np.clip(top, 0.0, 1.2).mean(axis=1), dtype=np.float64)
