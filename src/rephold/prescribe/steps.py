"""Which steps a patient gets, in which order: drop, add, order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rephold.errors import Problem
from rephold.model.prescription import Request
from rephold.model.programme import Explanation, Programme, Step
from rephold.prescribe.places import Places
from rephold.read.names import did_you_mean


@dataclass(frozen=True)
class Chosen:
    """A step that stays, and its place in the programme; None for one that was added."""

    step: Step
    was: int | None


def choose(programme: Programme, request: Request) -> tuple[Chosen, ...]:
    """The steps in the order asked for; of a request with problems (see `problems_with`) what can be made.

    Dropping takes all places of an exercise. Added exercises stand before the steps at the end that only say
    an exercise "again", else last. `order` moves an exercise; steps that say it again keep their place, so
    that an exercise never comes after its own repetition. An explanation stands before the first exercise
    that it is about.
    """
    kept = [Chosen(step, n) for n, step in enumerate(programme.steps) if step.exercise not in request.drop]
    end = len(kept)
    while end and kept[end - 1].step.again:
        end -= 1
    present = {chosen.step.exercise for chosen in kept}
    new = [Chosen(Step(exercise=name), None) for name in dict.fromkeys(request.add) if name not in present]
    return tuple(_explained(programme.steps, _in_order([*kept[:end], *new, *kept[end:]], request.order)))


def _explained(steps: Sequence[Step], chosen: Sequence[Chosen]) -> list[Chosen]:
    """The chosen steps, each explanation of the programme at the first one that it is about."""
    explain_at: dict[int | None, Explanation] = {}
    for n, step in enumerate(steps):
        if step.explain:
            later = (m for m in range(n + 1, len(steps)) if steps[m].exercise in step.explain.also_for)
            about = {n, *(m for m in later if not steps[m].again)}
            first = next((one.was for one in chosen if one.was in about and one.was not in explain_at), None)
            explain_at |= {} if first is None else {first: step.explain}
    return [_explaining(one, explain_at.get(one.was)) for one in chosen]


def _explaining(chosen: Chosen, explain: Explanation | None) -> Chosen:
    if chosen.step.explain is explain:
        return chosen
    return replace(chosen, step=chosen.step.model_copy(update={"explain": explain}))


def _in_order(steps: Sequence[Chosen], order: Sequence[str]) -> list[Chosen]:
    def rank(chosen: Chosen) -> int:
        moves = chosen.step.exercise in order and not chosen.step.again
        return order.index(chosen.step.exercise) if moves else len(order)

    return sorted(steps, key=rank)


def problems_with(
    programme: Programme, request: Request, chosen: Sequence[Chosen], places: Places
) -> Iterator[Problem]:
    """Everything about drop, add and order that cannot be done; `chosen` is what comes of them."""
    in_programme = list(dict.fromkeys(step.exercise for step in programme.steps))
    yield from _twice("drop", request.drop, places)
    yield from _twice("add", request.add, places)
    yield from _twice("order", request.order, places)
    for name in request.drop:
        if name not in in_programme:
            yield not_prescribed("drop", name, places, in_programme, f"programme {programme.id}")
    for name in request.add:
        if name in request.drop:
            yield Problem(places.value("add", name), f"{name} is dropped as well", "to move it use order")
        elif name in in_programme:
            yield Problem(
                places.value("add", name), f"{name} is in {programme.id} already", "to move it use order"
            )
    here = list(dict.fromkeys(entry.step.exercise for entry in chosen))
    if not here:
        yield Problem(places.value("drop"), "no exercise is left", "keep one, or add another")
        return
    for name in request.order:
        if name not in here:
            yield not_prescribed("order", name, places, here, "this prescription")


def not_prescribed(
    option: str, name: str, places: Places, known: Sequence[str], whole: str, key: str | None = None
) -> Problem:
    """The problem that an option names an exercise that is not there; `key` is all that it says, if more."""
    return Problem(places.key(option, key or name), f"{name} is not in {whole}", did_you_mean(name, known))


def _twice(option: str, names: Sequence[str], places: Places) -> Iterator[Problem]:
    for n, name in enumerate(names):
        if name in names[:n]:
            yield Problem(places.value(option, name), f"{name} is named twice", "keep one of the two")
