"""`rephold handout --save`: a handout is kept, and printed again the same."""

from __future__ import annotations

from pathlib import Path

from rephold.read.request import read_request
from support.command_line import CommandLine
from support.refusals import PROGRAMME, handed_out, refused

ALL = (
    "--patient", "Zoë: \"Ada\" Example #1", "--clinician", "O'Neill",
    "--date", "2026-11-23", "--review", "2026-12-07",
    "--set", "cat-camel.reps=7", "--set", "times_per_day=3", "--set", "cat-camel.tempo=- slow: yes",
    "--drop", "press-up-forearms", "--order", "kneeling-lunge", "--side", "kneeling-lunge=left",
    "--note", "cat-camel=Mind <b>your</b> {wrists} & \"knees\".",
    "--paper", "Letter", "-l", "handout-compact", "--edition", "large-print", "--ink", "grey",
)  # fmt: skip


def clinic(shell: CommandLine) -> Path:
    """A clinic's folder with a letterhead."""
    (shell.folder / "our").mkdir()
    (shell.folder / "our" / "clinic.yaml").write_text("name: Riverside\nphone: 01234 567890\n")
    return Path("our")


def test_a_kept_handout_is_printed_again_with_the_same_bytes(shell: CommandLine) -> None:
    said = handed_out(
        shell, *ALL, "--clinic", clinic(shell), "--save", "kept/zoe.yaml", "-o", "a.pdf"
    ).messages
    assert f"wrote {Path('kept/zoe.yaml')}\n" in said
    again = shell.rephold("handout", "--from", "kept/zoe.yaml", "-o", "b.pdf")
    assert again.code == 0, again.messages
    assert (shell.folder / "b.pdf").read_bytes() == (shell.folder / "a.pdf").read_bytes()


def test_a_letterhead_file_is_kept_too(shell: CommandLine) -> None:
    letterhead = clinic(shell) / "clinic.yaml"
    first = handed_out(shell, "--clinic", letterhead, "--save", "kept.yaml", "-o", "-").result
    assert shell.rephold("handout", "--from", "kept.yaml", "-o", "-").result == first


def test_what_is_kept_is_the_file_with_the_options_over_it(shell: CommandLine) -> None:
    handed_out(shell, *ALL, "--save", "one.yaml")
    changed = ("--set", "cat-camel.reps=5", "--patient", "")
    ended = shell.rephold("handout", "--from", "one.yaml", *changed, "--save", "two.yaml", "-o", "a.pdf")
    assert ended.code == 0, ended.messages
    request = read_request(shell.folder / "two.yaml").request
    assert request.patient.name is None
    assert request.set == {"cat-camel.reps": "5", "times_per_day": "3", "cat-camel.tempo": "- slow: yes"}
    assert (
        shell.rephold("handout", "--from", "two.yaml", "-o", "-").result
        == (shell.folder / "a.pdf").read_bytes()
    )


def test_nothing_is_kept_of_a_handout_that_cannot_be_made(shell: CommandLine) -> None:
    refused(shell, 3, "handout", PROGRAMME, "--drop", "x", "--save", "kept.yaml")


def test_files_that_are_read_or_not_to_be_replaced_stay(shell: CommandLine) -> None:
    handed_out(shell, "--save", "kept.yaml", "-o", "a.pdf")
    said = refused(
        shell, 2, "handout", "--from", "kept.yaml", "--date", "2026-11-23", "--save", "./kept.yaml"
    )
    assert "--save is kept.yaml, which is read too\n" in said
    (shell.folder / "a.pdf").unlink()
    ended = shell.rephold("handout", PROGRAMME, "-n", "--save", "kept.yaml", "-o", "a.pdf")
    assert (ended.code, "kept.yaml: is there already\n" in ended.messages) == (5, True)


def test_a_folder_gets_the_prescription_under_the_programmes_name(shell: CommandLine) -> None:
    handed_out(shell, "--patient", "Ada Example", "--save", "kept/")
    assert [path.name for path in (shell.folder / "kept").iterdir()] == [f"{PROGRAMME}.yaml"]
