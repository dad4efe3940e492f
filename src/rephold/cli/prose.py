"""Readable text for a terminal: a title, headings, paragraphs and lists, wrapped."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, field

WIDTH = 80
"""Characters in a line, the same everywhere so that the result is the same everywhere."""


@dataclass
class Prose:
    """Lines of text, and which of them are headings."""

    lines: list[str] = field(default_factory=list)
    headings: set[int] = field(default_factory=set)

    def heading(self, text: str) -> None:
        """A heading, with an empty line before it."""
        if self.lines:
            self.lines.append("")
        self.headings.add(len(self.lines))
        self.lines.append(text)

    def para(self, text: str, *, first: str = "  ", rest: str = "  ") -> None:
        """A paragraph, its first line and its other lines indented."""
        self.lines += textwrap.wrap(
            text, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
        )

    def bullets(self, texts: Iterable[str]) -> None:
        """A list with dashes."""
        for text in texts:
            self.para(text, first="  - ", rest="    ")

    def numbered(self, texts: Iterable[str]) -> None:
        """A list with numbers."""
        for number, text in enumerate(texts, 1):
            self.para(text, first=f"{number:3}. ", rest="     ")

    def facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Names and values in two columns; what has no value is left out."""
        held = [(name, value) for name, value in facts if value]
        column = max((len(name) for name, _ in held), default=0) + 2
        for name, value in held:
            self.para(value, first=f"  {name:<{column}}", rest=" " * (column + 2))

    def section(self, title: str, texts: Iterable[str], *, numbered: bool = False) -> None:
        """A heading with a list under it; nothing if the list is empty."""
        if held := list(texts):
            self.heading(title)
            (self.numbered if numbered else self.bullets)(held)
