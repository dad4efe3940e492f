"""How much like a pen stroke the darkest place of a patch is, and how ink lies in a box.

Lines are told from paper better than dots.
"""

from __future__ import annotations

import numpy as np

from rephold.logs.paper.geometry import Patch, Points
from rephold.logs.paper.patches import PER_MM, Mask

LENGTH = 3
"""Samples to each side along a stroke: 7 samples are 1.2 mm."""
AROUND = 6
"""Samples to each side of the neighbourhood that a stroke is darker than: 2.2 mm wide."""
STEEPEST = 0.3
"""Rise of a line that strikes something out, at most."""
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


def across(ink: Mask, inner: Mask) -> Points:
    """Inked share of the straightest way through boxes of a kind from the left to the right (n,)."""
    rows, columns = np.nonzero(inner)
    part = ink[:, rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    padded = np.pad(part, ((0, 0), (1, 1), (0, 0)))
    thick = padded[:, :-2] | padded[:, 1:-1] | padded[:, 2:]
    wide = part.shape[2]
    rise = int(STEEPEST * wide)
    room = (rise + 1) // 2
    best = np.zeros(len(ink))
    for slope in range(-rise, rise + 1):
        down = np.rint(np.linspace(-slope / 2, slope / 2, wide)).astype(int)
        row = np.arange(room, part.shape[1] - room)[:, None] + down
        np.maximum(best, thick[:, row, np.arange(wide)].mean(axis=2).max(axis=1), out=best)
    return best


def extent(ink: Mask) -> float:
    """The longer of the width and height of ink, in mm."""
    rows, columns = np.nonzero(ink)
    return float(max(np.ptp(rows), np.ptp(columns)) / PER_MM) if len(rows) else 0.0


def runs(ink: Mask) -> int:
    """The median number of strokes on the busier of ways across and ways down, through the middle half."""
    if not ink.any():
        return 0
    part = slice(len(ink) // 2 - 6, len(ink) // 2 + 7, 2)
    counts = [(np.diff(way[part].astype(np.int8), axis=1) == 1).sum(axis=1) for way in (ink, ink.T)]
    return int(max(np.median(count) for count in counts))


def reach(ink: Mask, half: Points) -> tuple[float, float, float, float]:
    """How far ink goes to the right, down, left and up of the centre, in `half` the inside."""
    rows, columns = np.nonzero(ink)
    if not len(rows):
        return (-1.0, -1.0, -1.0, -1.0)
    x, y = (columns - len(ink) // 2) / PER_MM / half[0], (rows - len(ink) // 2) / PER_MM / half[1]
    (left, right), (up, down) = np.percentile([x, y], [3, 97], axis=1).T
    return (float(right), float(down), -float(left), -float(up))
