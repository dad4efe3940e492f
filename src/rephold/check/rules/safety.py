"""Whether safety texts are whole, somebody can be asked, and content is signed and in its time."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from rephold.check.rule import Finding, found, limit
from rephold.check.subjects import Corpus, Subject
from rephold.model.clinic import Clinic
from rephold.model.programme import Programme
from rephold.model.safety import FILLED_IN, Disclaimer, RedFlags


def safety(subject: Subject, corpus: Corpus) -> Iterator[Finding]:
    """All that is unsafe or out of its time in a file."""
    noun = subject.noun
    if isinstance(noun, Disclaimer):
        yield from _disclaimer(noun, subject)
    elif isinstance(noun, RedFlags):
        yield from _red_flags(noun, subject)
    elif isinstance(noun, Clinic):
        yield from _clinic(noun, subject)
    elif isinstance(noun, Programme):
        yield from _in_time(noun, subject, corpus.today)


def _disclaimer(noun: Disclaimer, subject: Subject) -> Iterator[Finding]:
    points = _points()
    for rule, key, texts in (
        ("safety/disclaimer-points", "disclaimer", noun.before),
        ("safety/disclaimer-points", "reminder", noun.reminder),
        ("safety/disclaimer-points", "reminder_without_exercises", noun.reminder_without_exercises),
        ("safety/stop-rule", "stop", noun.stop),
    ):
        for point in missing(points[key.partition("_")[0]], texts or noun.reminder):
            place = subject.at({"disclaimer": "before"}.get(key, key))
            yield found(rule, place, f"does not say: {point}", noun.title)
    count = sum(len(text.split()) for text in noun.before)
    if count > limit("safety/disclaimer-length"):
        yield found("safety/disclaimer-length", subject.at("before"), count, noun.title)


def _red_flags(noun: RedFlags, subject: Subject) -> Iterator[Finding]:
    wanted: Mapping[str, list[str]] = _points()["red-flags"].get(noun.region, {})
    for point in missing(wanted, noun.now):
        yield found("safety/red-flags", subject.at("now"), f"does not say: {point}", noun.title)
    first = _points()["first"].get(noun.region)
    if first and missing({first: wanted[first]}, noun.now[:1]):
        yield found("safety/first-sign", subject.at("now", 0), f"is not {first}", noun.now[0])
    for name in FILLED_IN:
        if name not in noun.now_lead:
            yield found("safety/emergency", subject.at("now_lead"), f"does not hold {name}", noun.now_lead)


def _clinic(noun: Clinic, subject: Subject) -> Iterator[Finding]:
    if not (noun.phone or noun.email):
        yield found("safety/contact", subject.at("name"), "has neither phone nor email", noun.name)
    if "emergency" not in noun.model_fields_set:
        yield found("safety/emergency-number", subject.at("name"), "has no emergency", noun.name)


def _in_time(noun: Programme, subject: Subject, today: datetime.date) -> Iterator[Finding]:
    left = (noun.review_by - today).days
    if left < 0:
        yield found("safety/review-date", subject.at("review_by"), f"was due by {noun.review_by}", noun.title)
    elif left < limit("safety/review-soon"):
        yield found("safety/review-soon", subject.at("review_by"), left, noun.title)
    span = (noun.review_by - noun.published).days / 365.25
    if span > limit("safety/review-span"):
        yield found("safety/review-span", subject.at("review_by"), span, noun.title)
    if not noun.reviewed_by:
        yield found("safety/signed", subject.at(), "nobody has signed", noun.title)


def missing(points: Mapping[str, list[str]], texts: Iterable[str]) -> list[str]:
    """The points that none of the texts say."""
    said = " ".join(texts).lower()
    return [
        point
        for point, signs in points.items()
        if not any(re.search(rf"\b{re.escape(sign)}", said) for sign in signs)
    ]


@cache
def _points() -> dict[str, Any]:
    path = Path(__file__).parents[1] / "safety.yaml"
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data
