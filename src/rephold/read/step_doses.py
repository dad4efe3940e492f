"""Whether the doses that steps of a programme change can be done."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pydantic import ValidationError

from rephold.errors import Problem
from rephold.model.exercise import Exercise
from rephold.model.programme import Programme
from rephold.read.wording import Fault, words_for
from rephold.read.yaml_source import Source, Where


def impossible_doses(
    programme: Programme, source: Source, exercise: Callable[[str], Exercise | None]
) -> Iterator[Problem]:
    """A problem for each part of a step's dose that cannot be, beside the rest of its exercise's dose."""
    for number, step in enumerate(programme.steps):
        found = exercise(step.exercise) if step.dose else None
        if step.dose is None or found is None:
            continue
        where: Where = ("steps", number, "dose")
        about = f"steps[{number + 1}].dose"
        if step.dose.side and (refused := side_refused(found, step.dose.side)):
            yield Problem(source.place((*where, "side")), f"{about}.side: {refused[0]}", refused[1])
        try:
            programme.dose_of(step, found.dose)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                part = detail["loc"][:1]
                what, hint = words_for([Fault(detail["type"], detail.get("ctx", {}), detail["input"])])
                named = ".".join((about, *map(str, part)))
                yield Problem(source.place((*where, *part)), f"{named}: {what}", hint)


def side_refused(exercise: Exercise, wanted: str) -> tuple[str, str] | None:
    """What is wrong with doing an exercise on this side, and a hint; None if it can be done so."""
    name, usual, both = exercise.id, exercise.dose.side, "both-together"
    if wanted == "each" and usual not in ("each", both) and exercise.change_sides is None:
        return f"{name} does not say when to change sides", "choose left or right"
    if wanted == usual or both not in (wanted, usual):
        return None
    if usual == both:
        return f"{name} is done with both sides together; it has no side to choose", "take the side out"
    return f"{name} is done on one side at a time", "choose left, right or each"
