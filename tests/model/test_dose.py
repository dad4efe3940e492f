"""How long a dose takes, and what becomes of it where parts are changed."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from rephold.model.dose import Dose, DoseChange, Range


def takes(**given: object) -> Range:
    return Dose.model_validate(given).session_seconds()


def test_repeats_are_moved_held_and_rested_between() -> None:
    assert takes(reps=10) == Range(40, 40), "4 seconds where nothing is held"
    assert takes(reps=10, rep_seconds=5) == Range(50, 50)
    assert takes(reps=3, hold_seconds=5, rest_seconds=5) == Range(30, 30), "moving is part of hold and rest"
    assert takes(reps=3, hold_seconds=5, rep_seconds=4) == Range(27, 27), "said in so many words it counts"


def test_rests_between_sets_come_one_less_than_sets() -> None:
    assert takes(sets=3, reps=10, rep_seconds=2, set_rest_seconds=30) == Range(120, 120)
    assert takes(sets="2-3", reps=10, rep_seconds=2, set_rest_seconds="20-30") == Range(60, 120)
    assert takes(sets=1, reps=10, rep_seconds=2, set_rest_seconds=30) == Range(20, 20)


def test_each_side_takes_it_all_twice() -> None:
    assert takes(sets=2, reps=10, rep_seconds=6, set_rest_seconds=30, side="each") == Range(270, 270)


def test_a_hold_that_may_be_none_is_a_hold() -> None:
    assert takes(reps=10, hold_seconds="0-2") == Range(0, 20)


def test_a_duration_is_what_it_takes() -> None:
    assert takes(duration_seconds="120-300") == Range(120, 300)
    with pytest.raises(ValidationError, match="neither reps nor hold_seconds"):
        takes(duration_seconds=0)


def test_more_than_an_hour_is_refused_at_the_upper_end() -> None:
    with pytest.raises(ValidationError, match="takes 61 minutes"):
        takes(sets="1-2", reps=1, hold_seconds=1800, set_rest_seconds=100)


def test_a_change_leaves_the_rest_as_it_is() -> None:
    usual = Dose.model_validate({"reps": 3, "hold_seconds": 5, "tempo": "slow", "times_per_day": 2})
    change = DoseChange.model_validate({"hold_seconds": 15})
    assert usual.changed(change) == Dose.model_validate(
        {"reps": 3, "hold_seconds": 15, "tempo": "slow", "times_per_day": 2}
    )
    assert usual.changed(DoseChange()) == usual
    assert usual.without_how_often().times_per_day is None
    assert usual.hold_seconds == Range(5, 5), "nobody changes what they were given"
