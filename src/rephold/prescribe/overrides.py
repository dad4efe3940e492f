"""Doses changed for one patient: `cat-camel.reps=8`, `kneeling-lunge=left`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from pydantic import ValidationError

from rephold.errors import Place, Problem
from rephold.model.dose import Dose
from rephold.model.exercise import Exercise
from rephold.model.prescription import ALL, Request
from rephold.model.programme import Programme
from rephold.prescribe.faults import problems_of
from rephold.prescribe.how_often import SETTABLE
from rephold.prescribe.places import Places
from rephold.prescribe.steps import Chosen, not_prescribed
from rephold.read.names import did_you_mean
from rephold.read.step_doses import side_refused


@dataclass
class _Change:
    """What is asked of one dose: field to value, and where each was asked for."""

    values: dict[str, int | str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)


def doses(
    programme: Programme,
    chosen: Sequence[Chosen],
    request: Request,
    exercises: Mapping[str, Exercise],
    places: Places,
) -> tuple[tuple[Dose, ...], list[Problem]]:
    """The dose of each chosen step as asked for, and everything that cannot be done.

    An exercise that stands twice on the sheet may have two doses; what is asked for holds in both places.
    Steps whose exercise is not among these, for it could not be read, are left out.
    """
    changes, problems = _changes(request, exercises, places)
    for name, change in changes.items():
        problems += _side_refused(exercises[name], change)
    made: list[Dose] = []
    for step in (entry.step for entry in chosen if entry.step.exercise in exercises):
        dose = programme.dose_of(step, exercises[step.exercise].dose)
        if step.exercise in changes:
            dose, faults = _changed(step.exercise, dose, changes[step.exercise])
            problems += (fault for fault in faults if fault not in problems)
        made.append(dose)
    return tuple(made), problems


def _changes(
    request: Request, exercises: Mapping[str, Exercise], places: Places
) -> tuple[dict[str, _Change], list[Problem]]:
    changes: dict[str, _Change] = {}
    problems: list[Problem] = []
    known = list(exercises)
    for key, value in request.set.items():
        name, _, part = key.rpartition(".")
        place = places.key("set", key)
        if key in SETTABLE:
            continue
        if not (name and part):
            problems.append(Problem(place, f"'{key}' does not say what of which exercise", _whole_hint(key)))
        elif name not in exercises:
            problems.append(not_prescribed("set", name, places, known, "this prescription", key))
        elif part not in Dose.model_fields:
            hint = did_you_mean(part, list(Dose.model_fields))
            problems.append(Problem(place, f"a dose has no '{part}'", hint))
        else:
            change = changes.setdefault(name, _Change())
            change.values[part], change.places[part] = value, places.value("set", key)
    everywhere = request.side.get(ALL)
    for name, side in request.side.items():
        if name == ALL:
            continue
        change = changes.get(name, _Change())
        if name not in exercises:
            problems.append(not_prescribed("side", name, places, known, "this prescription"))
        elif "side" in change.values:
            problems.append(
                Problem(
                    places.key("side", name),
                    f"{name} has its side in set as well",
                    "keep one of the two",
                )
            )
        else:
            changes[name] = change
            change.values["side"], change.places["side"] = side, places.value("side", name)
    if everywhere:
        place = places.value("side", ALL)
        one_sided = [name for name, found in exercises.items() if found.dose.side != "both-together"]
        if not one_sided:
            what = "no exercise of this sheet is done on one side at a time"
            problems.append(Problem(place, what, "take the side out"))
        for name in one_sided:
            change = changes.setdefault(name, _Change())
            if "side" not in change.values:
                change.values["side"], change.places["side"] = everywhere, place
    return changes, problems


def _whole_hint(key: str) -> str:
    otherwise = f"such as cat-camel.reps; of the whole programme: {' or '.join(SETTABLE)}"
    return did_you_mean(key, SETTABLE, otherwise)


def _side_refused(exercise: Exercise, change: _Change) -> list[Problem]:
    refused = side_refused(exercise, str(change.values.get("side", exercise.dose.side)))
    return [Problem(change.places["side"], *refused)] if refused else []


def _changed(name: str, dose: Dose, change: _Change) -> tuple[Dose, list[Problem]]:
    given = dose.model_dump(exclude_unset=True) | change.values
    try:
        return _dose_of(tuple(given.items())), []
    except ValidationError as error:
        return dose, problems_of(
            error, change.values, change.places, lambda part: f"{name}.{part}" if part else name
        )


@lru_cache(maxsize=2048)
def _dose_of(given: tuple[tuple[str, int | str], ...]) -> Dose:
    """The dose with these parts, validated once for all patients who have it."""
    return Dose.model_validate(dict(given))
