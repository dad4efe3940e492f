"""Contacts of upright bodies: a wall or a chair back behind, a door frame ahead, hands behind the body.

Understood:
    <buttocks|low back|mid back|upper back|head> on <wall|chair back>
    [left|right|both] <forearm|hand> on <wall|door frame>
    <left|right|both> hand[s] behind low back
    <left|right|both> hand[s] hold[s] <seat|stick behind neck|stick behind low back>
    stick along spine
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from rephold.figures.forge.angles import SIDE_WORDS, SIDES, Side, outward
from rephold.figures.forge.build import MM
from rephold.figures.forge.contact_words import SEAT_HEIGHT
from rephold.figures.forge.goals import HandGoal, Lean, Spot, Vec
from rephold.figures.forge.rotations import unit
from rephold.figures.forge.stage import Array
from rephold.figures.forge.surface import PALM_MIDDLE, vec
from rephold.model.pose import Pose

_BACK = re.compile(r"(?P<area>buttocks|low back|mid back|upper back|head) on (?P<on>wall|chair back)")
_FRONT = re.compile(r"(?:(?P<side>left|right|both) )?(?P<area>forearm|hand)s? on (?P<on>wall|door frame)")
_BEHIND = re.compile(r"(?P<side>left|right|both) hands? behind (?P<what>low back)")
_HOLD = re.compile(
    r"(?P<side>left|right|both) hands? holds? (?P<what>seat|stick behind neck|stick behind low back)"
)
STICK = "stick along spine"

_LEANING: dict[str, tuple[tuple[Spot, ...], float, bool]] = {
    "buttocks": (
        (Spot("pelvis"), Spot("buttock_L"), Spot("buttock_R"), Spot("seat_L"), Spot("seat_R")),
        5 * MM,
        True,
    ),
    "low back": ((Spot("lumbar"),), 4 * MM, True),
    "mid back": ((Spot("thoracic", -1, 0.245),), 4 * MM, True),
    "upper back": ((Spot("thoracic", 0.225),), 4 * MM, True),
    "head": ((Spot("skull"), Spot("hair")), 2 * MM, False),
}
_AHEAD: dict[str, tuple[Spot, ...]] = {
    "forearm": (Spot("farm_#"), Spot("palm_#"), Spot("fingers_#")),
    "hand": (Spot("palm_#"), Spot("fingers_#")),
}
_SEAT_HALF_WIDTH = 0.125


@dataclass(frozen=True)
class Place:
    """How a hand lies: middle of the palm, where it faces and the fingers point, in a bone frame.

    y counts outwards, on the side of the hand.
    """

    frame: str
    palm: Vec
    faces: Vec
    fingers: Vec
    shape: str
    pole: Vec  # where the elbow points, in the world
    turn: float = 0.0


PLACES = {
    "low back": Place("lumbar", (-0.027, -0.004, 0.0), (-1, 0, 0), (0, -1, 0.1), "flat", (-0.8, 1, 0), 25),
    "stick behind neck": Place(
        "stick", (-0.002, 0.004, 0.06), (1, 0, 0), (0.3, -0.9, 0.4), "grip", (0.5, 1, 0.6), 50
    ),
    "stick behind low back": Place(
        "stick", (0.022, 0.006, -0.235), (-1, 0, 0), (0, -1, 0), "grip", (-0.8, 1, 0), 50
    ),
}


def read_upright(pose: Pose, text: str) -> Iterator[Lean | HandGoal] | None:
    """What one contact asks for, or None if it is not one of the words above."""
    if match := _BACK.fullmatch(text):
        spots, sink, soft = _LEANING[match["area"]]
        return iter((Lean(text, match["on"], spots, sink, soft),))
    if match := _FRONT.fullmatch(text):
        return (_ahead(text, match["area"], match["on"], side) for side in _sides(match["side"]))
    if (match := _BEHIND.fullmatch(text)) or (match := _HOLD.fullmatch(text)):
        return (_hand(pose, match["what"], side) for side in _sides(match["side"]))
    return iter(()) if text == STICK else None


def _ahead(text: str, area: str, support: str, side: Side) -> Lean:
    spots = tuple(Spot(s.piece.replace("#", side)) for s in _AHEAD[area])
    return Lean(f"{text} ({SIDE_WORDS[side]})", support, spots, 2 * MM, soft=False, ahead=True)


def _hand(pose: Pose, what: str, side: Side) -> HandGoal:
    who, sg = f"{SIDE_WORDS[side]} hand", outward(side)
    wish = pose.advanced.poles.get(f"{SIDE_WORDS[side]} elbow")
    if what == "seat":
        return _seat_edge(who, side, wish)
    place = PLACES[what]
    fingers = unit(_out(place.fingers, sg))
    wrist = _out(place.palm, sg) - fingers * PALM_MIDDLE
    return HandGoal(
        side,
        who,
        vec(wrist),
        place.faces,
        vec(fingers),
        place.shape,
        place.frame,
        pole=wish or vec(_out(place.pole, sg)),
        turn=place.turn,
        before_wall=any(words.endswith(" on wall") for words in pose.contacts),
    )


def _seat_edge(who: str, side: Side, wish: Vec | None) -> HandGoal:
    """A hand over the side edge of the seat, fingers under it."""
    sg = outward(side)
    at = (0.035, sg * (_SEAT_HALF_WIDTH + 0.012), SEAT_HEIGHT + 0.030)
    return HandGoal(
        side, who, at, (0, -sg, 0), (0.1, 0, -1), "grip", below="pelvis", pole=wish or (-0.5, sg, 0), turn=15
    )


def _out(v: Vec, sg: float) -> Array:
    return np.array([v[0], sg * v[1], v[2]], float)


def _sides(word: str | None) -> tuple[Side, ...]:
    return SIDES if word in (None, "both") else ("L",) if word == "left" else ("R",)
