"""A pose file's angles as numbers, with the angles it leaves open as named unknowns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from rephold.figures.forge.angles import SIDE_WORDS, SIDES, Angles, Arm, Curve, Leg, Side
from rephold.figures.forge.build import HEIGHT_MM
from rephold.figures.forge.rotations import rx, ry, rz
from rephold.figures.forge.stage import Array
from rephold.model.pose import Pose
from rephold.model.pose_joints import Ankle, Bend, Hip, Knee, Limbs, Shoulder, Solvable, Wrist

Values = Mapping[str, float]
_LYING = {"supine": -90.0, "prone": 90.0}
_CM = 10.0 / HEIGHT_MM


@dataclass(frozen=True)
class Unknown:
    """An angle to be solved: its name in the pose file's words and the degrees allowed."""

    name: str
    low: float
    high: float

    @property
    def middle(self) -> float:
        """Where the search starts."""
        return (self.low + self.high) / 2


def unknowns(pose: Pose) -> tuple[Unknown, ...]:
    """The angles the pose leaves open, in file order."""
    found = []
    if pose.pelvis.between:
        found.append(Unknown("pelvis tilt", *pose.pelvis.between))
    for name in ("lumbar", "thoracic", "neck", "head"):
        bend = getattr(pose.spine, name)
        if isinstance(bend, Bend) and bend.between:
            found.append(Unknown(f"{name} flexion", *bend.between))
    for who, limbs in (("both", pose.both), ("right", pose.right), ("left", pose.left)):
        for joint, motion in (("hip", "flexion"), ("knee", "flexion"), ("ankle", "dorsiflexion")):
            spec = getattr(limbs, joint)
            if isinstance(spec, Hip | Knee | Ankle) and spec.between:
                found.append(Unknown(f"{who} {joint} {motion}", *spec.between))
    return tuple(found)


def angles_of(pose: Pose, values: Values) -> Angles:
    """All angles of the body as written, with the unknowns taken from `values`."""
    tilt = _known(pose.pelvis.tilt, "pelvis tilt", values)
    return Angles(
        pelvis=pelvis_axes(pose, tilt),
        lumbar=_curve(pose.spine.lumbar, "lumbar", values),
        thoracic=_curve(pose.spine.thoracic, "thoracic", values),
        cervical=_curve(pose.spine.neck, "neck", values),
        head=_curve(pose.spine.head, "head", values),
        legs={side: _leg(pose, side, tilt, values) for side in SIDES},
        arms={side: _arm(pose, side) for side in SIDES},
    )


def pelvis_axes(pose: Pose, tilt: float) -> Array:
    """World axes (3, 3) of the pelvis for the position, `tilt` degrees forward of its neutral."""
    p = pose.pelvis
    held = rz(p.turned_left) @ rx(p.left_side_up)
    if pose.position in ("side-lying-left", "side-lying-right"):
        # facing the viewer's side (-y), head towards +x on the left side, -x on the right side
        z = np.array([1.0 if pose.position == "side-lying-left" else -1.0, 0.0, 0.0])
        x = np.array([0.0, -1.0, 0.0])
        raised = rx(p.head_end_up if pose.position == "side-lying-left" else -p.head_end_up)
        lying: Array = held @ np.stack([x, np.cross(z, x), z], axis=1) @ raised @ ry(tilt)
        return lying
    upright: Array = held @ ry(_LYING.get(pose.position, 0.0) + tilt)
    return upright


def _known(angle: Solvable, name: str, values: Values) -> float:
    return values[name] if isinstance(angle, str) else angle


def _curve(bend: float | Bend, region: str, values: Values) -> Curve:
    if not isinstance(bend, Bend):
        return Curve(float(bend))
    return Curve(_known(bend.flexion, f"{region} flexion", values), bend.bend_left, bend.turn_left)


def _written(pose: Pose, side: Side, joint: str) -> tuple[str, object]:
    """Who wrote the joint (a side or both), and what: left and right win over both, joint by joint."""
    own: Limbs = pose.left if side == "L" else pose.right
    if getattr(own, joint) is not None:
        return SIDE_WORDS[side], getattr(own, joint)
    return "both", getattr(pose.both, joint)


def _leg(pose: Pose, side: Side, tilt: float, values: Values) -> Leg:
    who, spec = _written(pose, side, "hip")
    hip = spec if isinstance(spec, Hip) else Hip(flexion=_plain(spec))
    if hip.flexion == "with-pelvis":
        flexion = tilt
    elif hip.flexion == "solve":
        flexion = values[f"{who} hip flexion"]
    else:
        flexion = hip.flexion - hip.extension
    who, spec = _written(pose, side, "knee")
    knee = spec if isinstance(spec, Knee) else Knee(flexion=_plain(spec))
    bend = _known(knee.flexion, f"{who} knee flexion", values)
    who, spec = _written(pose, side, "ankle")
    ankle = spec if isinstance(spec, Ankle) else Ankle(dorsiflexion=_plain(spec))
    return Leg(
        hip_flexion=flexion,
        hip_abduction=hip.abduction - hip.adduction,
        hip_internal=hip.internal_rotation - hip.external_rotation,
        knee=bend,
        ankle=_known(ankle.dorsiflexion, f"{who} ankle dorsiflexion", values),
        inversion=ankle.inversion,
        toes=_plain(_written(pose, side, "toes")[1]),
    )


def _arm(pose: Pose, side: Side) -> Arm:
    spec = _written(pose, side, "shoulder")[1]
    shoulder = spec if isinstance(spec, Shoulder) else Shoulder(flexion=_plain(spec))
    spec = _written(pose, side, "wrist")[1]
    wrist = spec if isinstance(spec, Wrist) else Wrist(flexion=_plain(spec))
    shape = _written(pose, side, "hand")[1]
    return Arm(
        flexion=shoulder.flexion,
        abduction=shoulder.abduction,
        internal=shoulder.internal_rotation,
        elbow=_plain(_written(pose, side, "elbow")[1], 5.0),
        pronation=_plain(_written(pose, side, "pronation")[1]),
        wrist_flexion=wrist.flexion,
        wrist_ulnar=wrist.ulnar,
        raised=shoulder.raised_cm * _CM,
        forward=shoulder.forward_cm * _CM,
        hand=shape if isinstance(shape, str) else "relaxed",
    )


def _plain(spec: object, missing: float = 0.0) -> float:
    return float(spec) if isinstance(spec, int | float) else missing
