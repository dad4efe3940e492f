"""Beads of legs, arms and hands, local to their bones; made once per build."""

from __future__ import annotations

from functools import cache

import numpy as np

from rephold.figures.forge import build as b
from rephold.figures.forge.angles import Side, outward
from rephold.figures.forge.beads import Beads, joined, segment, single, slab, tube
from rephold.figures.forge.build import Build, Curl
from rephold.figures.forge.rotations import rx, ry, rz, unit
from rephold.figures.forge.stage import Array


@cache
def thigh(build: Build, side: Side) -> Beads:
    """The thigh with its rounded ends."""
    g = build.limb_girth
    ends = (
        single((0, 0, 0), (0.057 * g, 0.050 * g, 0.057 * g)),
        single((0, 0, -b.THIGH), (0.0345 * g, 0.0335 * g, 0.0345 * g), b.THIGH),
    )
    return joined((segment(b.THIGH_STATIONS, b.THIGH, outward(side), axial=0.7, girth=g), *ends))


@cache
def shin(build: Build, side: Side) -> Beads:
    """The lower leg with kneecap and ankle."""
    g = build.limb_girth
    ends = (
        single((0.006 * g, 0, 0.002), (0.0305 * g, 0.028 * g, 0.030 * g)),
        single((0, 0, -b.SHANK), (0.020 * g, 0.0195 * g, 0.020 * g), b.SHANK),
    )
    return joined((segment(b.SHANK_STATIONS, b.SHANK, outward(side), axial=0.8, girth=g), *ends))


@cache
def foot(side: Side) -> Beads:
    """The foot from heel to ball, sole level at z = -ANKLE_HEIGHT; arc is x forward of the ankle."""
    x, sizes = slab(b.FOOT_STATIONS, 46)
    half_height, half_width = sizes.T
    drift = -outward(side) * 0.004 * x / 0.075
    centres = np.stack([x, drift, half_height - b.ANKLE_HEIGHT], axis=1)
    radii = np.stack([np.full_like(x, 0.013), half_width, half_height], axis=1)
    sole = Beads(centres, np.broadcast_to(np.eye(3), (46, 3, 3)).copy(), radii, x)
    return joined((sole, single((-0.012, 0, -0.006), (0.024, 0.0185, 0.022))))


@cache
def toes(side: Side) -> Beads:
    """The toes as one part, hinged at the ball of the foot."""
    x = np.linspace(0, b.TOE_LENGTH, 14)
    half_height = _along(x, b.TOE_HEIGHTS)
    half_width = _along(x, b.TOE_WIDTHS)
    drift = -outward(side) * (0.004 + 0.10 * x)
    centres = np.stack([x, drift, half_height - 0.012], axis=1)
    radii = np.stack([np.full_like(x, 0.009), half_width, half_height], axis=1)
    return Beads(centres, np.broadcast_to(np.eye(3), (14, 3, 3)).copy(), radii, 0.08 + x)


def _along(x: Array, table: tuple[tuple[float, float], ...]) -> Array:
    rows = np.array(table)
    values: Array = np.interp(x, rows[:, 0], rows[:, 1])
    return values


@cache
def upper_arm(build: Build, side: Side) -> Beads:
    """The upper arm with rounded shoulder and elbow."""
    g = build.limb_girth
    ends = (
        single((0, 0, -b.UPPER_ARM), (0.0215 * g,) * 3, b.UPPER_ARM),
        single((0, 0, 0), (0.032 * g, 0.030 * g, 0.029 * g)),
    )
    return joined((segment(b.UPPER_ARM_STATIONS, b.UPPER_ARM, outward(side), girth=g), *ends))


@cache
def _straight_forearm(build: Build, side: Side) -> Beads:
    return segment(b.FOREARM_STATIONS, b.FOREARM, outward(side), girth=build.limb_girth)


def forearm(build: Build, side: Side, twist: float) -> Beads:
    """The forearm, its slices turning by `twist` degrees from below the elbow to the wrist."""
    straight = _straight_forearm(build, side)
    share = np.clip((straight.arc / b.FOREARM - 0.15) / 0.85, 0, 1)
    turns: Array = np.array([rz(twist * s) for s in share])
    shift = straight.centres.copy()
    shift[:, 2] = 0
    centres = np.einsum("nij,nj->ni", turns, shift)
    centres[:, 2] = straight.centres[:, 2]
    return Beads(centres, turns @ straight.axes, straight.radii, straight.arc)


@cache
def palm(side: Side) -> Beads:
    """The palm, front = where the palm faces."""
    local = segment(b.PALM_STATIONS, b.PALM_LENGTH + 0.006, outward(side), axial=0.6)
    return Beads(local.centres + np.array([0, 0, 0.006]), local.axes, local.radii, local.arc)


@cache
def fingers(side: Side, curl: Curl) -> Beads:
    """Four fingers side by side, bent as the hand shape says; radii overlap into a mitten with tips."""
    sg = outward(side)
    flat = curl == b.HANDS["flat"]  # straight fingers lie on the floor from the knuckles on
    chains = []
    for number, (y, length) in enumerate(zip(b.FINGER_SIDE, b.FINGER_LENGTHS, strict=True)):
        axes = rx(sg * b.FINGER_SPREAD * (1.5 - number))
        point = np.array([0.0042 if flat else 0.0015, sg * y, -b.PALM_LENGTH])
        for joint, share in enumerate(b.FINGER_SPLIT):
            axes = axes @ ry(-curl.joints[joint])
            tip = point - axes[:, 2] * length * share
            radii = b.FINGER_RADII[joint : joint + 2]
            chains.append(tube([point, tip], radii, arc=joint * 0.015, step=0.0025))
            point = tip
    return joined(chains)


@cache
def thumb(side: Side, curl: Curl) -> Beads:
    """The thumb, pointing where the hand shape says."""
    sg, (aside, front) = outward(side), curl.thumb
    base = np.array([0.004, sg * 0.013, -0.010])
    middle = base + unit(np.array([0.25 + front, sg * aside * 1.2, -0.75])) * b.THUMB_LENGTHS[0]
    tip = middle + unit(np.array([0.2 + front, sg * aside * 0.5, -0.95])) * b.THUMB_LENGTHS[1]
    return tube([base, middle, tip], b.THUMB_RADII, step=0.0025)
