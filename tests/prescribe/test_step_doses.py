"""Doses that a step changes, how often is printed, and what one session is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from rephold.errors import ContentError
from rephold.model.dose import Range
from rephold.model.prescription import PrescribedExercise, Request
from rephold.prescribe.prescribe import prescribe
from rephold.read.library import Library
from rephold.shelf import Shelf
from support.small_content import HELD, PROGRAMME, exercise, put, small_library

OFTEN = (HELD[0] + "\n  times_per_day: 3", HELD[1] + "\n  times_per_day: editor")
FIRST, PRESS, LAST = "  - exercise: bow\n", "  - exercise: press-low\n", "again: Finish as you began.\n"


def library(folder: Path, *changes: tuple[str, str]) -> Library:
    """The small library, its programme changed so; pressing low has its own times a day as a rule."""
    small_library(folder)
    put(folder, "exercises/press-low.yaml", exercise("press-low", "[]", OFTEN))
    text = PROGRAMME
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    put(folder, "programmes/mini.yaml", text)
    return Library(Shelf(folder))


def prescribed(library: Library, **asked: Any) -> tuple[PrescribedExercise, ...]:
    return prescribe(Request(programme="mini", **asked), library).exercises


def dosed(name: str, dose: str) -> tuple[str, str]:
    """The programme's step of this exercise with a dose of its own."""
    return f"  - exercise: {name}\n", f"  - exercise: {name}\n    dose: {{{dose}}}\n"


def test_a_step_changes_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    found = prescribed(library(tmp_path, dosed("press-low", "reps: 2, hold_seconds: 15")))
    dose = found[2].dose
    assert (dose.reps, dose.hold_seconds, dose.rest_seconds) == (Range(2, 2), Range(15, 15), Range(3, 3))
    assert found[3].dose.hold_seconds == Range(3, 3)


def test_a_step_that_says_it_again_has_the_dose_of_the_first(tmp_path: Path) -> None:
    found = prescribed(library(tmp_path, dosed("bow", "reps: 4")))
    assert [one.dose.reps for one in found if one.exercise.id == "bow"] == [Range(4, 4)] * 2


def test_a_step_that_says_it_again_may_have_its_own(tmp_path: Path) -> None:
    found = prescribed(library(tmp_path, dosed("bow", "reps: 4"), (LAST, f"{LAST}    dose: {{reps: 6}}\n")))
    assert [one.dose.reps for one in found if one.exercise.id == "bow"] == [Range(4, 4), Range(6, 6)]


def test_a_request_goes_before_the_step(tmp_path: Path) -> None:
    fresh = library(tmp_path, dosed("press-low", "reps: 2, hold_seconds: 15"))
    dose = prescribed(fresh, set={"press-low.reps": 7})[2].dose
    assert (dose.reps, dose.hold_seconds) == (Range(7, 7), Range(15, 15))


def test_how_often_is_the_plans_unless_the_step_or_the_request_says_it(tmp_path: Path) -> None:
    assert prescribed(library(tmp_path))[2].dose.times_per_day is None
    assert prescribed(library(tmp_path), add=("stand-tall",))[-2].dose.times_per_day is None
    stepped = library(tmp_path, dosed("press-low", "times_per_day: 1-2"))
    assert prescribed(stepped)[2].dose.times_per_day == Range(1, 2)
    asked = prescribed(library(tmp_path), set={"press-low.times_per_day": 4})
    assert asked[2].dose.times_per_day == Range(4, 4)


@pytest.mark.parametrize(
    ("dose", "message"),
    [
        ("repps: 2", "dose: there is no key 'repps' here\n    did you mean reps?"),
        ("reps: 500", "dose.reps: 500 repeats cannot be done\n    give 1 to 200"),
        ("hold_seconds: 1800", "dose: takes 300 minutes a session\n    more than 60 is refused"),
        ("side: left", "dose.side: press-low is done with both sides together; it has no side to choose"),
    ],
)
def test_a_dose_that_cannot_be_is_told_at_the_step(tmp_path: Path, dose: str, message: str) -> None:
    with pytest.raises(ContentError) as caught:
        library(tmp_path, dosed("press-low", dose)).programme("mini")
    (problem,) = caught.value.problems
    assert problem.place.source == f"{tmp_path}/programmes/mini.yaml"
    assert problem.place.line == PROGRAMME[: PROGRAMME.index(PRESS)].count("\n") + 2
    assert str(problem).partition(": ")[2].startswith(f"steps[3].{message}")


PARTS = (
    (FIRST, FIRST + "    part: Home\n"),
    ("times_per_day: 2\n", "times_per_day: 2\nsession: part\n"),
    ("    label: 3a\n", "    part: Work\n"),
    ("    label: 3b\n", ""),
    ("exercise_count: 3\n", ""),
)


def test_the_minutes_of_parts_go_from_the_shortest_to_the_longest(tmp_path: Path) -> None:
    # home: bow 50 + reach 60 + 2 changes of 10 = 130 s; work: press 30-60, press 30-60 that waits for a
    # condition, bow 50: low 30 + 50 + 20 = 100 s, high 60 + 60 + 50 + 30 = 200 s
    found = prescribe(Request(programme="mini"), library(tmp_path, *PARTS))
    assert found.minutes == Range(2, 3)
    assert found.exercise_count == Range(2, 2)


def test_sessions_of_one_part_need_parts(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="has sessions of one part and no part"):
        library(tmp_path, PARTS[1]).programme("mini")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("times_per_day: 2\n", "has steps and no times_per_day\n    those who do them need it"),
        ("moving_on: [Do more.]\n", "has steps and no moving_on\n    those who do them need it"),
        ("moving_on_title: Moving on\n", "has one of moving_on and moving_on_title\n    give both or none"),
    ],
)
def test_exercises_need_how_often_and_when_to_do_more(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(ContentError) as caught:
        library(tmp_path, (line, "")).programme("mini")
    assert message in str(caught.value)


def test_a_programme_of_words_needs_neither(tmp_path: Path) -> None:
    steps = PROGRAMME[PROGRAMME.index("steps:\n") :]
    words = (steps, "chapters:\n  - title: Words\n    text: [Read this.]\n")
    lines = (("times_per_day: 2\n", ""), ("moving_on_title: Moving on\nmoving_on: [Do more.]\n", ""))
    found = prescribe(Request(programme="mini"), library(tmp_path, words, *lines), leaflet=True)
    assert (found.times_per_day, found.exercises) == (None, ())
