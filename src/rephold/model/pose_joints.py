"""The joints of a Pose: pelvis, spine and limbs, each with its clinical angles in degrees.

Signs are those of `pose`: flexion, dorsiflexion and internal rotation are positive.
"""

from __future__ import annotations

from typing import Literal, Self

from pydantic import ConfigDict, Field, model_validator

from rephold.model.noun import Noun

Solvable = float | Literal["solve"]
Range = tuple[float, float]


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
