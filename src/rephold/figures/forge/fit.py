"""Cubic Bézier curves through points (P. J. Schneider, "An algorithm for automatically fitting
digitized curves", Graphics Gems, 1990)."""

from __future__ import annotations

import numpy as np

from rephold.figures.forge.stage import Array

Curve = Array  # (4, 2): start, two handles, end

_TANGENT_REACH = 5
_ROUNDS = 5
_HOPELESS = 30.0  # squared error beyond this many tolerances is split without trying to reparametrise


def fit_curves(points: Array, tolerance: float, *, closed: bool = False) -> list[Curve]:
    """Curves end to end through `points` (n, 2), nowhere farther than `tolerance` from a point.

    A closed run repeats its first point at the end and is smooth there.
    """
    points = _without_repeats(np.asarray(points, float))
    last = len(points) - 1
    if last < 1:
        return []
    if closed:
        first_tangent = _unit(points[1] - points[-2])
        second_tangent = -first_tangent
    else:
        reach = min(_TANGENT_REACH, last)
        first_tangent = _unit(points[reach] - points[0])
        second_tangent = _unit(points[last - reach] - points[last])
    found: list[Curve] = []
    _fit_run(points, first_tangent, second_tangent, tolerance * tolerance, found)
    return found


def bezier(curve: Curve, at: Array) -> Array:
    """Points (n, 2) of a curve at parameters (n,)."""
    points: Array = _weights(at) @ curve
    return points


def _weights(u: Array) -> Array:
    v = 1 - u
    weights: Array = np.empty((len(u), 4))
    weights[:, 0], weights[:, 1] = v * v * v, 3 * u * v * v
    weights[:, 2], weights[:, 3] = 3 * u * u * v, u * u * u
    return weights


def _unit(vector: Array) -> Array:
    length = float(np.hypot(vector[0], vector[1]))
    return vector / length if length > 1e-12 else np.array([1.0, 0.0])


def _without_repeats(points: Array) -> Array:
    if len(points) < 2:
        return points
    moved = np.abs(np.diff(points, axis=0)).max(1) > 1e-9
    kept: Array = points[np.r_[True, moved]]
    return kept


def _fit_run(points: Array, start: Array, end: Array, limit: float, found: list[Curve]) -> None:
    """Append the curves of one run with the given unit tangents at its ends."""
    if len(points) == 2:
        reach = float(np.hypot(*(points[1] - points[0]))) / 3
        found.append(np.stack([points[0], points[0] + start * reach, points[1] + end * reach, points[1]]))
        return
    steps = points[1:] - points[:-1]
    u = np.concatenate([[0.0], np.cumsum(np.hypot(steps[:, 0], steps[:, 1]))])
    u /= u[-1]
    worst, span, turn = 1, float(np.hypot(*(points[-1] - points[0]))), float(start @ end)
    for _ in range(_ROUNDS):
        weights = _weights(u)
        curve = _best_handles(points, weights, start, end, span, turn)
        miss = weights @ curve - points
        squared = miss[:, 0] ** 2 + miss[:, 1] ** 2
        worst = int(squared.argmax())
        if squared[worst] < limit:
            found.append(curve)
            return
        if squared[worst] > limit * _HOPELESS:
            break
        u = _nearer_parameters(curve, miss, u)
    worst = min(max(worst, 1), len(points) - 2)
    before, after = max(0, worst - 4), min(len(points) - 1, worst + 4)
    middle = _unit(points[before] - points[after])
    _fit_run(points[: worst + 1], start, middle, limit, found)
    _fit_run(points[worst:], -middle, end, limit, found)


def _best_handles(points: Array, weights: Array, start: Array, end: Array, span: float, turn: float) -> Curve:
    """The curve with these end tangents nearest to the points, by least squares on the two handle lengths.

    `span` is the distance of the ends, `turn` the cosine between the tangents.
    """
    first, last = points[0], points[-1]
    b1, b2 = weights[:, 1], weights[:, 2]
    rest = points - (weights[:, 0] + b1)[:, None] * first - (weights[:, 3] + b2)[:, None] * last
    c11, c22 = float(b1 @ b1), float(b2 @ b2)
    c12 = float(b1 @ b2) * turn
    x1, x2 = float(b1 @ (rest @ start)), float(b2 @ (rest @ end))
    determinant = c11 * c22 - c12 * c12
    one = two = -1.0
    if abs(determinant) > 1e-9:
        one, two = (x1 * c22 - x2 * c12) / determinant, (c11 * x2 - c12 * x1) / determinant
    if min(one, two) < 1e-3 * span or max(one, two) > 3 * span + 1:
        one = two = span / 3
    curve: Curve = np.empty((4, 2))
    curve[0], curve[1], curve[2], curve[3] = first, first + start * one, last + end * two, last
    return curve


def _nearer_parameters(curve: Curve, miss: Array, u: Array) -> Array:
    """One Newton step of every parameter towards the point's foot on the curve."""
    u = u[:, None]
    v = 1 - u
    d1 = 3 * (curve[1:] - curve[:-1])
    d2 = 2 * (d1[1:] - d1[:-1])
    speed = v * v * d1[0] + 2 * u * v * d1[1] + u * u * d1[2]
    bend = v * d2[0] + u * d2[1]
    slope = (speed * speed).sum(1) + (miss * bend).sum(1)
    steep = np.abs(slope) > 1e-9
    step = np.where(steep, (miss * speed).sum(1) / np.where(steep, slope, 1.0), 0.0)
    moved: Array = np.minimum(np.maximum(u[:, 0] - step, 0.0), 1.0)
    return moved
