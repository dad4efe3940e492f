"""Editions say the same: what each of them may leave out, and what none of them ever does."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from rephold.check.reading import measure, words
from rephold.compose.safety import filled
from rephold.compose.summary import in_short
from rephold.draw.text import plain
from rephold.errors import ContentError
from rephold.model.document import Card, Listing, PageBreak, Para
from rephold.model.edition import Edition
from rephold.read.nouns import noun_of
from rephold.read.yaml_source import parse
from rephold.words.words import Words
from support.editions import (
    EDITIONS,
    PROGRAMMES,
    WHOLE,
    WORDS_ONLY,
    EditionSheet,
    edition_sheet,
    never_lost,
)
from support.expected import expected
from support.sheets import library

EVERY = pytest.mark.parametrize("programme", PROGRAMMES)
EACH = pytest.mark.parametrize("edition", EDITIONS)
SUMMARIES = ("pocket", "fridge")


def said(sheet: EditionSheet) -> list[str]:
    return [text for _, text in expected(sheet.document)]


def cards(sheet: EditionSheet) -> list[Card]:
    return [block for block in sheet.document.blocks() if isinstance(block, Card)]


@pytest.mark.parametrize(
    ("programme", "edition"),
    [(programme, edition) for edition in EDITIONS for programme in PROGRAMMES]
    + [(programme, edition) for edition in EDITIONS if edition not in SUMMARIES for programme in WORDS_ONLY],
)
def test_no_edition_loses_a_name_what_to_mind_a_caution_a_warning_or_the_disclaimer(
    programme: str, edition: str
) -> None:
    sheet = edition_sheet(programme, edition)
    whole = " ".join(said(sheet))
    wanted = [filled(" ".join(text.split()), None) for text in never_lost(sheet.prescription)]
    assert [text for text in wanted if text not in whole] == []


@pytest.mark.parametrize("edition", SUMMARIES)
def test_a_summary_says_that_the_steps_are_on_the_full_sheet(edition: str) -> None:
    assert "Your full sheet says how to do each exercise." in " ".join(
        said(edition_sheet(PROGRAMMES[0], edition))
    )


@EVERY
def test_the_fridge_page_says_what_to_mind_by_number_and_name_and_a_pocket_card_itself(
    programme: str,
) -> None:
    fridge, pocket = (edition_sheet(programme, name) for name in ("fridge", "pocket"))
    listed = " ".join(said(fridge))
    for card, item in zip(cards(pocket), pocket.prescription.exercises, strict=True):
        words = " ".join(item.exercise.take_care)
        assert f"Take care: {words}" in [plain(line.words) for line in card.lines]
        assert item.again or f"{item.label} {item.heading}: {words}" in listed


def test_a_listed_caution_counts_its_exercises() -> None:
    whole = " ".join(said(edition_sheet("low-back-pain", "fridge")))
    assert "Neck pain, dizziness, arm tingling. Exercise 1: Support your head." in whole
    assert "Sore wrists. Exercises 1, 5b: Use fists" in whole


def test_a_summary_without_short_texts_says_all_signs_in_full() -> None:
    prescription = edition_sheet("low-back-pain", "fridge").prescription
    long = replace(
        prescription,
        disclaimer=prescription.disclaimer.model_copy(update={"stop_short": None}),
        red_flags=prescription.red_flags.model_copy(update={"now_short": None}),
    )
    (*body, ask) = in_short(long, Words.load("en")).body
    lists = [part for part in body if isinstance(part, Listing)]
    told = [plain(item) for part in lists for item in part.items]
    assert told == [*long.disclaimer.stop, *long.red_flags.now]
    assert isinstance(ask, Para)


@EVERY
@EACH
def test_every_edition_has_every_dose_in_order(programme: str, edition: str) -> None:
    doses = [(card.heading.number, card.chips) for card in cards(edition_sheet(programme, edition))]
    assert doses == [
        (card.heading.number, card.chips) for card in cards(edition_sheet(programme, "standard"))
    ]


@pytest.mark.parametrize("programme", [*PROGRAMMES, *WORDS_ONLY])
def test_comfortable_says_word_for_word_what_standard_says(programme: str) -> None:
    comfortable, standard = (edition_sheet(programme, name) for name in ("comfortable", "standard"))
    assert expected(comfortable.document) == expected(standard.document)


@EVERY
def test_large_print_says_all_that_standard_says_cautions_as_a_list(programme: str) -> None:
    large, standard = (edition_sheet(programme, name) for name in ("large-print", "standard"))
    texts = standard.prescription.cautions
    heads = {texts.who_heading, texts.exercises_heading, texts.do_heading}
    cells = {
        cell
        for c, labels in standard.prescription.applying_cautions
        for cell in (c.who, c.do, ", ".join(labels))
    }
    rest = [text for text in said(standard) if text not in heads | cells]
    assert Counter(rest) - Counter(said(large)) == Counter()
    whole = " ".join(said(large))
    assert [cell for cell in sorted(cells) if cell not in whole] == []


@EVERY
def test_easy_read_has_the_easy_steps_one_card_a_page(programme: str) -> None:
    sheet = edition_sheet(programme, "easy-read")
    for card, item in zip(cards(sheet), sheet.prescription.exercises, strict=True):
        if item.again:
            continue
        (steps,) = (part for part in card.steps if isinstance(part, Listing))
        assert len(item.exercise.easy) >= 3
        assert len(steps.items) >= len(item.exercise.easy)
    kinds = [type(block) for block in sheet.document.blocks()]
    assert all(after is PageBreak for kind, after in pairwise(kinds) if kind is Card)


@pytest.mark.parametrize("name", library().shelf.names("exercises"))
def test_easy_steps_are_short_and_plain(name: str) -> None:
    easy = library().exercise(name).easy
    assert 4 <= len(easy) <= 6
    assert [step for step in easy if len(words(step)) > 10] == []
    assert measure(easy).grade <= 3


@pytest.mark.parametrize("name", library().shelf.names("exercises"))
def test_easy_steps_keep_the_side_the_breath_and_the_numbers(name: str) -> None:
    exercise = library().exercise(name)
    easy, full = (" ".join(steps).lower() for steps in (exercise.easy, exercise.steps))
    assert set(_numbers(easy)) <= set(_numbers(full)) | {"1"}
    assert ("breath" in easy) == ("breath" in full)
    for side in ("left", "right "):
        assert side in full or side not in easy


def _numbers(text: str) -> list[str]:
    return [word.strip(".,:") for word in text.split() if word.strip(".,:").isdigit()]


@pytest.mark.parametrize("edition", SUMMARIES)
def test_a_summary_begins_with_all_exercises_and_when_to_stop(edition: str) -> None:
    sheet = edition_sheet("low-back-pain", edition)
    blocks = sheet.document.blocks()
    first_safety = blocks.index(sheet.document.red_flags)
    assert sum(isinstance(block, Card) for block in blocks[:first_safety]) == len(
        sheet.prescription.exercises
    )
    assert blocks[first_safety + 1] == sheet.document.before_you_start
    whole = " ".join(said(sheet))
    signs = "Stop if you feel dizzy" if edition == "fridge" else "You feel dizzy, faint"
    assert whole.index(signs) < whole.index("Numbness or tingling") < whole.index("This is general")


@pytest.mark.parametrize("edition", SUMMARIES)
@pytest.mark.parametrize("programme", WORDS_ONLY)
def test_a_summary_of_words_alone_is_refused(programme: str, edition: str) -> None:
    with pytest.raises(ContentError, match=f"{edition} prints exercises, and {programme} has none"):
        _ = edition_sheet(programme, edition).made


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sections: [exercises, cautions, soon]", "leaves out pain-guide"),
        ("sections: [exercises, cautions]", "leaves out pain-guide, soon"),
        ("sections: [exercises, cautions, soon, pain-guide]\ncards: {lines: [feel]}", "leave out take-care"),
        ("sizes: {body: 11}", "12"),
    ],
)
def test_an_edition_that_loses_what_keeps_safe_is_refused(text: str, message: str) -> None:
    with pytest.raises(ContentError, match=message):
        noun_of(Edition, parse(f"id: a\ntitle: A\n{text}\n", "a.yaml"))


def test_what_an_edition_does_not_say_stays_as_the_layout_has_it() -> None:
    layout = library().layout("handout-compact")
    assert library().edition("standard").applied(layout) == layout
    large = library().edition("large-print").applied(layout)
    assert (large.cards.columns, large.cards.lines) == (1, layout.cards.lines)
    assert [edition for edition in WHOLE if library().edition(edition).sections] == []
