"""Options, paths, places and neighbours that nobody would wish for: told in words, or simply coped with."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from rephold.cli.main import run
from rephold.shelf import Shelf
from support.command_line import CommandLine, environment
from support.refusals import PROGRAMME, everything_in, handed_out, refused

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX")

DATES = [
    ("31/12/2026", 2, "is not a day\n    write it as 2026-11-23\n"),
    ("2026-02-30", 2, "there is no day 2026-02-30\n"),
    ("0026-11-23", 3, "--date: is 0026-11-23; at least 1900-01-01 is wanted\n"),
    ("9999-12-31", 3, "--date: is 9999-12-31; at most 2199-12-31 is wanted\n"),
]
OPTIONS: list[tuple[list[str], int, str]] = [
    *((["--date", day], code, told) for day, code, told in DATES),
    (["--patient", "Ada\nExample"], 3, "--patient: has U+000A control character, which cannot be printed\n"),
    (["--patient", "   "], 3, "--patient: is empty\n"),
    (["--set", "cat camel.reps=8"], 3, "--set cat camel.reps: cat camel is not in this prescription\n"),
    (["--set", "cat-camel.reps"], 2, "has no equal sign\n    write it as ID.FIELD=VALUE\n"),
    (["--set", "cat-camel.reps="], 3, "--set cat-camel.reps: is the text ''; a whole number or a range"),
    (["--set", "cat-camel.reps=-5"], 3, "--set cat-camel.reps: -5 is below zero\n"),
    (["--set", "cat-camel.reps=1,5"], 3, "--set cat-camel.reps: is the text '1,5'; a whole number or a"),
    (["--set", "reps=8"], 3, "--set reps: 'reps' does not say what of which exercise\n"),
    (["--set", "times_per_day=13"], 3, "--set times_per_day: 13 times a day cannot be done\n"),
    (["--drop", "cat-camel", "--order", "cat-camel"], 3, "--order: cat-camel is not in this prescription\n"),
    (["--drop", "cat-camel", "--note", "cat-camel=x"], 3, "--note cat-camel: cat-camel is not in this presc"),
    (["--add", "cat-camel"], 3, "--add: cat-camel is in low-back-pain already\n    to move it use order\n"),
    (["--add", "../../etc/passwd"], 3, "--add: '../../etc/passwd' is not an id\n"),
    (["--side", "cat-camel=left"], 3, "--side cat-camel: cat-camel is done with both sides together; it has"),
    (["--paper", "0x0mm"], 3, "--paper: width of 0x0mm is 0 mm; at least 60 is wanted\n"),
    (["--paper", "99999x1mm"], 3, "--paper: width of 99999x1mm is 99999 mm; at most 1200 is wanted\n"),
    (["--paper", "../a4"], 3, "--paper: there is no paper '../a4'\n"),
    (["--paper", "90x90mm"], 3, "taller than a page of layout handout\n"),
    (["--layout", "../handout"], 3, "--layout: '../handout' is not an id\n"),
    (["--clinic", "nowhere"], 4, "--clinic: there is no clinic file nowhere\n"),
    (["--clinic", "x" * 300], 4, "--clinic: there is no clinic file xxx"),
    (["--clinic", "empty"], 4, "--clinic: empty is not a clinic's folder\n    it would hold clinic.yaml or"),
    (["--output", "x" * 300 + ".pdf"], 5, ".pdf: cannot be written: "),
    (["--output", "folder.pdf/" + "x/" * 3000], 5, ".pdf: cannot be written: "),
    (["--save", "x.pdf", "-o", "./x.pdf"], 2, "--save needs a file of its own\n"),
    (["--save", "-"], 2, "--save needs a file of its own\n"),
    (["--paper"], 2, "Option '--paper' requires an argument.\n    see rephold handout --help\n"),
]  # fmt: skip


@pytest.mark.parametrize(("options", "code", "told"), OPTIONS, ids=[" ".join(o)[:40] for o, _, _ in OPTIONS])
def test_an_option_that_cannot_be_is_refused_in_words(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    options: list[str],
    code: int,
    told: str,
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    assert run(["handout", PROGRAMME, *options]) == code
    said = capfd.readouterr()
    assert told in said.err
    assert said.out == ""
    assert list(everything_in(tmp_path)) == ["empty"]


@posix
def test_links_that_lead_nowhere_are_not_written_through_or_replaced(shell: CommandLine) -> None:
    for name, to in (("loop", "loop"), ("dangling", "nowhere/x.pdf")):
        (shell.folder / name).symlink_to(to)
        said = refused(shell, 5, "handout", PROGRAMME, "-o", name)
        assert said == f"{name}: is a link that leads nowhere\n    remove it, or give another --output\n"
        assert (shell.folder / name).is_symlink()
    assert "Too many levels" in refused(shell, 4, "handout", "--from", "loop")
    assert "there is no clinic file loop" in refused(shell, 4, "handout", PROGRAMME, "--clinic", "loop")


@posix
def test_a_link_to_a_file_keeps_being_a_link(shell: CommandLine) -> None:
    (shell.folder / "old.pdf").write_text("old")
    (shell.folder / "latest.pdf").symlink_to("old.pdf")
    handed_out(shell, "-o", "latest.pdf")
    assert (shell.folder / "latest.pdf").is_symlink()
    assert (shell.folder / "old.pdf").read_bytes().startswith(b"%PDF")


def test_an_output_that_is_a_folder_gets_the_file(shell: CommandLine) -> None:
    (shell.folder / "sheet.pdf").mkdir()
    handed_out(shell, "-o", "sheet.pdf")
    assert [path.name for path in (shell.folder / "sheet.pdf").iterdir()] == ["low-back-pain.pdf"]


@posix
@pytest.mark.parametrize("language", ["C", "POSIX", "C.UTF-8"])
def test_names_are_letters_in_every_locale(shell: CommandLine, language: str) -> None:
    plain = handed_out(shell, "--patient", "Zoë Ünlü", "-o", "-").result
    ended = shell.rephold(
        "handout", PROGRAMME, "--patient", "Zoë Ünlü", "-o", "zoë.pdf", env={"LC_ALL": language, "LANG": ""}
    )
    assert ended.code == 0, ended.messages
    assert (shell.folder / "zoë.pdf").read_bytes() == plain


@posix
@pytest.mark.parametrize("closed", ["<&-", "2>&-", "<&- 2>&-"])
def test_closed_streams_are_no_hindrance(shell: CommandLine, closed: str) -> None:
    line = f'"{sys.executable}" -m rephold.cli handout {PROGRAMME} -o - {closed}'
    done = subprocess.run(
        ["sh", "-c", line], cwd=shell.folder, capture_output=True, env=environment(), check=False
    )
    assert done.returncode == 0
    assert done.stdout == handed_out(shell, "-o", "-").result


def test_two_runs_at_once_leave_one_whole_file(shell: CommandLine) -> None:
    names = ["Ada Example", "Bo Example", "Cy Example"]
    command = [sys.executable, "-m", "rephold.cli", "handout", PROGRAMME, "-o", "same.pdf", "--patient"]
    runs = [subprocess.Popen([*command, name], cwd=shell.folder, env=environment()) for name in names]
    assert [run.wait(timeout=120) for run in runs] == [0, 0, 0]
    assert [path.name for path in shell.folder.iterdir()] == ["same.pdf"]
    whole = [handed_out(shell, "--patient", name, "-o", "-").result for name in names]
    assert (shell.folder / "same.pdf").read_bytes() in whole


@posix
def test_names_of_files_cannot_break_lines_of_messages_and_lists(shell: CommandLine) -> None:
    assert handed_out(shell, "-o", "a\nwrote b.pdf").messages.startswith("wrote a\\x0awrote b.pdf (")
    exercises = shell.folder / "our" / "exercises"
    exercises.mkdir(parents=True)
    for name in ("Wall\nsit.yaml", "Ünlü.yaml"):
        (exercises / name).touch()
    listed = shell.rephold("list", "exercises", "--clinic", "our")
    assert listed.code == 0
    assert [line.split()[0] for line in listed.text.splitlines()] == list(Shelf().names("exercises"))
    assert "exercises/Wall\\x0asit.yaml: its name is not an id\n" in listed.messages


def test_a_paper_may_be_written_as_people_write_it(shell: CommandLine) -> None:
    assert (
        handed_out(shell, "--paper", "Letter", "-o", "-").result
        == handed_out(shell, "--paper", "letter", "-o", "-").result
    )
