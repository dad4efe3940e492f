"""Where each printed outline really is: paper curls, folds and is stretched by feeders.

Each outline is slid over its surroundings. The boxes whose best places agree with their neighbours' are where
the page is known; from them a smooth field goes on, box by box, to where paper is bent more. A box is looked
for only close to the field, so that it cannot take its neighbour's outline for its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from rephold.logs.paper.darkness import darkness
from rephold.logs.paper.geometry import Grey, Patch, Points, powers
from rephold.logs.paper.patches import Boxes, Mask, cut, grid
from rephold.units import to_mm


@dataclass(frozen=True)
class _Pass:
    """How far outlines slide in mm, at how many samples a mm, and how near the field they are looked for."""

    slide: float
    per_mm: float
    near: tuple[float, ...]


PASSES = (_Pass(6.0, 4.0, (1.2, 2.4)), _Pass(2.5, 4.0, (0.8, 1.6)), _Pass(0.9, 6.0, (0.5,)))
"""After the first, outlines lean as they do on the picture, and fit better."""
REACH = 20.0
"""Millimetres of a box's neighbourhood."""
BEND = 0.5
"""Millimetres from the field at which an outline counts half."""
LEAVING = 0.25
"""Fit that a box gives up for each square millimetre it leaves the field by."""
CLOSE, FAR = 18.0, 45.0
"""Millimetres between boxes that hang together, and to the next box from which the field goes on."""
SLOPE, SLACK = 0.08, 0.3
"""By how much shifts of boxes that hang together may differ: of their distance; millimetres besides."""
ROUNDS = 24
FIT = 0.6
"""Of the page's usual fit: an outline that fits no better says nothing."""
LEVEL = np.diag([1e-6, 0.02, 0.02, 0.1, 0.1, 0.1])
"""By which a field is rather level and flat, if in doubt."""
STEEPEST = 0.1
"""Of the field: a box that leans more is not from this paper."""
QUICK = tuple(2**two * 3**three * 5**five for two in range(12) for three in range(5) for five in range(4))
"""Sizes that Fourier is quick with."""
HEAVIEST = 0.7
"""Darkness above this is ink, not the printed line, and counts no more."""


@dataclass(frozen=True)
class _Slid:
    """How well each outline fits (n, k, k) at offsets in mm, the same k to the right and down."""

    fits: Points
    """Of what outlines of the kind, firm or dashed, usually fit on this page."""
    offsets: Points

    def best(self, field: Points, near: float) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Row and column of the best offset of each box within `near` mm of the field."""
        right = (self.offsets - field[:, :1]) ** 2
        down = (self.offsets - field[:, 1:]) ** 2
        away = right[:, None, :] + down[:, :, None]
        score = np.where(away < near**2, self.fits - LEAVING * away, -9.0 - away)
        return np.unravel_index(score.reshape(len(score), -1).argmax(axis=1), score.shape[1:])


def registered(grey: Grey, boxes: Boxes, black: float) -> Boxes:
    """The boxes where, and turned and stretched as, their outlines are."""
    for step in PASSES:
        boxes = _moved(grey, boxes, black, step)
    return boxes


def _moved(grey: Grey, boxes: Boxes, black: float, step: _Pass) -> Boxes:
    slid = _slide(grey, boxes, black, step)
    each = np.arange(len(boxes))
    field, slope = _followed(slid, boxes, step)
    row, column = slid.best(field, step.near[0])
    shift = np.column_stack([_between(slid, each, row, column, 1), _between(slid, each, row, column, 0)])
    spot = boxes.spot + np.einsum("nij,nj->ni", boxes.turn, shift)
    turn = boxes.turn @ (np.eye(2) + np.clip(slope, -STEEPEST, STEEPEST))
    return replace(boxes, spot=spot, turn=turn)


def _followed(slid: _Slid, boxes: Boxes, step: _Pass) -> tuple[Points, Points]:
    """The field of shifts at each box (n, 2), and its slope (n, 2, 2)."""
    place = to_mm(1.0) * boxes.centre * [1.0, -1.0]
    distance = np.hypot(*np.moveaxis(place[None] - place[:, None], 2, 0))
    own, fit = _own(slid, np.tile(_common(slid), (len(boxes), 1)), 9.0)
    known = _agreeing(own, fit > FIT, distance)
    for near in step.near:
        for _ in range(ROUNDS):
            field, slope = _field(place, own, fit * known)
            own, fit = _own(slid, field, near)
            within = (distance[:, known] < FAR).any(axis=1)
            followed = within & (fit > FIT)
            if (followed == known).all():
                break
            known = followed
    return field, slope


def _own(slid: _Slid, field: Points, near: float) -> tuple[Points, Points]:
    row, column = slid.best(field, near)
    fit = slid.fits[np.arange(len(row)), row, column]
    return np.column_stack([slid.offsets[column], slid.offsets[row]]), np.clip(fit, 0.0, 1.0)


def _common(slid: _Slid) -> Points:
    """The shift that suits the page as a whole."""
    steps = len(slid.offsets)
    mixing = np.exp(-((slid.offsets[:, None] - slid.offsets) ** 2) / 2)
    votes = mixing @ (np.clip(slid.fits, 0, 1) ** 2).sum(axis=0) @ mixing
    row, column = divmod(int(votes.argmax()), steps)
    return slid.offsets[[column, row]]


def _agreeing(own: Points, fitting: Mask, distance: Points) -> Mask:
    """The most boxes that hang together: of each a neighbour that has moved in the same way."""
    apart = np.hypot(*np.moveaxis(own[None] - own[:, None], 2, 0))
    linked = (distance < CLOSE) & (apart < SLOPE * distance + SLACK)
    linked &= fitting & fitting[:, None]
    joined = linked.astype(np.float32)
    for _ in range(8):
        joined = (joined @ joined > 0).astype(np.float32)
    return np.asarray(joined[int(joined.sum(axis=1).argmax())] > 0)


def _slide(grey: Grey, boxes: Boxes, black: float, step: _Pass) -> _Slid:
    room = float(boxes.sides.max()) + step.slide + 0.8
    wide = replace(boxes, grid=grid(int(room * step.per_mm), step.per_mm))
    area, _, _ = cut(grey, wide)
    dark = np.minimum(darkness(area, wide, black), HEAVIEST)
    steps = int(step.slide * step.per_mm)
    fits = np.empty((len(boxes), 2 * steps + 1, 2 * steps + 1))
    for kind in boxes.kinds():
        fits[kind] = _correlated(dark[kind], wide, int(kind[0]), steps)
    most = fits.reshape(len(fits), -1).max(axis=1)
    for firm in (True, False):
        chosen = boxes.firm == firm
        if chosen.any():
            fits[chosen] /= max(float(np.quantile(most[chosen], 0.7)), 1e-3)
    return _Slid(fits, np.arange(-steps, steps + 1) / step.per_mm)


def _correlated(dark: Patch, boxes: Boxes, first: int, steps: int) -> Points:
    """Darkness on the outline less darkness beside it, for every offset, by Fourier."""
    off = abs(boxes.off(first))
    line, beside = off < 0.17, (off > 0.35) & (off < 0.75)
    kernel = (line / line.sum() - beside / beside.sum()).astype(np.float32)
    size = min(quick for quick in QUICK if quick >= dark.shape[1])
    product = np.fft.rfft2(dark, s=(size, size)) * np.conj(np.fft.rfft2(kernel, s=(size, size)))
    fit = np.fft.irfft2(product, s=(size, size))
    part = np.arange(-steps, steps + 1) % size
    return np.asarray(fit[:, part[:, None], part])


def _field(place: Points, own: Points, weight: Points) -> tuple[Points, Points]:
    """The bowl through the shifts of each box's neighbourhood: there (n, 2), and its slope (n, 2, 2)."""
    seen = weight > 0
    places = (place - place.mean(axis=0)) / REACH
    distance = np.square(places[None, seen] - places[:, None]).sum(axis=2) / 2
    near = np.exp(distance.min(axis=1, keepdims=True) - distance) * weight[seen]
    basis = powers(*places[seen].T)
    squares = (basis[:, :, None] * basis[:, None]).reshape(len(basis), -1)
    moments = (basis[:, :, None] * own[seen, None]).reshape(len(basis), -1)
    centred = _centred(places)
    trust = near
    for _ in range(3):
        normal = centred @ (trust @ squares).reshape(-1, 6, 6) @ np.swapaxes(centred, 1, 2)
        normal += LEVEL * trust.sum(axis=1)[:, None, None]
        bowl = np.linalg.solve(normal, centred @ (trust @ moments).reshape(-1, 6, 2))
        field = bowl[:, 0, :]
        trust = near / (1 + (np.hypot(*(own[seen] - field[seen]).T) / BEND) ** 2)
    return field, np.swapaxes(bowl[:, 1:3, :], 1, 2) / REACH


def _centred(places: Points) -> Points:
    """What makes powers of any place those of its way from each of these (n, 6, 6)."""
    x, y = places.T
    result = np.tile(np.eye(6), (len(places), 1, 1))
    result[:, 1:3, 0] = -places
    result[:, 3:, 0] = powers(*places.T)[:, 3:]
    result[:, 3, 1], result[:, 4, 1], result[:, 4, 2], result[:, 5, 2] = -2 * x, -y, -x, -2 * y
    return result


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
