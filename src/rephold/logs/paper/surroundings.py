"""Where ink is met around a box, and where it leaves the middle of the inside light."""

from __future__ import annotations

import numpy as np

from rephold.logs.paper.geometry import Patch, Points
from rephold.logs.paper.patches import Boxes, Mask
from rephold.units import to_mm

NEAR = (0.40, 1.10)
"""Millimetres outside the outline where strokes that leave the box are met."""
FAR = (1.25, 2.25)
"""Where only strokes are met that run on."""
PRINTED = 0.15
"""Share of boxes of a kind that have ink at the same place outside: it is printed, or a habit."""
MET = 0.08
"""Share of a zone that is inked if a stroke crosses it."""


def zones(ink: Mask, boxes: Boxes) -> tuple[Mask, Mask, Points]:
    """Inked zones around each box, and the inked share of its four inner edges.

    Near and far zones (n, 8) go round from the right by way of below: sides are even, corners odd. Inner
    edges (n, 4) are the middles of the right, lower, left and upper side: a cross leaves them light.
    """
    near, far = np.zeros((len(boxes), 8), bool), np.zeros((len(boxes), 8), bool)
    edges = np.zeros((len(boxes), 4))
    own = ~_others(boxes)
    for kind in boxes.kinds():
        first = int(kind[0])
        printed = (
            _grown(ink[kind].mean(axis=0) > PRINTED) if len(kind) >= 8 else np.zeros(ink.shape[1:], bool)
        )
        masks = _masks(boxes, first)
        seen = (own[kind] & ~printed).reshape(len(kind), -1).astype(np.float32)
        met = seen * ink[kind].reshape(len(kind), -1)
        around = masks[:16].reshape(16, -1).T
        shares = (met @ around) / np.maximum(seen @ around, 0.25 * around.sum(axis=0))
        near[kind], far[kind] = shares[:, :8] > MET, shares[:, 8:] > MET
        inside = masks[16:].reshape(4, -1).T
        edges[kind] = ink[kind].reshape(len(kind), -1) @ inside / inside.sum(axis=0)
    return near, far, edges


def _masks(boxes: Boxes, i: int) -> Patch:
    """The zones of a kind of box (20, k, k): near, far, inner edges."""
    places, half = boxes.grid, float(boxes.half[i])
    off = places.radius(bool(boxes.circle[i])) - half
    angle = np.arctan2(places.y, places.x) / (2 * np.pi) * 8
    part = np.rint(angle).astype(int) % 8
    rings = [(off > low) & (off < high) for low, high in (NEAR, FAR)]
    quarter = np.rint(angle / 2).astype(int) % 4
    reach = half - 0.45
    inner = (off < -0.45) & (off > -0.45 - 0.45 * reach)
    narrow = np.minimum(abs(places.x), abs(places.y)) < 0.28 * reach
    return np.stack(
        [ring & (part == p) for ring in rings for p in range(8)]
        + [inner & narrow & (quarter == q) for q in range(4)]
    ).astype(np.float32)


def _others(boxes: Boxes) -> Mask:
    """Samples that lie on another box (n, k, k)."""
    places = boxes.grid
    limit = float(places.x.max()) + boxes.half.max()
    centre = to_mm(1.0) * boxes.centre * [1.0, -1.0]
    result = np.zeros((len(boxes), *places.x.shape), bool)
    for i in range(len(boxes)):
        away = centre - centre[i]
        close = (abs(away) < limit).all(axis=1)
        close[i] = False
        for j in np.nonzero(close)[0]:
            reach = boxes.half[j] + 0.35
            result[i] |= (abs(places.x - away[j, 0]) < reach) & (abs(places.y - away[j, 1]) < reach)
    return result


def _grown(mask: Mask) -> Mask:
    padded = np.pad(mask, 1)
    height, width = mask.shape
    return np.any([padded[r : r + height, c : c + width] for r in range(3) for c in range(3)], axis=0)
