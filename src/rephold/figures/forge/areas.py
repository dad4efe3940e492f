"""Named places of the body: coloured muscle areas, anchors of arrows, parts that must show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rephold.errors import ContentError
from rephold.figures.forge.angles import SIDES, Side, outward
from rephold.figures.forge.goals import Vec
from rephold.figures.forge.skeleton import Bones
from rephold.figures.forge.stage import Capsule
from rephold.model.pose import Muscle, Pose


@dataclass(frozen=True)
class Area:
    """A muscle area: capsule from a to b (points in bone frames), radius, and parts it may colour.

    "#" stands for the side; y counts outwards. An area in the middle is shown on the near side.
    """

    a: tuple[str, Vec]
    b: tuple[str, Vec]
    radius: float
    parts: tuple[str, ...]
    sided: bool = True


_HIP = ("torso", "hip#", "thigh#")
MUSCLES = {
    "back": Area(
        ("lumbar", (-0.02, 0.01, -0.03)), ("thorax", (-0.02, 0.01, 0.05)), 0.058, ("torso",), sided=False
    ),
    "low back": Area(
        ("pelvis", (-0.04, 0.01, 0.05)), ("lumbar", (-0.01, 0.01, 0.03)), 0.055, ("torso",), sided=False
    ),
    "side of low back": Area(
        ("pelvis", (-0.035, 0.060, 0.045)), ("lumbar", (0.004, 0.060, 0.030)), 0.046, ("torso",)
    ),
    "side of waist": Area(
        ("pelvis", (0.0, 0.075, 0.060)), ("thorax", (0.030, 0.085, -0.020)), 0.044, ("torso",)
    ),
    "between shoulder blades": Area(
        ("thorax", (-0.03, 0.022, 0.055)), ("thorax", (-0.03, 0.022, -0.010)), 0.034, ("torso",)
    ),
    "middle of belly": Area(
        ("pelvis", (0.050, 0.0, 0.085)), ("thorax", (0.085, 0.0, -0.035)), 0.046, ("torso",), sided=False
    ),
    "fold of hip": Area(("pelvis", (0.05, 0.065, 0.022)), ("thigh_#", (0.055, 0.0, -0.030)), 0.030, _HIP),
    "middle of thigh": Area(
        ("thigh_#", (0.05, 0.004, -0.125)), ("thigh_#", (0.04, 0.004, -0.20)), 0.030, _HIP
    ),
    "middle of low back": Area(
        ("pelvis", (-0.04, 0.0, 0.072)), ("lumbar", (-0.01, 0.0, 0.012)), 0.040, ("torso",), sided=False
    ),
    "middle of buttock": Area(
        ("pelvis", (-0.060, 0.050, 0.014)), ("pelvis", (-0.060, 0.050, -0.020)), 0.034, _HIP
    ),
    "back of mid thigh": Area(
        ("thigh_#", (-0.04, 0.004, -0.115)), ("thigh_#", (-0.03, 0.004, -0.20)), 0.032, _HIP
    ),
    "side of upper back": Area(
        ("lumbar", (0.0, 0.070, 0.040)), ("thorax", (-0.010, 0.075, 0.010)), 0.034, ("torso",)
    ),
    "belly": Area(
        ("pelvis", (0.048, 0.045, 0.060)), ("thorax", (0.075, 0.050, -0.045)), 0.050, ("torso",), sided=False
    ),
    "lower belly": Area(
        ("pelvis", (0.050, 0.035, 0.020)), ("lumbar", (0.078, 0.035, -0.035)), 0.040, ("torso",), sided=False
    ),
    "chest": Area(
        ("thorax", (0.080, 0.032, 0.030)), ("upper_#", (0.012, -0.004, -0.018)), 0.040, ("torso", "uarm#")
    ),
    "side of neck": Area(
        ("c7", (0.014, 0.030, 0.058)), ("upper_#", (0.0, -0.020, 0.030)), 0.042, ("neck", "torso", "uarm#")
    ),
    "buttock": Area(("pelvis", (-0.050, 0.075, 0.005)), ("thigh_#", (-0.035, 0.035, -0.05)), 0.05, _HIP),
    "front of hip": Area(("pelvis", (0.05, 0.050, 0.02)), ("thigh_#", (0.055, 0.010, -0.10)), 0.042, _HIP),
    "front of thigh": Area(("thigh_#", (0.05, 0.012, -0.05)), ("thigh_#", (0.04, 0.012, -0.20)), 0.036, _HIP),
    "back of thigh": Area(
        ("thigh_#", (-0.04, 0.022, -0.08)), ("thigh_#", (-0.03, 0.022, -0.21)), 0.043, _HIP
    ),
    "inner thigh": Area(
        ("thigh_#", (0.015, -0.045, -0.05)), ("thigh_#", (0.010, -0.040, -0.20)), 0.036, _HIP
    ),
    "outer hip": Area(("pelvis", (0.03, 0.085, 0.020)), ("thigh_#", (0.025, 0.045, -0.09)), 0.050, _HIP),
    "calf": Area(("shin_#", (-0.035, 0.005, -0.05)), ("shin_#", (-0.025, 0.005, -0.13)), 0.034, ("shin#",)),
}
SEEN = {
    "trunk": ("torso",),
    "head": ("head",),
    "arm": ("uarm#", "farm#", "hand#"),
    "hand": ("hand#", "fing#"),
    "leg": ("thigh#", "shin#", "foot#"),
    "thigh": ("thigh#",),
    "shin": ("shin#",),
    "foot": ("foot#",),
}
ANCHORS: dict[str, tuple[str, Vec]] = {
    "mid-back": ("thorax", (0.03, 0.0, -0.02)),
    "low back": ("lumbar", (0.03, 0.0, 0.0)),
    "belly": ("lumbar", (0.03, 0.0, 0.0)),
    "lower belly": ("pelvis", (0.0, 0.0, 0.045)),
    "chest": ("thorax", (0.036, 0.0, 0.04)),
    "pelvis": ("pelvis", (0.0, 0.0, 0.0)),
    "tailbone": ("pelvis", (-0.04, 0.0, -0.01)),
    "neck": ("c7", (0.012, 0.0, 0.02)),
    "chin": ("head", (0.045, 0.0, -0.035)),
    "waist": ("lumbar", (0.03, 0.055, 0.0)),
    "shoulder": ("upper_#", (0.0, 0.0, 0.0)),
    "hip": ("pelvis", (0.0, 0.06, 0.0)),
    "head": ("head", (0.012, 0.0, 0.03)),
    "ear": ("head", (-0.002, 0.040, 0.006)),
    "knee": ("shin_#", (0.0, 0.0, 0.0)),
    "thigh": ("thigh_#", (0.0, 0.0, -0.12)),
    "shin": ("shin_#", (0.0, 0.0, -0.12)),
    "ankle": ("foot_#", (0.0, 0.0, 0.0)),
    "front of ankle": ("foot_#", (0.014, 0.0, 0.0)),
    "foot": ("foot_#", (0.02, 0.0, 0.0)),
    "hand": ("hand_#", (0.0, 0.0, -0.05)),
}


def capsules(pose: Pose, bones: Bones) -> tuple[Capsule, ...]:
    """The coloured areas of a pose in the world.

    Errors: ContentError for an area that has no place on the body.
    """
    return tuple(capsule for muscle in pose.show.muscle for capsule in _placed(pose, muscle, bones))


def _placed(pose: Pose, muscle: Muscle, bones: Bones) -> list[Capsule]:
    if muscle.area not in MUSCLES:
        raise unknown(pose, f"muscle area {muscle.area!r}", MUSCLES)
    area = MUSCLES[muscle.area]
    sides: tuple[Side, ...] = SIDES if muscle.side == "both" else ("L",) if muscle.side == "left" else ("R",)
    if not area.sided:
        sides = (near_side(pose),)
    return [
        Capsule(
            a=bones.point(*sided(area.a, side)),
            b=bones.point(*sided(area.b, side)),
            radius=area.radius,
            parts=tuple(part.replace("#", side) for part in area.parts),
            meaning=muscle.meaning,
        )
        for side in sides
    ]


def near_side(pose: Pose) -> Side:
    """The side of the body that faces the viewer."""
    return "R" if pose.view.from_ == "right" else "L"


def sided(place: tuple[str, Vec], side: Side) -> tuple[str, Vec]:
    """A place for one side: frame name with the side, y turned outwards."""
    frame, (x, y, z) = place
    return frame.replace("#", side), (x, outward(side) * y, z)


def anchor(pose: Pose, words: str) -> tuple[str, Vec]:
    """The bone frame and local point of a body place such as "mid-back" or "right knee"."""
    side, _, rest = words.partition(" ")
    name, mark = (rest, side) if side in ("left", "right") else (words, "right")
    if name not in ANCHORS:
        raise unknown(pose, f"place {words!r}", ANCHORS)
    return sided(ANCHORS[name], "L" if mark == "left" else "R")


def parts_to_see(pose: Pose) -> tuple[str, ...]:
    """Drawn parts that have to show, from body words such as "trunk" or "near arm"."""
    found: list[str] = []
    near = near_side(pose)
    far: Side = "L" if near == "R" else "R"
    names: dict[str, Side] = {"near": near, "far": far, "left": "L", "right": "R"}
    for words in pose.show.must_see:
        side, _, rest = words.partition(" ")
        name = rest if side in names else words
        if name not in SEEN:
            raise unknown(pose, f"part to see {words!r}", SEEN)
        found += [part.replace("#", names.get(side, near)) for part in SEEN[name]]
    return tuple(dict.fromkeys(found))


def unknown(pose: Pose, what: str, known: Iterable[str]) -> ContentError:
    """The error for a word that is in no table."""
    hint = "known are " + ", ".join(known)
    error = ContentError.at(f"poses/{pose.figure}.yaml", f"{what} is not known", hint)
    assert isinstance(error, ContentError)
    return error
