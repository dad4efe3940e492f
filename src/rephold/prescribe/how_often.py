"""How often a patient does the whole routine: the programme's word, or what the request sets instead."""

from __future__ import annotations

from pydantic import ValidationError

from rephold.errors import Problem
from rephold.model.dose import DaysPerWeek, TimesPerDay
from rephold.model.noun import Noun
from rephold.model.prescription import Request
from rephold.model.programme import Programme
from rephold.prescribe.faults import problems_of
from rephold.prescribe.places import Places


class HowOften(Noun):
    """Sessions a day, those to come later (None: it stays as it is), and days a week."""

    times_per_day: TimesPerDay | None
    times_per_day_later: TimesPerDay | None
    days_per_week: DaysPerWeek


SETTABLE = ("times_per_day", "days_per_week")
"""Keys of `set` that name no exercise. What comes later is tied to a sentence of the programme."""


def how_often(programme: Programme, request: Request, places: Places) -> tuple[HowOften, list[Problem]]:
    """How often, and every problem of the values set; no later dose where the first is as much already."""
    usual = {name: getattr(programme, name) for name in HowOften.model_fields}
    asked = {name: request.set[name] for name in SETTABLE if name in request.set}
    problems: list[Problem] = []
    try:
        made = HowOften.model_validate(usual | asked)
    except ValidationError as error:
        asked_at = {name: places.value("set", name) for name in asked}
        problems = problems_of(error, asked, asked_at, str)
        made = HowOften.model_validate(usual)
    later = made.times_per_day_later
    if later and made.times_per_day and made.times_per_day.high >= later.high:
        made = made.model_copy(update={"times_per_day_later": None})
    return made, problems
