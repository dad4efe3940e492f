"""Contacts with things that stand about the body, and of feet with each other.

Understood:
    <left|right|both> hand[s] on <desk|keyboard|chair top|side wall>[, 20 cm wider]
    <left|right|both> hand[s] flat on wall, 130 cm high
    <left|right|both> hand[s] hold[s] <box|chair back>
    <left|right> heel on door post
    soles together, 40 cm ahead
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from rephold.figures.forge.angles import SIDE_WORDS, SIDES, Side, outward
from rephold.figures.forge.build import ANKLE_HEIGHT, HEIGHT_MM, MM
from rephold.figures.forge.goals import FootGoal, HandGoal, Lean, Spot, Vec
from rephold.figures.forge.things import (
    BOX_HALF,
    BOX_HIGH,
    CHAIR_TOP,
    KEYBOARD_HIGH,
    ahead_of,
    height_of,
    thing_of,
)
from rephold.model.pose import Pose

_ON = re.compile(
    r"(?P<side>left|right|both) hands? (?:on|holds?) "
    r"(?P<what>desk|keyboard|chair top|side wall|box|chair back)(?:, (?P<cm>-?\d+(?:\.\d+)?) cm wider)?"
)
_WALL = re.compile(r"(?P<side>left|right|both) hands? flat on wall, (?P<cm>\d+(?:\.\d+)?) cm high")
_HEEL = re.compile(r"(?P<side>left|right) heel on door post")
_SOLES = re.compile(r"soles together, (?P<cm>\d+(?:\.\d+)?) cm ahead")
_CM = 10.0 / HEIGHT_MM
_PALM = 0.0125  # from the wrist to the face a flat hand lies on
_FOOT_HALF = 0.0255  # width of the ball of the foot
_CHAIR_BACK = -0.117  # x of the usual chair's back


def read_things(pose: Pose, text: str) -> Iterator[HandGoal | FootGoal | Lean] | None:
    """What one contact asks for, or None if it is not one of the words above."""
    if match := _ON.fullmatch(text):
        place, wider = _PLACES[match["what"]], float(match["cm"] or 0) * _CM
        return (place(pose, side, wider) for side in _sides(match["side"]))
    if match := _WALL.fullmatch(text):
        height = float(match["cm"]) * _CM
        return (_flat_on_wall(pose, side, height) for side in _sides(match["side"]))
    if match := _HEEL.fullmatch(text):
        spots = (Spot(f"foot_{'L' if match['side'] == 'left' else 'R'}"),)
        return iter((Lean(text, "door post", spots, 2 * MM, soft=False, ahead=True),))
    if match := _SOLES.fullmatch(text):
        ahead = float(match["cm"]) * _CM
        return (_sole(pose, side, ahead) for side in SIDES)
    return None


def _hand(
    pose: Pose, side: Side, at: Vec, palm: Vec, fingers: Vec, shape: str, pole: Vec, turn: float = 0.0
) -> HandGoal:
    """A hand at a point beside the pelvis; y of every direction counts outwards."""
    sg = outward(side)

    def out(v: Vec) -> Vec:
        return v[0], sg * v[1], v[2]

    wish = pose.advanced.poles.get(f"{SIDE_WORDS[side]} elbow", out(pole))
    who = f"{SIDE_WORDS[side]} hand"
    return HandGoal(side, who, out(at), out(palm), out(fingers), shape, pole=wish, turn=turn)


def _desk(pose: Pose, side: Side, wider: float) -> HandGoal:
    thing = thing_of(pose, "desk")
    at = (ahead_of(thing) + 0.03, 0.10 + wider, height_of(thing) + _PALM)
    return _hand(pose, side, at, (0, 0, -1), (1, -0.15, 0), "flat", (-0.6, 0.6, -0.3))


def _keyboard(pose: Pose, side: Side, wider: float) -> HandGoal:
    z = height_of(thing_of(pose, "desk")) + KEYBOARD_HIGH
    at = (ahead_of(thing_of(pose, "keyboard")) - 0.042, 0.075 + wider, z + 0.018)
    return _hand(pose, side, at, (0, 0, -1), (1, -0.1, -0.08), "cup", (-0.5, 0.5, -0.6))


def _chair_top(pose: Pose, side: Side, wider: float) -> HandGoal:
    x = ahead_of(thing_of(pose, "chair-ahead"))
    at = (x - 0.028, 0.06 + wider, CHAIR_TOP + 0.014)
    return _hand(pose, side, at, (0.1, 0, -1), (1, 0, -0.1), "grip", (-0.5, 0.6, -0.5), 20)


def _side_wall(pose: Pose, side: Side, wider: float) -> HandGoal:
    y = ahead_of(thing_of(pose, "side-wall")) - _PALM
    return _hand(pose, side, (wider, y, 0.70), (0, 1, 0), (0, 0, 1), "flat", (-0.3, 0.4, -1), 30)


def _box(pose: Pose, side: Side, wider: float) -> HandGoal:
    thing = thing_of(pose, "box")
    z = thing.raised_cm * _CM + 0.66 * BOX_HIGH
    at = (ahead_of(thing) - 0.02, BOX_HALF[1] + _PALM + wider, z)
    return _hand(pose, side, at, (0, -1, 0), (0.35, 0, -1), "flat", (-0.5, 1, 0.2), 25)


def _chair_back(pose: Pose, side: Side, wider: float) -> HandGoal:
    """A hand on the side edge of the chair's back, behind the body."""
    at = (_CHAIR_BACK + thing_of(pose, "chair").ahead_cm * _CM, 0.139 + wider, 0.45)
    return _hand(pose, side, at, (0, -1, 0), (-0.5, 0, -1), "grip", (-0.2, 1, -0.3), 30)


_PLACES: dict[str, Callable[[Pose, Side, float], HandGoal]] = {
    "desk": _desk,
    "keyboard": _keyboard,
    "chair top": _chair_top,
    "side wall": _side_wall,
    "box": _box,
    "chair back": _chair_back,
}


def _flat_on_wall(pose: Pose, side: Side, height: float) -> HandGoal:
    """A hand flat on the wall ahead; the wall's place must be written."""
    x = thing_of(pose, "wall").ahead_cm * _CM - _PALM
    return _hand(pose, side, (x, 0.11, height), (1, 0, 0), (0, -0.1, 1), "flat", (-0.2, 0.6, -0.8))


def _sole(pose: Pose, side: Side, ahead: float) -> FootGoal:
    """A foot lying on its outer edge, its sole against the other one, toes to the front."""
    sg, word = outward(side), SIDE_WORDS[side]
    return FootGoal(
        side,
        f"{word} sole",
        at=(ahead, sg * (ANKLE_HEIGHT + 1 * MM), _FOOT_HALF + 4 * MM),
        pole=pose.advanced.poles.get(f"{word} knee", (0.2, sg, 0.5)),
        sole=((0.0, -sg, -0.3), (1.0, 0.0, 0.0)),
    )


def _sides(word: str) -> tuple[Side, ...]:
    return SIDES if word == "both" else ("L",) if word == "left" else ("R",)
