"""Palettes: opaque, complete, and readable on a grey copy."""

from __future__ import annotations

from itertools import pairwise

import pytest

from rephold.figures.palette import INKED, PALETTES, lightness, mix


@pytest.mark.parametrize("style", sorted(PALETTES))
def test_skin_shirt_bottom_and_hair_are_ten_points_of_lightness_apart(style: str) -> None:
    tones = sorted(lightness(PALETTES[style][role]) for role in ("skin", "shirt", "bottom", "hair"))
    assert min(b - a for a, b in pairwise(tones)) >= 10


def test_both_styles_know_the_same_roles() -> None:
    assert set(PALETTES["colour"]) == set(PALETTES["mono"])


@pytest.mark.parametrize("style", sorted(PALETTES))
def test_every_channel_is_between_zero_and_one(style: str) -> None:
    assert all(0 <= part <= 1 for colour in PALETTES[style].values() for part in colour)


def test_every_line_in_mono_is_solid_black() -> None:
    lines = ("outline", "far-line", "prop-line", "hatch", "feature", "arrow")
    assert {PALETTES["mono"][role] for role in lines} == {(0.0, 0.0, 0.0)}


def test_mono_has_no_hue() -> None:
    assert all(red == green == blue for red, green, blue in PALETTES["mono"].values())


def test_far_limbs_are_paler_and_shade_is_darker_than_the_plain_tone() -> None:
    colour = PALETTES["colour"]
    for role in ("skin", "shirt", "bottom"):
        plain, back, far = (lightness(colour[role + suffix]) for suffix in ("", "-back", "-far"))
        assert plain < back < far
        assert lightness(colour[f"{role}-shade"]) < plain


@pytest.mark.parametrize("cloth", ["skin", "shirt", "bottom"])
def test_a_muscle_area_can_be_told_from_what_it_lies_on(cloth: str) -> None:
    colour = PALETTES["colour"]
    for meaning in ("stretched", "working"):
        one, two = colour[cloth], colour[f"{meaning}-core-on-{cloth}"]
        assert max(abs(a - b) for a, b in zip(one, two, strict=True)) > 0.2


def test_lightness_runs_from_black_to_white() -> None:
    assert lightness((0, 0, 0)) == pytest.approx(0)
    assert lightness((1, 1, 1)) == pytest.approx(100)
    assert lightness((0.4663, 0.4663, 0.4663)) == pytest.approx(50, abs=0.1)


def test_mixing_ends_at_both_colours() -> None:
    assert mix((0, 0, 0), (1, 1, 1), 0) == (0, 0, 0)
    assert mix((0, 0, 0), (1, 1, 1), 1) == (1, 1, 1)
    assert mix((0, 0, 0), (1, 1, 1), 0.5) == pytest.approx((0.5, 0.5, 0.5), abs=0.01)


@pytest.mark.parametrize("meaning", ["stretched", "working"])
@pytest.mark.parametrize("cloth", ["skin", "shirt", "bottom"])
def test_a_muscle_area_shows_on_a_grey_print(meaning: str, cloth: str) -> None:
    colour = PALETTES["colour"]
    core, ground = colour[f"{meaning}-core-on-{cloth}"], colour[cloth]
    assert abs(lightness(core) - lightness(ground)) >= (
        10 if meaning == "stretched" or cloth != "shirt" else 8
    )


def test_grey_keeps_the_lightness_of_every_colour_and_has_no_hue() -> None:
    grey, colour = INKED["grey"], INKED["colour"]
    assert set(grey) == set(colour)
    for role in set(colour) - {"arrow", "guide"}:
        assert len(set(grey[role])) == 1
        assert lightness(grey[role]) == pytest.approx(lightness(colour[role]), abs=0.3)


def test_arrows_in_grey_stand_out_from_all_that_they_may_lie_on() -> None:
    grey = INKED["grey"]
    for ground in ("halo", "underlay", "skin", "shirt", "bottom", "prop-top", "furniture-front"):
        assert lightness(grey[ground]) - lightness(grey["arrow"]) >= 30


def test_saver_has_no_areas_and_every_line_arrow_and_meaning() -> None:
    saver, colour = INKED["saver"], INKED["colour"]
    assert set(saver) == set(colour)
    for role in (
        "outline",
        "far-line",
        "prop-line",
        "feature",
        "detail",
        "hatch",
        "arrow",
        "guide",
        "bone-line",
    ):
        assert saver[role] == colour[role]
    for role in (
        "skin",
        "shirt",
        "bottom",
        "hair",
        "wood",
        "linen",
        "prop-side",
        "muscle",
        "shirt-far-shade",
    ):
        assert saver[role] == (1.0, 1.0, 1.0)
    for role in ("shadow", "stretched-core-on-skin", "working-on-bottom"):
        assert 80 < lightness(saver[role]) < 95
