"""The orthographic camera and the pixel grid a figure is looked at through."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rephold.figures.forge.stage import Array


@dataclass(frozen=True)
class Camera:
    """Rows of `basis` (3, 3) are the world directions right, up and towards the viewer."""

    basis: Array

    @classmethod
    def aimed(cls, azimuth: float, elevation: float) -> Camera:
        """The camera at `azimuth` (0 = the figure's right, + = towards its front) and `elevation` degrees."""
        a, e = np.radians(azimuth), np.radians(elevation)
        viewer = np.array([np.sin(a) * np.cos(e), -np.cos(a) * np.cos(e), np.sin(e)])
        right = np.array([np.cos(a), np.sin(a), 0.0])
        return cls(np.stack([right, np.cross(viewer, right), viewer]))

    @property
    def viewer(self) -> Array:
        """The unit vector (3,) towards the viewer."""
        towards: Array = self.basis[2]
        return towards

    def see(self, world: Array) -> Array:
        """Camera coordinates (..., 3) of world points: right, up, nearness."""
        seen: Array = np.asarray(world, float) @ self.basis.T
        return seen


@dataclass(frozen=True)
class Grid:
    """A pixel raster over the camera plane; pixel (0, 0) is top left, `scale` is pixels per body height."""

    left: float
    top: float
    scale: float
    width: int
    height: int

    @classmethod
    def around(cls, low: Array, high: Array, scale: float, margin: float = 0.02) -> Grid:
        """The smallest grid that holds camera points from `low` (2,) to `high` (2,), with a margin in H."""
        span = np.ceil((high - low + 2 * margin) * scale).astype(int)
        return cls(float(low[0] - margin), float(high[1] + margin), scale, int(span[0]), int(span[1]))

    @property
    def columns(self) -> Array:
        """Camera x (width,) of the pixel centres."""
        return self.left + np.arange(0.5, self.width) / self.scale

    @property
    def rows(self) -> Array:
        """Camera y (height,) of the pixel centres, falling."""
        return self.top - np.arange(0.5, self.height) / self.scale

    def pixels(self, seen: Array) -> Array:
        """Pixel coordinates (..., 2), y down, of camera points (..., 2 or 3)."""
        return np.stack([(seen[..., 0] - self.left), (self.top - seen[..., 1])], -1) * self.scale
