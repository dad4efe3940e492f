"""How much like a pen stroke the darkest place of a patch is: lines are told from paper better than dots."""

from __future__ import annotations

import numpy as np

from rephold.logs.paper.geometry import Patch, Points
from rephold.logs.paper.patches import Mask

LENGTH = 3
"""Samples to each side along a stroke: 7 samples are 1.2 mm."""
AROUND = 6
"""Samples to each side of the neighbourhood that a stroke is darker than: 2.2 mm wide."""
DIRECTIONS = ((0, 1), (1, 1), (1, 0), (1, -1))


def traces(level: Patch, inner: Mask) -> Points:
    """Darkness of the best short line inside each box above its neighbourhood (n,)."""
    edge = LENGTH + AROUND
    rows, columns = np.nonzero(inner.any(axis=0))
    part = np.s_[:, rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    inside = inner[part]
    padded = np.pad(level[part] * inside, ((0, 0), (edge, edge), (edge, edge)))
    height, width = inside.shape[1:]

    def moved(picture: Patch, down: int, right: int) -> Patch:
        top, left = edge + down, edge + right
        return picture[:, top : top + height, left : left + width]

    soft = _means(padded, 1)
    around = moved(_means(padded, AROUND), 0, 0)
    best = np.full(inside.shape, -1.0, np.float32)
    for down, right in DIRECTIONS:
        line = sum(moved(soft, step * down, step * right) for step in range(-LENGTH, LENGTH + 1))
        np.maximum(best, line / np.float32(2 * LENGTH + 1), out=best)
    response = np.where(inside, best - around, np.float32(-1.0))
    return np.asarray(response.reshape(len(level), -1).max(axis=1), dtype=np.float64)


def _means(picture: Patch, half: int) -> Patch:
    """Mean of the square of 2 half + 1 around every sample; zero beyond the edge."""
    side = 2 * half + 1
    padded = np.pad(picture, ((0, 0), (half + 1, half), (half + 1, half)))
    total = padded.cumsum(axis=1, dtype=np.float32).cumsum(axis=2, dtype=np.float32)
    sums = (
        total[:, side:, side:] - total[:, :-side, side:] - total[:, side:, :-side] + total[:, :-side, :-side]
    )
    return np.asarray(sums / np.float32(side**2))
