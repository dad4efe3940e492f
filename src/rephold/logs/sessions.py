"""From ticks to sessions: which were planned, which were done, and how many repeats."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rephold.logs.entries import DONE, Entry
from rephold.model.adherence import NOTHING, Done, Span
from rephold.prescribe.pairs import pair_number

DayKey = tuple[datetime.date, int, int, int]
"""Sorts days: dated ones by date, undated ones by log, week and column."""


@dataclass(frozen=True)
class Exercise:
    """An exercise, or alternatives such as 5a and 5b, of which one is done at a time."""

    label: str
    exercises: tuple[str, ...]
    name: str


@dataclass(frozen=True)
class Session:
    """One exercise (or one of its alternatives) at one time of one day."""

    exercise: Exercise
    day: DayKey
    number: int
    done: Done


def days_of(entries: Iterable[Entry]) -> dict[Entry, DayKey]:
    """The day that each entry is about; entries about a whole week have none."""
    logs: dict[str, int] = {}
    keys: dict[Entry, DayKey] = {}
    for entry in entries:
        place = logs.setdefault(entry.log_id, len(logs))
        if entry.day is None:
            continue
        undated = (place, entry.week, entry.day)
        keys[entry] = (entry.date, 0, 0, 0) if entry.date else (datetime.date.min, *undated)
    return keys


def sessions(entries: Sequence[Entry], partial_share: float) -> tuple[Session, ...]:
    """All sessions with a box, in the order of the entries; `done.planned` is 1 for firm ones, 0 for others.

    A session is done from `partial_share` of its repeats on; of alternatives, the one done most counts, and
    so it does where two logs have the same day, because a new one was given in the middle of a week.
    """
    exercises = _exercises(entries)
    days = days_of(entries)
    found: dict[tuple[Exercise, DayKey, int], list[Entry]] = {}
    for entry in entries:
        if entry.question == DONE and entry in days and entry.row is not None:
            key = exercises[entry.log_id, entry.row], days[entry], entry.session or 1
            found.setdefault(key, []).append(entry)
    return tuple(Session(*key, _done(boxes, partial_share)) for key, boxes in found.items())


def _exercises(entries: Iterable[Entry]) -> dict[tuple[str, int], Exercise]:
    """The exercise of each row: the same in every log that has the same rows under the same labels."""
    rows: dict[tuple[str, str], dict[int, Entry]] = {}
    for entry in entries:
        if entry.row is not None:
            pair = pair_number(entry.label)
            key = f"pair {pair}" if pair else f"row {entry.row}"
            rows.setdefault((entry.log_id, key), {}).setdefault(entry.row, entry)
    made = {}
    for (log_id, _), alternatives in rows.items():
        parts = list(alternatives.values())
        exercise = Exercise(
            "/".join(part.label or "" for part in parts),
            tuple(part.exercise or "" for part in parts),
            " / ".join(part.name or "" for part in parts),
        )
        made.update({(log_id, row): exercise for row in alternatives})
    return made


def _done(boxes: Sequence[Entry], partial_share: float) -> Done:
    rows: dict[tuple[str, int | None], list[Entry]] = {}
    for box in boxes:
        rows.setdefault((box.log_id, box.row), []).append(box)
    each = [_one(parts, partial_share) for parts in rows.values()]
    planned = int(any(box.planned for box in boxes))
    return Done(
        Span(max(one.sessions.least for one in each), max(one.sessions.most for one in each)),
        planned,
        Span(max(one.repeats.least for one in each), max(one.repeats.most for one in each)),
        planned * min(one.repeats_planned for one in each),
    )


def _one(boxes: Sequence[Entry], partial_share: float) -> Done:
    """One exercise at one time: its box, or one for each side."""
    full = sum(box.repeats or 1 for box in boxes)
    repeats = sum((_repeats(box) for box in boxes), NOTHING)
    enough = partial_share * full
    done = Span(
        int(repeats.least >= enough and repeats.least > 0), int(repeats.most >= enough and repeats.most > 0)
    )
    return Done(done, 1, repeats, full)


def _repeats(box: Entry) -> Span:
    full = box.repeats or 1
    if box.state == "empty":
        return NOTHING
    if box.state == "unsure":
        return Span(0, full)
    number = full if box.value is None else box.value
    return Span(number, number)
