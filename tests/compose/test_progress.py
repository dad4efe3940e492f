"""The progress page in words: each case said once, plainly, and nothing said that is not known."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from rephold.check.plain import plain_rules
from rephold.check.reading import measure
from rephold.compose.progress import progress_page
from rephold.compose.progress_charts import charts
from rephold.compose.progress_words import sentences, span, talk_reasons
from rephold.model.adherence import Adherence, Done, ExerciseDone, Span, Week
from rephold.model.chart import Charts
from rephold.model.document import Fields, Numbers, Pair, Panel, Table
from rephold.read.library import Library
from rephold.shelf import Shelf
from rephold.words.words import Words

WORDS = Words.load("en")
RULES = Library(Shelf()).log_rules("standard")
MONDAY = datetime.date(2026, 11, 30)


def sure(number: float) -> Span:
    return Span(number, number)


def week(number: int, done: Span, **told: object) -> Week:
    first = MONDAY + datetime.timedelta(weeks=number - 1)
    plain = Week(number, first, Done(done, 10, done, 100), (), {"pain": sure(3)}, {}, None, sure(0), "no")
    return replace(plain, **told)  # type: ignore[arg-type]


def found(*weeks: Week, **told: object) -> Adherence:
    done = sum((one.done for one in weeks), Done())
    plain = Adherence(
        logs=("7K3M9Q2RTV",),
        done=done,
        exercises=(ExerciseDone("1", ("cat-camel",), "Cat and camel", done),),
        weeks=weeks,
        kept="yes",
        streak={"now": sure(2), "longest": sure(5)},
        pain_question="pain",
        pain_change=None,
        pain_rose="no",
        pain_fell="no",
        talk="no",
        unsure=0,
    )
    return replace(plain, **told)  # type: ignore[arg-type]


NINE = found(week(1, sure(9)), week(2, sure(9)))
CASES: list[tuple[Adherence, str]] = [
    (NINE, "You did 90 % of your plan. Your goal of 80 % is reached."),
    (replace(NINE, kept="no"), "The goal is 80 %."),
    (replace(NINE, kept="maybe"), "the goal of 80 % may be reached or not"),
    (
        found(week(1, sure(5)), week(2, sure(9))),
        "In the last week you did more of your plan than in the first: 90 %",
    ),
    (found(week(1, sure(9)), week(2, sure(5))), "In the last week you did less of your plan"),
    (replace(NINE, pain_change=sure(-2.5), pain_fell="yes"), "went down by 2.5 of 10 points"),
    (replace(NINE, pain_change=Span(2, 3), pain_rose="yes"), "went up by 2 to 3 of 10 points"),
    (replace(NINE, pain_change=Span(-2.5, -1), pain_fell="maybe"), "may have changed"),
    (replace(NINE, pain_change=Span(-1, 0.5)), "changed by 0 to 1 of 10 points"),
    (replace(NINE, pain_change=sure(-1)), "went down a little: by 1 of 10 points"),
    (replace(NINE, pain_change=Span(0, 1.5)), "went up a little: by 0 to 1.5 of 10 points"),
    (replace(NINE, pain_change=sure(0)), "was the same in the last week as in the first"),
    (replace(NINE, unsure=4), "Marks that could not be read: 4."),
]


@pytest.mark.parametrize(("told", "said"), CASES)
def test_each_case_is_said(told: Adherence, said: str) -> None:
    assert said in " ".join(sentences(told, RULES, WORDS))


def test_what_is_not_sure_is_not_said() -> None:
    told = found(week(1, Span(5, 8)), week(2, Span(7, 9)))
    assert len(list(sentences(told, RULES, WORDS))) == 1, "neither more nor less for sure"
    assert list(sentences(found(week(1, sure(9)), kept=None), RULES, WORDS)) == []


def test_all_that_a_patient_reads_is_plain() -> None:
    said = [sentence for told, _ in CASES for sentence in sentences(told, RULES, WORDS)]
    said += [WORDS.say(key) for key in ("progress-talk", "progress-talk-maybe")]
    said += talk_reasons(found(week(1, sure(9), high_days=sure(3), rise=sure(2.5))), RULES, WORDS)
    assert measure(said, plain_rules().terms).grade <= 6


def test_reasons_to_talk_name_the_week() -> None:
    told = found(week(1, sure(9)), week(2, sure(9), high_days=Span(1, 2), rise=sure(2)), talk="maybe")
    assert list(talk_reasons(told, RULES, WORDS)) == [
        "Perhaps pain of 6 or more on at least 2 days: week 2.",
        "Pain at least 2 points higher after exercise than before: week 2.",
    ]


def test_a_reason_is_said_once_with_all_its_weeks() -> None:
    weeks = [week(number, sure(9), high_days=sure(number % 4)) for number in range(1, 9)]
    told = found(*weeks, week(9, sure(9), high_days=Span(1, 3)), talk="yes")
    assert list(talk_reasons(told, RULES, WORDS)) == [
        "Pain of 6 or more on at least 2 days: week 2, 3, 6, 7.",
        "Perhaps pain of 6 or more on at least 2 days: week 9.",
    ]


@pytest.mark.parametrize(("talk", "panels"), [("no", 0), ("yes", 1), ("maybe", 1)])
def test_the_warning_stands_there_only_with_a_reason(talk: str, panels: int) -> None:
    page = progress_page(replace(NINE, talk=talk), RULES, None, None, WORDS)  # type: ignore[arg-type]
    boxes = [block for block in page.blocks() if isinstance(block, Pair | Panel)]
    every = [panel for box in boxes for panel in ((box.left, box.right) if isinstance(box, Pair) else (box,))]
    assert [panel.kind for panel in every] == ["tinted", *["warning"] * panels]


def test_without_a_name_there_is_a_line_to_write_on() -> None:
    page = progress_page(NINE, RULES, None, None, WORDS)
    (fields,) = (block for block in page.blocks() if isinstance(block, Fields))
    assert fields.items == (("Name", ""), ("Time", "30 Nov – 13 Dec 2026"))
    assert page.date == datetime.date(2026, 12, 13)


def test_undated_logs_have_no_time_and_a_date_of_their_own() -> None:
    page = progress_page(found(week(1, sure(9), first=None)), RULES, "Sam Example", None, WORDS)
    (fields,) = (block for block in page.blocks() if isinstance(block, Fields))
    assert dict(fields.items) == {"Name": "Sam Example", "Time": ""}
    assert page.date == datetime.date(2000, 1, 1)
    assert "Sam" not in page.subject + page.title + page.author


def test_more_than_planned_stands_in_the_table_and_a_hundred_in_the_chart() -> None:
    told = found(week(1, sure(13)))
    page = progress_page(told, RULES, None, None, WORDS)
    weeks, _ = (block for block in page.blocks() if isinstance(block, Table))
    assert ["".join(run.text for run in cell) for cell in weeks.rows[0]] == [
        "Week 1, 30 Nov 2026", "13 of 10", "130", "3",
    ]  # fmt: skip
    (both,) = (block for block in page.blocks() if isinstance(block, Charts))
    assert both.items[0].columns[0].value == (100, 100)


def test_the_chart_shows_the_pain_that_the_words_are_about() -> None:
    means = {"pain": sure(2), "pain-after": sure(5)}
    told = found(week(1, sure(9), means=means), week(2, sure(9), means=means), pain_question="pain-after")
    line = list(charts(told, RULES, WORDS))[1]
    assert line.title.startswith("Pain after")
    assert [column.value for column in line.columns] == [(5, 5), (5, 5)]


def test_places_that_hurt_are_a_table_of_days_where_they_were_asked_for() -> None:
    places = {"back": sure(5), "thigh": Span(0, 1)}
    told = found(week(1, sure(9), places=places), week(2, sure(9)))
    tables = [b for b in progress_page(told, RULES, None, None, WORDS).blocks() if isinstance(b, Table)]
    assert [table.header for table in tables][1] == ("Days it hurt", "Week 1", "Week 2")
    cells = [["".join(run.text for run in cell) for cell in row] for row in tables[1].rows]
    assert cells == [["Back", "5", "–"], ["Thigh", "0 to 1", "–"]]
    many = found(*(week(number, sure(9), places=places) for number in range(1, 10)))
    table = [b for b in progress_page(many, RULES, None, None, WORDS).blocks() if isinstance(b, Table)][1]
    assert (table.header, len(table.rows)) == (("Days it hurt", "Back", "Thigh"), 9)
    plain = progress_page(found(week(1, sure(9))), RULES, None, None, WORDS)
    assert sum(isinstance(block, Table) for block in plain.blocks()) == 2


def test_sessions_beyond_any_plan_are_counted_without_a_goal() -> None:
    done = Done(sure(4), 0, sure(40), 0)
    only = replace(week(1, sure(4), means={}), done=done)
    told = found(only, done=done, kept=None, pain_question=None)
    page = progress_page(told, RULES, None, None, WORDS)
    (panel,) = (block for block in page.blocks() if isinstance(block, Panel))
    (numbers,) = panel.body
    assert isinstance(numbers, Numbers)
    assert numbers.items[0] == ("4", "sessions done; none was planned")


def test_pain_that_was_not_asked_for_makes_no_chart() -> None:
    told = found(week(1, sure(9), means={}), pain_question=None)
    assert [chart.kind for chart in charts(told, RULES, WORDS)] == ["bars"]


def test_a_week_without_an_answer_is_a_gap_and_said_so() -> None:
    told = found(
        week(1, sure(9)), week(2, sure(9), means={}), week(3, Span(4, 6), means={"pain": Span(2, 3.5)})
    )
    bars, line = charts(told, RULES, WORDS)
    assert [column.value for column in line.columns] == [(3, 3), None, (2, 3.5)]
    assert [column.said for column in line.columns] == ["3", "–", "2–3.5"]
    assert "Week 1: 3, Week 2: not known, Week 3: 2 to 3.5" in line.alt
    assert bars.goal == RULES.adherent_percent


@pytest.mark.parametrize(
    ("value", "said"), [(sure(12), "12"), (sure(2.5), "2.5"), (Span(2, 3.04), "2 to 3"), (None, "–")]
)
def test_numbers_are_short(value: Span | None, said: str) -> None:
    assert span(value, WORDS) == said
