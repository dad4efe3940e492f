"""Every way to fail, in words and as an exit code."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import click
import pytest

from rephold.cli.failures import ReaderGoneError, report
from rephold.errors import ContentError, MissingError, Place, Problem, WriteError
from support.command_line import CommandLine, environment


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ContentError.at("a.yaml", "is wrong"), 3),
        (MissingError.at("a.yaml", "is wrong"), 4),
        (WriteError.at("a.yaml", "is wrong"), 5),
        (click.UsageError("is wrong"), 2),
        (click.exceptions.Exit(7), 7),
        (click.Abort(), 130),
        (ReaderGoneError(), 141),
        (ZeroDivisionError("is wrong"), 1),
    ],
)
def test_each_kind_of_failure_has_its_exit_code(error: Exception, code: int) -> None:
    assert report(error, []) == code


def test_every_problem_is_told_with_place_and_hint(capfd: pytest.CaptureFixture[str]) -> None:
    error = ContentError(
        Problem(Place("a.yaml", 3, 7), "there is no exercise 'cat-camle'", "did you mean cat-camel?"),
        Problem(Place("b.yaml", 1), "two\nlines", "first\nsecond"),
        Problem(Place("--paper"), "is too small"),
    )
    assert report(error, []) == 3
    assert capfd.readouterr() == (
        "",
        "a.yaml:3:7: there is no exercise 'cat-camle'\n    did you mean cat-camel?\n"
        "b.yaml:1: two\nlines\n    first\n    second\n--paper: is too small\n",
    )


def test_content_cannot_steer_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    report(ContentError.at("\x1b[2Ja.yaml", "has \x1b]8;;evil\x07", "\x9b31m"), [])
    assert capfd.readouterr().err == "\\x1b[2Ja.yaml: has \\x1b]8;;evil\\x07\n    \\x9b31m\n"


def broken() -> Exception:
    """An error that no one foresaw, with a patient's name in it."""
    try:
        Place("x", line=int("Ada Example"))
    except ValueError as error:
        return error
    raise AssertionError


def test_a_bug_is_one_line_without_the_patients_name(capfd: pytest.CaptureFixture[str]) -> None:
    assert report(broken(), ["handout"]) == 1
    said = capfd.readouterr().err
    assert said.startswith("bug in rephold: ValueError")
    assert said.count("\n") == 1
    assert "--traceback" in said
    assert "Ada" not in said


@pytest.mark.parametrize("ask", ["option", "environment"])
def test_the_inside_of_a_bug_is_shown_on_request(
    ask: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if ask == "environment":
        monkeypatch.setenv("REPHOLD_TRACEBACK", "1")
    assert report(broken(), ["handout", "--traceback"] if ask == "option" else []) == 1
    assert "Traceback (most recent call last)" in capfd.readouterr().err


BUG = """
import sys
import rephold.cli.schema as command
from rephold.errors import Problem

def wrong(kind):
    return Problem(None, None) < "Ada Example"

command.schema = wrong
from rephold.cli.main import run
sys.exit(run(["schema", "clinic"]))
"""


def test_a_bug_in_a_command_leaves_no_result_and_names_the_line(shell: CommandLine) -> None:
    ended = shell.python("-c", BUG)
    assert ended.code == 1
    assert ended.result == b""
    assert ended.messages.startswith("bug in rephold: TypeError in cli/schema.py, line ")


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_an_interruption_ends_with_130_and_without_a_traceback(shell: CommandLine) -> None:
    waits = (
        "import sys, time, rephold.cli.schema as command\n"
        "def slow(kind):\n    print('ready', file=sys.stderr, flush=True)\n    time.sleep(60)\n"
        "command.schema = slow\n"
        "from rephold.cli.main import run\nsys.exit(run(['schema', 'clinic']))\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", waits], env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stderr is not None
    assert process.stderr.readline() == b"ready\n"
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert out == b""
    assert b"Traceback" not in err


def on_a_terminal(shell: CommandLine, *arguments: str, **variables: str) -> str:
    """What rephold says on stderr when that is a terminal."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    shell.rephold(*arguments, stderr=theirs, env={"TERM": "xterm"} | variables)
    os.close(theirs)
    said = os.read(ours, 65536).decode()
    os.close(ours)
    return said


def test_errors_are_coloured_on_a_terminal_only(shell: CommandLine) -> None:
    assert "\x1b[1m" in on_a_terminal(shell, "list", "exercise")
    assert "\x1b" not in shell.rephold("list", "exercise").messages
    assert "\x1b" not in on_a_terminal(shell, "list", "exercise", TERM="dumb")


def test_no_color_is_respected(shell: CommandLine) -> None:
    assert "\x1b" not in on_a_terminal(shell, "list", "exercise", NO_COLOR="1")


def test_words_too_many_are_not_repeated(shell: CommandLine) -> None:
    ended = shell.rephold("handout", "low-back-pain", "--patient", "Ada", "Example")
    assert ended.code == 2
    assert ended.messages == (
        "rephold handout: there is a word too many\n"
        '    put a value with spaces in quotes: --patient "First Last"\n'
    )
