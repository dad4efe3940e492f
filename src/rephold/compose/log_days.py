"""The days of a log: which columns there are, on which of them an exercise is planned, and their dates."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rephold.model.dose import Range
from rephold.model.log_request import WEEKDAYS, LogRequest

SPREAD = {
    1: (1,),
    2: (1, 4),
    3: (1, 3, 5),
    4: (1, 2, 4, 5),
    5: (1, 2, 3, 4, 5),
    6: (1, 2, 3, 4, 5, 6),
    7: (1, 2, 3, 4, 5, 6, 7),
}
"""ISO weekdays for so many days a week: a day's rest between if there can be one; five are a working week."""


@dataclass(frozen=True)
class Planned:
    """ISO weekdays of an exercise: those of the plan, and those up to the patient ("2 to 3 days")."""

    firm: tuple[int, ...]
    optional: tuple[int, ...] = ()


@dataclass(frozen=True)
class Sessions:
    """Boxes of a planned day: those of the plan, and dashed ones after them."""

    firm: int
    optional: int = 0


def planned(days_per_week: Range, log: LogRequest) -> Planned:
    """The weekdays asked for, else so many spread over the week."""
    if log.days:
        return Planned(tuple(sorted(WEEKDAYS.index(day) + 1 for day in log.days)))
    firm, most = SPREAD[days_per_week.low], SPREAD[days_per_week.high]
    return Planned(firm, tuple(day for day in most if day not in firm))


def sessions(times: Range, later: Range | None) -> Sessions:
    """`2-3` gives two and an optional one; so does 2 where 3 may come later."""
    most = max(times.high, later.high if later else 0)
    return Sessions(times.low, most - times.low)


def order(first: int) -> tuple[int, ...]:
    """ISO weekdays of the columns, the first day of the week first."""
    return tuple((first - 1 + column) % 7 + 1 for column in range(7))


def first_days(log: LogRequest, first: int, wanted: Collection[int]) -> Sequence[datetime.date | None]:
    """The date of column 1 for each week; None for each week without dates.

    The first week is that of the start; where no day of exercise is left in it, the one after.
    """
    if log.start is None:
        return [None] * log.weeks
    before = (log.start.isoweekday() - first) % 7
    if not set(wanted) & {*order(first)[before:]}:
        before -= 7
    monday = log.start - datetime.timedelta(days=before)
    return [monday + datetime.timedelta(weeks=week) for week in range(log.weeks)]
