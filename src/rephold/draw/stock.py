"""What has been made once and may be wanted again, found by what it is made of."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")
_NOTHING = object()
"""What is there under no key."""


class Stock:
    """Keeps what was asked for lately: at least the last `most`, at most twice as many things.

    Keys say all that a thing is made of, so that it makes no difference to a result whether it was kept. A
    single sheet needs about 200 things. What was not asked for while `most` others were is let go.
    """

    def __init__(self, most: int = 1000) -> None:
        self._most = most
        self._new: dict[Hashable, Any] = {}
        self._old: dict[Hashable, Any] = {}

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What is kept under the key, made if it is not there."""
        found: T = self._new.get(key, _NOTHING)
        if found is not _NOTHING:
            return found
        found = self._old.get(key, _NOTHING)
        if found is _NOTHING:
            found = make()
        if len(self._new) >= self._most:
            self._old, self._new = self._new, {}
        self._new[key] = found
        return found
