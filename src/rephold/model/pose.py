"""The noun Pose: how a body is placed for one picture, in the words a physiotherapist uses.

Degrees everywhere, clinical sign rules (flexion, dorsiflexion and internal rotation are positive), body words
instead of axes. Lengths that a person measures are centimetres on a body 175 cm tall. The joints are in
`pose_joints`.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from rephold.model.pose_joints import HandShape, Limbs, Pelvis, PoseModel, Spine
from rephold.model.text import Description, Line

Position = Literal[
    "standing",
    "sitting",
    "kneeling",
    "half-kneeling",
    "hands-and-knees",
    "supine",
    "prone",
    "side-lying-left",
    "side-lying-right",
]
Side = Literal["left", "right", "both"]
Point = tuple[float, float, float]


class View(PoseModel):
    """The camera, as seen from the person."""

    from_: Literal["right", "left"] = Field(
        "right", alias="from", description="The side of the person that is near the viewer."
    )
    towards_front: float = Field(
        14,
        ge=-90,
        le=90,
        description="Degrees the camera swings from that side to the front; minus: to the back.",
    )
    above: float = Field(
        9, ge=-10, le=60, description="Degrees the camera looks down from above the horizon."
    )
    close_up: Literal["head", "trunk", "pelvis"] | None = Field(
        None, description="The part of the body that is shown larger, without the rest."
    )


class Muscle(PoseModel):
    """A coloured area that shows where the exercise is felt."""

    area: str = Field(description="Name of the area, such as buttock, front of hip, belly, back.")
    side: Side = Field("both", description="Side of the body.")
    meaning: Literal["stretched", "working"] = Field("stretched", description="What the area is doing.")


ArrowDirection = Literal[
    "up",
    "down",
    "forward",
    "back",
    "left",
    "right",
    "to-head",
    "to-feet",
    "to-chest",
    "to-left-shoulder",
    "to-right-shoulder",
    "to-left-knee",
    "to-right-knee",
]


class ArrowMark(PoseModel):
    """A movement arrow beside the body."""

    at: str = Field(description="Body place, such as mid-back, belly, right knee, pelvis.")
    direction: ArrowDirection = Field(
        description="Where the body part moves, as seen in the room the person lies, kneels or stands in."
    )
    place: Literal["ahead", "behind"] = Field(
        "ahead", description="ahead: the arrow leads away from the body; behind: it pushes the body."
    )
    length_cm: float = Field(15, ge=6, le=40, description="Length of the arrow.")
    shift_cm: Point = Field(
        (0, 0, 0), description="Moves the body place forward, left, up before the arrow is put beside it."
    )
    free: bool = Field(False, description="Starts at the body place itself, not outside the body.")
    curve_cm: float = Field(
        0.0, description="How far the middle of the arrow bows out (upwards or to the left)."
    )


class RingMark(PoseModel):
    """A ring round the place where a mistake shows."""

    at: str = Field(description="Body place, such as low back, neck, right knee.")
    radius_cm: float = Field(11, ge=5, le=25, description="Radius of the ring.")
    shift_cm: Point = Field(
        (0, 0, 0), description="Moves the middle of the ring forward, left, up from the body place."
    )


class Show(PoseModel):
    """What the picture adds to the body, and what must not be hidden."""

    muscle: tuple[Muscle, ...] = Field((), description="Coloured areas.")
    arrow: tuple[ArrowMark, ...] = Field((), description="Movement arrows.")
    ring: tuple[RingMark, ...] = Field((), description="Rings round what is done wrong.")
    plumb_line: bool = Field(False, description="A dashed upright line through the ankles to judge by.")
    level_line: tuple[str, ...] = Field(
        (), description="Dashed lines across both sides to judge by, such as eyes, shoulders, hip bones."
    )
    dot: tuple[str, ...] = Field((), description="Body places marked with a dot, such as right ear.")
    must_see: tuple[str, ...] = Field(
        (), description="Body parts that have to show, such as trunk, right hand."
    )


FurnitureKind = Literal[
    "chair",
    "desk",
    "wall",
    "doorway",
    "step",
    "bed",
    "pillow",
    "keyboard",
    "screen",
    "box",
    "cushion",
    "chair-ahead",
    "side-wall",
    "door-post",
]


class Furniture(PoseModel):
    """A thing the person sits, stands or lies on, or leans against."""

    kind: FurnitureKind = Field(description="What it is.")
    ahead_cm: float = Field(
        0.0, description="How far in front of the pelvis it stands; a side wall: to the right of it."
    )
    height_cm: float | None = Field(None, gt=0, description="Height, where not the usual one.")
    width_cm: float | None = Field(None, gt=0, description="Width of a wall, where not fitted to the body.")
    back_cm: float | None = Field(
        None, gt=0, description="Height of a chair's back above its seat, where not the usual one."
    )
    raised_cm: float = Field(0.0, ge=0, description="How high a box is held over the floor.")
    turned: bool = Field(False, description="A chair that faces the person, as for feet or calves on it.")
    right_cm: float | None = Field(
        None, gt=0, description="How far the right edge of a bed is from the middle of the pelvis."
    )
    length_cm: float | None = Field(None, gt=0, description="Length of a bed, where not the usual one.")
    under: Literal["head", "belly", "knees", "between knees"] | None = Field(
        None, description="What a pillow fills the gap under."
    )


class Pair(PoseModel):
    """Two pictures that teach by comparison."""

    correct: str = Field(description="Figure that shows how to do it.")
    incorrect: str = Field(description="Figure that shows the mistake.")


class RawTarget(PoseModel):
    """A wrist or an ankle put at a point of a bone frame (or of the room): for cases no body word covers."""

    frame: str | None = Field(None, description="Bone frame such as shin_R; without it the room.")
    at: Point = Field(description="Point in that frame, in body heights.")
    pole: Point | None = Field(None, description="Where the elbow or knee points, in the room.")
    palm: Point | None = Field(None, description="Where the palm faces, in that frame.")
    fingers: Point | None = Field(None, description="Where the fingers point, in that frame.")
    hand: HandShape = Field("relaxed", description="Shape of the hand.")


class Advanced(PoseModel):
    """Raw numbers, for what the body words cannot say."""

    right_wrist: RawTarget | None = Field(None, description="Where the right wrist goes.")
    left_wrist: RawTarget | None = Field(None, description="Where the left wrist goes.")
    right_ankle: RawTarget | None = Field(None, description="Where the right ankle goes.")
    left_ankle: RawTarget | None = Field(None, description="Where the left ankle goes.")
    poles: dict[str, Point] = Field(
        default_factory=dict,
        description="Where 'right elbow', 'left knee' and so on should point, in the room.",
    )
    far_lighten: float = Field(0.42, ge=0, le=1, description="How pale the limbs on the far side are drawn.")
    far_threshold: float = Field(0.84, ge=0, le=1, description="How side-on the view must be to pale them.")


class Pose(PoseModel):
    """One figure: a placed body, what it touches, how it is looked at and what the picture must tell."""

    figure: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="Id, the same as the file name.")
    title: Line = Field(description="Name of the picture for people who edit it.")
    alt: Description = Field(
        description="What the picture shows, in plain words, for readers who cannot see it."
    )
    position: Position = Field(description="Start of the body: what counts as neutral for the pelvis.")
    view: View = Field(default_factory=View, description="Where the camera stands.")
    outfit: Literal["shorts", "leggings"] = Field("shorts", description="Clothes below the waist.")
    footwear: Literal["bare", "shoes"] = Field("bare", description="What the feet wear.")
    build: Literal["standard", "broad"] = Field("standard", description="Girth of the body.")
    hair: Literal["bun", "short"] = Field("bun", description="Hair style.")
    pelvis: Pelvis = Field(default_factory=Pelvis, description="How the pelvis is held.")
    spine: Spine = Field(default_factory=Spine, description="How the spine is bent.")
    both: Limbs = Field(default_factory=Limbs, description="Joints of both sides.")
    right: Limbs = Field(default_factory=Limbs, description="Joints of the right side; wins over both.")
    left: Limbs = Field(default_factory=Limbs, description="Joints of the left side; wins over both.")
    floor: Literal["mat", "bare"] = Field("bare", description="What the person lies, kneels or stands on.")
    furniture: tuple[Furniture, ...] = Field((), description="Chair, desk, wall, step.")
    contacts: tuple[str, ...] = Field(
        min_length=1, description="What touches what, in body words; the first one carries the body."
    )
    solve_for: dict[str, float] = Field(
        default_factory=dict,
        description="Angles the solved joints should produce, such as 'elbow flexion: 10'.",
    )
    show: Show = Field(default_factory=Show, description="Coloured areas, arrows, parts that must show.")
    exceeds_normal: dict[str, str] = Field(
        default_factory=dict, description="For each joint beyond its normal range: why the picture needs it."
    )
    incorrect: bool = Field(
        False,
        description="Shows a mistake: joints may be beyond normal without a reason, never beyond what goes.",
    )
    pair: Pair | None = Field(None, description="The correct and incorrect figure this one belongs to.")
    advanced: Advanced = Field(default_factory=Advanced, description="Raw numbers.")
