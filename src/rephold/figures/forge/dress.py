"""A dressed body: sleeves and short legs stand off the limb towards their hems, shoes off the foot."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from rephold.figures.forge.stage import Array, Body, Frame

SLEEVE_HEM = 0.56  # of the upper arm
SHORTS_HEM = 0.60  # of the thigh
LEGGINGS_HEM = 0.80  # of the shank
_SHOE_ROOM = 0.0030  # H that a shoe stands off the foot, all of it above the sole
_TOE_BOX = 0.0105  # H, half the least height of a shoe's front


@dataclass(frozen=True)
class Dressed:
    """A body with its cloth: `clothed` (n,) is true for beads that are sleeve or trouser leg."""

    body: Body
    clothed: NDArray[np.bool_]


@dataclass(frozen=True)
class Garment:
    """A tube of cloth round a limb part, from fraction `top` to `hem`, standing `flare` H off at the hem."""

    part: str
    frame: str
    joints: tuple[str, str]
    top: float
    hem: float
    flare: float


def garments(outfit: str) -> list[Garment]:
    """The tubes of an outfit (shorts or leggings, always with a T-shirt)."""
    found = []
    for side in "LR":
        arm = (f"shoulder_{side}", f"elbow_{side}")
        leg = (f"hip_{side}", f"knee_{side}")
        shank = (f"knee_{side}", f"ankle_{side}")
        found.append(Garment(f"uarm{side}", f"upper_{side}", arm, 0.05, SLEEVE_HEM, 0.0050))
        if outfit == "shorts":
            found.append(Garment(f"thigh{side}", f"thigh_{side}", leg, 0.24, SHORTS_HEM, 0.0060))
        else:
            found.append(Garment(f"thigh{side}", f"thigh_{side}", leg, 0.24, 2.0, 0.0))
            found.append(Garment(f"shin{side}", f"shin_{side}", shank, 0.0, LEGGINGS_HEM, 0.0))
    return found


def shod(body: Body) -> Body:
    """The body with feet as thick as shoes; their soles stay where they are."""
    centres, radii = body.centres.copy(), body.radii.copy()
    feet = [index for index, name in enumerate(body.parts) if name[:-1] in ("foot", "toes")]
    members = np.isin(body.part, feet)
    radii[members] += _SHOE_ROOM
    radii[members, 2] = np.maximum(radii[members, 2], _TOE_BOX)
    up = body.axes[members][:, :, 2]
    centres[members] += up * (radii - body.radii)[members, 2:]
    return replace(body, centres=centres, radii=radii)


def dress(body: Body, outfit: str) -> Dressed:
    """The body in an outfit: beads under cloth grow towards the hem, and a thin bead closes every hem."""
    radii = body.radii.copy()
    clothed = np.zeros(len(radii), bool)
    hems: list[tuple[int, Array, float]] = []
    for garment in garments(outfit):
        if garment.part not in body.parts:
            continue
        members = np.nonzero(body.part == body.parts.index(garment.part))[0]
        frame, length = _limb(body, garment)
        along = -frame.to_local(body.centres[members])[:, 2] / length
        under = along <= garment.hem
        clothed[members[under]] = True
        rise = np.clip((along[under] - garment.top) / (garment.hem - garment.top), 0, 1) ** 1.4
        radii[members[under], :2] += (garment.flare * rise)[:, None]
        if garment.flare > 0:
            last = int(members[np.abs(along - garment.hem).argmin()])
            hems.append((last, frame.origin - frame.axes[:, 2] * (garment.hem * length), garment.flare))
    return _with_hems(body, radii, clothed, hems)


def _limb(body: Body, garment: Garment) -> tuple[Frame, float]:
    start, end = (body.landmarks[name] for name in garment.joints)
    return body.frames[garment.frame], float(np.linalg.norm(end - start))


def _with_hems(
    body: Body, radii: Array, clothed: NDArray[np.bool_], hems: list[tuple[int, Array, float]]
) -> Dressed:
    """Add one disc-like bead for each hem, shaped like the limb bead it sits on."""
    like = np.array([last for last, _, _ in hems], np.int64)
    centres = body.centres[like].copy()
    rings = body.radii[like].copy()
    for index, (_, place, flare) in enumerate(hems):
        centres[index] += (
            (place - centres[index]) @ body.axes[like[index]][:, 2] * body.axes[like[index]][:, 2]
        )
        rings[index] += [flare, flare, 0]
        rings[index, 2] = 0.0035
    dressed = Body(
        np.vstack([body.centres, centres]),
        np.concatenate([body.axes, body.axes[like]]),
        np.vstack([radii, rings]),
        np.concatenate([body.part, body.part[like]]),
        np.concatenate([body.arc, body.arc[like]]),
        body.parts,
        body.frames,
        body.landmarks,
        body.shortfall,
    )
    return Dressed(dressed, np.concatenate([clothed, np.ones(len(hems), bool)]))
