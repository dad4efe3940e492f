"""Limbs that reach: on target, with bones that keep their length, bent where it is easiest."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rephold.figures.forge.capsules import closest
from rephold.figures.forge.ik import best_angle, best_pole, hinge_axes, two_bone
from rephold.figures.forge.rom import strain
from rephold.figures.forge.solve import solve
from rephold.figures.forge.stage import Array
from support.poses import on_the_back, shipped

UPPER, LOWER = 0.186, 0.146
POINTS = st.tuples(*[st.floats(-0.35, 0.35)] * 3).map(np.array)
DIRECTIONS = st.tuples(*[st.floats(-1, 1)] * 3).map(np.array)


@given(target=POINTS, pole=DIRECTIONS)
def test_a_limb_in_reach_ends_on_its_target_with_bones_of_the_right_length(
    target: Array, pole: Array
) -> None:
    distance = float(np.linalg.norm(target))
    assume(UPPER - LOWER + 0.001 < distance < UPPER + LOWER - 0.001)
    assume(np.linalg.norm(np.cross(target, pole)) > 0.01)
    reach = two_bone(np.zeros(3), target, UPPER, LOWER, pole)
    assert reach.end == pytest.approx(target, abs=1e-9)
    assert np.linalg.norm(reach.middle) == pytest.approx(UPPER, abs=1e-9)
    assert np.linalg.norm(reach.end - reach.middle) == pytest.approx(LOWER, abs=1e-9)
    assert reach.missed < 1e-9
    line = target / distance
    assert (reach.middle - (reach.middle @ line) * line) @ pole > 0, "bends towards the pole"


@pytest.mark.parametrize(("far", "missed"), [(0.40, 0.40 - UPPER - LOWER), (0.02, UPPER - LOWER - 0.02)])
def test_a_target_out_of_reach_is_approached_and_the_rest_is_told(far: float, missed: float) -> None:
    reach = two_bone(np.zeros(3), np.array([far, 0, 0]), UPPER, LOWER, np.array([0, 0, 1.0]))
    assert reach.missed == pytest.approx(missed, abs=3e-4)
    assert np.linalg.norm(reach.middle) == pytest.approx(UPPER, abs=1e-9)
    assert reach.end[1:] == pytest.approx([0, 0], abs=1e-9)


def test_both_bones_share_the_hinge_and_face_forward() -> None:
    start, middle, end = np.array([0, 0, 1.0]), np.array([0.1, 0, 0.75]), np.array([0, 0, 0.5])
    thigh, shin = hinge_axes(start, middle, end, np.array([1.0, 0, 0]))
    assert thigh[:, 1] == pytest.approx(shin[:, 1])
    assert thigh[:, 0] @ np.array([1, 0, 0]) > 0.9
    assert np.linalg.det(thigh) == pytest.approx(1)


def test_the_best_pole_is_found_anywhere_on_the_circle() -> None:
    wanted = np.array([0.0, math.cos(2.5), math.sin(2.5)])
    pole = best_pole(
        np.zeros(3),
        np.array([0.3, 0, 0]),
        np.array([0, 1.0, 0]),
        lambda p, _: float(((p - wanted) ** 2).sum()),
    )
    assert pole == pytest.approx(wanted, abs=0.003)


def test_where_all_poles_are_equal_the_wish_wins() -> None:
    wish = np.array([0.5, 0, 0.8])
    pole = best_pole(np.zeros(3), np.array([0.3, 0, 0]), wish, lambda *_: 1.0)
    assert pole == pytest.approx([0, 0, 1])


def test_an_angle_is_never_sought_outside_its_reach() -> None:
    asked: list[float] = []

    def cost(angle: float) -> float:
        asked.append(angle)
        return -angle

    assert best_angle(cost, 40) == pytest.approx(40, abs=4)
    assert max(map(abs, asked)) <= 40
    assert best_angle(cost, 0) == 0


@pytest.mark.parametrize("side", ["L", "R"])
def test_elbows_go_where_joints_are_easier_than_a_bad_wish(side: str) -> None:
    word = "left" if side == "L" else "right"
    hands = ["back on floor", f"{word} hand holds right thigh, from behind"]
    bad = {f"{word} elbow": (0.0, 0.5 if side == "R" else -0.5, 1.0)}
    arm = solve(on_the_back(contacts=hands, advanced={"poles": bad})).arm("L" if side == "L" else "R")
    assert strain(arm) < 40


def test_no_elbow_of_a_shipped_pose_bends_backwards() -> None:
    for name in ("figure-four", "knee-to-opposite-shoulder", "kneeling-lunge", "cat"):
        for side in ("L", "R"):
            assert -1 < shipped(name).arm("L" if side == "L" else "R").elbow < 150


@pytest.mark.parametrize(
    ("c", "d", "distance", "shares"),
    [
        ((0.5, -1, 0.2), (0.5, 1, 0.2), 0.2, (0.5, 0.5)),
        ((2, 0, 0), (3, 0, 0), 1.0, (1.0, 0.0)),
        ((0, 0.3, 0), (1, 0.3, 0), 0.3, None),
        ((-1, 0.4, 0), (-1, 2, 0), math.hypot(1, 0.4), (0.0, 0.0)),
    ],
    ids=["crossing", "in line", "parallel", "corner to corner"],
)
def test_the_distance_between_limbs_is_that_of_their_nearest_points(
    c: tuple[float, ...], d: tuple[float, ...], distance: float, shares: tuple[float, float] | None
) -> None:
    found = closest(np.zeros(3), np.array([1.0, 0, 0]), np.array(c, float), np.array(d, float))
    assert found[0] == pytest.approx(distance)
    if shares is not None:
        assert found[1:] == pytest.approx(shares)
