"""Desks, boxes, cushions, chairs ahead, side walls and door posts: they stand where body parts touch them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from rephold.errors import ContentError
from rephold.figures.forge.build import HEIGHT_MM
from rephold.figures.forge.skeleton import landmarks
from rephold.figures.forge.solve import measured_angles, solve
from rephold.figures.forge.stage import Box, Stage
from rephold.figures.forge.staging import stage
from rephold.figures.forge.things import THINGS
from support.poses import shipped, upright

CM = 10 / HEIGHT_MM
SITTING: dict[str, Any] = {"position": "sitting", "both": {"hip": 90, "knee": 90}}


def box(staged: Stage, name: str) -> Box:
    return next(prop for prop in staged.props if prop.name == name)


def seated(**changes: Any) -> Stage:
    """A person on a chair, with more furniture and contacts."""
    furniture = [{"kind": "chair"}, *changes.pop("furniture", [])]
    contacts = ["buttocks on seat", "feet flat on floor", *changes.pop("contacts", [])]
    return stage(upright(furniture=furniture, contacts=contacts, **SITTING | changes), check=False)


def test_typing_hands_lie_over_the_keyboard_on_the_desk() -> None:
    staged = stage(shipped("desk-sitting").pose)
    desk, keyboard = box(staged, "desk"), box(staged, "keyboard")
    assert keyboard.low[2] == desk.high[2]
    for side in "LR":
        hand = staged.body.landmarks[f"hand_{side}"]
        assert keyboard.low[0] - 0.02 < hand[0] < keyboard.high[0]
        assert keyboard.high[2] < hand[2] < keyboard.high[2] + 0.03


def test_the_top_of_the_screen_is_at_eye_level_when_sitting_well_and_low_when_slumped() -> None:
    top, eyes = {}, {}
    for name in ("desk-sitting", "desk-sitting-wrong"):
        staged = stage(shipped(name).pose)
        top[name] = box(staged, "screen").high[2]
        eyes[name] = staged.body.landmarks["head"][2]
    assert abs(top["desk-sitting"] - eyes["desk-sitting"]) < 5 * CM
    assert eyes["desk-sitting-wrong"] - top["desk-sitting-wrong"] > 8 * CM


def test_a_box_is_between_the_hands_and_nearer_when_lifted_well() -> None:
    far = {}
    for name in ("lifting", "lifting-wrong"):
        staged = stage(shipped(name).pose)
        thing, marks = box(staged, "box"), staged.body.landmarks
        assert marks["hand_R"][1] < thing.low[1] < thing.high[1] < marks["hand_L"][1]
        assert thing.low[2] > 0
        far[name] = thing.low[0] - max(marks["ankle_L"][0], marks["ankle_R"][0])
    assert far["lifting"] < far["lifting-wrong"]


def test_a_foot_on_a_step_stands_on_its_top() -> None:
    staged = stage(shipped("standing-foot-on-step").pose)
    step, marks = box(staged, "step"), staged.body.landmarks
    assert marks["ankle_R"][2] - marks["ankle_L"][2] == pytest.approx(step.high[2], abs=1e-3)
    assert step.low[0] < marks["toe_R"][0] < step.high[0]


def test_a_cushion_carries_the_seat_above_the_feet() -> None:
    def hips(name: str) -> float:
        return float(landmarks(shipped(name).bones)["pelvis"][2])

    assert box(stage(shipped("butterfly-stretch").pose), "cushion").high[2] == pytest.approx(9 * CM)
    assert hips("butterfly-stretch") > hips("butterfly-stretch-wrong") + 5 * CM


def test_soles_together_face_each_other_and_knees_sink_in_the_stretch() -> None:
    knees = []
    for name in ("butterfly-stretch-start", "butterfly-stretch"):
        bones = shipped(name).bones
        soles = [-bones.frames[f"foot_{side}"].axes[:, 2] for side in "LR"]
        assert soles[0] @ soles[1] < -0.7
        assert landmarks(bones)["ankle_L"][1] > 0 > landmarks(bones)["ankle_R"][1]
        knees.append(landmarks(bones)["knee_R"][2])
    assert knees[1] < knees[0] - 3 * CM


def test_a_heel_on_the_door_post_says_where_the_post_stands() -> None:
    staged = stage(shipped("hamstring-doorway-stretch").pose)
    post, ankle = box(staged, "post"), staged.body.landmarks["ankle_R"]
    assert 0 < post.low[0] - ankle[0] < 0.06
    assert post.low[1] < ankle[1] < post.high[1]
    assert staged.body.landmarks["ankle_L"][1] > post.high[1], "the other leg lies in the door"


def test_a_chair_may_stand_further_back() -> None:
    def back(ahead: float) -> float:
        pose = upright(
            furniture=[{"kind": "chair", "ahead-cm": ahead}],
            contacts=["buttocks on seat", "feet flat on floor"],
            **SITTING,
        )
        return box(stage(pose), "chair back").high[0]

    assert back(0) - back(-7) == pytest.approx(7 * CM)


def test_a_hand_lies_on_the_chair_top_and_on_a_side_wall() -> None:
    pose = upright(
        furniture=[{"kind": "chair-ahead", "ahead-cm": 45}, {"kind": "side-wall", "ahead-cm": 40}],
        contacts=["feet flat on floor", "left hand on chair top", "right hand on side wall"],
    )
    staged = stage(pose, check=False)
    marks = staged.body.landmarks
    top = box(staged, "chair back")
    assert marks["hand_L"][2] == pytest.approx(top.high[2], abs=0.03)
    assert top.low[0] - 0.06 < marks["hand_L"][0] < top.high[0] + 0.06
    assert marks["hand_R"][1] - box(staged, "wall").high[1] == pytest.approx(0.0125, abs=0.002)


def test_wider_moves_both_hands_out() -> None:
    desk = {"kind": "desk", "ahead-cm": 30, "height-cm": 100}

    def width(words: str) -> float:
        pose = upright(furniture=[desk], contacts=["feet flat on floor", words])
        marks = landmarks(solve(pose).bones)
        return float(marks["wrist_L"][1] - marks["wrist_R"][1])

    assert width("both hands on desk, 5 cm wider") - width("both hands on desk") == pytest.approx(10 * CM)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("both hands on desk", "desk"),
        ("both hands on keyboard", "desk"),
        ("both hands hold box", "box"),
        ("right hand on side wall", "side-wall"),
        ("both hands on chair top", "chair-ahead"),
        ("both hands flat on wall, 130 cm high", "wall"),
        ("right foot flat on step", "step"),
        ("buttocks on cushion", "cushion"),
    ],
)
def test_a_contact_with_a_thing_that_is_not_there_says_how_to_add_it(words: str, kind: str) -> None:
    pose = upright(contacts=["feet flat on floor", words])
    with pytest.raises(ContentError, match=f"speaks of a {kind} and there is none") as caught:
        solve(pose)
    assert f"kind: {kind}" in caught.value.problems[0].hint


@pytest.mark.parametrize("kind", sorted(THINGS))
def test_every_thing_stands_on_the_floor_or_on_the_desk(kind: str) -> None:
    staged = seated(furniture=[{"kind": "desk"}, *([{"kind": kind}] if kind != "desk" else [])])
    names = {prop.name for prop in seated(furniture=[{"kind": "desk"}]).props}
    new = [prop for prop in staged.props if prop.name not in names] or list(staged.props)
    lowest = min(prop.low[2] for prop in new)
    assert lowest in (0.0, box(staged, "desk").high[2])
    assert all(np.all(np.array(prop.low) < np.array(prop.high)) for prop in new)


def test_the_trunk_turns_on_still_knees_unless_it_is_the_mistake() -> None:
    def knees(name: str) -> float:
        """Degrees the right thigh points off straight ahead, to the right."""
        marks = landmarks(shipped(name).bones)
        thigh = (marks["knee_R"] + marks["knee_L"] - marks["hip_R"] - marks["hip_L"]) / 2
        return float(np.degrees(np.arctan2(-thigh[1], thigh[0])))

    assert abs(knees("seated-trunk-turn")) < 1
    assert knees("seated-trunk-turn-wrong") > 15


def test_the_calf_is_stretched_with_a_straight_knee_and_the_heel_down() -> None:
    measured = measured_angles(shipped("calf-wall-stretch").bones)
    assert measured["right knee flexion"] < 8
    assert 15 < measured["right ankle dorsiflexion"] < 32
    heel = landmarks(shipped("calf-wall-stretch-wrong").bones)["ankle_R"][2]
    assert heel > landmarks(shipped("calf-wall-stretch").bones)["ankle_R"][2] + 3 * CM
