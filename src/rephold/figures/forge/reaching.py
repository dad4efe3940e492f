"""Arms and legs brought to their goals: bones in, bones with hands and feet where the contacts want them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from rephold.figures.forge import build as b
from rephold.figures.forge.angles import Angles, Arm, Leg, Side, outward
from rephold.figures.forge.goals import ArmGoal, FootGoal, ForearmGoal, HandGoal, Vec
from rephold.figures.forge.ik import Reach, best_pole, hinge_axes, two_bone
from rephold.figures.forge.rom import arm_excess, leg_excess
from rephold.figures.forge.rotations import euler_zyx, frame_from, rx, ry, unit
from rephold.figures.forge.skeleton import (
    Bones,
    arm_angles,
    leg_angles,
    level_foot,
    shoulder_joint,
    with_foot,
)
from rephold.figures.forge.stage import Array, Frame

_WISH_WEIGHT = (
    0.04  # cost of a degree squared away from the wished pole, against a degree squared beyond normal
)
_FLOOR_WEIGHT = 400.0  # per cm squared (at 175 cm) that an elbow would sink into the floor


def reach_foot(bones: Bones, goal: FootGoal, leg: Leg, *, choose: bool) -> Bones:
    """The bones with one ankle on its goal; `choose` looks for the knee direction easiest on the hip."""
    side = goal.side
    target = _foot_target(bones, goal)
    start = bones.frames[f"thigh_{side}"].origin
    wish = np.array(goal.pole) if goal.pole else _bent_towards(bones, side)

    def placed(pole: Array) -> Bones:
        return _leg_on(bones, side, two_bone(start, target, b.THIGH, b.SHANK, pole), goal, leg)

    if choose and not goal.on_floor:

        def cost(pole: Array, swing: float) -> float:
            return leg_excess(leg_angles(placed(pole), side)) + _WISH_WEIGHT * swing**2

        wish = best_pole(start, target, wish, cost)
    return placed(wish)


def _foot_target(bones: Bones, goal: FootGoal) -> Array:
    ankle = bones.frames[f"foot_{goal.side}"].origin
    if goal.at is None:
        return np.array([ankle[0], ankle[1], goal.height])
    return bones.point(goal.frame, goal.at) if goal.frame else np.array(goal.at)


def _bent_towards(bones: Bones, side: Side) -> Array:
    """Where the knee points as the angles put it: from the hip-ankle line to the knee, plus the thigh's front."""
    hip, knee = bones.frames[f"thigh_{side}"], bones.frames[f"shin_{side}"].origin
    ankle = bones.frames[f"foot_{side}"].origin
    axis = unit(ankle - hip.origin)
    aside = (knee - hip.origin) - ((knee - hip.origin) @ axis) * axis
    return aside + 0.01 * hip.axes[:, 0]


def _leg_on(bones: Bones, side: Side, reach: Reach, goal: FootGoal, leg: Leg) -> Bones:
    start = bones.frames[f"thigh_{side}"].origin
    thigh, shin = hinge_axes(start, reach.middle, reach.end, reach.pole)
    frames = dict(bones.frames)
    frames[f"thigh_{side}"] = Frame(start, thigh)
    frames[f"shin_{side}"] = Frame(reach.middle, shin)
    foot = shin @ ry(-leg.ankle) @ rx(outward(side) * leg.inversion)
    if goal.on_floor:
        foot = level_foot(frames, side)
    frames |= with_foot(frames, side, foot, leg.toes)
    return replace(bones, frames=frames, shortfall=bones.shortfall | {goal.words: reach.missed})


def reach_arm(bones: Bones, goal: ArmGoal, arm: Arm, *, choose: bool) -> Bones:
    """The bones with one hand on its goal; `choose` looks for the elbow direction easiest on the joints."""
    if isinstance(goal, ForearmGoal):
        return _forearm_down(bones, goal, arm)
    side = goal.side
    target = _hand_target(bones, goal, arm)
    shoulder = _shoulder_for(bones, side, target, arm)
    hand = frame_from(-_direction(bones, goal, goal.fingers), _direction(bones, goal, goal.palm))

    def placed(pole: Array) -> Bones:
        reach = two_bone(shoulder, target, b.UPPER_ARM, b.FOREARM, pole)
        return _arm_on(bones, side, shoulder, reach, hand, goal)

    wish = np.array(goal.pole) if goal.pole else np.array([-0.3, outward(side), -0.3])
    if choose:

        def cost(pole: Array, swing: float) -> float:
            trial = placed(pole)
            sunk = max(0.0, 0.02 - float(trial.frames[f"fore_{side}"].origin[2])) * b.HEIGHT_MM / 10
            excess = arm_excess(arm_angles(trial, side))
            return excess + _WISH_WEIGHT * swing**2 + _FLOOR_WEIGHT * sunk**2

        wish = best_pole(shoulder, target, wish, cost)
    return placed(wish)


def _direction(bones: Bones, goal: HandGoal, v: Vec) -> Array:
    local = np.array(v, float)
    return bones.frames[goal.frame].axes @ local if goal.frame else local


def _hand_target(bones: Bones, goal: HandGoal, arm: Arm) -> Array:
    if goal.frame:
        return bones.point(goal.frame, goal.at)
    target = np.array(goal.at, float)
    if goal.under_shoulder:
        joint = shoulder_joint(bones.frames["upper"], goal.side, arm.raised + 0.004, arm.forward)
        target[:2] += joint[:2]
    return target


def _shoulder_for(bones: Bones, side: Side, target: Array, arm: Arm) -> Array:
    """The shoulder joint (3,), slid along the ribs towards the target as a reaching shoulder does."""
    upper = bones.frames["upper"]
    towards = upper.axes.T @ unit(target - shoulder_joint(upper, side, arm.raised, arm.forward))
    raised = float(np.clip(0.022 * towards[2] + 0.004, 0, 0.026)) + arm.raised
    forward = 0.014 * float(np.clip(towards[0], -0.4, 1)) + arm.forward
    return shoulder_joint(upper, side, raised, forward)


def _arm_on(
    bones: Bones, side: Side, shoulder: Array, reach: Reach, hand: Array, goal: HandGoal | ForearmGoal
) -> Bones:
    # the elbow points along the pole, so the front of the arm is the other way
    humerus, fore = hinge_axes(shoulder, reach.middle, reach.end, -reach.pole)
    frames = dict(bones.frames)
    frames[f"upper_{side}"] = Frame(shoulder, humerus)
    frames[f"fore_{side}"] = Frame(reach.middle, fore)
    frames[f"hand_{side}"] = Frame(reach.end, hand)
    sg = outward(side)
    turn = euler_zyx(fore.T @ hand)[0]
    turned_in = (
        -sg * turn - 90 + 180
    ) % 360 - 180  # pronation; keeps the skin from winding the long way round
    return replace(
        bones,
        frames=frames,
        twists=bones.twists | {side: -sg * (90 + turned_in)},
        hands=bones.hands | {side: goal.shape},
        shortfall=bones.shortfall | {goal.words: reach.missed},
    )


def _forearm_down(bones: Bones, goal: ForearmGoal, arm: Arm) -> Bones:
    """The elbow set on the floor round the shoulder, the forearm laid down from there."""
    side = goal.side
    shoulder = shoulder_joint(bones.frames["upper"], side, arm.raised, arm.forward)
    wanted = float(shoulder[2]) - goal.elbow_height
    drop = min(wanted, b.UPPER_ARM - 1e-4)
    out = unit(np.array([*goal.aside, 0.0])) * np.sqrt(b.UPPER_ARM**2 - drop**2)
    elbow = shoulder + out - np.array([0, 0, drop])
    fall = goal.wrist_height - float(elbow[2])
    along = unit(np.array([*goal.along, 0.0])) * np.sqrt(max(0.0, b.FOREARM**2 - fall**2))
    wrist = elbow + along + np.array([0, 0, fall])
    hand = frame_from(-unit(along), np.array([0.0, 0.0, -1.0]))
    back = -unit((wrist - elbow) - ((wrist - elbow) @ unit(shoulder - elbow)) * unit(shoulder - elbow))
    return _arm_on(bones, side, shoulder, Reach(elbow, wrist, back, max(0.0, wanted - drop)), hand, goal)


def reach_all(
    bones: Bones, angles: Angles, feet: tuple[FootGoal, ...], arms: tuple[ArmGoal, ...], *, choose: bool
) -> Bones:
    """The bones with every goal met as far as limbs go: legs first, then arms.

    A limb whose goal lies on the other limb of the pair comes second, for it needs that one finished.
    """
    for foot in sorted(feet, key=lambda g: (g.frame is not None, g.side)):
        bones = reach_foot(bones, foot, angles.legs[foot.side], choose=choose)
    for hand in sorted(arms, key=lambda g: (_on_arm(g), g.side)):
        bones = reach_arm(bones, hand, angles.arms[hand.side], choose=choose)
    return bones


def _on_arm(goal: ArmGoal) -> bool:
    frame = goal.frame if isinstance(goal, HandGoal) else None
    return frame is not None and frame.split("_")[0] in ("upper", "fore", "hand")
