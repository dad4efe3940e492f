"""Places on the skin of a limb: where a hand takes hold, independent of how thick the body is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy.interpolate import PchipInterpolator

from rephold.figures.forge import build as b
from rephold.figures.forge.angles import Side, outward
from rephold.figures.forge.beads import Beads
from rephold.figures.forge.build import Build, Station
from rephold.figures.forge.goals import Vec
from rephold.figures.forge.rotations import unit
from rephold.figures.forge.stage import Array, Frame

LIMBS: dict[str, tuple[tuple[Station, ...], float]] = {
    "thigh": (b.THIGH_STATIONS, b.THIGH),
    "shin": (b.SHANK_STATIONS, b.SHANK),
    "fore": (b.FOREARM_STATIONS, b.FOREARM),
}
PALM_DEPTH = 0.0118  # from the wrist-knuckle line to the skin of the palm, a little pressed in
PALM_MIDDLE = 0.030  # from the wrist to the middle of the palm


@cache
def _shape(limb: str) -> PchipInterpolator:
    table = np.array(LIMBS[limb][0])
    return PchipInterpolator(table[:, 0], table[:, 1:], axis=0)


def radius_at(limb: str, build: Build, t: float, across: Array, side: Side) -> float:
    """Distance from the bone's axis to the skin at share t of its length, in local direction (2,) x, y."""
    front, sideways, x, y = _shape(limb)(float(np.clip(t, 0, 1))) * build.limb_girth
    direction = across / max(float(np.hypot(*across)), 1e-9)
    ellipse = 1 / float(np.hypot(direction[0] / front, direction[1] / sideways))
    return ellipse + float(direction @ np.array([x, y * outward(side)]))


@dataclass(frozen=True)
class Grip:
    """Where and how a hand lies on a limb.

    t: share of the limb from its upper end; around: degrees from its front over its outer side (90) to its
    back (180), minus over the inner side; wrap: +1 if the fingers lead on in that sense, -1 against it;
    slant: degrees the fingers tip towards the far end of the limb.
    """

    t: float
    around: float
    wrap: float
    slant: float
    shape: str = "grip"


def skin(
    limb: str, side: Side, build: Build, t: float, around: float, clear: float = 0.0
) -> tuple[Vec, Array]:
    """Local point (3,) `clear` above the skin of a limb and the outward normal (3,) there."""
    angle = np.radians(around)
    normal = np.array([np.cos(angle), outward(side) * np.sin(angle), 0.0])
    r = radius_at(limb, build, t, normal[:2], side) + clear
    x, y = r * normal[:2]
    return (float(x), float(y), -t * LIMBS[limb][1]), normal


def wrist_for(limb: str, side: Side, build: Build, grip: Grip) -> tuple[Vec, Vec, Vec]:
    """Wrist point, palm normal and finger direction, all local to the limb, for a grip."""
    point, normal = skin(limb, side, build, grip.t, grip.around, PALM_DEPTH)
    angle = np.radians(grip.around)
    round_it = np.array([-np.sin(angle), outward(side) * np.cos(angle), 0.0]) * grip.wrap
    slant = np.radians(grip.slant)
    fingers = unit(round_it * np.cos(slant) + np.array([0.0, 0.0, -1.0]) * np.sin(slant))
    wrist = np.array(point) - fingers * PALM_MIDDLE
    return vec(wrist), vec(-normal), vec(fingers)


def vec(v: Array) -> Vec:
    """The three numbers of an array (3,)."""
    return float(v[0]), float(v[1]), float(v[2])


def trunk_skin(frame: str, build: Build, z: float, around: float, side: Side) -> tuple[Array, Array]:
    """Local point (3,) on the skin of trunk, neck or head at height `z` of a frame, and its normal (3,).

    `around`: degrees from the front over the side's own flank.
    """
    front, sideways, offset = _girth_at(frame, build, z)
    angle = np.radians(around)
    way = np.array([np.cos(angle), outward(side) * np.sin(angle)])
    r = 1 / float(np.hypot(way[0] / front, way[1] / sideways))
    normal = unit(np.array([way[0] / front**2, way[1] / sideways**2, 0.0]))
    return np.array([offset + r * way[0], r * way[1], z]), normal


def _girth_at(frame: str, build: Build, z: float) -> tuple[float, float, float]:
    """Front-back radius, side radius and offset forward of trunk, neck or head at a height of a frame."""
    g = build.trunk_girth
    if frame == "head":
        thin = float(np.sqrt(max(0.05, 1 - ((z - 0.036) / 0.051) ** 2)))
        return 0.057 * thin, 0.0455 * thin, 0.001
    if frame == "c7":
        return 0.032, 0.032, 0.010
    if frame == "pelvis":
        table = np.array(b.PELVIS_STATIONS)
        t = (z - b.PELVIS_BOTTOM) / (b.PELVIS_TOP - b.PELVIS_BOTTOM)
        front, sideways, offset = (float(np.interp(t, table[:, 0], table[:, k])) for k in (1, 2, 3))
        return front * g + b.CLOTH, sideways * g + b.CLOTH, offset
    table = np.array(b.TRUNK_STATIONS)
    s = 0.5 + z / b.LUMBAR if frame == "lumbar" else 1.58 + z / b.THORACIC
    front, sideways, offset = (float(np.interp(s, table[:, 0], table[:, k])) for k in (1, 2, 3))
    return front * g + b.CLOTH, sideways * g + b.CLOTH, offset + (g - 1) * front


def belly_depth(build: Build) -> float:
    """Distance from the lumbar spine (at the frame `lumbar`) forward to the skin of the belly."""
    _, front, _, offset = b.TRUNK_STATIONS[1]
    return offset + front * (2 * build.trunk_girth - 1) + b.CLOTH


def gap(beads: Beads, bone: Frame, limb: str, side: Side, build: Build) -> float:
    """Distance in H from the skin of a limb to the nearest of some beads beside it; minus is pressed in."""
    length = LIMBS[limb][1]
    turned = bone.axes.T @ beads.axes  # (n, 3, 3): bead axes in the limb
    gaps = []
    for (x, y, z), axes, radii in zip(bone.to_local(beads.centres), turned, beads.radii, strict=True):
        if 0 <= -z <= length:
            away = np.array([x, y, 0.0]) / max(float(np.hypot(x, y)), 1e-9)
            reach = float(np.linalg.norm((away @ axes) * radii))
            gaps.append(float(np.hypot(x, y)) - radius_at(limb, build, -z / length, away[:2], side) - reach)
    return min(gaps, default=1.0)
