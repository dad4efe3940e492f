"""What is painted, in pixels of the forge's grid (x right, y down), before it becomes baked paths."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rephold.figures.forge.fit import fit_curves
from rephold.figures.forge.raster import Mask
from rephold.figures.forge.smooth import smooth_closed, thinned
from rephold.figures.forge.stage import Array
from rephold.figures.forge.trace import area, loops


@dataclass(frozen=True)
class Trail:
    """A path from `start` (2,): each piece is a line (1, 2) or a curve (3, 2: two handles and the end)."""

    start: Array
    pieces: tuple[Array, ...]
    closed: bool


@dataclass(frozen=True)
class Mark:
    """One thing painted: trails filled (`width` None) or stroked with round ends, in the ink of a role."""

    ink: str
    trails: tuple[Trail, ...]
    width: float | None = None


@dataclass(frozen=True)
class Touch:
    """How closely shapes follow the pixels: smoothing and fit in pixels; pixels per 1/1150 body height."""

    sigma: float
    tolerance: float
    unit: float = 1.0

    @classmethod
    def at(cls, scale: float) -> Touch:
        """The touch for `scale` pixels per body height."""
        return cls(max(3.5, 6.0 * scale / 1150), 0.8 * max(scale, 800) / 1150, scale / 1150)


def polygon(points: Array, *, closed: bool) -> Trail:
    """The trail of straight lines through points (n, 2)."""
    points = points[:-1] if closed and len(points) > 2 and np.allclose(points[0], points[-1]) else points
    return Trail(points[0], tuple(point[None] for point in points[1:]), closed)


def curve(points: Array, tolerance: float, *, closed: bool) -> Trail | None:
    """The smooth trail within `tolerance` of points (n, 2); None for fewer than two points."""
    pieces = fit_curves(points, tolerance, closed=closed)
    return Trail(pieces[0][0], tuple(piece[1:] for piece in pieces), closed) if pieces else None


def outlines(mask: Mask, touch: Touch, *, smallest: float, sigma: float | None = None) -> tuple[Trail, ...]:
    """Smooth closed trails round the true pixels, holes turning the other way.

    Loops under the area `smallest` are left out; it and `sigma` count in 1/1150 body heights.
    """
    blur = touch.sigma if sigma is None else sigma * touch.unit
    trails = []
    for loop in loops(mask):
        if abs(area(loop)) < smallest * touch.unit**2:
            continue
        smooth = thinned(smooth_closed(loop, blur), 2 if blur >= 3 else 1)
        trail = curve(smooth, touch.tolerance, closed=True)
        if trail is not None:
            trails.append(trail)
    return tuple(trails)
