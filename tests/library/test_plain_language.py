"""The first leaflet can be read by nearly everyone: the figures of the plain-language rules, measured."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from library.printed import Section, content, sections
from rephold.check.plain import plain_rules
from rephold.check.reading import Reading, measure, sentences, words

SHEET = tuple(sections("low-back-pain"))
CARDS = tuple(section for section in SHEET if section.steps)
SENTENCES = tuple(one for section in SHEET for text in section.texts for one in sentences(text))
_PASSIVE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?\w+(?:ed|wn|old)\b", re.IGNORECASE
)


def whole_sheet() -> Reading:
    return measure((text for section in SHEET for text in section.texts), plain_rules().terms)


def named(section: Section) -> str:
    return section.name


def test_the_sheet_reads_at_grade_6_or_lower(record_property: Callable[[str, object], None]) -> None:
    reading = whole_sheet()
    record_property("grade", round(reading.grade, 1))
    print(f"\nFlesch-Kincaid grade {reading.grade:.1f}, SMOG {reading.smog:.1f}, {reading.words} words,")
    print(f"mean sentence {reading.mean_sentence:.1f} words, long words {reading.long_share:.1%}")
    assert reading.words > 1000
    assert reading.grade <= 6.0


@pytest.mark.parametrize("section", SHEET, ids=named)
def test_no_section_reads_above_grade_7(section: Section) -> None:
    assert measure(section.texts).grade <= 7.0


@pytest.mark.parametrize("card", CARDS, ids=named)
def test_steps_read_at_grade_4_or_lower(card: Section) -> None:
    assert measure(card.steps).grade <= 4.0


@pytest.mark.parametrize("card", CARDS, ids=named)
def test_steps_are_short_and_hold_one_action_a_sentence(card: Section) -> None:
    for sentence in (one for step in card.steps for one in sentences(step)):
        assert len(words(sentence)) <= 15, sentence
        assert not re.search(r"\bthen\b|;", sentence), sentence
    assert all(len(step) <= 60 for step in card.steps)


def test_sentences_are_short() -> None:
    assert whole_sheet().mean_sentence <= 12
    assert [one for one in SENTENCES if len(words(one)) > 20] == []


def test_few_words_are_long() -> None:
    assert whole_sheet().long_share < 0.10


def test_sentences_are_active() -> None:
    passive = [one for one in SENTENCES if _PASSIVE.search(one)]
    assert len(passive) < 0.05 * len(SENTENCES), passive


@pytest.mark.parametrize("section", SHEET, ids=named)
def test_nothing_is_said_in_jargon_or_promised_or_spelled_out(section: Section) -> None:
    assert [found for text in section.texts for found in plain_rules().findings(text)] == []


def test_all_cautions_are_plain_also_those_this_sheet_does_not_need() -> None:
    codes = content("cautions/standard.yaml")["codes"]
    texts = [text for caution in codes.values() for text in caution.values()]
    assert [found for text in texts for found in plain_rules().findings(text)] == []
    assert measure(texts).grade <= 6.0
    assert measure(texts).longest_sentence <= 20


def test_the_disclaimer_has_60_to_90_words() -> None:
    before = " ".join(content("disclaimers/standard.yaml")["before"])
    assert 60 <= len(before.split()) <= 90


def test_the_emergency_box_is_short() -> None:
    flags = content("red-flags/low-back.yaml")
    assert len(flags["now"]) <= 8
    assert all(len(sign) <= 80 for sign in flags["now"])


def test_every_exercise_says_where_to_feel_it_and_to_keep_breathing() -> None:
    for card in CARDS:
        exercise = next(
            found
            for step in content("programmes/low-back-pain.yaml")["steps"]
            if (found := content(f"exercises/{step['exercise']}.yaml"))["name"] == card.name
        )
        assert exercise["feel"] in card.texts
        assert re.search(r"[Bb]reath", " ".join(card.steps))
