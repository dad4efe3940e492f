"""Words for bodies on the floor: hands laid on the trunk, forearm props, raised head ends, free arrows."""

from __future__ import annotations

import numpy as np
import pytest

from rephold.figures.forge import contact_words as w
from rephold.figures.forge.beads import joined
from rephold.figures.forge.body import flesh
from rephold.figures.forge.build import HEIGHT_MM, UPPER_ARM
from rephold.figures.forge.skeleton import landmarks
from rephold.figures.forge.solve import Solved, lowest, solve
from rephold.figures.forge.staging import stage
from support.poses import on_the_back, upright


def nearest_mm(solved: Solved, place: str, side: str) -> float:
    """Millimetres from the beads of a hand to those of what it lies on; minus is pressed in."""
    under = {"head": {"skull", "hair"}, "c7": {"neck", "thoracic"}}.get(
        w.HAND_PLACES[place].frame,
        {"pelvis", "lumbar", "thoracic", "seat_L", "seat_R", "thigh_L", "thigh_R", "yoke_L", "yoke_R"},
    )
    hand = joined(flesh(solved.bones, solved.build, {f"palm_{side}"}).values())
    body = joined(flesh(solved.bones, solved.build, under).values())
    local = np.einsum("nij,nmi->nmj", body.axes, hand.centres[None] - body.centres[:, None])
    scaled = np.linalg.norm(local / body.radii[:, None], axis=2)
    gaps = np.linalg.norm(local, axis=2) * (1 - 1 / np.maximum(scaled, 1e-9))
    return float((gaps - hand.radii.min(axis=1)).min() * HEIGHT_MM)


@pytest.mark.parametrize("place", ["waist", "front of hips", "hip", "opposite shoulder"])
def test_a_hand_laid_on_the_trunk_touches_it(place: str) -> None:
    solved = solve(upright(contacts=["feet flat on floor", f"both hands on {place}"]))
    for side in ("L", "R"):
        assert -32 < nearest_mm(solved, place, side) < 12, "its edge may press in, it must not hover"
        assert all(missed < 0.003 for missed in solved.bones.shortfall.values())


def test_a_forearm_props_a_body_on_its_side() -> None:
    pose = upright(
        position="side-lying-right",
        pelvis={"head-end-up": 15},
        contacts=["right foot on floor", "right forearm on floor"],
    )
    marks = landmarks(solve(pose).bones)
    assert marks["elbow_R"][2] == pytest.approx(0.0235, abs=1e-6)
    assert marks["wrist_R"][1] < marks["elbow_R"][1] - 0.1, "to the front of the body"
    assert marks["shoulder_R"][2] - marks["elbow_R"][2] > 0.85 * UPPER_ARM


@pytest.mark.parametrize("side", ["left", "right"])
def test_the_head_end_goes_up_whichever_side_is_down(side: str) -> None:
    def slope(degrees: float) -> float:
        pose = upright(
            position=f"side-lying-{side}",
            pelvis={"head-end-up": degrees},
            contacts=[f"{side} thigh on floor"],
        )
        frame = solve(pose).bones.frames["pelvis"]
        return float(np.degrees(np.arcsin(frame.axes[2, 2])))

    assert slope(0) == pytest.approx(0, abs=1e-6)
    assert slope(20) == pytest.approx(20, abs=1e-6)


def test_a_heel_on_the_other_heel_keeps_the_feet_together() -> None:
    pose = upright(
        position="side-lying-left",
        both={"hip": 45, "knee": 90},
        right={"hip": {"flexion": 45, "abduction": 40}},
        contacts=["left hip on floor", "right heel on left heel"],
    )
    marks = landmarks(solve(pose).bones)
    assert np.linalg.norm(marks["ankle_R"] - marks["ankle_L"]) == pytest.approx(0.042, abs=0.002)
    assert marks["knee_R"][2] > marks["knee_L"][2] + 0.1


def test_a_belly_on_a_pillow_is_as_high_as_the_pillow() -> None:
    solved = solve(on_the_back(position="prone", contacts=["belly on pillow"], both={"knee": 2}))
    (rest,) = solved.plan.rests
    assert lowest(solved.bones, solved.build, rest) == pytest.approx(w.PILLOW_HEIGHT - rest.sink)


def test_a_free_arrow_starts_where_it_is_put() -> None:
    mark = {"at": "right shoulder", "direction": "to-left-knee", "length-cm": 20, "shift-cm": [0, 0, 10]}
    staged = stage(on_the_back(show={"arrow": [mark | {"free": True}]}), check=False)
    (arrow,) = staged.arrows
    marks = staged.body.landmarks
    start = marks["shoulder_R"] + np.array([0, 0, 100 / HEIGHT_MM])
    assert np.allclose(arrow.points[0], start)
    towards = marks["knee_L"] - start
    assert np.allclose(np.cross(arrow.points[1] - arrow.points[0], towards), 0, atol=1e-9)
    assert (arrow.points[1] - arrow.points[0]) @ towards > 0


def test_hands_under_the_low_back_lie_palm_down_below_it() -> None:
    pose = on_the_back(contacts=["back on floor", "both hands under low back"])
    solved = solve(pose)
    for side in ("L", "R"):
        hand = solved.bones.frames[f"hand_{side}"]
        assert hand.axes[2, 0] == pytest.approx(-1, abs=1e-6), "palm down"
        fingers = solved.bones.point(f"hand_{side}", (0, 0, -0.09))
        assert abs(fingers[1]) < 0.03, "under the middle"
