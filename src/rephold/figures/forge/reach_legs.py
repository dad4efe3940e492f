"""Legs brought to their goals: an ankle on the floor, or across the other thigh."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from rephold.figures.forge import build as b
from rephold.figures.forge.angles import Leg, Side, outward
from rephold.figures.forge.goals import FootGoal
from rephold.figures.forge.ik import Reach, best_pole, hinge_axes, two_bone
from rephold.figures.forge.rom import strain
from rephold.figures.forge.rotations import frame_from, rx, ry, unit
from rephold.figures.forge.skeleton import Bones, leg_angles, level_foot, with_foot
from rephold.figures.forge.stage import Array, Frame

_WISH_WEIGHT = 0.002  # cost of a degree squared off the wished knee direction, against one beyond normal


def reach_foot(bones: Bones, goal: FootGoal, leg: Leg, *, choose: bool) -> Bones:
    """The bones with one ankle on its goal; `choose` looks for the knee direction easiest on the hip."""
    side = goal.side
    target = _foot_target(bones, goal)
    start = bones.frames[f"thigh_{side}"].origin
    wish = np.array(goal.pole) if goal.pole else _bent_towards(bones, side)

    def placed(pole: Array) -> Bones:
        return _leg_on(bones, side, two_bone(start, target, b.THIGH, b.SHANK, pole), goal, leg)

    if choose and not goal.on_floor and goal.sole is None:

        def cost(pole: Array, swing: float) -> float:
            return strain(leg_angles(placed(pole), side)) + _WISH_WEIGHT * swing**2

        wish = best_pole(start, target, wish, cost)
    return placed(wish)


def _foot_target(bones: Bones, goal: FootGoal) -> Array:
    ankle = bones.frames[f"foot_{goal.side}"].origin
    if goal.at is None:
        return np.array([ankle[0], ankle[1], goal.height])
    return bones.point(goal.frame, goal.at) if goal.frame else np.array(goal.at)


def _bent_towards(bones: Bones, side: Side) -> Array:
    """Where the knee points as the angles put it: off the hip-ankle line, and to the thigh's front."""
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
    elif goal.sole:
        faces, toes = (np.array(way, float) for way in goal.sole)
        foot = frame_from(-faces, toes)
    frames |= with_foot(frames, side, foot, leg.toes)
    return replace(bones, frames=frames, shortfall=bones.shortfall | {goal.words: reach.missed})
