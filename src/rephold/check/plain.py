"""Words and claims that a sheet for patients must not hold, found by the lists of `plain.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True)
class Unplain:
    """Words in a text that do not belong there, and what to write."""

    found: str
    kind: str
    """term, avoid, claim or number."""
    hint: str


@dataclass(frozen=True)
class PlainRules:
    """The lists of `plain.yaml`, ready to search with."""

    write_instead: Mapping[re.Pattern[str], str]
    avoid: tuple[re.Pattern[str], ...]
    claims: tuple[re.Pattern[str], ...]
    numbers: re.Pattern[str]
    terms: frozenset[str]
    """Lower-case terms that do not count as long words."""

    def findings(self, text: str) -> Iterator[Unplain]:
        """What has to be written another way; a term in brackets is an explained one and passes."""
        bare = _BRACKETS.sub(" ", text)
        for pattern, hint in self.write_instead.items():
            for match in pattern.finditer(bare):
                yield Unplain(match[0], "term", f"write {hint}")
        for match in (m for pattern in self.avoid for m in pattern.finditer(text)):
            yield Unplain(match[0], "avoid", "leave it out or say it plainly")
        for match in (m for pattern in self.claims for m in pattern.finditer(text)):
            yield Unplain(match[0], "claim", "promise nothing: may, can")
        for match in self.numbers.finditer(text):
            yield Unplain(match[0], "number", "write the number in digits")


@cache
def plain_rules() -> PlainRules:
    """The shipped rules, read once."""
    data = yaml.safe_load(Path(__file__).with_name("plain.yaml").read_text(encoding="utf-8"))
    numbers, counted = "|".join(data["number_words"]), "|".join(data["counted"])
    return PlainRules(
        write_instead={_whole(term): hint for term, hint in data["write_instead"].items()},
        avoid=tuple(_whole(phrase) for phrase in data["avoid"]),
        claims=tuple(_whole(phrase) for phrase in data["claims"]),
        numbers=re.compile(rf"\b(?:{numbers})\s+(?:{counted})\b", re.IGNORECASE),
        terms=frozenset(data["terms"]),
    )


def _whole(phrase: str) -> re.Pattern[str]:
    inner = re.escape(phrase.removesuffix("*")) + (r"\w*" if phrase.endswith("*") else "")
    return re.compile(rf"\b{inner}\b", re.IGNORECASE)
