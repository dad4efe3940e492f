"""Darkness: 0 is the paper right there, 1 is the solid black of the registration squares."""

from __future__ import annotations

import numpy as np

from rephold.logs.paper.geometry import Patch
from rephold.logs.paper.patches import Boxes

LEAST_CONTRAST = 0.12
"""Of white: on a darker black than this leaves, noise would pass for ink."""

SYMMETRIC = np.array([[0, 1, 2], [1, 3, 4], [2, 4, 5]])
"""Where the six products of 1, x and y stand in the matrix of their sums."""


def darkness(area: Patch, boxes: Boxes, black: float) -> Patch:
    """Patches of grey (n, k, k) as darkness; the paper is a plane through the bright part of each patch.

    `black` is the grey of solid black for white paper of 1.
    """
    places = boxes.grid
    step = 3  # a plane needs no more places than one in nine
    x, y = places.x[::step, ::step].ravel(), places.y[::step, ::step].ravel()
    basis = np.column_stack([np.ones_like(x), x, y])
    products = basis[:, [0, 0, 0, 1, 1, 2]] * basis[:, [0, 1, 2, 1, 2, 2]]
    grey = area[:, ::step, ::step].reshape(len(area), -1)
    paper = np.partition(grey, int(grey.shape[1] * 0.8), axis=1)[:, int(grey.shape[1] * 0.8)]
    plane = np.column_stack([paper, np.zeros((len(area), 2), np.float32)])
    for _ in range(3):
        off = grey - plane @ basis.T
        spread = np.maximum(0.03 * paper, 2.0)[:, None]
        weight = np.where(off < 0, 1 / (1 + (off / spread) ** 2), 1.0).astype(np.float32) ** 2
        normal = (weight @ products)[:, SYMMETRIC]
        moment = (weight * grey) @ basis
        normal += np.diag([0.0, 1.0, 1.0]) * 0.05 * weight.sum(axis=1)[:, None, None]  # level, if in doubt
        plane = np.linalg.solve(normal, moment[..., None])[..., 0]
    white = plane[:, 0, None, None] + plane[:, 1, None, None] * places.x + plane[:, 2, None, None] * places.y
    white = np.maximum(white, 1.0)
    contrast = np.maximum(1.0 - black, LEAST_CONTRAST)
    return np.asarray(np.clip((1.0 - area / white) / contrast, -0.3, 1.2), dtype=np.float32)
