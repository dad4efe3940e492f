"""The vocabulary of contacts: body areas that rest on something, ways a hand holds a limb, sides in words."""

from __future__ import annotations

from dataclasses import dataclass

from rephold.errors import ContentError
from rephold.figures.forge.angles import SIDE_WORDS, SIDES, Side
from rephold.figures.forge.build import MM, SHANK, THIGH
from rephold.figures.forge.goals import Spot, Vec
from rephold.figures.forge.surface import Grip
from rephold.model.pose import Pose

BONE_SINK = 2 * MM  # a drawn bone contact lies this deep in the mat
SOFT_SINK = 7 * MM
SOLE_SINK = 3.5 * MM
SEAT_HEIGHT = 0.245
PILLOW_HEIGHT = 0.028  # of a flat pillow a body lies on
SIDE_OF: dict[str, Side] = {"left": "L", "right": "R"}
HEIGHTS = {"seat": SEAT_HEIGHT, "pillow": PILLOW_HEIGHT}


@dataclass(frozen=True)
class Area:
    """A body area that can rest: its spots ("#" stands for the side), and how far it sinks in."""

    spots: tuple[Spot, ...]
    sink: float
    soft: bool = False

    @property
    def sided(self) -> bool:
        """True if there is one on the left and one on the right."""
        return all(spot.piece.endswith("#") for spot in self.spots)


_BUTTOCKS = (
    Spot("pelvis"),
    Spot("buttock_L"),
    Spot("buttock_R"),
    Spot("seat_L"),
    Spot("seat_R"),
)
_UPPER_BACK = (Spot("thoracic"), Spot("yoke_L"), Spot("yoke_R"))
AREAS: dict[str, Area] = {
    "back": Area((*_BUTTOCKS, Spot("lumbar"), *_UPPER_BACK), SOFT_SINK, soft=True),
    "buttocks": Area(_BUTTOCKS, SOFT_SINK, soft=True),
    "upper back": Area(_UPPER_BACK, SOFT_SINK, soft=True),
    "pelvis": Area((Spot("pelvis"), Spot("seat_L"), Spot("seat_R")), SOFT_SINK, soft=True),
    "belly": Area((Spot("pelvis"), Spot("lumbar")), SOFT_SINK, soft=True),
    "chest": Area((Spot("thoracic"), Spot("yoke_L"), Spot("yoke_R")), SOFT_SINK, soft=True),
    "head": Area((Spot("skull"), Spot("hair"), Spot("ear_L"), Spot("ear_R")), BONE_SINK),
    "thigh": Area((Spot("thigh_#"), Spot("seat_#")), SOFT_SINK, soft=True),
    "knee": Area((Spot("thigh_#", 0.93 * THIGH), Spot("shin_#", -1, 0.12 * SHANK)), BONE_SINK),
    "shin": Area((Spot("shin_#", 0.55 * SHANK),), BONE_SINK),
    "calf": Area((Spot("shin_#", 0.12 * SHANK, 0.7 * SHANK),), SOFT_SINK, soft=True),
    "toes": Area((Spot("toes_#"),), BONE_SINK),
    "top of foot": Area((Spot("toes_#"), Spot("foot_#", 0.03)), BONE_SINK),
    "heel": Area((Spot("foot_#", -1, -0.01),), BONE_SINK),
    "foot": Area((Spot("foot_#"), Spot("toes_#")), SOLE_SINK),
    "hand": Area((Spot("palm_#"), Spot("fingers_#"), Spot("thumb_#")), BONE_SINK),
    "forearm": Area((Spot("farm_#"), Spot("uarm_#", 0.17)), BONE_SINK),
    "upper arm": Area((Spot("uarm_#"),), BONE_SINK),
    "shoulder": Area((Spot("yoke_#"),), SOFT_SINK, soft=True),
    "low back": Area((Spot("lumbar"),), SOFT_SINK, soft=True),
    "neck": Area((Spot("neck"),), SOFT_SINK, soft=True),
    "hip": Area((Spot("seat_#"), Spot("thigh_#", -1, 0.10)), SOFT_SINK, soft=True),
    "ribs": Area((Spot("thoracic"),), SOFT_SINK, soft=True),
}
PLURALS = {
    "thighs": "thigh",
    "knees": "knee",
    "shins": "shin",
    "calves": "calf",
    "toes": "toes",
    "tops of feet": "top of foot",
    "heels": "heel",
    "feet": "foot",
    "hands": "hand",
    "forearms": "forearm",
    "upper arms": "upper arm",
    "shoulders": "shoulder",
    "hips": "hip",
}

# (limb, where) -> grip of the hand of the same side, grip of the hand of the other side
HOLDS: dict[tuple[str, str], tuple[Grip, Grip]] = {
    ("shin", "just below knee"): (Grip(0.20, 70, -1, 0, "close"), Grip(0.36, -35, 1, 0, "close")),
    ("shin", "just above ankle"): (Grip(0.90, 90, -1, -30, "close"), Grip(0.90, -90, 1, -30, "close")),
    ("thigh", "from behind"): (Grip(0.50, 120, 1, 0, "close"), Grip(0.50, -105, -1, 0, "close")),
    ("thigh", "from behind, near knee"): (Grip(0.70, 125, 1, 0, "close"), Grip(0.70, -125, -1, 0, "close")),
}
# how a flat hand lies on top of a thigh: same side, other side
RESTS: dict[tuple[str, str], tuple[Grip, Grip]] = {
    ("thigh", "above knee"): (Grip(0.74, 22, -1, 65, "flat"), Grip(0.48, -16, 1, 70, "flat")),
    ("thigh", "middle"): (Grip(0.52, 14, -1, 68, "flat"), Grip(0.40, -16, 1, 70, "flat")),
    ("thigh", "at knee"): (Grip(0.93, 14, -1, 70, "cup"), Grip(0.90, -10, 1, 60, "cup")),
    ("shin", "across"): (Grip(0.66, -25, 1, 25, "cup"), Grip(0.66, 25, -1, 25, "cup")),
    ("shin", "middle"): (Grip(0.45, 25, -1, 60, "flat"), Grip(0.45, -20, 1, 60, "flat")),
    ("shin", "near ankle"): (Grip(0.74, 10, -1, 60, "cup"), Grip(0.80, -20, 1, 30, "cup")),
}


@dataclass(frozen=True)
class HandPlace:
    """Where and how a hand lies on trunk or head.

    z: height in the bone frame (H); around: degrees from the front over the hand's own side (90) to the back
    (180), minus over the other side; fingers: where they point, in the frame (forward, outward, up);
    stagger: how much (H) the right hand lies higher and the left hand lower, so that arms can cross.
    """

    frame: str
    z: float
    around: float
    fingers: Vec
    shape: str = "cup"
    stagger: float = 0.0


HAND_PLACES = {
    "waist": HandPlace("lumbar", 0.0, 72, (0.75, -0.5, 0.1)),
    "front of hips": HandPlace("pelvis", 0.044, 38, (0.1, -0.75, -0.50), "flat"),
    "hip": HandPlace("pelvis", 0.040, 88, (0.75, 0.0, -0.6)),
    "low back": HandPlace("pelvis", 0.055, 148, (0.1, -0.35, -0.95), "flat"),
    "other side of chest": HandPlace("thorax", 0.004, -34, (0.0, -0.90, 0.30), "flat", stagger=0.016),
    "opposite shoulder": HandPlace("thorax", 0.052, -38, (0.0, -0.62, 0.75), stagger=0.010),
    "back of head": HandPlace("head", 0.020, 152, (-0.25, -0.85, 0.35)),
    "back of neck": HandPlace("c7", 0.010, 165, (-0.1, -0.95, 0.1)),
    "sides of neck": HandPlace("c7", 0.045, 140, (-0.30, -0.80, -0.30), stagger=0.008),
}
HAND_PLACE_TURN = 30.0  # degrees a hand lying there may turn
ANKLE_ON_THIGH = {"just above knee": (0.85, 40.0), "middle": (0.55, 40.0), "kneecap": (1.0, 8.0)}
# where on the thigh an ankle lies: t, degrees round the thigh
HAND_TURN = 50.0  # degrees a holding hand may turn on the limb
ANKLE_CLEAR = 0.0175  # from the ankle's centre to the skin it rests on


def sides_of(word: str | None) -> tuple[Side, ...]:
    """The sides that left, right, both or nothing (both) stands for."""
    return SIDES if word in (None, "both") else (SIDE_OF[word],)


def for_side(words: str, side: Side, given: str | None) -> str:
    """The contact's words, with the side added where they do not name one."""
    return words if given in ("left", "right") else f"{words} ({SIDE_WORDS[side]})"


def unclear(pose: Pose, words: str, hint: str) -> ContentError:
    """The error for a contact that is not understood; `hint` says which words are."""
    error = ContentError.at(f"poses/{pose.figure}.yaml", f"contact not understood: {words!r}", hint)
    assert isinstance(error, ContentError)
    return error
