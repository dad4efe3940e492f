"""Which part of a routine begins where, whatever was dropped, added or moved."""

from __future__ import annotations

import pytest

from rephold.model.programme import Step
from rephold.prescribe.parts import parts_begun
from rephold.prescribe.steps import Chosen

STEPS = tuple(
    Step(exercise=name, part=part)
    for name, part in (("warm-up", None), ("a", "Home"), ("b", None), ("c", "Work"), ("d", None))
)


@pytest.mark.parametrize(
    ("chosen", "begun"),
    [
        ((0, 1, 2, 3, 4), (None, "Home", None, "Work", None)),
        ((0, 2, 4), (None, "Home", "Work")),
        ((1, 3, 2), ("Home", "Work", "Home")),
        ((1, None, 3, None), ("Home", None, "Work", None)),
        ((None,), (None,)),
        ((), ()),
    ],
)
def test_a_part_begins_with_its_first_step_that_is_there(
    chosen: tuple[int | None, ...], begun: tuple[str | None, ...]
) -> None:
    entries = [Chosen(STEPS[was] if was is not None else Step(exercise="new"), was) for was in chosen]
    assert parts_begun(STEPS, entries) == begun
