"""Rules with their numbers and sources, and what is found when something breaks one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import yaml

from rephold.errors import Place

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True)
class Rule:
    """What is asked, how much it matters, the number it is held against (if any), and who asks for it."""

    id: str
    title: str
    severity: Severity
    source: str
    hint: str
    limit: float = 0.0
    unit: str = ""

    @property
    def limit_text(self) -> str:
        """`20 words`, `4.5:1`, `10%`; empty where there is no number."""
        return quantity(self.limit, self.unit) if self.unit else ""

    @property
    def family(self) -> str:
        """The part of the id before the slash."""
        return self.id.partition("/")[0]


@dataclass(frozen=True, order=True)
class Finding:
    """Something that breaks a rule: where, what it says there, what was measured."""

    place: Place
    page: int
    """Page of a PDF, from 1; 0 in a file of text."""
    rule: Rule = field(compare=False)
    measured: str
    text: str = ""
    """The words it is about, as far as they help to find it."""
    hint: str = field(default="", compare=False)

    @property
    def where(self) -> str:
        """`file:line:column`, or `file: page 3`."""
        return f"{self.place}: page {self.page}" if self.page else str(self.place)

    @property
    def advice(self) -> str:
        """What to do about it."""
        return self.hint or self.rule.hint


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by id, in the order of `rules.yaml`."""
    data = yaml.safe_load(Path(__file__).with_name("rules.yaml").read_text(encoding="utf-8"))
    return MappingProxyType({name: Rule(id=name, **values) for name, values in data.items()})


def found(
    rule: str, place: Place, measured: str | float = "", text: str = "", *, hint: str = "", page: int = 0
) -> Finding:
    """A finding; a number is measured in the rule's unit."""
    known = rules()[rule]
    said = measured if isinstance(measured, str) else quantity(measured, known.unit)
    return Finding(place, page, known, said, text, hint)


def limit(rule: str) -> float:
    """The number of a rule."""
    return rules()[rule].limit


def quantity(value: float, unit: str) -> str:
    """`20 words`, `4.5:1`, `10%`."""
    number = f"{value:.1f}".removesuffix(".0")
    return f"{number}{'' if unit in (':1', '%', '') else ' '}{unit}"
