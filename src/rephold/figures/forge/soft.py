"""Soft things that fit themselves to a body: pillows that fill a gap, a towel from the hands round a foot."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np

from rephold.figures.forge.angles import Side, outward
from rephold.figures.forge.beads import Beads, joined
from rephold.figures.forge.body import flesh
from rephold.figures.forge.build import HEIGHT_MM, Build
from rephold.figures.forge.rotations import across, unit
from rephold.figures.forge.skeleton import Bones
from rephold.figures.forge.stage import Array, Body, Frame
from rephold.model.pose import Furniture, Pose

_CM = 10.0 / HEIGHT_MM
_NESTLE = 0.012  # how deep a body part lies in its pillow
_THINNEST = 0.017  # half of the thickness
_HALF = {
    "head": (0.100, 0.155),
    "belly": (0.085, 0.165),
    "knees": (0.105, 0.165),
    "between knees": (0.12, 0.07),
}
_FIST = (0.016, 0.0, -0.060)  # middle of what a closed hand holds, in its frame
_STRAP = (0.015, 0.0045)  # half width and half thickness of a folded towel


def with_soft_shown(body: Body, bones: Bones, build: Build, pose: Pose, towel: Side | None) -> Body:
    """The body with its pillows as part "pillow" and its towel as part "towel"."""
    pillows = [_pillow(thing, bones, build) for thing in pose.furniture if thing.kind == "pillow"]
    if pillows:
        body = _with_part(body, "pillow", joined(pillows))
    return _with_part(body, "towel", _towel(bones, towel)) if towel else body


def _with_part(body: Body, name: str, beads: Beads) -> Body:
    return replace(
        body,
        centres=np.concatenate([body.centres, beads.centres]),
        axes=np.concatenate([body.axes, beads.axes]),
        radii=np.concatenate([body.radii, beads.radii]),
        part=np.concatenate([body.part, np.full(len(beads.arc), len(body.parts), np.int64)]),
        arc=np.concatenate([body.arc, beads.arc]),
        parts=(*body.parts, name),
    )


def _pillow(thing: Furniture, bones: Bones, build: Build) -> Beads:
    """The beads of a pillow that fills the gap under (or between) what lies on it."""
    where = thing.under or "head"
    length, width = _HALF[where]
    if where == "between knees":
        return _between_knees(bones, build, length, width)
    towards_head = bones.frames["thorax"].axes[:, 2] * [1, 1, 0]
    if where == "head":
        towards_head = bones.frames["head"].axes[:, 2] * [1, 1, 0]
        middle, pieces = bones.point("head", (0.0, 0.0, 0.045)), {"skull", "hair", "ear_L", "ear_R"}
    elif where == "belly":
        middle, pieces = bones.point("lumbar", (0.03, 0.0, -0.02)), {"lumbar", "pelvis"}
    else:
        middle = (bones.frames["shin_L"].origin + bones.frames["shin_R"].origin) / 2
        pieces = {"shin_L", "shin_R", "thigh_L", "thigh_R"}
    near = [_near(beads, middle, length) for beads in flesh(bones, build, pieces).values()]
    top = min(float(beads.bottoms().min()) for beads in near if len(beads.arc)) + _NESTLE
    half = (thing.height_cm * _CM if thing.height_cm else max(2 * _THINNEST, top)) / 2
    x = unit(towards_head)
    up = np.array([0.0, 0.0, 1.0])
    centre = np.array([middle[0], middle[1], half])
    return _cushion(Frame(centre, np.stack([x, np.cross(up, x), up], 1)), (length, width, half))


def _near(beads: Beads, middle: Array, reach: float) -> Beads:
    keep = np.abs(beads.centres[:, 0] - middle[0]) < reach
    return Beads(beads.centres[keep], beads.axes[keep], beads.radii[keep], beads.arc[keep])


def _between_knees(bones: Bones, build: Build, length: float, width: float) -> Beads:
    left, right = bones.frames["shin_L"], bones.frames["shin_R"]
    apart = right.origin - left.origin
    along = across(left.axes[:, 2] + right.axes[:, 2], apart)
    half = max(_THINNEST, float(np.linalg.norm(apart)) / 2 - 0.030 * build.limb_girth)
    middle = (left.origin + right.origin) / 2 - along * 0.045
    up = unit(apart)
    return _cushion(Frame(middle, np.stack([along, np.cross(up, along), up], 1)), (length, width, half))


def _cushion(frame: Frame, half: tuple[float, float, float]) -> Beads:
    """A pillow with half its length, width and thickness along x, y and z of a frame: round at its rim."""
    length, width, thick = half
    centres, radii = [], []
    for y in np.linspace(-1, 1, int(2 * width / 0.0045)):
        long, high = (1 - abs(y) ** 4) ** 0.25, (1 - abs(y) ** 3.2) ** 0.4
        for share in np.linspace(-1, 1, 9):
            swell = (1 - 0.35 * abs(share) ** 2.5) * high
            centres.append((share * 0.62 * length * long, y * width * 0.97, 0.0))
            radii.append((max(0.38 * length * long, 0.006), 0.007, max(thick * swell, 0.006)))
    count = len(centres)
    local = Beads(
        np.array(centres), np.broadcast_to(np.eye(3), (count, 3, 3)).copy(), np.array(radii), np.zeros(count)
    )
    return local.placed(frame)


def _towel(bones: Bones, side: Side) -> Beads:
    """A folded towel from one closed hand round the sole of a foot to the other hand."""
    sg = outward(side)
    foot = f"foot_{side}"
    rim = [(0.040, -0.026 * sg, -0.026), (0.040, -0.016 * sg, -0.043), (0.040, 0.016 * sg, -0.043)]
    rim.append((0.040, 0.026 * sg, -0.026))
    other: Side = "L" if side == "R" else "R"
    points = [bones.point(f"hand_{other}", _FIST), *(bones.point(foot, p) for p in rim)]
    points.append(bones.point(f"hand_{side}", _FIST))
    centres, axes, arc, gone = [], [], [], 0.0
    for start, end in pairwise(points):
        length = float(np.linalg.norm(end - start))
        z = unit(end - start)
        x = across(bones.frames[foot].axes[:, 0], z)
        for t in np.arange(0.0, length, 0.004):
            centres.append(start + z * t)
            axes.append(np.stack([x, np.cross(z, x), z], 1))
            arc.append(gone + t)
        gone += length
    count = len(arc)
    radii = np.repeat([[*_STRAP, 0.006]], count, axis=0)
    return Beads(np.array(centres), np.array(axes), radii, np.array(arc))
