"""Whether a pale line is in a box: by what the same paper shows by way of light lines, which no pen draws.

Grain, blur, noise and compression make dark lines and light ones alike; a pen makes only dark ones. So the
lightest lines of a neighbourhood say how dark a line must be to be more than paper, also where all boxes
have the same pale marks.
"""

from __future__ import annotations

import numpy as np

from rephold.logs.paper.geometry import Patch, Points, powers
from rephold.logs.paper.patches import Boxes, Mask
from rephold.units import to_mm

LENGTH = 4
"""Samples to each side along a line: 9 samples are 1.5 mm."""
FLANK = 5
"""Samples from a line to the paper on both its sides: 0.8 mm."""
DIRECTIONS = ((0, 1), (1, 1), (1, 0), (1, -1))
NEIGHBOURS = 12
"""Boxes whose paper is like that of the one in their middle."""
INKED = 0.15
"""Darkness of a line, or of all, from which a box is no sample of paper if there are others."""


def pale_lines(level: Patch, inner: Mask, boxes: Boxes, noise: float) -> tuple[Points, Points]:
    """Contrast of the best dark line inside each box, and of light ones in boxes around it: both (n,)."""
    rows, columns = np.nonzero(inner.any(axis=0))
    part = np.s_[:, rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    inside = inner[part]
    flat = _flattened(level[part], inside)
    line = _lines(flat, inside)
    mean = (level[part] * inside).sum(axis=(1, 2)) / inside.sum(axis=(1, 2))
    inked = (line > INKED) | (mean > INKED)
    light = _lines(-np.minimum(flat, np.float32(3 * noise + 0.01)), inside)  # ink makes light lines beside it
    place = to_mm(1.0) * boxes.centre
    distance = np.hypot(*np.moveaxis(place[None] - place[:, None], 2, 0))
    near = np.argsort(distance + 1e4 * inked, axis=1, kind="stable")[:, :NEIGHBOURS]
    return line, light[near].mean(axis=1)


def _flattened(level: Patch, inside: Mask) -> Patch:
    """Darkness above the bowl through the paper of each box: light changes at a shadow's edge."""
    count, height, width = level.shape
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j].reshape(2, -1)
    basis = powers(x, y).astype(np.float32)
    products = (basis[:, :, None] * basis[:, None]).reshape(len(basis), -1)
    seen = inside.reshape(count, -1).astype(np.float32)
    dark = level.reshape(count, -1)
    weight = seen
    for _ in range(3):
        normal = (weight @ products).reshape(count, 6, 6) + 1e-3 * np.eye(6)
        bowl = np.linalg.solve(normal, ((weight * dark) @ basis)[..., None])[..., 0]
        off = dark - bowl.astype(np.float32) @ basis.T
        spread = _spread(off, seen)
        weight = np.asarray(seen / (1 + (np.maximum(off, 0) / (2 * spread)) ** 2), dtype=np.float32)
    return np.asarray((off * seen).reshape(level.shape), dtype=np.float32)


def _spread(off: Patch, seen: Patch) -> Patch:
    """The usual distance from the bowl (n, 1); one sample in three tells it."""
    away = np.where(seen[:, ::3] > 0, abs(off[:, ::3]), np.float32(np.nan))
    return np.asarray(1.4826 * np.nanmedian(away, axis=1, keepdims=True) + 0.004, dtype=np.float32)


def _lines(flat: Patch, inside: Mask) -> Points:
    """Contrast of the best short line inside each box to the darker of its flanks (n,)."""
    height, width = inside.shape[1:]
    edge = LENGTH + FLANK + 1
    padded = np.pad(flat, ((0, 0), (edge, edge), (edge, edge)))
    soft = _mean([_shifted(padded, down, right, 1) for down in (-1, 0, 1) for right in (-1, 0, 1)])
    best = np.full(inside.shape, -1.0, np.float32)
    for down, right in DIRECTIONS:
        steps = range(-LENGTH, LENGTH + 1)
        line = _mean([_shifted(soft, step * down, step * right, LENGTH) for step in steps])
        away = FLANK if down * right == 0 else FLANK - 1
        flanks = [_shifted(line, side * right, -side * down, FLANK) for side in (away, -away)]
        np.maximum(best, line[:, FLANK:-FLANK, FLANK:-FLANK] - np.maximum(*flanks), out=best)
    response = np.where(inside, best, np.float32(-1.0))
    return np.asarray(response.reshape(len(flat), height * width).max(axis=1), dtype=np.float64)


def _mean(pictures: list[Patch]) -> Patch:
    total = pictures[0].copy()
    for picture in pictures[1:]:
        total += picture
    return np.asarray(total / np.float32(len(pictures)))


def _shifted(picture: Patch, down: int, right: int, edge: int) -> Patch:
    """The picture without `edge` samples all around, seen from so many samples further."""
    height, width = picture.shape[1] - edge, picture.shape[2] - edge
    return picture[:, edge + down : height + down, edge + right : width + right]
