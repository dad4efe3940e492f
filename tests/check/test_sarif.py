"""SARIF as it is written, held against the schema of SARIF 2.1.0; the schema itself is known to refuse."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jsonschema
import pytest

from rephold.check.allowances import Judged
from rephold.check.rule import found, rules
from rephold.check.sarif import as_sarif
from rephold.errors import Place

SCHEMA = json.loads((Path(__file__).parent / "sarif/sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
PLACES = (
    Place("my files/ä%20b.yaml", 7, 5),
    Place("/tmp/a b.pdf"),
    Place("b.yaml", 3, 0),
    Place("check.yaml", 1),
)
EVERY = tuple(
    found(name, PLACES[at % 4], "“<x>” & y\n", f"text {at}", page=at % 3) for at, name in enumerate(rules())
)
"""Every rule once, in files and on pages, with and without lines and columns."""


def problems(log: Any) -> list[str]:
    return [error.message for error in jsonschema.Draft4Validator(SCHEMA).iter_errors(log)]


def log(judged: Judged) -> Any:
    return json.loads(as_sarif(judged))


@pytest.mark.parametrize(
    "judged",
    [Judged((), ()), Judged(EVERY, ()), Judged((), tuple((one, "Known.") for one in EVERY))],
    ids=["nothing", "every rule", "every rule excepted"],
)
def test_what_is_written_fits_the_schema(judged: Judged) -> None:
    whole = log(judged)
    assert problems(whole) == []
    assert len(whole["runs"][0]["results"]) == len(judged.findings) + len(judged.excepted)


def without_a_message(result: Any) -> None:
    del result["message"]


def of_another_level(result: Any) -> None:
    result["level"] = "fatal"


def in_line_0(result: Any) -> None:
    result["locations"][0]["physicalLocation"]["region"]["startLine"] = 0


def with_a_key_of_our_own(result: Any) -> None:
    result["measured"] = "12 pt"


@pytest.mark.parametrize("spoil", [without_a_message, of_another_level, in_line_0, with_a_key_of_our_own])
def test_the_schema_refuses_what_is_not_sarif(spoil: Callable[[Any], None]) -> None:
    whole = log(Judged(EVERY, ()))
    spoil(whole["runs"][0]["results"][0])
    assert problems(whole) != []


def test_places_are_addresses_that_can_be_split_again() -> None:
    results = log(Judged(EVERY[:4], ()))["runs"][0]["results"]
    places = [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in results]
    assert sorted(set(places)) == [
        "b.yaml",
        "check.yaml",
        "file:///tmp/a%20b.pdf",
        "my%20files/%C3%A4%2520b.yaml",
    ]
    assert all(urlsplit(place).path.isascii() for place in places)
