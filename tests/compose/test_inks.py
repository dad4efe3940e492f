"""A clinic's colours in the theme's places, if they can be read there."""

from __future__ import annotations

import pytest

from rephold.compose.inks import inks_for
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
