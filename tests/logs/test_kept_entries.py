"""Entries stay in the register: the last reading counts, and a person's word more than any reading."""

from __future__ import annotations

from pathlib import Path

from rephold.logs.entries import Entry, Settled, entries
from rephold.logs.kept_entries import keep, kept
from rephold.logs.register import Register
from support.weekly import LOG_ID, OTHER_ID, log, read

LOG, OTHER = log(weeks=2, questions=["pain"]), log(log_id=OTHER_ID)
BOX = "w1-d1-e1-s1"


def register(folder: Path) -> Register:
    return Register.open(folder / "logs.sqlite", create=True)


def state(found: tuple[Entry, ...]) -> str:
    return next(entry.state for entry in found if entry.box == BOX)


def test_a_new_register_has_no_entries(tmp_path: Path) -> None:
    assert kept(register(tmp_path)) == ()


def test_what_is_kept_comes_back_log_by_log(tmp_path: Path) -> None:
    one, two = entries(LOG, [read(LOG, [BOX, "w1-d2-pain-5"])]), entries(OTHER, [read(OTHER)])
    keep(register(tmp_path), one)
    keep(register(tmp_path), two)
    assert set(kept(register(tmp_path))) == {*one, *two}
    assert kept(register(tmp_path), [LOG_ID]) == one
    assert kept(register(tmp_path), [LOG_ID, OTHER_ID]) == (*one, *two)
    assert kept(register(tmp_path), ["ZZZZZZZZZZ"]) == ()


def test_pages_that_come_later_join_those_that_came_before(tmp_path: Path) -> None:
    keep(register(tmp_path), entries(LOG, [read(LOG, page=2)]))
    keep(register(tmp_path), entries(LOG, [read(LOG, page=1)]))
    assert {entry.week for entry in kept(register(tmp_path))} == {1, 2}


def test_the_last_reading_counts(tmp_path: Path) -> None:
    for ticked in ([], [BOX]):
        keep(register(tmp_path), entries(LOG, [read(LOG, ticked)]))
    assert state(kept(register(tmp_path))) == "ticked"


def test_no_reading_takes_a_persons_word_away(tmp_path: Path) -> None:
    settled = {(LOG_ID, BOX): Settled("AB", "unsure:faint")}
    keep(register(tmp_path), entries(LOG, [read(LOG, [BOX])], settled))
    keep(register(tmp_path), entries(LOG, [read(LOG, unsure=[BOX])]))
    assert state(kept(register(tmp_path))) == "ticked"
    keep(register(tmp_path), entries(LOG, [read(LOG)], {(LOG_ID, BOX): Settled("CD", "ticked")}))
    assert state(kept(register(tmp_path))) == "empty"
