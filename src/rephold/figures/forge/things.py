"""Things about a body: desk, keyboard, screen, box, cushion, a chair ahead, a wall aside, a door post.

The solver keeps the pelvis over x = y = 0, so places are measured from there; in body heights.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rephold.errors import ContentError
from rephold.figures.forge.build import HEIGHT_MM
from rephold.figures.forge.contact_words import SEAT_HEIGHT
from rephold.figures.forge.stage import Box
from rephold.model.pose import Furniture, FurnitureKind, Pose

_CM = 10.0 / HEIGHT_MM
KEYBOARD_HIGH = 0.008
BOX_HALF = (0.095, 0.115)  # of a box to lift: to the front, to the sides
BOX_HIGH = 0.170
CHAIR_TOP = SEAT_HEIGHT + 0.34
_DESK_DEEP, _DESK_THICK = 0.385, 0.015
_SCREEN_HIGH, _SCREEN_HALF = 0.200, 0.160
_USUAL = {  # cm: how far ahead (or aside), how high
    "desk": (33.0, 73.5),
    "keyboard": (36.0, None),
    "screen": (66.0, 118.0),
    "box": (30.0, None),
    "step": (0.0, 19.0),
    "cushion": (0.0, 8.0),
    "chair-ahead": (45.0, None),
    "side-wall": (30.0, 178.0),
    "door-post": (60.0, 150.0),
}


def ahead_of(thing: Furniture) -> float:
    """How far in front of the pelvis (for a side wall: to its right) a thing begins; a box has its middle."""
    return (thing.ahead_cm or _USUAL[thing.kind][0]) * _CM


def height_of(thing: Furniture) -> float:
    """How high a thing is over the floor."""
    return (thing.height_cm or _USUAL[thing.kind][1] or 0.0) * _CM


def thing_of(pose: Pose, kind: FurnitureKind) -> Furniture:
    """The thing of that kind that a contact speaks of.

    Errors: ContentError if the pose has none.
    """
    for thing in pose.furniture:
        if thing.kind == kind:
            return thing
    error = ContentError.at(
        f"poses/{pose.figure}.yaml",
        f"a contact speaks of a {kind} and there is none",
        f"add it: 'furniture: [{{kind: {kind}}}]'",
    )
    assert isinstance(error, ContentError)
    raise error


def support_height(pose: Pose, support: str) -> float:
    """Height of the level face of a step or a cushion; 0 for what else a body rests on."""
    if support == "step":
        return height_of(thing_of(pose, "step"))
    return height_of(thing_of(pose, "cushion")) if support == "cushion" else 0.0


def _desk(thing: Furniture, _pose: Pose, _touched: Mapping[str, float]) -> list[Box]:
    start, z = ahead_of(thing), height_of(thing)
    boxes = [Box("desk", (start, -0.24, z - _DESK_THICK), (start + _DESK_DEEP, 0.24, z))]
    for side, y in (("right", -0.225), ("left", 0.20)):
        corner = (start + 0.34, y, 0.0)
        boxes.append(Box(f"{side} desk leg", corner, (start + 0.365, y + 0.025, z - _DESK_THICK)))
    return boxes


def _keyboard(thing: Furniture, pose: Pose, _touched: Mapping[str, float]) -> list[Box]:
    x, z = ahead_of(thing), height_of(thing_of(pose, "desk"))
    return [Box("keyboard", (x, -0.11, z), (x + 0.08, 0.11, z + KEYBOARD_HIGH), dark=True)]


def _screen(thing: Furniture, pose: Pose, _touched: Mapping[str, float]) -> list[Box]:
    x, top, z = ahead_of(thing), height_of(thing), height_of(thing_of(pose, "desk"))
    low = max(z + 0.01, top - _SCREEN_HIGH)
    return [
        Box("screen", (x, -_SCREEN_HALF, low), (x + 0.015, _SCREEN_HALF, top), dark=True),
        Box("screen stand", (x + 0.015, -0.03, z), (x + 0.030, 0.03, low + 0.08), dark=True),
        Box("screen foot", (x - 0.03, -0.07, z), (x + 0.06, 0.07, z + 0.008), dark=True),
    ]


def _box(thing: Furniture, _pose: Pose, _touched: Mapping[str, float]) -> list[Box]:
    x, z, (deep, wide) = ahead_of(thing), thing.raised_cm * _CM, BOX_HALF
    return [Box("box", (x - deep, -wide, z), (x + deep, wide, z + BOX_HIGH))]


def _cushion(thing: Furniture, _pose: Pose, _touched: Mapping[str, float]) -> list[Box]:
    x = thing.ahead_cm * _CM
    return [Box("cushion", (x - 0.14, -0.145, 0.0), (x + 0.06, 0.145, height_of(thing)), dark=True)]


def _chair_ahead(thing: Furniture, _pose: Pose, _touched: Mapping[str, float]) -> list[Box]:
    """A chair that turns its back to the person."""
    x, z = ahead_of(thing), SEAT_HEIGHT
    boxes = [
        Box("chair back", (x, -0.125, z), (x + 0.018, 0.125, CHAIR_TOP), dark=True),
        Box("seat", (x, -0.125, z - 0.022), (x + 0.27, 0.125, z), dark=True),
    ]
    for name, start in (("back leg", x), ("front leg", x + 0.25)):
        for side, y in (("right", -0.12), ("left", 0.104)):
            corner = (start, y, 0.0)
            boxes.append(Box(f"{side} {name}", corner, (start + 0.016, y + 0.016, z - 0.022), dark=True))
    return boxes


def _side_wall(thing: Furniture, _pose: Pose, _touched: Mapping[str, float]) -> list[Box]:
    y = -ahead_of(thing)
    return [Box("wall", (-0.24, y - 0.03, 0.0), (0.24, y, height_of(thing)))]


def _door_post(thing: Furniture, _pose: Pose, touched: Mapping[str, float]) -> list[Box]:
    """The post of a doorway on the right of a body that lies in it."""
    x = touched.get("door post", ahead_of(thing))
    return [Box("post", (x, -0.135, 0.0), (x + 0.06, -0.015, height_of(thing)))]


THINGS: dict[str, Callable[[Furniture, Pose, Mapping[str, float]], list[Box]]] = {
    "desk": _desk,
    "keyboard": _keyboard,
    "screen": _screen,
    "box": _box,
    "cushion": _cushion,
    "chair-ahead": _chair_ahead,
    "side-wall": _side_wall,
    "door-post": _door_post,
}
