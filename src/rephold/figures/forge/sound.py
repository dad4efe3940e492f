"""Checks of a solved body against its own words: contacts, reach, grips, bone lengths, bodies through bodies.

Millimetres are on a body 1750 mm tall. Tolerances are those a reader of a 90 mm picture cannot see.
"""

from __future__ import annotations

import numpy as np

from rephold.figures.forge import build as b
from rephold.figures.forge.angles import SIDES, Side
from rephold.figures.forge.beads import joined
from rephold.figures.forge.beds import bed_of
from rephold.figures.forge.body import flesh
from rephold.figures.forge.build import HEIGHT_MM
from rephold.figures.forge.capsules import clashes
from rephold.figures.forge.finding import Finding
from rephold.figures.forge.goals import Hold
from rephold.figures.forge.solve import Solved, lowest, measured_angles
from rephold.figures.forge.surface import gap

ABOVE_MM = 3.0
INTO_BONE_MM, INTO_SOFT_MM = 5.0, 10.0
MISS_MM = 3.0
GRIP_MM = (-9.0, 4.0)  # a holding hand: pressed into the flesh, or off the skin
LENGTH_SLACK = 1e-6  # in H
DRIFT = 10.0  # degrees a contact may move an angle away from what is written


def contact_findings(solved: Solved) -> list[Finding]:
    """Every resting area that hovers over its support or sinks into it."""
    found = []
    for rest in solved.plan.rests:
        mm = (lowest(solved.bones, solved.build, rest) - rest.height) * HEIGHT_MM
        into = INTO_SOFT_MM if rest.soft else INTO_BONE_MM
        if mm > ABOVE_MM:
            found.append(Finding("refuse", f"{rest.words}: {mm:.0f} mm above it; at most {ABOVE_MM:.0f}"))
        elif mm < -into:
            found.append(Finding("refuse", f"{rest.words}: {-mm:.0f} mm into it; at most {into:.0f}"))
    return found


def sunk_findings(solved: Solved) -> list[Finding]:
    """Every piece of the body below the floor that no contact speaks of."""
    spoken = {spot.piece for rest in solved.plan.rests for spot in rest.spots}
    bed = bed_of(solved.pose, solved.bones.frames["pelvis"].origin)
    found = []
    for piece, beads in flesh(solved.bones, solved.build).items():
        bottoms = beads.bottoms()
        if bed is not None:
            bottoms = bottoms + np.where(bed.under(beads.centres), 0.0, bed.height)
        depth = -float(bottoms.min()) * HEIGHT_MM
        if piece not in spoken and depth > INTO_BONE_MM:
            found.append(
                Finding("refuse", f"{_named(piece)}: {depth:.0f} mm into the floor and no contact says so")
            )
    return found


def reach_findings(solved: Solved) -> list[Finding]:
    """Every hand or foot that does not get to its place."""
    return [
        Finding("refuse", f"{who} misses its place by {missed * HEIGHT_MM:.0f} mm; at most {MISS_MM:.0f}")
        for who, missed in solved.bones.shortfall.items()
        if missed * HEIGHT_MM > MISS_MM
    ]


def grip_gap_mm(solved: Solved, hold: Hold) -> float:
    """Distance of the touching pieces from the skin of the limb they hold; minus is pressed in."""
    limb, of = hold.limb.split("_")
    side: Side = "L" if of == "L" else "R"
    pieces = joined(flesh(solved.bones, solved.build, hold.pieces).values())
    return gap(pieces, solved.bones.frames[hold.limb], limb, side, solved.build) * HEIGHT_MM


def grip_findings(solved: Solved) -> list[Finding]:
    """Every hold that floats off the limb or is pressed into it."""
    found = []
    for hold in solved.plan.holds:
        mm = grip_gap_mm(solved, hold)
        if mm > GRIP_MM[1]:
            found.append(
                Finding("refuse", f"{hold.words}: {mm:.0f} mm off the skin; at most {GRIP_MM[1]:.0f}")
            )
        elif mm < GRIP_MM[0]:
            found.append(
                Finding("refuse", f"{hold.words}: {-mm:.0f} mm into the flesh; at most {-GRIP_MM[0]:.0f}")
            )
    return found


def length_findings(solved: Solved) -> list[Finding]:
    """Every bone whose length, measured from landmarks, is not that of the body plan."""
    marks = solved.body().landmarks
    bones = {
        "thigh": ("hip", "knee", b.THIGH),
        "shin": ("knee", "ankle", b.SHANK),
        "upper arm": ("shoulder", "elbow", b.UPPER_ARM),
        "forearm": ("elbow", "wrist", b.FOREARM),
    }
    found = []
    for name, (start, end, length) in bones.items():
        for side in SIDES:
            measured = float(np.linalg.norm(marks[f"{start}_{side}"] - marks[f"{end}_{side}"]))
            if abs(measured - length) > LENGTH_SLACK:
                found.append(Finding("refuse", f"{name} {side} is {measured:.6f} long, not {length}"))
    return found


def clash_findings(solved: Solved) -> list[Finding]:
    """Every pair of limbs that go through each other."""
    return [
        Finding("refuse", f"{one} goes through {other}: axes {gap:.0f} mm apart, at least {least:.0f}")
        for one, other, gap, least in clashes(solved.bones)
    ]


def drift_findings(solved: Solved) -> list[Finding]:
    """Written leg angles that a contact has moved by more than 10 degrees."""
    written = measured_angles_as_written(solved)
    after = measured_angles(solved.bones)
    return [
        Finding(
            "note", f"{name} came out at {after[name]:.0f}, not the {value:.0f} written: a contact moved it"
        )
        for name, value in written.items()
        if abs(after[name] - value) > DRIFT
    ]


def measured_angles_as_written(solved: Solved) -> dict[str, float]:
    """Hip and knee flexion of the legs that stand on the floor by a contact, as the file has them."""
    found = {}
    for goal in solved.plan.feet:
        if goal.on_floor:
            leg = solved.angles.legs[goal.side]
            word = "left" if goal.side == "L" else "right"
            found[f"{word} hip flexion"] = leg.hip_flexion
            found[f"{word} knee flexion"] = leg.knee
    return found


def _named(piece: str) -> str:
    plain = {"uarm": "upper arm", "farm": "forearm", "skull": "head", "seat": "hip", "yoke": "shoulder"}
    if piece[-2:] in ("_L", "_R"):
        side = "left" if piece[-1] == "L" else "right"
        return f"{side} {plain.get(piece[:-2], piece[:-2])}"
    return plain.get(piece, piece)
