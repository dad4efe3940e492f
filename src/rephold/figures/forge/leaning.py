"""Upright supports: where the wall, the chair back or the door frame is that the body touches.

A support is a plane across x. The first area that touches it says where it stands; the others have to meet
it there.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from rephold.figures.forge.body import flesh
from rephold.figures.forge.build import HEIGHT_MM, Build
from rephold.figures.forge.finding import Finding
from rephold.figures.forge.goals import Lean, Plan
from rephold.figures.forge.skeleton import Bones

OFF_MM, INTO_BONE_MM, INTO_SOFT_MM = 4.0, 6.0, 14.0


def reach_of(bones: Bones, build: Build, lean: Lean) -> float:
    """World x of the outermost point of an area, on the side that touches; `sink` is taken off."""
    pieces = flesh(bones, build, {spot.piece for spot in lean.spots})
    sign = 1.0 if lean.ahead else -1.0
    outermost = -1e9
    for spot in lean.spots:
        beads = pieces[spot.piece].between(spot.low, spot.high)
        reach = np.sqrt(((beads.axes[:, 0, :] * beads.radii) ** 2).sum(axis=1))
        outermost = max(outermost, float((sign * beads.centres[:, 0] + reach).max()))
    return sign * (outermost - lean.sink)


def planes(plan: Plan, bones: Bones, build: Build) -> dict[str, float]:
    """World x of the touched face of every upright support, by its name."""
    found: dict[str, float] = {}
    for lean in plan.leans:
        if lean.support not in found:
            found[lean.support] = reach_of(bones, build, lean)
    return found


def lean_gaps(plan: Plan, bones: Bones, build: Build) -> list[float]:
    """How far (H) each area that touches an upright support is off it; minus is into it."""
    stands = planes(plan, bones, build)
    return [
        (stands[lean.support] - reach_of(bones, build, lean)) * (1 if lean.ahead else -1)
        for lean in plan.leans
    ]


def lean_findings(plan: Plan, bones: Bones, build: Build) -> list[Finding]:
    """Every area that should touch an upright support and hovers before it or sinks in."""
    found = []
    for lean, off in zip(plan.leans, lean_gaps(plan, bones, build), strict=True):
        mm = off * HEIGHT_MM
        into = INTO_SOFT_MM if lean.soft else INTO_BONE_MM
        if mm > OFF_MM:
            found.append(Finding("refuse", f"{lean.words}: {mm:.0f} mm off it; at most {OFF_MM:.0f}"))
        elif mm < -into:
            found.append(Finding("refuse", f"{lean.words}: {-mm:.0f} mm into it; at most {into:.0f}"))
    return found + _through_wall(planes(plan, bones, build), plan, bones, build)


def _through_wall(stands: Mapping[str, float], plan: Plan, bones: Bones, build: Build) -> list[Finding]:
    """Pieces that no contact speaks of and that are behind the face of a wall the back touches."""
    leans = [lean for lean in plan.leans if lean.support == "wall"]
    if not leans or leans[0].ahead:
        return []
    spoken = {spot.piece for lean in leans for spot in lean.spots} | {"bun"}  # hair gives way
    found = []
    for piece, beads in flesh(bones, build).items():
        reach = np.sqrt(((beads.axes[:, 0, :] * beads.radii) ** 2).sum(axis=1))
        mm = (stands["wall"] - float((beads.centres[:, 0] - reach).min())) * HEIGHT_MM
        if piece not in spoken and mm > INTO_SOFT_MM:
            found.append(Finding("refuse", f"{piece}: {mm:.0f} mm into the wall and no contact says so"))
    return found
