"""What a weekly log is asked for, besides the request for the sheet itself."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from rephold.model.day import Day
from rephold.model.dose import TimesPerDay
from rephold.model.noun import Noun

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""In the order of ISO 8601: the first is 1."""


def _country(code: str) -> str:
    if not re.fullmatch("[A-Z]{2}", code):
        raise ValueError(f"{code[:20]!r} is no country; write two capitals, such as GB or US")
    return code


Country = Annotated[str, AfterValidator(_country), Field(description="two capitals, as in ISO 3166: GB, US")]
Pain = Literal["daily", "before-after", "none"]
PLACES = ("back", "buttock", "thigh", "below-knee")
"""Where it may hurt, from the back down."""


def _each_once(days: tuple[Weekday, ...]) -> tuple[Weekday, ...]:
    if len(set(days)) != len(days):
        raise ValueError("names a day twice")
    return days


class LogRequest(Noun):
    """Weeks, days, and what is asked each day; the same keys as the options of `rephold log`."""

    weeks: Annotated[int, Field(ge=1, le=8)] = 1
    """How many weeks; each has a page, or more where exercises do not fit on one."""
    start: Day | None = None
    """First day of exercise; the days of its week before it are closed. Left out, weeks have no dates."""
    sessions: TimesPerDay | None = None
    """Boxes a day, in place of the times a day of the plan; 2-3 gives two firm boxes and a dashed one."""
    pain: Pain = "daily"
    """Whether pain is asked for once a day, before and after, or not."""
    morning: bool = False
    """Whether pain of the next morning is asked for."""
    where: bool = False
    """Whether it is asked where it hurt: whether pain goes down a leg or draws in."""
    effort: bool = False
    """Whether effort is asked for."""
    sign_off: bool = False
    """Whether there is a line for the clinician: checked by whom, on which day, with which new dose."""
    cells: Literal["tick", "count"] = "tick"
    """Boxes for a tick, or wider ones for a tick or the number of repeats done."""
    sides: Literal["together", "split"] = "together"
    """Whether left and right have boxes of their own where an exercise is done on each side."""
    days: Annotated[tuple[Weekday, ...], AfterValidator(_each_once)] = ()
    """Days of exercise; left out, as many as the plan says, spread over the week."""
    first_day: Weekday | None = None
    """First column; left out, what is usual in the country, else Monday."""
    country: Country | None = None
    """Where the log is used; left out, the clinic's."""
    orientation: Literal["auto", "portrait", "landscape"] = "auto"
    """How the paper lies; auto: upright for one box a day, else across."""
    copy_number: Annotated[int, Field(ge=1, le=9999)] | None = None
    """Tells apart copies of a log without a name, so that each has an id of its own."""
    fillable: bool = False
    """Whether boxes can be ticked on a screen."""
