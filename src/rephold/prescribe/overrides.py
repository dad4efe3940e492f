"""Doses changed for one patient: `cat-camel.reps=8`, `kneeling-lunge=left`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import ValidationError

from rephold.errors import Place, Problem
from rephold.model.dose import Dose
from rephold.model.exercise import Exercise
from rephold.model.prescription import Request
from rephold.prescribe.faults import problems_of
from rephold.prescribe.how_often import SETTABLE
from rephold.prescribe.places import Places
from rephold.prescribe.steps import not_prescribed
from rephold.read.names import did_you_mean

_BOTH = "both-together"


@dataclass
class _Change:
    """What is asked of one dose: field to value, and where each was asked for."""

    values: dict[str, int | str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)


def doses(
    request: Request, exercises: Mapping[str, Exercise], places: Places
) -> tuple[dict[str, Dose], list[Problem]]:
    """The dose of each exercise as asked for, and everything that cannot be done.

    An exercise that stands twice on the sheet has one dose, so a change holds in both places.
    """
    changes, problems = _changes(request, exercises, places)
    made = {name: exercise.dose for name, exercise in exercises.items()}
    for name, change in changes.items():
        refused = _side_refused(exercises[name], change)
        changed, faults = _changed(name, made[name], change)
        problems += refused + faults
        made[name] = changed
    return made, problems


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
    for name, side in request.side.items():
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
    return changes, problems


def _whole_hint(key: str) -> str:
    otherwise = f"such as cat-camel.reps; of the whole programme: {' or '.join(SETTABLE)}"
    return did_you_mean(key, SETTABLE, otherwise)


def _side_refused(exercise: Exercise, change: _Change) -> list[Problem]:
    name, now = exercise.id, exercise.dose.side
    wanted = change.values.get("side", now)
    if wanted == "each" and now not in ("each", _BOTH) and exercise.change_sides is None:
        what, hint = f"{name} does not say when to change sides", "choose left or right"
    elif wanted == now or _BOTH not in (wanted, now):
        return []
    elif now == _BOTH:
        what, hint = f"{name} is done with both sides together; it has no side to choose", "take the side out"
    else:
        what, hint = f"{name} is done on one side at a time", "choose left, right or each"
    return [Problem(change.places["side"], what, hint)]


def _changed(name: str, dose: Dose, change: _Change) -> tuple[Dose, list[Problem]]:
    given = dose.model_dump(exclude_unset=True) | change.values
    try:
        return Dose.model_validate(given), []
    except ValidationError as error:
        return dose, problems_of(
            error, change.values, change.places, lambda part: f"{name}.{part}" if part else name
        )
