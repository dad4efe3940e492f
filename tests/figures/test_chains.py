"""Line edges become runs: joined through junctions, pruned, with corners at hems."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from rephold.figures.forge.chains import line_runs
from rephold.figures.forge.corners import corners_near
from rephold.figures.forge.edges import HEM, INNER, OUTER, SEAM, Edges

STRIDE = 1000
SCALE = 1000.0


def edges(*lines: tuple[int, bool, list[tuple[int, int]]]) -> Edges:
    """Edges along polylines of horizontal and vertical strokes: kind, far, corners."""
    start, end, kinds, fars = [], [], [], []
    for kind, far, corners in lines:
        for (x0, y0), (x1, y1) in pairwise(corners):
            count = max(abs(x1 - x0), abs(y1 - y0))
            path = [(x0 + (x1 - x0) * i // count, y0 + (y1 - y0) * i // count) for i in range(count + 1)]
            codes = [y * STRIDE + x for x, y in path]
            start += codes[:-1]
            end += codes[1:]
            kinds += [kind] * count
            fars += [far] * count
    return Edges(np.array(start), np.array(end), np.array(kinds, np.int8), np.array(fars), STRIDE)


def test_at_a_junction_the_straight_line_runs_on_and_the_third_ends_there() -> None:
    runs = line_runs(
        edges((OUTER, False, [(0, 100), (400, 100)]), (OUTER, False, [(200, 100), (200, 300)])), SCALE
    )
    assert sorted(len(run.points) for run in runs) == [201, 401]
    long = max(runs, key=lambda run: len(run.points))
    assert (long.points[:, 1] == 100).all()
    stem = min(runs, key=lambda run: len(run.points))
    assert [stem.free_start, stem.free_end].count(True) == 1


def test_a_closed_line_is_closed() -> None:
    (run,) = line_runs(edges((OUTER, False, [(10, 10), (90, 10), (90, 80), (10, 80), (10, 10)])), SCALE)
    assert run.closed
    assert len(run.points) == 2 * (80 + 70) + 1


@pytest.mark.parametrize(("length", "kept"), [(40, False), (80, True)])
def test_short_inner_lines_that_touch_nothing_are_dropped(length: int, kept: bool) -> None:
    runs = line_runs(edges((INNER, False, [(100, 100), (100 + length, 100)])), SCALE)
    assert bool(runs) is kept


def test_a_line_is_cut_where_it_passes_to_the_far_side_but_not_where_it_flickers() -> None:
    line = edges((OUTER, False, [(0, 50), (300, 50)]))
    far = np.zeros(300, bool)
    far[120:] = True
    far[40:45] = True
    runs = line_runs(Edges(line.start, line.end, line.kind, far, STRIDE), SCALE)
    assert [(len(run.points), run.far) for run in runs] == [(121, False), (181, True)]


def test_a_change_of_kind_alone_does_not_cut_a_line() -> None:
    first, second = (OUTER, False, [(0, 50), (150, 50)]), (SEAM, False, [(150, 50), (300, 50)])
    (run,) = line_runs(edges(first, second), SCALE)
    assert run.kinds.tolist() == [OUTER] * 150 + [SEAM] * 150 or run.kinds[0] == SEAM


def test_a_closed_line_with_corners_is_opened_at_one_and_keeps_its_kinds_in_place() -> None:
    left = (OUTER, False, [(100, 100), (100, 300), (140, 300), (140, 308), (300, 308), (300, 100)])
    top = (INNER, False, [(300, 100), (100, 100)])
    hem = (HEM, False, [(140, 308), (140, 420)])
    runs = line_runs(edges(left, top, hem), SCALE)
    (ring,) = (run for run in runs if (run.points[:, 0] == 100).any())
    assert not ring.closed
    assert ring.pins
    middles = (ring.points[1:] + ring.points[:-1]) / 2
    on_top = (middles[:, 1] == 100) & (middles[:, 0] > 100) & (middles[:, 0] < 300)
    assert (ring.kinds[on_top] == INNER).all()
    assert (ring.kinds[~on_top] == OUTER).all()


def test_the_corner_near_a_hem_is_found_and_one_far_from_it_is_not() -> None:
    points = np.array(
        [(x, 0) for x in range(60)] + [(60, y) for y in range(60)] + [(60 - x, 60) for x in range(60)]
    )
    assert corners_near(points.astype(float), [66], 16, closed=False) == (60,)
    assert corners_near(points.astype(float), [], 16, closed=False) == ()
