"""What every pixel is made of: skin, shirt, bottom or hair, and whether its limb is on the far side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from rephold.figures.forge.build import ANKLE_HEIGHT, TOE_HINGE
from rephold.figures.forge.dress import Dressed
from rephold.figures.forge.raster import Buffer, Mask
from rephold.figures.forge.stage import Array, Stage

SKIN, SHIRT, BOTTOM, HAIR, WOOD, LINEN, SHOE = 1, 2, 3, 4, 5, 6, 7
MATERIALS = {
    SKIN: "skin",
    SHIRT: "shirt",
    BOTTOM: "bottom",
    HAIR: "hair",
    WOOD: "wood",
    LINEN: "linen",
    SHOE: "shoe",
}

_WAISTBAND = 0.046  # height above mid-hip, pelvis frame
_FAR_THIGH_FROM = 0.16  # of the thigh: above it a paler thigh would be a bubble on the buttock
_SOLE = 0.008 - ANKLE_HEIGHT  # height of a shoe's sole, foot frame
_SHOE_OPENING = 0.006, 0.30  # height at the ankle, and how it rises forwards
_SPECK = 0.0012  # H², a smaller piece of a far part is as pale or dark as what it peeps out of
_LEG = ("hip", "thigh", "shin", "foot", "toes")
_ARM = ("uarm", "farm", "hand", "fing", "thumb", "ear")

_BUN = """
    .075 .066  .050 .060  .036 .046  .024 .036  .0185 .018  .0125 -.002  .006 -.003  .002 .012
    -.012 .016  -.018 -.012  -.034 -.026  -.09 -.030  -.09 .12  .075 .12
"""
_SHORT = """
    .075 .070  .052 .064  .040 .050  .030 .040  .022 .022  .016 .006  .008 .002  .003 .016
    -.012 .019  -.020 -.006  -.036 -.016  -.09 -.018  -.09 .12  .075 .12
"""
HAIRLINES: dict[str, Array] = {
    name: np.array(line.split(), float).reshape(-1, 2) for name, line in (("bun", _BUN), ("short", _SHORT))
}
"""Outline (forward, up) of the hair in the head frame, per hair style (a body with a bun, and any other)."""


@dataclass(frozen=True)
class Surface:
    """Per pixel (height, width): material (0 = none), far fill, and far line (also true on the far hip)."""

    material: NDArray[np.uint8]
    far: Mask
    far_line: Mask


def surface(buffer: Buffer, dressed: Dressed, stage: Stage) -> Surface:
    """The materials and the far flags of a buffer."""
    material = _materials(buffer, dressed, stage)
    far_parts = far_limbs(buffer, stage)
    far_line = buffer.showing(far_parts) & buffer.body
    far = far_line & ~buffer.showing(["hipL", "hipR"])
    for side in "LR":
        thigh = buffer.showing([f"thigh{side}"]) & far
        if thigh.any():
            down = -stage.body.frames[f"thigh_{side}"].to_local(buffer.world(thigh))[:, 2]
            length = np.linalg.norm(
                stage.body.landmarks[f"knee_{side}"] - stage.body.landmarks[f"hip_{side}"]
            )
            far[thigh] = down > _FAR_THIGH_FROM * length
    far |= _specks(buffer, far_line & ~far)
    shoulder = _specks(buffer, far) & (material == SHIRT)
    return Surface(material, far & ~shoulder, far_line & ~shoulder)


def _specks(buffer: Buffer, mask: Mask) -> Mask:
    """The small separate pieces of a mask: a hip in the thigh, or a shoulder at the chest, that peeps out."""
    pieces, count = ndimage.label(mask)
    sizes = ndimage.sum_labels(mask, pieces, np.arange(count + 1)) / buffer.grid.scale**2
    found: Mask = mask & (sizes < _SPECK)[pieces]
    return found


def far_limbs(buffer: Buffer, stage: Stage) -> list[str]:
    """Names of the limb parts on the side turned away, if trunk and pelvis are seen from the side."""
    found = []
    for frame, limbs in (("pelvis", _LEG), ("thorax", _ARM)):
        leftward = float(stage.body.frames[frame].axes[:, 1] @ buffer.camera.viewer)
        if abs(leftward) > stage.far_threshold:
            side = "R" if leftward > 0 else "L"
            found += [limb + side for limb in limbs]
    return found


def inside(x: Array, y: Array, outline: Array) -> Mask:
    """Which points (n,) lie inside a polygon (k, 2), by the even-odd rule."""
    result = np.zeros(x.shape, bool)
    for (x1, y1), (x2, y2) in zip(outline, np.roll(outline, -1, 0), strict=True):
        if y1 != y2:
            result ^= ((y1 > y) != (y2 > y)) & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
    return result


def _materials(buffer: Buffer, dressed: Dressed, stage: Stage) -> NDArray[np.uint8]:
    found = np.zeros(buffer.part.shape, np.uint8)
    for index, name in enumerate(buffer.names[: buffer.body_parts]):
        mask = buffer.part == index
        if not mask.any():
            continue
        base = name[:-1] if name[-1] in "LR" else name
        if base in ("torso", "hip"):
            found[mask] = _trunk(buffer, mask, stage)
        elif base == "neck":
            found[mask] = np.where(_below_collar(stage, buffer.world(mask)), SHIRT, SKIN)
        elif base in ("thigh", "shin", "uarm"):
            cloth = SHIRT if base == "uarm" else BOTTOM
            bare = _foot(buffer, mask, stage, base, name[-1]) if stage.shoes and base == "shin" else SKIN
            found[mask] = np.where(dressed.clothed[buffer.bead[mask]], cloth, bare)
        elif stage.shoes and base in ("foot", "toes"):
            found[mask] = _foot(buffer, mask, stage, base, name[-1])
        elif base == "hair":
            local = stage.body.frames["head"].to_local(buffer.world(mask))
            hair = inside(
                local[:, 0], local[:, 2], HAIRLINES["bun" if "bun" in stage.body.parts else "short"]
            )
            found[mask] = np.where(hair, HAIR, SKIN)
        else:
            found[mask] = {"bun": HAIR, "stick": WOOD, "pillow": LINEN, "towel": LINEN}.get(base, SKIN)
    return found


def _foot(buffer: Buffer, mask: Mask, stage: Stage, part: str, side: str) -> NDArray[np.int64]:
    """Sole, shoe and the skin above it, for pixels of the toes, the foot or the shin."""
    world = buffer.world(mask)
    if part == "toes":
        up = stage.body.frames[f"toes_{side}"].to_local(world)[:, 2] + TOE_HINGE[2]
        return np.where(up > _SOLE, SHOE, LINEN)
    ahead, _, up = stage.body.frames[f"foot_{side}"].to_local(world).T
    at_ankle, rise = _SHOE_OPENING
    return np.where(up > at_ankle + rise * ahead, SKIN, np.where(up > _SOLE, SHOE, LINEN))


def _trunk(buffer: Buffer, mask: Mask, stage: Stage) -> NDArray[np.int64]:
    world = buffer.world(mask)
    above = stage.body.frames["pelvis"].to_local(world)[:, 2] > _WAISTBAND
    neck = stage.body.frames["c7"].to_local(world)
    ahead = neck[:, 0] - 0.012
    near_neck = np.hypot(ahead * np.where(ahead > 0, 0.62, 1.0), neck[:, 1]) < 0.040
    opening = ~_below_collar(stage, world) & near_neck
    return np.where(opening, SKIN, np.where(above, SHIRT, BOTTOM))


def _below_collar(stage: Stage, world: Array) -> Mask:
    neck = stage.body.frames["c7"].to_local(world)
    below: Mask = neck[:, 2] + 0.22 * (neck[:, 0] - 0.01) < 0.004
    return below
