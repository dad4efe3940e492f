"""Days in a row: a day counts when one of its planned sessions is whole."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import pytest

from rephold.logs.adherence import adherence
from rephold.logs.entries import entries
from rephold.model.adherence import Span
from rephold.model.log_template import LogTemplate
from rephold.read.library import Library
from rephold.shelf import Shelf
from support.weekly import MONDAY, log, read, read_all, row

RULES = Library(Shelf()).log_rules("standard")


def streak(
    template: LogTemplate, days: Iterable[int], until: datetime.date | None = None, session: int = 1
) -> tuple[int, int]:
    """Now and longest, where session `session` of these days (counted on over weeks) was done in all rows."""
    wanted = {(1 + (day - 1) // 7, 1 + (day - 1) % 7) for day in days}
    ticked = [
        box.id
        for page in template.pages
        for box in page.boxes
        if (page.week, box.day) in wanted and box.session == session and box.row
    ]
    found = adherence(entries(template, read_all(template, ticked)), RULES, until).streak
    assert found["now"].sure
    assert found["longest"].sure
    return int(found["now"].least), int(found["longest"].least)


@pytest.mark.parametrize(
    ("days", "now", "longest"),
    [
        ((), 0, 0),
        ((1,), 1, 1),
        ((1, 2, 3), 3, 3),
        ((1, 2, 3, 5), 1, 3),
        ((1, 3, 4, 5, 6), 4, 4),
        (range(1, 8), 7, 7),
    ],
)
def test_days_in_a_row_are_counted(days: Iterable[int], now: int, longest: int) -> None:
    assert streak(log(), days) == (now, longest)


def test_a_streak_runs_over_the_border_of_a_week() -> None:
    assert streak(log(weeks=2), range(5, 11)) == (6, 6)
    assert streak(log(weeks=2, start=None), range(5, 11)) == (6, 6)


def test_rest_days_neither_break_nor_add() -> None:
    three_a_week = log([row(1, days=(1, 3, 5))], weeks=2)
    assert streak(three_a_week, (1, 3, 5, 8)) == (4, 4)
    assert streak(three_a_week, (1, 5, 8)) == (2, 2)


def test_one_whole_session_of_the_day_is_enough() -> None:
    two_times = log([row(1, sessions=2), row(2, sessions=2)])
    assert streak(two_times, (1, 2), session=2) == (2, 2)
    page = read(two_times, ["w1-d1-e1-s1", "w1-d1-e2-s2", "w1-d2-e1-s1", "w1-d2-e2-s1"])
    assert adherence(entries(two_times, [page]), RULES).streak["longest"] == Span(1, 1), "halves are no whole"


def test_an_optional_session_makes_no_day() -> None:
    template = log([row(1, sessions=1)], optional=1)
    assert streak(template, (1, 2, 3), session=2) == (0, 0)


def test_a_blank_day_still_to_come_breaks_nothing() -> None:
    assert streak(log(), (1, 2, 3)) == (3, 3)
    assert streak(log(), (1, 2, 3), until=MONDAY + datetime.timedelta(days=2)) == (3, 3)


def test_a_blank_day_that_has_passed_breaks_the_streak() -> None:
    assert streak(log(), (1, 2, 3), until=MONDAY + datetime.timedelta(days=4)) == (0, 3)


def test_a_day_with_only_pain_on_it_is_no_day_to_come() -> None:
    template = log(questions=["pain"])
    page = read(template, ["w1-d1-e1-s1", "w1-d2-e1-s1", "w1-d3-pain-2"])
    assert adherence(entries(template, [page]), RULES).streak["now"] == Span(0, 0)


def test_an_unsure_box_makes_a_range() -> None:
    template = log()
    page = read(template, [f"w1-d{day}-e1-s1" for day in (1, 2, 4, 5)], unsure=["w1-d3-e1-s1"])
    found = adherence(entries(template, [page]), RULES).streak
    assert (found["now"], found["longest"]) == (Span(2, 5), Span(2, 5))


def test_a_late_mark_that_may_be_none_leaves_open_where_the_log_ends() -> None:
    template = log()
    page = read(template, [f"w1-d{day}-e1-s1" for day in (1, 2, 3)], unsure=["w1-d5-e1-s1"])
    assert adherence(entries(template, [page]), RULES).streak["now"] == Span(0, 3)


def test_before_the_first_day_there_is_no_streak() -> None:
    assert streak(log(), (), until=MONDAY - datetime.timedelta(days=1)) == (0, 0)
