"""Shoes: drawn where a pose asks for them, on the floor where the bare foot stood, without toes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from rephold.figures.forge.bake import draw
from rephold.figures.forge.dress import shod
from rephold.figures.forge.materials import LINEN, SHOE, SKIN
from rephold.figures.forge.stage import Body, Stage
from rephold.figures.forge.staging import stage
from rephold.figures.palette import PALETTES
from support.poses import shipped, upright

PIXELS = 700
FEET = ("footL", "footR", "toesL", "toesR")


def walking(**changes: object) -> Stage:
    return replace(stage(shipped("walk-break").pose), **changes)  # type: ignore[arg-type]


def inks(one: Stage, style: str) -> set[str]:
    return {mark.ink for mark in draw(one, style, px_per_height=PIXELS).marks}


def feet(body: Body) -> np.ndarray:
    return np.isin(body.part, [body.parts.index(name) for name in FEET])


@pytest.mark.parametrize("style", sorted(PALETTES))
def test_shoes_are_drawn_where_the_pose_has_them(style: str) -> None:
    assert {"shoe", "shoe-far"} <= inks(walking(), style)
    assert not any(ink.startswith("shoe") for ink in inks(walking(shoes=False), style))
    assert stage(upright(footwear="shoes")).shoes
    assert not stage(upright()).shoes


def test_a_shoe_covers_the_foot_to_the_ankle_and_has_a_pale_sole() -> None:
    drawing = draw(walking(), "colour", px_per_height=PIXELS)
    frame = drawing.stage.body.frames["foot_R"]
    for part, materials in (
        ("footR", {SHOE, LINEN, SKIN}),
        ("toesR", {SHOE, LINEN}),
        ("shinR", {SHOE, SKIN}),
    ):
        mask = drawing.buffer.showing([part]) & drawing.buffer.body
        found = drawing.surface.material[mask]
        assert set(found.tolist()) <= materials, part
        height = frame.to_local(drawing.buffer.world(mask))[:, 2]
        if (found == SHOE).any() and (found == SKIN).any():
            assert height[found == SHOE].max() < 0.03, "no higher than the ankle"
            assert height[found == SKIN].max() > height[found == SHOE].max()
    assert (drawing.surface.material == LINEN).any()


def test_a_shoe_is_thicker_than_the_foot_but_stands_as_low() -> None:
    bare = stage(upright()).body
    worn = shod(bare)
    on_foot = feet(bare)
    lowest = [body.centres[on_foot, 2] - body.radii[on_foot, 2] for body in (bare, worn)]
    assert np.allclose(lowest[0], lowest[1], atol=1e-3)
    assert (worn.radii[on_foot] > bare.radii[on_foot]).all()
    assert (worn.radii[~on_foot] == bare.radii[~on_foot]).all()


def test_no_toes_are_drawn_on_a_shoe() -> None:
    front = replace(stage(upright()), azimuth=70.0, elevation=20.0)
    assert "detail" in inks(front, "colour")
    assert "detail" not in inks(replace(front, shoes=True), "colour")


def test_no_speck_of_the_far_hip_darkens_the_far_thigh() -> None:
    drawing = draw(stage(shipped("dead-bug-start").pose), "colour", px_per_height=PIXELS)
    hip = drawing.buffer.showing(["hipL"]) & drawing.buffer.body
    assert hip.any()
    assert drawing.surface.far[hip].all()
