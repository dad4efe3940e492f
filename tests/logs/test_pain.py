"""Pain from 0 to 10: means, rises, days of high pain, and when to talk to the clinician."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pytest

from rephold.logs.adherence import adherence
from rephold.logs.entries import entries
from rephold.model.adherence import Adherence, Span
from rephold.model.log_rules import LogRules
from rephold.read.library import Library
from rephold.shelf import Shelf
from support.weekly import log, read

RULES = Library(Shelf()).log_rules("standard")


def told(
    answers: Mapping[str, Sequence[int | None]],
    weeks: int = 1,
    unsure: Iterable[str] = (),
    rules: LogRules = RULES,
) -> Adherence:
    """A log with these answers, day by day from the first day of the first week on."""
    template = log(weeks=weeks, questions=list(answers))
    ticked = [
        f"w{1 + day // 7}-d{1 + day % 7}-{question}-{value}"
        for question, values in answers.items()
        for day, value in enumerate(values)
        if value is not None
    ]
    pages = [
        read(
            template,
            {box.id for box in page.boxes} & set(ticked),
            unsure={box.id for box in page.boxes} & set(unsure),
            page=page.page,
        )
        for page in template.pages
    ]
    return adherence(entries(template, pages), rules)


def test_means_are_of_the_days_with_an_answer() -> None:
    (week,) = told({"pain": [2, 3, 7], "effort": [5]}).weeks
    assert week.means == {"pain": Span(4, 4), "effort": Span(5, 5)}


@pytest.mark.parametrize(("after", "talk"), [([4, 4], "yes"), ([3, 4], "no"), ([2, 2], "no")])
def test_a_rise_of_two_from_before_to_after_is_a_reason_to_talk(after: list[int], talk: str) -> None:
    found = told({"pain-before": [2, 2], "pain-after": after})
    assert found.weeks[0].rise == Span(sum(after) / 2 - 2, sum(after) / 2 - 2)
    assert found.talk == talk


@pytest.mark.parametrize(("before", "after"), [([1, 2, 2], [3, 4, 4]), ([0, 0, 1], [2, 2, 3])])
def test_a_rise_of_just_two_counts_whatever_the_days_it_is_divided_by(
    before: list[int], after: list[int]
) -> None:
    found = told({"pain-before": before, "pain-after": after})
    assert (found.weeks[0].rise, found.talk) == (Span(2, 2), "yes")


def test_what_is_told_as_two_points_is_at_the_limit_of_two() -> None:
    found = told({"pain": [1] * 7 + [3, 3, 3, 3, 3, 3, 3]}, weeks=2)
    assert (found.pain_change, found.pain_rose) == (Span(2, 2), "yes")
    nearly = told({"pain": [1, 1, 2] + [None] * 4 + [3, 3, 4, 3, 3, 4, 3]}, weeks=2)  # 1.33 and 3.29
    assert (nearly.pain_change, nearly.pain_rose) == (Span(2, 2), "yes")


def test_the_change_is_told_by_the_question_that_most_weeks_answer() -> None:
    found = told({"pain": [1], "pain-after": [4] * 7 + [2] * 7}, weeks=2)
    assert (found.pain_question, found.pain_change) == ("pain-after", Span(-2, -2))
    assert told({"effort": [3]}).pain_question is None


@pytest.mark.parametrize(
    ("answers", "talk"), [([6, 6], "yes"), ([6, 5, 5], "no"), ([10, 1, 6], "yes"), ([], "no")]
)
def test_high_pain_on_two_days_is_a_reason_to_talk(answers: list[int], talk: str) -> None:
    assert told({"pain": answers}).talk == talk


def test_high_pain_twice_on_one_day_is_one_day() -> None:
    found = told({"pain-before": [6], "pain-after": [7]})
    assert (found.weeks[0].high_days, found.talk) == (Span(1, 1), "no")


def test_high_days_of_two_weeks_do_not_add_up() -> None:
    found = told({"pain": [0, 0, 0, 0, 0, 0, 6, 6]}, weeks=2)
    assert [week.high_days for week in found.weeks] == [Span(1, 1), Span(1, 1)]
    assert found.talk == "no"


def test_effort_is_not_pain() -> None:
    assert told({"effort": [9, 9, 9]}).talk == "no"


def test_all_limits_are_settings() -> None:
    mild = RULES.model_copy(update={"pain_high": 4, "pain_high_days": 3, "pain_rise": 0.5, "pain_trend": 1})
    assert told({"pain": [4, 4, 4]}, rules=mild).talk == "yes"
    assert told({"pain": [4, 4]}, rules=mild).talk == "no"
    assert told({"pain-before": [1], "pain-after": [2]}, rules=mild).talk == "yes"
    assert told({"pain": [3] * 7 + [2] * 7}, weeks=2, rules=mild).pain_fell == "yes"


@pytest.mark.parametrize(
    ("last", "rose", "fell"), [(6, "yes", "no"), (5, "no", "no"), (4, "no", "no"), (2, "no", "yes")]
)
def test_a_change_of_two_points_between_first_and_last_week_is_told(last: int, rose: str, fell: str) -> None:
    found = told({"pain": [4] * 7 + [1] * 7 + [last] * 7}, weeks=3)
    assert found.pain_change == Span(last - 4, last - 4)
    assert (found.pain_rose, found.pain_fell) == (rose, fell)


def test_one_week_has_no_change() -> None:
    assert told({"pain": [4, 9]}).pain_change is None


def test_an_unsure_answer_makes_ranges_and_perhaps_a_reason_to_talk() -> None:
    found = told({"pain": [6, 4]}, unsure=["w1-d2-pain-7"])
    assert found.weeks[0].means["pain"] == Span(5, 6.5)
    assert found.weeks[0].high_days == Span(1, 2)
    assert found.talk == "maybe"
    assert found.unsure == 1
