"""Two-bone limbs reaching for a target, and the choice of where the elbow or knee points."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from rephold.figures.forge.rotations import about, across, unit
from rephold.figures.forge.stage import Array

_EDGE = 1e-4  # a limb is never quite straight: keeps the hinge defined


@dataclass(frozen=True)
class Reach:
    """A solved limb: middle joint (3,), end (3,), pole direction (3,), and the miss of the target in H."""

    middle: Array
    end: Array
    pole: Array
    missed: float


def two_bone(start: Array, target: Array, upper: float, lower: float, pole: Array) -> Reach:
    """The limb from start to target with bones of length upper and lower, middle joint towards the pole.

    A target out of range is approached as far as the limb goes.
    """
    offset = target - start
    distance = float(np.linalg.norm(offset))
    length = min(max(distance, abs(upper - lower) + _EDGE), upper + lower - _EDGE)
    axis = unit(offset)
    aside = across(pole, axis)
    along = (upper * upper - lower * lower + length * length) / (2 * length)
    height = math.sqrt(max(0.0, upper * upper - along * along))
    middle = start + axis * along + aside * height
    end = start + axis * length
    return Reach(middle, end, aside, abs(distance - length))


def hinge_axes(start: Array, middle: Array, end: Array, front: Array) -> tuple[Array, Array]:
    """Axes (3, 3) of both bones of a limb sharing the hinge axis y; `front`: that of the upper bone."""
    z = unit(start - middle)
    y = np.cross(z, across(front, z))
    low = unit(middle - end)
    return np.stack([np.cross(y, z), y, z], axis=1), np.stack([np.cross(y, low), y, low], axis=1)


def best_pole(start: Array, target: Array, wish: Array, cost: Callable[[Array, float], float]) -> Array:
    """The pole (3,) of least cost among those round the line from start to target.

    `cost` gets the pole and its distance from the wish in degrees.
    """
    axis = unit(target - start)
    base = across(wish, axis)

    def at(degrees: float) -> float:
        return cost(about(axis, degrees, base), abs(degrees))

    return about(axis, best_angle(at, 180.0), base)


def best_angle(cost: Callable[[float], float], reach: float) -> float:
    """The angle of least cost within -reach..reach degrees.

    Searched every 6 degrees, then refined to 0.1 around the best; ties go to the angle nearer to 0, so that
    the answer is always the same.
    """
    count = int(reach // 6)
    best = min((6.0 * k for k in range(-count, count + 1)), key=lambda d: (round(cost(d), 6), abs(d), d))
    step = 3.0
    while step > 0.05:
        around = [d for d in (best, best - step, best + step) if abs(d) <= reach]
        best = min(around, key=lambda d: (round(cost(d), 9), abs(d), d))
        step /= 2
    return best
