"""Mat and furniture round a solved body, sized to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from rephold.figures.forge.beds import bed_of
from rephold.figures.forge.build import HEIGHT_MM
from rephold.figures.forge.contact_words import SEAT_HEIGHT
from rephold.figures.forge.stage import Body, Box
from rephold.figures.forge.things import THINGS
from rephold.model.pose import Furniture, Pose

_CM = 10.0 / HEIGHT_MM
MAT_THICK = 0.012
MAT_MARGIN = (0.05, 0.045)  # at head and foot end, at the sides
MAT_HALF_WIDTH = 0.17
_POST = (0.02, 0.055)  # depth and width of a door post
_FACING = 60.0  # degrees from the side beyond which a wall behind the body is a large area
_NEAR_FLOOR = 0.12  # what hovers higher needs no mat under it


@dataclass(frozen=True)
class Around:
    """What furniture is placed by: x of the pelvis, the body, and faces it touches."""

    x: float
    body: Body
    touched: Mapping[str, float]
    facing: bool = False  # the viewer looks at the front or the back of the body


def surroundings(pose: Pose, body: Body, touched: Mapping[str, float] | None = None) -> tuple[Box, ...]:
    """The mat (if the pose wants one) and the furniture.

    `touched`: world x of the faces of upright supports that the body touches, by name.
    """
    boxes = [_mat(body)] if pose.floor == "mat" else []
    for thing in pose.furniture:
        if thing.kind == "pillow":
            continue  # part of the body that lies on it
        if thing.kind == "bed":
            bed = bed_of(pose, body.landmarks["pelvis"])
            boxes += bed.boxes() if bed else []
            continue
        if thing.kind in THINGS:
            boxes += THINGS[thing.kind](thing, pose, touched or {})
            continue
        facing = abs(pose.view.towards_front) > _FACING
        around = Around(float(body.landmarks["pelvis"][0]), body, touched or {}, facing)
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
    if thing.turned:
        return _turned(thing, around)
    x = around.x + thing.ahead_cm * _CM
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


def _turned(thing: Furniture, around: Around) -> list[Box]:
    """A chair ahead that faces the person, its front edge `ahead-cm` from the pelvis."""
    alone = Around(0.0, around.body, {})
    moved = around.x + (thing.ahead_cm * _CM or 0.19) + 0.145
    return [
        replace(
            box,
            low=(moved - box.high[0], box.low[1], box.low[2]),
            high=(moved - box.low[0], box.high[1], box.high[2]),
        )
        for box in _chair(thing.model_copy(update={"turned": False, "ahead_cm": 0.0}), alone)
    ]


def _wall(thing: Furniture, around: Around) -> list[Box]:
    height = thing.height_cm * _CM if thing.height_cm else 1.02
    fitted = max(0.22, float(np.abs(around.body.centres[:, 1]).max()) + 0.06)
    aside = thing.width_cm * _CM / 2 if thing.width_cm else fitted
    if "wall" in around.touched:
        face = around.touched["wall"]
        behind = face < around.x
        ends = (face - 0.03, face) if behind else (face, face + 0.03)
    else:
        start = around.x + (thing.ahead_cm * _CM or 0.35)
        ends = (start, start + 0.03)
    return [Box("wall", (ends[0], -aside, 0.0), (ends[1], aside, height), pale=around.facing)]


def _doorway(thing: Furniture, around: Around) -> list[Box]:
    """Two posts that the forearms lie on from behind, and the beam over them."""
    start = around.touched.get("door frame", around.x + thing.ahead_cm * _CM)
    inner = min(abs(float(around.body.landmarks[f"elbow_{side}"][1])) for side in "LR") + 0.010
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


_FURNITURE = {"chair": _chair, "wall": _wall, "doorway": _doorway, "step": _step}
