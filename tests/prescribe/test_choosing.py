"""Which exercises stand on a sheet, in which order, and what they are called there."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rephold.model.dose import Range
from rephold.read.library import Library
from support.small_prescriptions import made, places, told


def test_dropping_takes_all_places_and_numbers_anew(library: Library) -> None:
    found = made(library, drop=("bow",))
    assert places(found) == [("1", "reach"), ("2a", "press-low"), ("2b", "press-high")]
    assert found.exercise_count == Range(2, 2)
    assert found.exercises[2].when == "Once 2a feels easier.", "sentences follow their labels"


def test_a_lone_alternative_gets_a_plain_number_and_the_reasons(library: Library) -> None:
    found = made(library, drop=("press-low",))
    assert places(found) == [("1", "bow"), ("2", "reach"), ("3", "press-high"), ("4", "bow")]
    assert found.exercises[2].when is None, "3a is gone, so nothing is said of it"
    assert found.exercises[2].explain is not None
    assert found.exercises[2].explain.title == "Why press?"
    assert made(library, drop=("press-high",)).exercise_count == Range(3, 3)


def test_dropping_everything_is_refused(library: Library) -> None:
    everything = ("bow", "reach", "press-low", "press-high")
    assert told(library, drop=everything) == [
        "--drop: no exercise is left",
        "    keep one, or add another",
    ]
    assert places(made(library, drop=everything, add=("stand-tall",))) == [("1", "stand-tall")]


def test_an_added_exercise_stands_before_the_last_repetition(library: Library) -> None:
    found = made(library, add=("stand-tall",))
    assert places(found)[4:] == [("4", "stand-tall"), ("5", "bow")]
    assert found.exercise_count == Range(4, 4)
    assert places(made(library, add=("stand-tall",), drop=("bow",)))[-1] == ("3", "stand-tall")


def test_drop_and_add_say_what_cannot_be(library: Library) -> None:
    assert told(library, drop=("bwo",)) == [
        "--drop: bwo is not in programme mini",
        "    did you mean bow?",
    ]
    assert told(library, drop=("bow", "bow"))[0] == "--drop: bow is named twice"
    assert told(library, add=("bow",)) == ["--add: bow is in mini already", "    to move it use order"]
    assert told(library, add=("reach",), drop=("reach",))[0] == "--add: reach is dropped as well"
    assert told(library, add=("stand-tal",)) == [
        "--add: there is no exercise 'stand-tal'",
        "    did you mean stand-tall?",
    ]


def test_order_moves_exercises_and_leaves_repetitions_last(library: Library) -> None:
    found = made(library, order=("press-high", "reach"))
    assert places(found) == [
        ("1", "press-high"),
        ("2", "reach"),
        ("3", "bow"),
        ("4", "press-low"),
        ("5", "bow"),
    ]
    assert found.exercise_count == Range(3, 3), "nothing was dropped or added"
    assert found.exercises[0].when == "Once 4 feels easier."
    assert places(made(library, order=("press-low", "press-high")))[:2] == [
        ("1a", "press-low"),
        ("1b", "press-high"),
    ]
    assert places(made(library, order=("bow", "reach"))) == places(made(library))


def test_order_names_only_what_is_there_and_once(library: Library) -> None:
    assert told(library, order=("reach", "reach"))[0] == "--order: reach is named twice"
    assert told(library, order=("reahc",))[1] == "    did you mean reach?"
    assert told(library, order=("bow",), drop=("bow",))[0] == "--order: bow is not in this prescription"


NAMES = ["bow", "reach", "press-low", "press-high", "stand-tall"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.lists(st.sampled_from(NAMES[:4]), unique=True), drop=st.sets(st.sampled_from(NAMES[1:4])))
def test_reordering_never_loses_an_exercise(library: Library, order: list[str], drop: set[str]) -> None:
    kept = tuple(name for name in order if name not in drop)
    found = made(library, order=kept, drop=tuple(drop))
    ids = [one.exercise.id for one in found.exercises]
    assert sorted(ids) == sorted([*({*NAMES[:4]} - drop), "bow"])
    assert tuple(dict.fromkeys(ids))[: len(kept)] == kept
    assert ids.count("bow") == 2
    assert ids[-1] == "bow"
    labels = [one.label for one in found.exercises]
    assert len(set(labels)) == len(labels)
    assert [int(label.rstrip("ab")) for label in labels] == sorted(
        int(label.rstrip("ab")) for label in labels
    )
    assert labels[0].rstrip("a") == "1"
