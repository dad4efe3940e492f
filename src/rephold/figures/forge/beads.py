"""Chains of ellipsoids ("beads"): the stuff every body part is made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.interpolate import PchipInterpolator

from rephold.figures.forge.build import BEAD_STEP, Station
from rephold.figures.forge.stage import Array, Frame


@dataclass(frozen=True)
class Beads:
    """n ellipsoids: centres (n, 3), axes (n, 3, 3), radii (n, 3), and distance along their chain (n,)."""

    centres: Array
    axes: Array
    radii: Array
    arc: Array

    def placed(self, frame: Frame) -> Beads:
        """The same beads, taken as local to the frame, in the world."""
        return Beads(frame.to_world(self.centres), frame.axes @ self.axes, self.radii, self.arc)

    def between(self, low: float, high: float) -> Beads:
        """The beads whose arc lies within low..high."""
        keep = (self.arc >= low) & (self.arc <= high)
        return Beads(self.centres[keep], self.axes[keep], self.radii[keep], self.arc[keep])

    def bottoms(self) -> Array:
        """World height (n,) of the lowest point of each bead."""
        reach = np.sqrt(((self.axes[:, 2, :] * self.radii) ** 2).sum(axis=1))
        lows: Array = self.centres[:, 2] - reach
        return lows


def joined(chains: Iterable[Beads]) -> Beads:
    """All chains as one."""
    parts = list(chains)
    return Beads(
        np.concatenate([p.centres for p in parts]),
        np.concatenate([p.axes for p in parts]),
        np.concatenate([p.radii for p in parts]),
        np.concatenate([p.arc for p in parts]),
    )


def single(centre: Sequence[float] | Array, radii: Sequence[float], arc: float = 0.0) -> Beads:
    """One bead with axes along the local frame."""
    return Beads(np.array([centre], float), np.eye(3)[None], np.array([radii], float), np.array([arc]))


def segment(
    stations: Sequence[Station], length: float, sg: float, *, axial: float = 0.55, girth: float = 1.0
) -> Beads:
    """A tapered limb along -z of its local frame, from the origin to z = -length.

    Radii are interpolated between the stations; the axial radius is `axial` of the smaller one.
    """
    table = np.array(stations, float)
    table[:, 4] *= sg
    shape = PchipInterpolator(table[:, 0], table[:, 1:] * girth, axis=0)
    count = max(3, int(np.ceil(length / BEAD_STEP)) + 1)
    t = np.linspace(table[0, 0], table[-1, 0], count)
    front, side, x, y = shape(t).T
    centres = np.stack([x, y, -t * length], axis=1)
    radii = np.stack([front, side, np.maximum(0.006, axial * np.minimum(front, side))], axis=1)
    return Beads(centres, np.broadcast_to(np.eye(3), (count, 3, 3)).copy(), radii, t * length)


def tube(points: Sequence[Array], radii: Sequence[float], arc: float = 0.0, step: float = BEAD_STEP) -> Beads:
    """A round tube through two or more points (3,), with a radius at each."""
    control, sizes = np.array(points, float), np.array(radii, float)
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(control, axis=0), axis=1))])
    count = max(2, int(np.ceil(along[-1] / step)) + 1)
    t = np.linspace(0, along[-1], count)
    if len(control) > 2:
        centres = PchipInterpolator(along, control, axis=0)(t)
        r = PchipInterpolator(along, sizes)(t)
    else:
        centres = control[0] + (control[1] - control[0]) * (t / max(along[-1], 1e-9))[:, None]
        r = np.interp(t, along, sizes)
    axes = np.broadcast_to(np.eye(3), (count, 3, 3)).copy()
    return Beads(centres, axes, np.repeat(r[:, None], 3, axis=1), arc + t)


def slab(stations: Sequence[tuple[float, ...]], count: int) -> tuple[Array, Array]:
    """Positions (count,) from the first to the last station, and the interpolated values (count, k) there."""
    table = np.array(stations, float)
    where = np.linspace(table[0, 0], table[-1, 0], count)
    values: Array = PchipInterpolator(table[:, 0], table[:, 1:], axis=0)(where)
    return where, values
