"""Mat and furniture round a solved body, sized to it."""

from __future__ import annotations

import numpy as np

from rephold.figures.forge.build import HEIGHT_MM
from rephold.figures.forge.contact_words import SEAT_HEIGHT
from rephold.figures.forge.stage import Body, Box
from rephold.model.pose import Furniture, Pose

_CM = 10.0 / HEIGHT_MM
MAT_THICK = 0.012
MAT_MARGIN = (0.05, 0.045)  # at head and foot end, at the sides
MAT_HALF_WIDTH = 0.17
_NEAR_FLOOR = 0.12  # what hovers higher needs no mat under it


def surroundings(pose: Pose, body: Body) -> tuple[Box, ...]:
    """The mat (if the pose wants one) and the furniture."""
    boxes = [_mat(body)] if pose.floor == "mat" else []
    for thing in pose.furniture:
        boxes += _FURNITURE[thing.kind](thing, float(body.landmarks["pelvis"][0]))
    return tuple(boxes)


def _mat(body: Body) -> Box:
    """A mat under everything near the floor; at least as wide as usual."""
    low = body.centres[:, 2] - body.radii.max(axis=1) < _NEAR_FLOOR
    centres, radii = body.centres[low], body.radii[low].max(axis=1)
    ends = (centres[:, 0] - radii).min() - MAT_MARGIN[0], (centres[:, 0] + radii).max() + MAT_MARGIN[0]
    half = max(MAT_HALF_WIDTH, float((np.abs(centres[:, 1]) + radii).max()) + MAT_MARGIN[1])
    return Box("mat", (float(ends[0]), -half, -MAT_THICK), (float(ends[1]), half, 0.0), floor=True)


def _chair(thing: Furniture, x: float) -> list[Box]:
    z = thing.height_cm * _CM if thing.height_cm else SEAT_HEIGHT
    boxes = [
        Box("seat", (x - 0.115, -0.125, z - 0.022), (x + 0.145, 0.125, z), dark=True),
        Box("chair back", (x - 0.135, -0.125, z), (x - 0.117, 0.125, z + 0.34), dark=True),
    ]
    for name, dx in (("back leg", -0.13), ("front leg", 0.125)):
        for side, y in (("right", -0.12), ("left", 0.104)):
            corner = (x + dx, y, 0.0)
            boxes.append(Box(f"{side} {name}", corner, (x + dx + 0.016, y + 0.016, z - 0.022), dark=True))
    return boxes


def _desk(thing: Furniture, x: float) -> list[Box]:
    start = x + (thing.ahead_cm * _CM or 0.19)
    z = thing.height_cm * _CM if thing.height_cm else 0.42
    boxes = [Box("desk", (start, -0.24, z - 0.015), (start + 0.385, 0.24, z))]
    for side, y in (("right", -0.225), ("left", 0.20)):
        corner = (start + 0.34, y, 0.0)
        boxes.append(Box(f"{side} desk leg", corner, (start + 0.365, y + 0.025, z - 0.015)))
    return boxes


def _wall(thing: Furniture, x: float) -> list[Box]:
    start = x + (thing.ahead_cm * _CM or 0.35)
    height = thing.height_cm * _CM if thing.height_cm else 1.02
    return [Box("wall", (start, -0.22, 0.0), (start + 0.03, 0.22, height))]


def _step(thing: Furniture, x: float) -> list[Box]:
    start = x + thing.ahead_cm * _CM
    height = thing.height_cm * _CM if thing.height_cm else 0.11
    return [Box("step", (start, -0.2, 0.0), (start + 0.2, 0.2, height), dark=True)]


_FURNITURE = {"chair": _chair, "desk": _desk, "wall": _wall, "step": _step}
