"""`rephold figure` with diagrams of anatomy: baked as their files say now, drawn on their own."""

from __future__ import annotations

from rephold.cli.baking import check
from rephold.read.library import Library
from support.command_line import CommandLine
from support.diagrams import DIAGRAMS, SHELF, STYLES


def test_every_diagram_is_baked_as_its_file_says_now() -> None:
    assert check(Library(SHELF), DIAGRAMS) == len(DIAGRAMS) * len(STYLES)


def test_a_diagram_is_drawn_on_its_own_without_words(shell: CommandLine) -> None:
    ended = shell.rephold("figure", "anat-disc", "-o", "disc.svg")
    assert ended.code == 0
    drawn = (shell.folder / "disc.svg").read_text(encoding="utf-8")
    assert "<title>anat-disc</title>" in drawn
    assert "<text" not in drawn


def test_a_clinic_bakes_a_diagram_of_its_own(shell: CommandLine) -> None:
    assert shell.rephold("new", "diagram", "our-knee", "-o", "our/illustrations/anatomy/").code == 0
    baked = shell.rephold("figure", "--bake", "our-knee", "--clinic", "our")
    assert baked.code == 0, baked.messages
    assert (shell.folder / "our" / "illustrations" / "baked" / "mono" / "our-knee.json").is_file()
    again = shell.rephold("figure", "--bake", "our-knee", "--clinic", "our")
    assert "up to date" in again.messages


def test_a_mistake_in_a_diagram_is_told_with_its_line(shell: CommandLine) -> None:
    assert shell.rephold("new", "diagram", "our-knee", "-o", "our/illustrations/anatomy/").code == 0
    file = shell.folder / "our" / "illustrations" / "anatomy" / "our-knee.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("200,90 ", "200,ninety "), encoding="utf-8")
    ended = shell.rephold("figure", "--bake", "our-knee", "--clinic", "our")
    assert ended.code == 3
    assert "our-knee.yaml:" in ended.messages
    assert "'200,ninety' is no point" in ended.messages
