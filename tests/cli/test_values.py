"""Values of options: what is taken, and what is said of the rest."""

from __future__ import annotations

import datetime
from pathlib import Path

import click
import pytest

from rephold.cli.command import Word
from rephold.cli.mistakes import WrongValue
from rephold.cli.values import ClinicFolder, Day, Ids, Pair, Width
from rephold.errors import MissingError


def test_a_day_is_read() -> None:
    assert Day().convert("2026-11-23", None, None) == datetime.date(2026, 11, 23)


def test_an_empty_day_stays_blank() -> None:
    assert Day().convert("", None, None) == ""


@pytest.mark.parametrize(
    "text", ["23.11.2026", "20261123", "2026-W48-1", "2026-1-1", "tomorrow", "2026-11-23\n"]
)
def test_other_ways_to_write_a_day_are_refused(text: str) -> None:
    with pytest.raises(WrongValue) as refused:
        Day().convert(text, None, None)
    assert refused.value.hint == "write it as 2026-11-23"


def test_a_day_that_does_not_exist_is_refused() -> None:
    with pytest.raises(WrongValue, match="there is no day 2026-02-30"):
        Day().convert("2026-02-30", None, None)


def test_a_pair_is_parted_at_its_first_equal_sign() -> None:
    assert Pair("ID", "TEXT").convert(" squat = 2 + 2 = 4", None, None) == ("squat", "2 + 2 = 4")


@pytest.mark.parametrize("text", ["squat", "=8", ""])
def test_a_pair_needs_a_key_and_an_equal_sign(text: str) -> None:
    with pytest.raises(WrongValue) as refused:
        Pair("ID", "TEXT").convert(text, None, None)
    assert refused.value.hint == "write it as ID=TEXT"


def test_the_value_of_a_pair_can_be_one_of_a_few_words_only() -> None:
    with pytest.raises(WrongValue) as refused:
        Pair("ID", "SIDE", ("left", "right")).convert("squat=lefft", None, None)
    assert refused.value.hint == "did you mean left?"


def test_a_value_alone_has_the_key_for_it_and_a_sentence_may_hold_an_equal_sign() -> None:
    side = Pair("ID", "SIDE", ("left", "right"), alone="all")
    assert side.convert("left", None, None) == ("all", "left")
    assert side.convert("squat=left", None, None) == ("squat", "left")
    with pytest.raises(WrongValue):
        side.convert("lfet", None, None)
    assert Pair("ID", "TEXT", alone="all").convert("One week = 7 days.", None, None)[0] == "all"


@pytest.mark.parametrize("text", ["nan", "NaN", "inf", "4", "1001", "wide"])
def test_a_width_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(click.BadParameter):
        Width(5, 1000).convert(text, None, None)
    assert Width(5, 1000).convert("60.5", None, None) == 60.5


def test_no_clinic_folder_is_the_current_one_by_mistake(tmp_path: Path) -> None:
    (tmp_path / "exercises").mkdir()
    (tmp_path / "empty").mkdir()
    assert ClinicFolder().convert("", None, None) is None
    assert ClinicFolder().convert(str(tmp_path), None, None) == tmp_path
    with pytest.raises(MissingError, match="empty is not a clinic's folder"):
        ClinicFolder().convert(str(tmp_path / "empty"), None, None)
    with pytest.raises(MissingError, match="there is no folder"):
        ClinicFolder().convert(str(tmp_path / "none"), None, None)


def test_ids_are_parted_at_commas() -> None:
    assert Ids().convert("a, b,,c ", None, None) == ("a", "b", "c")


def test_a_word_far_from_all_others_gets_the_list() -> None:
    with pytest.raises(WrongValue) as refused:
        Word(["en", "de"]).convert("klingon", None, click.Context(click.Command("x")))
    assert refused.value.hint == "known here: de, en"
