"""Where the weight of a body acts, and whether standing feet are under it."""

from __future__ import annotations

import numpy as np
from scipy.spatial import ConvexHull

from rephold.figures.forge.angles import SIDES
from rephold.figures.forge.body import flesh
from rephold.figures.forge.finding import Finding
from rephold.figures.forge.skeleton import Bones, landmarks
from rephold.figures.forge.solve import Solved
from rephold.figures.forge.stage import Array

# Winter, "Biomechanics and Motor Control of Human Movement": share of body mass, and of the way
# from the upper to the lower joint where it acts. From memory; check against the book before quoting.
HEAD, TRUNK = 0.081, 0.497
LIMBS = {
    ("shoulder", "elbow"): (0.028, 0.436),
    ("elbow", "wrist"): (0.016, 0.430),
    ("wrist", "hand"): (0.006, 0.8),
    ("hip", "knee"): (0.100, 0.433),
    ("knee", "ankle"): (0.0465, 0.433),
    ("ankle", "toe"): (0.0145, 0.5),
}
_SOLE_HEIGHT = 0.012  # feet with soles this near to the floor carry


def centre_of_mass(bones: Bones) -> Array:
    """World position (3,) of the centre of mass."""
    m = landmarks(bones)
    trunk = (m["pelvis"] + bones.point("lumbar", (0.03, 0, 0)) + 2 * bones.point("thorax", (0.036, 0, 0))) / 4
    total, weight = HEAD * m["head"] + TRUNK * trunk, HEAD + TRUNK
    for (upper, lower), (share, along) in LIMBS.items():
        for side in SIDES:
            start, end = m[f"{upper}_{side}"], m[f"{lower}_{side}"]
            total, weight = total + share * (start + along * (end - start)), weight + share
    centre: Array = total / weight
    return centre


def balance_findings(solved: Solved) -> list[Finding]:
    """A standing body whose weight does not act between its feet."""
    if solved.pose.position != "standing" or solved.pose.furniture:
        return []
    feet = flesh(solved.bones, solved.build, {f"{p}_{s}" for p in ("foot", "toes") for s in SIDES})
    ground = np.concatenate(
        [_outline(beads.centres, beads.radii, beads.bottoms()) for beads in feet.values()]
    )
    centre = centre_of_mass(solved.bones)[:2]
    if len(ground) < 3:
        return [Finding("refuse", "no foot is on the floor")]
    hull = ConvexHull(ground)
    outside = float((hull.equations[:, :2] @ centre + hull.equations[:, 2]).max()) * 1750
    if outside > 0:
        return [Finding("refuse", f"the body would fall: its weight acts {outside:.0f} mm outside the feet")]
    return []


def _outline(centres: Array, radii: Array, bottoms: Array) -> Array:
    low = bottoms < _SOLE_HEIGHT
    points, sizes = centres[low, :2], radii[low, :2].min(axis=1)
    corners = [points + sizes[:, None] * np.array(d) for d in ((1, 0), (-1, 0), (0, 1), (0, -1))]
    return np.concatenate(corners) if len(points) else np.zeros((0, 2))
