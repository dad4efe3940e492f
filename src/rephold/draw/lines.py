"""Words broken into lines: as many on each as fit; a word longer than a line is broken anywhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

_WORDS_AND_SPACES = re.compile("[^ \t\n\r\x0b\x0c]+|[ \t\n\r\x0b\x0c]+")
"""No-break spaces are part of a word."""
SHRINK = 0.05
"""How much narrower the spaces of a line may be made, as a share, where one more word fits by that."""

Part = tuple[int, str]
"""Number of a run, and words of it."""
Measure = Callable[[str], float]


class Word(NamedTuple):
    """What no space is in; its parts may be of several runs. `space` is the width of the space after it."""

    width: float
    parts: tuple[Part, ...]
    space: float


@dataclass
class Line:
    """Words that stand in a line, those of a run together; no space after the last."""

    parts: list[Part] = field(default_factory=list)
    width: float = 0.0
    inside: bool = False
    """Whether the next line goes on with the same word."""
    space: float = 0.0
    """Of the space after the last word."""
    gaps: float = 0.0
    """Of all spaces between words."""
    words: int = 0

    def add(self, word: Word) -> None:
        """Put the word at the end, after a space if it is not the first."""
        first, *others = word.parts
        if self.parts:
            run, before = self.parts.pop()
            same = run == first[0]
            self.parts.append((run, f"{before} {first[1]}" if same else f"{before} "))
            others = others if same else [first, *others]
            self.parts += others
        else:
            self.parts += word.parts
        self.width += self.space + word.width
        self.gaps += self.space
        self.space = word.space
        self.words += 1


def words_of(runs: Sequence[str], measures: Sequence[Measure]) -> list[Word]:
    """The words of runs that follow one another, each run with its own measure of widths."""
    words: list[Word] = []
    parts: list[Part] = []

    def end() -> None:
        if parts:
            width = sum([measures[run](text) for run, text in parts])
            words.append(Word(width, tuple(parts), measures[parts[-1][0]](" ")))
            parts.clear()

    for run, text in enumerate(runs):
        for piece in _WORDS_AND_SPACES.findall(text):
            if piece.isspace() and piece[0] in " \t\n\r\x0b\x0c":
                end()
            else:
                parts.append((run, piece))
    end()
    return words


def broken(words: Iterable[Word], width: float, measures: Sequence[Measure]) -> list[Line]:
    """The lines; one without words for none."""
    lines = [Line()]
    for word in words:
        now = lines[-1]
        free = width - now.width - now.space
        over = now.width + now.space + word.width > width + SHRINK * (now.gaps + now.space)
        if over and word.width > width:
            first, *others = _pieces(word, free, width, measures)
            if first.parts:
                now.add(first)
                now.inside = bool(others)
            for piece in others:
                lines[-1].inside |= lines[-1] is not now
                lines.append(Line())
                lines[-1].add(piece)
        elif over and now.parts:
            lines.append(Line())
            lines[-1].add(word)
        else:
            now.add(word)
    return lines


def _pieces(word: Word, free: float, width: float, measures: Sequence[Measure]) -> list[Word]:
    """The word in pieces that fit what is free of a line (perhaps none), and then lines of this width."""
    pieces: list[Word] = []
    parts: list[Part] = []
    reach = 0.0
    for run, text in word.parts:
        for character in text:
            wide = measures[run](character)
            if reach + wide > free and (reach or wide <= width):
                pieces.append(Word(reach, tuple(parts), 0.0))
                parts, reach, free = [], 0.0, width
            if parts and parts[-1][0] == run:
                parts[-1] = (run, parts[-1][1] + character)
            else:
                parts.append((run, character))
            reach += wide
    return [*pieces, Word(reach, tuple(parts), word.space)]
