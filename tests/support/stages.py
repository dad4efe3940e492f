"""Bodies and stages to draw in tests: two balls, and the forge's own person standing."""

from __future__ import annotations

from functools import cache

import numpy as np

from rephold.figures.forge.angles import SIDES, Angles, Arm, Curve, Leg
from rephold.figures.forge.body import solid_body
from rephold.figures.forge.build import build_of
from rephold.figures.forge.skeleton import forward
from rephold.figures.forge.stage import Arrow, Body, Box, Capsule, Stage

MAT = Box("mat", (-0.3, -0.3, -0.012), (0.3, 0.3, 0.0), floor=True)


def balls(*centres: tuple[float, float, float], radius: float = 0.05) -> Body:
    """A body of round beads, each its own part: ball0, ball1, ..."""
    count = len(centres)
    return Body(
        np.array(centres, float),
        np.tile(np.eye(3), (count, 1, 1)),
        np.full((count, 3), radius),
        np.arange(count),
        np.zeros(count),
        tuple(f"ball{n}" for n in range(count)),
        {},
        {},
    )


@cache
def person() -> Body:
    """A standing person with arms at the sides."""
    still = Curve()
    legs, arms = {side: Leg() for side in SIDES}, {side: Arm() for side in SIDES}
    bones = forward(Angles(np.eye(3), still, still, still, still, legs, arms), frozenset(SIDES))
    return solid_body(bones, build_of("standard"))


def standing(
    *,
    azimuth: float = 10.0,
    elevation: float = 6.0,
    props: tuple[Box, ...] = (MAT,),
    patches: tuple[Capsule, ...] = (),
    arrows: tuple[Arrow, ...] = (),
    must_see: tuple[str, ...] = (),
) -> Stage:
    """The person on a mat."""
    return Stage(
        "standing",
        person(),
        azimuth,
        elevation,
        props=props,
        patches=patches,
        arrows=arrows,
        must_see=must_see,
    )


def front_of_thigh() -> Capsule:
    """A stretched muscle on the front of the right thigh."""
    thigh = person().frames["thigh_R"]
    a, b = thigh.to_world(np.array([0.05, -0.012, -0.05])), thigh.to_world(np.array([0.04, -0.012, -0.20]))
    return Capsule(a, b, 0.036, ("thighR", "hipR"), "stretched")


def upward_arrow() -> Arrow:
    """An arrow pointing up before the person's chest."""
    return Arrow(np.array([[0.2, 0.0, 0.6], [0.2, 0.0, 0.75]]))
