"""Colours that somebody chooses: those that cannot be read are refused, with one that can."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rephold.errors import ContentError
from rephold.model.clinic import Clinic
from rephold.model.colour import READABLE, VISIBLE, Colour, contrast
from rephold.model.layout import Inks, Theme
from rephold.read.nouns import noun_of
from rephold.read.yaml_source import parse

WHITE = Colour(255, 255, 255)
TEXTS = ("text", "muted", "accent", "heading", "warning")


@pytest.mark.parametrize("key", ["colour", "warning_colour"])
def test_a_clinics_pale_colour_is_refused_with_a_stronger_one(key: str) -> None:
    with pytest.raises(ContentError) as caught:
        noun_of(Clinic, parse(f'name: A\n{key}: "#4aa3df"\n', "clinic.yaml"))
    (problem,) = caught.value.problems
    assert str(problem.place) == f"clinic.yaml:2:{len(key) + 3}"
    assert problem.what == (
        f"{key}: #4aa3df is too weak on white: its contrast is 2.7:1, and 4.5:1 is needed"
    )
    suggested = Colour.parse(re.findall("#[0-9a-f]{6}", problem.hint)[0])
    assert contrast(suggested, WHITE) >= READABLE
    assert noun_of(Clinic, parse(f'name: A\n{key}: "{suggested}"\n', "clinic.yaml")).name == "A"


def test_a_contrast_just_too_low_is_not_rounded_to_enough() -> None:
    assert contrast(Colour.parse("#777777"), WHITE) == pytest.approx(4.478, abs=0.001)
    with pytest.raises(ContentError, match=r"its contrast is 4\.4:1"):
        noun_of(Clinic, parse('name: A\ncolour: "#777777"\n', "clinic.yaml"))
    assert noun_of(Clinic, parse('name: A\ncolour: "#767676"\n', "clinic.yaml")).colour


def test_the_inks_that_ship_can_be_seen_where_they_are_used() -> None:
    inks = Inks()
    assert min(contrast(getattr(inks, name), inks.paper) for name in TEXTS) >= READABLE
    assert min(contrast(getattr(inks, name), inks.tint) for name in TEXTS) >= READABLE
    assert contrast(inks.rule, inks.paper) >= VISIBLE


@pytest.mark.parametrize("name", TEXTS)
def test_a_theme_whose_words_cannot_be_read_is_refused(name: str) -> None:
    with pytest.raises(ContentError) as caught:
        noun_of(Theme, parse(f'id: ours\ninks: {{{name}: "#737373"}}\n', "ours.yaml"))
    (problem,) = caught.value.problems
    assert problem.what.startswith(f"inks: {name} #737373 is too weak on tint: its contrast is 4.1:1")
    assert problem.hint.startswith("take #")


def test_a_theme_whose_lines_cannot_be_seen_is_refused() -> None:
    with pytest.raises(ContentError, match=r"rule #cccccc is too weak on paper: .* 3:1 is needed"):
        noun_of(Theme, parse('id: ours\ninks: {rule: "#cccccc"}\n', "ours.yaml"))


def test_dark_paper_asks_for_light_words() -> None:
    with pytest.raises(ContentError, match=r"text #1c2430 is too weak on tint"):
        noun_of(Theme, parse('id: ours\ninks: {paper: "#101010", tint: "#202020"}\n', "ours.yaml"))


def test_the_problem_is_told_like_any_other(tmp_path: Path) -> None:
    text = 'nmae: A\ncolour: "#ffff00"\nwarning_colour: 5\n'
    with pytest.raises(ContentError) as caught:
        noun_of(Clinic, parse(text, "clinic.yaml"))
    assert [problem.place.line for problem in caught.value.problems] == [1, 1, 2, 3]
