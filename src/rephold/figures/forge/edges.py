"""Which edges between pixels are lines, and of what kind."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rephold.figures.forge.camera import Camera
from rephold.figures.forge.materials import Surface
from rephold.figures.forge.neighbours import HEADLIKE, NO_CREASE, SLEEVED, neighbour_table
from rephold.figures.forge.raster import Buffer, Mask
from rephold.figures.forge.stage import Body

OUTER, INNER, SEAM, CREASE, PROP, HEM, FINGER = 1, 2, 3, 4, 5, 6, 7

Pixels = tuple[NDArray[np.int64], NDArray[np.int64]]  # y, x

_JUMP = 0.014  # H: a neighbour's contour is drawn where it stands this far before what is behind it
_HEAD_JUMP = 0.012
_ALONG = 0.06  # H along the chain: nearer beads of one part never make a contour
_FINGER_RESET = 0.02  # H by which the arc falls from the tip of one finger to the root of the next
_EDGE_ON = 0.72  # |width axis of the hand . viewer| beyond which its fingers lie behind each other
_SHARP = 0.35  # cosine between two normals below which neighbours meet in a fold


@dataclass(frozen=True)
class Edges:
    """Line edges between pixel corners: vertex codes (y * stride + x), kinds and far flags, all (n,)."""

    start: NDArray[np.int64]
    end: NDArray[np.int64]
    kind: NDArray[np.int8]
    far: Mask
    stride: int


@dataclass(frozen=True)
class _Lookup:
    neighbours: Mask
    headlike: Mask
    no_crease: Mask
    sleeved: Mask
    finger: NDArray[np.int64]  # per bead: 0, or the number of its finger


def line_edges(buffer: Buffer, surface: Surface, body: Body, *, fingers: bool = True) -> Edges:
    """All pixel edges that are lines, with or without those between fingers."""
    lookup = _lookup(buffer, body, fingers)
    stride = buffer.grid.width + 1
    starts, ends, kinds, fars = [], [], [], []
    for down, right in ((1, 0), (0, 1)):
        y, x = _candidates(buffer, surface, down, right)
        one, two = (y, x), (y + down, x + right)
        kind = _kinds(buffer, surface, body, lookup, one, two)
        drawn = kind > 0
        y, x, kind = y[drawn], x[drawn], kind[drawn]
        one, two = (y, x), (y + down, x + right)
        shows = buffer.bead[one] >= 0, buffer.bead[two] >= 0
        owner_is_one = np.where(shows[0] == shows[1], buffer.depth[one] > buffer.depth[two], shows[0])
        start = (y + down) * stride + x + right
        starts.append(start)
        ends.append(start + (1 if down else stride))
        kinds.append(kind)
        fars.append(np.where(owner_is_one, surface.far_line[one], surface.far_line[two]))
    return Edges(
        np.concatenate(starts), np.concatenate(ends), np.concatenate(kinds), np.concatenate(fars), stride
    )


def _lookup(buffer: Buffer, body: Body, fingers: bool) -> _Lookup:
    names = (*buffer.names, "")
    headlike = np.array([name in HEADLIKE for name in names])
    no_crease = np.array([name.startswith(NO_CREASE) for name in names])
    sleeved = np.array([name.startswith(SLEEVED) for name in names])
    finger = _finger_numbers(body, buffer.camera) if fingers else np.zeros(len(body.part), np.int64)
    return _Lookup(neighbour_table(buffer.names), headlike, no_crease, sleeved, finger)


def _finger_numbers(body: Body, camera: Camera) -> NDArray[np.int64]:
    """For every bead the number (from 1) of its finger; 0 if it is none or the hand is seen edge on.

    Along a finger the arc only grows.
    """
    flat = [
        f"fing{side}"
        for side in "LR"
        if abs(float(body.frames[f"hand_{side}"].axes[:, 1] @ camera.viewer)) < _EDGE_ON
    ]
    is_finger = np.array([name in flat for name in body.parts])[body.part]
    starts = np.concatenate([[True], np.diff(body.arc) < -_FINGER_RESET])
    return np.where(is_finger, np.cumsum(starts), 0)


def _candidates(buffer: Buffer, surface: Surface, down: int, right: int) -> Pixels:
    """Pixels whose lower (down) or right neighbour differs in anything that can make a line."""
    height, width = buffer.part.shape
    one = slice(0, height - down), slice(0, width - right)
    two = slice(down, height), slice(right, width)
    bead_jump = np.abs(buffer.bead[one] - buffer.bead[two]) > 3
    differs = (buffer.part[one] != buffer.part[two]) | (buffer.face[one] != buffer.face[two])
    differs |= surface.material[one] != surface.material[two]
    differs |= np.abs(buffer.depth[one] - buffer.depth[two]) > min(_JUMP, _HEAD_JUMP)
    differs |= bead_jump & buffer.showing(["fingL", "fingR"])[one]
    y, x = np.nonzero(differs)
    return y, x


def _kinds(
    buffer: Buffer,
    surface: Surface,
    body: Body,
    lookup: _Lookup,
    one: Pixels,
    two: Pixels,
) -> NDArray[np.int8]:
    """The kind of line between pixels `one` and `two`, 0 for none; later rules win."""
    p, q = buffer.part[one], buffer.part[two]
    body_p, body_q = buffer.bead[one] >= 0, buffer.bead[two] >= 0
    both, differ = body_p & body_q, p != q
    jump = np.abs(buffer.depth[one] - buffer.depth[two])
    neighbours = lookup.neighbours[p, q]
    heads = lookup.headlike[p] & lookup.headlike[q]
    facing = (buffer.normal[one] * buffer.normal[two]).sum(-1)
    along = np.abs(body.arc[buffer.bead[one]] - body.arc[buffer.bead[two]])
    kind = np.zeros(p.shape, np.int8)
    kind[both & differ & neighbours & (facing < _SHARP) & ~lookup.no_crease[p] & ~lookup.no_crease[q]] = (
        CREASE
    )
    kind[both & (surface.material[one] != surface.material[two])] = SEAM
    kind[both & ~differ & (kind == SEAM) & lookup.sleeved[p]] = HEM
    kind[both & ~differ & (lookup.finger[buffer.bead[one]] != lookup.finger[buffer.bead[two]])] = FINGER
    kind[both & differ & (surface.far[one] != surface.far[two])] = SEAM
    kind[both & differ & ~neighbours] = INNER
    kind[both & differ & neighbours & (jump > _JUMP) & ~heads] = INNER
    kind[both & heads & (jump > _HEAD_JUMP)] = INNER
    kind[both & ~differ & (along > _ALONG) & (jump > _JUMP)] = INNER
    kind[body_p != body_q] = OUTER
    kind[~body_p & ~body_q & (differ | (buffer.face[one] != buffer.face[two]))] = PROP
    return kind
