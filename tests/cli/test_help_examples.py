"""The examples at the end of each command's help are run as they stand, in a folder with what they name."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from rephold.cli.finish import WAYS
from rephold.cli.main import COMMANDS, rephold, run
from support.command_line import environment
from support.free_exercise_db import data_set

EVERY = (*COMMANDS, *(f"finish {way}" for way in WAYS))
"""Commands, and those of a group with its name before them."""


def examples(command: str, capfd: pytest.CaptureFixture[str]) -> list[str]:
    """The lines of the last part of the command's help, which is called Examples."""
    assert run([*command.split(), "--help"]) == 0
    last = capfd.readouterr().out.rstrip().rpartition("\n\n")[2]
    title, *lines = last.splitlines()
    assert title == "Examples:", f"the help of {command} does not end with examples"
    return [line.strip() for line in lines]


@pytest.mark.parametrize("command", EVERY)
def test_examples_run(command: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    found = examples(command, capfd)
    assert found
    if command == "bring":
        data_set(tmp_path / "free-exercise-db")
    script = f'rephold() {{ "{sys.executable}" -m rephold.cli "$@"; }}\nset -e\n' + "\n".join(found)
    done = subprocess.run(
        ["sh", "-c", script], cwd=tmp_path, env=environment(), capture_output=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr.decode()
    assert "bug" not in done.stderr.decode()


@pytest.mark.parametrize("command", EVERY)
def test_every_option_says_what_it_does(command: str) -> None:
    found: click.Command | None = rephold
    for name in command.split():
        assert isinstance(found, click.Group)
        found = found.get_command(click.Context(found), name)
    assert found is not None
    for option in found.params:
        if isinstance(option, click.Option):
            assert option.help
            assert re.search(r"[.)]$", option.help), option.name
