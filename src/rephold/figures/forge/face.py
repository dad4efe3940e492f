"""The face: two eyes, brows and a small mouth; friendly at 80 mm, gone gracefully at 45 mm. And toes."""

from __future__ import annotations

import numpy as np

from rephold.figures.forge.decals import decal, skin_patch
from rephold.figures.forge.marks import Mark
from rephold.figures.forge.materials import SKIN, Surface
from rephold.figures.forge.raster import Buffer, Mask
from rephold.figures.forge.stage import Array, Stage

HEAD_SCALE = 0.96  # the head is modelled this much smaller than the numbers of the face
_FORWARD = 0.030  # surface nearer the ears than this carries no features
_FEWEST = 50  # pixels of face or toes worth drawing on
_TOE_GAPS = (-0.0135, -0.0045, 0.0045, 0.0115)  # y between the toes, + = towards the big one
_TOES_FROM, _TOES_DRIFT = 0.016, 0.10
_TOPSIDE = 0.45  # cosine between the toes' upward axis and the viewer below which no line is drawn


def face_marks(buffer: Buffer, surface: Surface, stage: Stage) -> list[Mark]:
    """The features as one mark; nothing if the face is not seen."""
    face = buffer.showing(["head", "hair"]) & (surface.material == SKIN)
    if face.sum() < _FEWEST:
        return []
    patch = skin_patch(buffer, face, stage.body.frames["head"])
    local = patch.local / HEAD_SCALE
    return decal(patch, _features(local) & (local[..., 0] > _FORWARD), "feature")


def toe_marks(buffer: Buffer, stage: Stage) -> list[Mark]:
    """Short lines between the toes of feet that are seen from above or from the front."""
    marks: list[Mark] = []
    for side, outward in (("L", 1.0), ("R", -1.0)):
        frame = stage.body.frames[f"toes_{side}"]
        slope = frame.axes[:, 2] * 0.8 + frame.axes[:, 0] * 0.6  # the way the backs of the toes face
        toes = buffer.showing([f"toes{side}"]) & buffer.body
        if toes.sum() < _FEWEST or float(slope @ buffer.camera.viewer) < _TOPSIDE:
            continue
        patch = skin_patch(buffer, toes, frame)
        x, y, z = (patch.local[..., axis] for axis in range(3))
        inward = -outward * (y + outward * (0.004 + _TOES_DRIFT * x))
        lines = np.min([np.abs(inward - gap) for gap in _TOE_GAPS], axis=0) < 0.0011
        marks += decal(patch, lines & (x > _TOES_FROM) & (z > -0.010), "detail")
    return marks


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
