"""`rephold show`: everything about an exercise or programme, as text."""

from __future__ import annotations

import json
import shutil

import pytest

from rephold.cli.prose import WIDTH
from rephold.model.exercise import Exercise
from rephold.model.programme import Programme
from rephold.read.library import Library
from rephold.shelf import Shelf
from support.command_line import CommandLine


def flat(text: str) -> str:
    return " ".join(text.split())


def test_an_exercise_is_shown_with_every_sentence_it_has(shell: CommandLine) -> None:
    exercise = Library(Shelf()).exercise("cat-camel")
    shown = flat(shell.rephold("show", "cat-camel").text)
    for sentence in (exercise.name, exercise.goal, *exercise.steps, *exercise.take_care, *exercise.muscles):
        assert flat(sentence) in shown
    assert "10 repeats" in shown


def test_a_programme_is_shown_with_its_exercises_in_order(shell: CommandLine) -> None:
    programme = Library(Shelf()).programme("low-back-pain")
    shown = flat(shell.rephold("show", "low-back-pain").text)
    places = [shown.index(f"({step.exercise})") for step in dict.fromkeys(programme.steps)][:3]
    assert places == sorted(places)
    assert programme.purpose in shown
    assert programme.version in shown


@pytest.mark.parametrize(("name", "noun"), [("cat-camel", Exercise), ("low-back-pain", Programme)])
def test_json_can_be_read_back(shell: CommandLine, name: str, noun: type[Exercise] | type[Programme]) -> None:
    found = noun.model_validate(json.loads(shell.rephold("show", name, "--json").text))
    library = Library(Shelf())
    assert found == (library.exercise(name) if noun is Exercise else library.programme(name))


def test_lines_fit_every_terminal_and_have_no_colours_in_a_pipe(shell: CommandLine) -> None:
    for name in ("cat-camel", "low-back-pain"):
        text = shell.rephold("show", name, env={"COLUMNS": "300"}).text
        assert max(map(len, text.splitlines())) <= WIDTH
        assert "\x1b" not in text


def test_an_unknown_id_is_answered_with_the_nearest(shell: CommandLine) -> None:
    ended = shell.rephold("show", "cat-camle")
    assert ended.code == 3
    assert ended.messages == (
        "ID: there is no exercise or programme 'cat-camle'\n    did you mean cat-camel?\n"
    )


def test_an_id_with_two_meanings_is_asked_about(shell: CommandLine) -> None:
    source = Shelf().find("programmes", "low-back-pain.yaml")
    assert source is not None
    own = shell.folder / "our" / "programmes"
    own.mkdir(parents=True)
    shutil.copy(source, own / "cat-camel.yaml")
    text = (own / "cat-camel.yaml").read_text(encoding="utf-8")
    (own / "cat-camel.yaml").write_text(
        text.replace("id: low-back-pain", "id: cat-camel", 1), encoding="utf-8"
    )
    assert shell.rephold("show", "cat-camel", "--clinic", "our").code == 2
    shown = shell.rephold("show", "cat-camel", "--clinic", "our", "--kind", "programme")
    assert shown.code == 0
    assert shown.text.startswith("Exercises for low back pain  (cat-camel)\n")
