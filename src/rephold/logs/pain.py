"""Answers about pain: means, days of high pain, places that hurt, and when to talk to the clinician."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rephold.logs.entries import DONE, PAIN, WHERE, Entry
from rephold.logs.sessions import days_of
from rephold.model.adherence import NOTHING, Flag, Span


def answer(entry: Entry) -> Span | None:
    """The answer, between the least and the most that it may be; None if there is none."""
    if entry.state == "ticked" and entry.value is not None:
        return Span(entry.value, entry.value)
    if entry.state == "unsure" and entry.could_be:
        return Span(min(entry.could_be), max(entry.could_be))
    return None


def means(entries: Iterable[Entry]) -> dict[str, Span]:
    """Mean answer of each question that has answers."""
    answers: dict[str, list[Span]] = {}
    for entry in entries:
        if entry.question != DONE and (one := answer(entry)):
            answers.setdefault(entry.question, []).append(one)
    return {question: _mean(given) for question, given in answers.items()}


def places(entries: Iterable[Entry]) -> dict[str, Span]:
    """Days on which each place was ticked as one that hurt."""
    found: dict[str, Span] = {}
    for entry in entries:
        if entry.question.startswith(WHERE):
            ticked, unsure = entry.state == "ticked", entry.state == "unsure"
            place = entry.question.removeprefix(WHERE)
            found[place] = found.get(place, NOTHING) + Span(ticked, ticked or unsure)
    return found


def _mean(given: Sequence[Span]) -> Span:
    total = sum(given, NOTHING)
    return Span(total.least / len(given), total.most / len(given))


def less(one: Span | None, other: Span | None) -> Span | None:
    """The difference, as wide as both spans allow, in tenths as it is told; None if one is not known.

    In tenths, for a limit has to be reached by what people see: 11/3 less 5/3 is not quite 2 in a computer.
    """
    if one is None or other is None:
        return None
    return Span(round(one.least - other.most, 1), round(one.most - other.least, 1))


def high_days(entries: Sequence[Entry], high: int) -> Span:
    """Days on which some answer about pain is `high` or more."""
    worst: dict[object, Span] = {}
    days = days_of(entries)
    for entry in entries:
        if entry.question in PAIN and entry in days and (one := answer(entry)):
            before = worst.get(days[entry], one)
            worst[days[entry]] = Span(max(before.least, one.least), max(before.most, one.most))
    reach = [(day.least >= high, day.most >= high) for day in worst.values()]
    return Span(sum(surely for surely, _ in reach), sum(perhaps for _, perhaps in reach))


def reaches(value: Span | None, limit: float) -> Flag:
    """Whether a value is at the limit or above it; what is not known is not."""
    if value is None or value.most < limit:
        return "no"
    return "yes" if value.least >= limit else "maybe"


def either(*flags: Flag) -> Flag:
    """Yes if one says yes, else maybe if one says maybe."""
    return next((flag for flag in ("yes", "maybe") if flag in flags), "no")


def telling(weeks: Iterable[Mapping[str, Span]]) -> tuple[str | None, list[Span]]:
    """The question about pain that most weeks answer, the first among PAIN of those, and its mean in each."""
    listed = list(weeks)
    counted = {question: [week[question] for week in listed if question in week] for question in PAIN}
    question = max(counted, key=lambda one: len(counted[one]))
    return (question if counted[question] else None), counted[question]
