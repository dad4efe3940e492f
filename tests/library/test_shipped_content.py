"""What ships fits the nouns it is read into, and what it names is there."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from library.printed import LIBRARY, content
from rephold.model.dose import DoseOrigin
from rephold.model.exercise import CautionCode, Exercise
from rephold.model.noun import Noun
from rephold.model.programme import Programme
from rephold.model.safety import Cautions, Disclaimer, RedFlags

NOUNS: dict[str, type[Noun]] = {
    "exercises": Exercise,
    "programmes": Programme,
    "disclaimers": Disclaimer,
    "red-flags": RedFlags,
    "cautions": Cautions,
}
FILES = sorted(path for kind in NOUNS for path in (LIBRARY / kind).glob("*.yaml"))
EXERCISES = [path for path in FILES if path.parent.name == "exercises"]
DOSES = {
    # sets, repeats, hold, rest, both sides
    "cat-camel": ("1", "10", "0", "0", "both-together"),
    "knee-to-opposite-shoulder": ("1", "3", "5", "5", "each"),
    "figure-four-stretch": ("1", "3", "5", "5", "each"),
    "kneeling-lunge": ("1", "3", "5", "5", "each"),
    "press-up-forearms": ("1", "5-10", "3", "3", "both-together"),
    "press-up-hands": ("1", "5-10", "3", "3", "both-together"),
}


def exercise(path: Path) -> Exercise:
    return Exercise.model_validate(content(f"exercises/{path.name}"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_file_fits_its_noun_and_its_name(path: Path) -> None:
    noun = NOUNS[path.parent.name].model_validate(content(f"{path.parent.name}/{path.name}"))
    assert noun.model_dump()["id"] == path.stem


@pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)
def test_the_dose_is_the_one_agreed(path: Path) -> None:
    dose = exercise(path).dose
    given = (str(dose.sets), str(dose.reps), str(dose.hold_seconds), str(dose.rest_seconds), dose.side)
    assert given == DOSES[path.stem]
    assert dose.times_per_day is None
    assert dose.days_per_week is None


@pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)
def test_variants_lead_to_exercises_that_ship(path: Path) -> None:
    found = exercise(path)
    for variant in (found.easier, found.harder):
        assert variant is not None
        assert variant.exercise is None or (LIBRARY / f"exercises/{variant.exercise}.yaml").is_file()


def test_a_side_that_the_source_page_does_not_state_is_marked_as_the_editors() -> None:
    for path in EXERCISES:
        if exercise(path).dose.side == "each":
            assert exercise(path).dose_origin.side == "editor"


def test_the_lunge_has_no_dose_from_the_source_page() -> None:
    lunge = exercise(LIBRARY / "exercises/kneeling-lunge.yaml")
    assert set(lunge.dose_origin.model_dump(exclude_none=True).values()) == {"editor"}
    assert isinstance(lunge.dose_origin, DoseOrigin)


def test_every_caution_code_has_its_words() -> None:
    cautions = Cautions.model_validate(content("cautions/standard.yaml"))
    assert set(cautions.codes) == set(get_args(CautionCode))


def test_numbness_of_the_saddle_area_comes_first_in_the_low_back_box() -> None:
    flags = RedFlags.model_validate(content("red-flags/low-back.yaml"))
    assert "bottom, genitals or inner thighs" in flags.now[0]
    assert {"{emergency_place}", "{emergency_number}"} <= set(flags.now_lead.replace(".", "").split())


def test_the_programme_names_safety_texts_that_ship() -> None:
    programme = Programme.model_validate(content("programmes/low-back-pain.yaml"))
    assert (LIBRARY / f"disclaimers/{programme.disclaimer}.yaml").is_file()
    assert (LIBRARY / f"red-flags/{programme.red_flags}.yaml").is_file()
    assert (LIBRARY / f"cautions/{programme.cautions}.yaml").is_file()
    assert programme.exercise_count == 5
    assert programme.later_condition is not None
    assert f"{programme.times_per_day_later} times a day" in programme.later_condition
    assert [step.label for step in programme.steps] == [None] * 4 + ["5a", "5b", "6"]
