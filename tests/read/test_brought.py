"""Exercises of free-exercise-db as drafts: what they hold, never replace, and that nothing prints them."""

from __future__ import annotations

from pathlib import Path

import pytest

from rephold.errors import ContentError, MissingError
from rephold.model.exercise import Exercise
from rephold.model.prescription import Request
from rephold.pipeline import make_handout
from rephold.read.art import ArtRights
from rephold.read.brought import Brought, bring
from rephold.read.free_exercise_db import read_entries
from rephold.read.library import Library
from rephold.read.nouns import read_noun
from rephold.read.yaml_source import read_source
from rephold.shelf import Shelf, write_whole
from support.free_exercise_db import BAND_ROW, PLANK, WALL_PUSH, data_set
from support.leaflets import leaflet_library
from support.small_content import put


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    return tmp_path / "clinic"


def written(folder: Path, clinic: Path) -> Brought:
    brought = bring(read_entries(folder), clinic)
    for path, data in brought.files.items():
        write_whole(path, data)
    return brought


def test_three_entries_become_three_drafts_with_their_pictures(tmp_path: Path, clinic: Path) -> None:
    brought = written(data_set(tmp_path / "set"), clinic)
    assert brought.drafts == ["band-row-seated", "plank-brought", "wall-push"]
    draft = read_source(clinic / "exercises/wall-push.yaml").data
    assert draft["needs_review"] is True
    assert "dose" not in draft
    assert draft["steps"] == [
        "Face a wall.",
        "Put both hands on it.",
        "Bend your elbows slowly.",
        "Push yourself back.",
        "Tip: keep your back straight.",
    ]
    assert draft["muscles"] == ["Pectoralis major", "Triceps brachii", "Deltoid"]
    assert [picture["figure"] for picture in draft["pictures"]] == ["wall-push-start", "wall-push"]
    assert read_source(clinic / "exercises/band-row-seated.yaml").data["equipment"] == ["bands"]
    art = {path.name for path in (clinic / "illustrations/art").iterdir()}
    assert art == {"wall-push-start.jpg", "wall-push.jpg", "band-row-seated.jpg"}


def test_a_draft_says_everything_that_is_still_to_do(tmp_path: Path, clinic: Path) -> None:
    written(data_set(tmp_path / "set"), clinic)
    with pytest.raises(ContentError) as caught:
        Library(Shelf(clinic)).exercise("plank-brought")
    said = str(caught.value)
    for words in (
        "needs_review: nobody has checked",
        "dose is missing",
        "goal is missing",
        "position is missing",
    ):
        assert words in said
    assert "pictures: has 0 entries; at least 1 wanted" in said


def test_nothing_is_printed_that_waits_for_a_review(tmp_path: Path, clinic: Path) -> None:
    leaflet_library(clinic)
    written(data_set(tmp_path / "set"), clinic)
    with pytest.raises(ContentError, match="needs_review: nobody has checked this exercise yet"):
        make_handout(Request(programme="mini", add=("wall-push",)), Library(Shelf(clinic)))


def test_a_draft_that_was_checked_is_an_exercise(tmp_path: Path, clinic: Path) -> None:
    written(data_set(tmp_path / "set", WALL_PUSH), clinic)
    path = clinic / "exercises/wall-push.yaml"
    text = (
        path.read_text()
        .replace("needs_review: true\n", "")
        .replace("\n#", "\n")
        .replace("\n To be", "\n# To be")
    )
    path.write_text(text[text.index("id: ") :])
    assert read_noun(Exercise, path).name == "Wall push"


def test_pictures_wait_for_a_review_of_their_rights(tmp_path: Path, clinic: Path) -> None:
    written(data_set(tmp_path / "set"), clinic)
    file = Library(Shelf(clinic)).art["wall-push"]
    with pytest.raises(ContentError, match="nobody has checked this picture yet"):
        ArtRights().of("wall-push", file)
    path = clinic / "illustrations/CREDITS.yaml"
    path.write_text(path.read_text().replace("    needs_review: true\n", ""))
    rights = ArtRights().of("wall-push", file)
    assert rights.licence == "Unlicense, as the data set says"


def test_bringing_twice_replaces_nothing(tmp_path: Path, clinic: Path) -> None:
    written(data_set(tmp_path / "set"), clinic)
    path = clinic / "exercises/wall-push.yaml"
    path.write_text(path.read_text() + "# mine\n")
    before = {file: file.read_bytes() for file in clinic.rglob("*") if file.is_file()}
    brought = written(tmp_path / "set", clinic)
    assert brought.drafts == []
    assert len(brought.notes) == 3
    assert {file: file.read_bytes() for file in clinic.rglob("*") if file.is_file()} == before


def test_rights_that_are_there_stay_as_they_are(tmp_path: Path, clinic: Path) -> None:
    cat = "    # the cat\n    cat:\n        author: Me\n        licence: Mine\n        alt: A cat.\n"
    ours = "# ours\nfigures:\n" + cat
    path = put(clinic, "illustrations/CREDITS.yaml", ours)
    written(data_set(tmp_path / "set"), clinic)
    text = path.read_text()
    assert text.startswith("# ours\nfigures:\n")
    assert text.endswith(cat)
    assert list(read_source(path).data["figures"]) == [
        "band-row-seated",
        "wall-push-start",
        "wall-push",
        "cat",
    ]


@pytest.mark.parametrize("there", ["figures: {}\n", "# nothing yet\nfigures: {}  # soon\n"])
def test_rights_go_into_a_file_that_has_none_yet(tmp_path: Path, clinic: Path, there: str) -> None:
    path = put(clinic, "illustrations/CREDITS.yaml", there)
    written(data_set(tmp_path / "set", WALL_PUSH), clinic)
    assert list(read_source(path).data["figures"]) == ["wall-push-start", "wall-push"]


def test_rights_in_brackets_are_not_touched(tmp_path: Path, clinic: Path) -> None:
    there = "figures: {cat: {author: Me, licence: Mine, alt: A cat.}}\n"
    path = put(clinic, "illustrations/CREDITS.yaml", there)
    with pytest.raises(ContentError, match="in a way that nothing can be added to"):
        written(data_set(tmp_path / "set"), clinic)
    assert path.read_text() == there
    assert [file for file in clinic.rglob("*") if file.is_file()] == [path]


def test_a_picture_that_is_not_there_is_said_and_left_out(tmp_path: Path, clinic: Path) -> None:
    data_set(tmp_path / "set", BAND_ROW)
    (tmp_path / "set/exercises" / BAND_ROW["images"][0]).unlink()
    brought = written(tmp_path / "set", clinic)
    assert brought.notes == ["Band_Row_-_Seated.json: there is no picture Band_Row_-_Seated/0.jpg"]
    assert read_source(clinic / "exercises/band-row-seated.yaml").data["pictures"] == []


def test_a_picture_outside_the_data_set_is_refused(tmp_path: Path, clinic: Path) -> None:
    put(tmp_path, "secret.jpg", b"x")
    data_set(tmp_path / "set", PLANK | {"images": ["../../secret.jpg"]})
    with pytest.raises(ContentError, match=r"images: \.\./\.\./secret\.jpg is outside the folder"):
        written(tmp_path / "set", clinic)
    assert not clinic.exists()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{"name": "A",\n}', ":2:1: is not JSON"),
        ("\xff", ": is not JSON"),
        ("[]", ": the entry: "),
        ('{"instructions": []}', ": name: is missing"),
        ('{"name": 5}', ": name: is the number 5; text is wanted"),
        ('{"name": "A", "images": "0.jpg"}', ": images: is the text '0.jpg'; a list is wanted"),
        ('{"name": "A", "id": "__"}', ": id: has no letters or digits"),
    ],
)
def test_an_entry_that_is_wrong_is_told_with_its_file(tmp_path: Path, text: str, problem: str) -> None:
    path = put(tmp_path, "exercises/a.json", text.encode("latin-1"))
    with pytest.raises(ContentError) as caught:
        read_entries(tmp_path)
    assert str(caught.value).startswith(f"{path}{problem}")


def test_a_folder_without_entries_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match="holds no entries of free-exercise-db"):
        read_entries(tmp_path)


def test_a_character_of_the_original_cannot_break_the_yaml(tmp_path: Path, clinic: Path) -> None:
    odd = 'Stand: "tall" # now\n- not {a} list &x \N{GRINNING FACE}'
    written(
        data_set(tmp_path / "set", WALL_PUSH | {"name": odd[:100], "level": "x\nneeds_review: false"}), clinic
    )
    held = read_source(clinic / "exercises/wall-push.yaml").data
    assert held["name"] == odd
    assert held["needs_review"] is True
