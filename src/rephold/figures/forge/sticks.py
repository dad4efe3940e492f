"""A straight stick held along the spine: it touches the back of the head, the upper back and the tailbone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from rephold.figures.forge.body import flesh
from rephold.figures.forge.build import HEIGHT_MM, MM, Build
from rephold.figures.forge.finding import Finding
from rephold.figures.forge.rotations import ry
from rephold.figures.forge.skeleton import Bones
from rephold.figures.forge.stage import Array, Body, Frame

RADIUS = 0.0085
_ABOVE_HEAD, _BELOW = 0.08, 0.52  # ends of the stick from the level of the neck
_PLACES = {"head": ("skull", "hair"), "mid back": ("thoracic",), "tailbone": ("pelvis",)}
_OFF_MM = 8.0


def with_stick(bones: Bones, build: Build) -> Bones:
    """The bones with a frame "stick": z up along it, x towards the body, origin level with the neck."""
    pelvis = bones.frames["pelvis"]
    low, high = -20.0, 20.0
    for _ in range(24):  # the slope at which head and tailbone touch together
        middle = (low + high) / 2
        backs = _backs(bones, build, pelvis.axes @ ry(middle))
        low, high = (low, middle) if backs["head"] < backs["tailbone"] else (middle, high)
    axes = pelvis.axes @ ry(low)
    backs = _backs(bones, build, axes)
    c7 = axes.T @ bones.frames["c7"].origin
    origin = axes @ np.array([min(backs.values()) - RADIUS, c7[1], c7[2]])
    return replace(bones, frames=bones.frames | {"stick": Frame(origin, axes)})


def _backs(bones: Bones, build: Build, axes: Array) -> dict[str, float]:
    """Rearmost coordinate of each place that should touch, along the first of the axes (3, 3)."""
    found = {}
    for name, pieces in _PLACES.items():
        rear = []
        for beads in flesh(bones, build, set(pieces)).values():
            reach = np.sqrt((np.einsum("nij,i->nj", beads.axes, axes[:, 0]) * beads.radii) ** 2 @ np.ones(3))
            rear.append(float((beads.centres @ axes[:, 0] - reach).min()))
        found[name] = min(rear)
    return found


def stick_findings(bones: Bones, build: Build) -> list[Finding]:
    """Every place along the spine that the stick does not touch."""
    frame = bones.frames.get("stick")
    if frame is None:
        return []
    at = float(frame.axes[:, 0] @ frame.origin) + RADIUS
    gaps = {name: (back - at) * HEIGHT_MM for name, back in _backs(bones, build, frame.axes).items()}
    return [
        Finding("refuse", f"stick along spine: {name} is {mm:.0f} mm off it; at most {_OFF_MM:.0f}")
        for name, mm in gaps.items()
        if mm > _OFF_MM
    ]


def with_stick_shown(body: Body, bones: Bones) -> Body:
    """The body with the stick as a part of its own, if there is one."""
    frame = bones.frames.get("stick")
    if frame is None:
        return body
    z = np.arange(-_BELOW, _ABOVE_HEAD + 0.13, 2.5 * MM)
    count = len(z)
    centres = frame.to_world(np.stack([np.zeros(count), np.zeros(count), z], 1))
    return replace(
        body,
        centres=np.concatenate([body.centres, centres]),
        axes=np.concatenate([body.axes, np.broadcast_to(np.eye(3), (count, 3, 3))]),
        radii=np.concatenate([body.radii, np.full((count, 3), RADIUS)]),
        part=np.concatenate([body.part, np.full(count, len(body.parts), np.int64)]),
        arc=np.concatenate([body.arc, z + _BELOW]),
        parts=(*body.parts, "stick"),
    )
