"""The face: two eyes, brows and a small mouth; friendly at 80 mm, gone gracefully at 45 mm."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from rephold.figures.forge.marks import Mark, Touch, Trail, outlines
from rephold.figures.forge.materials import SKIN, Surface
from rephold.figures.forge.raster import Buffer, Mask
from rephold.figures.forge.stage import Array, Stage

HEAD_SCALE = 0.96  # the head is modelled this much smaller than the numbers below
_FINER = 4  # the features are found on a grid this much finer than the buffer
_FORWARD = 0.030  # surface nearer the ears than this carries no features


def face_marks(buffer: Buffer, surface: Surface, stage: Stage, touch: Touch) -> list[Mark]:
    """The features as one mark; nothing if the face is not seen."""
    face = buffer.showing(["head", "hair"]) & (surface.material == SKIN)
    if face.sum() < 50:
        return []
    local, seen, offset = _fine_coordinates(buffer, face, stage)
    mask = _features(local) & seen & (local[..., 0] > _FORWARD)
    found = outlines(mask, Touch(touch.sigma, 1.2), smallest=40, sigma=2.5)
    trails = tuple(_placed(trail, offset) for trail in found)
    return [Mark("feature", trails)] if trails else []


def _features(local: Array) -> Mask:
    """Where eyes, brows and mouth are; head frame over HEAD_SCALE, symmetric."""
    side, up = np.abs(local[..., 1]), local[..., 2]
    eyes = ((side - 0.0175) / 0.0040) ** 2 + ((up - 0.0165) / 0.0050) ** 2 < 1
    brow, smile = (side - 0.0180) / 0.0095, side / 0.0140  # -1..1 from end to end, thinning to both
    brows = np.abs(up - 0.0318 + 14 * (side - 0.0185) ** 2) < 0.0019 * (1 - 0.8 * brow**2)
    brows &= np.abs(brow) < 1
    mouth = (np.abs(up + 0.0215 - 16 * side**2) < 0.0018 * (1 - 0.8 * smile**2)) & (smile < 1)
    found: Mask = eyes | brows | mouth
    return found


def _fine_coordinates(buffer: Buffer, face: Mask, stage: Stage) -> tuple[Array, Mask, Array]:
    """Head coordinates (h, w, 3) on a finer grid round the face, where it is seen, and its corner (x, y)."""
    rows, columns = np.nonzero(face.any(1))[0], np.nonzero(face.any(0))[0]
    top, left = max(0, int(rows[0]) - 2), max(0, int(columns[0]) - 2)
    window = slice(top, int(rows[-1]) + 3), slice(left, int(columns[-1]) + 3)
    seen = face[window]
    coarse = np.zeros((*seen.shape, 3))
    coarse[seen] = stage.body.frames["head"].to_local(buffer.world(face)) / HEAD_SCALE
    nearest = ndimage.distance_transform_edt(~seen, return_distances=False, return_indices=True)
    coarse = coarse[tuple(nearest)]
    fine = np.stack(
        [ndimage.zoom(coarse[..., k], _FINER, order=1, grid_mode=True, mode="nearest") for k in range(3)], -1
    )
    shown: Mask = ndimage.zoom(seen.astype(float), _FINER, order=1, grid_mode=True, mode="nearest") > 0.5
    return fine, shown, np.array([left, top], float)


def _placed(trail: Trail, offset: Array) -> Trail:
    """A trail of the fine grid in pixels of the buffer."""
    return Trail(
        trail.start / _FINER + offset, tuple(piece / _FINER + offset for piece in trail.pieces), trail.closed
    )
