"""Numbers take the right form of their word; doses are said in short and in full, dates as people do."""

from __future__ import annotations

import datetime
import re
import string
from pathlib import Path

import pytest

import rephold.words.words as room
from rephold.errors import ContentError, MissingError
from rephold.model.dose import Dose, Range
from rephold.words.plurals import CATEGORIES, RULES, Category
from rephold.words.words import Words

EN = Words.load("en")
STRETCH = Dose.model_validate({"reps": 3, "hold_seconds": 5, "rest_seconds": 5, "side": "each"})


def chip_texts(dose: Dose) -> list[str]:
    return ["".join(f"[{text}]" if strong else text for text, strong in chip) for chip in EN.dose_chips(dose)]


@pytest.mark.parametrize(
    ("value", "said"),
    [(1, "1 repeat"), (10, "10 repeats"), (Range(5, 10), "5–10 repeats"), (Range(0, 1), "up to 1 repeat")],
)
def test_a_number_takes_the_form_of_its_last_number(value: Range | int, said: str) -> None:
    assert EN.count("repeat", value) == said


def test_number_and_word_can_stand_in_two_columns() -> None:
    assert EN.apart("times-a-day", Range(2, 3)) == ("2–3", "times a day")
    assert EN.apart("times-a-day", 1) == ("1", "time a day")


def test_the_chips_of_a_stretch() -> None:
    assert chip_texts(STRETCH) == ["[3] repeats", "hold [5] s", "[each side]", "rest [5] s"]


def test_rest_between_sets_is_told_from_rest_between_repeats() -> None:
    dose = Dose.model_validate({"sets": "2-3", "reps": 8, "rest_seconds": 1, "set_rest_seconds": 45})
    assert chip_texts(dose) == ["[2–3] sets", "[8] repeats", "rest [1] s", "[45] s between sets"]
    assert EN.dose_sentence(dose) == "2–3 sets of 8 repeats, rest 1 second, rest 45 seconds between sets."
    one = Dose.model_validate({"reps": 8, "set_rest_seconds": 45})
    assert (chip_texts(one), EN.dose_sentence(one)) == (["[8] repeats"], "8 repeats."), "there is no between"


@pytest.mark.parametrize(
    ("seconds", "chip", "sentence"),
    [
        (119, "hold [119] s", "Hold 119 seconds."),
        (120, "hold [2] min", "Hold 2 minutes."),
        ("300-600", "hold [5–10] min", "Hold 5–10 minutes."),
        ("60-120", "hold [60–120] s", "Hold 60–120 seconds."),
        (150, "hold [150] s", "Hold 150 seconds."),
        ("0-2", "hold [up to 2] s", "Hold up to 2 seconds."),
    ],
)
def test_whole_minutes_are_said_as_minutes_and_0_is_no_number(
    seconds: int | str, chip: str, sentence: str
) -> None:
    dose = Dose.model_validate({"hold_seconds": seconds})
    assert (chip_texts(dose), EN.dose_sentence(dose)) == ([chip], sentence)


def test_a_duration_is_not_called_a_hold() -> None:
    walk = Dose.model_validate({"duration_seconds": "120-300"})
    assert (chip_texts(walk), EN.dose_sentence(walk)) == (["[2–5] min"], "2–5 minutes.")
    short = Dose.model_validate({"duration_seconds": 30})
    assert (chip_texts(short), EN.dose_sentence(short)) == (["[30] s"], "30 seconds.")


def test_one_set_no_hold_and_no_rest_make_no_chips() -> None:
    dose = Dose.model_validate({"reps": 10, "hold_seconds": 0, "rest_seconds": 0, "tempo": "slow and gentle"})
    assert chip_texts(dose) == ["[10] repeats", "slow and gentle"]


def test_every_part_of_a_dose_that_is_given_has_its_chip_and_its_words() -> None:
    dose = Dose.model_validate(
        {
            "sets": 3, "reps": "5-10", "hold_seconds": 3, "rest_seconds": 2, "side": "left", "effort": "4-6",
            "times_per_day": 1, "days_per_week": "3-5", "load": "1 kg weight", "tempo": "slow",
        }
    )  # fmt: skip
    assert chip_texts(dose) == [
        "[3] sets", "[5–10] repeats", "hold [3] s", "[left side]", "rest [2] s", "effort [4–6] of 10",
        "[1] time a day", "[3–5] days a week", "1 kg weight", "slow",
    ]  # fmt: skip
    assert EN.dose_sentence(dose) == (
        "3 sets of 5–10 repeats, hold 3 seconds, rest 2 seconds, left side, effort 4–6 out of 10, "
        "1 time a day, 3–5 days a week, 1 kg weight, slow."
    )


def test_a_dose_is_said_in_full_with_its_units() -> None:
    assert EN.dose_sentence(STRETCH) == "3 repeats, hold 5 seconds, rest 5 seconds, each side."


def test_a_dose_without_repeats_starts_with_a_capital() -> None:
    assert EN.dose_sentence(Dose.model_validate({"hold_seconds": 1})) == "Hold 1 second."
    held = Dose.model_validate({"hold_seconds": 30, "sets": 2})
    assert EN.dose_sentence(held) == "2 sets, hold 30 seconds."


def test_a_clinicians_own_words_are_not_taken_for_marks_or_places() -> None:
    dose = Dose.model_validate({"reps": 2, "load": "a {n} **heavy** band"})
    assert EN.dose_chips(dose)[-1] == (("a {n} **heavy** band", False),)
    assert EN.say("contact-phone", phone="{page}") == "Questions? Call {page}."


def test_dates_are_said_as_people_write_them() -> None:
    assert EN.date(datetime.date(2026, 11, 23)) == "23 Nov 2026"
    assert EN.date(datetime.date(2027, 1, 5)) == "5 Jan 2027"
    assert EN.month(datetime.date(2028, 11, 23)) == "Nov 2028"


def test_right_and_left_change_over() -> None:
    text = "Right ankle on the left thigh; upright, not outright."
    assert EN.other_side(text) == "Left ankle on the right thigh; upright, not outright."
    assert EN.other_side(EN.other_side(text)) == text


def test_an_unknown_key_or_a_missing_value_is_an_error() -> None:
    for key, values in (("no-such-key", {}), ("page", {"page": 1})):
        with pytest.raises(KeyError):
            EN.say(key, **values)
    with pytest.raises(KeyError):
        EN.count("no-such-key", 1)


def test_every_phrase_can_be_said() -> None:
    for key, phrase in EN.phrases.items():
        names = {name for _, name, _, _ in string.Formatter().parse(phrase) if name}
        assert EN.say(key, **dict.fromkeys(names, "x"))


def test_no_phrase_puts_a_number_beside_a_word_outside_the_counts() -> None:
    assert [key for key, phrase in EN.phrases.items() if re.search(r"\{(n|number|count)\}", phrase)] == []


def test_an_unknown_language_is_refused_with_what_there_is() -> None:
    with pytest.raises(MissingError, match="give en"):
        Words.load("xx")


def test_a_language_is_read_once() -> None:
    assert Words.load("en") is EN


def test_every_language_with_a_rule_has_its_file_and_categories() -> None:
    for lang in RULES:
        assert Words.load(lang).language == lang
        assert CATEGORIES[lang] >= {RULES[lang](n) for n in range(1000)}


def shipped_text() -> str:
    return Path(room.__file__).with_name("en.yaml").read_text(encoding="utf-8")


def test_a_count_without_one_of_its_forms_is_refused() -> None:
    text = shipped_text().replace('    one: "**{n}** repeat"\n', "")
    with pytest.raises(ContentError, match=r"counts\.repeat"):
        Words.parse(text, "en.yaml", RULES["en"], CATEGORIES["en"])


def test_a_language_with_more_forms_uses_them() -> None:
    def polish(n: int) -> Category:
        if n == 1:
            return "one"
        return "few" if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else "many"

    start, _, _ = shipped_text().partition("counts:")
    forms = (
        "counts: {repeat: {one: '{n} powtórzenie', few: '{n} powtórzenia', many: '{n} powtórzeń', other: x}}"
    )
    words = Words.parse(start + forms, "pl.yaml", polish, frozenset({"one", "few", "many", "other"}))
    assert [words.count("repeat", n) for n in (1, 2, 5, Range(3, 22))] == [
        "1 powtórzenie", "2 powtórzenia", "5 powtórzeń", "3–22 powtórzenia",
    ]  # fmt: skip
