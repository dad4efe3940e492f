"""Where each printed outline really is: paper curls, folds and is stretched by feeders.

Each outline is slid over its surroundings; a smooth field through the best places, robust against pen and
neighbours, says where to expect it; a box may leave the field a little where its own outline asks for it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rephold.logs.paper.darkness import darkness
from rephold.logs.paper.geometry import Grey, Patch, Points
from rephold.logs.paper.patches import PER_MM, Boxes, cut, grid

SLIDE = 1.5
"""Millimetres that an outline is looked for to each side."""
LEAVING = 1.2
"""Fit that a box gives up for each square millimetre it leaves the field by."""
BENDS = 0.25
"""Millimetres from the field at which an outline counts half."""
HEAVIEST = 0.7
"""Darkness above this is ink, not the printed line, and counts no more."""


@dataclass(frozen=True)
class Registered:
    """Shifts in mm (n, 2), and how well the outline fits there (n,): 0 nothing, about 0.5 a clear line."""

    shift: Points
    fit: Points


def registered(grey: Grey, boxes: Boxes, black: float) -> Registered:
    """The shift of each box."""
    area, _, _ = cut(grey, boxes, np.zeros((len(boxes), 2)))
    dark = np.minimum(darkness(area, boxes, black), HEAVIEST)
    reach = int(SLIDE * PER_MM)
    offsets = np.arange(-reach, reach + 1) / PER_MM
    fits = np.empty((len(boxes), len(offsets), len(offsets)))
    for kind in boxes.kinds():
        fits[kind] = _slid(dark[kind], boxes, int(kind[0]), reach)
    down, right = np.meshgrid(offsets, offsets, indexing="ij")
    best = fits.reshape(len(boxes), -1).argmax(axis=1)
    own = np.column_stack([right.ravel()[best], down.ravel()[best]])
    field = _field(boxes, own, np.clip(fits.reshape(len(boxes), -1).max(axis=1), 0, None))
    away = (right - field[:, 0, None, None]) ** 2 + (down - field[:, 1, None, None]) ** 2
    chosen = (fits - LEAVING * away).reshape(len(boxes), -1).argmax(axis=1)
    shift = np.column_stack([right.ravel()[chosen], down.ravel()[chosen]])
    return Registered(shift, fits.reshape(len(boxes), -1)[np.arange(len(boxes)), chosen])


def _slid(dark: Patch, boxes: Boxes, first: int, reach: int) -> Points:
    """Darkness on the outline less darkness beside it, for every offset: a correlation, by Fourier."""
    radius = grid(boxes.reach).radius(bool(boxes.circle[first]))
    off = abs(radius - boxes.half[first])
    line, beside = off < 0.16, (off > 0.35) & (off < 0.75)
    kernel = line / line.sum() - beside / beside.sum()
    product = np.fft.rfft2(dark) * np.conj(np.fft.rfft2(kernel.astype(np.float32)))
    fit = np.fft.fftshift(np.fft.irfft2(product, s=dark.shape[1:]), axes=(1, 2))
    middle = dark.shape[1] // 2
    part = slice(middle - reach, middle + reach + 1)
    return np.asarray(fit[:, part, part])


def _field(boxes: Boxes, own: Points, weight: Points) -> Points:
    """A smooth shift over the page through the boxes' own shifts (n, 2)."""
    span = np.maximum(np.ptp(boxes.centre, axis=0), 1.0)
    u, v = ((boxes.centre - boxes.centre.mean(axis=0)) / span * 2).T
    terms = [np.ones_like(u), u, v, u * v, u**2, v**2, u**3, v**3]
    many = next((count for count, least in ((8, 40), (4, 12), (3, 6)) if len(boxes) >= least), 1)
    basis = np.column_stack(terms[:many])
    now, field = weight, np.zeros_like(own)
    for _ in range(8):
        rows = basis * now[:, None]
        field = basis @ np.linalg.lstsq(rows, own * now[:, None], rcond=None)[0]
        now = weight / (1 + (np.hypot(*(own - field).T) / BENDS) ** 2)
    return np.asarray(field)
