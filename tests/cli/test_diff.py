"""`rephold diff`: what changed between two versions, and nothing else."""

from __future__ import annotations

import json
from shutil import copytree

import pytest

from rephold.shelf import PACKAGE
from support.command_line import CommandLine


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    line = CommandLine(tmp_path_factory.mktemp("diff"))
    line.rephold("handout", "low-back-pain", "-o", "old.pdf")
    changed = ("--set", "cat-camel.reps=8", "--drop", "press-up-hands", "--side", "kneeling-lunge=left")
    line.rephold("handout", "low-back-pain", *changed, "-o", "new.pdf")
    return line


def listed(line: CommandLine, *arguments: str) -> list[dict[str, str | None]]:
    ended = line.rephold("diff", *arguments, "--json")
    assert ended.code == 0, ended.messages
    found: list[dict[str, str | None]] = json.loads(ended.text)
    return found


def test_a_changed_dose_is_told_under_its_exercise(line: CommandLine) -> None:
    doses = [one for one in listed(line, "old.pdf", "new.pdf") if one["kind"] == "dose"]
    assert {
        "kind": "dose",
        "under": "1 Cat and camel",
        "before": "10 repeats, slow and gentle.",
        "after": "8 repeats, slow and gentle.",
        "redrawn": False,
    } in doses


def test_a_dropped_exercise_is_gone_with_its_picture(line: CommandLine) -> None:
    gone = [one for one in listed(line, "old.pdf", "new.pdf") if one["after"] is None]
    assert {"5b Press-up on hands"} == {one["before"] for one in gone if one["kind"] == "heading"}
    assert any(one["kind"] == "picture" and "chest" in str(one["before"]) for one in gone)


def test_a_mirrored_picture_is_told(line: CommandLine) -> None:
    found = listed(line, "old.pdf", "new.pdf")
    assert any(one["kind"] == "picture" and one["under"] == "4 Kneeling lunge stretch" for one in found)


def test_the_same_words_on_other_paper_are_no_change(line: CommandLine) -> None:
    line.rephold("handout", "low-back-pain", "--paper", "letter", "-o", "letter.pdf")
    assert line.rephold("diff", "old.pdf", "letter.pdf", "--exit-code").text == "Nothing changed.\n"


def test_with_exit_code_a_change_ends_with_3_and_without_with_0(line: CommandLine) -> None:
    assert line.rephold("diff", "old.pdf", "new.pdf", "--exit-code").code == 3
    assert line.rephold("diff", "old.pdf", "new.pdf").code == 0


def test_a_clinics_version_of_a_leaflet_is_compared_with_the_one_that_ships(line: CommandLine) -> None:
    mine = line.folder / "mine" / "programmes"
    copytree(PACKAGE / "library" / "programmes", mine)
    file = mine / "low-back-pain.yaml"
    file.write_text(
        file.read_text().replace("title: Exercises for low back pain", "title: Exercises for your back")
    )
    line.rephold("leaflet", "low-back-pain", "-o", "shipped.pdf")
    found = listed(line, "shipped.pdf", str(file))
    assert [(one["before"], one["after"]) for one in found if one["kind"] == "heading"] == [
        ("Exercises for low back pain", "Exercises for your back")
    ]


def test_a_pdf_without_tags_is_refused(line: CommandLine) -> None:
    line.rephold("finish", "booklet", "old.pdf", "-o", "booklet.pdf")
    ended = line.rephold("diff", "old.pdf", "booklet.pdf")
    assert ended.code == 3
    assert "has no tags" in ended.messages
