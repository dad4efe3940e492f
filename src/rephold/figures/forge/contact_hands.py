"""Contacts of hands with the floor and with the body's own limbs, trunk and head.

Understood:
    <left|right|both> hand[s] hold[s] [back of] <left|right> <thigh|shin>[, where]
    <left|right|both> hand[s] on <left|right> <thigh|shin>[, where]
    <left|right|both> hand[s] on <belly|waist|front of hips|hip|opposite shoulder|back of head|back of neck>
    <left|right|both> hand[s] under low back
and what comes after "hands flat on floor," in a contact that rests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from rephold.figures.forge import contact_words as w
from rephold.figures.forge.angles import SIDE_WORDS, Side, outward
from rephold.figures.forge.build import HEIGHT_MM, Build
from rephold.figures.forge.goals import ArmGoal, HandGoal, Hold, Vec
from rephold.figures.forge.rotations import across, unit
from rephold.figures.forge.surface import (
    PALM_DEPTH,
    PALM_MIDDLE,
    Grip,
    belly_depth,
    trunk_skin,
    vec,
    wrist_for,
)
from rephold.model.pose import Pose

_HOLD = re.compile(
    r"(?P<side>left|right|both) hands? holds? (?P<back>back of )?(?P<of>left|right) (?P<limb>thigh|shin)"
    r"(?:, (?P<where>.+))?"
)
_HAND_ON = re.compile(
    r"(?P<side>left|right|both) hands? on (?P<of>left|right) (?P<limb>thigh|shin)(?:, (?P<where>.+))?"
)
_HAND_BELLY = re.compile(r"(?P<side>left|right|both) hands? on belly")
_HAND_PLACE = re.compile(r"(?P<side>left|right|both) hands? on (?P<place>" + "|".join(w.HAND_PLACES) + ")")
_HAND_UNDER = re.compile(r"(?P<side>left|right|both) hands? under low back")
_HAND_OPTIONS = (
    "under shoulders, 3 cm ahead, 3 cm behind, 2 cm wider, beside hips, "
    "fingers forward, fingers inward, palms up"
)
_HAND_HEIGHT = 0.012  # of the wrist, for a hand flat on the floor
_BESIDE_HIPS = (0.012, 0.15)  # wrist towards the feet and out from the pelvis
_UNDER_BACK = (0.105, 0.098)  # wrist towards the head and out from the pelvis
_ELBOW_CLEAR = 0.030  # of an elbow that lies beside the body while the hand is under it


def read_hands(pose: Pose, build: Build, words: str, text: str) -> Iterator[ArmGoal | Hold] | None:
    """What one contact asks for, or None if it is not one of the words above; `text` is tidied `words`.

    Errors: ContentError if the place on a limb is not known.
    """
    if match := _HOLD.fullmatch(text):
        where = match["where"] or ("from behind" if match["back"] else "just below knee")
        where = f"from behind, {where}" if match["back"] and match["where"] else where
        return _grips(pose, build, words, match, match["limb"], w.HOLDS, where)
    if match := _HAND_ON.fullmatch(text):
        return _grips(pose, build, words, match, match["limb"], w.RESTS, match["where"] or "above knee")
    if match := _HAND_BELLY.fullmatch(text):
        return (_belly_hand(build, side) for side in w.sides_of(match["side"]))
    if match := _HAND_PLACE.fullmatch(text):
        place = match["place"]
        return (_placed_hand(pose, build, side, place) for side in w.sides_of(match["side"]))
    if match := _HAND_UNDER.fullmatch(text):
        return (_hand_under_back(pose, side) for side in w.sides_of(match["side"]))
    return None


def floor_hand(pose: Pose, words: str, side: Side, how: str) -> HandGoal:
    """A hand flat on the floor; `how` is a comma list of places and directions."""
    sg = outward(side)
    ahead, wider, below = 0.0, 0.0, "shoulder"
    fingers, palm = (1.0, 0.0, 0.0), (0.0, 0.0, -1.0)
    for option in (o.strip() for o in how.split(",")):
        if match := re.fullmatch(r"(\d+(?:\.\d+)?) cm (ahead|behind|wider)(?: of shoulders)?", option):
            distance = float(match[1]) * 10 / HEIGHT_MM
            wider = distance if match[2] == "wider" else wider
            ahead = {"ahead": distance, "behind": -distance}.get(match[2], ahead)
        elif option == "fingers inward":
            fingers = (0.94, -0.34 * sg, 0.0)
        elif option == "beside hips":
            below = "pelvis"
        elif option == "palms up":
            palm = (0.0, 0.0, 1.0)
        elif option not in ("under shoulders", "fingers forward"):
            raise w.unclear(pose, words, "options are " + _HAND_OPTIONS)
    if below == "pelvis":
        return _hand_beside_hips(pose, side, ahead, palm)
    pole = pose.advanced.poles.get(f"{SIDE_WORDS[side]} elbow", (-0.6, 0.45 * sg, 0.0))
    who, at = f"{SIDE_WORDS[side]} hand", (ahead, sg * wider, _HAND_HEIGHT)
    return HandGoal(side, who, at, palm, fingers, "flat", below="shoulder", pole=pole)


def _hand_beside_hips(pose: Pose, side: Side, ahead: float, palm: Vec) -> HandGoal:
    """A hand flat beside the pelvis of a lying body, fingers to the feet, `ahead` further that way."""
    sg, towards_feet = outward(side), -1.0 if pose.position == "prone" else 1.0
    at = (towards_feet * (_BESIDE_HIPS[0] + ahead), sg * _BESIDE_HIPS[1], _HAND_HEIGHT)
    pole = pose.advanced.poles.get(f"{SIDE_WORDS[side]} elbow", (0.0, sg, 0.2))
    who, fingers = f"{SIDE_WORDS[side]} hand", (towards_feet, 0.0, 0.0)
    clear = _ELBOW_CLEAR if pose.position == "supine" else 0.02
    return HandGoal(side, who, at, palm, fingers, "flat", below="pelvis", pole=pole, clear=clear)


def _grips(
    pose: Pose,
    build: Build,
    words: str,
    match: re.Match[str],
    limb: str,
    table: dict[tuple[str, str], tuple[Grip, Grip]],
    where: str,
) -> Iterator[ArmGoal | Hold]:
    if (limb, where) not in table:
        raise w.unclear(pose, words, "say where as " + ", ".join(p for n, p in table if n == limb))
    of = w.SIDE_OF[match["of"]]
    for side in w.sides_of(match["side"]):
        grip = table[limb, where][0 if side == of else 1]
        at, palm, fingers = wrist_for(limb, of, build, grip)
        bone = f"{limb}_{of}"
        pole = pose.advanced.poles.get(f"{SIDE_WORDS[side]} elbow")
        yield HandGoal(
            side, f"{SIDE_WORDS[side]} hand", at, palm, fingers, grip.shape, bone, pole=pole, turn=w.HAND_TURN
        )
        yield Hold(w.for_side(words, side, match["side"]), (f"palm_{side}", f"fingers_{side}"), bone)


def _belly_hand(build: Build, side: Side) -> HandGoal:
    """A hand lying on the belly, the right one a little higher so that both can be seen."""
    sg = outward(side)
    fingers = unit(np.array([-0.15, -sg, 0.25]))
    palm = np.array([belly_depth(build) + PALM_DEPTH, sg * 0.030, 0.022 if side == "R" else -0.028])
    wrist = palm - fingers * PALM_MIDDLE
    who, pole = f"{SIDE_WORDS[side]} hand", (0.0, sg, 0.3)
    return HandGoal(
        side, who, vec(wrist), (-1.0, 0.0, 0.0), vec(fingers), "cup", "lumbar", pole=pole, turn=30
    )


def _placed_hand(pose: Pose, build: Build, side: Side, name: str) -> HandGoal:
    """A hand lying on trunk or head."""
    sg, place = outward(side), w.HAND_PLACES[name]
    height = place.z + (place.stagger if side == "R" else -place.stagger)
    point, normal = trunk_skin(place.frame, build, height, place.around, side)
    forward, out, up = place.fingers
    fingers = unit(across(np.array([forward, sg * out, up]), normal))
    wrist = point + normal * PALM_DEPTH - fingers * PALM_MIDDLE
    pole = pose.advanced.poles.get(f"{SIDE_WORDS[side]} elbow", (0.0, sg, 0.3))
    return HandGoal(
        side,
        f"{SIDE_WORDS[side]} hand",
        vec(wrist),
        vec(-normal),
        vec(fingers),
        place.shape,
        place.frame,
        pole=pole,
        turn=w.HAND_PLACE_TURN,
    )


def _hand_under_back(pose: Pose, side: Side) -> HandGoal:
    """A hand palm down under the hollow of the back of a body that lies on its back."""
    sg = outward(side)
    at = (-_UNDER_BACK[0], sg * _UNDER_BACK[1], _HAND_HEIGHT)
    pole = pose.advanced.poles.get(f"{SIDE_WORDS[side]} elbow", (-0.3, sg, 0.0))
    who = f"{SIDE_WORDS[side]} hand"
    return HandGoal(
        side,
        who,
        at,
        (0.0, 0.0, -1.0),
        (0.0, -sg, 0.0),
        "flat",
        below="pelvis",
        pole=pole,
        clear=_ELBOW_CLEAR,
    )
