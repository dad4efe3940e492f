"""The labels of steps (1, 2, 5a, 5b) and how many exercises a reader counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from rephold.model.prescription import PrescribedExercise
from rephold.model.programme import Step
from rephold.prescribe.pairs import pair_number
from rephold.prescribe.steps import Chosen


def programme_labels(steps: Sequence[Step]) -> tuple[str, ...]:
    """The labels a programme gives, or the place in its order; alternatives take one place."""
    made: list[str] = []
    place = 0
    for before, step in zip((None, *steps), steps, strict=False):
        pair = pair_number(step.label)
        if not (pair and before and pair == pair_number(before.label)):
            place += 1
        made.append(step.label or str(place))
    return tuple(made)


def labels(programme: Sequence[Step], chosen: Sequence[Chosen]) -> tuple[str, ...]:
    """A label for each chosen step.

    A programme that is prescribed as it is keeps its labels. Otherwise they are numbered anew: alternatives
    such as 5a and 5b stay alternatives while they stand next to each other; a step that says an exercise
    again under the label of its first place keeps doing so.
    """
    old = programme_labels(programme)
    if [step.was for step in chosen] == list(range(len(programme))):
        return old
    first = _first_labels(programme, old)
    new: list[str] = []
    label_of: dict[str, str] = {}
    number = 0
    for run in _runs(chosen, old):
        number += 1
        for letter, step in zip("abcdefghijklmnopqrstuvwxyz", run, strict=False):
            exercise = step.step.exercise
            if _repeats(step, old, first) and exercise in label_of:
                new.append(label_of[exercise])
                number -= 1
                continue
            new.append(f"{number}{letter}" if len(run) > 1 else str(number))
            label_of.setdefault(exercise, new[-1])
    return tuple(new)


def count(prescribed: Iterable[PrescribedExercise]) -> int:
    """Different exercises; alternatives (5a, 5b) are one, steps that say an exercise again are none."""
    return len({pair_number(one.label) or one.exercise.id for one in prescribed if not one.again})


def _first_labels(steps: Sequence[Step], old: Sequence[str]) -> dict[str, str]:
    first: dict[str, str] = {}
    for step, label in zip(steps, old, strict=True):
        if not step.again:
            first.setdefault(step.exercise, label)
    return first


def _repeats(chosen: Chosen, old: Sequence[str], first: dict[str, str]) -> bool:
    said_again = chosen.was is not None and chosen.step.again is not None
    return said_again and first.get(chosen.step.exercise) == old[chosen.was or 0]


def _runs(chosen: Sequence[Chosen], old: Sequence[str]) -> list[list[Chosen]]:
    """Neighbours that share a pair number stand together, each other step alone."""

    def key(entry: tuple[int, Chosen]) -> str:
        place, step = entry
        pair = pair_number(old[step.was]) if step.was is not None else None
        return f"pair {pair}" if pair else f"step {place}"

    return [[step for _, step in run] for _, run in groupby(enumerate(chosen), key)]
