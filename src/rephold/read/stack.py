"""Sources that stand on each other: where the upper says nothing, the lower holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from rephold.errors import Place
from rephold.read.yaml_source import Source, Where


@dataclass(frozen=True)
class Stack:
    """Sources, the uppermost first. Mappings are merged key by key, all else is replaced whole."""

    sources: Sequence[Source]

    @property
    def data(self) -> dict[str, Any]:
        """The merged data."""
        return reduce(lambda upper, lower: merged(upper, lower.data), self.sources[1:], self.sources[0].data)

    def place(self, where: Where = ()) -> Place:
        """Where the value stands, in the source that gives it."""
        return self._giver(where).place(where)

    def key_place(self, where: Where) -> Place:
        """Where the key stands, in the source that gives it."""
        return self._giver(where).key_place(where)

    def raw(self, where: Where) -> str:
        """The value as it was written."""
        return self._giver(where).raw(where)

    def _giver(self, where: Where) -> Source:
        return next((source for source in self.sources if source.holds(where)), self.sources[0])


def merged(upper: dict[str, Any], lower: dict[str, Any]) -> dict[str, Any]:
    """The upper mapping, completed from the lower, at all depths."""
    whole = dict(lower)
    for key, value in upper.items():
        below = lower.get(key)
        whole[key] = merged(value, below) if isinstance(value, dict) and isinstance(below, dict) else value
    return whole
