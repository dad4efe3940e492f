"""Safety panels: the clinic's emergency wording, whom to ask, the plan."""

from __future__ import annotations

import pytest

from rephold.compose.safety import contact_line, filled
from rephold.draw.text import plain
from rephold.model.clinic import Clinic, Emergency
from rephold.model.document import Listing, Numbers, Pair, Panel, Para
from rephold.words.words import Words
from support.expected import expected
from support.sheets import BARE, FULL, Sheet

WORDS = Words.load("en")


def plan(sheet: Sheet) -> Panel:
    pair = sheet.handout.before_you_start
    assert isinstance(pair, Pair)
    return pair.right


def test_the_emergency_wording_is_the_clinics() -> None:
    said = {sheet.name: " ".join(t for _, t in expected(sheet.handout)) for sheet in (BARE, FULL)}
    assert "A&E" in said[FULL.name]
    assert "999" in said[FULL.name]
    assert "the nearest emergency department" in said[BARE.name]
    assert "your local emergency number" in said[BARE.name]


def test_what_a_clinic_writes_is_never_filled_in_again() -> None:
    place = "{emergency_number} {0} \\1 {page}"
    clinic = Clinic(name="A", emergency=Emergency(place=place, number="{emergency_place}"))
    sentence = "Go to {emergency_place} or call {emergency_number} now {x}."
    assert filled(sentence, clinic) == f"Go to {place} or call {{emergency_place}} now {{x}}."


@pytest.mark.parametrize(
    ("ways", "line"),
    [
        ({}, "Questions? Ask your physiotherapist."),
        ({"phone": "01"}, "Questions? Call 01. The {Clinic}."),
        ({"email": "a@b"}, "Questions? Write to a@b. The {Clinic}."),
        ({"phone": "01", "email": "a@b"}, "Questions? Call 01 or write to a@b. The {Clinic}."),
    ],
)
def test_the_reminder_says_whom_to_ask(ways: dict[str, str], line: str) -> None:
    assert contact_line(Clinic(name="The {Clinic}", **ways), WORDS) == line


def test_without_a_clinic_the_physiotherapist_is_asked() -> None:
    assert contact_line(None, WORDS) == "Questions? Ask your physiotherapist."
    last = BARE.handout.reminder.body[-1]
    assert isinstance(last, Para)
    assert plain(last.words) == "Questions? Ask your physiotherapist."


def test_the_plan_counts_times_exercises_minutes_and_days() -> None:
    numbers = plan(BARE).body[0]
    assert isinstance(numbers, Numbers)
    assert [label for _, label in numbers.items] == [
        "times a day", "exercises", "minutes each time", "days a week",
    ]  # fmt: skip
    assert [value for value, _ in numbers.items][:2] == ["2", "5"]


def test_things_that_are_needed_are_named_once() -> None:
    (needed,) = (p for p in plan(BARE).body if isinstance(p, Para) and plain(p.words).startswith("You need"))
    things = plain(needed.words).removeprefix("You need: ").removesuffix(".").split(", ")
    assert len(things) == len(set(things)) > 2
    every = {thing for item in BARE.prescription.exercises for thing in item.exercise.equipment}
    assert set(things) == every


def test_every_red_flag_and_stop_rule_is_there() -> None:
    (listing,) = (block for block in BARE.handout.red_flags.body if isinstance(block, Listing))
    assert len(listing.items) == len(BARE.prescription.red_flags.now)
    pair = BARE.handout.before_you_start
    assert isinstance(pair, Pair)
    (stop,) = (block for block in pair.left.body if isinstance(block, Listing))
    assert tuple(plain(item) for item in stop.items) == BARE.prescription.disclaimer.stop
