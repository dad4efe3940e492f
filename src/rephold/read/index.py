"""All exercises of a shelf in an order to look them up: by programme, then the rest by position."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from rephold.model.exercise import Exercise, Position
from rephold.model.programme import Programme
from rephold.read.collected import Collected
from rephold.read.library import Library
from rephold.read.yaml_source import read_source
from rephold.shelf import Shelf


@dataclass(frozen=True)
class Group:
    """Exercises of a programme that stand in none before it; without a title, those of no programme."""

    title: str | None
    exercises: tuple[Exercise, ...]


@dataclass(frozen=True)
class Index:
    """Every exercise once; `drafts` are the ids of those that wait for a review and are in no group."""

    groups: tuple[Group, ...]
    drafts: tuple[str, ...]
    newest: datetime.date
    """Day on which the newest programme was published."""

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """All of them in order."""
        return tuple(exercise for group in self.groups for exercise in group.exercises)


def exercise_index(library: Library) -> Index:
    """The index of a shelf; ContentError or MissingError with everything that is wrong in its files."""
    collected = Collected()
    waiting = drafts(library.shelf)
    programmes: list[Programme] = []
    exercises: dict[str, Exercise] = {}
    for name in library.shelf.names("programmes"):
        if programme := collected.take(lambda name=name: library.programme(name)):  # type: ignore[misc]
            programmes.append(programme)
    for name in library.shelf.names("exercises"):
        if name not in waiting:
            found = collected.take(lambda name=name: library.exercise(name))  # type: ignore[misc]
            exercises |= {name: found} if found else {}
    collected.raise_any()
    for name in exercises:
        collected.add_missing(library.missing_figures(name))
    collected.raise_any()
    newest = max((programme.published for programme in programmes), default=datetime.date(2000, 1, 1))
    return Index(tuple(_groups(programmes, exercises)), waiting, newest)


def drafts(shelf: Shelf) -> tuple[str, ...]:
    """Ids of exercises that wait for a review."""
    found = []
    for name in shelf.names("exercises"):
        path = shelf.find("exercises", f"{name}.yaml")
        if path and read_source(path).data.get("needs_review") is True:
            found.append(name)
    return tuple(found)


def _groups(programmes: Sequence[Programme], exercises: dict[str, Exercise]) -> list[Group]:
    left = dict(exercises)
    groups = []
    for programme in programmes:
        ids = dict.fromkeys(step.exercise for step in programme.steps)
        here = tuple(left.pop(name) for name in ids if name in left)
        if here:
            groups.append(Group(programme.title, here))
    order = get_args(Position)
    rest = sorted(left.values(), key=lambda exercise: (order.index(exercise.position), exercise.name))
    return [*groups, Group(None, tuple(rest))] if rest else groups
