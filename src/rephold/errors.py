"""Everything a user can do wrong, as one tree; each branch owns the exit code the command line ends with.

RepholdError
├── ContentError      3  content is wrong (one or many problems, each with its place)
├── MissingError      4  a file, font or picture is missing
└── WriteError        5  the result cannot be written
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Place:
    """Where a problem is: a source (file name or option) with 1-based line and column; 0 = unknown."""

    source: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        parts = [self.source, *(str(n) for n in (self.line, self.column) if n)]
        return ":".join(parts)


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong: its place, what is wrong, and what to do about it."""

    place: Place
    what: str
    hint: str = ""

    def __str__(self) -> str:
        text = f"{self.place}: {self.what}"
        return f"{text}\n    {self.hint}" if self.hint else text


class RepholdError(Exception):
    """The root: carries every problem of the run, in order."""

    exit_code = 1

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems

    @classmethod
    def at(cls, source: str, what: str, hint: str = "", *, line: int = 0, column: int = 0) -> RepholdError:
        """The error for a single problem."""
        return cls(Problem(Place(source, line, column), what, hint))


class ContentError(RepholdError):
    """Content is wrong: YAML, doses, texts, options that name things which do not exist."""

    exit_code = 3


class MissingError(RepholdError):
    """A file, font or picture that is needed is not there or cannot be read."""

    exit_code = 4


class WriteError(RepholdError):
    """The result cannot be written: folder, permission, full disk."""

    exit_code = 5


def origin(error: Exception) -> str:
    """`KeyError in draw/canvas.py, line 12`: what a bug is called, by the last of our lines that it passed.

    Nothing of its own message, for that may hold a patient's name.
    """
    package = Path(__file__).parent
    ours = [f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).is_relative_to(package)]
    if not ours:
        return type(error).__name__
    file = Path(ours[-1].filename).relative_to(package).as_posix()
    return f"{type(error).__name__} in {file}, line {ours[-1].lineno}"
