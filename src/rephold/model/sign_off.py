"""A sheet for a person to sign: items of instruments, those filled in by the program with what it saw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Answer = Literal["yes", "no", "person"]


@dataclass(frozen=True)
class Item:
    """One question; `person` leaves it to whoever signs."""

    number: str
    name: str
    answer: Answer
    evidence: str = ""


@dataclass(frozen=True)
class Instrument:
    """A list of questions with a name and where it is from."""

    name: str
    source: str
    items: tuple[Item, ...]

    @property
    def judged(self) -> int:
        """Items that the program could answer."""
        return sum(item.answer != "person" for item in self.items)

    @property
    def agreed(self) -> int:
        """Those of them that are answered with yes."""
        return sum(item.answer == "yes" for item in self.items)

    @property
    def percent(self) -> float:
        """Items agreed to, of those the program could answer, 0 to 100."""
        return 100 * self.agreed / self.judged if self.judged else 100.0
