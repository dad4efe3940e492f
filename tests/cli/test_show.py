"""`rephold show`: everything about an exercise or programme, as text."""

from __future__ import annotations

import json
import re
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


def test_the_id_of_a_log_leads_back_to_what_was_prescribed(shell: CommandLine) -> None:
    here = {"XDG_DATA_HOME": str(shell.folder / "data")}
    asked = ("--set", "cat-camel.reps=7", "--drop", "kneeling-lunge", "--weeks", "2", "--sessions", "1")
    printed = shell.rephold(
        "log", "low-back-pain", *asked, "--patient", "Sam Example", "--template", "one.json", env=here
    )
    found = re.search(r"log ([0-9A-Z]{5}-[0-9A-Z]{5})", printed.messages)
    assert found, printed.messages
    shown = shell.rephold("show", found[1].lower(), env=here)
    said = flat(shown.text)
    assert "1. Cat and camel (cat-camel): 7 repeats" in said
    assert "Kneeling lunge" not in said
    assert "weeks 2, without dates" in said
    assert "patient not kept" in said
    assert "Sam" not in shown.text

    again = shell.rephold("show", found[1], "--json", env=here)
    (shell.folder / "again.yaml").write_text(again.text, encoding="utf-8")
    assert shell.rephold("log", "--from", "again.yaml", "--template", "two.json", env=here).code == 0
    one, two = (json.loads((shell.folder / name).read_text()) for name in ("one.json", "two.json"))
    assert (one["rows"], one["weeks"]) == (two["rows"], two["weeks"])
    boxes = [[page["boxes"] for page in log["pages"]] for log in (one, two)]
    assert boxes[0] == boxes[1]


def test_the_name_of_a_patient_is_shown_only_where_it_was_to_be_kept(shell: CommandLine) -> None:
    register = ("--register", "logs.sqlite")
    shell.rephold(
        "log", "low-back-pain", "--patient", "Sam Example", "--keep-name", "--log-id", "7K3M9Q2RTV", *register
    )
    assert "patient Sam Example" in flat(shell.rephold("show", "7k3m9-q2rtv", *register).text)
    unknown = shell.rephold("show", "7K3M9-Q2RTW", *register)
    assert unknown.code == 3
    assert "and no log with this id in the register" in unknown.messages
