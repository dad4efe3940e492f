"""What has been made once and may be wanted again, found by what it is made of."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

T = TypeVar("T")


class Stock:
    """Keeps the last `most` things that were asked for, whatever they are; a single sheet needs about 200.

    Keys say all that a thing is made of, so that it makes no difference to the result whether it was kept.
    """

    def __init__(self, most: int = 2000) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What is kept under the key, made if it is not there."""
        if key in self._kept:
            self._kept.move_to_end(key)
            return cast(T, self._kept[key])
        found = self._kept[key] = make()
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return found
