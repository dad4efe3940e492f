"""What weekly logs come to: sessions of those planned, streaks, pain; ranges where marks are unsure."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Flag = Literal["yes", "no", "maybe"]
"""Maybe: it depends on marks that could not be read."""
Streak = Literal["now", "longest"]


@dataclass(frozen=True)
class Span:
    """A number that is known, or lies between two because marks are unsure; least <= most."""

    least: float
    most: float

    def __add__(self, other: Span) -> Span:
        return Span(self.least + other.least, self.most + other.most)

    @property
    def sure(self) -> bool:
        """Whether it is one number."""
        return self.least == self.most


NOTHING = Span(0, 0)


@dataclass(frozen=True)
class Done:
    """Sessions and repeats done, and how many were planned (firm sessions only)."""

    sessions: Span = NOTHING
    planned: int = 0
    repeats: Span = NOTHING
    repeats_planned: int = 0

    def __add__(self, other: Done) -> Done:
        return Done(
            self.sessions + other.sessions,
            self.planned + other.planned,
            self.repeats + other.repeats,
            self.repeats_planned + other.repeats_planned,
        )

    @property
    def percent(self) -> Span | None:
        """Per cent of planned sessions, rounded; above 100 where more was done. None if none was planned."""
        return _percent(self.sessions, self.planned)

    @property
    def repeats_percent(self) -> Span | None:
        """Per cent of prescribed repeats, rounded; None if none was prescribed."""
        return _percent(self.repeats, self.repeats_planned)

    @property
    def capped(self) -> Span | None:
        """Per cent of planned sessions, never above 100: what a summary says."""
        share = self.percent
        return share and Span(min(share.least, 100), min(share.most, 100))


def _percent(done: Span, planned: int) -> Span | None:
    if not planned:
        return None
    return Span(_rounded(100 * done.least / planned), _rounded(100 * done.most / planned))


def _rounded(value: float) -> int:
    return int(value + 0.5)


@dataclass(frozen=True)
class ExerciseDone:
    """An exercise, or alternatives (5a, 5b) of which one is done at a time."""

    label: str
    exercises: tuple[str, ...]
    name: str
    done: Done


@dataclass(frozen=True)
class Week:
    """A week of the logs: `number` from 1 in their order, `first` its first day if it is dated."""

    number: int
    first: datetime.date | None
    done: Done
    exercises: tuple[ExerciseDone, ...]
    means: Mapping[str, Span]
    """Mean answer by question: pain, pain-before, pain-after, morning, effort."""
    places: Mapping[str, Span]
    """Days on which it hurt there, by place, from the back down; empty where that was not asked for."""
    rise: Span | None
    """Mean pain after less mean pain before; None if one was not answered."""
    high_days: Span
    """Days with high pain."""
    talk: Flag
    """Whether to talk to the clinician before going on."""


@dataclass(frozen=True)
class Adherence:
    """What the logs of one person come to."""

    logs: tuple[str, ...]
    done: Done
    exercises: tuple[ExerciseDone, ...]
    weeks: tuple[Week, ...]
    kept: Flag | None
    """Whether enough of the plan was done; None if nothing was planned."""
    streak: Mapping[Streak, Span]
    """Days in a row with a whole session: up to the last day of the log, and the most there were."""
    pain_question: str | None
    """The question about pain that tells most of the weeks; None if none was answered."""
    pain_change: Span | None
    """By it: mean pain of the last week less that of the first; None if fewer than two weeks tell."""
    pain_rose: Flag
    pain_fell: Flag
    talk: Flag
    unsure: int
    """Answers that could not be read."""
