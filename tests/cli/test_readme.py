"""The commands in the README are run as they stand, in an empty folder."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from support.command_line import environment
from support.free_exercise_db import data_set

README = Path(__file__).parents[2] / "README.md"
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def commands(text: str) -> list[str]:
    """The lines of the console blocks that start with `$ rephold`, in order, continued lines joined."""
    joined = "\n".join(BLOCK.findall(text)).replace("\\\n", " ")
    return [line.removeprefix("$ ") for line in joined.splitlines() if line.startswith("$ rephold")]


def test_blocks_are_found_and_continued_lines_joined() -> None:
    text = "```console\n$ rephold list\nout\n$ ls\n```\n```console\n$ rephold show \\\n  x\n```\n"
    assert commands(text) == ["rephold list", "rephold show    x"]


def test_the_readme_shows_the_main_job() -> None:
    assert any(line.startswith("rephold handout ") for line in commands(README.read_text(encoding="utf-8")))


@pytest.mark.skipif(sys.platform == "win32", reason="the README's commands are for sh")
def test_all_commands_of_the_readme_run(tmp_path: Path) -> None:
    found = commands(README.read_text(encoding="utf-8"))
    script = f'rephold() {{ "{sys.executable}" -m rephold.cli "$@"; }}\nset -ex\n' + "\n".join(found)
    data_set(tmp_path / "free-exercise-db")
    done = subprocess.run(
        ["sh", "-c", script], cwd=tmp_path, env=environment(), capture_output=True, check=False, timeout=600
    )
    assert done.returncode == 0, done.stderr.decode()
