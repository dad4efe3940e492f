"""Maps from the page to the picture, and grey values at places between pixels.

Points are arrays (n, 2). Page points are in points from the lower left corner, picture points in pixels from
the centre of the upper left pixel, y downwards. A map is a 3 x 3 matrix.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Grey = NDArray[np.uint8]
Patch = NDArray[np.float32]


def powers(x: NDArray[Any], y: NDArray[Any]) -> NDArray[Any]:
    """1, x, y, x², xy and y² of places (n, 6): what a bowl over them is made of."""
    return np.column_stack([np.ones_like(x), x, y, x * x, x * y, y * y])


def mapped(matrix: Points, points: Points) -> Points:
    """The points, of any leading shape, after the map."""
    moved = points @ matrix[:, :2].T + matrix[:, 2]
    return np.asarray(moved[..., :2] / moved[..., 2:])


def affine(source: Points, target: Points) -> Points:
    """The best map without perspective; three points at least."""
    rows = np.column_stack([source, np.ones(len(source))])
    return np.vstack([np.linalg.lstsq(rows, target, rcond=None)[0].T, [0.0, 0.0, 1.0]])


def homography(source: Points, target: Points, weights: Points | None = None) -> Points:
    """The best map with perspective, by singular values on normalised points; four points at least."""
    before, after = _normalising(source), _normalising(target)
    a, b = mapped(before, source), mapped(after, target)
    ones, none = np.ones((len(a), 1)), np.zeros((len(a), 3))
    left = np.hstack([a, ones])
    rows = np.vstack([np.hstack([left, none, -b[:, :1] * left]), np.hstack([none, left, -b[:, 1:] * left])])
    if weights is not None:
        rows *= np.concatenate([weights, weights])[:, None]
    core = np.linalg.svd(rows)[2][-1].reshape(3, 3)
    matrix = np.linalg.inv(after) @ core @ before
    return np.asarray(matrix / matrix[2, 2])


def _normalising(points: Points) -> Points:
    centre = points.mean(axis=0)
    scale = math.sqrt(2) / max(float(np.hypot(*(points - centre).T).mean()), 1e-9)
    return np.array([[scale, 0, -scale * centre[0]], [0, scale, -scale * centre[1]], [0, 0, 1.0]])


def jacobians(matrix: Points, points: Points) -> Points:
    """How the picture moves with the page at each point: (n, 2, 2) pixels a point."""
    step = 1.0
    across = mapped(matrix, points + np.array([step, 0.0])) - mapped(matrix, points - np.array([step, 0.0]))
    along = mapped(matrix, points + np.array([0.0, step])) - mapped(matrix, points - np.array([0.0, step]))
    return np.stack([across, along], axis=-1) / (2 * step)


def sampled(grey: Grey, x: NDArray[np.floating], y: NDArray[np.floating]) -> Patch:
    """Grey values at x and y, bilinear; beyond the edge the edge's own value."""
    height, width = grey.shape
    x, y = np.clip(x, 0, width - 1.001), np.clip(y, 0, height - 1.001)
    column, row = x.astype(np.int32), y.astype(np.int32)
    right, down = (x - column).astype(np.float32), (y - row).astype(np.float32)
    place = row.astype(np.intp) * width + column

    def at(step: int) -> Patch:
        return np.asarray(grey.ravel()[step:].take(place, mode="clip"), dtype=np.float32)

    top, bottom = at(0), at(width)
    top += (at(1) - top) * right
    bottom += (at(width + 1) - bottom) * right
    top += (bottom - top) * down
    return top
