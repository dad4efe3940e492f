"""Days in a row: a day counts when one of its planned sessions is whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rephold.logs.entries import Entry
from rephold.logs.reading import State
from rephold.logs.sessions import DayKey, Session, days_of
from rephold.model.adherence import Span, Streak


def streaks(sessions: Sequence[Session], entries: Sequence[Entry], *, ended: bool) -> Mapping[Streak, Span]:
    """The streak at the end of the log, and the longest, in days; least and most by unsure marks.

    Days without a planned session neither break nor add. Unless the log has `ended`, days at its end
    without any mark are still to come, and break nothing.
    """
    planned = [session for session in sessions if session.done.planned]
    days = sorted({session.day for session in planned})
    surely = _runs([_whole(planned, day, sure=True) for day in days])
    perhaps = _runs([_whole(planned, day, sure=False) for day in days])
    ends = list(range(len(days)))[-1:] if ended else _ends(days, entries)
    now = Span(min((surely[end] for end in ends), default=0), max((perhaps[end] for end in ends), default=0))
    return {"now": now, "longest": Span(max(surely, default=0), max(perhaps, default=0))}


def _ends(days: Sequence[DayKey], entries: Sequence[Entry]) -> list[int]:
    """Which of the days may be the last that has come: the last with a sure mark, or a later unsure one."""
    marks: dict[DayKey, set[State]] = {}
    for entry, day in days_of(entries).items():
        marks.setdefault(day, set()).add(entry.state)
    last = max((n for n, day in enumerate(days) if "ticked" in marks[day]), default=-1)
    later = [n for n, day in enumerate(days) if n > last and "unsure" in marks[day]]
    return [last, *later] if last >= 0 else later


def _whole(planned: Sequence[Session], day: DayKey, *, sure: bool) -> bool:
    """Whether all exercises of one of the day's sessions are done."""
    by_number: dict[int, list[Span]] = {}
    for session in planned:
        if session.day == day:
            by_number.setdefault(session.number, []).append(session.done.sessions)
    return any(
        all(done.least if sure else done.most for done in all_of_it) for all_of_it in by_number.values()
    )


def _runs(days: Sequence[bool]) -> list[int]:
    """For each day how many in a row count, itself the last."""
    runs: list[int] = []
    for counts in days:
        runs.append((runs[-1] if runs else 0) + 1 if counts else 0)
    return runs
