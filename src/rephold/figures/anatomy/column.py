"""A spine in side view, made from counts: bodies along a curve, discs, joint processes, spinous processes."""

from __future__ import annotations

import math
from dataclasses import dataclass

from rephold.figures.anatomy.curves import Point, evenly, flattened, smooth, tangents
from rephold.model.diagram import Column, Knot, Shape

_SAMPLES = 400


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

    def shape(self, name: str, ink: str, points: str, line: float, shade: float = 0) -> Shape:
        """A closed shape from `back,down` pairs, corners marked with !."""
        knots = []
        for word in points.split():
            back, down = word.rstrip("!").split(",")
            knots.append(Knot(*self.at(float(back), float(down)), word.endswith("!")))
        return Shape(name=name, ink=ink, shape=tuple(knots), line=line, shade=shade)


def vertebrae(column: Column) -> list[Shape]:
    """The parts of a column from the back layer to the front one: processes, discs, bodies."""
    bones = _bones(column)
    back = [part for bone in reversed(bones) for part in (_spinous(bone, column.line),)]
    joints = [_pillar(bone, column.line) for bone in bones]
    # the first cervical vertebra has no body and no disc under it
    discs = [_disc(bone, column.disc_ink, column.line) for bone in bones if not bone.name == "C1"]
    bodies = [_body(bone, column.line, column.shade) for bone in bones]
    return [*back, *joints, *discs, *bodies]


def _bones(column: Column) -> list[_Bone]:
    middle = evenly(flattened(smooth(column.column, closed=False), 30), _SAMPLES)
    heading = tangents(middle)
    total = math.fsum(math.dist(a, b) for a, b in zip(middle, middle[1:], strict=False))
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
                f"{level.name}{level.first + n}", level.ink, *middle[place], (tx, ty), (ty * side, -tx * side),
                _ramp(level.depth, n, level.count), step * (1 - level.disc), step * level.disc,
                _ramp(level.spine, n, level.count), _ramp(level.drop, n, level.count),
                _ramp(level.thick, n, level.count),
            )
        )  # fmt: skip
    return bones


def _ramp(ends: tuple[float, float], n: int, count: int) -> float:
    return ends[0] + (ends[1] - ends[0]) * (n / (count - 1) if count > 1 else 0)


def _body(bone: _Bone, line: float, shade: float) -> Shape:
    d, h = bone.depth / 2, bone.height / 2
    waist = 0.84
    points = (
        f"{-d:.2f},{-h * 0.86:.2f} {-d * 0.9:.2f},{-h * 0.99:.2f} 0,{-h * 0.93:.2f} "
        f"{d * 0.9:.2f},{-h * 0.99:.2f} {d:.2f},{-h * 0.86:.2f} {d * waist:.2f},0 {d:.2f},{h * 0.86:.2f} "
        f"{d * 0.9:.2f},{h * 0.99:.2f} 0,{h * 0.93:.2f} {-d * 0.9:.2f},{h * 0.99:.2f} "
        f"{-d:.2f},{h * 0.86:.2f} {-d * waist:.2f},0"
    )
    return bone.shape(bone.name, bone.ink, points, line, shade)


def _disc(bone: _Bone, ink: str, line: float) -> Shape:
    d, top, end = bone.depth / 2 * 0.99, bone.height / 2 * 0.9, bone.height / 2 * 1.1 + bone.disc
    middle = (top + end) / 2
    points = (
        f"{-d * 0.86:.2f},{top:.2f} {d * 0.86:.2f},{top:.2f} {d * 1.02:.2f},{middle:.2f} "
        f"{d * 0.86:.2f},{end:.2f} {-d * 0.86:.2f},{end:.2f} {-d * 1.02:.2f},{middle:.2f}"
    )
    return bone.shape(f"disc-{bone.name}", ink, points, line * 0.75)


def _pillar(bone: _Bone, line: float) -> Shape:
    """Pedicle with the joint processes above and below."""
    d, h = bone.depth / 2, bone.height / 2
    w = max(bone.depth * 0.24, 9)
    reach = h + bone.disc * 1.5
    points = (
        f"{d * 0.7:.2f},{-h * 0.6:.2f} {d + w * 0.5:.2f},{-h * 0.72:.2f} {d + w * 1.0:.2f},{-reach:.2f} "
        f"{d + w * 1.7:.2f},{-reach * 1.02:.2f} {d + w * 1.75:.2f},{-h * 0.3:.2f} {d + w * 2.0:.2f},{reach * 0.8:.2f} "
        f"{d + w * 1.5:.2f},{reach * 1.0:.2f} {d + w * 1.0:.2f},{h * 0.45:.2f} {d + w * 0.4:.2f},{-h * 0.02:.2f} "
        f"{d * 0.7:.2f},{-h * 0.02:.2f}"
    )
    return bone.shape(f"pillar-{bone.name}", bone.ink, points, line * 0.85)


def _spinous(bone: _Bone, line: float) -> Shape:
    d, h = bone.depth / 2, bone.height / 2
    w = max(bone.depth * 0.24, 9)
    root = d + w * 1.3
    cos, sin = math.cos(math.radians(bone.drop)), math.sin(math.radians(bone.drop))
    tip_back, tip_down = root + bone.spine * cos, bone.spine * sin
    half = bone.thick / 2

    def rim(along: float, aside: float) -> str:
        back = root + (tip_back - root) * along - aside * sin
        down = tip_down * along + aside * cos
        return f"{back:.2f},{down:.2f}"

    neck = max(h * 0.5, half * 0.75)
    points = " ".join(
        (
            rim(0, -neck), rim(0.5, -half * 0.72), rim(0.9, -half * 0.95), rim(1.02, -half * 0.5),
            rim(1.03, half * 0.6), rim(0.92, half * 1.02), rim(0.5, half * 0.78), rim(0, neck),
        )
    )  # fmt: skip
    return bone.shape(f"spinous-{bone.name}", bone.ink, points, line * 0.85)
