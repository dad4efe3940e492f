"""Fingers closed on the limb they hold, as far as its skin lets them."""

from __future__ import annotations

from dataclasses import replace

from rephold.figures.forge.angles import Side
from rephold.figures.forge.build import MM, Build, closed_by
from rephold.figures.forge.flesh_limbs import fingers
from rephold.figures.forge.goals import ArmGoal, HandGoal
from rephold.figures.forge.skeleton import Bones
from rephold.figures.forge.surface import gap

PRESS = 2 * MM  # how deep finger pads press into the flesh
_FULL = 1.2  # tightest fist a hold may take, as a share of a full grip


def close_hands(bones: Bones, goals: tuple[ArmGoal, ...], build: Build) -> Bones:
    """The bones with every holding hand closed on its limb."""
    for goal in goals:
        if isinstance(goal, HandGoal) and goal.shape == "close" and goal.frame:
            bones = _closed(bones, goal.side, goal.frame, build)
    return bones


def _closed(bones: Bones, side: Side, frame: str, build: Build) -> Bones:
    """Bisects the closing of the hand until the fingers touch the limb."""
    limb, of = frame.split("_")
    other: Side = "L" if of == "L" else "R"

    def room(share: float) -> float:
        pads = fingers(side, closed_by(share)).placed(bones.frames[f"hand_{side}"])
        return gap(pads, bones.frames[frame], limb, other, build) + PRESS

    low, high = 0.0, _FULL
    if room(high) < 0:
        for _ in range(12):
            middle = (low + high) / 2
            low, high = (middle, high) if room(middle) > 0 else (low, middle)
    else:
        low = high
    return replace(bones, hands=bones.hands | {side: closed_by(round(low, 3))})
