"""How hard a text is to read: sentences, words, syllables, and the grades made of them. For English.

The counter is our own so that it runs offline and gives the same figure every time; words that its rules
get wrong stand in `syllables.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path

import yaml

_WORD = re.compile(r"[A-Za-z0-9À-ɏ]+(?:['’.,:/–-][A-Za-z0-9À-ɏ]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?])[”\"')\]]*\s+|\n+")
_VOWELS = re.compile(r"[aeiouyà-öø-ÿ]+")
_SILENT_E = re.compile(r"(?<![aeiouy])(?<!l)e$|(?<=[aeiouy]l)e$|(?<=ll)e$|(?<=rl)e$")
_SILENT_ES = re.compile(r"(?<![aeiouysxzcg])(?<!sh)(?<!ch)(?<!l)es$|(?<=[aeiouy]l)es$")
_SILENT_ED = re.compile(r"(?<![aeioutdy])ed$")
_OWN_ING = re.compile(r"(?<=[aeiouy])ing$")

LONG_WORD = 3
"""Syllables from which a word counts as long."""


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text; a line end also ends one, so that list items do not run together."""
    pieces = (piece.strip() for piece in _SENTENCE_END.split(text))
    return tuple(piece for piece in pieces if words(piece))


def words(text: str) -> tuple[str, ...]:
    """The words of a text; a number or a hyphened word is one."""
    return tuple(_WORD.findall(text))


def syllables(word: str) -> int:
    """Syllables of an English word, at least 1; a number counts as 1, hyphened parts are added up."""
    parts = re.split(r"[-–/]", word.lower().replace("’", "'"))
    return sum(_part_syllables(part) for part in parts if part)


def _part_syllables(part: str) -> int:
    part = part.removesuffix("'s").replace("'", "")
    known = _exceptions().get(part)
    if known is not None:
        return known
    part = _OWN_ING.sub(" ing", part)
    part = _SILENT_E.sub("", part)
    part = _SILENT_ES.sub("", part)
    part = _SILENT_ED.sub("d", part)
    return max(1, len(_VOWELS.findall(part)))


@cache
def _exceptions() -> dict[str, int]:
    text = Path(__file__).with_name("syllables.yaml").read_text(encoding="utf-8")
    by_count: dict[int, list[str]] = yaml.safe_load(text)
    return {word: count for count, group in by_count.items() for word in group}


@dataclass(frozen=True)
class Reading:
    """Counts of a text, and what follows from them."""

    sentence_lengths: tuple[int, ...]
    """Words of each sentence."""
    syllables: int
    long_words: int
    """Words of 3 syllables and more that are not among the terms left out."""
    many_syllables: int
    """All words of 3 syllables and more."""

    @property
    def words(self) -> int:
        """Words in all."""
        return sum(self.sentence_lengths)

    @property
    def mean_sentence(self) -> float:
        """Words per sentence."""
        return self.words / len(self.sentence_lengths)

    @property
    def longest_sentence(self) -> int:
        """Words of the longest sentence."""
        return max(self.sentence_lengths)

    @property
    def long_share(self) -> float:
        """Long words as a share of all, 0 to 1."""
        return self.long_words / self.words

    @property
    def grade(self) -> float:
        """Flesch-Kincaid grade (Kincaid and others 1975): US school years; lower is easier."""
        return 0.39 * self.mean_sentence + 11.8 * self.syllables / self.words - 15.59

    @property
    def smog(self) -> float:
        """SMOG grade (McLaughlin 1969); meant for 30 sentences or more."""
        return 1.0430 * sqrt(self.many_syllables * 30 / len(self.sentence_lengths)) + 3.1291


def measure(texts: Iterable[str], terms: frozenset[str] = frozenset()) -> Reading:
    """The reading figures of texts taken together; `terms` (lower case) do not count as long words.

    ValueError if there is not one sentence.
    """
    lengths: list[int] = []
    total = long_words = many = 0
    for sentence in (one for text in texts for one in sentences(text)):
        found = words(sentence)
        lengths.append(len(found))
        for word in found:
            count = syllables(word)
            total += count
            if count >= LONG_WORD:
                many += 1
                long_words += word.lower() not in terms
    if not lengths:
        raise ValueError("there is no sentence to measure")
    return Reading(tuple(lengths), total, long_words, many)
