"""Corners of a traced line that smoothing must leave sharp."""

from __future__ import annotations

import numpy as np

from rephold.figures.forge.stage import Array

_CHORD = 5  # points over which a turn is measured
_CORNER = np.radians(38)


def corners_near(points: Array, near: list[int], reach: float, *, closed: bool) -> tuple[int, ...]:
    """Indices of the sharpest turns of a run within `reach` points of the indices `near`, in rising order."""
    if not near or len(points) < 4 * _CHORD:
        return ()
    ahead = np.arange(len(points)) + _CHORD
    behind = np.arange(len(points)) - _CHORD
    last = len(points) - 1
    ahead, behind = (
        (ahead % last, behind % last) if closed else (np.minimum(ahead, last), np.maximum(behind, 0))
    )
    forth, back = points[ahead] - points, points - points[behind]
    turn = np.abs(np.arctan2(forth[:, 0] * back[:, 1] - forth[:, 1] * back[:, 0], (forth * back).sum(1)))
    index = np.arange(len(points))
    apart = np.abs(index[:, None] - np.array(near))
    away = (np.minimum(apart, last - apart) if closed else apart).min(1)
    if closed:
        turn[last] = 0
    else:
        turn[: _CHORD + 1] = turn[-_CHORD - 1 :] = 0
    turn[away > reach] = 0
    pins: list[int] = []
    while turn.max() > _CORNER:
        sharpest = int(turn.argmax())
        pins.append(sharpest)
        beside = np.abs(index - sharpest)
        turn[(np.minimum(beside, last - beside) if closed else beside) <= _CHORD] = 0
    return tuple(sorted(pins))
