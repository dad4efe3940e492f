"""Rosters of short sheets, run as `rephold batch` in this process or as one of its own."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from rephold.cli.main import run
from support.command_line import Ended, environment

HEAD = "reference,name,programme,kind,childs-pose.reps\n"
ONE_EXERCISE = (
    "--default", "programme=back-stretching",
    "--default", "drop=knee-rolls,double-knees-to-chest,hamstring-towel-stretch,side-lying-quad-stretch,"
    "edge-of-bed-hip-flexor-stretch,belly-stretch",
)  # fmt: skip
"""Sheets of three pages, which take a moment."""


def rows(count: int, start: int = 1) -> list[str]:
    """Rows that differ in reference, name and dose."""
    return [f"A-{i},Person {i},,handout,{3 + i % 5}" for i in range(start, start + count)]


def name(number: int) -> str:
    """The file of such a row."""
    return f"A-{number}-back-stretching.pdf"


@dataclass(frozen=True)
class Desk:
    """A folder with a roster, where batches are run."""

    folder: Path
    capture: pytest.CaptureFixture[str] | None = None

    def roster(self, *lines: str, head: str = HEAD) -> None:
        """Write the roster anew."""
        text = head + "".join(f"{line}\n" for line in lines)
        (self.folder / "roster.csv").write_text(text, encoding="utf-8")

    def arguments(self, *more: str) -> list[str]:
        """The command line for it."""
        return ["batch", "roster.csv", "--register", "logs.sqlite", *ONE_EXERCISE, *more]

    def batch(self, *more: str) -> Ended:
        """Run it in this process, which has the folder as its own."""
        assert self.capture is not None
        self.capture.readouterr()
        code = run(self.arguments(*more))
        text, messages = self.capture.readouterr()
        return Ended(code, text.encode(), messages)

    def start(self, *more: str, **settings: Any) -> subprocess.Popen[bytes]:
        """Start it as a process of its own."""
        command = [sys.executable, "-m", "rephold.cli", *self.arguments(*more)]
        settings.setdefault("stderr", subprocess.PIPE)
        settings.setdefault("env", environment())
        return subprocess.Popen(command, cwd=self.folder, **settings)

    def apart(self, *more: str) -> Ended:
        """Run it as a process of its own."""
        running = self.start(*more, stdout=subprocess.PIPE)
        text, messages = running.communicate(timeout=120)
        return Ended(running.returncode, text, messages.decode())

    def manifest(self, folder: str = "out") -> list[dict[str, Any]]:
        """The rows of the manifest."""
        listed: list[dict[str, Any]] = json.loads((self.folder / folder / "manifest.json").read_text())[
            "rows"
        ]
        return listed

    def files(self, folder: str = "out") -> dict[str, str]:
        """SHA-256 of each PDF, by name."""
        found = sorted((self.folder / folder).glob("*.pdf"))
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in found}

    def wait_for_files(self, count: int) -> None:
        """Wait until so many files are there, at most a minute."""
        wait_for(lambda: len(list((self.folder / "out").glob("*.pdf"))) >= count)


def wait_for(happened: Callable[[], object]) -> None:
    """Wait until this is so, at most a minute."""
    for _ in range(1200):
        if happened():
            return
        time.sleep(0.05)
    raise AssertionError("waited a minute for nothing")
