"""The rules for totals: what counts as planned, what as done, and what is only told as a range."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rephold.logs.adherence import adherence
from rephold.logs.entries import entries
from rephold.logs.reading import PageReading
from rephold.model.adherence import Adherence, Done, Span
from rephold.model.dose import Dose
from rephold.model.log_rules import LogRules
from rephold.model.log_template import LogTemplate
from rephold.read.library import Library
from rephold.shelf import Shelf
from support.weekly import MONDAY, OTHER_ID, all_boxes, log, read, read_all, row

RULES = Library(Shelf()).log_rules("standard")


def rules(**changed: object) -> LogRules:
    return RULES.model_copy(update=changed)


def found(template: LogTemplate, pages: Iterable[PageReading], measured: LogRules = RULES) -> Adherence:
    return adherence(entries(template, pages), measured)


def percent(done: Done) -> Span:
    assert done.percent
    return done.percent


def test_planned_is_sessions_a_day_times_planned_days() -> None:
    template = log([row(1, sessions=2), row(2, name="Bridge", days=(1, 3, 5), sessions=1)])
    one, two = found(template, [read(template)]).exercises
    assert (one.done.planned, two.done.planned) == (14, 3)


@pytest.mark.parametrize(("ticks", "share"), [(0, 0), (1, 14), (3, 43), (5, 71), (7, 100)])
def test_adherence_is_done_of_planned_in_whole_per_cent(ticks: int, share: int) -> None:
    template = log()
    done = found(template, [read(template, all_boxes(template)[:ticks])]).done
    assert (done.sessions, done.planned) == (Span(ticks, ticks), 7)
    assert percent(done) == Span(share, share)


def test_half_a_per_cent_is_rounded_up() -> None:
    assert Done(Span(1, 1), 8).percent == Span(13, 13)
    assert Done(Span(5, 5), 8).percent == Span(63, 63)


def test_nothing_planned_gives_no_per_cent() -> None:
    template = log([row(1, sessions=1)]).model_copy(update={"pages": ()})
    assert found(template, []).done.percent is None
    assert found(template, []).kept is None


def test_an_optional_session_is_not_planned_but_done_if_it_was_done() -> None:
    template = log([row(1, sessions=2)], optional=1)
    every = all_boxes(template, firm=False)
    assert len(every) == 21
    done = found(template, [read(template, every)]).done
    assert (done.sessions, done.planned) == (Span(21, 21), 14)
    assert (percent(done), done.capped) == (Span(150, 150), Span(100, 100))


def test_the_other_ten_are_no_excuse_for_a_summary_above_a_hundred() -> None:
    assert Done(Span(9, 9), 7).percent == Span(129, 129)
    assert Done(Span(9, 9), 7).capped == Span(100, 100)
    assert Done(Span(6, 9), 7).capped == Span(86, 100)


@pytest.mark.parametrize(("repeats", "counts"), [(0, 0), (4, 0), (5, 1), (10, 1), (12, 1)])
def test_a_part_counts_from_half_its_repeats_on(repeats: int, counts: int) -> None:
    template = log(counts=True)
    done = found(template, [read(template, counts={"w1-d1-e1-s1": repeats})]).done
    assert done.sessions == Span(counts, counts)
    assert (done.repeats, done.repeats_planned) == (Span(repeats, repeats), 70)


def test_where_a_part_begins_to_count_is_a_setting() -> None:
    template = log(counts=True)
    page = read(template, counts={"w1-d1-e1-s1": 5})
    assert found(template, [page], rules(partial_share=0.6)).done.sessions == Span(0, 0)


def test_repeats_are_counted_from_sets_and_the_low_end_of_a_range() -> None:
    dose = Dose.model_validate({"sets": 2, "reps": "5-10"})
    template = log([row(1, dose=dose)])
    done = found(template, [read(template, ["w1-d1-e1-s1", "w1-d2-e1-s1"])]).done
    assert (done.repeats, done.repeats_planned, done.repeats_percent) == (Span(20, 20), 70, Span(29, 29))


def test_left_and_right_are_one_session() -> None:
    template = log(sides=("-left", "-right"))
    both = found(template, [read(template, ["w1-d1-e1-s1-left", "w1-d1-e1-s1-right"])]).done
    assert (both.sessions, both.planned, both.repeats) == (Span(1, 1), 7, Span(20, 20))
    one = found(template, [read(template, ["w1-d1-e1-s1-left"])])
    assert one.done.sessions == Span(1, 1), "one of two sides is half the repeats"
    strict = found(template, [read(template, ["w1-d1-e1-s1-left"])], rules(partial_share=1.0))
    assert strict.done.sessions == Span(0, 0)


def test_of_alternatives_one_a_time_is_enough() -> None:
    template = log([row(1, label="5a", name="Forearms"), row(2, label="5b", name="Hands")])
    both_ways = found(
        template, [read(template, ["w1-d1-e1-s1", "w1-d2-e2-s1", "w1-d3-e1-s1", "w1-d3-e2-s1"])]
    )
    (one,) = both_ways.exercises
    assert (one.label, one.name) == ("5a/5b", "Forearms / Hands")
    assert (one.done.sessions, one.done.planned) == (Span(3, 3), 7)


def test_unsure_boxes_are_told_as_a_range() -> None:
    template = log()
    boxes = all_boxes(template)
    told = found(template, [read(template, boxes[:4], unsure=boxes[4:6])])
    assert told.done.sessions == Span(4, 6)
    assert percent(told.done) == Span(57, 86)
    assert told.unsure == 2
    assert told.kept == "maybe"


@pytest.mark.parametrize(
    ("ticks", "limit", "kept"), [(6, 80, "yes"), (5, 80, "no"), (5, 70, "yes"), (7, 100, "yes")]
)
def test_the_plan_counts_as_kept_from_a_share_that_is_a_setting(ticks: int, limit: int, kept: str) -> None:
    template = log()
    page = read(template, all_boxes(template)[:ticks])
    assert found(template, [page], rules(adherent_percent=limit)).kept == kept


def test_weeks_are_told_apart_in_the_order_of_their_days() -> None:
    later, sooner = log(), log(log_id=OTHER_ID, start=MONDAY - datetime.timedelta(weeks=1))
    told = adherence(
        (*entries(later, [read(later)]), *entries(sooner, [read(sooner, all_boxes(sooner))])), RULES
    )
    assert [week.first for week in told.weeks] == [MONDAY - datetime.timedelta(weeks=1), MONDAY]
    assert [week.done.sessions.least for week in told.weeks] == [7, 0]
    assert [week.number for week in told.weeks] == [1, 2]


def test_two_logs_of_one_week_are_one_week() -> None:
    back, neck = log(), log([row(1, name="Chin tuck", exercise="chin-tuck")], log_id=OTHER_ID)
    both = (*entries(back, [read(back)]), *entries(neck, [read(neck, all_boxes(neck))]))
    (week,) = adherence(both, RULES).weeks
    assert (week.done.sessions, week.done.planned) == (Span(7, 7), 14)
    assert [one.name for one in week.exercises] == ["Cat and camel", "Chin tuck"]


def test_a_day_on_two_sheets_is_planned_once_and_done_where_it_was_ticked() -> None:
    sheets = log(), log(log_id=OTHER_ID), log(log_id="5B5B5B5B5B")
    ticked: tuple[list[str], ...] = (["w1-d1-e1-s1"], ["w1-d2-e1-s1", "w1-d3-e1-s1"], [])
    every = [e for t, boxes in zip(sheets, ticked, strict=True) for e in entries(t, [read(t, boxes)])]
    together = adherence(every, RULES)
    assert together.done == Done(Span(3, 3), 7, Span(30, 30), 70)
    assert together.streak["longest"] == Span(3, 3)


def test_undated_weeks_are_told_apart_too() -> None:
    template = log(weeks=3, start=None)
    pages = read_all(template, [box for box in all_boxes(template) if box.startswith("w2")])
    assert [week.done.sessions.least for week in found(template, pages).weeks] == [0, 7, 0]
    assert {week.first for week in found(template, pages).weeks} == {None}


def test_only_pages_that_were_read_count_as_planned() -> None:
    template = log(weeks=2)
    told = found(template, [read(template, all_boxes(template)[7:], page=2)])
    assert (told.done.planned, told.done.sessions) == (7, Span(7, 7))


def test_days_after_the_day_that_was_asked_for_do_not_count() -> None:
    template = log()
    page = read(template, all_boxes(template)[:3])
    told = adherence(entries(template, [page]), RULES, MONDAY + datetime.timedelta(days=2))
    assert (told.done.sessions, told.done.planned) == (Span(3, 3), 3)


LOG = log([row(1, sessions=2), row(2, days=(1, 3, 5))], weeks=2, optional=1, counts=True)
BOXES = all_boxes(LOG, firm=False)
Marks = dict[str, str | int]
marks = st.dictionaries(
    st.sampled_from(BOXES), st.one_of(st.just("ticked"), st.just("unsure"), st.integers(0, 20)), max_size=40
)


def with_marks(marked: Mapping[str, str | int]) -> Adherence:
    pages = []
    for page in LOG.pages:
        mine = {box.id: marked[box.id] for box in page.boxes if box.id in marked}
        pages.append(
            read(
                LOG,
                [box for box, mark in mine.items() if mark == "ticked"],
                unsure=[box for box, mark in mine.items() if mark == "unsure"],
                counts={box: mark for box, mark in mine.items() if isinstance(mark, int)},
                page=page.page,
            )
        )
    return found(LOG, pages)


def spans(told: Adherence) -> dict[str, Span]:
    return {
        "sessions": told.done.sessions,
        "repeats": told.done.repeats,
        "now": told.streak["now"],
        "longest": told.streak["longest"],
    }


@given(marks)
@settings(max_examples=60, deadline=None)
def test_whatever_unsure_boxes_turn_out_to_be_lies_in_the_range(marked: Marks) -> None:
    told = spans(with_marks(marked))
    for truth in ("ticked", None):
        settled = {box: truth if mark == "unsure" else mark for box, mark in marked.items()}
        sure = spans(with_marks({box: mark for box, mark in settled.items() if mark is not None}))
        for name in told:
            assert told[name].least <= sure[name].least <= sure[name].most <= told[name].most, name
    assert all(span.least <= span.most for span in told.values())


@given(marks, st.sampled_from(BOXES))
@settings(max_examples=60, deadline=None)
def test_one_tick_more_never_makes_less(marked: Marks, box: str) -> None:
    before = with_marks({name: mark for name, mark in marked.items() if name != box})
    after = with_marks({**marked, box: "ticked"})
    assert after.done.sessions.least >= before.done.sessions.least
    assert after.done.planned == before.done.planned
    assert after.streak["longest"].least >= before.streak["longest"].least


@given(marks)
@settings(max_examples=60, deadline=None)
def test_weeks_and_exercises_add_up_to_the_whole(marked: Marks) -> None:
    told = with_marks(marked)
    assert sum((week.done for week in told.weeks), Done()) == told.done
    assert sum((one.done for one in told.exercises), Done()) == told.done
    assert told.done.planned == 2 * (14 + 3)
    for part in (told.done, *(week.done for week in told.weeks)):
        assert part.capped
        assert 0 <= part.capped.least <= part.capped.most <= 100
