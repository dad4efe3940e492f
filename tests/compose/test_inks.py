"""A clinic's colours in the theme's places, if they can be read there."""

from __future__ import annotations

import pytest

from rephold.compose.inks import in_ink, inks_for
from rephold.errors import ContentError
from rephold.model.clinic import Clinic
from rephold.model.colour import READABLE, Colour, contrast
from rephold.model.layout import Inks

PURPLE, RED = Colour.parse("#5b2a86"), Colour.parse("#9a1f4b")


def test_a_clinics_colours_take_the_places_of_accent_heading_and_warning() -> None:
    found = inks_for(Inks(), Clinic(name="A", colour=PURPLE, warning_colour=RED))
    assert (found.accent, found.heading, found.warning) == (PURPLE, PURPLE, RED)
    assert found.text == Inks().text


def test_without_clinic_or_colours_the_theme_holds() -> None:
    assert inks_for(Inks(), None) == inks_for(Inks(), Clinic(name="A")) == Inks()


def test_a_colour_that_is_strong_on_white_and_weak_on_the_tint_is_refused_once() -> None:
    weak = Colour.parse("#767676")
    assert contrast(weak, Colour(255, 255, 255)) >= READABLE > contrast(weak, Inks().tint)
    with pytest.raises(ContentError) as caught:
        inks_for(Inks(), Clinic(name="Riverside", colour=weak))
    (problem,) = caught.value.problems
    assert str(problem.place) == "clinic Riverside"
    assert problem.what.startswith("#767676 is too weak on tint")
    suggested = Colour.parse(problem.hint.split()[1].rstrip(","))
    assert inks_for(Inks(), Clinic(name="Riverside", colour=suggested)).accent == suggested


@pytest.mark.parametrize("clinic", [None, Clinic(name="A", colour=PURPLE, warning_colour=RED)])
def test_in_grey_nothing_has_a_hue_and_all_is_seen_as_well_as_in_colour(clinic: Clinic | None) -> None:
    full = inks_for(Inks(), clinic)
    grey = in_ink(full, "grey")
    for name in Inks.model_fields:
        assert len(set(getattr(grey, name).rgb)) == 1
    for name in ("text", "muted", "accent", "heading", "warning", "rule"):
        for ground in ("paper", "tint"):
            before = contrast(getattr(full, name), getattr(full, ground))
            assert contrast(getattr(grey, name), getattr(grey, ground)) >= before - 1e-6
    assert list(grey.weak()) == []
    assert grey.tint != grey.paper


def test_saver_takes_the_tint_away_and_leaves_the_words_as_they_are() -> None:
    saver = in_ink(Inks(), "saver")
    assert saver.tint == saver.paper
    assert saver.model_copy(update={"tint": Inks().tint}) == Inks() == in_ink(Inks(), "full")
