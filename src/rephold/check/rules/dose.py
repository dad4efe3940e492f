"""Doses that can be done, and are still unusual. What cannot be done at all, the types refuse."""

from __future__ import annotations

from collections.abc import Iterator

from rephold.check.rule import Finding, found, limit
from rephold.check.subjects import Corpus, Subject
from rephold.model.dose import Dose, DoseChange
from rephold.model.exercise import Exercise
from rephold.model.prescription import Request
from rephold.model.programme import Programme
from rephold.prescribe.prescribe import prescribe

_PARTS = {
    "sets": "dose/sets",
    "reps": "dose/reps",
    "hold_seconds": "dose/hold",
    "times_per_day": "dose/times-per-day",
}


def dose(subject: Subject, corpus: Corpus) -> Iterator[Finding]:
    """What is unusual in the doses of an exercise or a programme."""
    if isinstance(subject.noun, Exercise):
        yield from _parts(subject.noun.dose, subject, "dose")
        yield from _rest(subject.noun.dose, subject, "dose")
    elif isinstance(subject.noun, Programme):
        for number, step in enumerate(subject.noun.steps):
            if step.dose:
                yield from _parts(step.dose, subject, "steps", number, "dose")
                usual = corpus.library.exercise(step.exercise).dose
                yield from _rest(subject.noun.dose_of(step, usual), subject, "steps", number, "dose")
        times = subject.noun.times_per_day
        if times and times.high > limit("dose/times-per-day"):
            yield found("dose/times-per-day", subject.at("times_per_day"), times.high)
        if subject.noun.steps:
            yield from _sums(subject.noun, subject, corpus)


def _parts(given: DoseChange, subject: Subject, *where: str | int) -> Iterator[Finding]:
    for name, rule in _PARTS.items():
        value = getattr(given, name)
        if value and value.high > limit(rule):
            yield found(rule, subject.at(*where, name), value.high)


def _rest(given: Dose, subject: Subject, *where: str | int) -> Iterator[Finding]:
    if given.sets.high > 1 and not given.set_rest_seconds:
        yield found("dose/set-rest", subject.at(*where), f"{given.sets} sets without a rest")


def _sums(programme: Programme, subject: Subject, corpus: Corpus) -> Iterator[Finding]:
    """Minutes as the sheet prints them, and those of a day."""
    made = prescribe(Request(programme=programme.id, allow_expired=True), corpus.library)
    minutes = made.minutes.high
    if minutes > limit("dose/session"):
        yield found("dose/session", subject.at("steps"), minutes, programme.title)
    often = made.times_per_day_later or made.times_per_day
    if often and minutes * often.high > limit("dose/day"):
        yield found("dose/day", subject.at("times_per_day"), minutes * often.high, programme.title)
