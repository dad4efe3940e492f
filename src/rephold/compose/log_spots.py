"""The places for the pen in one week of a log: which there are, and what each is called."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rephold.compose.log_days import Planned, Sessions
from rephold.model.log_request import PLACES, LogRequest
from rephold.model.prescription import PrescribedExercise
from rephold.model.week_log import Cell, LogDay, LogRow, LogWeek, Scale, Spot
from rephold.prescribe.pairs import pair_number
from rephold.words.words import Words

SCALE = range(11)
SIDES = ("left", "right")


@dataclass(frozen=True)
class RowPlan:
    """When the exercise of a row is planned."""

    row: int
    item: PrescribedExercise
    days: Planned
    sessions: Sessions


@dataclass(frozen=True)
class Time:
    """A session of the day: as it stands over its boxes, and as it is said of each."""

    head: str
    said: str


def times(plans: Sequence[RowPlan], words: Words) -> tuple[Time, ...]:
    """The sessions of a day: morning and evening where every exercise has just these two, else numbered."""
    if all(plan.sessions == Sessions(2) for plan in plans):
        return tuple(Time(half, half) for half in (words.say("log-time-early"), words.say("log-time-late")))
    most = max(plan.sessions.firm + plan.sessions.optional for plan in plans)
    return tuple(Time(str(n), words.say("log-time", session=n)) for n in range(1, most + 1))


def log_week(
    number: int,
    first: datetime.date | None,
    log: LogRequest,
    columns: Sequence[int],
    plans: Sequence[RowPlan],
    rows: Sequence[LogRow],
    scales: Sequence[Scale],
    words: Words,
) -> LogWeek:
    """One week: its days with their boxes and bubbles. Days before the start, and days of rest, have none."""
    days = tuple(_day(first, column, weekday, words) for column, weekday in enumerate(columns))
    started = 0 if first is None or log.start is None else (log.start - first).days
    said_times = [time.said for time in times(plans, words)]
    cells: dict[tuple[int, int], Cell] = {}
    for plan, row in zip(plans, rows, strict=True):
        for place, weekday in enumerate(columns, 1):
            if place > started and weekday in (*plan.days.firm, *plan.days.optional):
                firm = weekday in plan.days.firm
                cells[place, row.row] = _cell(
                    number, place, days[place - 1], plan, row, log, words, said_times, firm=firm
                )
    asked = {place for place, _ in cells}

    def of_row(number: int) -> Iterator[Cell]:
        return (cell for (_, row), cell in cells.items() if row == number)

    counts = {row.row: _planned(of_row(row.row)) for row in rows}
    last = first and first + datetime.timedelta(days=6)
    title = (
        words.say("log-week", week=number, weeks=log.weeks) if log.weeks > 1 else words.say("log-week-alone")
    )
    return LogWeek(
        number=number,
        first=first,
        title=title,
        when=words.span(first, last) if first and last else "",
        summary=words.say("log-summary", week=title),
        days=days,
        cells=cells,
        bubbles={
            (place, scale.key): (_places if scale.key == "where" else _bubbles)(
                number, place, days[place - 1], scale, words
            )
            for place in sorted(asked)
            for scale in scales
        },
        notes=tuple(words.say("log-day-notes", day=day.spoken) for day in days),
        place=words.say("log-week-place", week=title),
        week_of=words.say("log-week-start", week=title),
        week_notes=words.say("log-week-notes", week=title),
        totals={
            row: words.say("log-of", planned=count) if count else words.say("log-of-none")
            for row, count in counts.items()
        },
        ticks=words.say("log-ticks", planned=_of_all(rows, counts)),
    )


def _planned(cells: Iterable[Cell]) -> int:
    """How many of the boxes are firm."""
    return sum(spot.firm for cell in cells for line in cell for spot in line)


def _of_all(rows: Sequence[LogRow], counts: Mapping[int, int]) -> int:
    """How many ticks the plan asks for; of alternatives such as 5a and 5b one is done at a time."""
    most: dict[str, int] = {}
    for row in rows:
        key = pair_number(row.label) or f"row {row.row}"
        most[key] = max(most.get(key, 0), counts[row.row])
    return sum(most.values())


def _day(first: datetime.date | None, column: int, weekday: int, words: Words) -> LogDay:
    short, full = words.weekdays[weekday - 1]
    if first is None:
        return LogDay(short, full)
    date = first + datetime.timedelta(days=column)
    return LogDay(f"{short} {date.day}", f"{full} {words.date(date)}")


def _cell(
    week: int,
    place: int,
    day: LogDay,
    plan: RowPlan,
    row: LogRow,
    log: LogRequest,
    words: Words,
    said_times: Sequence[str],
    *,
    firm: bool,
) -> Cell:
    """The boxes of an exercise on a day, a line for each side that is ticked apart."""
    halves = len(row.lines) > 1
    kind = "count" if log.cells == "count" else "tick"
    phrase = ("log-count" if kind == "count" else "log-box") + ("-side" if halves else "")
    name = f"{row.label} {row.name}"
    said = [words.say(f"{side}-side") for side in SIDES] if halves else [""]
    return tuple(
        tuple(
            Spot(
                id=f"w{week}-d{place}-e{row.row}-s{session}" + (f"-{SIDES[line]}" if halves else ""),
                kind="count" if log.cells == "count" else "tick",
                said=words.say(
                    phrase, day=day.spoken, exercise=name, side=side, time=said_times[session - 1]
                ),
                day=place,
                row=row.row,
                session=session,
                firm=firm and session <= plan.sessions.firm,
            )
            for session in range(1, plan.sessions.firm + plan.sessions.optional + 1)
        )
        for line, side in enumerate(said)
    )


def _bubbles(week: int, place: int, day: LogDay, scale: Scale, words: Words) -> tuple[Spot, ...]:
    group = f"w{week}-d{place}-{scale.key}"
    return tuple(
        Spot(
            id=f"{group}-{value}",
            kind="bubble",
            said=words.say("log-bubble", day=day.spoken, scale=scale.title, value=value),
            day=place,
            group=group,
            asked=words.say("log-question", day=day.spoken, scale=scale.title),
            value=value,
        )
        for value in SCALE
    )


def _places(week: int, place: int, day: LogDay, scale: Scale, words: Words) -> tuple[Spot, ...]:
    """A box for each place that may hurt; any number of them may be ticked."""
    return tuple(
        Spot(
            id=f"w{week}-d{place}-{scale.key}-{where}",
            kind="tick",
            said=words.say("log-where-box", day=day.spoken, place=said.lower()),
            day=place,
        )
        for where, said in zip(PLACES, scale.answers, strict=True)
    )
