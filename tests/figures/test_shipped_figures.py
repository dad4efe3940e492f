"""The figures that ship: baked from the poses that ship, as they would be today, and good to look at."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import yaml

from rephold.cli.baking import bakings
from rephold.figures.baked import BakedFigure, load
from rephold.figures.forge.bake import bake, draw
from rephold.figures.forge.looks import looks
from rephold.figures.forge.proof import proof
from rephold.figures.forge.staging import stage
from rephold.figures.palette import PALETTES
from rephold.read.library import Library
from rephold.shelf import Shelf

LIBRARY = Library(Shelf())
POSES = LIBRARY.shelf.names("poses")
STYLES = tuple(PALETTES)
ONE_OF_EACH_POSITION = ("cat", "figure-four", "kneeling-lunge", "press-up-hands")
EXCEPTIONS: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(
    Path(__file__).with_name("looks.yaml").read_text(encoding="utf-8")
)
"""Style -> figure -> check that it does not pass -> why it ships all the same."""
NOTICED = 12
"""Grey levels (of 255) by which a spot of the same figure may differ between versions of the libraries."""


def committed(figure: str, style: str) -> BakedFigure:
    path = LIBRARY.shelf.find(f"baked/{style}", f"{figure}.json")
    assert path is not None, f"{figure} is not baked in {style}"
    return load(path.read_bytes())


def seen(figure: BakedFigure) -> np.ndarray:
    """Grey levels at 60 mm wide, 100 dpi, blurred over a few dots so that no line's edge counts."""
    image = np.asarray(proof(figure, PALETTES[figure.style], 60, 100).convert("L"), float)
    window = np.ones(5) / 5
    rows = np.apply_along_axis(np.convolve, 0, image, window, "valid")
    return np.asarray(np.apply_along_axis(np.convolve, 1, rows, window, "valid"))


def differing(one: BakedFigure, other: BakedFigure) -> float:
    """Share of spots that look different; all of them where the sizes do."""
    first, second = seen(one), seen(other)
    height, width = min(first.shape[0], second.shape[0]), min(first.shape[1], second.shape[1])
    if max(first.shape[0], second.shape[0]) - height > 1:
        return 1.0
    return float((np.abs(first[:height, :width] - second[:height, :width]) > NOTICED).mean())


def test_every_drawing_is_made_from_its_pose_as_it_stands() -> None:
    assert [f"{one.style}/{one.made_from.figure}" for one in bakings(LIBRARY, ()) if one.due] == []


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("figure", ONE_OF_EACH_POSITION)
def test_baking_again_gives_the_drawing_that_ships(figure: str, style: str) -> None:
    again = bake(stage(LIBRARY.pose(figure)), style)
    assert differing(again, committed(figure, style)) < 0.002


def test_another_figure_or_a_moved_one_would_be_noticed() -> None:
    cat = committed("cat", "colour")
    assert differing(cat, cat) == 0
    pose = LIBRARY.pose("cat")
    bent = pose.model_copy(update={"spine": pose.spine.model_copy(update={"thoracic": 12})})
    assert differing(bake(stage(bent, check=False), "colour"), cat) > 0.01


@pytest.mark.parametrize("figure", POSES)
def test_a_figure_shows_what_it_has_to_and_stays_clear_when_small(figure: str) -> None:
    staged = stage(LIBRARY.pose(figure))
    for style in STYLES:
        found = looks(draw(staged, style))
        assert found
        assert {look.check for look in found if not look.passed} == EXCEPTIONS[style].get(figure, {}).keys()


@pytest.mark.parametrize("style", STYLES)
def test_every_exception_has_a_figure_and_a_reason_of_its_own(style: str) -> None:
    assert EXCEPTIONS[style].keys() <= set(POSES)
    reasons = [reason for checks in EXCEPTIONS[style].values() for reason in checks.values()]
    assert len(set(reasons)) == len(reasons)
    assert all(len(reason) > 20 for reason in reasons)
