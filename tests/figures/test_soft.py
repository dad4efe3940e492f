"""Beds, pillows, towels and chairs for the legs: things that fit themselves to a lying body."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from rephold.errors import ContentError
from rephold.figures.forge import sound
from rephold.figures.forge.solve import solve
from rephold.figures.forge.stage import Array, Stage
from rephold.figures.forge.staging import stage
from support.poses import on_the_back, shipped, upright

HOOK: dict[str, Any] = {"both": {"hip": 50, "knee": 100}, "contacts": ["buttocks on floor"]}
BED = {"kind": "bed", "ahead_cm": 10, "height_cm": 50}


def beads(staged: Stage, part: str) -> Array:
    found: Array = staged.body.centres[staged.body.part == staged.body.parts.index(part)]
    return found


@pytest.mark.parametrize("under", ["head", "knees"])
def test_a_pillow_lies_on_the_floor_under_what_it_carries(under: str) -> None:
    pose = on_the_back(**HOOK, furniture=[{"kind": "pillow", "under": under}])
    staged = stage(pose, check=False)
    pillow = beads(staged, "pillow")
    marks = staged.body.landmarks
    above = marks["head"] if under == "head" else (marks["knee_L"] + marks["knee_R"]) / 2
    assert pillow[:, 2].max() < above[2]
    assert abs(pillow[:, 0].mean() - above[0]) < 0.06
    members = staged.body.part == staged.body.parts.index("pillow")
    bottom = (staged.body.centres - staged.body.radii)[members, 2].min()
    assert bottom == pytest.approx(0, abs=0.002)


def test_a_pillow_between_the_knees_is_between_them() -> None:
    staged = stage(shipped("open-book-start").pose)
    marks = staged.body.landmarks
    members = staged.body.part == staged.body.parts.index("pillow")
    near = np.linalg.norm(staged.body.centres - (marks["knee_L"] + marks["knee_R"]) / 2, axis=1) < 0.15
    z = staged.body.centres[members & near, 2]
    assert marks["knee_L"][2] < z.min() <= z.max() < marks["knee_R"][2]


def test_a_towel_leads_from_both_hands_round_the_sole() -> None:
    staged = stage(shipped("hamstring-towel-stretch").pose)
    towel = beads(staged, "towel")
    for side in "LR":
        hand = staged.body.frames[f"hand_{side}"].to_world(np.array([0.016, 0.0, -0.06]))
        assert np.linalg.norm(towel - hand, axis=1).min() < 0.01
    sole = staged.body.frames["foot_R"].to_world(np.array([0.04, 0.0, -0.043]))
    assert np.linalg.norm(towel - sole, axis=1).min() < 0.01


def test_a_leg_may_hang_over_the_edge_of_a_bed_but_not_into_it() -> None:
    legs = {"right": {"hip": {"extension": 10}, "knee": 80}, "left": {"hip": 110, "knee": 110}}
    contacts = ["buttocks on bed", "upper back on bed"]

    def words(ahead: float) -> list[str]:
        bed = BED | {"ahead_cm": ahead, "height_cm": 60}
        pose = on_the_back(both={}, **legs, contacts=contacts, furniture=[bed])
        return [finding.words for finding in sound.sunk_findings(solve(pose))]

    assert words(8) == []
    assert any("right shin" in said for said in words(80))


def test_feet_stand_on_the_floor_below_the_bed() -> None:
    solved = solve(
        upright(
            position="sitting",
            both={"hip": 85, "knee": 85},
            furniture=[BED | {"ahead_cm": 15, "right_cm": 60}],
            contacts=["buttocks on bed", "feet flat on floor"],
        )
    )
    soles = solved.body().landmarks["ankle_R"][2]
    assert soles == pytest.approx(-500 / 1750 + 0.037, abs=0.003)


def test_a_turned_chair_faces_the_person_and_carries_the_calves() -> None:
    staged = stage(shipped("rest-90-90").pose)
    boxes = {box.name: box for box in staged.props}
    assert boxes["chair back"].low[0] >= boxes["seat"].high[0] - 0.03, "the back is at the far end"
    assert boxes["seat"].low[0] > staged.body.landmarks["pelvis"][0]
    shin = staged.body.landmarks["knee_R"] - staged.body.landmarks["ankle_R"]
    assert abs(shin[2]) < 0.09, "the shins are nearly level"


def test_arms_a_little_beyond_overhead_are_not_read_as_far_behind() -> None:
    for degrees in (150, 178, 184):
        both = {"hip": 50, "knee": 100, "shoulder": {"flexion": degrees, "abduction": 2}}
        assert solve(on_the_back(both=both)).arm("R").flexion == pytest.approx(degrees, abs=0.1)


def test_a_towel_needs_a_foot() -> None:
    with pytest.raises(ContentError, match="towel round right knee"):
        solve(on_the_back(contacts=["back on floor", "towel round right knee"]))
