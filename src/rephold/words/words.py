"""The words of one language: phrases, numbers with their nouns, dates, sides, doses."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from rephold.errors import ContentError, MissingError
from rephold.model.dose import Dose, Range
from rephold.words.plurals import CATEGORIES, RULES, Rule

Run = tuple[str, bool]
"""A piece of text, and whether it is strong."""

Chip = tuple[Run, ...]

_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, eq=False)
class Words:
    """Everything the program can say in one language; `load` it once and pass it on."""

    language: str
    name: str
    direction: str
    range_pattern: str
    range_from_none: str
    date_pattern: str
    month_pattern: str
    months: tuple[str, ...]
    weekdays: tuple[tuple[str, str], ...]
    """Monday first: in short, and in full."""
    sides: tuple[tuple[str, str], ...]
    phrases: Mapping[str, str]
    counts: Mapping[str, Mapping[str, str]]
    rule: Rule

    @staticmethod
    def load(lang: str) -> Words:
        """The shipped words of a language; MissingError if there are none. Read once a run."""
        return _load(lang)

    @staticmethod
    def parse(text: str, source: str, rule: Rule, categories: frozenset[str]) -> Words:
        """Words from the text of a YAML file; ContentError where a plural form is missing or too many."""
        data = yaml.load(text, _Loader)
        for key, forms in data["counts"].items():
            if set(forms) != categories:
                needed = ", ".join(sorted(categories))
                raise ContentError.at(source, f"counts.{key} does not have the forms of its language", needed)
        return Words(
            language=data["language"],
            name=data["name"],
            direction=data["direction"],
            range_pattern=data["range"],
            range_from_none=data["range_from_none"],
            date_pattern=data["date"],
            month_pattern=data["month"],
            months=tuple(data["months"]),
            weekdays=tuple((short, full) for short, full in data["weekdays"]),
            sides=tuple((one, other) for one, other in data["sides"]),
            phrases=MappingProxyType(data["phrases"]),
            counts=MappingProxyType(data["counts"]),
            rule=rule,
        )

    def say(self, key: str, **values: object) -> str:
        """The phrase with its values filled in; KeyError for a key or value that is not there."""
        return self.phrases[key].format(**values)

    def number(self, value: Range | int) -> str:
        """`5`, `5–10` for a range, `up to 2` for one that begins with 0."""
        span = Range.parse(value)
        if span.low == span.high:
            return str(span.low)
        pattern = self.range_pattern if span.low else self.range_from_none
        return pattern.format(low=span.low, high=span.high)

    def runs(self, key: str, value: Range | int, **values: str) -> Chip:
        """The number and its word as runs, the strong ones marked: (("5–10", True), (" repeats", False)).

        Other `values` are filled in as they are in a phrase.
        """
        pattern = self.counts[key][self.rule(Range.parse(value).high)]
        return tuple(
            (piece.format(n=self.number(value), **values), bool(index % 2))
            for index, piece in enumerate(pattern.split("**"))
            if piece
        )

    def count(self, key: str, value: Range | int, **values: str) -> str:
        """`1 repeat`, `10 repeats`, `5–10 repeats`: a range takes the form of its last number."""
        return "".join(text for text, _ in self.runs(key, value, **values))

    def apart(self, key: str, value: Range | int) -> tuple[str, str]:
        """The strong part and the rest, to stand in two columns: (`2–3`, `times a day`)."""
        runs = self.runs(key, value)
        strong = "".join(text for text, is_strong in runs if is_strong)
        rest = " ".join(text.strip() for text, is_strong in runs if not is_strong)
        return strong, rest

    def date(self, day: datetime.date) -> str:
        """`23 Nov 2026`."""
        return self.date_pattern.format(day=day.day, month=self.months[day.month - 1], year=day.year)

    def month(self, day: datetime.date) -> str:
        """`Nov 2028`."""
        return self.month_pattern.format(month=self.months[day.month - 1], year=day.year)

    def span(self, first: datetime.date, last: datetime.date) -> str:
        """`23–29 Nov 2026`; what both days share is said once."""
        same_year = first.year == last.year
        key = "span-years" if not same_year else "span-months" if first.month != last.month else "span-month"
        return self.say(
            key,
            first=first.day,
            first_month=self.months[first.month - 1],
            first_year=first.year,
            last=last.day,
            last_month=self.months[last.month - 1],
            last_year=last.year,
        )

    def other_side(self, text: str) -> str:
        """The text with right and left changed over, for an exercise that is done on the left side."""
        swap = {one: other for pair in self.sides for one, other in (pair, pair[::-1])}
        found = re.compile(rf"\b({'|'.join(map(re.escape, swap))})\b", re.IGNORECASE)
        return found.sub(lambda match: _in_case_of(match[0], swap[match[0].lower()]), text)

    def dose_chips(self, dose: Dose) -> tuple[Chip, ...]:
        """The dose in short, one chip for each part that is given, the most important first."""
        return tuple(chip for _, chip in self.dose_parts(dose))

    def dose_parts(self, dose: Dose) -> tuple[tuple[str, Chip], ...]:
        """The chips of a dose, each with its sign: repeats, hold, rest, sides, left, right, or none ("")."""
        parts: list[tuple[str, Chip]] = []
        if dose.sets.high > 1:
            parts.append(("", self.runs("set", dose.sets)))
        if dose.reps:
            parts.append(("repeats", self.runs("repeat", dose.reps)))
        if dose.hold_seconds and dose.hold_seconds.high:
            parts.append(("hold", self.runs(*_in_minutes("hold-short", dose.hold_seconds))))
        if dose.duration_seconds and dose.duration_seconds.high:
            parts.append(("hold", self.runs(*_in_minutes("duration-short", dose.duration_seconds))))
        if dose.side != "both-together":
            sign = "sides" if dose.side == "each" else dose.side
            parts.append((sign, ((self._side(dose), True),)))
        if dose.rest_seconds and dose.rest_seconds.high:
            parts.append(("rest", self.runs("rest-short", dose.rest_seconds)))
        if (between := _between_sets(dose)).high:
            parts.append(("rest", self.runs("set-rest-short", between)))
        if dose.effort:
            parts.append(("", self.runs("effort-short", dose.effort)))
        if dose.times_per_day:
            parts.append(("", self.runs("times-a-day", dose.times_per_day)))
        if dose.days_per_week:
            parts.append(("", self.runs("days-a-week", dose.days_per_week)))
        parts.extend(("", ((text, False),)) for text in (dose.load, dose.tempo) if text)
        return tuple(parts)

    def dose_sentence(self, dose: Dose) -> str:
        """The dose with units in full: `3 repeats, hold 5 seconds, rest 5 seconds, each side.`"""
        parts: list[str] = []
        if dose.reps and dose.sets.high > 1:
            sets, repeats = self.count("set", dose.sets), self.count("repeat", dose.reps)
            parts.append(self.say("sets-of", sets=sets, repeats=repeats))
        elif dose.reps:
            parts.append(self.count("repeat", dose.reps))
        elif dose.sets.high > 1:
            parts.append(self.count("set", dose.sets))
        if dose.hold_seconds and dose.hold_seconds.high:
            parts.append(self.count(*_in_minutes("hold", dose.hold_seconds)))
        if dose.duration_seconds and dose.duration_seconds.high:
            parts.append(self.count(*_in_minutes("duration", dose.duration_seconds)))
        if dose.rest_seconds and dose.rest_seconds.high:
            parts.append(self.count("rest", dose.rest_seconds))
        if (between := _between_sets(dose)).high:
            parts.append(self.count("set-rest", between))
        if dose.side != "both-together":
            parts.append(self._side(dose))
        if dose.effort:
            parts.append(self.count("effort", dose.effort))
        if dose.times_per_day:
            parts.append(self.count("times-a-day", dose.times_per_day))
        if dose.days_per_week:
            parts.append(self.count("days-a-week", dose.days_per_week))
        parts.extend(text for text in (dose.load, dose.tempo) if text)
        sentence = self.say("dose-separator").join(parts) + self.say("dose-end")
        return sentence[0].upper() + sentence[1:]

    def _side(self, dose: Dose) -> str:
        return self.say(f"{dose.side}-side")


def _in_minutes(key: str, seconds: Range) -> tuple[str, Range]:
    """The key and the number to count: whole minutes from 2 on are said as minutes, all else as seconds."""
    if seconds.low < 120 or seconds.low % 60 or seconds.high % 60:
        return key, seconds
    return f"{key}-minutes", Range(seconds.low // 60, seconds.high // 60)


def _between_sets(dose: Dose) -> Range:
    rest = dose.set_rest_seconds
    return rest if rest and dose.sets.high > 1 else Range(0, 0)


def _in_case_of(model: str, word: str) -> str:
    return word.capitalize() if model[0].isupper() else word


@cache
def _load(lang: str) -> Words:
    path = Path(__file__).with_name(f"{lang}.yaml")
    if lang not in RULES or not path.is_file():
        raise MissingError.at(lang, "is a language rephold has no words for", f"give {', '.join(RULES)}")
    return Words.parse(path.read_text(encoding="utf-8"), path.name, RULES[lang], CATEGORIES[lang])
