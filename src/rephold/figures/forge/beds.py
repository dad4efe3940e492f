"""A bed: its top is where z is 0, the floor lies below it, and limbs may hang over its edges."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rephold.figures.forge.build import HEIGHT_MM
from rephold.figures.forge.stage import Array, Box
from rephold.model.pose import Pose

_CM = 10.0 / HEIGHT_MM
_HEIGHT_CM = 52.0
_FOOT_CM, _RIGHT_CM = 98.0, 34.0  # from the pelvis to the foot end and to the right edge, unless written
_LENGTH, _WIDTH = 1.12, 0.48  # 196 x 84 cm
_MATTRESS = 0.095
_LEG = 0.028


@dataclass(frozen=True)
class Bed:
    """Where a bed stands: its edges in the world, and the height of its top over the floor."""

    foot: float
    right: float
    height: float
    length: float = _LENGTH

    def under(self, points: Array) -> NDArray[np.bool_]:
        """Which points (n, 3) are over (or in) the mattress."""
        over: NDArray[np.bool_] = (points[:, 0] < self.foot) & (points[:, 1] > self.right)
        return over

    def boxes(self) -> list[Box]:
        """Mattress, frame and legs."""
        head, left = self.foot - self.length, self.right + _WIDTH
        frame, inset = -_MATTRESS, 0.012
        low, high = (head + inset, self.right + inset), (self.foot - inset, left - inset)
        found = [
            Box("mattress", (head, self.right, frame), (self.foot, left, 0.0), floor=True),
            Box("bed frame", (*low, frame - 0.05), (*high, frame), dark=True),
        ]
        for end, x in (("head", low[0]), ("foot", high[0] - _LEG)):
            for side, y in (("right", low[1]), ("left", high[1] - _LEG)):
                corner = (x, y, -self.height)
                top = (x + _LEG, y + _LEG, frame - 0.05)
                found.append(Box(f"{side} bed leg, {end}", corner, top, dark=True))
        return found


def bed_of(pose: Pose, pelvis: Array) -> Bed | None:
    """The bed of a pose, placed from the pelvis (3,), or None."""
    for thing in pose.furniture:
        if thing.kind == "bed":
            foot = float(pelvis[0]) + (thing.ahead_cm or _FOOT_CM) * _CM
            right = float(pelvis[1]) - (thing.right_cm or _RIGHT_CM) * _CM
            length = thing.length_cm * _CM if thing.length_cm else _LENGTH
            return Bed(foot, right, (thing.height_cm or _HEIGHT_CM) * _CM, length)
    return None


def floor_height(pose: Pose) -> float:
    """World height of the floor: 0, or below 0 in a pose with a bed."""
    bed = bed_of(pose, np.zeros(3))
    return -bed.height if bed else 0.0
