"""What a box means: which day, exercise and time it stands for, and what the answer to a question is."""

from __future__ import annotations

import datetime

import pytest

from rephold.logs.entries import Entry, Settled, entries
from rephold.logs.reading import PageReading
from rephold.model.dose import Dose
from support.weekly import LOG_ID, MONDAY, OTHER_ID, log, read, row

HELD = Dose.model_validate({"sets": 3, "hold_seconds": 30, "side": "each"})


def by_box(found: tuple[Entry, ...]) -> dict[str, Entry]:
    assert len({entry.box for entry in found}) == len(found)
    return {entry.box: entry for entry in found}


def test_a_tick_says_exercise_day_and_time() -> None:
    template = log([row(1), row(2, label="2", name="Bridge", exercise="bridge")], weeks=2)
    entry = by_box(entries(template, [read(template, ["w2-d3-e2-s1"], page=2)]))["w2-d3-e2-s1"]
    assert entry.state == "ticked"
    assert (entry.week, entry.day, entry.date, entry.weekday) == (2, 3, datetime.date(2026, 12, 9), 3)
    assert (entry.exercise, entry.label, entry.name, entry.session) == ("bridge", "2", "Bridge", 1)
    assert (entry.question, entry.planned, entry.repeats, entry.value) == ("done", True, 10, None)


def test_there_is_one_entry_for_each_box_and_one_for_each_question() -> None:
    template = log([row(1, sessions=2)], questions=["pain-before", "pain-after"], optional=1)
    found = entries(template, [read(template)])
    assert len(found) == 7 * 3 + 7 * 2
    assert {entry.state for entry in found} == {"empty"}
    assert sum(entry.planned for entry in found) == 14, "the optional session is not planned"


@pytest.mark.parametrize(("first", "weekdays"), [(1, [1, 2, 3, 4, 5, 6, 7]), (7, [7, 1, 2, 3, 4, 5, 6])])
def test_columns_begin_with_the_first_day_of_the_log(first: int, weekdays: list[int]) -> None:
    start = MONDAY - datetime.timedelta(days=(8 - first) % 7)
    template = log(first_weekday=first, start=start)
    found = entries(template, [read(template)])
    assert [entry.weekday for entry in found] == weekdays
    assert [entry.date.isoweekday() for entry in found if entry.date] == weekdays


def test_an_undated_log_has_no_dates_but_weekdays() -> None:
    template = log(start=None)
    assert {entry.date for entry in entries(template, [read(template)])} == {None}
    assert [entry.weekday for entry in entries(template, [read(template)])] == [1, 2, 3, 4, 5, 6, 7]


def test_a_number_is_kept_and_a_hold_counts_as_one_repeat_of_each_set() -> None:
    template = log([row(1, dose=HELD)], counts=True, sides=("-left", "-right"))
    found = by_box(entries(template, [read(template, counts={"w1-d1-e1-s1-left": 2})]))
    left, right = found["w1-d1-e1-s1-left"], found["w1-d1-e1-s1-right"]
    assert (left.state, left.value, left.repeats, left.side) == ("ticked", 2, 3, "left")
    assert (right.state, right.value, right.side) == ("empty", None, "right")


def pain(*ticked: int, unsure: tuple[int, ...] = ()) -> Entry:
    template = log(questions=["pain"])
    page = read(
        template,
        [f"w1-d2-pain-{value}" for value in ticked],
        unsure=[f"w1-d2-pain-{value}" for value in unsure],
    )
    return by_box(entries(template, [page]))["w1-d2-pain"]


def test_one_filled_bubble_is_the_answer() -> None:
    assert (pain(4).state, pain(4).value, pain(4).question) == ("ticked", 4, "pain")
    assert (pain(0).state, pain(0).value) == ("ticked", 0)


def test_no_filled_bubble_is_no_answer() -> None:
    assert (pain().state, pain().value, pain().could_be) == ("empty", None, ())


def test_two_filled_bubbles_stay_unsure() -> None:
    assert (pain(3, 7).state, pain(3, 7).value) == ("unsure", None)
    assert (pain(3, 7).could_be, pain(3, 7).reason) == ((3, 7), "ambiguous")


def test_a_doubtful_bubble_beside_a_filled_one_makes_the_answer_unsure() -> None:
    assert (pain(3, unsure=(7,)).state, pain(3, unsure=(7,)).could_be) == ("unsure", (3, 7))
    assert (pain(unsure=(7,)).reason, pain(unsure=(7,)).could_be) == ("faint", (7,))


def test_questions_are_named_without_their_place() -> None:
    template = log(questions=["pain-before", "morning", "effort"])
    found = {entry.question for entry in entries(template, [read(template)])}
    assert found == {"done", "pain-before", "morning", "effort"}


def test_pages_of_other_logs_and_rejected_pages_say_nothing() -> None:
    template, other = log(weeks=2), log(log_id=OTHER_ID)
    rejected = PageReading("scan.pdf", 2, "rejected", "blurred", LOG_ID, 2)
    found = entries(template, [read(other, ["w1-d1-e1-s1"]), rejected, read(template)])
    assert {entry.log_id for entry in found} == {LOG_ID}
    assert {entry.week for entry in found} == {1}
    assert {entry.state for entry in found} == {"empty"}


def test_who_settled_an_answer_is_told_with_what_was_read() -> None:
    template = log(questions=["pain"])
    settled = {
        (LOG_ID, "w1-d1-e1-s1"): Settled("AB", "unsure:faint"),
        (LOG_ID, "w1-d2-pain-3"): Settled("AB", "ticked"),
    }
    found = by_box(entries(template, [read(template, ["w1-d1-e1-s1", "w1-d2-pain-7"])], settled))
    assert (found["w1-d1-e1-s1"].by, found["w1-d1-e1-s1"].was) == ("AB", "unsure:faint")
    assert (found["w1-d2-pain"].by, found["w1-d2-pain"].was) == ("AB", "3 ticked")
    assert found["w1-d2-e1-s1"].by is None
