"""The reading figures agree with published ones and with syllables counted by hand."""

from __future__ import annotations

import pytest

from rephold.check.reading import measure, sentences, syllables, words

BY_HAND = {
    1: "arm breathe breathed holds knees thigh rule lunge stretched months through don't 10",
    2: "muscle little ankles lying trying movement every movements bounces tailbone doctor's press-up's",
    3: "exercise opposite idea area remember gluteals everyone discomfort glaucoma",
    4: "abdominals information emergency usually situation press-up-forearms",
    6: "physiotherapist osteoporosis spondylolisthesis",
}


@pytest.mark.parametrize(
    ("count", "word"), [(n, word) for n, line in BY_HAND.items() for word in line.split()]
)
def test_syllables_agree_with_counting_by_hand(count: int, word: str) -> None:
    assert syllables(word) == count


def test_the_grade_of_a_published_sentence_is_the_published_one() -> None:
    """24 syllables in 13 words, grade 11.3: the worked example of the Flesch-Kincaid literature."""
    reading = measure(
        ["The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."],
    )
    assert (reading.words, reading.syllables) == (13, 24)
    assert reading.grade == pytest.approx(11.3, abs=0.05)


def test_the_easiest_sentence_has_a_grade_below_zero() -> None:
    reading = measure(["The cat sat on the mat."])
    assert (reading.words, reading.syllables) == (6, 6)
    assert reading.grade == pytest.approx(0.39 * 6 + 11.8 - 15.59)


def test_smog_follows_its_formula() -> None:
    reading = measure(["Remember your exercises.", "Sit down."])
    assert reading.many_syllables == 2
    assert reading.smog == pytest.approx(1.0430 * (2 * 30 / 2) ** 0.5 + 3.1291)


def test_terms_are_left_out_of_the_long_words_but_not_of_the_grade() -> None:
    with_terms, without = (
        measure(["Your abdominals."]),
        measure(["Your abdominals."], frozenset({"abdominals"})),
    )
    assert (with_terms.long_share, without.long_share) == (0.5, 0)
    assert with_terms.grade == without.grade


def test_sentences_end_at_full_stops_and_at_line_ends_but_not_inside_numbers() -> None:
    text = "Lie down. Breathe out!\nRest for 1.5 minutes"
    assert sentences(text) == ("Lie down.", "Breathe out!", "Rest for 1.5 minutes")


def test_a_sentence_may_end_in_a_quotation_mark() -> None:
    assert len(sentences("Say “stop.” Then rest.")) == 2


def test_numbers_and_hyphened_words_are_one_word_each() -> None:
    assert words("Do 5–10 press-ups (5a), 3 times.") == ("Do", "5–10", "press-ups", "5a", "3", "times")


def test_the_length_of_each_sentence_is_kept() -> None:
    reading = measure(["One two three. One two.", "One"])
    assert reading.sentence_lengths == (3, 2, 1)
    assert (reading.mean_sentence, reading.longest_sentence) == (2, 3)


def test_nothing_to_measure_is_an_error() -> None:
    with pytest.raises(ValueError, match="no sentence"):
        measure(["", " … "])
