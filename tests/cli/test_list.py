"""`rephold list`: ids for scripts, titles for people."""

from __future__ import annotations

import json

import pytest

from rephold.cli.list import KINDS
from support.command_line import CommandLine


@pytest.mark.parametrize("kind", ["exercises", "programmes", "layouts", "editions", "papers", "themes"])
def test_each_line_starts_with_an_id_and_lines_are_sorted(shell: CommandLine, kind: str) -> None:
    ended = shell.rephold("list", kind)
    ids = [line.split(" ")[0] for line in ended.text.splitlines()]
    assert ended.code == 0
    assert ids
    assert ids == sorted(set(ids))
    assert ended.messages == ""


def test_the_title_stands_after_two_spaces_at_least(shell: CommandLine) -> None:
    lines = shell.rephold("list", "exercises").text.splitlines()
    found = next(line for line in lines if line.startswith("cat-camel "))
    name, _, title = found.partition("  ")
    assert (name, title.strip()) == ("cat-camel", "Cat and camel")


def test_papers_tell_their_size(shell: CommandLine) -> None:
    lines = shell.rephold("list", "papers").text.splitlines()
    assert ["letter", "215.9", "x", "279.4", "mm"] in [line.split() for line in lines]


def test_what_has_no_title_leaves_no_spaces(shell: CommandLine) -> None:
    assert "clear\n" in shell.rephold("list", "themes").text


def test_json_holds_the_same(shell: CommandLine) -> None:
    lines = shell.rephold("list", "programmes").text.splitlines()
    rows = json.loads(shell.rephold("list", "programmes", "--json").text)
    assert [(row["id"], row["title"]) for row in rows] == [
        (line.partition("  ")[0], line.partition("  ")[2].strip()) for line in lines
    ]


def test_kinds_are_listed_with_how_many_there_are(shell: CommandLine) -> None:
    lines = shell.rephold("list").text.splitlines()
    assert [line.split()[0] for line in lines] == list(KINDS)
    papers = len(shell.rephold("list", "papers").text.splitlines())
    assert f"papers      {papers}" in lines


def test_a_clinics_own_things_are_listed_too(shell: CommandLine) -> None:
    own = shell.folder / "our" / "exercises"
    own.mkdir(parents=True)
    (own / "aaa.yaml").write_text("id: aaa\nname: Ours\n")
    (own / "cat-camel.yaml").write_text("id: cat-camel\nname: Our cat\n")
    text = shell.rephold("list", "exercises", "--clinic", "our").text
    assert text.startswith("aaa ")
    assert "Our cat\n" in text
    assert "Cat and camel" not in text


def test_a_file_that_cannot_be_read_is_listed_and_told(shell: CommandLine) -> None:
    own = shell.folder / "our" / "programmes"
    own.mkdir(parents=True)
    (own / "torn.yaml").write_text("title: [open\n")
    ended = shell.rephold("list", "programmes", "--clinic", "our")
    assert ended.code == 0
    assert "torn\n" in ended.text
    assert "torn.yaml:1:8: " in ended.messages


def test_a_clinic_folder_that_is_not_there_ends_with_4(shell: CommandLine) -> None:
    ended = shell.rephold("list", "exercises", "--clinic", "nowhere")
    assert ended.code == 4
    assert ended.messages == "--clinic: there is no folder nowhere\n    check the path\n"
