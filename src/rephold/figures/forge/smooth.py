"""Smoother runs of points: staircases into curves, noisy straight edges into polygons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from scipy import ndimage

from rephold.figures.forge.stage import Array

_GIVE_BACK = 0.85  # of what a second pass removes; a plain Gaussian thins fingers by 12 %
_CALM = 3.5  # times sigma: the filter for straight stretches, where pixel stairs are long
_SAME, _OTHER = (
    0.45,
    1.1,
)  # pixels between calm and close filter: below take the calm one, above the close one


def smooth_closed(points: Array, sigma: float) -> Array:
    """A closed run (n, 2) whose first point is repeated at the end, smoothed over `sigma` points."""
    ring = points[:-1] if np.allclose(points[0], points[-1]) else points
    if len(ring) < 6:
        return points
    ring = (ring + np.roll(ring, -1, 0)) / 2
    sigma = min(sigma, len(ring) / 8)
    close = _twice(ring, sigma, _ring_filter)
    calm = _twice(ring, min(_CALM * sigma, len(ring) / 8), _ring_filter)
    ring = _calm_where_same(close, calm, sigma, "wrap")
    return np.vstack([ring, ring[:1]])


def smooth_open(points: Array, sigma: float) -> Array:
    """An open run (n, 2) smoothed over `sigma` points, its ends pinned."""
    if len(points) < 5:
        return points
    middles = np.vstack([points[:1], (points[1:] + points[:-1]) / 2, points[-1:]])
    sigma = min(sigma, len(middles) / 5)
    close = _twice(middles, sigma, _pinned_filter)
    calm = _twice(middles, min(_CALM * sigma, len(middles) / 5), _pinned_filter)
    result = _calm_where_same(close, calm, sigma, "nearest")
    result[0], result[-1] = middles[0], middles[-1]
    return result


def smooth_between(points: Array, pins: Sequence[int], sigma: float, *, closed: bool) -> list[Array]:
    """The run in sections, smoothed each for itself, so that it keeps a corner at every pinned index.

    A run with pins is taken as open.
    """
    if not pins:
        return [smooth_closed(points, sigma) if closed else smooth_open(points, sigma)]
    cuts = [0, *pins, len(points) - 1]
    return [smooth_open(points[a : b + 1], sigma) for a, b in pairwise(cuts) if b > a]


def _twice(points: Array, sigma: float, blur: Callable[[Array, float], Array]) -> Array:
    once = blur(points, sigma)
    return once + (once - blur(once, sigma)) * _GIVE_BACK


def _calm_where_same(close: Array, calm: Array, sigma: float, mode: str) -> Array:
    """The calm line where it hardly leaves the close one (there the close one shows pixel stairs)."""
    apart = ndimage.maximum_filter1d(np.hypot(*(close - calm).T), int(2 * sigma) | 1, mode=mode)
    share = np.clip((_OTHER - apart) / (_OTHER - _SAME), 0, 1)
    share = ndimage.gaussian_filter1d(share, sigma, mode=mode)[:, None]
    blend: Array = close + (calm - close) * share
    return blend


def _ring_filter(points: Array, sigma: float) -> Array:
    filtered: Array = ndimage.gaussian_filter1d(points, sigma, axis=0, mode="wrap")
    return filtered


def _pinned_filter(points: Array, sigma: float) -> Array:
    """Gaussian along the run, continued at each end by its point reflection so that ends do not creep."""
    count = len(points)
    reach = min(int(4 * sigma) + 2, count - 1)
    before = 2 * points[0] - points[reach:0:-1]
    after = 2 * points[-1] - points[-2 : -reach - 2 : -1]
    longer = np.vstack([before, points, after])
    filtered: Array = ndimage.gaussian_filter1d(longer, sigma, axis=0, mode="nearest")
    return filtered[reach : reach + count]


def thinned(points: Array, step: int) -> Array:
    """Every `step`-th point of a run, the last one always kept."""
    if step < 2 or len(points) < 4 * step:
        return points
    return np.vstack([points[:-1:step], points[-1:]])


def straightened(points: Array, tolerance: float) -> Array:
    """The corners (k, 2) of a run made of straight edges, each edge refitted to all its points."""
    corners = _corner_indices(points, tolerance)
    if len(corners) < 3:
        return points[corners]
    lines = [_line_through(points[a : b + 1]) for a, b in pairwise(corners)]
    closed = bool(np.allclose(points[0], points[-1]))
    result = points[corners].astype(float)
    for index in range(1, len(corners) - 1):
        result[index] = _crossing(lines[index - 1], lines[index], result[index], tolerance)
    if closed:
        result[0] = result[-1] = _crossing(lines[-1], lines[0], result[0], tolerance)
    return result


def _corner_indices(points: Array, tolerance: float) -> list[int]:
    """Indices of the corners by Douglas-Peucker; a closed run is opened at its farthest corner."""
    kept = {0, len(points) - 1}
    waiting = [(0, len(points) - 1)]
    while waiting:
        a, b = waiting.pop()
        if b <= a + 1:
            continue
        edge, inner = points[b] - points[a], points[a + 1 : b] - points[a]
        length = float(np.hypot(*edge))
        if length > 1e-6:
            away = np.abs(edge[0] * inner[:, 1] - edge[1] * inner[:, 0]) / length
        else:
            away = np.hypot(inner[:, 0], inner[:, 1])
        worst = int(away.argmax())
        if away[worst] >= tolerance:
            middle = a + 1 + worst
            kept.add(middle)
            waiting += [(a, middle), (middle, b)]
    return sorted(kept)


def _line_through(points: Array) -> tuple[Array, Array]:
    """A point on and the direction of the line nearest to the points (stairs averaged by their midpoints)."""
    middles = (points[1:] + points[:-1]) / 2
    centre = middles.mean(0)
    if len(middles) < 3:
        return centre, points[-1] - points[0]
    away = middles - centre
    return centre, np.linalg.svd(away, full_matrices=False)[2][0]


def _crossing(one: tuple[Array, Array], two: tuple[Array, Array], corner: Array, tolerance: float) -> Array:
    """Where two lines cross, or `corner` if that is more than two tolerances away."""
    matrix = np.stack([one[1], -two[1]], 1)
    if abs(float(np.linalg.det(matrix))) < 1e-3 * float(np.hypot(*one[1]) * np.hypot(*two[1])):
        return corner
    at: Array = one[0] + one[1] * np.linalg.solve(matrix, two[0] - one[0])[0]
    return at if float(np.hypot(*(at - corner))) <= 2 * tolerance else corner
