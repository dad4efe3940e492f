"""Bones -> beads: the solid body, in named pieces, and as the `Body` a picture is drawn from.

A *piece* is the finest unit a contact can name (a buttock, the neck); a *part* is what the drawing
tells apart (all of the trunk is `torso`).
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from rephold.figures.forge import flesh_limbs as limbs
from rephold.figures.forge import flesh_trunk as trunk
from rephold.figures.forge.angles import SIDES, Side
from rephold.figures.forge.beads import Beads
from rephold.figures.forge.build import Build
from rephold.figures.forge.skeleton import Bones, landmarks, leg_angles
from rephold.figures.forge.stage import Body

# piece -> part, without the side; pieces of one side carry _L or _R, parts L or R
_MIDDLE = {
    "pelvis": "torso",
    "lumbar": "torso",
    "thoracic": "torso",
    "neck": "neck",
    "skull": "head",
    "hair": "hair",
    "bun": "bun",
}
_SIDED = {
    "ear": "ear",
    "thigh": "thigh",
    "shin": "shin",
    "seat": "hip",
    "foot": "foot",
    "toes": "toes",
    "uarm": "uarm",
    "farm": "farm",
    "palm": "hand",
    "fingers": "fing",
    "thumb": "thumb",
}
PART_OF = (
    {"pelvis": "torso", "buttock_L": "torso", "buttock_R": "torso"}
    | _MIDDLE
    | {f"yoke_{side}": "torso" for side in SIDES}
    | {f"{piece}_{side}": part + side for side in SIDES for piece, part in _SIDED.items()}
)


def flesh(bones: Bones, build: Build, only: Collection[str] | None = None) -> dict[str, Beads]:
    """The beads of every piece (or of the pieces in `only`), in the world."""
    wanted = [piece for piece in PART_OF if only is None or piece in only]
    if build.hair != "bun":
        wanted = [piece for piece in wanted if piece != "bun"]
    return {piece: _piece(piece, bones, build) for piece in wanted}


def _piece(piece: str, bones: Bones, build: Build) -> Beads:
    if piece[-2:] in ("_L", "_R"):
        side: Side = "L" if piece[-1] == "L" else "R"
        return _sided(piece[:-2], side, bones, build)
    f = bones.frames
    if piece == "pelvis":
        return trunk.pelvis(build).placed(f["pelvis"])
    if piece in ("lumbar", "thoracic"):
        return trunk.trunk(bones.spine[piece], build, piece)
    if piece == "neck":
        return trunk.neck(bones)
    shape = {"skull": trunk.skull, "hair": trunk.hair, "bun": trunk.bun}[piece]
    return shape().placed(f["head"])


def _sided(name: str, side: Side, bones: Bones, build: Build) -> Beads:
    f = bones.frames
    match name:
        case "buttock":
            flexion = leg_angles(bones, side).hip_flexion
            return trunk.buttock(build, side, flexion).placed(f["pelvis"])
        case "seat":
            return trunk.seat(bones, build, side)
        case "yoke":
            return trunk.yoke(bones, build, side)
        case "ear":
            return trunk.ear(side).placed(f["head"])
        case "thigh":
            return limbs.thigh(build, side).placed(f[f"thigh_{side}"])
        case "shin":
            return limbs.shin(build, side).placed(f[f"shin_{side}"])
        case "foot":
            return limbs.foot(side).placed(f[f"foot_{side}"])
        case "toes":
            return limbs.toes(side).placed(f[f"toes_{side}"])
        case _:
            return _arm_piece(name, side, bones, build)


def _arm_piece(name: str, side: Side, bones: Bones, build: Build) -> Beads:
    f = bones.frames
    if name == "uarm":
        return limbs.upper_arm(build, side).placed(f[f"upper_{side}"])
    if name == "farm":
        return limbs.forearm(build, side, bones.twists[side]).placed(f[f"fore_{side}"])
    hand = f[f"hand_{side}"]
    if name == "palm":
        return limbs.palm(side).placed(hand)
    shape = limbs.fingers if name == "fingers" else limbs.thumb
    return shape(side, bones.hands[side]).placed(hand)


def solid_body(bones: Bones, build: Build) -> Body:
    """The whole body as the drawing wants it: all beads, their parts, frames and landmarks."""
    pieces = flesh(bones, build)
    parts = tuple(dict.fromkeys(PART_OF[piece] for piece in pieces))
    index = np.concatenate(
        [np.full(len(beads.arc), parts.index(PART_OF[piece])) for piece, beads in pieces.items()]
    )
    chains = list(pieces.values())
    return Body(
        centres=np.concatenate([c.centres for c in chains]),
        axes=np.concatenate([c.axes for c in chains]),
        radii=np.concatenate([c.radii for c in chains]),
        part=index.astype(np.int64),
        arc=np.concatenate([c.arc for c in chains]),
        parts=parts,
        frames=dict(bones.frames),
        landmarks=landmarks(bones),
        shortfall=dict(bones.shortfall),
    )
