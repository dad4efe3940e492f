"""Clinical angles and bone frames: they mean the same thing, both ways."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rephold.figures.forge.angles import SIDES, Angles, Arm, Curve, Leg, Side, degrees_of
from rephold.figures.forge.body import flesh, solid_body
from rephold.figures.forge.build import build_of
from rephold.figures.forge.rotations import rx, ry, rz
from rephold.figures.forge.skeleton import Bones, arm_angles, forward, landmarks, leg_angles
from rephold.figures.forge.solve import solve
from rephold.figures.forge.stage import Array
from support.poses import on_the_back

SMALL = 0.001


def body(
    legs: dict[Side, Leg] | None = None,
    arms: dict[Side, Arm] | None = None,
    *,
    lumbar: Curve = Curve(),  # noqa: B008
    head: Curve = Curve(),  # noqa: B008
    pelvis: Array | None = None,
) -> Bones:
    still = Curve()
    both_legs = {side: Leg() for side in SIDES} | (legs or {})
    both_arms = {side: Arm() for side in SIDES} | (arms or {})
    axes = np.eye(3) if pelvis is None else pelvis
    return forward(Angles(axes, lumbar, still, still, head, both_legs, both_arms))


def between(low: float, high: float) -> st.SearchStrategy[float]:
    return st.floats(low, high, allow_nan=False)


LEGS = st.builds(
    Leg,
    between(-30, 140),
    between(-40, 60),
    between(-60, 60),
    between(0, 150),
    between(-70, 30),
    between(-20, 30),
    between(-40, 80),
)
ARMS = st.builds(
    Arm,
    between(-60, 175),
    between(-40, 85),
    between(-85, 85),
    between(0, 150),
    between(-85, 85),
    between(-80, 80),
    between(-30, 30),
)


@given(leg=LEGS, side=st.sampled_from(SIDES), yaw=between(-180, 180))
def test_leg_angles_survive_the_way_to_bones_and_back(leg: Leg, side: Side, yaw: float) -> None:
    read = leg_angles(body({side: leg}, pelvis=rz(yaw) @ rx(20) @ ry(-70)), side)
    assert degrees_of(read) == pytest.approx(degrees_of(leg), abs=1e-6)


@given(arm=ARMS, side=st.sampled_from(SIDES), bend=between(-40, 50))
def test_arm_angles_survive_the_way_to_bones_and_back(arm: Arm, side: Side, bend: float) -> None:
    read = arm_angles(body(arms={side: arm}, lumbar=Curve(bend, 5, 10)), side)
    assert degrees_of(read) == pytest.approx(degrees_of(arm), abs=1e-6)


@given(leg=LEGS, arm=ARMS)
def test_equal_angles_left_and_right_make_a_body_that_mirrors_itself(leg: Leg, arm: Arm) -> None:
    marks = landmarks(body({"L": leg, "R": leg}, {"L": arm, "R": arm}))
    for name in ("knee", "ankle", "toe", "shoulder", "elbow", "wrist", "hand"):
        mirrored = marks[f"{name}_R"] * np.array([1, -1, 1])
        assert marks[f"{name}_L"] == pytest.approx(mirrored, abs=1e-9)


def test_the_flesh_of_a_mirrored_body_is_mirrored() -> None:
    leg, arm = Leg(60, 15, -10, 70, -20, 5, 10), Arm(50, 20, 10, 40, 30, -20, 10, hand="grip")
    solid = solid_body(body({"L": leg, "R": leg}, {"L": arm, "R": arm}), build_of("standard"))
    for part in {name[:-1] for name in solid.parts if name[-1] in SIDES}:
        left, right = (solid.centres[solid.part == solid.parts.index(part + side)] for side in SIDES)
        assert left == pytest.approx(right * np.array([1, -1, 1]), abs=1e-9), part


def test_words_for_opposite_movements_are_the_same_angle_with_the_other_sign() -> None:
    opposite = {"extension": 12, "adduction": 8, "external-rotation": 20}
    leg = solve(on_the_back(right={"hip": opposite, "knee": 30})).leg("R")
    assert (leg.hip_flexion, leg.hip_abduction, leg.hip_internal) == pytest.approx((-12, -8, -20), abs=1e-6)


def test_an_arm_lifted_sideways_overhead_reads_as_abduction() -> None:
    read = arm_angles(body(arms={"R": Arm(abduction=165)}), "R")
    assert (read.flexion, read.abduction, read.internal) == pytest.approx((0, 165, 0), abs=1e-6)


@pytest.mark.parametrize(
    ("leg", "mark", "axis", "sign"),
    [
        (Leg(hip_flexion=30), "knee", 0, 1),
        (Leg(hip_flexion=-20), "knee", 0, -1),
        (Leg(knee=60), "ankle", 0, -1),
        (Leg(ankle=20), "toe", 2, 1),
        (Leg(ankle=-30), "toe", 2, -1),
        (Leg(toes=40), "toe", 2, 1),
    ],
    ids=["hip flexion", "hip extension", "knee flexion", "dorsiflexion", "plantarflexion", "toe extension"],
)
def test_a_positive_leg_angle_moves_the_leg_as_the_clinic_says(
    leg: Leg, mark: str, axis: int, sign: int
) -> None:
    for side in SIDES:
        moved = landmarks(body({side: leg}))[f"{mark}_{side}"] - landmarks(body())[f"{mark}_{side}"]
        assert moved[axis] * sign > SMALL


@pytest.mark.parametrize("side", SIDES)
def test_outward_movements_lead_outwards_on_both_sides(side: Side) -> None:
    out = 1 if side == "L" else -1
    rest = landmarks(body())
    knee = landmarks(body({side: Leg(hip_abduction=25)}))[f"knee_{side}"]
    elbow = landmarks(body(arms={side: Arm(abduction=40)}))[f"elbow_{side}"]
    assert (knee - rest[f"knee_{side}"])[1] * out > SMALL
    assert (elbow - rest[f"elbow_{side}"])[1] * out > SMALL


@pytest.mark.parametrize("side", SIDES)
def test_internal_rotation_swings_the_foot_out_and_the_hand_in(side: Side) -> None:
    out = 1 if side == "L" else -1
    bent, turned = Leg(knee=90), Leg(knee=90, hip_internal=30)
    swing = landmarks(body({side: turned}))[f"ankle_{side}"] - landmarks(body({side: bent}))[f"ankle_{side}"]
    assert swing[1] * out > SMALL
    still, inward = Arm(elbow=90), Arm(elbow=90, internal=40)
    reach = (
        landmarks(body(arms={side: inward}))[f"wrist_{side}"]
        - landmarks(body(arms={side: still}))[f"wrist_{side}"]
    )
    assert reach[1] * out < -SMALL


@pytest.mark.parametrize("side", SIDES)
def test_pronation_turns_the_palm_of_a_bent_arm_to_the_floor(side: Side) -> None:
    palm = body(arms={side: Arm(elbow=90, pronation=90)}).frames[f"hand_{side}"].axes[:, 0]
    assert palm[2] < -0.95
    palm = body(arms={side: Arm(elbow=90, pronation=-90)}).frames[f"hand_{side}"].axes[:, 0]
    assert palm[2] > 0.95


def test_the_spine_rounds_forward_bends_and_turns_to_the_left() -> None:
    rest = landmarks(body())["head"]
    assert (landmarks(body(lumbar=Curve(30)))["head"] - rest)[0] > SMALL
    assert (landmarks(body(lumbar=Curve(bend_left=20)))["head"] - rest)[1] > SMALL
    face = body(head=Curve(turn_left=40)).frames["head"].axes[:, 0]
    assert face[1] > 0.5


def test_an_upright_body_has_the_proportions_of_the_books() -> None:
    bones = forward(
        Angles(
            np.eye(3),
            Curve(),
            Curve(),
            Curve(),
            Curve(),
            {s: Leg() for s in SIDES},
            {s: Arm() for s in SIDES},
        ),
        frozenset(SIDES),
    )
    marks, pieces = landmarks(bones), flesh(bones, build_of("standard"))
    sole = pieces["foot_R"].bottoms().min()
    skull = pieces["skull"]
    top = (skull.centres[:, 2] + skull.radii[:, 2]).max()
    heights = [marks[m][2] - sole for m in ("hip_R", "knee_R", "ankle_R", "shoulder_R")] + [top - sole]
    assert heights == pytest.approx([0.530, 0.285, 0.039, 0.825, 1.0], abs=0.012)
    line = [marks[m][0] for m in ("hip_R", "knee_R", "shoulder_R", "head")]
    assert max(line) - min(line) < 0.025


def test_bone_lengths_never_change() -> None:
    wild = Leg(100, 30, -40, 120, 20, 10, 30)
    marks = landmarks(body({"L": wild, "R": replace(wild, knee=3)}, lumbar=Curve(40, 10, 20)))
    for side in SIDES:
        assert np.linalg.norm(marks[f"hip_{side}"] - marks[f"knee_{side}"]) == pytest.approx(0.245, abs=1e-9)
        assert np.linalg.norm(marks[f"knee_{side}"] - marks[f"ankle_{side}"]) == pytest.approx(
            0.246, abs=1e-9
        )


def test_a_levelled_foot_is_level_whatever_the_leg_does() -> None:
    legs = {"L": Leg(40, 10, 15, 70, -5), "R": Leg(-10, 0, 0, 20, 30)}
    still = Curve()
    bones = forward(
        Angles(ry(12), still, still, still, still, legs, {s: Arm() for s in SIDES}),  # type: ignore[arg-type]
        frozenset(SIDES),
    )
    for side in SIDES:
        assert bones.frames[f"foot_{side}"].axes[:, 2] == pytest.approx([0, 0, 1])


def test_the_body_has_the_parts_and_frames_that_drawing_asks_for() -> None:
    solid = solid_body(body(), build_of("standard"))
    sided = ("ear", "hip", "thigh", "shin", "foot", "toes", "uarm", "farm", "hand", "fing", "thumb")
    expected = {"torso", "neck", "head", "hair", "bun"} | {part + side for part in sided for side in SIDES}
    assert set(solid.parts) == expected
    bones = ("thigh", "shin", "foot", "toes", "upper", "fore", "hand")
    frames = {"pelvis", "lumbar", "thorax", "upper", "c7", "head"} | {
        f"{b}_{s}" for b in bones for s in SIDES
    }
    assert set(solid.frames) == frames
    counts = {len(solid.centres), len(solid.axes), len(solid.radii), len(solid.part), len(solid.arc)}
    assert counts == {len(solid.part)}
    assert "bun" not in solid_body(body(), build_of("standard", "short")).parts


def test_every_bead_is_a_true_rotation_with_real_size() -> None:
    solid = solid_body(body({"R": Leg(90, 20, 10, 100)}), build_of("broad"))
    turned = np.einsum("nij,nik->njk", solid.axes, solid.axes)
    assert np.abs(turned - np.eye(3)).max() < 1e-9
    assert solid.radii.min() > 0.003
