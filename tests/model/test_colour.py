"""Colours: reading them, WCAG contrast as published, and the suggestion for a colour that is too weak."""

from __future__ import annotations

import colorsys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from rephold.model.colour import Colour, contrast, nearest_with_contrast

WHITE, BLACK = Colour.parse("#ffffff"), Colour.parse("#000000")
channels = st.integers(0, 255)
colours = st.builds(Colour, channels, channels, channels)


class Sign(BaseModel):
    """A model with a colour."""

    colour: Colour = Colour.parse("#14506b")


def test_a_colour_is_read_and_written_with_six_digits() -> None:
    assert Colour.parse("#14506B").rgb == (0x14, 0x50, 0x6B)
    assert str(Colour(1, 2, 255)) == "#0102ff"


@pytest.mark.parametrize(
    "text", ["", "14506b", "#14506", "#14506b ", "#14506b\n", "#14506g", "#fff", "teal", "#１4506b"]
)
def test_other_ways_to_write_a_colour_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="six hexadecimal digits"):
        Colour.parse(text)


def test_channels_outside_a_byte_are_refused() -> None:
    with pytest.raises(ValueError, match="0 to 255"):
        Colour(0, 256, 0)


@pytest.mark.parametrize(
    ("a", "b", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),  # WCAG 2.1, definition of contrast ratio: from 1 to 21
        ("#949494", "#ffffff", 3.0),  # Understanding 1.4.11, button without a visual boundary
        ("#e5e5e5", "#6221ea", 5.6),  # Understanding 1.4.11, purple check box
        ("#fff000", "#ffffff", 1.2),  # Understanding 1.4.11, star ratings that fail
    ],
)
def test_contrast_is_what_wcag_publishes(a: str, b: str, ratio: float) -> None:
    """Published with one decimal, here rounded (1.17 as 1.2), there cut off (5.699 as 5.6)."""
    assert contrast(Colour.parse(a), Colour.parse(b)) == pytest.approx(ratio, abs=0.1)


def test_the_greys_on_both_sides_of_the_limit_for_text() -> None:
    """#767676 is the lightest grey that passes 4.5:1 on white."""
    assert contrast(Colour.parse("#767676"), WHITE) == pytest.approx(4.54, abs=0.005)
    assert contrast(Colour.parse("#777777"), WHITE) == pytest.approx(4.48, abs=0.005)


def test_primary_colours_have_the_luminance_of_their_weights() -> None:
    assert [Colour(*rgb).luminance for rgb in ((255, 0, 0), (0, 255, 0), (0, 0, 255))] == [
        0.2126,
        0.7152,
        0.0722,
    ]
    assert Colour(10, 10, 10).luminance == pytest.approx(10 / 255 / 12.92)
    assert Colour(11, 11, 11).luminance == pytest.approx(((11 / 255 + 0.055) / 1.055) ** 2.4)


@given(colours, colours)
def test_contrast_does_not_care_which_colour_is_in_front(a: Colour, b: Colour) -> None:
    assert contrast(a, b) == contrast(b, a)
    assert 1 <= contrast(a, b) <= 21.0000001


def test_a_colour_that_is_strong_enough_is_left_alone() -> None:
    teal = Colour.parse("#14506b")
    assert nearest_with_contrast(teal, WHITE, 4.5) is teal


@pytest.mark.parametrize(
    ("weak", "against", "ratio", "suggested"),
    [
        ("#ffa500", "#ffffff", 4.5, "#a46a00"),
        ("#999999", "#ffffff", 4.5, "#767676"),
        ("#14506b", "#000000", 4.5, "#1f7da7"),
        ("#ffff00", "#ffffff", 3.0, "#9a9a00"),
    ],
)
def test_the_suggestion_is_the_first_that_passes(
    weak: str, against: str, ratio: float, suggested: str
) -> None:
    found = nearest_with_contrast(Colour.parse(weak), Colour.parse(against), ratio)
    assert str(found) == suggested


def test_what_cannot_be_reached_is_said() -> None:
    with pytest.raises(ValueError, match="no colour has a contrast of 7:1 with #777777"):
        nearest_with_contrast(Colour.parse("#14506b"), Colour.parse("#777777"), 7)


@given(colours, colours, st.floats(1, 4.5))
def test_the_suggestion_passes_and_keeps_its_hue(colour: Colour, against: Colour, ratio: float) -> None:
    found = nearest_with_contrast(colour, against, ratio)
    assert contrast(found, against) >= ratio
    before, after = (colorsys.rgb_to_hls(*(c / 255 for c in each.rgb)) for each in (colour, found))
    chroma = max(found.rgb) - min(found.rgb)
    if (
        chroma > 40 and max(colour.rgb) - min(colour.rgb) > 40
    ):  # a hue can be told, in whole steps of a channel
        assert abs((before[0] - after[0] + 0.5) % 1 - 0.5) < 0.02


def test_a_model_takes_text_and_colours_and_gives_text_back() -> None:
    assert Sign.model_validate({"colour": "#FFA500"}).colour == Colour(255, 165, 0)
    assert Sign(colour=BLACK).model_dump_json() == '{"colour":"#000000"}'
    assert Sign.model_validate_json('{"colour":"#000000"}').colour == BLACK
    assert Sign.model_validate(Sign(colour=BLACK).model_dump(mode="json")).colour == BLACK


@pytest.mark.parametrize("value", ["orange", 0x14506B, None, ["#14506b"]])
def test_a_model_refuses_what_is_no_colour(value: object) -> None:
    with pytest.raises(ValidationError) as caught:
        Sign.model_validate({"colour": value})
    if isinstance(value, str):
        assert "six hexadecimal digits" in str(caught.value)


def test_the_schema_says_how_a_colour_is_written() -> None:
    field = Sign.model_json_schema()["properties"]["colour"]
    assert (field["type"], field["pattern"], field["default"]) == ("string", "^#[0-9a-fA-F]{6}$", "#14506b")
