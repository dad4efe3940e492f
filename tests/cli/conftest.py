"""The command line as a process of its own, in an empty folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest


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


Rephold = Callable[..., Ended]


def _clean_environment() -> dict[str, str]:
    ours = ("NO_COLOR", "REPHOLD_TRACEBACK", "FORCE_COLOR")
    return {name: value for name, value in os.environ.items() if name not in ours}


@pytest.fixture
def python(tmp_path: Path) -> Rephold:
    """Run Python with arguments in an empty folder; keywords go to subprocess.run."""

    def run(*arguments: str | Path, **settings: Any) -> Ended:
        settings["env"] = _clean_environment() | settings.pop("env", {})
        done = subprocess.run(
            [sys.executable, *map(str, arguments)],
            cwd=settings.pop("cwd", tmp_path),
            stdout=settings.pop("stdout", subprocess.PIPE),
            stderr=settings.pop("stderr", subprocess.PIPE),
            timeout=120,
            check=False,
            **settings,
        )
        return Ended(done.returncode, done.stdout or b"", (done.stderr or b"").decode())

    return run


@pytest.fixture
def rephold(python: Rephold) -> Rephold:
    """Run `rephold` with arguments in an empty folder."""

    def run(*arguments: str | Path, **settings: Any) -> Ended:
        return python("-m", "rephold.cli", *arguments, **settings)

    return run
