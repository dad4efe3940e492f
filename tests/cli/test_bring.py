"""`rephold bring`: drafts in a clinic's folder, and what is said about them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rephold.cli.main import run
from support.free_exercise_db import data_set

Run = Callable[..., tuple[int, str, str]]
BRING = ("bring", "free-exercise-db", "set", "-o", "clinic")


@pytest.fixture
def rephold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Run rephold in a folder with a copy of the data set, `set`: (exit code, stdout, stderr)."""
    data_set(tmp_path / "set")
    monkeypatch.chdir(tmp_path)

    def ended(*arguments: str) -> tuple[int, str, str]:
        code = run(arguments)
        return (code, *capfd.readouterr())

    return ended


def test_it_says_how_many_drafts_wait_for_a_review(rephold: Run) -> None:
    code, out, err = rephold(*BRING)
    assert (code, out) == (0, "")
    assert err.splitlines() == [
        "brought 3 drafts to clinic; each has to be reviewed",
        "rephold show band-row-seated --clinic clinic says what is still to do",
    ]


def test_what_is_still_to_do_is_shown(rephold: Run) -> None:
    rephold(*BRING)
    code, out, err = rephold("show", "wall-push", "--clinic", "clinic")
    assert (code, out) == (3, "")
    assert "clinic/exercises/wall-push.yaml:5:15: needs_review: nobody has checked this exercise yet" in err
    assert "dose is missing" in err


def test_drafts_are_marked_in_the_list(rephold: Run) -> None:
    rephold(*BRING)
    listed = rephold("list", "exercises", "--clinic", "clinic")[1].splitlines()
    assert [line.split()[0] for line in listed if line.endswith("(needs review)")] == [
        "band-row-seated",
        "plank-brought",
        "wall-push",
    ]


def test_one_entry_can_be_chosen_by_either_name(rephold: Run, tmp_path: Path) -> None:
    assert rephold(*BRING, "--only", "Wall_Push", "--only", "wall-push")[0] == 0
    assert [path.name for path in (tmp_path / "clinic/exercises").iterdir()] == ["wall-push.yaml"]


def test_an_unknown_entry_is_answered_with_the_nearest(rephold: Run, tmp_path: Path) -> None:
    code, _, err = rephold(*BRING, "--only", "wall-pusch")
    assert (code, err.splitlines()[0]) == (3, "--only: there is no entry 'wall-pusch'")
    assert "did you mean" in err
    assert not (tmp_path / "clinic").exists()


def test_a_folder_is_asked_for(rephold: Run) -> None:
    assert rephold("bring", "free-exercise-db", "set")[0] == 2
    assert rephold("bring", "free-exercise-db", "nowhere", "-o", "clinic")[0] == 4
