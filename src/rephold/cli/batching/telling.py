"""What a batch says: problems of rows as they are found, what rows have in common once, and how it ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rephold.batch.items import Item
from rephold.batch.jobs import Result
from rephold.batch.manifest import Entry, counts
from rephold.cli.streams import Streams
from rephold.cli.terminal import one_line
from rephold.errors import Place, Problem


class Teller:
    """Hears of every row, and says of it what the one who runs the batch should know. Never who it is for."""

    def __init__(self, streams: Streams, roster: str) -> None:
        self.streams = streams
        self._roster = roster
        self._remarks: Counter[Problem] = Counter()

    def row(self, item: Item, result: Result | None) -> None:
        """Says what is wrong with a row; remarks wait for the end."""
        if result is not None:
            for problem in result.problems:
                self.streams.wrong(self._of_row(problem, item))
            self._remarks.update(result.remarks)

    def _of_row(self, problem: Problem, item: Item) -> Problem:
        """The problem with its row, where what is wrong lies in shared content."""
        if problem.place.source.startswith(f"{self._roster}:"):
            return problem
        return Problem(Place(f"{self._roster}:{item.row}"), f"{problem.place}: {problem.what}", problem.hint)

    def remarks(self) -> None:
        """Says each remark once, and of how many rows."""
        for problem, rows in self._remarks.items():
            self.streams.remark(replace(problem, what=f"{problem.what} ({_counted(rows, 'row')})"))

    def forgotten(self, files: int, folder: Path) -> None:
        """Says that files of an earlier run are still there, which this roster does not ask for."""
        if files:
            what = f"holds {_counted(files, 'file')} of an earlier run that this roster does not ask for"
            self.streams.remark(Problem(Place(str(folder)), what, "take out what nobody needs"))

    def interrupted(self, done: int, total: int) -> None:
        """Says how to go on."""
        self.streams.say(f"interrupted: {done} of {total} are there; --resume makes the rest")

    def done(self, entries: Sequence[Entry], where: Path) -> None:
        """Says the remarks, and what has become of all rows."""
        self.remarks()
        number = counts(entries)
        pages = sum(entry.pages for entry in entries)
        parts = [f"{number['made']} made"]
        parts += [f"{number[status]} {status}" for status in ("kept", "failed") if number[status]]
        parts.append(_counted(pages, "page"))
        self.streams.say(f"wrote {one_line(str(where))}: {', '.join(parts)}")


def line_of(entry: Entry) -> str:
    """What would be made of a row; nothing of the patient but the clinic's reference."""
    start = f"{entry.row}  {one_line(entry.reference)}"
    if not entry.file:
        return f"{start}  nothing\n"
    pages = _counted(entry.pages, "page")
    return f"{start}  {entry.kind} {entry.programme}: {entry.file} ({pages})\n"


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
