"""Labels beside a drawing: near their points, never one over the other, leaders never crossing."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rephold.draw.leaders import Callout, column, cross

ROOM = (0.0, 400.0)
GAP = 4.0


def test_a_label_alone_stands_level_with_its_point() -> None:
    (placed,) = column([Callout("a", (100, 200), 20)], 10, 1, ROOM, GAP)
    assert placed.middle == 200


def test_a_label_at_the_rim_is_kept_in_the_room() -> None:
    high, low = column([Callout("a", (100, 398), 30), Callout("b", (100, 2), 30)], 10, 1, ROOM, GAP)
    assert high.middle == pytest.approx(385)
    assert low.middle == pytest.approx(15)


def test_labels_for_neighbouring_points_part_evenly() -> None:
    one, two = column([Callout("a", (100, 202), 20), Callout("b", (100, 198), 20)], 10, 1, ROOM, GAP)
    assert one.middle - two.middle == pytest.approx(24)
    assert (one.middle + two.middle) / 2 == pytest.approx(200)


def test_two_labels_change_places_where_their_leaders_would_cross() -> None:
    near, far = Callout("near", (30, 201), 60), Callout("far", (300, 199), 60)
    placed = column([near, far], 10, 1, ROOM, GAP)
    lines = [p.leader(10, 1) for p in placed]
    assert not cross(*lines)


def test_lines_cross_only_where_they_meet() -> None:
    assert cross([(0, 0), (10, 10)], [(0, 10), (10, 0)])
    assert not cross([(0, 0), (10, 10)], [(0, 1), (9, 10)])
    assert cross([(0, 0), (5, 0), (5, 5)], [(4, 3), (6, 3)])
    assert not cross([(0, 0), (1, 1)], [(2, 2), (3, 3)])


@given(
    st.lists(
        st.tuples(st.floats(20, 300), st.floats(0, 400), st.sampled_from((12.0, 25.0, 38.0))),
        min_size=1,
        max_size=8,
        unique_by=lambda callout: (round(callout[0]), round(callout[1])),
    )
)
def test_labels_never_overlap_and_stay_in_the_room(callouts: list[tuple[float, float, float]]) -> None:
    labels = [Callout(str(n), (x, y), tall) for n, (x, y, tall) in enumerate(callouts)]
    assert sum(label.tall + GAP for label in labels) - GAP <= ROOM[1]
    placed = column(labels, 10, 1, ROOM, GAP)
    assert {p.callout.key for p in placed} == {label.key for label in labels}
    for one, two in pairwise(placed):
        assert one.middle - one.callout.tall / 2 - (two.middle + two.callout.tall / 2) >= GAP - 1e-6
    assert placed[0].middle + placed[0].callout.tall / 2 <= ROOM[1] + 1e-6
    assert placed[-1].middle - placed[-1].callout.tall / 2 >= ROOM[0] - 1e-6


@given(
    st.lists(st.tuples(st.integers(2, 60), st.integers(0, 80)), min_size=2, max_size=7, unique=True).filter(
        lambda points: len({y for _, y in points}) == len(points)
    )
)
def test_leaders_never_cross(points: list[tuple[int, int]]) -> None:
    labels = [Callout(f"{n}", (5.0 * x + 15, 5.0 * y), 13) for n, (x, y) in enumerate(points)]
    placed = column(labels, 10, 1, ROOM, GAP)
    lines = [p.leader(10, 1) for p in placed]
    # a point that lies exactly on another leader cannot be told from a crossing
    assert not any(cross(a, b) for a, b in combinations(lines, 2))
