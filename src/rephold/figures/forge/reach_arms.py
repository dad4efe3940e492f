"""Arms brought to their goals: the elbow goes where joints are easiest, and not through the body."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from rephold.figures.forge import build as b
from rephold.figures.forge.angles import SIDE_WORDS, Arm, Side, outward
from rephold.figures.forge.capsules import Axis, arm_depth_mm, axes_of
from rephold.figures.forge.goals import ArmGoal, ForearmGoal, HandGoal, Vec
from rephold.figures.forge.ik import Reach, best_angle, best_pole, hinge_axes, two_bone
from rephold.figures.forge.rom import strain
from rephold.figures.forge.rotations import euler_zyx, frame_from, rx, unit
from rephold.figures.forge.skeleton import Bones, arm_angles, shoulder_joint, too_far_back
from rephold.figures.forge.stage import Array, Frame
from rephold.figures.forge.surface import PALM_MIDDLE

_STRAIGHT = 6.0  # degrees beyond normal from which strain of an arm grows straight
_WISH_WEIGHT = 0.002  # cost of a degree squared off the wished elbow direction, against one beyond normal
_TURN_WEIGHT = 0.005  # cost of a degree squared that a holding hand turns
_FLOOR_WEIGHT = 4.0  # cost of a mm squared that an elbow would sink into the floor
_BEHIND_WEIGHT = 2.0  # cost of a degree squared that a raised arm would go too far back
_CLASH_WEIGHT = 1.0  # cost of a mm squared that the arm would go through the body


@dataclass(frozen=True)
class _Try:
    """One arm that has to get to one goal: what stays the same while elbow and hand turn."""

    bones: Bones
    goal: HandGoal
    shoulder: Array
    palm: Array  # world point of the middle of the palm
    hand: Array  # axes of the hand as written
    body: tuple[Axis, ...]  # what the arm must not go through

    def placed(self, pole: Array, turn: float) -> Bones:
        """The bones with the elbow towards `pole` and the hand turned on its palm."""
        hand = self.hand @ rx(turn)
        target = self.palm + hand[:, 2] * PALM_MIDDLE
        reach = two_bone(self.shoulder, target, b.UPPER_ARM, b.FOREARM, pole)
        return _arm_on(self.bones, self.goal.side, self.shoulder, reach, hand, self.goal)

    def easiest_pole(self, wish: Array, turn: float) -> Array:
        """The elbow direction of least cost for a hand turned by `turn`."""
        wrist = self.palm + (self.hand @ rx(turn))[:, 2] * PALM_MIDDLE
        return best_pole(self.shoulder, wrist, wish, lambda pole, swing: self.cost(pole, swing, turn))

    def easiest_turn(self, pole: Array) -> float:
        """The turn of the hand of least cost for an elbow towards `pole`."""
        return best_angle(lambda turn: self.cost(pole, 0.0, turn), self.goal.turn)

    def cost(self, pole: Array, swing: float, turn: float) -> float:
        """How hard this placing is on joints, floor and body."""
        side = self.goal.side
        trial = self.placed(pole, turn)
        sunk = max(0.0, self.goal.clear - float(trial.frames[f"fore_{side}"].origin[2])) * b.HEIGHT_MM
        elbow, wrist = (trial.frames[f"{bone}_{side}"].origin for bone in ("fore", "hand"))
        into_wall = (
            max(0.0, 0.016 + float(wrist[0] - elbow[0])) * b.HEIGHT_MM if self.goal.before_wall else 0.0
        )
        return (
            strain(arm_angles(trial, side), _STRAIGHT)
            + _BEHIND_WEIGHT * too_far_back(trial, side) ** 2
            + _WISH_WEIGHT * swing**2
            + _TURN_WEIGHT * turn**2
            + _FLOOR_WEIGHT * (sunk**2 + into_wall**2)
            + _CLASH_WEIGHT * arm_depth_mm(trial, side, self.body) ** 2
        )


def reach_arm(bones: Bones, goal: ArmGoal, arm: Arm, *, choose: bool) -> Bones:
    """The bones with one hand on its goal; `choose` looks for the easiest elbow direction and hand turn."""
    if isinstance(goal, ForearmGoal):
        return _forearm_down(bones, goal, arm)
    attempt = _attempt(bones, goal, arm, choose)
    pole, turn = np.array(goal.pole or (-0.3, outward(goal.side), -0.3)), 0.0
    if choose:
        wish = pole
        pole = attempt.easiest_pole(wish, turn)
        if goal.turn:
            turn = attempt.easiest_turn(pole)
            pole = attempt.easiest_pole(wish, turn)
    return attempt.placed(pole, turn)


def _attempt(bones: Bones, goal: HandGoal, arm: Arm, choose: bool) -> _Try:
    hand = frame_from(-_direction(bones, goal, goal.fingers), _direction(bones, goal, goal.palm))
    wrist = _hand_target(bones, goal, arm)
    shoulder = _shoulder_for(bones, goal.side, wrist, arm)
    word = SIDE_WORDS[goal.side]
    own = {f"{word} {limb}" for limb in ("upper arm", "forearm", "hand")}
    body = tuple(axis for axis in axes_of(bones) if axis.name not in own) if choose else ()
    return _Try(bones, goal, shoulder, wrist - hand[:, 2] * PALM_MIDDLE, hand, body)


def _direction(bones: Bones, goal: HandGoal, v: Vec) -> Array:
    local = np.array(v, float)
    return bones.frames[goal.frame].axes @ local if goal.frame else local


def _hand_target(bones: Bones, goal: HandGoal, arm: Arm) -> Array:
    if goal.frame:
        return bones.point(goal.frame, goal.at)
    target = np.array(goal.at, float)
    if goal.below == "shoulder":
        joint = shoulder_joint(bones.frames["upper"], goal.side, arm.raised + 0.004, arm.forward)
        target[:2] += joint[:2]
    elif goal.below == "pelvis":
        target[:2] += bones.frames["pelvis"].origin[:2]
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
        hands=bones.hands | {side: b.HANDS.get(goal.shape, b.HANDS["grip"])},
        shortfall=bones.shortfall | {goal.words: reach.missed},
    )


def _forearm_down(bones: Bones, goal: ForearmGoal, arm: Arm) -> Bones:
    """The elbow set on the floor round the shoulder, the forearm laid down from there."""
    side = goal.side
    shoulder = shoulder_joint(bones.frames["upper"], side, arm.raised, arm.forward)
    wanted = float(shoulder[2]) - goal.elbow_height
    drop = min(wanted, b.UPPER_ARM - 1e-4)
    level = float(np.sqrt(b.UPPER_ARM**2 - drop**2))  # how far the elbow is from right below the shoulder
    aside = min(goal.aside, level)
    onward = np.array([*goal.ahead, 0.0]) * np.sqrt(level**2 - aside**2)
    elbow = shoulder + onward + np.array([0.0, outward(side) * aside, -drop])
    fall = goal.wrist_height - float(elbow[2])
    along = unit(np.array([*goal.along, 0.0])) * np.sqrt(max(0.0, b.FOREARM**2 - fall**2))
    wrist = elbow + along + np.array([0, 0, fall])
    hand = frame_from(-unit(along), np.array([0.0, 0.0, -1.0]))
    back = -unit((wrist - elbow) - ((wrist - elbow) @ unit(shoulder - elbow)) * unit(shoulder - elbow))
    return _arm_on(bones, side, shoulder, Reach(elbow, wrist, back, max(0.0, wanted - drop)), hand, goal)
