"""Small features painted on the skin, found on a finer grid than the buffer's."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from rephold.figures.forge.marks import Mark, Touch, Trail, outlines
from rephold.figures.forge.raster import Buffer, Mask
from rephold.figures.forge.stage import Array, Frame

_FINER = 4
_TOUCH = Touch(2.5, 1.2)  # pixels of the finer grid
_SMALLEST = 40


@dataclass(frozen=True)
class Patch:
    """Skin on the finer grid: local coordinates (h, w, 3), where it is seen, and the grid's corner (x, y)."""

    local: Array
    seen: Mask
    corner: Array


def skin_patch(buffer: Buffer, mask: Mask, frame: Frame) -> Patch:
    """The patch round the pixels of `mask`, in the coordinates of a bone frame."""
    rows, columns = np.nonzero(mask.any(1))[0], np.nonzero(mask.any(0))[0]
    top, left = max(0, int(rows[0]) - 2), max(0, int(columns[0]) - 2)
    window = slice(top, int(rows[-1]) + 3), slice(left, int(columns[-1]) + 3)
    seen = mask[window]
    coarse = np.zeros((*seen.shape, 3))
    coarse[seen] = frame.to_local(buffer.world(mask))
    nearest = ndimage.distance_transform_edt(~seen, return_distances=False, return_indices=True)
    coarse = coarse[tuple(nearest)]
    local = np.stack([_finer(coarse[..., axis]) for axis in range(3)], -1)
    return Patch(local, _finer(seen.astype(float)) > 0.5, np.array([left, top], float))


def decal(patch: Patch, mask: Mask, ink: str) -> list[Mark]:
    """The mark of the pixels in `mask` (of the finer grid) that are seen; nothing if there are none."""
    trails = outlines(mask & patch.seen, _TOUCH, smallest=_SMALLEST, sigma=_TOUCH.sigma)
    placed = tuple(_placed(trail, patch.corner) for trail in trails)
    return [Mark(ink, placed)] if placed else []


def _finer(values: Array) -> Array:
    zoomed: Array = ndimage.zoom(values, _FINER, order=1, grid_mode=True, mode="nearest")
    return zoomed


def _placed(trail: Trail, corner: Array) -> Trail:
    """A trail of the finer grid in pixels of the buffer."""
    pieces = tuple(piece / _FINER + corner for piece in trail.pieces)
    return Trail(trail.start / _FINER + corner, pieces, trail.closed)
