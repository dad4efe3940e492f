"""Upright bodies: what they lean on, the stick along the spine, lines to judge by, and close-ups."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from rephold.errors import ContentError
from rephold.figures.forge.angles import SIDES
from rephold.figures.forge.bake import bake
from rephold.figures.forge.body import flesh
from rephold.figures.forge.build import HEIGHT_MM
from rephold.figures.forge.closeup import CLOSE_UPS
from rephold.figures.forge.leaning import lean_gaps, planes
from rephold.figures.forge.skeleton import too_far_back
from rephold.figures.forge.solve import solve
from rephold.figures.forge.staging import inspect, stage
from rephold.figures.forge.sticks import RADIUS, stick_findings
from support.poses import shipped, upright

WALL: dict[str, Any] = {
    "furniture": [{"kind": "wall"}],
    "spine": {"thoracic": {"flexion": "solve", "between": [-12, 14]}, "neck": 20},
    "contacts": ["feet flat on floor", "buttocks on wall", "upper back on wall"],
}


def test_a_wall_stands_where_the_first_area_touches_it_and_the_others_meet_it() -> None:
    pose = upright(**WALL)
    solved = solve(pose)
    (wall,) = stage(pose).props
    assert wall.high[0] == pytest.approx(planes(solved.plan, solved.bones, solved.build)["wall"])
    gaps = lean_gaps(solved.plan, solved.bones, solved.build)
    assert gaps[0] == 0
    assert abs(gaps[1]) * HEIGHT_MM < 1


def test_an_area_that_does_not_get_to_the_wall_is_refused() -> None:
    stiff = WALL | {"spine": {"thoracic": 25}, "contacts": [*WALL["contacts"][:2], "head on wall"]}
    words = [finding.words for finding in inspect(solve(upright(**stiff))) if finding.blocks]
    assert any(word.startswith("head on wall: ") and "mm off it" in word for word in words)


def test_a_body_part_that_goes_through_the_wall_is_refused() -> None:
    words = [
        finding.words
        for finding in inspect(solve(upright(**(WALL | {"both": {"shoulder": {"flexion": -40}}}))))
        if finding.blocks
    ]
    assert any("into the wall and no contact says so" in word for word in words)


def test_the_chair_back_touches_the_mid_back_and_ends_where_the_pose_says() -> None:
    solved = shipped("upper-back-bend-chair")
    (back,) = [box for box in stage(solved.pose).props if box.name == "chair back"]
    chest = flesh(solved.bones, solved.build, {"thoracic"})["thoracic"]
    above = chest.centres[:, 2] > back.high[2]
    assert above.any(), "the upper back bends over its top"
    assert not above.all()


def test_the_door_frame_is_in_front_of_forearms_that_lie_on_it() -> None:
    staged = stage(shipped("doorway-chest-stretch").pose)
    posts = [box for box in staged.props if box.name.endswith("post")]
    assert len(posts) == 2
    marks = staged.body.landmarks
    for side in SIDES:
        assert 0 < posts[0].low[0] - marks[f"wrist_{side}"][0] < 0.03
        assert marks[f"shoulder_{side}"][0] > marks[f"elbow_{side}"][0] + 0.04, "the chest is ahead"


@pytest.mark.parametrize("name", ["hip-hinge-start", "hip-hinge"])
def test_the_stick_touches_head_back_and_tailbone_and_goes_through_nothing(name: str) -> None:
    solved = shipped(name)
    frame = solved.bones.frames["stick"]
    assert stick_findings(solved.bones, solved.build) == []
    for piece in ("skull", "thoracic", "pelvis"):
        beads = flesh(solved.bones, solved.build, {piece})[piece]
        assert (frame.to_local(beads.centres)[:, 0] > RADIUS).all()
    assert "stick" in stage(solved.pose).body.parts


def test_a_rounded_back_loses_the_stick() -> None:
    pose = upright(spine={"thoracic": 30}, contacts=["feet flat on floor", "stick along spine"])
    solved = solve(pose)
    assert [finding.words for finding in stick_findings(solved.bones, solved.build)]


@pytest.mark.parametrize("name", ["hip-hinge", "upper-back-bend-chair", "wall-posture-check"])
def test_hands_behind_the_body_leave_the_elbow_where_an_arm_can_go(name: str) -> None:
    assert all(too_far_back(shipped(name).bones, side) < 3 for side in SIDES)


def test_the_hand_that_holds_the_seat_is_at_its_edge() -> None:
    staged = stage(shipped("neck-side-stretch").pose)
    (seat,) = [box for box in staged.props if box.name == "seat"]
    hand = staged.body.landmarks["hand_R"]
    assert abs(hand[1] - seat.low[1]) < 0.03
    assert hand[2] < seat.high[2] < staged.body.landmarks["wrist_R"][2]


def test_level_lines_are_level_when_the_body_is_even_and_tilt_with_it() -> None:
    show = {"level-line": ["shoulders", "hip bones"]}
    for line in stage(upright(show=show)).guides:
        assert line.a[2] == pytest.approx(line.b[2])
    tilted = stage(upright(show=show, pelvis={"left-side-up": 6}), check=False).guides[1]
    assert tilted.a[2] != pytest.approx(tilted.b[2], abs=0.01)
    with pytest.raises(ContentError, match="level line 'ankles' is not known"):
        stage(upright(show={"level-line": ["ankles"]}))


def test_the_plumb_line_passes_the_five_places_of_good_standing() -> None:
    staged = stage(shipped("posture-plumb-line").pose)
    (line,) = staged.guides
    assert len(staged.dots) == 5
    assert max(abs(float(dot[0] - line.a[0])) for dot in staged.dots) * HEIGHT_MM < 15


def test_the_patterns_leave_the_plumb_line_each_in_its_way() -> None:
    def off(name: str, mark: str) -> float:
        staged = stage(shipped(name).pose)
        return float(staged.body.landmarks[mark][0] - staged.guides[0].a[0])

    assert off("posture-forward-head", "head") > off("posture-balanced", "head") + 0.03
    assert off("posture-swayback", "hip_R") > off("posture-balanced", "hip_R") + 0.03
    assert off("posture-swayback", "shoulder_R") < off("posture-balanced", "shoulder_R")


@pytest.mark.parametrize("part", sorted(CLOSE_UPS))
def test_a_close_up_is_larger_and_leaves_the_rest_out(part: str) -> None:
    whole = bake(stage(upright()), "colour", px_per_height=300)
    close = bake(stage(upright(view={"close-up": part})), "colour", px_per_height=300)
    assert close.size[1] < 0.7 * whole.size[1]
    assert whole.per_height / close.per_height == pytest.approx(CLOSE_UPS[part].zoom, rel=0.01)


def test_an_upright_contact_that_is_not_known_is_refused() -> None:
    with pytest.raises(ContentError, match="contact not understood"):
        solve(upright(contacts=["feet flat on floor", "nose on wall"]))


def test_numbers_of_a_leaning_body_are_finite() -> None:
    assert np.isfinite(solve(upright(**WALL)).body().centres).all()
