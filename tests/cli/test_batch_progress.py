"""How far a batch is, as a person at a terminal sees it, and as a log file does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.batches import Desk, rows
from support.command_line import environment, seen_on_a_terminal


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Desk:
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path, capfd)


def on_a_terminal(desk: Desk, *more: str) -> tuple[int, str]:
    """The exit code, and everything that is written to the terminal."""
    env = environment() | {"TERM": "xterm", "COLUMNS": "100"}
    return seen_on_a_terminal(lambda stderr: desk.start(*more, stderr=stderr, env=env))


def test_a_terminal_shows_count_rate_and_time_left_and_is_tidy_afterwards(desk: Desk) -> None:
    desk.roster(*rows(16), "A-99,Bo,no-such-plan,handout,")
    code, seen = on_a_terminal(desk)
    assert code == 6
    plain = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", seen)
    assert re.search(r"17 of 17 .*\d+ a second \d:\d\d:\d\d", plain)
    assert re.search(r"[\r\n]roster\.csv:18:programme: there", plain)  # not at the end of the bar
    assert plain.rstrip().splitlines()[-1] == "wrote out: 16 made, 1 failed, 48 pages"
    assert "\x1b[?25h" in seen.rpartition("a second")[2]  # the cursor is there again


def test_a_file_gets_a_plain_line_for_each_tenth(desk: Desk) -> None:
    desk.roster(*rows(20))
    said = desk.batch().messages
    assert re.findall(r"^\d+ of 20$", said, re.MULTILINE) == [f"{n} of 20" for n in range(2, 21, 2)]
    assert "\x1b" not in said


def test_quiet_is_quiet_on_a_terminal_too(desk: Desk) -> None:
    desk.roster(*rows(2))
    assert on_a_terminal(desk, "-q") == (0, "")
    assert desk.batch("-q").messages == ""
