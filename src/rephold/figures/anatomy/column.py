"""A spine in side view, made from counts: bodies along a curve, discs, joint processes, spinous processes."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from rephold.figures.anatomy.curves import Point, evenly, flattened, smooth, tangents
from rephold.model.diagram import Column, Knot, Shape

_SAMPLES = 400
_Rim = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class _Bone:
    """One vertebra: middle of its body, axis down, its measures."""

    name: str
    ink: str
    x: float
    y: float
    down: Point
    back: Point
    depth: float
    height: float
    disc: float
    spine: float
    drop: float
    thick: float

    def at(self, back: float, down: float) -> Point:
        """The point so far behind and below the middle of the body."""
        return (
            self.x + self.back[0] * back + self.down[0] * down,
            self.y + self.back[1] * back + self.down[1] * down,
        )

    def shape(self, name: str, ink: str, points: Iterable[Point], line: float, shade: float = 0) -> Shape:
        """A closed shape through (back, down) points."""
        knots = tuple(Knot(*self.at(*point)) for point in points)
        return Shape(name=name, ink=ink, shape=knots, line=line, shade=shade)


def vertebrae(column: Column) -> list[Shape]:
    """The parts of a column from the back layer to the front one: processes, discs, bodies."""
    bones = _bones(column)
    back = [part for bone in reversed(bones) for part in (_spinous(bone, column.line),)]
    joints = [_pillar(bone, column.line) for bone in bones]
    # the first cervical vertebra has no body and no disc under it
    discs = [_disc(bone, column.disc_ink, column.line) for bone in bones if bone.name != "C1"]
    # from below, so that the ring of the first neck bone stands before the tooth of the second
    bodies = [_body(bone, column.line, column.shade) for bone in reversed(bones)]
    return [*back, *joints, *discs, *bodies]


def _bones(column: Column) -> list[_Bone]:
    middle = evenly(flattened(smooth(column.column, closed=False), 30), _SAMPLES)
    heading = tangents(middle)
    total = math.fsum(math.dist(a, b) for a, b in pairwise(middle))
    shares = [
        (level, n, _ramp(level.height, n, level.count)) for level in column.levels for n in range(level.count)
    ]
    whole = sum(share for _, _, share in shares)
    side = 1 if column.front == "left" else -1
    bones, done = [], 0.0
    for level, n, share in shares:
        step = total * share / whole
        place = round((done + step * (1 - level.disc) / 2) / total * (_SAMPLES - 1))
        done += step
        tx, ty = heading[place]
        bones.append(
            _Bone(
                f"{level.name}{level.first + n}", level.ink, *middle[place],
                (tx, ty), (ty * side, -tx * side),
                _ramp(level.depth, n, level.count), step * (1 - level.disc), step * level.disc,
                _ramp(level.spine, n, level.count), _ramp(level.drop, n, level.count),
                _ramp(level.thick, n, level.count),
            )
        )  # fmt: skip
    return bones


def _ramp(ends: tuple[float, float], n: int, count: int) -> float:
    return ends[0] + (ends[1] - ends[0]) * (n / (count - 1) if count > 1 else 0)


_SIDES_AND_FOOT: _Rim = (
    (1, -0.86), (0.84, 0), (1, 0.86), (0.9, 0.99), (0, 0.93),
    (-0.9, 0.99), (-1, 0.86), (-0.84, 0), (-1, -0.86),
)  # fmt: skip
_RIM: _Rim = ((-0.9, -0.99), (0, -0.93), (0.9, -0.99), *_SIDES_AND_FOOT)
_ATLAS: _Rim = (
    (-1, 0), (-0.95, -0.5), (-0.75, -0.66), (-0.55, -0.36), (-0.2, -0.3), (0.05, -0.8), (0.6, -0.85),
    (0.95, -0.5), (1, 0.1), (0.9, 0.6), (0.5, 0.95), (0, 0.85), (-0.2, 0.26), (-0.55, 0.3),
    (-0.75, 0.62), (-0.95, 0.5),
)  # fmt: skip
"""The ring of the first neck bone, which has no body: bump in front, thin arch, joint at the side."""
_AXIS: _Rim = (
    (-0.9, -0.95), (-0.62, -1.2), (-0.56, -2.9), (-0.36, -3.3), (-0.16, -2.9), (-0.1, -1.2), (0.9, -0.99),
    *_SIDES_AND_FOOT,
)  # fmt: skip
"""The second neck bone with its tooth (dens), which the first turns on."""


def _body(bone: _Bone, line: float, shade: float) -> Shape:
    d, h = bone.depth / 2, bone.height / 2
    rim = {"C1": _ATLAS, "C2": _AXIS}.get(bone.name, _RIM)
    return bone.shape(bone.name, bone.ink, [(x * d, y * h) for x, y in rim], line, shade)


def _disc(bone: _Bone, ink: str, line: float) -> Shape:
    d, top, end = bone.depth / 2, bone.height / 2 * 0.9, bone.height / 2 * 1.1 + bone.disc
    middle = (top + end) / 2
    rim = ((-0.85, top), (0.85, top), (1.01, middle), (0.85, end), (-0.85, end), (-1.01, middle))
    return bone.shape(f"disc-{bone.name}", ink, [(x * d, y) for x, y in rim], line * 0.75)


def _pillar(bone: _Bone, line: float) -> Shape:
    """Pedicle with the joint processes above and below."""
    d, h = bone.depth / 2, bone.height / 2
    w, reach = _arch(bone), h + bone.disc * 1.5
    rim = (
        (d * 0.7, -h * 0.6), (d + w * 0.5, -h * 0.72), (d + w, -reach), (d + w * 1.7, -reach * 1.02),
        (d + w * 1.75, -h * 0.3), (d + w * 2, reach * 0.8), (d + w * 1.5, reach), (d + w, h * 0.45),
        (d + w * 0.4, -h * 0.02), (d * 0.7, -h * 0.02),
    )  # fmt: skip
    return bone.shape(f"pillar-{bone.name}", bone.ink, rim, line * 0.85)


def _arch(bone: _Bone) -> float:
    """A quarter of the room from the body to the root of the spinous process."""
    return max(bone.depth * 0.24, 9)


def _spinous(bone: _Bone, line: float) -> Shape:
    h, half = bone.height / 2, bone.thick / 2
    root = bone.depth / 2 + _arch(bone) * 1.3
    cos, sin = math.cos(math.radians(bone.drop)), math.sin(math.radians(bone.drop))
    neck = max(h * 0.5, half * 0.75)
    rim = (
        (0, -neck), (0.5, -half * 0.72), (0.9, -half * 0.95), (1.02, -half * 0.5), (1.03, half * 0.6),
        (0.92, half * 1.02), (0.5, half * 0.78), (0, neck),
    )  # fmt: skip
    points = [
        (root + bone.spine * cos * along - aside * sin, bone.spine * sin * along + aside * cos)
        for along, aside in rim
    ]
    return bone.shape(f"spinous-{bone.name}", bone.ink, points, line * 0.85)
