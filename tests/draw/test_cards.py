"""Exercise cards: all of it, in order, nothing over anything, in the shape that is lowest."""

from __future__ import annotations

from itertools import combinations

import pytest

from rephold.draw.look import GRID
from rephold.model.document import Card, Para
from rephold.model.layout import Cards
from support.blocks import Drawn, card, card_look, drawn, words
from support.expected import _block, heard
from support.pdf_items import share

WIDTHS = [62 * GRID, 88 * GRID, 122 * GRID, 184 * GRID, 269 * GRID]
PICTURES = [("kneeling-lunge",), ("cat", "camel"), ("hands-and-knees", "cat", "camel")]
BESIDE = Cards(beside_from_mm=115, figure_share=0.4, person_mm=58)


def shown(one: Card, width: float) -> Drawn:
    return drawn(one, width, card_look([one], width, BESIDE))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("figures", PICTURES, ids=["one", "two", "three"])
@pytest.mark.parametrize("steps", [1, 9])
def test_a_card_says_everything_in_order_and_nothing_stands_on_anything(
    figures: tuple[str, ...], width: float, steps: int
) -> None:
    one = card(*figures, steps=steps)
    found = shown(one, width)
    assert heard(found.pdf) == [(role, " ".join(text.split())) for role, text in _block(one)]
    assert found.pdf.problems() == []
    assert found.outside(3) == []
    solid = [item for item in found.items if item.kind in ("text", "form")]
    assert [(a.text, b.text) for a, b in combinations(solid, 2) if share(a, b) > 0.5] == []


def test_a_card_is_one_section() -> None:
    (top,) = [kid for kid in shown(card("cat"), 500).pdf.document.kids if not isinstance(kid, (tuple, int))]
    assert top.role == "Sect"


def test_one_picture_stands_beside_the_words_where_there_is_room() -> None:
    found = shown(card("kneeling-lunge", steps=7), WIDTHS[3])
    (form,) = (item for item in found.items if item.kind == "form")
    step = found.line("Step 1")
    assert form.box[2] < step.box[0]
    assert found.line("Cat and camel").box[0] > form.box[2]


def test_one_picture_stands_over_the_words_on_narrow_paper() -> None:
    found = shown(card("kneeling-lunge", steps=7), WIDTHS[1])
    (form,) = (item for item in found.items if item.kind == "form")
    assert form.box[1] > found.line("Step 1").box[3]
    assert found.line("Cat and camel").box[1] > form.box[3]


def test_more_pictures_stand_in_a_row_over_two_columns() -> None:
    found = shown(card(*PICTURES[2], steps=7), WIDTHS[3])
    forms = [item for item in found.items if item.kind == "form"]
    assert len({round(item.matrix[5], 1) for item in forms}) == 1
    assert min(item.box[1] for item in forms) > found.line("Step 1").box[3]
    assert found.line("Take care").box[0] > found.line("Step 1").box[0] + 200


@pytest.mark.parametrize("width", WIDTHS)
def test_a_card_is_never_higher_than_everything_one_under_the_other(width: float) -> None:
    one = card("kneeling-lunge", steps=7)
    narrow = Cards(beside_from_mm=2000, person_mm=BESIDE.person_mm)
    under = drawn(one, width, card_look([one], width, narrow))
    beside = drawn(one, width, card_look([one], width, BESIDE))
    if card_look([one], width, BESIDE).person == card_look([one], width, narrow).person:
        assert beside.fragment.height <= under.fragment.height + 0.01


def test_a_card_without_lines_and_one_with_a_start_are_whole() -> None:
    one = card("cat")
    bare = Card(one.heading, one.chips, one.figures, (Para(words("Do it again.")),), ())
    found = shown(bare, WIDTHS[3])
    assert heard(found.pdf)[-1] == ("P", "Do it again.")
    begun = Card(
        one.heading, one.chips, one.figures, (Para(words("Start when ready.")), *one.steps), one.lines
    )
    said = [text for _, text in heard(shown(begun, WIDTHS[3]).pdf)]
    assert said.index("Start when ready.") < said.index("Step 1 of the way.")
