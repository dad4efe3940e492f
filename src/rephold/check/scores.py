"""Instruments filled in for a programme as far as a program can tell, with the evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from rephold.check.facts import Facts, facts
from rephold.check.rule import Finding, found, quantity, rules
from rephold.check.subjects import Corpus, Subject
from rephold.model.prescription import Prescription, Request
from rephold.model.programme import Programme
from rephold.model.sign_off import Instrument, Item
from rephold.prescribe.prescribe import prescribe
from rephold.read.library import Library


def instruments(prescription: Prescription, library: Library) -> dict[str, Instrument]:
    """Every instrument by the rule that holds its pass mark, or by its name if it has none."""
    known = facts(prescription, library)
    return {
        data.get("rule", name): Instrument(
            data["name"], data["source"], tuple(_item(item, known) for item in data["items"])
        )
        for name, data in _data().items()
    }


def scores(subject: Subject, corpus: Corpus) -> Iterator[Finding]:
    """A finding for each instrument below its pass mark, as far as the program can tell."""
    if not isinstance(subject.noun, Programme):
        return
    request = Request(programme=subject.noun.id, allow_expired=True)
    prescription = prescribe(request, corpus.library, leaflet=True)
    for rule, instrument in instruments(prescription, corpus.library).items():
        if rule in rules() and instrument.percent < rules()[rule].limit:
            missing = "; ".join(
                f"{item.number} {item.name}" for item in instrument.items if item.answer == "no"
            )
            yield found(rule, subject.at(), instrument.percent, missing)


def _item(data: Mapping[str, Any], known: Facts) -> Item:
    if "fact" not in data:
        return Item(data["item"], data["name"], "person")
    value = known[data["fact"]]
    agrees = value >= data["at_least"] if "at_least" in data else value <= data["at_most"]
    evidence = data["evidence"].format(value=quantity(value, ""))
    return Item(data["item"], data["name"], "yes" if agrees else "no", evidence)


@cache
def _data() -> dict[str, Any]:
    path = Path(__file__).with_name("instruments.yaml")
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data
