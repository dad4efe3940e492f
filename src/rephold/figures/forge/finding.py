"""What a check says about a pose, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Finding:
    """One thing a check found, in the words of the pose file.

    refuse: the picture would be wrong; explain: wants a reason in the file; note: known and argued for.
    """

    level: Literal["refuse", "explain", "note"]
    words: str

    @property
    def blocks(self) -> bool:
        """True if the figure must not be drawn for a handout like this."""
        return self.level != "note"

    def __str__(self) -> str:
        return self.words
