"""Where each part of a request was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from rephold.errors import Place


@dataclass(frozen=True)
class Places:
    """Look-ups in the places that reading a request gives; what is not in there is named as its option."""

    sources: Mapping[str, Place] = field(default_factory=dict)

    def value(self, *steps: str) -> Place:
        """The place of a value, such as ("set", "cat-camel.reps") or ("drop", "cat-camel")."""
        return self._find("", steps)

    def key(self, *steps: str) -> Place:
        """The place of a key."""
        return self._find("key:", steps)

    def _find(self, role: str, steps: tuple[str, ...]) -> Place:
        if not self.sources:
            return _option(steps[0])
        whole = ".".join(steps)
        for name in (role + whole, whole, steps[0]):
            if name in self.sources:
                return self.sources[name]
        return _option(steps[0])


@cache
def _option(name: str) -> Place:
    return Place("PROGRAMME" if name == "programme" else f"--{name}")
