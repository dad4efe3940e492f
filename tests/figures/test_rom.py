"""Ranges of motion: what is normal passes, what is beyond wants a reason, what is impossible is refused."""

from __future__ import annotations

import pytest

from rephold.errors import ContentError
from rephold.figures.forge.angles import Arm, Curve, Leg
from rephold.figures.forge.rom import MOTIONS, SPINE, Motion, judge, limb_findings, spine_findings, strain
from rephold.figures.forge.solve import solve
from rephold.figures.forge.staging import inspect, stage
from support.poses import on_the_back

EVERY = sorted((MOTIONS | SPINE).items())


def bent(flexion: float, **changes: object) -> dict[str, object]:
    """A pose on the back with the right hip bent that far, its foot free in the air."""
    return {
        "right": {"hip": flexion, "knee": 110},
        "left": {"hip": 50, "knee": 100},
        "spine": {"neck": 8},
        **changes,
    }


@pytest.mark.parametrize(("name", "motion"), EVERY)
def test_normal_angles_say_nothing_and_limits_are_in_order(name: str, motion: Motion) -> None:
    low, high = motion.normal
    for inside in (low, high, (low + high) / 2):
        assert judge("right", motion, inside, {}) is None, name
    assert motion.refuse[0] <= low < high <= motion.refuse[1]


@pytest.mark.parametrize(("name", "motion"), EVERY)
def test_beyond_normal_wants_a_reason_and_beyond_refusal_none_helps(name: str, motion: Motion) -> None:
    reasons = {motion.joint: "the stretch is there"}
    for sign in (-1, 1):
        edge = motion.normal[max(sign, 0)]
        last = motion.refuse[max(sign, 0)]
        if abs(last - edge) > 1:
            unexplained = judge("right", motion, edge + sign, {})
            explained = judge("right", motion, edge + sign, reasons)
            assert unexplained is not None
            assert explained is not None
            assert (unexplained.level, explained.level) == ("explain", "note"), name
            assert explained.words.endswith(": the stretch is there")
        beyond = judge("right", motion, last + sign, reasons)
        assert beyond is not None
        assert beyond.level == "refuse"


def test_a_hip_bent_past_normal_asks_for_its_reason_in_the_words_of_the_file() -> None:
    with pytest.raises(ContentError) as caught:
        stage(on_the_back(**bent(126)))
    assert [problem.what for problem in caught.value.problems] == [
        "right hip flexion 126 is beyond 120; say why under exceeds-normal"
    ]
    assert str(caught.value.problems[0].place) == "poses/on-the-back.yaml"


def test_the_reason_settles_it() -> None:
    pose = on_the_back(**bent(126, **{"exceeds-normal": {"right hip": "the hands help at the end of range"}}))
    notes = [finding for finding in inspect(solve(pose)) if finding.level == "note"]
    assert [note.words for note in notes] == [
        "right hip flexion 126 is beyond 120: the hands help at the end of range"
    ]
    assert stage(pose).figure == "on-the-back"


def test_a_reason_for_one_side_does_not_excuse_the_other() -> None:
    pose = on_the_back(**bent(126, **{"exceeds-normal": {"left hip": "the hands help"}}))
    with pytest.raises(ContentError, match="right hip flexion 126 is beyond 120; say why"):
        stage(pose)


def test_a_hip_bent_past_what_joints_do_is_refused_whatever_the_reason() -> None:
    pose = on_the_back(**bent(150, **{"exceeds-normal": {"hip": "very supple"}}))
    with pytest.raises(ContentError) as caught:
        stage(pose)
    assert caught.value.problems[0].what == (
        "right hip flexion 150 is beyond 140, further than a joint goes; bend it less"
    )


def test_a_preview_may_show_what_a_handout_may_not() -> None:
    assert stage(on_the_back(**bent(150)), check=False).figure == "on-the-back"


def test_a_reason_must_name_a_joint_and_be_needed() -> None:
    pose = on_the_back(**bent(126, **{"exceeds-normal": {"right hip": "the hands help", "hipp": "a slip"}}))
    with pytest.raises(ContentError, match="exceeds-normal: 'hipp' is no joint; joints are hip, knee, ankle"):
        stage(pose)
    idle = on_the_back(**bent(100, **{"exceeds-normal": {"knee": "not needed here"}}))
    assert "exceeds-normal: knee is within normal; the reason can go" in [
        f.words for f in inspect(solve(idle))
    ]


def test_equal_sides_are_said_once() -> None:
    both = limb_findings({"L": Leg(ankle=-60), "R": Leg(ankle=-60.4)}, {})
    assert [finding.words for finding in both] == [
        "both ankle plantarflexion 60 is beyond 50; say why under exceeds-normal"
    ]
    one = limb_findings({"L": Leg(), "R": Leg(ankle=-60)}, {})
    assert [finding.words for finding in one] == [
        "right ankle plantarflexion 60 is beyond 50; say why under exceeds-normal"
    ]


def test_low_and_upper_back_count_together_and_the_low_back_alone() -> None:
    found = spine_findings(Curve(-28), Curve(-20), Curve(), Curve(), {})
    assert [finding.words for finding in found] == [
        "lumbar extension 28 is beyond 25; say why under exceeds-normal",
        "trunk extension 48 is beyond 25; say why under exceeds-normal",
    ]
    (refused,) = spine_findings(Curve(-42), Curve(20), Curve(), Curve(), {"lumbar": "strong"})
    assert refused.words == "lumbar extension 42 is beyond 40, further than a joint goes; bend it less"


def test_neck_and_head_count_together() -> None:
    (found,) = spine_findings(Curve(), Curve(), Curve(turn_left=-40), Curve(turn_left=-30), {})
    assert found.words == "neck turn to the right 70 is beyond 60; say why under exceeds-normal"


def test_strain_is_nothing_in_the_middle_and_grows_beyond_the_end() -> None:
    assert strain(Arm(elbow=60)) == 0
    assert 0 < strain(Arm(internal=72)) < strain(Arm(internal=80)) < strain(Arm(internal=100))
    assert strain(Arm(internal=100), 6.0) < strain(Arm(internal=100))
