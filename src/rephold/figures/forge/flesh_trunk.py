"""Beads of pelvis, trunk, shoulders, neck and head."""

from __future__ import annotations

from functools import cache

import numpy as np
from scipy.interpolate import PchipInterpolator

from rephold.figures.forge import build as b
from rephold.figures.forge.angles import Side, outward
from rephold.figures.forge.beads import Beads, joined, segment, single, slab, tube
from rephold.figures.forge.build import Build
from rephold.figures.forge.rotations import ry
from rephold.figures.forge.skeleton import Bones, Slices
from rephold.figures.forge.stage import Array


@cache
def pelvis(build: Build) -> Beads:
    """The pelvis, local to its frame; it does not bend."""
    g = build.trunk_girth
    length = b.PELVIS_TOP - b.PELVIS_BOTTOM
    local = segment(b.PELVIS_STATIONS, length, 1.0, axial=0.5, girth=g)
    centres = local.centres + np.array([0, 0, b.PELVIS_TOP])
    return Beads(centres, local.axes, local.radii, length - local.arc)


def buttock(build: Build, side: Side, hip_flexion: float) -> Beads:
    """One buttock, local to the pelvis; it flattens forwards and upwards as the hip bends."""
    g, h = build.trunk_girth, float(np.clip(hip_flexion / 90, 0, 1))
    centre = ((-0.027 + 0.014 * h) * g, outward(side) * 0.042 * g, -0.014 + 0.010 * h)
    return single(centre, (0.041 * g, 0.043 * g, 0.060))


def seat(bones: Bones, build: Build, side: Side) -> Beads:
    """Two tubes that bridge pelvis and thigh, so that no joint shows."""
    sg, g = outward(side), build.trunk_girth
    thigh = f"thigh_{side}"
    back = [
        bones.point("pelvis", (-0.026 * g, sg * 0.044, 0.004)),
        bones.point(thigh, (-0.012, sg * 0.002, -0.055)),
    ]
    front = [
        bones.point("pelvis", (0.004, sg * 0.040, 0.035)),
        bones.point(thigh, (0.006, 0, -0.035)),
    ]
    return joined(
        (
            tube(back, (0.047 * g, 0.046 * g), arc=0.02),
            tube(front, (0.048 * g, 0.050 * g), arc=0.02),
        )
    )


@cache
def _trunk_sizes(build: Build, region: str) -> tuple[Array, Array]:
    """Offset forward (n,) and radii (n, 3) of the slices of a region."""
    table = np.array(b.TRUNK_STATIONS)
    count = b.SLICES[region]
    s = np.arange(1, count + 1) / count + (1.0 if region == "thoracic" else 0.0)
    front, side, offset = PchipInterpolator(table[:, 0], table[:, 1:], axis=0)(s).T
    g = build.trunk_girth
    deeper = (g - 1) * front  # a bigger girth grows to the front, not through the back
    radii = np.stack([front * g + b.CLOTH, side * g + b.CLOTH, np.full(count, 0.022)], axis=1)
    return offset + deeper, radii


def trunk(slices: Slices, build: Build, region: str) -> Beads:
    """One bead for each slice of the lumbar or thoracic spine."""
    offset, radii = _trunk_sizes(build, region)
    start = 0.063 if region == "lumbar" else 0.063 + 0.003 * b.SLICES["lumbar"]
    centres = slices.centres + slices.axes[:, :, 0] * offset[:, None]
    arc: Array = start + 0.003 * np.arange(len(offset), dtype=np.float64)
    return Beads(centres, slices.axes, radii, arc)


def yoke(bones: Bones, build: Build, side: Side) -> Beads:
    """Tubes over the shoulder, from neck and chest to the arm: trapezius, chest, fold of the armpit."""
    sg, g, f = outward(side), build.trunk_girth, bones.frames
    humerus, upper = f[f"upper_{side}"], f["upper"].axes
    tip = humerus.origin + upper @ np.array([-0.004, -sg * 0.016, 0.0125])
    neck = bones.point("c7", (0.010, sg * 0.014, 0.006))
    middle = (neck + tip) / 2 + upper @ np.array([0, 0, -0.004])
    ribs = (
        ((0.052, 0.045, 0.0), 0.022, (0.042, 0.031)),
        ((0.022, 0.056, -0.02), 0.012, (0.040, 0.030)),
        ((0.020, 0.050, 0.0), 0.006, (0.042, 0.030)),
    )
    tubes = [tube([neck, middle, tip], (0.028, 0.0265, 0.0205), arc=0.30)]
    for (x, y, z), down, (start, end) in ribs:
        ends = [bones.point("thorax", (x, sg * y, z)), humerus.origin - humerus.axes[:, 2] * down]
        tubes.append(tube(ends, (start * g, end * g), arc=0.28))
    return joined(tubes)


def neck(bones: Bones) -> Beads:
    """The neck, a little in front of its spine."""
    slices = bones.spine["cervical"]
    t = np.arange(1, len(slices.centres) + 1) / len(slices.centres)
    centres = slices.centres + slices.axes[:, :, 0] * (0.010 - 0.002 * t)[:, None]
    r = 0.031 - 0.002 * t
    column = Beads(centres, slices.axes, np.stack([r, r, np.full_like(r, 0.012)], axis=1), t * b.NECK)
    base = single((0.012, 0, -0.012), (0.036, 0.036, 0.02)).placed(bones.frames["c7"])
    return joined((column, base))


@cache
def skull() -> Beads:
    """Cranium, face, nose and lips, local to the head frame."""
    scale = b.HEAD_SCALE
    parts = [
        single(np.array([0.004, 0, 0.034]) * scale, (0.0555, 0.0435, 0.049)),
        single(np.array([0.014, 0, 0.028]) * scale, (0.049, 0.041, 0.048)),
    ]
    for z, (x, front, side) in zip(*slab(b.FACE_STATIONS, 34), strict=True):
        parts.append(single(np.array([x, 0, z]) * scale, (front, side, 0.009)))
    for t in np.linspace(0, 1, 12):
        tip = np.array([0.0580 + 0.0085 * t, 0, 0.021 - 0.018 * t]) * scale
        parts.append(single(tip, (0.005 + 0.0025 * t, 0.004 + 0.003 * t, 0.006)))
    parts.append(single(np.array([0.0575, 0, -0.0150]) * scale, (0.0052, 0.012, 0.0075)))
    parts.append(single(np.array([0.0555, 0, -0.026]) * scale, (0.0052, 0.012, 0.006)))
    return joined(parts)


@cache
def ear(side: Side) -> Beads:
    """One ear, local to the head frame."""
    centre = np.array([-0.002, outward(side) * 0.0415, 0.006]) * b.HEAD_SCALE
    return Beads(centre[None], ry(12)[None], np.array([[0.0095, 0.0065, 0.0165]]), np.zeros(1))


@cache
def hair() -> Beads:
    """A shell a little larger than the skull; which of it is hair the hairline decides when drawing."""
    scale = b.HEAD_SCALE
    return joined(
        (
            single(np.array([0.001, 0, 0.038]) * scale, (0.0595, 0.0475, 0.0515)),
            single(np.array([-0.014, 0, 0.018]) * scale, (0.0445, 0.0440, 0.045)),
        )
    )


@cache
def bun() -> Beads:
    """A bun high on the head: one at the back would go through the floor when lying."""
    scale = b.HEAD_SCALE
    return joined(
        (
            single(np.array([-0.037, 0, 0.088]) * scale, (0.0195, 0.020, 0.0195)),
            single(np.array([-0.032, 0, 0.081]) * scale, (0.016, 0.015, 0.016)),
        )
    )
