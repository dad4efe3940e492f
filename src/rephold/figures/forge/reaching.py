"""All limbs brought to their goals, in the order in which they need each other."""

from __future__ import annotations

from rephold.figures.forge.angles import Angles
from rephold.figures.forge.goals import ArmGoal, FootGoal, HandGoal
from rephold.figures.forge.reach_arms import reach_arm
from rephold.figures.forge.reach_legs import reach_foot
from rephold.figures.forge.skeleton import Bones


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
