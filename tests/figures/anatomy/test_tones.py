"""Tissues can be told apart on a grey copy, in both styles."""

from __future__ import annotations

import pytest

from rephold.figures.anatomy.tones import COLOUR, MONO
from rephold.figures.palette import PALETTES, lightness
from support.diagrams import DIAGRAMS, STYLES, inks_that_touch, source

LIGHTNESS_STEP = 10.0
SHORTEST_MM = 8.0
"""Tissues that lie side by side for less than this, all places together, are not asked for."""


def test_both_styles_know_the_same_tissues() -> None:
    assert set(COLOUR) == set(MONO)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("figure", DIAGRAMS)
def test_tissues_that_touch_are_ten_points_of_lightness_apart(figure: str, style: str) -> None:
    palette = PALETTES[style]
    per_mm = source(figure).size[0] / source(figure).mm
    close = {
        pair: round(abs(lightness(palette[pair[0]]) - lightness(palette[pair[1]])), 1)
        for pair, units in inks_that_touch(figure).items()
        if units / per_mm > SHORTEST_MM and "arrow" not in pair
    }
    assert {pair: step for pair, step in close.items() if step < LIGHTNESS_STEP} == {}


@pytest.mark.parametrize("tissue", sorted(COLOUR))
def test_shade_and_fibres_are_darker_than_the_tissue(tissue: str) -> None:
    tones = [lightness(PALETTES["colour"][f"{tissue}{ending}"]) for ending in ("", "-shade", "-line")]
    assert tones[0] > tones[1] > tones[2]
