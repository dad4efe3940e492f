"""Cards: dose, side, notes, and which lines stand under the steps."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from rephold.draw.text import plain
from rephold.model.document import Card, Listing, Para
from support.sheets import BARE, Sheet


@cache
def _sheet(key: str, value: str) -> Sheet:
    exercise, _, more = value.partition("=")
    return Sheet(value, {key: {exercise: int(more) if more.isdigit() else more}})


def cards(sheet: Sheet) -> dict[str, Card]:
    return {c.heading.number: c for c in sheet.handout.body if isinstance(c, Card)}


def said(card: Card) -> list[str]:
    """Steps and lines, one text each."""
    texts = []
    for part in (*card.steps, *card.lines):
        texts += [plain(item) for item in part.items] if isinstance(part, Listing) else [plain(part.words)]
    return texts


def label(line: Para) -> str:
    assert line.words[0].strong
    return line.words[0].text


def test_a_card_has_its_dose_in_numerals_and_as_a_sentence() -> None:
    card = cards(BARE)["2"]
    assert [plain(words) for words in card.chips.items] == ["3 repeats", "hold 5 s", "each side", "rest 5 s"]
    assert [run.text for words in card.chips.items for run in words if run.strong] == [
        "3",
        "5",
        "each side",
        "5",
    ]
    assert card.chips.spoken == "3 repeats, hold 5 seconds, rest 5 seconds, each side."


def test_a_changed_dose_is_on_the_card() -> None:
    card = cards(_sheet("set", "cat-camel.reps=8"))["1"]
    assert plain(card.chips.items[0]) == "8 repeats"


@pytest.mark.parametrize(("side", "mirrored"), [("left", True), ("right", False), ("each", False)])
def test_a_side_turns_picture_and_words_together(side: str, mirrored: bool) -> None:
    card = cards(_sheet("side", f"figure-four-stretch={side}"))["3"]
    *_, figure = card.figures
    ankle = "left ankle on your right thigh" if mirrored else "right ankle on your left thigh"
    assert all(shown.mirrored == mirrored for shown in card.figures)
    assert any(ankle in text for text in said(card))
    assert ("left ankle rests across the right" in figure.alt) == mirrored
    assert ("After the last repeat, change sides." in said(card)) == (side == "each")
    assert f"{side} side" in [plain(words) for words in card.chips.items]


def test_other_cards_do_not_turn() -> None:
    turned = cards(_sheet("side", "figure-four-stretch=left"))
    plain_cards = cards(BARE)
    assert [number for number in turned if turned[number] != plain_cards[number]] == ["3"]


def test_the_clinicians_note_is_the_first_line_and_never_turned() -> None:
    words: Any = {"figure-four-stretch": "Only your right side; leave the left."}
    card = cards(Sheet("", {"note": words, "side": {"figure-four-stretch": "left"}}))["3"]
    assert plain(card.lines[0].words) == "Note: Only your right side; leave the left."


def test_lines_stand_in_the_order_of_the_layout_each_with_its_label() -> None:
    order = ["Feel it: ", "Take care: ", "Why: ", "Easier: ", "Harder: "]
    for card in cards(BARE).values():
        labels = [label(line) for line in card.lines if label(line) != "Note: "]
        assert labels == [name for name in order if name in labels]
        assert "Take care: " in labels
        (care,) = (line for line in card.lines if label(line) == "Take care: ")
        assert care.words[0].tone == "warning"


def test_an_exercise_that_comes_again_is_short() -> None:
    card = cards(BARE)["6"]
    assert len(card.figures) == 1
    assert [type(part) for part in card.steps] == [Para]
    assert [label(line) for line in card.lines] == ["Take care: "]


def test_when_to_start_stands_before_the_steps() -> None:
    first = cards(BARE)["5b"].steps[0]
    assert isinstance(first, Para)
    assert label(first) == "When to start: "
