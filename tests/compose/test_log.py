"""What a log asks: which boxes on which days, under which heads, in which words."""

from __future__ import annotations

import itertools
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from rephold.compose.log import NO_BREAK, compose_log
from rephold.compose.log_days import SPREAD, first_days, order
from rephold.errors import ContentError
from rephold.model.log_request import LogRequest
from rephold.model.prescription import Request
from rephold.model.week_log import WeekLog
from rephold.prescribe.prescribe import prescribe
from rephold.words.week_start import first_weekday
from rephold.words.words import Words
from support.sheets import library
from support.small_content import small_library

CLINIC = Path(__file__).parents[1] / "support" / "clinic" / "svg.yaml"


def log(request: dict[str, Any] | None = None, **asked: Any) -> WeekLog:
    whole = Request.model_validate({"programme": "low-back-pain"} | (request or {}))
    prescription = prescribe(whole, library())
    alts = {item.exercise.emblem.figure: "somebody on a mat" for item in prescription.exercises}
    return compose_log(prescription, LogRequest.model_validate(asked), "0123456789", Words.load("en"), alts)


def boxes_of_day(week: Any, day: int, row: int = 1) -> list[bool]:
    """For each box whether it is firm; none for a closed day."""
    return [spot.firm for line in week.cells.get((day, row), ()) for spot in line]


@pytest.mark.parametrize(
    ("sessions", "firm"),
    [
        (1, [True]),
        (2, [True] * 2),
        (3, [True] * 3),
        (4, [True] * 4),
        ("2-3", [True, True, False]),
        ("1-3", [True, False, False]),
    ],
)
def test_a_day_has_a_box_for_each_session(sessions: int | str, firm: list[bool]) -> None:
    week = log(sessions=sessions).weeks[0]
    assert all(boxes_of_day(week, day, row) == firm for day in range(1, 8) for row in range(1, 8))
    assert week.totals[1] == f"/ {7 * sum(firm)}"
    assert week.ticks == f"All ticks, out of {6 * 7 * sum(firm)}:"


def test_times_a_day_that_may_come_later_have_a_box_of_their_own() -> None:
    assert boxes_of_day(log().weeks[0], 1) == [True, True, False]
    assert log().words.often == "2–3 times a day"
    assert log().words.optional
    assert log(sessions=2).words.optional == ""


def test_5a_and_5b_both_have_a_row() -> None:
    assert [row.label for row in log().rows] == ["1", "2", "3", "4", "5a", "5b", "6"]


def test_an_exercise_with_a_condition_has_dashed_boxes_and_no_sum_but_one_of_a_pair_is_planned() -> None:
    found = log({"programme": "lower-back-pain-remedy"})
    (row,) = [row.row for row in found.rows if row.name == "Face-down rest"]
    week = found.weeks[0]
    assert any(boxes_of_day(week, day, row) for day in range(1, 8))
    assert not any(any(boxes_of_day(week, day, row)) for day in range(1, 8))
    assert week.totals[row] == "–"
    assert "–" not in log().weeks[0].totals.values()


@pytest.mark.parametrize(
    ("days_per_week", "firm", "optional"),
    [
        (2, {1, 4}, set()),
        (3, {1, 3, 5}, set()),
        ("2-3", {1, 4}, {3, 5}),
        (5, {1, 2, 3, 4, 5}, set()),
        ("5-7", {1, 2, 3, 4, 5}, {6, 7}),
        (7, {1, 2, 3, 4, 5, 6, 7}, set()),
    ],
)
def test_days_outside_the_plan_are_closed_and_extra_ones_are_dashed(
    days_per_week: int | str, firm: set[int], optional: set[int]
) -> None:
    week = log({"set": {"days_per_week": days_per_week}}, sessions=1).weeks[0]
    found = {day: boxes_of_day(week, day) for day in range(1, 8)}
    assert {day for day, boxes in found.items() if boxes == [True]} == firm
    assert {day for day, boxes in found.items() if boxes == [False]} == optional
    assert {day for day, _ in week.bubbles} == firm | optional


def test_days_that_are_named_go_before_the_plan() -> None:
    week = log(days=["tue", "sat"], sessions=1).weeks[0]
    assert {day for day, _ in week.cells} == {2, 6}
    week = log(days=["tue", "sat"], sessions=1, first_day="sat").weeks[0]
    assert {day for day, _ in week.cells} == {1, 4}


def test_no_number_of_days_has_more_in_a_row_than_it_needs() -> None:
    assert {len(days) for days in SPREAD.values()} == set(SPREAD)
    for days in (SPREAD[2], SPREAD[3]):
        assert all(other - one > 1 for one, other in itertools.pairwise(days))


def test_an_exercise_may_have_days_and_times_of_its_own() -> None:
    week = log({"set": {"cat-camel.times_per_day": 1, "cat-camel.days_per_week": 3}}).weeks[0]
    assert boxes_of_day(week, 1, 1) == [True]
    assert boxes_of_day(week, 2, 1) == []
    assert boxes_of_day(week, 2, 2) == [True, True, False]


def test_left_and_right_have_boxes_of_their_own_where_each_side_is_done() -> None:
    found = log(sides="split", sessions=2)
    names = [[spot.id for spot in line] for line in found.weeks[0].cells[3, 2]]
    assert names == [["w1-d3-e2-s1-left", "w1-d3-e2-s2-left"], ["w1-d3-e2-s1-right", "w1-d3-e2-s2-right"]]
    assert "left side" in found.weeks[0].cells[3, 2][0][0].said
    assert len(found.weeks[0].cells[3, 1]) == 1, "cat and camel has no sides"
    assert found.weeks[0].totals[2] == "/ 28"


def test_every_box_and_bubble_has_an_id_and_words_of_its_own() -> None:
    for week in log(weeks=2, pain="before-after", morning=True, where=True, effort=True, sides="split").weeks:
        spots = [spot for cell in week.cells.values() for line in cell for spot in line]
        spots += [spot for bubbles in week.bubbles.values() for spot in bubbles]
        assert len({spot.id for spot in spots}) == len(spots)
        assert len({spot.said for spot in spots}) == len(spots)


def test_what_is_said_of_a_box_is_whose_it_is_and_when() -> None:
    week = log(start="2026-11-23").weeks[0]
    assert week.cells[1, 1][0][0].said == "Monday 23 Nov 2026, 1 Cat and camel, time 1: box to tick"
    assert week.bubbles[2, "pain"][7].said == "Tuesday 24 Nov 2026, Pain today: 7"
    assert week.bubbles[2, "pain"][7].group == "w1-d2-pain"


def test_questions_are_those_asked_for() -> None:
    assert [scale.key for scale in log().scales] == ["pain"]
    assert log(pain="none").scales == ()
    asked = log(pain="before-after", morning=True, where=True, effort=True).scales
    assert [scale.key for scale in asked] == ["pain-before", "pain-after", "morning", "where", "effort"]
    assert [bool(scale.ends) for scale in asked] == [True, False, False, True, True]


def test_where_it_hurt_is_a_box_for_each_place_of_which_any_number_may_be_ticked() -> None:
    spots = log(start="2026-11-23", where=True).weeks[0].bubbles[2, "where"]
    places = ["back", "buttock", "thigh", "below-knee"]
    assert [spot.id for spot in spots] == [f"w1-d2-where-{place}" for place in places]
    assert {(spot.kind, spot.group) for spot in spots} == {("tick", None)}
    assert spots[3].said == "Tuesday 24 Nov 2026, where it hurt, below knee: box to tick"


@pytest.mark.parametrize(
    ("start", "first_day", "heads", "when"),
    [
        ("2026-11-23", None, "Mon 23", "23–29 Nov 2026"),
        ("2026-11-30", None, "Mon 30", "30 Nov – 6 Dec 2026"),
        ("2026-12-28", None, "Mon 28", "28 Dec 2026 – 3 Jan 2027"),
        ("2026-11-25", None, "Mon 23", "23–29 Nov 2026"),
        ("2026-11-25", "sun", "Sun 22", "22–28 Nov 2026"),
        ("2026-11-25", "sat", "Sat 21", "21–27 Nov 2026"),
        ("2028-02-28", None, "Mon 28", "28 Feb – 5 Mar 2028"),
    ],
)
def test_a_week_with_dates_says_them(start: str, first_day: str | None, heads: str, when: str) -> None:
    week = log(start=start, first_day=first_day).weeks[0]
    assert (week.days[0].head, week.when) == (heads, when)


def test_days_before_the_start_are_closed_and_weeks_go_on_from_there() -> None:
    found = log(start="2026-11-25", weeks=3)
    assert {day for day, _ in found.weeks[0].cells} == {3, 4, 5, 6, 7}
    assert {day for day, _ in found.weeks[1].cells} == set(range(1, 8))
    assert [week.days[0].head for week in found.weeks] == ["Mon 23", "Mon 30", "Mon 7"]


def test_a_week_without_a_day_of_exercise_left_is_not_printed() -> None:
    asked = LogRequest.model_validate({"start": "2026-11-28", "days": ["mon", "wed"]})
    assert [str(day) for day in first_days(asked, 1, {1, 3})] == ["2026-11-30"]
    week = log(start="2026-11-28", days=["mon", "wed"]).weeks[0]
    assert {day for day, _ in week.cells} == {1, 3}


@pytest.mark.parametrize("weeks", range(1, 9))
def test_one_to_eight_weeks_are_counted(weeks: int) -> None:
    found = log(weeks=weeks)
    assert [week.number for week in found.weeks] == list(range(1, weeks + 1))
    assert found.weeks[-1].title == (f"Week {weeks} of {weeks}" if weeks > 1 else "My week")
    assert {week.when for week in found.weeks} == {""}
    assert [day.head for day in found.weeks[0].days] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


@pytest.mark.parametrize(
    ("country", "first"),
    [
        *((name, 1) for name in ("ES", "FR", "DE", "PL", "UA", "CN", "GB", "MA", "AE")),
        *((name, 7) for name in ("US", "MX", "BR", "PT", "IN", "PK", "SA")),
        ("EG", 6),
        (None, 1),
    ],
)
def test_a_week_begins_as_it_does_in_the_country(country: str | None, first: int) -> None:
    assert first_weekday(country) == first
    assert order(first)[0] == first
    assert sorted(order(first)) == list(range(1, 8))


def test_the_first_day_is_asked_for_or_the_countrys_or_the_clinics() -> None:
    assert log(country="US").weeks[0].days[0].head == "Sun"
    assert log(country="US", first_day="mon").weeks[0].days[0].head == "Mon"
    assert log(country="EG").weeks[0].days[0].head == "Sat"


def test_the_foot_has_the_clinics_own_emergency_words() -> None:
    found = log({"clinic": CLINIC}).words
    now = "".join(run.text for run in found.now)
    assert "A&E" in now
    assert "999" in now
    assert found.contact == "Riverside Physiotherapy · 01234 567 890"
    assert log().words.contact == "Questions? Ask your physiotherapist."
    named = {"clinician": "Jo Example", "clinic": str(CLINIC)}
    assert log(named).words.contact == "Jo Example · Riverside Physiotherapy · 01234 567 890"
    assert log({"clinician": "Jo Example"}).words.contact == "Questions? Ask Jo Example."
    assert [run.text for run in found.stop if run.strong] == ["Stop"]


EMERGENCIES = (
    ("numb or tingling bottom or genitals",),
    ("new trouble with pee",),
    ("poo",),
    ("sex",),
    ("new pain or weakness in both legs",),
    ("a weaker leg", "trouble walking"),
    ("bad fall",),
    ("chest or tearing pain",),
)
"""What the foot says of each sign that the handout tells to go at once for, in its order."""


def test_the_foot_names_each_kind_of_emergency_and_where_the_whole_list_is() -> None:
    now = "".join(run.text for run in log().words.now)
    listed = prescribe(Request(programme="low-back-pain"), library()).red_flags.now
    assert len(listed) == len(EMERGENCIES)
    for sign, said in zip(listed, EMERGENCIES, strict=True):
        assert all(words in now for words in said), sign
    assert now.endswith("All signs: see your handout.")


def test_no_log_is_made_without_the_short_safety_texts(tmp_path: Path) -> None:
    small = small_library(tmp_path)
    prescription = prescribe(Request(programme="mini"), small)
    with pytest.raises(ContentError, match=r"no stop_short(.|\n)*no now_short"):
        compose_log(prescription, LogRequest(), "0123456789", Words.load("en"), {"stand": "somebody"})


def test_totals_count_firm_boxes_on_firm_days_only() -> None:
    found = log({"set": {"days_per_week": "2-3"}}, sessions="2-3")
    assert set(found.weeks[0].totals.values()) == {"/ 4"}


def test_totals_leave_out_the_days_before_the_start() -> None:
    first, second = log(start="2026-11-25", weeks=2, sessions=2).weeks
    assert (first.totals[1], second.totals[1]) == ("/ 10", "/ 14")
    assert (first.ticks, second.ticks) == ("All ticks, out of 60:", "All ticks, out of 84:")


def test_a_log_says_nothing_of_rests_which_are_on_the_handout() -> None:
    doses = Counter(row.dose.replace(NO_BREAK, " ") for row in log().rows)
    assert doses["3 repeats, hold 5 s, each side"] == 3


def test_no_number_of_a_dose_is_parted_from_its_unit_at_the_end_of_a_line() -> None:
    parts = [part for row in log().rows[:5] for part in row.dose.split(", ")]
    assert parts
    assert not any(" " in part for part in parts)


def test_an_exercise_for_later_says_when_to_start_it_to_the_eye_and_to_the_ear() -> None:
    later = next(row for row in log().rows if row.label == "5b")
    for told in (later.dose, later.spoken_dose):
        assert told.endswith(". Once 5a feels easier.")


def test_all_ticks_count_5a_and_5b_once_for_one_of_them_is_done_at_a_time() -> None:
    week = log(sessions=1).weeks[0]
    assert (week.totals[5], week.totals[6]) == ("/ 7", "/ 7")
    assert week.ticks == "All ticks, out of 42:"
