"""Every fact of the source page stands in its leaflet, at the place named in facts.yaml."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from library.printed import PROGRAMMES, content, sections

FACTS: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("facts.yaml").read_text(encoding="utf-8")
)
REQUIRED = [f"S{number}" for number in (*range(1, 43), 45, 48)]
LEAFLETS = {"S41": "back-strengthening", "S42": "back-stretching", "S45": "correct-posture"}
"""The leaflet that carries a fact, where it is not the low-back routine."""
DRAWN_OR_COUNTED = {
    "exercise", "label", "figure", "reps", "hold_seconds", "exercise_count", "times_per_day",
    "times_per_day_later", "video",
}  # fmt: skip
"""Ends of paths that the sheet shows as a picture, a number or a place in the order, not as a sentence."""


def value_at(file: str, path: str) -> Any:
    """What stands at a dotted path of a shipped YAML file."""
    found: Any = content(file)
    for key in path.split("."):
        found = found[int(key)] if isinstance(found, list) else found[key]
    return found


def test_every_fact_has_a_place() -> None:
    assert list(FACTS) == REQUIRED


@pytest.mark.parametrize("fact", REQUIRED)
def test_the_fact_is_said_where_it_should_be(fact: str) -> None:
    for place in FACTS[fact]:
        found = value_at(place["file"], place["path"])
        text = " ".join(found) if isinstance(found, list) else str(found)
        assert place["says"]
        for phrase in place["says"]:
            assert re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text), (place["path"], phrase, text)


@pytest.mark.parametrize("fact", REQUIRED)
def test_the_place_of_the_fact_is_printed(fact: str) -> None:
    printed = {text for section in sections(LEAFLETS.get(fact, "low-back-pain")) for text in section.texts}
    for place in FACTS[fact]:
        if place["path"].rpartition(".")[2] in DRAWN_OR_COUNTED:
            continue
        found = value_at(place["file"], place["path"])
        assert printed.issuperset(found if isinstance(found, list) else [found]), place


@pytest.mark.parametrize("fact", LEAFLETS)
def test_the_fact_of_another_leaflet_is_said_there(fact: str) -> None:
    assert {place["file"] for place in FACTS[fact]} == {f"programmes/{LEAFLETS[fact]}.yaml"}


@pytest.mark.parametrize("leaflet", PROGRAMMES)
def test_every_exercise_of_the_routine_has_a_picture(leaflet: str) -> None:
    for step in content(f"programmes/{leaflet}.yaml").get("steps", ()):
        assert content(f"exercises/{step['exercise']}.yaml")["pictures"]
