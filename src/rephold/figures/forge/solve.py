"""A pose file -> a body that touches what it says it touches.

Order: written angles, forward chain; the body is set down on its first contact; legs, then arms reach their
goals; open angles are found by least squares on what the contacts leave over. Deterministic: the same file
gives the same numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.optimize import least_squares

from rephold.errors import ContentError
from rephold.figures.forge.angles import SIDE_WORDS, SIDES, Angles, Arm, Leg, Side, degrees_of
from rephold.figures.forge.body import flesh, solid_body
from rephold.figures.forge.build import Build, build_of
from rephold.figures.forge.closing import close_hands
from rephold.figures.forge.contacts import plan_of
from rephold.figures.forge.goals import Plan, Rest
from rephold.figures.forge.leaning import lean_gaps
from rephold.figures.forge.posture import Unknown, angles_of, unknowns
from rephold.figures.forge.reaching import reach_all
from rephold.figures.forge.skeleton import Bones, arm_angles, forward, leg_angles
from rephold.figures.forge.stage import Array, Body
from rephold.figures.forge.sticks import with_stick
from rephold.model.pose import Pose

_TIE = 0.002  # pull of an open angle to the middle of its range, per degree: decides what nothing else does
_DEGREE = 0.05  # weight of one degree of a wished angle against one cm (of a 100 cm body) of contact


@dataclass(frozen=True)
class Solved:
    """A pose with its numbers: contacts, the values found for open angles, bones and build."""

    pose: Pose
    plan: Plan
    build: Build
    values: dict[str, float]
    angles: Angles
    bones: Bones

    def body(self) -> Body:
        """The solid body, as the drawing wants it."""
        return solid_body(self.bones, self.build)

    def leg(self, side: Side) -> Leg:
        """Angles of a leg after solving."""
        return leg_angles(self.bones, side)

    def arm(self, side: Side) -> Arm:
        """Angles of an arm after solving."""
        return arm_angles(self.bones, side)


def solve(pose: Pose) -> Solved:
    """The pose solved; values are rounded to a tenth of a degree before the body is built from them.

    Errors: ContentError for contacts and wished angles that are not understood.
    """
    build = build_of(pose.build, pose.hair)
    plan = plan_of(pose, build)
    values = _found(pose, plan, build, unknowns(pose))
    angles = angles_of(pose, values)
    return Solved(pose, plan, build, values, angles, assemble(angles, plan, build, choose=True))


def assemble(angles: Angles, plan: Plan, build: Build, *, choose: bool) -> Bones:
    """The bones for given angles: set down on the first contact, then every goal reached."""
    level = frozenset(goal.side for goal in plan.feet if goal.on_floor)
    bones = forward(angles, level)
    first = plan.rests[0]
    same = [r for r in plan.rests if _kind(r) == _kind(first)]
    drop = min(lowest(bones, build, rest) for rest in same) - (first.height - first.sink)
    bones = bones.moved(np.array([0.0, 0.0, -drop]))
    if plan.stick:
        bones = with_stick(bones, build)
    reached = reach_all(bones, angles, plan.feet, plan.arms, choose=choose)
    return close_hands(reached, plan.arms, build) if choose else reached


def _kind(rest: Rest) -> tuple[str, ...]:
    return tuple(spot.piece.rstrip("LR") for spot in rest.spots)


def lowest(bones: Bones, build: Build, rest: Rest) -> float:
    """World height of the lowest point of a resting area."""
    pieces = flesh(bones, build, {spot.piece for spot in rest.spots})
    return min(
        float(pieces[spot.piece].between(spot.low, spot.high).bottoms().min())
        for spot in rest.spots
        if spot.piece in pieces
    )


def _found(pose: Pose, plan: Plan, build: Build, open_angles: tuple[Unknown, ...]) -> dict[str, float]:
    if not open_angles:
        return {}
    low = np.array([u.low for u in open_angles])
    span = np.array([u.high for u in open_angles]) - low
    middle = np.array([u.middle for u in open_angles])

    def values_at(share: Array) -> dict[str, float]:
        return {u.name: float(v) for u, v in zip(open_angles, low + share * span, strict=True)}

    def leftovers(share: Array) -> Array:
        angles = angles_of(pose, values_at(share))
        bones = assemble(angles, plan, build, choose=False)
        gaps = [100 * (lowest(bones, build, r) - r.height + r.sink) for r in plan.rests[1:] if not r.by_goal]
        gaps += [100 * gap for gap in lean_gaps(plan, bones, build)]
        missed = [100 * m for m in bones.shortfall.values()]
        ties = _TIE * (low + share * span - middle)
        return np.array([*gaps, *missed, *_wishes(pose, bones), *ties])

    answer = least_squares(leftovers, np.full(len(span), 0.5), bounds=(0, 1), diff_step=0.01, max_nfev=40)
    return {name: round(value, 1) for name, value in values_at(answer.x).items()}


def _wishes(pose: Pose, bones: Bones) -> list[float]:
    """Weighted degrees by which the wished angles are missed."""
    found = []
    measured = measured_angles(bones) if pose.solve_for else {}
    for words, wanted in pose.solve_for.items():
        names = [words] if words in measured else [f"{SIDE_WORDS[s]} {words}" for s in SIDES]
        if names[0] not in measured:
            raise ContentError.at(
                f"poses/{pose.figure}.yaml",
                f"solve-for: {words!r} is no angle of a limb",
                "angles are " + ", ".join(_WORDS.values()),
            )
        found += [_DEGREE * (measured[name] - wanted) for name in names]
    return found


_WORDS = {
    "hip_flexion": "hip flexion",
    "hip_abduction": "hip abduction",
    "hip_internal": "hip internal rotation",
    "knee": "knee flexion",
    "ankle": "ankle dorsiflexion",
    "inversion": "ankle inversion",
    "toes": "toe extension",
    "flexion": "shoulder flexion",
    "abduction": "shoulder abduction",
    "internal": "shoulder internal rotation",
    "elbow": "elbow flexion",
    "pronation": "pronation",
    "wrist_flexion": "wrist flexion",
    "wrist_ulnar": "wrist ulnar deviation",
}


def measured_angles(bones: Bones) -> Mapping[str, float]:
    """Every limb angle of a body by its words, such as "right hip flexion"."""
    found = {}
    for side in SIDES:
        for limb in (leg_angles(bones, side), arm_angles(bones, side)):
            for name, value in degrees_of(limb).items():
                found[f"{SIDE_WORDS[side]} {_WORDS[name]}"] = value
    return found
