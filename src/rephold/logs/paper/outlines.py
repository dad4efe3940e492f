"""Proof that each box is on this paper: how much of its printed outline is there."""

from __future__ import annotations

import itertools

import numpy as np

from rephold.logs.paper.geometry import Patch, Points
from rephold.logs.paper.patches import Boxes, Mask
from rephold.units import to_mm

PARTS = 16
"""The outline is looked at in so many directions."""
BINS = (-0.42, -0.25, -0.08, 0.08, 0.25, 0.42)
"""Edges, in mm from where the line should be, of the rings of which one must be dark."""
THERE = 0.3
"""Of the page's usual contrast: less, and this part of the line is missing."""
WHOLE, SIDE, DASHED = 0.7, 0.5, 0.3
"""Share of an outline that must be there, of each of its sides, and of a dashed outline."""

CLOSE = 18.0
"""Millimetres to a neighbour."""


def contrasts(dark: Patch, boxes: Boxes) -> Points:
    """Darkness of each part of each outline less that of the paper just outside (n, PARTS)."""
    places = boxes.grid
    angle = (np.arctan2(places.y, places.x) / (2 * np.pi) + 0.125) * PARTS
    part = np.floor(angle).astype(int) % PARTS
    result = np.empty((len(boxes), PARTS))
    for kind in boxes.kinds():
        off = boxes.off(int(kind[0]))
        rings = [(off >= low) & (off < high) for low, high in itertools.pairwise(BINS)]
        rings.append((off >= 0.55) & (off < 1.0))
        weights = np.stack([_mean(ring & (part == p)) for ring in rings for p in range(PARTS)])
        means = dark[kind].reshape(len(kind), -1) @ weights.reshape(len(weights), -1).T
        means = means.reshape(len(kind), len(rings), PARTS)
        result[kind] = means[:, :-1].max(axis=1) - means[:, -1]
    return result


def present(contrast: Points, usual: float, firm: Mask, lossy: bool) -> Mask:
    """Which boxes have their outline on all four sides (n,); dashed ones at least something of each.

    A picture of only black and white (`lossy`) may have lost one thin side.
    """
    second = 1 if lossy else 0
    parts = (contrast > THERE * usual).reshape(len(contrast), 4, PARTS // 4).mean(axis=2)
    whole = (parts.mean(axis=1) >= WHOLE) & (np.sort(parts, axis=1)[:, second] >= SIDE)
    dashed = (parts.mean(axis=1) >= DASHED) & (np.sort(parts, axis=1)[:, second] > 0)
    return np.asarray(np.where(firm, whole, dashed))


def among_others(there: Mask, boxes: Boxes) -> Mask:
    """The same without boxes of whose neighbours most are missing: one of those may be seen (n,)."""
    place = to_mm(1.0) * boxes.centre
    close = np.hypot(*np.moveaxis(place[None] - place[:, None], 2, 0)) < CLOSE
    np.fill_diagonal(close, False)
    return np.asarray(there & (2 * (close & there).sum(axis=1) >= close.sum(axis=1)))


def _mean(mask: Mask) -> Patch:
    return np.asarray(mask / max(int(mask.sum()), 1), dtype=np.float32)
