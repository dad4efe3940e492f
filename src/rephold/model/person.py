"""Who the drawings show, so that patients see people like themselves."""

from __future__ import annotations

from typing import Literal

from rephold.model.noun import Noun


class Person(Noun):
    """Build and hair of the person drawn; one person on a whole sheet."""

    build: Literal["standard", "broad"] = "standard"
    hair: Literal["bun", "short"] = "bun"

    @property
    def folder_ending(self) -> str:
        """What folders of this person's drawings end with: nothing for the usual one, else -broad-short."""
        return "" if self == Person() else f"-{self.build}-{self.hair}"

    def __str__(self) -> str:
        return f"{self.build}-{self.hair}"
