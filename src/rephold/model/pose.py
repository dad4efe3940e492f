"""The noun Pose: how a body is placed for one picture, in the words a physiotherapist uses.

Degrees everywhere, clinical sign rules (flexion, dorsiflexion and internal rotation are positive), body words
instead of axes. Lengths that a person measures are centimetres on a body 175 cm tall.
"""

from __future__ import annotations

from typing import Literal, Self

from pydantic import ConfigDict, Field, model_validator

from rephold.model.noun import Noun
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
Solvable = float | Literal["solve"]
Range = tuple[float, float]
Point = tuple[float, float, float]


class PoseModel(Noun):
    """What every part of a pose file has in common: a noun with hyphens for underscores in its keys."""

    model_config = ConfigDict(
        alias_generator=lambda name: name.replace("_", "-"),
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )


class Solved(PoseModel):
    """A part that may hold the word "solve": then `between` says where to look."""

    between: Range | None = Field(
        None, description="Lowest and highest angle allowed when the angle says solve."
    )

    @model_validator(mode="after")
    def _between_belongs_to_solve(self) -> Self:
        says_solve = any(getattr(self, name) == "solve" for name in type(self).model_fields)
        if says_solve != (self.between is not None):
            raise ValueError("'solve' needs 'between: [lowest, highest]', and 'between' needs 'solve'")
        if self.between is not None and self.between[0] >= self.between[1]:
            raise ValueError("'between' wants the lower angle first")
        return self


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


class Pelvis(Solved):
    """How the pelvis is held."""

    tilt: Solvable = Field(
        0.0,
        description="Forward tilt from the neutral of the position (upright or flat); minus is posterior.",
    )
    left_side_up: float = Field(0.0, description="Left side of the pelvis higher than the right.")
    turned_left: float = Field(0.0, description="Whole body turned to its left, seen from above.")
    head_end_up: float = Field(
        0.0, description="Lying on a side: the head end of the pelvis higher than the foot end."
    )


class Bend(Solved):
    """How one region of the spine is bent from that person's neutral standing."""

    flexion: Solvable = Field(0.0, description="Rounding; minus is arching.")
    bend_left: float = Field(0.0, description="Side bend to the left; minus is to the right.")
    turn_left: float = Field(0.0, description="Turn to the left; minus is to the right.")


class Spine(PoseModel):
    """The spine from the low back to the head; a bare number is flexion."""

    lumbar: float | Bend = Field(0.0, description="Low back, flexion +, extension -.")
    thoracic: float | Bend = Field(0.0, description="Upper back, flexion +, extension -.")
    neck: float | Bend = Field(0.0, description="Neck, chin down +, head back -.")
    head: float | Bend = Field(
        0.0, description="Nod of the head on the neck, chin in +; turn-left turns the face."
    )


class Hip(Solved):
    """One hip; give flexion or extension, abduction or adduction, internal or external rotation."""

    flexion: Solvable | Literal["with-pelvis"] = Field(
        0.0, description="Flexion, or 'with-pelvis': the thigh keeps the neutral direction of the position."
    )
    extension: float = Field(0.0, description="Extension, the same as minus flexion.")
    abduction: float = Field(0.0, description="Thigh out to the side.")
    adduction: float = Field(0.0, description="Thigh across the middle, the same as minus abduction.")
    internal_rotation: float = Field(0.0, description="Thigh turned in.")
    external_rotation: float = Field(
        0.0, description="Thigh turned out, the same as minus internal rotation."
    )


class Knee(Solved):
    """One knee."""

    flexion: Solvable = Field(0.0, description="Bend of the knee.")


class Ankle(Solved):
    """One ankle."""

    dorsiflexion: Solvable = Field(0.0, description="Toes up; minus is plantarflexion.")
    inversion: float = Field(0.0, description="Sole turned inwards.")


class Shoulder(PoseModel):
    """One shoulder; for a hand that rests or holds, the angles follow from the contact."""

    flexion: float = Field(0.0, description="Arm raised in front; minus is behind the body.")
    abduction: float = Field(5.0, description="Arm out to the side.")
    internal_rotation: float = Field(0.0, description="Arm turned in.")
    raised_cm: float = Field(0.0, ge=-5, le=6, description="Shoulder lifted towards the ear.")
    forward_cm: float = Field(0.0, ge=-4, le=6, description="Shoulder blade slid forward round the ribs.")


class Wrist(PoseModel):
    """One wrist."""

    flexion: float = Field(0.0, description="Palm towards the forearm; minus is extension.")
    ulnar: float = Field(0.0, description="Hand towards the little finger; minus is towards the thumb.")


HandShape = Literal["relaxed", "flat", "grip", "cup", "fist"]


class Limbs(PoseModel):
    """The joints of both sides or of one side; a bare number is the main bend of the joint."""

    hip: float | Hip | None = Field(None, description="Hip; a number is flexion.")
    knee: float | Knee | None = Field(None, description="Knee flexion.")
    ankle: float | Ankle | None = Field(
        None, description="Ankle; a number is dorsiflexion, minus plantarflexion."
    )
    toes: float | None = Field(None, description="Toe extension.")
    shoulder: float | Shoulder | None = Field(None, description="Shoulder; a number is flexion.")
    elbow: float | None = Field(None, description="Elbow flexion.")
    pronation: float | None = Field(None, description="Forearm turned palm down; 0 is thumb forward.")
    wrist: float | Wrist | None = Field(None, description="Wrist; a number is flexion.")
    hand: HandShape | None = Field(None, description="Shape of the hand, where no contact decides it.")


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
