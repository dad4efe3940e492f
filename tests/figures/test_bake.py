"""From a stage to a baked figure."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from rephold.errors import ContentError
from rephold.figures.baked import BakedFigure, bounding_box, dump, load, pdf_operators
from rephold.figures.forge.bake import bake
from rephold.figures.forge.proof import proof
from rephold.figures.forge.stage import Guide, Stage
from rephold.figures.palette import PALETTES
from support.stages import front_of_thigh, standing, upward_arrow

PIXELS = 500


def full() -> Stage:
    return standing(patches=(front_of_thigh(),), arrows=(upward_arrow(),))


@cache
def figure(style: str) -> BakedFigure:
    return bake(full(), style, px_per_height=PIXELS, source="ab" * 32)


def inks(baked: BakedFigure) -> set[str]:
    return {op.ink for op in baked.ops}


@pytest.mark.parametrize("style", sorted(PALETTES))
def test_the_same_stage_gives_the_same_bytes(style: str) -> None:
    assert dump(bake(full(), style, px_per_height=PIXELS, source="ab" * 32)) == dump(figure(style))


@pytest.mark.parametrize("style", sorted(PALETTES))
def test_a_baked_figure_survives_its_file(style: str) -> None:
    assert load(dump(figure(style))) == figure(style)
    assert figure(style).source == "ab" * 32


@pytest.mark.parametrize("style", sorted(PALETTES))
def test_every_ink_has_a_colour(style: str) -> None:
    assert inks(figure(style)) <= set(PALETTES[style])


@pytest.mark.parametrize("style", sorted(PALETTES))
def test_the_paint_fills_its_size_without_leaving_it(style: str) -> None:
    baked = figure(style)
    left, bottom, right, top = bounding_box(baked)
    assert 0 <= left <= 6
    assert 0 <= bottom <= 6
    assert baked.size[0] - 6 <= right <= baked.size[0]
    assert baked.size[1] - 6 <= top <= baked.size[1]


def test_a_standing_person_is_one_body_height_tall_and_stands_on_the_floor() -> None:
    baked = bake(standing(elevation=0, azimuth=0, props=()), "colour", px_per_height=PIXELS)
    assert baked.per_height == 2 * PIXELS
    tall = baked.size[1] / baked.per_height
    assert tall == pytest.approx(1.02, abs=0.04)  # with the bun and the lines
    assert baked.floor / baked.per_height == pytest.approx(0.005, abs=0.01)


@pytest.mark.parametrize("style", sorted(PALETTES))
def test_coordinates_are_whole_numbers_and_operators_only_paint(style: str) -> None:
    for op in figure(style).ops:
        assert re.fullmatch(r"(?:-?\d+|[mlch])(?: (?:-?\d+|[mlch]))*", op.path)
    operators = re.findall(r"[A-Za-z*]+", pdf_operators(figure(style), PALETTES[style]).decode())
    assert set(operators) <= {"q", "Q", "cm", "J", "j", "w", "rg", "RG", "m", "l", "c", "h", "f", "S"}


@pytest.mark.parametrize("style", sorted(PALETTES))
def test_a_full_size_figure_is_small(style: str) -> None:
    baked = bake(full(), style)
    assert baked.segments <= 1300
    assert len(zlib.compress(pdf_operators(baked, PALETTES[style]))) <= 14_000


def test_colour_has_tinted_muscle_and_shade_and_mono_has_hatching_instead() -> None:
    assert {"stretched-on-skin", "stretched-core-on-bottom"} & inks(figure("colour"))
    assert any(ink.endswith("-shade") for ink in inks(figure("colour")))
    assert {"underlay", "hatch"} <= inks(figure("mono"))
    assert not any(ink.endswith("-shade") or ink.startswith("stretched") for ink in inks(figure("mono")))


def test_hatching_stays_within_its_white_patch() -> None:
    ops = figure("mono").ops
    patch = replace(figure("mono"), ops=tuple(op for op in ops if op.ink == "underlay"))
    hatch = replace(figure("mono"), ops=tuple(op for op in ops if op.ink == "hatch"))
    room, lines = np.array(bounding_box(patch)), np.array(bounding_box(hatch))
    slack = 3 + max(op.width or 0 for op in hatch.ops) / 2
    assert (lines[:2] >= room[:2] - slack).all()
    assert (lines[2:] <= room[2:] + slack).all()


def test_a_working_muscle_is_hatched_both_ways() -> None:
    def slopes(stage: Stage) -> set[int]:
        hatch = next(op for op in bake(stage, "mono", px_per_height=PIXELS).ops if op.ink == "hatch")
        lines = re.findall(r"(-?\d+) (-?\d+) m (-?\d+) (-?\d+) l", hatch.path)
        return {int(np.sign((int(d) - int(b)) * (int(c) - int(a)))) for a, b, c, d in lines}

    stretched = standing(patches=(front_of_thigh(),))
    working = standing(patches=(replace(front_of_thigh(), meaning="working"),))
    assert slopes(stretched) == {1}
    assert slopes(working) == {1, -1}


def test_far_limbs_are_painted_before_near_ones_and_lines_after_fills() -> None:
    order = [op.ink for op in figure("colour").ops]
    assert order.index("skin-far") < order.index("skin")
    assert order.index("prop-top") < order.index("skin-far")
    assert order.index("skin") < order.index("outline")
    assert order.index("far-line") < order.index("outline")
    assert order[-1] == "arrow"
    assert order[-2] == "halo"


def test_from_the_front_no_limb_is_far() -> None:
    assert not any("far" in ink for ink in inks(bake(standing(azimuth=80), "colour", px_per_height=PIXELS)))


def test_a_guide_is_dashed() -> None:
    plumb = Guide(np.array([0, -0.3, 0]), np.array([0, -0.3, 1.0]))
    baked = bake(replace(standing(), guides=(plumb,)), "colour", px_per_height=PIXELS)
    (guide,) = (op for op in baked.ops if op.ink == "guide")
    assert guide.path.count("m") > 20


def test_an_unknown_style_is_refused() -> None:
    with pytest.raises(ContentError, match="no style 'sepia'"):
        bake(standing(), "sepia")


@pytest.mark.parametrize("style", sorted(PALETTES))
def test_a_reader_paints_skin_shirt_and_bottom_where_they_are_worn(style: str) -> None:
    baked = bake(standing(props=(), azimuth=80), style, px_per_height=PIXELS)
    picture = np.asarray(proof(baked, PALETTES[style], 40, 300), float) / 255
    middle = picture[:, picture.shape[1] // 2]
    for role, share in (("shirt", 0.36), ("bottom", 0.50)):
        row = middle[round(len(middle) * share)]
        plain, shaded = PALETTES[style][role], PALETTES[style][f"{role}-shade"]
        assert min(np.abs(row - plain).max(), np.abs(row - shaded).max()) < 0.02


def test_mirrored_operators_paint_the_mirror_image() -> None:
    baked, palette = figure("colour"), PALETTES["colour"]
    plain = np.asarray(proof(baked, palette, 30, 200).convert("L"), float)
    mirrored = np.asarray(proof(baked, palette, 30, 200, mirrored=True).convert("L"), float)
    assert np.abs(plain[:, ::-1] - mirrored).mean() < 2.0
    assert np.abs(plain - mirrored).mean() > 10.0
