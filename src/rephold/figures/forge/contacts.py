"""Contacts in body words -> what they ask of the solver, in numbers.

Understood:
    [left|right|both] <area> [flat] on <floor|mat|seat|bed|pillow|step|cushion>[, options]
    <left|right> heel on <left|right> heel
    <left|right> ankle on <left|right> thigh[, where]
    towel round <left|right> foot
and the words of `contact_hands`, `contact_upright` and `contact_things`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rephold.figures.forge import contact_words as w
from rephold.figures.forge.angles import SIDE_WORDS, Side, outward
from rephold.figures.forge.beds import floor_height
from rephold.figures.forge.build import ANKLE_HEIGHT, HEIGHT_MM, Build
from rephold.figures.forge.contact_hands import floor_hand, read_hands
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
from rephold.figures.forge.surface import skin
from rephold.figures.forge.things import support_height
from rephold.model.pose import Pose, RawTarget

_REST = re.compile(
    r"(?:(?P<side>left|right|both) )?(?P<area>[a-z ]+?)(?P<flat> flat)? on "
    r"(?P<on>floor|mat|seat|bed|pillow|step|cushion)(?:, (?P<how>.+))?"
)
_HEEL_ON = re.compile(r"(?P<side>left|right) heel on (?P<of>left|right) heel")
_ANKLE_ON = re.compile(r"(?P<side>left|right) ankle on (?P<of>left|right) thigh(?:, (?P<where>.+))?")
_TOWEL = re.compile(r"towel round (?P<side>left|right) foot")
_ELBOW_HEIGHT, _WRIST_HEIGHT = 0.0235, 0.0165  # of the joints, for a standard forearm on the floor
_ELBOW_ASIDE = 0.045  # elbows a little wider than the shoulders: else the forearm must turn in too far
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
        raise w.unclear(pose, pose.contacts[0], "the first contact must say what carries the body")
    said = [" ".join(words.lower().split()) for words in pose.contacts]
    towels = [w.SIDE_OF[match["side"]] for text in said if (match := _TOWEL.fullmatch(text))]
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
    if (hands := read_hands(pose, build, words, text)) is not None:
        yield from hands
    elif match := _HEEL_ON.fullmatch(text):
        side, of = w.SIDE_OF[match["side"]], w.SIDE_OF[match["of"]]
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
        raise w.unclear(pose, words, "say it like 'knees on floor' or 'both hands hold right shin'")


def _rest(pose: Pose, build: Build, words: str, match: re.Match[str]) -> Iterator[Rest | FootGoal | ArmGoal]:
    name = match["area"].strip()
    name = {"back and buttocks": "back"}.get(name, w.PLURALS.get(name, name))
    area = w.AREAS.get(name)
    if area is None:
        raise w.unclear(pose, words, "areas are " + ", ".join(w.AREAS))
    height = _support(pose, match["on"])
    if not area.sided:
        yield Rest(words, area.spots, height, area.sink, area.soft)
        return
    for side in w.sides_of(match["side"]):
        spots = tuple(Spot(s.piece.replace("#", side), s.low, s.high) for s in area.spots)
        goal = _floor_goal(pose, build, words, name, side, match)
        yield Rest(
            w.for_side(words, side, match["side"]), spots, height, area.sink, area.soft, goal is not None
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
        return floor_hand(pose, words, side, match["how"] or "under shoulders")
    if name == "forearm":
        along, who = (1.0, -0.2 * outward(side)), f"{SIDE_WORDS[side]} forearm"
        girth = build.limb_girth
        if pose.position in _HEAD_TO:
            head = _HEAD_TO[pose.position]
            heights = _ELBOW_HEIGHT * girth, _WRIST_HEIGHT * girth
            return ForearmGoal(side, who, 0.0, (-0.45 * head, -1.0), *heights, ahead=(head, 0.0))
        return ForearmGoal(side, who, _ELBOW_ASIDE, along, _ELBOW_HEIGHT * girth, _WRIST_HEIGHT * girth)
    return None


def _ankle(pose: Pose, build: Build, words: str, match: re.Match[str]) -> Iterator[FootGoal | Hold]:
    where = match["where"] or "just above knee"
    if where not in w.ANKLE_ON_THIGH:
        raise w.unclear(pose, words, "say where as " + ", ".join(w.ANKLE_ON_THIGH))
    side, of = w.SIDE_OF[match["side"]], w.SIDE_OF[match["of"]]
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
