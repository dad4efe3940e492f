"""What the camera sees: a solved body with its props, patches and arrows, ready to be drawn.

World frame: x = the way an upright figure faces, y = the figure's left, z = up; the floor is z = 0.
Unit of length: body height H (1.0 = 1750 mm for figures quoted in millimetres).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Frame:
    """A bone's place in the world: origin (3,) and rotation (3, 3) with the local axes as columns."""

    origin: Array
    axes: Array

    def to_world(self, local: Array) -> Array:
        """World coordinates (..., 3) of local points (..., 3)."""
        return self.origin + local @ self.axes.T

    def to_local(self, world: Array) -> Array:
        """Local coordinates (..., 3) of world points (..., 3)."""
        return (world - self.origin) @ self.axes


@dataclass(frozen=True)
class Body:
    """A solved figure as n ellipsoids ("beads"), grouped into named parts."""

    centres: Array  # (n, 3)
    axes: Array  # (n, 3, 3) rotations, local axes as columns
    radii: Array  # (n, 3)
    part: NDArray[np.int64]  # (n,) index into parts
    arc: Array  # (n,) distance along the part's chain
    parts: tuple[str, ...]
    frames: dict[
        str, Frame
    ]  # pelvis lumbar thorax upper c7 head, and thigh_ shin_ foot_ toes_ upper_ fore_ hand_ + L|R
    landmarks: dict[
        str, Array
    ]  # hip_ knee_ ankle_ toe_ shoulder_ elbow_ wrist_ hand_ + L|R; pelvis, head, ...
    shortfall: dict[str, float] = field(default_factory=dict)  # IK target -> distance missed, in H


@dataclass(frozen=True)
class Box:
    """An axis-aligned prop (mat, seat, wall) between two corners; `floor` takes shadows, `dark` is grey.

    `pale`: all its faces are light, as fits a large plain area behind the body.
    """

    name: str
    low: tuple[float, float, float]
    high: tuple[float, float, float]
    floor: bool = False
    dark: bool = False
    pale: bool = False


@dataclass(frozen=True)
class Capsule:
    """A muscle area: the surface nearer than `radius` to the segment a-b (world), on the named parts."""

    a: Array
    b: Array
    radius: float
    parts: tuple[str, ...]
    meaning: Literal["stretched", "working"]


@dataclass(frozen=True)
class Arrow:
    """A movement arrow through two or three world points (k, 3), head at the last."""

    points: Array
    double: bool = False


@dataclass(frozen=True)
class Guide:
    """A dashed straight line between two world points, such as a plumb line."""

    a: Array
    b: Array


@dataclass(frozen=True)
class Ring:
    """A ring round a world point (3,), seen as a circle from everywhere."""

    centre: Array
    radius: float


@dataclass(frozen=True)
class Stage:
    """Everything one figure shows, before it is drawn."""

    figure: str
    body: Body
    azimuth: float  # degrees; 0 looks at the figure's right side, + swings to its front
    elevation: float  # degrees above the horizon
    props: tuple[Box, ...] = ()
    patches: tuple[Capsule, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    outfit: Literal["shorts", "leggings"] = "shorts"
    shoes: bool = False
    must_see: tuple[str, ...] = ()  # parts that have to show (figures.md section 13.6)
    far_lighten: float = 0.42  # how far the fill of limbs on the far side goes to white
    far_threshold: float = 0.84  # |left axis . viewer| beyond which a limb counts as far
    shadow: bool = True
    guides: tuple[Guide, ...] = ()
    rings: tuple[Ring, ...] = ()
    dots: tuple[Array, ...] = ()  # world points (3,)
    close_up: str | None = None  # of closeup.CLOSE_UPS
