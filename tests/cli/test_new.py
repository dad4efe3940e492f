"""`rephold new`: starters that are right from the first moment, and replace nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from rephold.cli.main import run
from rephold.read.kinds import KINDS
from rephold.read.nouns import read_noun
from support.command_line import CommandLine


@pytest.mark.parametrize("kind", KINDS)
def test_every_starter_can_be_read_as_it_is_written(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["new", kind, "brand-new"]) == 0
    written = tmp_path / "brand-new.yaml"
    noun = read_noun(KINDS[kind].noun, written)
    if KINDS[kind].id_field:
        assert getattr(noun, str(KINDS[kind].id_field)) == "brand-new"
    assert "#" in written.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_a_starter_without_an_id_fits_the_name_of_its_file(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["new", kind]) == 0
    (written,) = tmp_path.iterdir()
    read_noun(KINDS[kind].noun, written)


def test_a_file_is_never_replaced(shell: CommandLine) -> None:
    (shell.folder / "squat.yaml").write_text("mine")
    ended = shell.rephold("new", "exercise", "squat")
    assert ended.code == 5
    assert ended.messages.startswith("squat.yaml: is there already\n")
    assert (shell.folder / "squat.yaml").read_text() == "mine"


def test_a_dash_prints_the_starter(shell: CommandLine) -> None:
    ended = shell.rephold("new", "clinic", "-o", "-")
    assert (ended.code, ended.messages) == (0, "")
    assert "name:" in ended.text
    assert list(shell.folder.iterdir()) == []


def test_an_id_that_is_none_is_refused(shell: CommandLine) -> None:
    ended = shell.rephold("new", "exercise", "Wall Sit")
    assert ended.code == 3
    assert ended.messages.startswith("ID: 'Wall Sit' is not an id\n")
    assert list(shell.folder.iterdir()) == []


def test_a_starter_can_be_used_at_once(shell: CommandLine) -> None:
    assert shell.rephold("new", "exercise", "our-exercise", "-o", "our/exercises/").code == 0
    shown = shell.rephold("show", "our-exercise", "--clinic", "our")
    assert shown.code == 0


def test_the_pose_starter_can_be_baked_and_drawn_at_once(shell: CommandLine) -> None:
    assert shell.rephold("new", "pose", "our-pose", "-o", "our/illustrations/poses/").code == 0
    baked = shell.rephold("figure", "--bake", "our-pose", "--clinic", "our")
    assert baked.code == 0, baked.messages
    drawn = shell.rephold("figure", "our-pose", "--clinic", "our", "-o", "-")
    assert drawn.result.startswith(b"<svg ")
