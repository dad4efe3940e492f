"""What is done at one time: how many exercises, and how long they take, as honest spans."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rephold.model.dose import Range
from rephold.model.prescription import PrescribedExercise
from rephold.model.programme import Programme
from rephold.prescribe.labels import count
from rephold.prescribe.pairs import pair_number

Session = Sequence[PrescribedExercise]


def sessions(programme: Programme, prescribed: Session) -> tuple[Session, ...]:
    """The whole routine, or each of its parts where a session is one part."""
    if programme.session == "whole":
        return (prescribed,)
    parts: dict[str | None, list[PrescribedExercise]] = {}
    now: str | None = None
    for one in prescribed:
        now = one.part or now
        parts.setdefault(now, []).append(one)
    return tuple(parts.values())


def counts(of: Sequence[Session]) -> Range:
    """Different exercises, from the session with the fewest to that with the most."""
    numbers = [count(session) for session in of]
    return Range(min(numbers), max(numbers))


def minutes(of: Sequence[Session], changeover_seconds: int) -> Range:
    """Whole minutes, from the shortest session to the longest.

    The lower end takes the low ends of all ranges and leaves out what waits for a condition (`when`), the
    upper end takes the high ends of all. Of neighbours that share a number (5a, 5b) only one is done: the
    shorter for the lower end, the longer for the upper. Each place costs one changeover, the first too:
    getting down to the floor takes as long as any other change.
    """
    spans = [_seconds(session, changeover_seconds) for session in of]
    return Range(_whole_minutes(min(s.low for s in spans)), _whole_minutes(max(s.high for s in spans)))


def _seconds(session: Session, changeover_seconds: int) -> Range:
    low = high = 0
    for _, run in groupby(enumerate(session), lambda at: pair_number(at[1].label) or f"step {at[0]}"):
        items = [item for _, item in run]
        spans = [item.dose.session_seconds() for item in items]
        high += max(span.high for span in spans) + changeover_seconds
        if not all(item.when for item in items):
            low += min(span.low for span in spans) + changeover_seconds
    return Range(low, high)


def _whole_minutes(duration: int) -> int:
    return max(1, (duration + 30) // 60)
