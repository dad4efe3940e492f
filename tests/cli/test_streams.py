"""Stdout carries the result and nothing else; it is whole, or there is none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from rephold.cli.streams import Streams, strangers_on_stderr, with_streams
from support.command_line import CommandLine, environment

POLLUTED = """
import os, sys
import rephold.cli.schema as command
honest = command.schema

def noisy(kind):
    print("printed by a library")
    sys.stdout.write("written by a library\\n")
    os.write(1, b"written below Python\\n")
    os.system("echo said by another program")
    return honest(kind)

command.schema = noisy
from rephold.cli.main import run
sys.exit(run(["schema", "clinic"]))
"""


def test_whatever_libraries_print_stays_out_of_the_result(shell: CommandLine) -> None:
    clean = shell.rephold("schema", "clinic")
    polluted = shell.python("-c", POLLUTED)
    assert polluted.code == 0
    assert polluted.result == clean.result
    assert polluted.messages.count("by a library") == 2
    assert "written below Python" in polluted.messages
    assert "said by another program" in polluted.messages


def test_a_result_reaches_stdout_only_when_the_command_is_done(capfd: pytest.CaptureFixture[str]) -> None:
    @with_streams
    def half_way(streams: Streams) -> None:
        streams.result("first half")
        raise KeyError

    with pytest.raises(KeyError):
        half_way.__wrapped__(Streams())  # type: ignore[attr-defined]
    assert capfd.readouterr().out == ""


def test_stdout_is_given_back_after_an_error(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(KeyError), strangers_on_stderr():
        raise KeyError
    print("here again")
    os.write(1, b"and below\n")
    assert capfd.readouterr().out == "here again\nand below\n"


def test_quiet_says_nothing_and_verbose_says_more(capfd: pytest.CaptureFixture[str]) -> None:
    for streams in (Streams(quiet=True), Streams(), Streams(verbose=True)):
        streams.say("wrote a file.")
        streams.tell("read a file.")
    assert capfd.readouterr().err == "wrote a file.\nwrote a file.\nread a file.\n"


def test_messages_cannot_steer_a_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    Streams().say("wrote \x1b]0;gotcha\x07.pdf")
    assert capfd.readouterr().err == "wrote \\x1b]0;gotcha\\x07.pdf\n"


def test_text_goes_to_a_pipe_as_utf_8_in_every_locale(shell: CommandLine) -> None:
    ended = shell.rephold("list", "--help", env={"PYTHONIOENCODING": "ascii:replace", "LC_ALL": "C"})
    assert ended.code == 0
    shown = shell.rephold("show", "low-back-pain", env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert shown.code == 0
    assert "–" in shown.text


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_behind_stdout_ends_with_5(shell: CommandLine) -> None:
    with open("/dev/full", "wb") as full:
        ended = shell.rephold("schema", "exercise", stdout=full)
    assert ended.code == 5
    assert ended.messages.startswith("standard output: cannot be written: No space left on device\n")
    assert "Traceback" not in ended.messages
    assert "Exception ignored" not in ended.messages


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
def test_a_closed_stdout_ends_with_5(shell: CommandLine) -> None:
    line = f'"{sys.executable}" -m rephold.cli schema clinic >&-'
    done = subprocess.run(["sh", "-c", line], capture_output=True, env=environment(), check=False)
    assert done.returncode == 5
    assert done.stderr.decode().startswith("standard output: is closed\n")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pipe that closes")
def test_a_reader_that_has_gone_is_not_worth_a_word(shell: CommandLine) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as gone:
        ended = shell.rephold("schema", "exercise", stdout=gone)
    assert ended.code == 141
    assert ended.messages == ""
