"""`rephold` as a process of its own: how it is run and how it ended."""

from __future__ import annotations

import atexit
import os
import pty
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import rephold

_SETTINGS = ("NO_COLOR", "REPHOLD_TRACEBACK", "FORCE_COLOR")
"""Variables that change what rephold says; a test sets those it wants."""


@dataclass(frozen=True)
class Ended:
    """How a process ended: its exit code, its result and its messages."""

    code: int
    result: bytes
    messages: str

    @property
    def text(self) -> str:
        """The result as text."""
        return self.result.decode()


@dataclass(frozen=True)
class CommandLine:
    """A folder to run commands in."""

    folder: Path

    def rephold(self, *arguments: str | Path, **settings: Any) -> Ended:
        """Run `rephold` with these arguments; settings go to subprocess.run."""
        return self.python("-m", "rephold.cli", *arguments, **settings)

    def python(self, *arguments: str | Path, **settings: Any) -> Ended:
        """Run this Python with these arguments; it finds the rephold under test."""
        settings["env"] = environment() | settings.get("env", {})
        for name, usual in (("stdout", subprocess.PIPE), ("stderr", subprocess.PIPE), ("cwd", self.folder)):
            settings.setdefault(name, usual)
        command = [sys.executable, *map(str, arguments)]
        done = subprocess.run(command, timeout=120, check=False, **settings)
        return Ended(done.returncode, done.stdout or b"", (done.stderr or b"").decode())


def seen_on_a_terminal(start: Callable[[int], subprocess.Popen[bytes]]) -> tuple[int, str]:
    """The exit code of a process started with this as its stderr, and everything written to the terminal."""
    ours, theirs = pty.openpty()
    running = start(theirs)
    os.close(theirs)
    seen = b""
    try:
        while part := os.read(ours, 4096):
            seen += part
    except OSError:  # how Linux says that nobody writes any more
        pass
    os.close(ours)
    return running.wait(timeout=60), seen.decode()


def environment() -> dict[str, str]:
    """The environment for a process that finds the rephold under test, and nothing of the developer's own."""
    found = {name: value for name, value in os.environ.items() if name not in _SETTINGS}
    source = str(Path(rephold.__file__).parents[1])
    python = os.pathsep.join(filter(None, (source, os.environ.get("PYTHONPATH"))))
    return found | {"PYTHONPATH": python, "XDG_DATA_HOME": _data_home()}


@cache
def _data_home() -> str:
    """A folder for what a user's programs remember, empty at first and gone when the tests end."""
    folder = tempfile.mkdtemp(prefix="rephold-tests-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
