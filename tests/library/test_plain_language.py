"""Every leaflet can be read by nearly everyone: the figures of the plain-language rules, measured."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

import pytest

from library.printed import EXERCISES, PROGRAMMES, Section, card, content, sections
from rephold.check.plain import plain_rules
from rephold.check.reading import LONG_WORD, Reading, measure, sentences, syllables, words

_PASSIVE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?\w+(?:ed|wn|old)\b", re.IGNORECASE
)
SHORTEST_MEASURED = 10
"""Words a section needs for a grade of its own; below, one long word decides."""
by_leaflet = pytest.mark.parametrize("leaflet", PROGRAMMES)
by_exercise = pytest.mark.parametrize("exercise", EXERCISES)


@cache
def sheet(leaflet: str) -> tuple[Section, ...]:
    return tuple(sections(leaflet))


@cache
def whole(leaflet: str) -> Reading:
    return measure((text for section in sheet(leaflet) for text in section.texts), plain_rules().terms)


def all_sentences(leaflet: str) -> list[str]:
    return [one for section in sheet(leaflet) for text in section.texts for one in sentences(text)]


def too_hard(found: Iterable[Section]) -> list[tuple[str, float]]:
    graded = [(section.name, measure(section.texts)) for section in found]
    return [
        (name, round(reading.grade, 1))
        for name, reading in graded
        if reading.words >= SHORTEST_MEASURED and reading.grade > 7.0
    ]


@by_leaflet
def test_the_leaflet_reads_at_grade_6_or_lower(
    leaflet: str, record_property: Callable[[str, object], None]
) -> None:
    reading = whole(leaflet)
    record_property("grade", round(reading.grade, 1))
    print(f"\n{leaflet}: Flesch-Kincaid grade {reading.grade:.1f}, SMOG {reading.smog:.1f},", end=" ")
    print(f"{reading.words} words, mean sentence {reading.mean_sentence:.1f}, long {reading.long_share:.1%}")
    assert reading.words > 1000
    assert reading.grade <= 6.0


@by_leaflet
def test_no_section_reads_above_grade_7(leaflet: str) -> None:
    assert too_hard(sheet(leaflet)) == []


@by_leaflet
def test_sentences_are_short(leaflet: str) -> None:
    assert whole(leaflet).mean_sentence <= 12
    assert [one for one in all_sentences(leaflet) if len(words(one)) > 20] == []


@by_leaflet
def test_few_words_are_long(leaflet: str) -> None:
    long = {word for one in all_sentences(leaflet) for word in words(one) if syllables(word) >= LONG_WORD}
    assert whole(leaflet).long_share < 0.10, sorted(long)


@by_leaflet
def test_sentences_are_active(leaflet: str) -> None:
    passive = [one for one in all_sentences(leaflet) if _PASSIVE.search(one)]
    assert len(passive) < 0.05 * len(all_sentences(leaflet)), passive


@by_leaflet
def test_nothing_is_said_in_jargon_or_promised_or_spelled_out(leaflet: str) -> None:
    said = (text for section in sheet(leaflet) for text in section.texts)
    assert [found for text in said for found in plain_rules().findings(text)] == []


@by_leaflet
def test_what_a_chapter_asks_to_do_is_short_too(leaflet: str) -> None:
    asked = [section for section in sheet(leaflet) if section.steps and not section.exercise]
    for one in (one for section in asked for step in section.steps for one in sentences(step)):
        assert len(words(one)) <= 15, one
        assert not re.search(r"\bthen\b|;", one), one


@by_exercise
def test_steps_read_at_grade_4_or_lower(exercise: str) -> None:
    assert measure(card(exercise, {}).steps).grade <= 4.0


@by_exercise
def test_steps_are_short_and_hold_one_action_a_sentence(exercise: str) -> None:
    steps = card(exercise, {}).steps
    for one in (one for step in steps for one in sentences(step)):
        assert len(words(one)) <= 15, one
        assert not re.search(r"\bthen\b|;", one), one
    assert all(len(step) <= 60 for step in steps)


@by_exercise
def test_all_that_is_said_of_an_exercise_is_plain(exercise: str) -> None:
    found = content(f"exercises/{exercise}.yaml")
    wrong = [found["incorrect"]["caption"]] if "incorrect" in found else []
    said = [*card(exercise, {}).texts, found["goal"], *found.get("mistakes", ()), *wrong]
    assert [one for text in said for one in plain_rules().findings(text)] == []
    assert measure(said).longest_sentence <= 20
    assert measure(said, plain_rules().terms).grade <= 6.0


@by_exercise
def test_every_exercise_says_where_to_feel_it_and_to_keep_breathing(exercise: str) -> None:
    found = content(f"exercises/{exercise}.yaml")
    assert found["feel"] in card(exercise, {}).texts
    assert re.search(r"[Bb]reath", " ".join(card(exercise, {}).steps))


def test_all_cautions_are_plain_also_those_no_sheet_needs() -> None:
    codes = content("cautions/standard.yaml")["codes"]
    texts = [text for caution in codes.values() for text in caution.values()]
    assert [found for text in texts for found in plain_rules().findings(text)] == []
    assert measure(texts).grade <= 6.0
    assert [one for text in texts for one in sentences(text) if len(words(one)) > 20] == []


def test_the_disclaimer_has_60_to_90_words() -> None:
    before = " ".join(content("disclaimers/standard.yaml")["before"])
    assert 60 <= len(before.split()) <= 90


def test_the_emergency_box_is_short() -> None:
    flags = content("red-flags/low-back.yaml")
    assert len(flags["now"]) <= 8
    assert all(len(sign) <= 80 for sign in flags["now"])
