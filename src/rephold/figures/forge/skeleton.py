"""The joint chain: clinical angles -> bone frames (forward), and bone frames -> clinical angles (inverse).

Local bone frame: x = front of the bone in the anatomical position, y = left, z = from the far end to the near
end, so the bone runs along -z. Rotations are intrinsic, proximal to distal; see `angles` for the signs.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from rephold.figures.forge import build as b
from rephold.figures.forge.angles import SIDES, Angles, Arm, Curve, Leg, Side, outward
from rephold.figures.forge.rotations import euler_yxz, euler_zyx, rx, ry, rz
from rephold.figures.forge.stage import Array, Frame


@dataclass(frozen=True)
class Slices:
    """One spine region as consecutive slices: centres (n, 3) and axes (n, 3, 3)."""

    centres: Array
    axes: Array


@dataclass(frozen=True)
class Bones:
    """All bone frames of a body, its spine slices, and what the hands are doing."""

    frames: dict[str, Frame]
    spine: dict[str, Slices]
    twists: dict[Side, float]  # degrees the forearm turns from elbow to wrist
    hands: dict[Side, b.Curl]
    shortfall: dict[str, float] = field(default_factory=dict)

    def moved(self, offset: Array) -> Bones:
        """The same bones shifted by (3,) in the world."""
        frames = {k: Frame(f.origin + offset, f.axes) for k, f in self.frames.items()}
        spine = {k: Slices(s.centres + offset, s.axes) for k, s in self.spine.items()}
        return replace(self, frames=frames, spine=spine)

    def point(self, frame: str, local: tuple[float, float, float] | Array) -> Array:
        """World coordinates (3,) of a point of a bone frame."""
        return self.frames[frame].to_world(np.asarray(local, float))


def forward(angles: Angles, flat_feet: frozenset[Side] = frozenset()) -> Bones:
    """The bones of a body with these angles, pelvis at standing height; listed feet are level."""
    pelvis = Frame(np.array([0.0, 0.0, 0.53]), angles.pelvis)
    frames, spine = spine_chain(pelvis, angles)
    frames["pelvis"] = pelvis
    for side in SIDES:
        frames.update(leg_chain(pelvis, side, angles.legs[side]))
        if side in flat_feet:
            frames.update(with_foot(frames, side, level_foot(frames, side), angles.legs[side].toes))
        frames.update(arm_chain(frames["upper"], side, angles.arms[side]))
    twists = {side: -outward(side) * (90 + angles.arms[side].pronation) for side in SIDES}
    return Bones(frames, spine, twists, {side: b.HANDS[angles.arms[side].hand] for side in SIDES})


def spine_chain(pelvis: Frame, angles: Angles) -> tuple[dict[str, Frame], dict[str, Slices]]:
    """Named frames of trunk and head, and the slices of the three spine regions."""
    origin, axes = pelvis.to_world(np.array(b.L5_IN_PELVIS)), pelvis.axes @ ry(b.SACRAL_TANGENT)
    spine = {}
    lengths = {"lumbar": b.LUMBAR, "thoracic": b.THORACIC, "cervical": b.NECK}
    for name, curve in (
        ("lumbar", angles.lumbar),
        ("thoracic", angles.thoracic),
        ("cervical", angles.cervical),
    ):
        spine[name] = _bend(origin, axes, curve, name, lengths[name])
        origin, axes = spine[name].centres[-1], spine[name].axes[-1]
    thorax = spine["thoracic"]
    frames = {
        "lumbar": Frame(spine["lumbar"].centres[18], spine["lumbar"].axes[18]),
        "thorax": Frame(thorax.centres[28], thorax.axes[28]),
        "upper": Frame(thorax.centres[42], thorax.axes[42] @ ry(-b.THORAX_TILT)),
        "c7": Frame(thorax.centres[-1], thorax.axes[-1]),
    }
    head = axes @ ry(angles.head.flexion - 2) @ rz(angles.head.turn_left) @ rx(-angles.head.bend_left)
    frames["head"] = Frame(origin + head @ np.array([0.014, 0.0, 0.005]), head)
    return frames, spine


def _bend(origin: Array, axes: Array, curve: Curve, region: str, length: float) -> Slices:
    count = b.SLICES[region]
    flexion = curve.flexion + b.NEUTRAL_CURVES[region]
    step = rz(curve.turn_left / count) @ rx(-curve.bend_left / count) @ ry(flexion / count)
    centres, turned = [], []
    for _ in range(count):
        axes = axes @ step
        origin = origin + axes[:, 2] * (length / count)
        centres.append(origin)
        turned.append(axes)
    return Slices(np.array(centres), np.array(turned))


def leg_chain(pelvis: Frame, side: Side, leg: Leg) -> dict[str, Frame]:
    """Frames thigh_, shin_, foot_, toes_ of one side."""
    sg = outward(side)
    hip = pelvis.to_world(np.array([0.0, sg * b.HALF_HIPS, 0.0]))
    thigh = pelvis.axes @ ry(-leg.hip_flexion) @ rx(sg * leg.hip_abduction) @ rz(-sg * leg.hip_internal)
    knee = hip - thigh[:, 2] * b.THIGH
    shin = thigh @ ry(leg.knee)
    frames = {f"thigh_{side}": Frame(hip, thigh), f"shin_{side}": Frame(knee, shin)}
    foot = shin @ ry(-leg.ankle) @ rx(sg * leg.inversion)
    return frames | with_foot(frames, side, foot, leg.toes)


def with_foot(frames: dict[str, Frame], side: Side, foot: Array, toes: float) -> dict[str, Frame]:
    """Frames foot_ and toes_ at the end of the shin, for foot axes (3, 3)."""
    shin = frames[f"shin_{side}"]
    ankle = Frame(shin.origin - shin.axes[:, 2] * b.SHANK, foot)
    hinge = Frame(ankle.to_world(np.array(b.TOE_HINGE)), foot @ ry(-toes))
    return {f"foot_{side}": ankle, f"toes_{side}": hinge}


def level_foot(frames: dict[str, Frame], side: Side) -> Array:
    """Axes (3, 3) of a foot level with the floor, pointing where the front of the shin and knee point."""
    shin = frames[f"shin_{side}"].axes
    front = shin[:, 0] * abs(shin[2, 2]) - shin[:, 2] * shin[2, 0]
    return rz(np.degrees(np.arctan2(front[1], front[0])))


def shoulder_joint(upper: Frame, side: Side, raised: float, forward: float) -> Array:
    """World position (3,) of the shoulder joint; the girdle moves up by `raised` and forward by `forward`."""
    sg = outward(side)
    y = sg * (b.HALF_SHOULDERS - 0.35 * abs(forward) - 0.25 * raised)
    return upper.to_world(np.array([0.036 + forward, y, -0.014 + raised]))


def arm_chain(upper: Frame, side: Side, arm: Arm) -> dict[str, Frame]:
    """Frames upper_, fore_, hand_ of one side."""
    sg = outward(side)
    lift = 0.022 * float(np.clip((max(abs(arm.flexion), arm.abduction) - 60) / 120, 0, 1))
    shoulder = shoulder_joint(upper, side, arm.raised + lift, arm.forward)
    humerus = upper.axes @ ry(-arm.flexion) @ rx(sg * arm.abduction) @ rz(-sg * arm.internal)
    elbow = shoulder - humerus[:, 2] * b.UPPER_ARM
    fore = humerus @ ry(-arm.elbow)
    wrist = elbow - fore[:, 2] * b.FOREARM
    turn = rz(-sg * (90 + arm.pronation))
    hand = fore @ turn @ ry(-arm.wrist_flexion) @ rx(sg * arm.wrist_ulnar)
    return {
        f"upper_{side}": Frame(shoulder, humerus),
        f"fore_{side}": Frame(elbow, fore),
        f"hand_{side}": Frame(wrist, hand),
    }


def leg_angles(bones: Bones, side: Side) -> Leg:
    """Clinical angles of one leg, read back from its frames."""
    sg, f = outward(side), bones.frames
    flexion, abduction, internal = euler_yxz(f["pelvis"].axes.T @ f[f"thigh_{side}"].axes)
    knee = euler_yxz(f[f"thigh_{side}"].axes.T @ f[f"shin_{side}"].axes)[0]
    ankle, inversion, _ = euler_yxz(f[f"shin_{side}"].axes.T @ f[f"foot_{side}"].axes)
    toes = euler_yxz(f[f"foot_{side}"].axes.T @ f[f"toes_{side}"].axes)[0]
    knee = knee + 360 if knee < -90 else knee
    return Leg(-flexion, sg * abduction, -sg * internal, knee, -ankle, sg * inversion, -toes)


def arm_angles(bones: Bones, side: Side) -> Arm:
    """Clinical angles of one arm, read back from its frames.

    Flexion f, abduction a, rotation r and f + 180, 180 - a, r + 180 place an arm in the same way. An arm
    lifted out to the side past the horizontal is named by the second: abduction 165, not flexion 180.
    """
    sg, f = outward(side), bones.frames
    reading = euler_yxz(f["upper"].axes.T @ f[f"upper_{side}"].axes)
    flexion, abduction, internal = -reading[0], sg * reading[1], -sg * reading[2]
    if abs(flexion) > 89 and abs(internal) > 90:
        flexion, abduction, internal = _wrap(flexion + 180), 180 - abduction, _wrap(internal + 180)
    if flexion < -100:  # overhead, a little beyond the straight line: no arm goes so far back
        flexion += 360
    elbow = -euler_yxz(f[f"upper_{side}"].axes.T @ f[f"fore_{side}"].axes)[0]
    turn, wrist, ulnar = euler_zyx(f[f"fore_{side}"].axes.T @ f[f"hand_{side}"].axes)
    pronation = _wrap(-sg * turn - 90)
    return Arm(flexion, abduction, internal, elbow, pronation, -wrist, sg * ulnar)


def too_far_back(bones: Bones, side: Side) -> float:
    """Degrees the elbow is further behind the trunk than an arm goes: 60 hanging, 35 raised to the side.

    The three angles of the shoulder cannot say this: each may be within its range.
    """
    upper = bones.frames["upper"]
    to_elbow = bones.frames[f"fore_{side}"].origin - bones.frames[f"upper_{side}"].origin
    forward, _, up = upper.axes.T @ to_elbow / np.linalg.norm(to_elbow)
    raised = float(np.clip(2 * up + 1, 0, 1))  # from 60 degrees below level up to level
    back = float(np.degrees(np.arcsin(np.clip(-forward, -1, 1))))
    return max(0.0, back - 60 + 25 * raised)


def _wrap(degrees: float) -> float:
    return (degrees + 180) % 360 - 180


def landmarks(bones: Bones) -> dict[str, Array]:
    """Named points (3,) of the body: pelvis, spine levels, head, and the joints of both sides."""
    f = bones.frames
    marks = {name: f[name].origin for name in ("pelvis", "lumbar", "thorax", "upper", "c7")}
    marks["head"] = bones.point("head", (0.012, 0.0, 0.03))
    for side in SIDES:
        marks[f"hip_{side}"] = f[f"thigh_{side}"].origin
        marks[f"knee_{side}"] = f[f"shin_{side}"].origin
        marks[f"ankle_{side}"] = f[f"foot_{side}"].origin
        marks[f"toe_{side}"] = bones.point(f"toes_{side}", (0.04, 0.0, 0.0))
        marks[f"shoulder_{side}"] = f[f"upper_{side}"].origin
        marks[f"elbow_{side}"] = f[f"fore_{side}"].origin
        marks[f"wrist_{side}"] = f[f"hand_{side}"].origin
        marks[f"hand_{side}"] = bones.point(f"hand_{side}", (0.0, 0.0, -b.PALM_LENGTH))
    return marks
