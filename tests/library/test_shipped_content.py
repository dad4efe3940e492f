"""What ships fits the nouns it is read into, and what it names is there."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
import yaml

from library.printed import LIBRARY, PROGRAMMES, content
from rephold.model.dose import DoseOrigin
from rephold.model.exercise import CautionCode, Exercise
from rephold.model.noun import Noun
from rephold.model.programme import Programme
from rephold.model.safety import Cautions, Disclaimer, RedFlags
from rephold.read.library import Library
from rephold.shelf import Shelf

NOUNS: dict[str, type[Noun]] = {
    "exercises": Exercise,
    "programmes": Programme,
    "disclaimers": Disclaimer,
    "red-flags": RedFlags,
    "cautions": Cautions,
}
FILES = sorted(path for kind in NOUNS for path in (LIBRARY / kind).glob("*.yaml"))
EXERCISES = [path for path in FILES if path.parent.name == "exercises"]
DOSES: dict[str, list[str]] = yaml.safe_load(
    Path(__file__).with_name("doses.yaml").read_text(encoding="utf-8")
)
DOWN = {
    "curl-up": (6, 5, 4),
    "bird-dog": (6, 5, 4),
    "side-plank-knees": (4, 3, 2),
    "side-plank": (3, 2, 1),
}
"""Exercises with fewer repeats in each set."""
COMPARED = {
    "back-strengthening": {"curl-up", "side-plank-knees", "bridge", "bird-dog", "dead-bug"},
    "back-stretching": {
        "hamstring-towel-stretch", "edge-of-bed-hip-flexor-stretch", "side-lying-quad-stretch",
        "belly-stretch",
    },
}  # fmt: skip
"""Exercises whose incorrect way is shown in these leaflets."""
EQUIPMENT = {
    "mat", "towel", "pillow", "chair", "wall", "step", "band", "bed", "table", "doorway", "knee pad", "stick",
}  # fmt: skip


def exercise(path: Path) -> Exercise:
    return Exercise.model_validate(content(f"exercises/{path.name}"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_file_fits_its_noun_and_its_name(path: Path) -> None:
    noun = NOUNS[path.parent.name].model_validate(content(f"{path.parent.name}/{path.name}"))
    assert noun.model_dump()["id"] == path.stem


@pytest.mark.parametrize("name", DOSES)
def test_the_dose_is_the_one_agreed(name: str) -> None:
    dose = exercise(LIBRARY / f"exercises/{name}.yaml").dose
    parts = (
        dose.sets,
        dose.reps,
        dose.hold_seconds,
        dose.set_rest_seconds if dose.sets.high > 1 else dose.rest_seconds,
        dose.times_per_day,
        dose.days_per_week,
    )
    assert [*("-" if part is None else str(part) for part in parts), dose.side] == DOSES[name]


@pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)
def test_several_sets_have_their_rest_between_them_and_one_set_has_none(path: Path) -> None:
    dose = exercise(path).dose
    rests = (dose.rest_seconds is None, dose.set_rest_seconds is not None)
    assert rests == (dose.sets.high > 1, dose.sets.high > 1)


@pytest.mark.parametrize("name", [name for name, dose in DOSES.items() if dose[4] != "-"])
def test_a_dose_that_no_source_page_gives_is_the_editors(name: str) -> None:
    origin = exercise(LIBRARY / f"exercises/{name}.yaml").dose_origin
    assert set(origin.model_dump(exclude_none=True).values()) == {"editor"}


@pytest.mark.parametrize("name", DOWN)
def test_fewer_repeats_in_each_set_are_said_set_by_set(name: str) -> None:
    found = exercise(LIBRARY / f"exercises/{name}.yaml")
    first, second, third = DOWN[name]
    assert found.steps[-1] == f"Do {first} repeats in set 1, {second} in set 2 and {third} in set 3."
    assert str(found.dose.sets) == "3"
    assert str(found.dose.reps) == f"{third}-{first}"


@pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)
def test_variants_lead_to_exercises_that_ship(path: Path) -> None:
    found = exercise(path)
    for variant in (found.easier, found.harder):
        to = variant and variant.exercise
        assert to is None or (LIBRARY / f"exercises/{to}.yaml").is_file()
        assert to != found.id


@pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)
def test_easier_ways_come_to_an_end(path: Path) -> None:
    found, seen = exercise(path), [path.stem]
    while found.easier and found.easier.exercise:
        assert found.easier.exercise not in seen
        seen.append(found.easier.exercise)
        found = exercise(LIBRARY / f"exercises/{found.easier.exercise}.yaml")


@pytest.mark.parametrize("name", DOSES)
def test_what_is_needed_is_named_in_the_same_words_everywhere(name: str) -> None:
    assert set(exercise(LIBRARY / f"exercises/{name}.yaml").equipment) <= EQUIPMENT


@pytest.mark.parametrize("leaflet", COMPARED)
def test_the_incorrect_way_is_shown_for_the_faults_that_matter(leaflet: str) -> None:
    programme = Programme.model_validate(content(f"programmes/{leaflet}.yaml"))
    assert {step.exercise for step in programme.steps if step.compare} == COMPARED[leaflet]
    for name in COMPARED[leaflet]:
        wrong = exercise(LIBRARY / f"exercises/{name}.yaml").incorrect
        assert wrong is not None
        assert wrong.figure == f"{name}-wrong"


def test_strengthening_has_a_video_slot_for_each_of_its_7_exercises_and_no_other() -> None:
    programme = Programme.model_validate(content("programmes/back-strengthening.yaml"))
    slots = {step.label: step.video for step in programme.steps}
    assert slots == {"W": None, **{str(n): f"v{n}" for n in range(1, 8)}, "C": None}


def test_each_posture_pattern_has_signs_to_tick_a_picture_and_what_to_do() -> None:
    programme = Programme.model_validate(content("programmes/correct-posture.yaml"))
    patterns = [chapter for chapter in programme.chapters if chapter.title.startswith("Pattern ")]
    assert [chapter.title[8] for chapter in patterns] == ["1", "2", "3", "4"]
    for chapter in patterns:
        assert len(chapter.ticks) == 3
        assert [pair.correct.figure for pair in chapter.comparisons] == ["posture-balanced"]
        assert chapter.table is not None
        assert [row[0] for row in chapter.table.rows] == ["Often tight", "Often weak"]
        assert all(row[2] for row in chapter.table.rows)


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


@pytest.mark.parametrize("leaflet", PROGRAMMES)
def test_the_programme_can_be_read_with_all_that_it_names(leaflet: str) -> None:
    assert Library(Shelf()).programme(leaflet).id == leaflet


def test_the_programme_names_safety_texts_that_ship() -> None:
    programme = Programme.model_validate(content("programmes/low-back-pain.yaml"))
    assert (LIBRARY / f"disclaimers/{programme.disclaimer}.yaml").is_file()
    assert (LIBRARY / f"red-flags/{programme.red_flags}.yaml").is_file()
    assert (LIBRARY / f"cautions/{programme.cautions}.yaml").is_file()
    assert programme.exercise_count == 5
    assert programme.later_condition is not None
    assert f"{programme.times_per_day_later} times a day" in programme.later_condition
    assert [step.label for step in programme.steps] == [None] * 4 + ["5a", "5b", "6"]
