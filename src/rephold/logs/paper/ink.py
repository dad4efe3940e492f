"""What the pen left in and around each box, measured against the empty boxes of the same page."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rephold.logs.paper.geometry import Patch, Points
from rephold.logs.paper.patches import PER_MM, Boxes, Mask, grid

INSIDE = 0.45
"""Millimetres from the outline to where only the pen leaves ink."""
CORE = 0.55
"""Of half a box: what a mark that means something touches."""
RING = (0.40, 1.10)
"""Millimetres outside the outline where strokes that leave the box are met."""
PEAK_AREA = 0.5
"""Square millimetres of the darkest ink that count as its darkness."""
PRINTED = 0.2
"""Share of boxes of a kind that have ink at the same place outside: it is printed, or a habit."""


@dataclass(frozen=True)
class Ink:
    """One box. Darkness from 0 (paper) to 1 (solid black), lengths in mm, areas as shares of the inside."""

    circle: bool
    size: float
    mean: float
    peak: float
    share: float
    area: float
    """Square millimetres of stroke."""
    extent: float
    core: float
    sides: int
    """Of the four sides, how many have ink outside their middle."""
    through: bool
    """Ink outside two opposite sides, at their middles."""
    corners: int
    sectors: int
    """Of eight directions around a bubble, how many have ink outside it."""


@dataclass(frozen=True)
class PageInk:
    """All boxes, and what the page's paper and printing are like."""

    boxes: tuple[Ink, ...]
    quiet: float
    """Peak darkness below which nearly all empty boxes stay."""
    noise: float


def page_ink(dark: Patch, boxes: Boxes, ignored: Mask) -> PageInk:
    """Measures of every box from its patch of darkness; `ignored` samples are not looked at."""
    inner = np.stack(
        [
            grid(boxes.reach).radius(bool(c)) < h - INSIDE
            for c, h in zip(boxes.circle, boxes.half, strict=True)
        ]
    )
    seen = inner & ~ignored
    count = np.maximum(seen.sum(axis=(1, 2)), 1)
    raw = (dark * seen).sum(axis=(1, 2)) / count
    empty = _likely_empty(dark, seen, raw, count)
    level = dark.copy()
    for kind in boxes.kinds():
        chosen = kind[empty[kind]]
        if len(chosen) >= 8:
            level[kind] -= np.median(dark[chosen], axis=0) * inner[kind[0]]
    base = _smooth(boxes, (level * seen).sum(axis=(1, 2)) / count, empty)
    level -= (base[:, None, None] * inner).astype(np.float32)
    spread = np.sqrt((np.square(level) * seen).sum(axis=(1, 2)) / count)
    noise = float(np.percentile(spread[empty], 75)) if empty.any() else 0.03
    bound = min(0.30, max(0.10, 4.0 * noise))
    ink = _solid(level > bound) & ~ignored
    peak = _peaks(level, seen)
    measured = tuple(_box(i, boxes, level[i], ink[i], seen[i], float(peak[i])) for i in range(len(boxes)))
    quiet = float(np.percentile(peak[empty], 92)) if empty.any() else 0.06
    outside = _printed_around(ink, boxes)
    measured = tuple(_around(m, ink[i] & ~outside[i], boxes, i) for i, m in enumerate(measured))
    return PageInk(measured, quiet, noise)


def _likely_empty(dark: Patch, seen: Mask, raw: Points, count: NDArray[np.intp]) -> Mask:
    """Boxes with no ink to speak of: the lightest of those with hardly a dark sample."""
    clean = ((dark > 0.30) & seen).sum(axis=(1, 2)) / count < 0.03
    if clean.any():
        chosen = clean & (raw <= np.percentile(raw[clean], 70))
        if chosen.sum() >= 12:
            return np.asarray(chosen)
    return np.asarray(raw <= np.sort(raw)[min(20, len(raw) - 1)])


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


def _box(i: int, boxes: Boxes, level: Patch, ink: Mask, seen: Mask, peak: float) -> Ink:
    places, half = grid(boxes.reach), float(boxes.half[i])
    circle = bool(boxes.circle[i])
    core = seen & (places.radius(circle) < half * CORE)
    inside = ink & seen
    rows, columns = np.nonzero(inside)
    extent = max(np.ptp(rows), np.ptp(columns)) / PER_MM if len(rows) else 0.0
    total = max(int(seen.sum()), 1)
    return Ink(
        circle,
        2 * half,
        float(np.clip(level[seen], -0.1, 1).sum() / total),
        peak,
        float(inside.sum() / total),
        float(inside.sum() / PER_MM**2),
        float(extent),
        float(ink[core].sum() / max(int(core.sum()), 1)),
        0,
        False,
        0,
        0,
    )


def _printed_around(ink: Mask, boxes: Boxes) -> Mask:
    """Samples outside each box that are dark around many boxes of its kind."""
    printed = np.zeros_like(ink)
    for kind in boxes.kinds():
        if len(kind) >= 8:
            printed[kind] = ink[kind].mean(axis=0) > PRINTED
    return printed


def _around(ink: Ink, dark: Mask, boxes: Boxes, i: int) -> Ink:
    """The same measures with what lies outside the box added."""
    places, half = grid(boxes.reach), float(boxes.half[i])
    radius = places.radius(ink.circle)
    ring = (radius > half + RING[0]) & (radius < half + RING[1])
    middle = 0.6 * half
    zones = [
        ring & (places.x > middle) & (abs(places.y) < middle),
        ring & (places.y > middle) & (abs(places.x) < middle),
        ring & (places.x < -middle) & (abs(places.y) < middle),
        ring & (places.y < -middle) & (abs(places.x) < middle),
    ]
    sides = [bool(dark[zone].mean() > 0.08) for zone in zones]
    corners = [ring & (a * places.x >= middle) & (b * places.y >= middle) for a in (-1, 1) for b in (-1, 1)]
    wide = (places.radius(True) > half + RING[0]) & (places.radius(True) < half + 2.1)
    angle = ((np.arctan2(places.y, places.x) + np.pi) / (2 * np.pi) * 8).astype(int) % 8
    sectors = np.bincount(angle[dark & wide], minlength=8) >= 3
    return Ink(
        **{
            **ink.__dict__,
            "sides": sum(sides),
            "through": (sides[0] and sides[2]) or (sides[1] and sides[3]),
            "corners": sum(bool(dark[zone].mean() > 0.10) for zone in corners),
            "sectors": int(sectors.sum()),
        }
    )
