"""Days in a row: a day counts when one of its planned sessions is whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rephold.logs.entries import Entry
from rephold.logs.sessions import DayKey, Session, days_of
from rephold.model.adherence import Span, Streak


def streaks(sessions: Sequence[Session], entries: Sequence[Entry], *, ended: bool) -> Mapping[Streak, Span]:
    """The streak at the end of the log, and the longest, in days; least and most by unsure marks.

    Days without a planned session neither break nor add. Unless the log has `ended`, days at its end
    without any mark are still to come, and break nothing.
    """
    planned = [session for session in sessions if session.done.planned]
    days = sorted({session.day for session in planned})
    if not ended:
        marked = {day for entry, day in days_of(entries).items() if entry.state != "empty"}
        while days and days[-1] not in marked:
            days.pop()
    surely = _runs([_whole(planned, day, sure=True) for day in days])
    perhaps = _runs([_whole(planned, day, sure=False) for day in days])
    return {"now": Span(surely[0], perhaps[0]), "longest": Span(surely[1], perhaps[1])}


def _whole(planned: Sequence[Session], day: DayKey, *, sure: bool) -> bool:
    """Whether all exercises of one of the day's sessions are done."""
    by_number: dict[int, list[Span]] = {}
    for session in planned:
        if session.day == day:
            by_number.setdefault(session.number, []).append(session.done.sessions)
    return any(
        all(done.least if sure else done.most for done in all_of_it) for all_of_it in by_number.values()
    )


def _runs(days: Sequence[bool]) -> tuple[int, int]:
    """Length of the run at the end, and of the longest."""
    now = longest = 0
    for counts in days:
        now = now + 1 if counts else 0
        longest = max(longest, now)
    return now, longest
