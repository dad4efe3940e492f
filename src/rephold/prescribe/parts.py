"""The parts of a routine (at home, at work), whatever was dropped, added or moved."""

from __future__ import annotations

from collections.abc import Sequence

from rephold.model.programme import Step
from rephold.prescribe.steps import Chosen


def parts_begun(programme: Sequence[Step], chosen: Sequence[Chosen]) -> tuple[str | None, ...]:
    """For each chosen step the heading of the part that begins with it, None where the part goes on.

    A step stays in the part it has in the programme; one that was added is in the part of the step before it.
    """
    part_of: list[str | None] = []
    for step in programme:
        part_of.append(step.part or (part_of[-1] if part_of else None))
    begun: list[str | None] = []
    now: str | None = None
    for entry in chosen:
        part = now if entry.was is None else part_of[entry.was]
        begun.append(part if part != now else None)
        now = part
    return tuple(begun)
