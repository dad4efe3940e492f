"""Contacts in body words -> what they ask of the solver, in numbers.

Understood:
    [left|right|both] <area> [flat] on <floor|mat|seat|bed|pillow|step|cushion>[, options]
    <left|right|both> hand[s] hold[s] [back of] <left|right> <thigh|shin>[, where]
    <left|right|both> hand[s] on <left|right> <thigh|shin>[, where]
    <left|right|both> hand[s] on <belly|waist|front of hips|hip|opposite shoulder|back of head|back of neck>
    <left|right|both> hand[s] under low back
    <left|right> heel on <left|right> heel
    <left|right> ankle on <left|right> thigh[, where]
    towel round <left|right> foot
and the words of `contact_upright` and `contact_things`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from rephold.errors import ContentError
from rephold.figures.forge import contact_words as w
from rephold.figures.forge.angles import SIDE_WORDS, SIDES, Side, outward
from rephold.figures.forge.beds import floor_height
from rephold.figures.forge.build import ANKLE_HEIGHT, HEIGHT_MM, Build
from rephold.figures.forge.contact_things import read_things
from rephold.figures.forge.contact_upright import STICK, read_upright
from rephold.figures.forge.goals import (
    ArmGoal,
    FootGoal,
    ForearmGoal,
    HandGoal,
    Hold,
    Lean,
    Plan,
    Rest,
    Spot,
    Vec,
)
from rephold.figures.forge.rotations import across, unit
from rephold.figures.forge.surface import (
    PALM_DEPTH,
    PALM_MIDDLE,
    Grip,
    belly_depth,
    skin,
    trunk_skin,
    vec,
    wrist_for,
)
from rephold.figures.forge.things import support_height
from rephold.model.pose import Pose, RawTarget

_SIDE: dict[str, Side] = {"left": "L", "right": "R"}
_REST = re.compile(
    r"(?:(?P<side>left|right|both) )?(?P<area>[a-z ]+?)(?P<flat> flat)? on "
    r"(?P<on>floor|mat|seat|bed|pillow|step|cushion)(?:, (?P<how>.+))?"
)
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
_HEEL_ON = re.compile(r"(?P<side>left|right) heel on (?P<of>left|right) heel")
_ANKLE_ON = re.compile(r"(?P<side>left|right) ankle on (?P<of>left|right) thigh(?:, (?P<where>.+))?")
_TOWEL = re.compile(r"towel round (?P<side>left|right) foot")
_HAND_OPTIONS = (
    "under shoulders, 3 cm ahead, 3 cm behind, 2 cm wider, beside hips, "
    "fingers forward, fingers inward, palms up"
)
_HAND_HEIGHT = 0.012  # of the wrist, for a hand flat on the floor
_ELBOW_HEIGHT, _WRIST_HEIGHT = 0.0235, 0.0165  # of the joints, for a standard forearm on the floor
_ELBOW_ASIDE = 0.045  # elbows a little wider than the shoulders: else the forearm must turn in too far
_BESIDE_HIPS = (0.012, 0.15)  # wrist towards the feet and out from the pelvis
_UNDER_BACK = (0.105, 0.098)  # wrist towards the head and out from the pelvis
_ELBOW_CLEAR = 0.030  # of an elbow that lies beside the body while the hand is under it
_HEAD_TO = {"side-lying-left": 1.0, "side-lying-right": -1.0}  # x of the head's end; the body faces -y
_HEELS_APART = 0.042  # between the ankles of feet that lie on each other


def plan_of(pose: Pose, build: Build) -> Plan:
    """All contacts of a pose as rests, goals and holds.

    Errors: ContentError naming the contact that is not understood, with the words that are.
    """
    rests: list[Rest] = []
    feet: list[FootGoal] = []
    arms: list[ArmGoal] = []
    holds: list[Hold] = []
    leans: list[Lean] = []
    for words in pose.contacts:
        for item in _read(pose, build, words):
            match item:
                case Rest():
                    rests.append(item)
                case FootGoal():
                    feet.append(item)
                case Hold():
                    holds.append(item)
                case Lean():
                    leans.append(item)
                case _:
                    arms.append(item)
    _add_raw(pose, feet, arms)
    if not rests:
        raise _unclear(pose, pose.contacts[0], "the first contact must say what carries the body")
    said = [" ".join(words.lower().split()) for words in pose.contacts]
    towels = [_SIDE[match["side"]] for text in said if (match := _TOWEL.fullmatch(text))]
    return Plan(
        tuple(rests),
        tuple(feet),
        tuple(arms),
        tuple(holds),
        tuple(leans),
        stick=STICK in said,
        towel=towels[0] if towels else None,
    )


def _read(pose: Pose, build: Build, words: str) -> Iterator[Rest | FootGoal | ArmGoal | Hold | Lean]:
    text = " ".join(words.lower().split())
    if match := _HOLD.fullmatch(text):
        where = match["where"] or ("from behind" if match["back"] else "just below knee")
        where = f"from behind, {where}" if match["back"] and match["where"] else where
        yield from _grips(pose, build, words, match, match["limb"], w.HOLDS, where)
    elif match := _HAND_ON.fullmatch(text):
        yield from _grips(pose, build, words, match, match["limb"], w.RESTS, match["where"] or "above knee")
    elif match := _HAND_BELLY.fullmatch(text):
        yield from (_belly_hand(build, side) for side in _sides(match["side"]))
    elif match := _HAND_PLACE.fullmatch(text):
        yield from (_placed_hand(pose, build, side, match["place"]) for side in _sides(match["side"]))
    elif match := _HAND_UNDER.fullmatch(text):
        yield from (_hand_under_back(pose, side) for side in _sides(match["side"]))
    elif match := _HEEL_ON.fullmatch(text):
        side, of = _SIDE[match["side"]], _SIDE[match["of"]]
        pole = pose.advanced.poles.get(f"{SIDE_WORDS[side]} knee")
        at = (0.0, outward(side) * _HEELS_APART, 0.0)
        yield FootGoal(side, f"{SIDE_WORDS[side]} heel", f"foot_{of}", at, pole=pole)
    elif match := _ANKLE_ON.fullmatch(text):
        yield from _ankle(pose, build, words, match)
    elif _TOWEL.fullmatch(text):
        return  # drawn from the hands to the foot, wherever they are
    elif (upright := read_upright(pose, text)) is not None:
        yield from upright
    elif (things := read_things(pose, text)) is not None:
        yield from things
    elif match := _REST.fullmatch(text):
        yield from _rest(pose, build, words, match)
    else:
        raise _unclear(pose, words, "say it like 'knees on floor' or 'both hands hold right shin'")


def _rest(pose: Pose, build: Build, words: str, match: re.Match[str]) -> Iterator[Rest | FootGoal | ArmGoal]:
    name = match["area"].strip()
    name = {"back and buttocks": "back"}.get(name, w.PLURALS.get(name, name))
    area = w.AREAS.get(name)
    if area is None:
        raise _unclear(pose, words, "areas are " + ", ".join(w.AREAS))
    height = _support(pose, match["on"])
    if not area.sided:
        yield Rest(words, area.spots, height, area.sink, area.soft)
        return
    for side in _sides(match["side"]):
        spots = tuple(Spot(s.piece.replace("#", side), s.low, s.high) for s in area.spots)
        goal = _floor_goal(pose, build, words, name, side, match)
        yield Rest(
            _for_side(words, side, match["side"]), spots, height, area.sink, area.soft, goal is not None
        )
        if goal is not None:
            yield goal


def _floor_goal(
    pose: Pose, build: Build, words: str, name: str, side: Side, match: re.Match[str]
) -> FootGoal | ArmGoal | None:
    if name == "foot" and match["flat"]:
        pole = pose.advanced.poles.get(f"{SIDE_WORDS[side]} knee")
        stands = _support(pose, match["on"]) + ANKLE_HEIGHT - w.SOLE_SINK
        return FootGoal(side, f"{SIDE_WORDS[side]} foot", height=stands, pole=pole)
    if name == "hand":
        return _floor_hand(pose, words, side, match["how"] or "under shoulders")
    if name == "forearm":
        along, who = (1.0, -0.2 * outward(side)), f"{SIDE_WORDS[side]} forearm"
        girth = build.limb_girth
        if pose.position in _HEAD_TO:
            head = _HEAD_TO[pose.position]
            heights = _ELBOW_HEIGHT * girth, _WRIST_HEIGHT * girth
            return ForearmGoal(side, who, 0.0, (-0.45 * head, -1.0), *heights, ahead=(head, 0.0))
        return ForearmGoal(side, who, _ELBOW_ASIDE, along, _ELBOW_HEIGHT * girth, _WRIST_HEIGHT * girth)
    return None


def _floor_hand(pose: Pose, words: str, side: Side, how: str) -> HandGoal:
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
            raise _unclear(pose, words, "options are " + _HAND_OPTIONS)
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
        raise _unclear(pose, words, "say where as " + ", ".join(p for n, p in table if n == limb))
    of = _SIDE[match["of"]]
    for side in _sides(match["side"]):
        grip = table[limb, where][0 if side == of else 1]
        at, palm, fingers = wrist_for(limb, of, build, grip)
        bone = f"{limb}_{of}"
        pole = pose.advanced.poles.get(f"{SIDE_WORDS[side]} elbow")
        yield HandGoal(
            side, f"{SIDE_WORDS[side]} hand", at, palm, fingers, grip.shape, bone, pole=pole, turn=w.HAND_TURN
        )
        yield Hold(_for_side(words, side, match["side"]), (f"palm_{side}", f"fingers_{side}"), bone)


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


def _ankle(pose: Pose, build: Build, words: str, match: re.Match[str]) -> Iterator[FootGoal | Hold]:
    where = match["where"] or "just above knee"
    if where not in w.ANKLE_ON_THIGH:
        raise _unclear(pose, words, "say where as " + ", ".join(w.ANKLE_ON_THIGH))
    side, of = _SIDE[match["side"]], _SIDE[match["of"]]
    t, around = w.ANKLE_ON_THIGH[where]
    at, _ = skin("thigh", of, build, t, around, w.ANKLE_CLEAR * build.limb_girth)
    pole = pose.advanced.poles.get(f"{SIDE_WORDS[side]} knee")
    yield FootGoal(side, f"{SIDE_WORDS[side]} ankle", f"thigh_{of}", at, pole=pole)
    yield Hold(words, (f"shin_{side}",), f"thigh_{of}")


def _add_raw(pose: Pose, feet: list[FootGoal], arms: list[ArmGoal]) -> None:
    raw = pose.advanced
    for side, target in (("R", raw.right_wrist), ("L", raw.left_wrist)):
        if target is not None:
            arms.append(_raw_hand("R" if side == "R" else "L", target))
    for side, target in (("R", raw.right_ankle), ("L", raw.left_ankle)):
        if target is not None:
            known: Side = "R" if side == "R" else "L"
            words = f"{SIDE_WORDS[known]} ankle"
            feet.append(FootGoal(known, words, target.frame, target.at, pole=target.pole))


def _raw_hand(side: Side, target: RawTarget) -> HandGoal:
    palm: Vec = target.palm or (0.0, 0.0, -1.0)
    fingers: Vec = target.fingers or (1.0, 0.0, 0.0)
    words = f"{SIDE_WORDS[side]} hand"
    return HandGoal(side, words, target.at, palm, fingers, target.hand, target.frame, pole=target.pole)


def _support(pose: Pose, on: str) -> float:
    """Height of the level face that a body area rests on."""
    heights = {**w.HEIGHTS, "floor": floor_height(pose)}
    chairs = [thing.height_cm for thing in pose.furniture if thing.kind == "chair" and thing.height_cm]
    if chairs:
        heights["seat"] = chairs[0] * 10 / HEIGHT_MM
    return heights[on] if on in heights else support_height(pose, on)


def _sides(word: str | None) -> tuple[Side, ...]:
    return SIDES if word in (None, "both") else (_SIDE[word],)


def _for_side(words: str, side: Side, given: str | None) -> str:
    return words if given in ("left", "right") else f"{words} ({SIDE_WORDS[side]})"


def _unclear(pose: Pose, words: str, hint: str) -> ContentError:
    error = ContentError.at(f"poses/{pose.figure}.yaml", f"contact not understood: {words!r}", hint)
    assert isinstance(error, ContentError)
    return error
