"""Where each printed outline really is: paper curls, folds and is stretched by feeders.

Each outline is slid over its surroundings. A smooth field through the best places, robust against pen and
neighbours, says where to expect it; the field follows ever smaller neighbourhoods, and each box looks for its
outline ever closer to the field.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from rephold.logs.paper.darkness import darkness
from rephold.logs.paper.geometry import Grey, Patch, Points
from rephold.logs.paper.patches import Boxes, cut, grid
from rephold.units import to_mm


@dataclass(frozen=True)
class _Pass:
    """How far outlines slide to each side in mm, at how many samples a mm, and rounds of the field.

    A round has millimetres of neighbourhood; millimetres from the field at which an outline counts half; and
    fit that a box gives up for each square millimetre it leaves the field by.
    """

    slide: float
    per_mm: float
    rounds: tuple[tuple[float, float, float], ...]


COARSE = _Pass(
    4.5, 4.0, ((200.0, 1.5, 0.0), (90.0, 1.0, 0.01), (45.0, 0.7, 0.03), (25.0, 0.5, 0.08), (18.0, 0.35, 0.25))
)
FINE = _Pass(0.9, 6.0, ((25.0, 0.4, 0.1), (18.0, 0.3, 0.3)))
"""Outlines now lean as they do on the picture, and fit better."""
STEEPEST = 0.1
"""Of the field: a box that leans more is not from this paper."""
HEAVIEST = 0.7
"""Darkness above this is ink, not the printed line, and counts no more."""


@dataclass(frozen=True)
class _Slid:
    """How well each outline fits (n, k, k) at offsets in mm, the same k to the right and down."""

    fits: Points
    offsets: Points

    def best(self, field: Points, leaving: float) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Row and column of the best offset of each box near the field."""
        right = (self.offsets - field[:, :1]) ** 2
        down = (self.offsets - field[:, 1:]) ** 2
        score = self.fits - leaving * (right[:, None, :] + down[:, :, None])
        return np.unravel_index(score.reshape(len(score), -1).argmax(axis=1), score.shape[1:])


def registered(grey: Grey, boxes: Boxes, black: float) -> Boxes:
    """The boxes where, and turned and stretched as, their outlines are."""
    for step in (COARSE, FINE):
        boxes = _moved(grey, boxes, black, step)
    return boxes


def _moved(grey: Grey, boxes: Boxes, black: float, step: _Pass) -> Boxes:
    slid = _slide(grey, boxes, black, step)
    each = np.arange(len(boxes))
    row, column = slid.best(np.zeros((len(boxes), 2)), 0.0)
    own = np.column_stack([slid.offsets[column], slid.offsets[row]])
    field = np.tile(np.median(own, axis=0), (len(boxes), 1))
    slope = np.zeros((len(boxes), 2, 2))
    for reach, bend, leaving in step.rounds:
        row, column = slid.best(field, leaving)
        own = np.column_stack([slid.offsets[column], slid.offsets[row]])
        weight = np.clip(slid.fits[each, row, column], 0, None)
        field, slope = _field(boxes, own, weight, reach, bend, field)
    row, column = slid.best(field, step.rounds[-1][2])
    shift = np.column_stack([_between(slid, each, row, column, 1), _between(slid, each, row, column, 0)])
    spot = boxes.spot + np.einsum("nij,nj->ni", boxes.turn, shift)
    turn = boxes.turn @ (np.eye(2) + np.clip(slope, -STEEPEST, STEEPEST))
    return replace(boxes, spot=spot, turn=turn)


def _slide(grey: Grey, boxes: Boxes, black: float, step: _Pass) -> _Slid:
    room = float(boxes.sides.max()) + step.slide + 0.8
    wide = replace(boxes, grid=grid(int(room * step.per_mm), step.per_mm))
    area, _, _ = cut(grey, wide)
    dark = np.minimum(darkness(area, wide, black), HEAVIEST)
    steps = int(step.slide * step.per_mm)
    fits = np.empty((len(boxes), 2 * steps + 1, 2 * steps + 1))
    for kind in boxes.kinds():
        fits[kind] = _correlated(dark[kind], wide, int(kind[0]), steps)
    return _Slid(fits, np.arange(-steps, steps + 1) / step.per_mm)


def _correlated(dark: Patch, boxes: Boxes, first: int, steps: int) -> Points:
    """Darkness on the outline less darkness beside it, for every offset, by Fourier."""
    off = abs(boxes.off(first))
    line, beside = off < 0.17, (off > 0.35) & (off < 0.75)
    kernel = line / line.sum() - beside / beside.sum()
    product = np.fft.rfft2(dark) * np.conj(np.fft.rfft2(kernel.astype(np.float32)))
    fit = np.fft.fftshift(np.fft.irfft2(product, s=dark.shape[1:]), axes=(1, 2))
    middle = dark.shape[1] // 2
    part = slice(middle - steps, middle + steps + 1)
    return np.asarray(fit[:, part, part])


def _field(
    boxes: Boxes, own: Points, weight: Points, reach: float, bend: float, field: Points
) -> tuple[Points, Points]:
    """The plane through the shifts of each box's neighbourhood: there (n, 2), and its slope (n, 2, 2)."""
    place = to_mm(1.0) * boxes.centre * [1.0, -1.0]
    away = place[None, :, :] - place[:, None, :]
    near = np.exp(-np.square(away).sum(axis=2) / (2 * reach**2))
    basis = np.concatenate([np.ones((*near.shape, 1)), away / reach], axis=2)
    level = np.diag([1e-6, 0.05, 0.05])
    plane = np.zeros((len(boxes), 3, 2))
    for _ in range(3):
        trust = near * (weight / (1 + (np.hypot(*(own - field).T) / bend) ** 2))[None, :]
        rows = basis * trust[:, :, None]
        normal = np.swapaxes(rows, 1, 2) @ basis + level * trust.sum(axis=1)[:, None, None] + 1e-9 * np.eye(3)
        plane = np.linalg.solve(normal, np.swapaxes(rows, 1, 2) @ own)
        field = plane[:, 0, :]
    return field, np.swapaxes(plane[:, 1:, :], 1, 2) / reach


def _between(
    slid: _Slid, each: NDArray[np.intp], row: NDArray[np.intp], column: NDArray[np.intp], axis: int
) -> Points:
    """The offset along an axis (0 down, 1 right) of the top of the parabola through three fits."""
    last = len(slid.offsets) - 2
    at = [np.clip(row, 1, last), np.clip(column, 1, last)]
    step = (1 - axis, axis)
    low = slid.fits[each, at[0] - step[0], at[1] - step[1]]
    mid = slid.fits[each, at[0], at[1]]
    high = slid.fits[each, at[0] + step[0], at[1] + step[1]]
    bend = 2 * mid - low - high
    part = np.where(bend > 1e-6, 0.5 * (high - low) / np.maximum(bend, 1e-6), 0.0)
    return np.asarray(slid.offsets[at[axis]] + np.clip(part, -0.5, 0.5) * (slid.offsets[1] - slid.offsets[0]))
