"""Curves through points, and runs made smooth or straight."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from rephold.figures.forge.fit import bezier, fit_curves
from rephold.figures.forge.smooth import smooth_between, smooth_closed, smooth_open, straightened
from rephold.figures.forge.stage import Array


def sampled(curves: list[Array]) -> Array:
    return np.vstack([bezier(curve, np.linspace(0, 1, 200)) for curve in curves])


def farthest(points: Array, line: Array) -> float:
    """The largest distance from a point to the nearest sample of a line."""
    return float(np.sqrt(((points[:, None] - line[None]) ** 2).sum(2)).min(1).max())


def wave() -> Array:
    x = np.linspace(0, 300, 400)
    return np.stack([x, 40 * np.sin(x / 25)], 1)


def ring(radius: float, count: int = 200) -> Array:
    angle = np.linspace(0, 2 * np.pi, count)
    return radius * np.stack([np.cos(angle), np.sin(angle)], 1)


@pytest.mark.parametrize("tolerance", [0.3, 0.9, 3.0])
def test_every_point_is_within_the_tolerance_of_the_curves(tolerance: float) -> None:
    curves = fit_curves(wave(), tolerance)
    assert farthest(wave(), sampled(curves)) <= tolerance + 0.05


def test_a_looser_tolerance_takes_fewer_curves() -> None:
    assert len(fit_curves(wave(), 3.0)) < len(fit_curves(wave(), 0.1))


def test_curves_join_and_keep_the_ends() -> None:
    points = wave()
    curves = fit_curves(points, 0.5)
    assert curves[0][0] == pytest.approx(points[0])
    assert curves[-1][-1] == pytest.approx(points[-1])
    for one, two in pairwise(curves):
        assert one[-1] == pytest.approx(two[0])


def test_a_circle_takes_few_curves_and_is_smooth_where_it_closes() -> None:
    curves = fit_curves(ring(100), 0.5, closed=True)
    assert len(curves) <= 8
    leaving, arriving = curves[0][1] - curves[0][0], curves[-1][3] - curves[-1][2]
    cosine = leaving @ arriving / np.linalg.norm(leaving) / np.linalg.norm(arriving)
    assert cosine > 0.999


def test_fewer_than_two_different_points_give_no_curve() -> None:
    assert fit_curves(np.zeros((1, 2)), 1) == []
    assert fit_curves(np.zeros((4, 2)), 1) == []


def staircase(slope: float, length: int) -> Array:
    points = [(0, 0)]
    for x in range(1, length):
        y = round(x * slope)
        if y != points[-1][1]:
            points.append((x - 1, y))
        points.append((x, y))
    return np.array(points, float)


def test_the_stairs_of_a_slightly_slanted_edge_vanish() -> None:
    smooth = smooth_open(staircase(0.02, 400), 6.0)
    middle = smooth[60:-60]
    residual = middle[:, 1] - np.polyval(np.polyfit(middle[:, 0], middle[:, 1], 1), middle[:, 0])
    assert np.abs(residual).max() < 0.2


def test_smoothing_a_ring_hardly_shrinks_it() -> None:
    smooth = smooth_closed(np.rint(ring(20, 160)), 6.0)
    assert np.hypot(*smooth.T).mean() == pytest.approx(20, abs=0.5)


def test_open_runs_keep_their_ends() -> None:
    points = staircase(0.3, 80)
    smooth = smooth_open(points, 6.0)
    assert smooth[0].tolist() == points[0].tolist()
    assert smooth[-1].tolist() == points[-1].tolist()


def test_a_pinned_corner_stays_where_it_is() -> None:
    bend = np.array([(x, 0) for x in range(40)] + [(40, y) for y in range(40)], float)
    one, two = smooth_between(bend, [40], 6.0, closed=False)
    assert one[-1].tolist() == two[0].tolist() == [40, 0]
    free = smooth_open(bend, 6.0)
    assert np.hypot(*(free - [40, 0]).T).min() > 1.0


def test_a_noisy_quadrilateral_becomes_its_four_corners() -> None:
    corners = np.array([(0, 0), (200, 12), (210, 90), (-15, 60), (0, 0)], float)
    run = np.vstack([np.linspace(a, b, 150, endpoint=False) for a, b in pairwise(corners)])
    run = np.rint(np.vstack([run, corners[-1:]]))
    found = straightened(run, 1.8)
    assert len(found) == 5
    assert farthest(corners, found) < 1.0
