"""The poses of back strengthening: true to the fact sheet, and showing what each exercise is about."""

from __future__ import annotations

import numpy as np
import pytest

from rephold.figures.forge.skeleton import landmarks
from rephold.figures.forge.solve import measured_angles
from rephold.figures.forge.stage import Array
from support.poses import shipped

# fact sheet of back strengthening, start and end positions: pelvis from upright, low back, joints of legs and
# arms; a contact may move an angle by ten degrees
FACTS: dict[str, dict[str, float]] = {
    "abdominal-brace": {"pelvis": -90, "lumbar": 0, "both hip flexion": 50, "both knee flexion": 100},
    "abdominal-draw-in": {"pelvis": -90, "lumbar": 0, "both hip flexion": 50, "both knee flexion": 100},
    "pelvic-tilt-lying": {"pelvis": -100, "lumbar": 10, "both hip flexion": 40, "both knee flexion": 100},
    "heel-slide": {"pelvis": -90, "right hip flexion": 12, "right knee flexion": 22, "left hip flexion": 50,
                   "left knee flexion": 100},
    "bent-knee-fall-out-start": {"pelvis": -90, "both hip flexion": 50, "both knee flexion": 100},
    "bent-knee-fall-out": {"pelvis": -90, "right knee flexion": 100, "left hip flexion": 50,
                           "left knee flexion": 100},
    "dead-bug-start": {"pelvis": -90, "both hip flexion": 90, "both knee flexion": 90,
                       "both shoulder flexion": 90, "both elbow flexion": 0},
    "dead-bug": {"pelvis": -90, "lumbar": 0, "right hip flexion": 5, "right knee flexion": 5,
                 "left hip flexion": 90, "left knee flexion": 90, "left shoulder flexion": 165,
                 "right shoulder flexion": 90},
    "curl-up-start": {"pelvis": -90, "lumbar": 0, "right hip flexion": 50, "right knee flexion": 100,
                      "left hip flexion": 0, "left knee flexion": 0},
    "curl-up": {"pelvis": -90, "lumbar": 0, "thoracic": 15, "neck": 8, "right hip flexion": 50,
                "left hip flexion": 0},
    "oblique-curl-up": {"pelvis": -90, "lumbar": 3, "thoracic": 15, "turn": 22, "neck": 8,
                        "both hip flexion": 50, "both knee flexion": 100},
    "bridge-start": {"pelvis": -90, "lumbar": 0, "both hip flexion": 50, "both knee flexion": 100},
    "bridge": {"pelvis": -115, "lumbar": 0, "both hip flexion": 0, "both knee flexion": 105},
    "single-leg-bridge": {"pelvis": -115, "lumbar": 0, "right hip flexion": 0, "right knee flexion": 0,
                          "left hip flexion": 0, "left knee flexion": 105},
    "bird-dog": {"pelvis": 75, "lumbar": 0, "right hip flexion": -15, "right knee flexion": 0,
                 "left hip flexion": 75, "left knee flexion": 90, "left shoulder flexion": 165,
                 "right shoulder flexion": 75},
    "side-plank-knees": {"lumbar": 0, "both hip flexion": 0, "both knee flexion": 90,
                         "right elbow flexion": 90},
    "side-plank": {"lumbar": 0, "both hip flexion": 0, "both knee flexion": 0, "right elbow flexion": 90},
    "plank-knees": {"pelvis": 73, "lumbar": 0, "both hip flexion": 0, "both knee flexion": 17,
                    "both elbow flexion": 90},
    "plank": {"pelvis": 83, "lumbar": 0, "both hip flexion": 0, "both knee flexion": 0,
              "both elbow flexion": 90},
    "prone-chest-lift": {"pelvis": 90, "lumbar": -12, "thoracic": -10, "both hip flexion": 0},
    "clam-start": {"both hip flexion": 45, "both knee flexion": 90},
    "clam": {"left hip flexion": 45, "both knee flexion": 90},
}  # fmt: skip


def point(name: str, mark: str) -> Array:
    return landmarks(shipped(name).bones)[mark]


def bend(one: Array, middle: Array, other: Array) -> float:
    """Degrees by which three points are off a straight line."""
    a, b = middle - one, other - middle
    return float(np.degrees(np.arccos(a @ b / (np.linalg.norm(a) * np.linalg.norm(b)))))


@pytest.mark.parametrize("name", sorted(FACTS))
def test_angles_are_those_of_the_fact_sheet(name: str) -> None:
    solved = shipped(name)
    axes, a = solved.bones.frames["pelvis"].axes, solved.angles
    measured = dict(measured_angles(solved.bones)) | {
        "pelvis": float(np.degrees(np.arctan2(axes[0, 2], axes[2, 2]))),
        "lumbar": a.lumbar.flexion,
        "thoracic": a.thoracic.flexion,
        "neck": a.cervical.flexion,
        "turn": a.lumbar.turn_left + a.thoracic.turn_left,
    }
    for words, wanted in FACTS[name].items():
        names = [words] if words in measured else [words.replace("both", side) for side in ("left", "right")]
        for each in names:
            off = (measured[each] - wanted + 180) % 360 - 180
            assert abs(off) <= 10.5, f"{each} {measured[each]:.0f}, not {wanted}"


@pytest.mark.parametrize("name", ["bridge", "plank", "plank-knees", "side-plank", "side-plank-knees"])
def test_shoulder_hip_and_knee_are_in_line(name: str) -> None:
    marks = landmarks(shipped(name).bones)
    shoulder, hip, knee = (
        (marks[f"{joint}_L"] + marks[f"{joint}_R"]) / 2 for joint in ("shoulder", "hip", "knee")
    )
    assert bend(shoulder, hip, knee) < 17


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("bridge", "bridge-wrong"), ("plank-knees", "plank-knees-wrong"), ("plank", "plank-wrong"),
     ("side-plank-knees", "side-plank-knees-wrong"), ("dead-bug", "dead-bug-wrong"),
     ("curl-up", "curl-up-wrong"), ("bird-dog", "bird-dog-wrong")],
)  # fmt: skip
def test_a_mistake_is_ringed_and_seen_like_the_right_way(right: str, wrong: str) -> None:
    one, other = shipped(right).pose, shipped(wrong).pose
    assert other.incorrect
    assert other.show.ring
    assert one.view == other.view
    assert not one.incorrect
    assert not one.show.ring


def test_elbows_are_under_the_shoulders_that_they_prop() -> None:
    for name, sides in (
        ("plank", "LR"),
        ("plank-knees", "LR"),
        ("side-plank", "R"),
        ("side-plank-knees", "R"),
    ):
        for side in sides:
            away = point(name, f"elbow_{side}")[:2] - point(name, f"shoulder_{side}")[:2]
            assert np.linalg.norm(away) < 0.07, name


def test_the_dead_bug_lowers_one_arm_and_the_opposite_leg() -> None:
    assert point("dead-bug", "ankle_R")[2] < 0.12 < point("dead-bug", "ankle_L")[2]
    assert point("dead-bug", "wrist_L")[2] < 0.2 < point("dead-bug", "wrist_R")[2]
    assert point("dead-bug-wrong", "lumbar")[2] > point("dead-bug", "lumbar")[2] + 0.02, (
        "a gap under the waist"
    )


def test_the_bird_dog_reaches_level_with_a_level_pelvis() -> None:
    hips = point("bird-dog", "hip_L"), point("bird-dog", "hip_R")
    assert hips[0][2] == pytest.approx(hips[1][2], abs=1e-6)
    assert point("bird-dog", "ankle_R")[2] == pytest.approx(hips[1][2], abs=0.06)
    assert point("bird-dog", "wrist_L")[2] == pytest.approx(point("bird-dog", "shoulder_L")[2], abs=0.06)


def test_the_curl_up_lifts_the_shoulders_and_keeps_the_pelvis() -> None:
    lift = point("curl-up", "c7")[2] - point("curl-up-start", "c7")[2]
    assert 0.01 < lift < 0.08, "a few centimetres"
    assert point("curl-up", "pelvis")[2] == pytest.approx(point("curl-up-start", "pelvis")[2], abs=0.005)
    assert point("curl-up-wrong", "c7")[2] > point("curl-up", "c7")[2] + 0.03


def test_the_twisting_curl_up_lifts_the_right_shoulder_more() -> None:
    right, left = (point("oblique-curl-up", f"shoulder_{side}")[2] for side in "RL")
    assert right > left + 0.03


def test_the_clam_opens_the_knees_and_not_the_heels() -> None:
    def apart(name: str, joint: str) -> float:
        return float(np.linalg.norm(point(name, f"{joint}_R") - point(name, f"{joint}_L")))

    assert apart("clam", "knee") > apart("clam-start", "knee") + 0.08
    assert apart("clam", "ankle") == pytest.approx(apart("clam-start", "ankle"), abs=0.01)


def test_the_upper_knee_of_the_clam_opens_by_a_third_of_a_right_angle() -> None:
    def aside(side: str) -> Array:
        hip, knee, ankle = (point("clam", f"{joint}_{side}") for joint in ("hip", "knee", "ankle"))
        return bend_plane(hip, knee, ankle)

    cos = float(aside("L") @ aside("R"))
    assert np.degrees(np.arccos(cos)) == pytest.approx(35, abs=10)


def bend_plane(hip: Array, knee: Array, ankle: Array) -> Array:
    """Unit vector from the line hip-ankle to the knee."""
    axis = (ankle - hip) / np.linalg.norm(ankle - hip)
    away = (knee - hip) - ((knee - hip) @ axis) * axis
    unit: Array = away / np.linalg.norm(away)
    return unit


def test_the_knee_falls_out_while_foot_pelvis_and_other_leg_stay() -> None:
    start, end = "bent-knee-fall-out-start", "bent-knee-fall-out"
    for mark in ("ankle_R", "knee_L", "hip_L"):
        assert np.allclose(point(start, mark), point(end, mark), atol=0.005), mark
    aside = point(end, "knee_R") - point(end, "hip_R")
    assert np.degrees(np.arctan2(-aside[1], aside[2])) == pytest.approx(45, abs=12)
