"""Problems of several readings, gathered so that all are told at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from rephold.errors import ContentError, MissingError, Problem

T = TypeVar("T")


class Collected:
    """Gathers problems; `raise_any` tells them all, sorted by place, each once."""

    def __init__(self) -> None:
        self._content: list[Problem] = []
        self._missing: list[Problem] = []

    def take(self, read: Callable[[], T]) -> T | None:
        """What `read` gives back, or None if it found problems; they are kept."""
        try:
            return read()
        except ContentError as error:
            self._content.extend(error.problems)
        except MissingError as error:
            self._missing.extend(error.problems)
        return None

    def add(self, problems: Iterable[Problem]) -> None:
        """Keep these problems of content."""
        self._content.extend(problems)

    def add_missing(self, problems: Iterable[Problem]) -> None:
        """Keep these problems of things that are not there."""
        self._missing.extend(problems)

    def problems(self) -> list[Problem]:
        """Everything kept so far, in the order it came."""
        return [*self._content, *self._missing]

    def raise_any(self) -> None:
        """Nothing if all went well; else MissingError if only things are missing, ContentError otherwise."""
        everything = sorted(set(self._content + self._missing))
        if everything:
            raise (ContentError if self._content else MissingError)(*everything)
