"""What is painted, in the diagram's own units (y down), and the frames that groups of parts are put in."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rephold.figures.anatomy.curves import Point, Segment
from rephold.model.diagram import Knot

Kind = Literal["fill", "fill-even-odd", "stroke"]


@dataclass(frozen=True)
class Path:
    """Cubics end to end."""

    segments: tuple[Segment, ...]
    closed: bool


@dataclass(frozen=True)
class Mark:
    """One thing painted. `part` is the name of the part whose body it is, empty for shade and ink."""

    kind: Kind
    ink: str
    paths: tuple[Path, ...]
    width: float | None = None
    part: str = ""
    outline: bool = False
    """An outline of a part, which merged parts put under all their bodies."""


@dataclass(frozen=True)
class Pen:
    """How a style draws: units per point of weight, weight of the outer line, the thinnest, shade or not."""

    unit: float
    outer: float
    thinnest: float
    shade: bool

    def width(self, share: float) -> float:
        """Units of a line that is this share of the outer one."""
        return max(share * self.outer, self.thinnest) * self.unit


@dataclass(frozen=True)
class Frame:
    """A place for parts: x' = a x + c y + e, y' = b x + d y + f, as in PDF."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    @property
    def scale(self) -> float:
        """How much lengths grow."""
        return math.sqrt(abs(self.a * self.d - self.b * self.c))

    def point(self, x: float, y: float) -> Point:
        """A point of the frame, outside of it."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def knots(self, knots: Sequence[Knot]) -> list[Knot]:
        """Knots of the frame, outside of it."""
        return [Knot(*self.point(knot.x, knot.y), knot.sharp) for knot in knots]

    def holding(self, inner: Frame) -> Frame:
        """The frame that an inner frame makes inside this one."""
        e, f = self.point(inner.e, inner.f)
        return Frame(
            self.a * inner.a + self.c * inner.b,
            self.b * inner.a + self.d * inner.b,
            self.a * inner.c + self.c * inner.d,
            self.b * inner.c + self.d * inner.d,
            e,
            f,
        )

    def mirrored(self, axis: float) -> Frame:
        """The frame with left and right changed at x = axis of its own coordinates."""
        return self.holding(Frame(a=-1, e=2 * axis))

    @classmethod
    def placed(cls, at: Point, scale: float, turn: float, flip: bool) -> Frame:
        """Flip, enlarge, turn clockwise (as seen), move."""
        cos, sin = math.cos(math.radians(turn)) * scale, math.sin(math.radians(turn)) * scale
        side = -1 if flip else 1
        return cls(cos * side, sin * side, -sin, cos, *at)


def body(part: str, ink: str, segments: Sequence[Segment]) -> Mark:
    """The filled body of a part."""
    return Mark("fill", ink, (Path(tuple(segments), True),), part=part or ink)
