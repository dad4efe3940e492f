"""The depth buffer: which bead or prop face every pixel sees.

The buffer only decides what is visible; nothing of it is printed as pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rephold.figures.forge.camera import Camera, Grid
from rephold.figures.forge.stage import Array, Body, Box

Mask = NDArray[np.bool_]
Labels = NDArray[np.int32]

EMPTY_DEPTH = -1e9
_PROP_BIAS = -1e-7  # a bead exactly in a prop's face wins


@dataclass(frozen=True)
class Buffer:
    """Per pixel (height, width): nearness, part (props after body parts; -1 = empty), bead, prop face."""

    camera: Camera
    grid: Grid
    names: tuple[str, ...]  # body parts, then one "prop:<name>" for each prop
    body_parts: int
    depth: Array
    part: Labels
    bead: Labels  # -1 where no bead is seen
    face: Labels  # 1 + 6 * prop + 2 * axis + (1 on the high side), 0 where no prop is seen
    normal: NDArray[np.float32]  # (height, width, 3), world frame

    @property
    def body(self) -> Mask:
        """Pixels that show the figure."""
        shown: Mask = self.bead >= 0
        return shown

    def world(self, mask: Mask) -> Array:
        """World coordinates (k, 3) of the surface at the k pixels of `mask`, in raster order."""
        y, x = pixels_of(mask)
        seen = np.empty((len(y), 3))
        seen[:, 0], seen[:, 1], seen[:, 2] = self.grid.columns[x], self.grid.rows[y], self.depth[y, x]
        points: Array = seen @ self.camera.basis
        return points

    def showing(self, names: Sequence[str]) -> Mask:
        """Pixels that show one of the named parts; unknown names are ignored."""
        shown = np.zeros(self.part.shape, bool)
        for index, name in enumerate(self.names):
            if name in names:
                shown |= self.part == index
        return shown


@dataclass(frozen=True)
class Ellipsoids:
    """Beads as the camera sees them: centres (n, 3), inverse covariance (n, 3, 3), half extents (n, 2)."""

    centres: Array
    inverse: Array
    extent: Array


def ellipsoids(body: Body, camera: Camera) -> Ellipsoids:
    """The beads of `body` in camera coordinates."""
    turned = np.einsum("ij,njk->nik", camera.basis, body.axes)
    covariance = np.einsum("nik,nk,njk->nij", turned, body.radii**2, turned)
    extent = np.sqrt(np.stack([covariance[:, 0, 0], covariance[:, 1, 1]], 1))
    return Ellipsoids(camera.see(body.centres), np.linalg.inv(covariance), extent)


def grid_for(body: Body, props: Sequence[Box], camera: Camera, scale: float) -> Grid:
    """The grid that holds the whole figure with its props."""
    seen = ellipsoids(body, camera)
    low = (seen.centres[:, :2] - seen.extent).min(0)
    high = (seen.centres[:, :2] + seen.extent).max(0)
    for prop in props:
        corners = camera.see(corners_of(prop))[:, :2]
        low, high = np.minimum(low, corners.min(0)), np.maximum(high, corners.max(0))
    return Grid.around(low, high, scale)


def corners_of(prop: Box) -> Array:
    """The eight corners (8, 3) of a prop."""
    ends = np.array([prop.low, prop.high])
    return np.array([[ends[i, 0], ends[j, 1], ends[k, 2]] for i in (0, 1) for j in (0, 1) for k in (0, 1)])


def rasterise(body: Body, props: Sequence[Box], camera: Camera, grid: Grid) -> Buffer:
    """The buffer of a body and its props seen by `camera` on `grid`."""
    depth = np.full((grid.height, grid.width), EMPTY_DEPTH)
    bead = np.full(depth.shape, -1, np.int32)
    face = np.zeros(depth.shape, np.int32)
    seen = ellipsoids(body, camera)
    with np.errstate(invalid="ignore"):
        for index in range(len(seen.centres)):
            _drop_bead(index, seen, grid, depth, bead)
    for index, prop in enumerate(props):
        _drop_box(index, prop, camera, grid, depth, bead, face)
    part = np.where(bead >= 0, body.part.astype(np.int32)[bead], np.int32(-1))
    part = np.where(face > 0, len(body.parts) + (face - 1) // 6, part).astype(np.int32)
    names = (*body.parts, *(f"prop:{prop.name}" for prop in props))
    normal = _normals(seen, camera, grid, depth, bead, face)
    return Buffer(camera, grid, names, len(body.parts), depth, part, bead, face, normal)


def area_alone(body: Body, names: Sequence[str], camera: Camera, grid: Grid) -> Mask:
    """Pixels the named parts would cover if nothing stood before them."""
    depth = np.full((grid.height, grid.width), EMPTY_DEPTH)
    bead = np.full(depth.shape, -1, np.int32)
    seen = ellipsoids(body, camera)
    with np.errstate(invalid="ignore"):
        for index in range(len(seen.centres)):
            if body.parts[int(body.part[index])] in names:
                _drop_bead(index, seen, grid, depth, bead)
    covered: Mask = bead >= 0
    return covered


def pixels_of(mask: Mask) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Rows and columns of the true pixels, in raster order; soon found where they are in few rows."""
    rows = np.nonzero(mask.any(1))[0]
    if not len(rows):
        return rows, rows
    top = int(rows[0])
    y, x = np.nonzero(mask[top : int(rows[-1]) + 1])
    return y + top, x


def _span(middle: float, half: float, count: int) -> tuple[int, int]:
    return max(0, int(middle - half) - 1), min(count, int(middle + half) + 2)


def _drop_bead(index: int, seen: Ellipsoids, grid: Grid, depth: Array, bead: Labels) -> None:
    """Paint bead `index` where it is nearer than what is there."""
    cx, cy, cz = seen.centres[index].tolist()
    half = (seen.extent[index] * grid.scale).tolist()
    left, right = _span((cx - grid.left) * grid.scale, half[0], grid.width)
    top, bottom = _span((grid.top - cy) * grid.scale, half[1], grid.height)
    if right <= left or bottom <= top:
        return
    a = seen.inverse[index]
    dx = grid.left - cx + (np.arange(left, right) + 0.5) / grid.scale
    dy = (grid.top - cy - (np.arange(top, bottom) + 0.5) / grid.scale)[:, None]
    tilt_x, tilt_y = a[0, 2] / a[2, 2], a[1, 2] / a[2, 2]
    xx, xy, yy = a[0, 0] - tilt_x * a[0, 2], a[0, 1] - tilt_x * a[1, 2], a[1, 1] - tilt_y * a[1, 2]
    near = (1 - xx * dx * dx) - yy * dy * dy
    near -= (2 * xy * dx) * dy
    near /= a[2, 2]  # half thickness squared, below 0 outside
    np.sqrt(near, out=near)  # not a number outside, and so nowhere nearer
    near += (cz - tilt_x * dx) - tilt_y * dy
    old = depth[top:bottom, left:right]
    hit = near > old
    np.copyto(old, near, where=hit)
    np.copyto(bead[top:bottom, left:right], index, where=hit)


def _drop_box(
    index: int, prop: Box, camera: Camera, grid: Grid, depth: Array, bead: Labels, face: Labels
) -> None:
    """Paint a prop where it is nearer: each pixel's ray leaves the box through the face that is seen."""
    pixels = grid.pixels(camera.see(corners_of(prop)))
    left, right = max(0, int(pixels[:, 0].min())), min(grid.width, int(pixels[:, 0].max()) + 2)
    top, bottom = max(0, int(pixels[:, 1].min())), min(grid.height, int(pixels[:, 1].max()) + 2)
    if right <= left or bottom <= top:
        return
    x, y = grid.columns[left:right], grid.rows[top:bottom, None]
    enter, leave = (
        np.full((bottom - top, right - left), -np.inf),
        np.full((bottom - top, right - left), np.inf),
    )
    label = np.zeros(leave.shape, np.int32)
    for axis in range(3):
        start = x * camera.basis[0, axis] + y * camera.basis[1, axis]
        along = float(camera.basis[2, axis])
        if abs(along) < 1e-9:
            outside = (start < prop.low[axis]) | (start > prop.high[axis])
            leave = np.where(outside, -np.inf, leave)
            continue
        ends = (np.asarray(prop.low[axis]) - start) / along, (np.asarray(prop.high[axis]) - start) / along
        enter = np.maximum(enter, np.minimum(*ends))
        far_end = np.maximum(*ends)
        label = np.where(far_end < leave, 1 + 6 * index + 2 * axis + int(along > 0), label).astype(np.int32)
        leave = np.minimum(leave, far_end)
    old = depth[top:bottom, left:right]
    hit = (leave > enter) & (leave + _PROP_BIAS > old)
    np.copyto(old, leave, where=hit)
    bead[top:bottom, left:right][hit] = -1
    np.copyto(face[top:bottom, left:right], label, where=hit)


def _normals(
    seen: Ellipsoids, camera: Camera, grid: Grid, depth: Array, bead: Labels, face: Labels
) -> NDArray[np.float32]:
    """World normals of every pixel; zero where nothing is seen."""
    normal = np.zeros((*depth.shape, 3), np.float32)
    y, x = np.nonzero(bead >= 0)
    which = bead[y, x]
    away = [c - seen.centres[which, i] for i, c in enumerate((grid.columns[x], grid.rows[y], depth[y, x]))]
    steep = np.empty((len(which), 3))
    for row in range(3):
        a, b, c = (seen.inverse[which, row, i] * away[i] for i in range(3))
        steep[:, row] = a + b + c
    steep = steep @ camera.basis
    normal[y, x] = steep / np.sqrt((steep * steep).sum(1))[:, None]
    y, x = np.nonzero(face)
    side = face[y, x] - 1
    normal[y, x, (side % 6) // 2] = np.where(side % 2, 1.0, -1.0)
    return normal
