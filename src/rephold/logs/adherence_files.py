"""What logs come to as JSON, for other programs; what is not known for sure has a least and a most."""

from __future__ import annotations

from collections.abc import Mapping

from rephold.model.adherence import Adherence, Done, ExerciseDone, Span, Week

Told = dict[str, object]


def adherence_json(log_id: str, programme: str, found: Adherence) -> Told:
    """What one log comes to: sessions and repeats done of those planned, days in a row, pain, flags.

    Flags are `yes`, `no` or `maybe`; `goal_reached` is null where nothing was planned.
    """
    return {
        "log_id": log_id,
        "programme": programme,
        **_done(found.done),
        "goal_reached": found.kept,
        "days_in_a_row": {which: _span(days) for which, days in found.streak.items()},
        "pain_question": found.pain_question,
        "pain_change": _span(found.pain_change),
        "pain_rose": found.pain_rose,
        "pain_fell": found.pain_fell,
        "talk_to_clinician": found.talk,
        "unsure": found.unsure,
        "weeks": [_week(week) for week in found.weeks],
        "exercises": _exercises(found.exercises),
    }


def _week(week: Week) -> Told:
    return {
        "week": week.number,
        "first_day": week.first.isoformat() if week.first else None,
        **_done(week.done),
        "means": _means(week.means),
        "days_it_hurt": _means(week.places),
        "pain_rise": _span(week.rise),
        "high_days": _span(week.high_days),
        "talk_to_clinician": week.talk,
        "exercises": _exercises(week.exercises),
    }


def _exercises(each: tuple[ExerciseDone, ...]) -> list[Told]:
    return [
        {"label": one.label, "exercises": list(one.exercises), "name": one.name, **_done(one.done)}
        for one in each
    ]


def _done(done: Done) -> Told:
    return {
        "sessions_done": _span(done.sessions),
        "sessions_planned": done.planned,
        "percent": _span(done.percent),
        "repeats_done": _span(done.repeats),
        "repeats_planned": done.repeats_planned,
        "repeats_percent": _span(done.repeats_percent),
    }


def _means(means: Mapping[str, Span]) -> Told:
    return {question: _span(mean) for question, mean in means.items()}


def _span(span: Span | None) -> dict[str, float] | None:
    return None if span is None else {"least": round(span.least, 2), "most": round(span.most, 2)}
