"""Checks of what a drawing looks like: they pass for a sound figure and find what is wrong."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from rephold.figures.baked import Op
from rephold.figures.forge.bake import Drawing, baked, draw
from rephold.figures.forge.looks import (
    Look,
    gap_looks,
    likeness,
    looks,
    part_looks,
    patch_looks,
    size_looks,
    step_looks,
    weight_looks,
)
from rephold.figures.forge.stage import Box, Capsule
from rephold.figures.palette import PALETTES
from support.stages import front_of_thigh, person, standing

PIXELS = 500


def drawing(**changes: object) -> Drawing:
    return draw(replace(standing(azimuth=70), **changes), "colour", px_per_height=PIXELS)  # type: ignore[arg-type]


def test_a_person_seen_from_the_front_passes_every_check() -> None:
    found = looks(drawing(must_see=("head", "torso", "thighR"), patches=(front_of_thigh(),)))
    assert len(found) >= 14
    assert [str(look) for look in found if not look.passed and look.check != "gap, mm"] == []


def test_a_part_behind_a_wall_does_not_show() -> None:
    wall = Box("wall", (0.2, -0.4, 0.3), (0.25, 0.4, 1.3))
    shows = {look.subject: look for look in part_looks(drawing(must_see=("shinR", "head"), props=(wall,)))}
    assert shows["shinR"].passed
    assert not shows["head"].passed
    assert shows["head"].measured == pytest.approx(0, abs=0.05)


def test_hair_over_the_head_does_not_hide_it() -> None:
    (look,) = part_looks(drawing(must_see=("head",)))
    assert look.measured > 0.9


def test_a_muscle_on_the_side_turned_away_is_found() -> None:
    thigh = person().frames["thigh_R"]
    behind = Capsule(
        thigh.to_world(np.array([-0.06, 0, -0.05])),
        thigh.to_world(np.array([-0.05, 0, -0.2])),
        0.03,
        ("thighR",),
        "stretched",
    )
    assert all(look.passed for look in patch_looks(drawing(patches=(front_of_thigh(),))))
    assert not any(look.passed for look in patch_looks(drawing(patches=(behind,))))


@pytest.mark.parametrize("style", sorted(PALETTES))
def test_lines_are_heavy_enough_at_the_size_of_their_style(style: str) -> None:
    outer, thinnest = weight_looks(draw(standing(), style, px_per_height=PIXELS))
    assert outer.passed
    assert outer.measured < 1.2
    assert thinnest.passed


def test_a_weak_pen_is_found() -> None:
    weak = drawing()
    weak = replace(weak, manner=replace(weak.manner, outer=0.6, thinnest=0.1))
    assert [look.passed for look in weight_looks(weak)] == [False, False]


def test_a_sliver_of_paper_is_found() -> None:
    walls = tuple(Box("wall", (-0.5, y, 0.0), (-0.45, y + 0.1, 0.5)) for y in (0.2, 0.3))
    plain = drawing(props=walls)
    body = plain.buffer.body
    slit = np.zeros(body.shape, bool)
    rows, columns = np.nonzero(body)
    y, x = int(np.median(rows)), int(np.median(columns[rows == int(np.median(rows))]))
    slit[y - 40 : y + 40, x : x + 2] = True
    bead = np.where(slit, -1, plain.buffer.bead).astype(np.int32)
    cut = replace(plain, buffer=replace(plain.buffer, bead=bead))
    narrow = [look for look in gap_looks(cut, baked(cut)) if not look.passed]
    before = [look for look in gap_looks(plain, baked(plain)) if not look.passed]
    assert len(narrow) == len(before) + 1


def test_too_many_segments_and_bytes_are_found() -> None:
    once = drawing()
    figure = baked(once)
    scribble = " ".join(f"{x} {y} l" for x, y in np.random.default_rng(1).integers(0, 2000, (6000, 2)))
    figure = replace(figure, ops=(*figure.ops, Op("stroke", "outline", 2.0, f"0 0 m {scribble}")))
    by_check = {look.check: look for look in size_looks(once, figure, PALETTES["colour"])}
    assert not by_check["segments"].passed
    assert not by_check["bytes deflated"].passed


def test_a_palette_without_contrast_is_found() -> None:
    dull = {**PALETTES["colour"], "bottom": PALETTES["colour"]["hair"]}
    assert [look.passed for look in step_looks(dull)].count(False) == 1


def test_a_figure_drawn_with_hair_lines_loses_its_likeness_in_small_print() -> None:
    figure = baked(draw(standing(), "mono", px_per_height=PIXELS))
    assert likeness(figure, PALETTES["mono"]) > 0.85
    noise = [op._replace(ink="prop-side") if op.ink in ("outline", "far-line") else op for op in figure.ops]
    assert likeness(replace(figure, ops=tuple(noise)), PALETTES["mono"]) < likeness(figure, PALETTES["mono"])


def test_a_look_says_which_side_of_its_limit_it_is_on() -> None:
    assert Look("gap, mm", "a", 0.4, 0.35).passed
    assert not Look("gap, mm", "a", 0.3, 0.35).passed
    assert Look("segments", "a", 900, 1300, at_least=False).passed
    assert str(Look("segments", "a", 1400, 1300, at_least=False)) == "segments: a: 1400 > 1300"
