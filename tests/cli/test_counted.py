"""A person at a terminal sees how far a pile of scans is; nobody else does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from support.command_line import environment, seen_on_a_terminal


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """A scan of four blank pages."""
    pages = [Image.new("L", (850, 1100), 255) for _ in range(4)]
    pages[0].save(tmp_path / "pile.pdf", save_all=True, append_images=pages[1:])
    return tmp_path / "pile.pdf"


def seen(pile: Path, *more: str) -> str:
    """What a terminal gets to see while the pile is read."""
    command = [sys.executable, "-m", "rephold.cli", "read-log", str(pile), *more]
    known = ["--template", str(printed(pile.parent))]
    env = environment() | {"TERM": "xterm", "COLUMNS": "100"}
    code, said = seen_on_a_terminal(
        lambda stderr: subprocess.Popen([*command, *known], env=env, stdout=subprocess.DEVNULL, stderr=stderr)
    )
    assert code == 6
    return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", said)


def printed(folder: Path) -> Path:
    """The template of a log, so that there is something to look for."""
    log, template = folder / "log.pdf", folder / "log.json"
    command = [sys.executable, "-m", "rephold.cli", "log", "low-back-pain", "--template", str(template)]
    register = ["--register", str(folder / "logs.sqlite")]
    subprocess.run([*command, "-o", str(log), *register], env=environment(), check=True, capture_output=True)
    return template


def test_a_terminal_shows_how_many_pages_were_read(pile: Path) -> None:
    assert re.search(r"pages read: \d", seen(pile))


def test_quiet_shows_nothing(pile: Path) -> None:
    assert "pages read" not in seen(pile, "-q")
