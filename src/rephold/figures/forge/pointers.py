"""Movement arrows placed beside the body, where they point without covering it, and rings round mistakes."""

from __future__ import annotations

import numpy as np

from rephold.figures.forge.areas import anchor
from rephold.figures.forge.build import HEIGHT_MM
from rephold.figures.forge.rotations import unit
from rephold.figures.forge.skeleton import Bones
from rephold.figures.forge.stage import Array, Arrow, Body, Ring
from rephold.model.pose import ArrowMark, Pose

GAP = 0.028  # between the body and an arrow
_NEAR = 0.05  # beads this near to the arrow's line count as in its way
_CM = 10.0 / HEIGHT_MM
_DIRECTIONS = {
    "up": (0.0, 0.0, 1.0),
    "down": (0.0, 0.0, -1.0),
    "forward": (1.0, 0.0, 0.0),
    "back": (-1.0, 0.0, 0.0),
    "left": (0.0, 1.0, 0.0),
    "right": (0.0, -1.0, 0.0),
}


def arrows(pose: Pose, bones: Bones, body: Body) -> tuple[Arrow, ...]:
    """The arrows of a pose in the world."""
    return tuple(_arrow(pose, mark, bones, body) for mark in pose.show.arrow)


def rings(pose: Pose, bones: Bones) -> tuple[Ring, ...]:
    """The rings of a pose in the world."""
    return tuple(
        Ring(bones.point(*anchor(pose, mark.at)) + np.array(mark.shift_cm) * _CM, mark.radius_cm * _CM)
        for mark in pose.show.ring
    )


def _arrow(pose: Pose, mark: ArrowMark, bones: Bones, body: Body) -> Arrow:
    start = bones.point(*anchor(pose, mark.at)) + np.array(mark.shift_cm) * _CM
    direction = _direction(mark, start, bones)
    away = direction if mark.place == "ahead" else -direction
    edge = start if mark.free else start + away * (_way_out(body, start, away) + GAP)
    far = edge + away * mark.length_cm * _CM
    tail, head = (edge, far) if mark.place == "ahead" else (far, edge)
    points = [tail, head]
    if mark.curve_cm:
        bow = np.array([0.0, 0.0, 1.0]) if abs(direction[2]) < 0.7 else np.array([-1.0, 0.0, 0.0])
        points.insert(1, (tail + head) / 2 + bow * mark.curve_cm * _CM)
    return Arrow(np.array(points))


def _direction(mark: ArrowMark, start: Array, bones: Bones) -> Array:
    if mark.direction in _DIRECTIONS:
        return np.array(_DIRECTIONS[mark.direction])
    if mark.direction == "to-chest":
        return unit(bones.point("thorax", (0.036, 0.0, 0.0)) - start)
    if mark.direction in ("to-left-shoulder", "to-right-shoulder"):
        joint = bones.frames["upper_L" if mark.direction == "to-left-shoulder" else "upper_R"].origin
        return unit(joint - start)
    if mark.direction in ("to-left-knee", "to-right-knee"):
        joint = bones.frames["shin_L" if mark.direction == "to-left-knee" else "shin_R"].origin
        return unit(joint - start)
    along: Array = bones.frames["thorax"].axes[:, 2]
    return along if mark.direction == "to-head" else -along


def _way_out(body: Body, start: Array, away: Array) -> float:
    """Distance from a point inside the body along `away` to where the body ends there."""
    offset = body.centres - start
    along = offset @ away
    aside = np.linalg.norm(offset - along[:, None] * away, axis=1)
    reach = np.sqrt(((np.einsum("nij,i->nj", body.axes, away) * body.radii) ** 2).sum(axis=1))
    ends = (along + reach)[aside < _NEAR]
    return float(max(ends.max(), 0.0)) if len(ends) else 0.0
