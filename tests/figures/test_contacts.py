"""Contacts: words understood, bodies that touch, and findings when they do not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from rephold.errors import ContentError
from rephold.figures.forge import sound
from rephold.figures.forge.balance import balance_findings, centre_of_mass
from rephold.figures.forge.build import HEIGHT_MM, build_of
from rephold.figures.forge.contact_words import AREAS, HOLDS
from rephold.figures.forge.contacts import plan_of
from rephold.figures.forge.finding import Finding
from rephold.figures.forge.flesh_limbs import palm
from rephold.figures.forge.goals import ForearmGoal, HandGoal, Hold
from rephold.figures.forge.rotations import frame_from
from rephold.figures.forge.skeleton import landmarks
from rephold.figures.forge.solve import lowest, solve
from rephold.figures.forge.stage import Frame
from rephold.figures.forge.surface import Grip, gap, skin, wrist_for
from rephold.model.pose import Pose
from support.poses import on_the_back, shipped, upright, written

STANDARD = build_of("standard")


def kneeling(**changes: object) -> Pose:
    """On hands and knees, all angles written, so that nothing can be solved away."""
    fixed = {
        "pelvis": {"tilt": 75},
        "both": {"hip": {"flexion": "with-pelvis"}, "knee": 86, "ankle": -71},
        "solve-for": {},
    }
    return Pose.model_validate(written("hands-and-knees") | fixed | changes)


def words_of(findings: list[Finding]) -> list[str]:
    return [finding.words for finding in findings]


@pytest.mark.parametrize(
    ("words", "rests", "feet", "arms", "holds"),
    [
        ("knees on floor", 2, 0, 0, 0),
        ("right knee on floor", 1, 0, 0, 0),
        ("Back and buttocks  on mat", 1, 0, 0, 0),
        ("buttocks on seat", 1, 0, 0, 0),
        ("tops of feet on floor", 2, 0, 0, 0),
        ("left heel on floor", 1, 0, 0, 0),
        ("feet flat on floor", 2, 2, 0, 0),
        ("left foot flat on floor", 1, 1, 0, 0),
        ("hands flat on floor, under shoulders, fingers forward", 2, 0, 2, 0),
        ("right hand flat on floor, 12.5 cm ahead of shoulders, 2 cm wider", 1, 0, 1, 0),
        ("hands flat on floor, beside hips, palms up", 2, 0, 2, 0),
        ("forearms on floor", 2, 0, 2, 0),
        ("both hands hold right shin, just below knee", 0, 0, 2, 2),
        ("both hands hold back of left thigh", 0, 0, 2, 2),
        ("left hand holds back of left thigh, near knee", 0, 0, 1, 1),
        ("both hands on left thigh, above knee", 0, 0, 2, 2),
        ("both hands on belly", 0, 0, 2, 0),
        ("right ankle on left thigh, just above knee", 0, 1, 0, 1),
    ],
)
def test_a_contact_in_body_words_is_understood(
    words: str, rests: int, feet: int, arms: int, holds: int
) -> None:
    plan = plan_of(on_the_back(contacts=["head on floor", words]), STANDARD)
    counted = (len(plan.rests) - 1, len(plan.feet), len(plan.arms), len(plan.holds))
    assert counted == (rests, feet, arms, holds)


@pytest.mark.parametrize("area", sorted(AREAS))
def test_every_area_can_be_said_in_a_contact(area: str) -> None:
    assert plan_of(on_the_back(contacts=[f"{area} on floor"]), STANDARD).rests


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("nose on floor", "areas are back, buttocks"),
        ("sits comfortably", "say it like 'knees on floor' or 'both hands hold right shin'"),
        ("hands flat on floor, crossed", "options are under shoulders"),
        ("both hands hold right shin, at the ankle", "say where as just below knee"),
        ("right ankle on left thigh, somewhere", "say where as just above knee"),
    ],
)
def test_a_contact_not_understood_says_which_and_what_is(words: str, hint: str) -> None:
    with pytest.raises(ContentError) as caught:
        plan_of(on_the_back(contacts=["back on floor", words]), STANDARD)
    problem = caught.value.problems[0]
    assert str(problem.place) == "poses/on-the-back.yaml"
    assert problem.what == f"contact not understood: {words!r}"
    assert problem.hint.startswith(hint)


def test_something_has_to_carry_the_body() -> None:
    with pytest.raises(ContentError, match="the first contact must say what carries the body"):
        plan_of(on_the_back(contacts=["both hands hold right shin"]), STANDARD)


def test_options_move_the_hand_by_the_centimetres_they_say() -> None:
    pose = kneeling(contacts=["knees on floor", "right hand flat on floor, 14 cm ahead, 3.5 cm wider"])
    (goal,) = plan_of(pose, STANDARD).arms
    assert isinstance(goal, HandGoal)
    assert goal.at[:2] == pytest.approx((0.08, -0.02))
    assert goal.below == "shoulder"


def test_forearms_of_a_broader_body_lie_higher() -> None:
    pose = on_the_back(contacts=["back on floor", "forearms on floor"])
    standard, broad = (plan_of(pose, build_of(name)).arms[0] for name in ("standard", "broad"))
    assert isinstance(standard, ForearmGoal)
    assert isinstance(broad, ForearmGoal)
    assert broad.elbow_height > standard.elbow_height


def test_a_body_is_set_down_on_its_first_contact_as_deep_as_tissue_gives() -> None:
    solved = solve(on_the_back())
    rest = solved.plan.rests[0]
    assert lowest(solved.bones, solved.build, rest) == pytest.approx(-rest.sink, abs=1e-9)


def test_a_body_stands_on_its_lower_knee() -> None:
    pose = kneeling(left={"hip": {"flexion": 85}, "knee": 90}, contacts=["knees on floor"])
    solved = solve(pose)
    left, right = (lowest(solved.bones, STANDARD, rest) for rest in solved.plan.rests)
    assert right == pytest.approx(-solved.plan.rests[0].sink, abs=1e-9)
    assert left > right + 0.0005


def test_a_foot_flat_on_the_floor_stays_below_where_the_angles_put_it() -> None:
    free = solve(on_the_back())
    stood = solve(on_the_back(contacts=["back on floor", "feet flat on floor"]))
    before, after = (landmarks(s.bones)["ankle_L"] for s in (free, stood))
    assert after[:2] == pytest.approx(before[:2], abs=1e-6)
    assert stood.bones.frames["foot_L"].axes[:, 2] == pytest.approx([0, 0, 1])


def test_shins_that_hover_are_reported_in_the_words_of_the_contact() -> None:
    pose = kneeling(both={"hip": {"flexion": "with-pelvis"}, "knee": 92, "ankle": -71})
    found = words_of(sound.contact_findings(solve(pose)))
    assert "shins on floor (left): 27 mm above it; at most 3" in found
    assert any(w.startswith("toes on floor (right): ") and w.endswith("above it; at most 3") for w in found)


def test_toes_pushed_through_the_floor_are_reported() -> None:
    pose = kneeling(both={"hip": {"flexion": "with-pelvis"}, "knee": 86, "ankle": -65})
    found = words_of(sound.contact_findings(solve(pose)))
    assert "toes on floor (left): 24 mm into it; at most 5" in found


def test_a_part_below_the_floor_that_no_contact_speaks_of_is_reported() -> None:
    pose = on_the_back(both={"hip": -20, "knee": 0})
    found = words_of(sound.sunk_findings(solve(pose)))
    assert any(words.startswith("left shin: ") and "no contact says so" in words for words in found)
    assert sound.sunk_findings(solve(on_the_back(spine={"neck": 10}))) == []


def test_a_hand_out_of_reach_is_reported_with_the_millimetres_missing() -> None:
    solved = solve(kneeling(contacts=["knees on floor", "right hand flat on floor, 60 cm ahead"]))
    missed = solved.bones.shortfall["right hand"] * HEIGHT_MM
    assert missed > 100
    assert words_of(sound.reach_findings(solved)) == [
        f"right hand misses its place by {missed:.0f} mm; at most 3"
    ]


def test_solved_angles_stay_within_what_the_file_allows() -> None:
    solved = shipped("hands-and-knees")
    assert set(solved.values) == {"pelvis tilt", "both knee flexion", "both ankle dorsiflexion"}
    assert 65 <= solved.values["pelvis tilt"] <= 85
    assert 80 <= solved.values["both knee flexion"] <= 95


def test_a_wished_angle_is_solved_for() -> None:
    straight = Pose.model_validate(written("hands-and-knees") | {"solve-for": {"elbow flexion": 5}})
    bent = Pose.model_validate(written("hands-and-knees") | {"solve-for": {"elbow flexion": 25}})
    assert solve(straight).arm("R").elbow == pytest.approx(5, abs=2)
    assert solve(bent).arm("R").elbow == pytest.approx(25, abs=4)


def test_a_wish_for_an_angle_no_limb_has_is_refused() -> None:
    pose = Pose.model_validate(written("hands-and-knees") | {"solve-for": {"elbow bend": 5}})
    with pytest.raises(ContentError, match="solve-for: 'elbow bend' is no angle of a limb"):
        solve(pose)


@pytest.mark.parametrize("build", ["standard", "broad"])
@pytest.mark.parametrize("around", [0, 60, -110, 180])
def test_a_palm_lies_on_the_skin_all_round_a_limb(build: str, around: float) -> None:
    person = build_of(build)
    wrist, facing, fingers = (np.array(v) for v in wrist_for("shin", "R", person, Grip(0.4, around, 1, 0)))
    hand = Frame(wrist, frame_from(-fingers, facing))
    bone = Frame(np.zeros(3), np.eye(3))
    off = gap(palm("L").placed(hand), bone, "shin", "R", person) * HEIGHT_MM
    assert -9 < off < 2


def test_the_skin_is_where_the_limb_says_it_is_thick() -> None:
    point, normal = skin("thigh", "L", STANDARD, 0.42, 0)
    assert point == pytest.approx((0.0535 + 0.002, 0, -0.42 * 0.245), abs=1e-6)
    assert normal == pytest.approx([1, 0, 0])
    outer = skin("thigh", "L", STANDARD, 0.42, 90)[0]
    assert outer[1] == pytest.approx(0.0495 + 0.001, abs=1e-6)


@pytest.mark.parametrize("name", ["figure-four", "knee-to-opposite-shoulder"])
def test_fingers_close_until_they_touch(name: str) -> None:
    solved = shipped(name)
    for hold in solved.plan.holds:
        if hold.pieces[0].startswith("palm"):
            fingers = Hold(hold.words, (hold.pieces[1],), hold.limb)
            assert -6 < sound.grip_gap_mm(solved, fingers) < 3
            assert 0 < solved.bones.hands["L"].joints[0] < 60


def test_a_hand_off_its_limb_or_in_its_flesh_is_reported() -> None:
    solved = shipped("figure-four")
    knee_high = HandGoal("R", "right hand", (0.0, 0.0, 0.0), (0.0, 0.0, -1.0), (1.0, 0.0, 0.0), "flat")
    for clear, end in ((0.05, " mm off the skin; at most 4"), (-0.02, " mm into the flesh; at most 9")):
        point, normal = skin("thigh", "L", STANDARD, 0.5, 0, clear)
        palm_at = Frame(solved.bones.point("thigh_L", point), solved.bones.frames["thigh_L"].axes)
        frames = solved.bones.frames | {"hand_R": palm_at}
        hold = Hold(f"{knee_high.words} holds left thigh", ("palm_R",), "thigh_L")
        plan = replace(solved.plan, holds=(hold,))
        moved = replace(solved, plan=plan, bones=replace(solved.bones, frames=frames))
        (finding,) = sound.grip_findings(moved)
        assert finding.words.startswith("right hand holds left thigh: ")
        assert finding.words.endswith(end)
        assert normal[0] == 1


def test_limbs_through_each_other_are_reported() -> None:
    def legs(adduction: float) -> list[str]:
        both = {"hip": {"flexion": 60, "adduction": adduction}, "knee": 90}
        return words_of(sound.clash_findings(solve(on_the_back(both=both))))

    assert legs(6) == []
    assert legs(7)[0] == "left thigh goes through right thigh: axes 70 mm apart, at least 72"


def test_a_raw_target_puts_the_wrist_where_it_says() -> None:
    target = {"frame": "shin_R", "at": [0.06, -0.02, -0.05], "palm": [-1, 0, 0], "fingers": [0, 1, 0]}
    both = {"hip": 125, "knee": 130}
    solved = solve(on_the_back(both=both, advanced={"right-wrist": target}))
    local = solved.bones.frames["shin_R"].to_local(landmarks(solved.bones)["wrist_R"])
    assert local == pytest.approx([0.06, -0.02, -0.05], abs=1e-6)


def test_every_hold_has_both_hands() -> None:
    for (limb, where), (same, other) in HOLDS.items():
        assert same.wrap == -other.wrap or limb == "shin", where
        assert 0 < same.t < 1
        assert 0 < other.t < 1


def test_a_standing_body_falls_when_its_weight_leaves_the_feet() -> None:
    good = solve(upright())
    assert balance_findings(good) == []
    height = float(centre_of_mass(good.bones)[2])
    assert height == pytest.approx(0.56, abs=0.03)
    leaning = solve(upright(pelvis={"tilt": 25}, both={"hip": 0, "knee": 2}))
    (finding,) = balance_findings(leaning)
    assert finding.level == "refuse"
    assert finding.words.startswith("the body would fall: its weight acts ")


def test_on_one_leg_the_weight_must_be_over_that_foot() -> None:
    contacts = ["right foot flat on floor"]
    lifted, straight, leaning = {"hip": 40, "knee": 80}, {"hip": 0}, {"hip": {"adduction": 5.5}}
    (finding,) = balance_findings(solve(upright(left=lifted, right=straight, contacts=contacts)))
    assert "outside the feet" in finding.words
    assert balance_findings(solve(upright(left=lifted, right=leaning, contacts=contacts))) == []
