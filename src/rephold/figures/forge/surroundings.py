"""Mat and furniture round a solved body, sized to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from rephold.figures.forge.build import HEIGHT_MM
from rephold.figures.forge.contact_words import SEAT_HEIGHT
from rephold.figures.forge.stage import Body, Box
from rephold.model.pose import Furniture, Pose

_CM = 10.0 / HEIGHT_MM
MAT_THICK = 0.012
MAT_MARGIN = (0.05, 0.045)  # at head and foot end, at the sides
MAT_HALF_WIDTH = 0.17
_POST = (0.02, 0.055)  # depth and width of a door post
_NEAR_FLOOR = 0.12  # what hovers higher needs no mat under it


@dataclass(frozen=True)
class Around:
    """What furniture is placed by: x of the pelvis, the body, and faces it touches."""

    x: float
    body: Body
    touched: Mapping[str, float]


def surroundings(pose: Pose, body: Body, touched: Mapping[str, float] | None = None) -> tuple[Box, ...]:
    """The mat (if the pose wants one) and the furniture.

    `touched`: world x of the faces of upright supports that the body touches, by name.
    """
    boxes = [_mat(body)] if pose.floor == "mat" else []
    for thing in pose.furniture:
        around = Around(float(body.landmarks["pelvis"][0]), body, touched or {})
        boxes += _FURNITURE[thing.kind](thing, around)
    return tuple(boxes)


def _mat(body: Body) -> Box:
    """A mat under everything near the floor; at least as wide as usual."""
    low = body.centres[:, 2] - body.radii.max(axis=1) < _NEAR_FLOOR
    centres, radii = body.centres[low], body.radii[low].max(axis=1)
    ends = (centres[:, 0] - radii).min() - MAT_MARGIN[0], (centres[:, 0] + radii).max() + MAT_MARGIN[0]
    half = max(MAT_HALF_WIDTH, float((np.abs(centres[:, 1]) + radii).max()) + MAT_MARGIN[1])
    return Box("mat", (float(ends[0]), -half, -MAT_THICK), (float(ends[1]), half, 0.0), floor=True)


def _chair(thing: Furniture, around: Around) -> list[Box]:
    x = around.x
    z = thing.height_cm * _CM if thing.height_cm else SEAT_HEIGHT
    back = around.touched.get("chair back", x - 0.117)
    top = z + (thing.back_cm * _CM if thing.back_cm else 0.34)
    boxes = [
        Box("seat", (min(x - 0.115, back), -0.125, z - 0.022), (x + 0.145, 0.125, z), dark=True),
        Box("chair back", (back - 0.018, -0.125, z), (back, 0.125, top), dark=True),
    ]
    for name, start in (("back leg", back - 0.013), ("front leg", x + 0.125)):
        for side, y in (("right", -0.12), ("left", 0.104)):
            corner = (start, y, 0.0)
            boxes.append(Box(f"{side} {name}", corner, (start + 0.016, y + 0.016, z - 0.022), dark=True))
    return boxes


def _desk(thing: Furniture, around: Around) -> list[Box]:
    start = around.x + (thing.ahead_cm * _CM or 0.19)
    z = thing.height_cm * _CM if thing.height_cm else 0.42
    boxes = [Box("desk", (start, -0.24, z - 0.015), (start + 0.385, 0.24, z))]
    for side, y in (("right", -0.225), ("left", 0.20)):
        corner = (start + 0.34, y, 0.0)
        boxes.append(Box(f"{side} desk leg", corner, (start + 0.365, y + 0.025, z - 0.015)))
    return boxes


def _wall(thing: Furniture, around: Around) -> list[Box]:
    height = thing.height_cm * _CM if thing.height_cm else 1.02
    aside = max(0.22, float(np.abs(around.body.centres[:, 1]).max()) + 0.06)
    if "wall" in around.touched:
        face = around.touched["wall"]
        behind = face < around.x
        ends = (face - 0.03, face) if behind else (face, face + 0.03)
    else:
        start = around.x + (thing.ahead_cm * _CM or 0.35)
        ends = (start, start + 0.03)
    return [Box("wall", (ends[0], -aside, 0.0), (ends[1], aside, height))]


def _doorway(thing: Furniture, around: Around) -> list[Box]:
    """Two posts that the forearms lie on from behind, and the beam over them."""
    start = around.touched.get("door frame", around.x + thing.ahead_cm * _CM)
    inner = min(abs(float(around.body.landmarks[f"elbow_{side}"][1])) for side in "LR") - 0.004
    height = thing.height_cm * _CM if thing.height_cm else 1.16
    end, outer = start + _POST[0], inner + _POST[1]
    return [
        Box("right post", (start, -outer, 0.0), (end, -inner, height)),
        Box("left post", (start, inner, 0.0), (end, outer, height)),
        Box("beam", (start, -outer, height), (end, outer, height + _POST[1])),
    ]


def _step(thing: Furniture, around: Around) -> list[Box]:
    start = around.x + thing.ahead_cm * _CM
    height = thing.height_cm * _CM if thing.height_cm else 0.11
    return [Box("step", (start, -0.2, 0.0), (start + 0.2, 0.2, height), dark=True)]


_FURNITURE = {"chair": _chair, "desk": _desk, "wall": _wall, "doorway": _doorway, "step": _step}
