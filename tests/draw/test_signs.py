"""Signs beside the parts of a dose."""

from __future__ import annotations

from rephold.draw.signs import SIGNS
from rephold.model.dose import Dose
from rephold.model.exercise import Exercise
from rephold.words.words import Words
from support.editions import edition_sheet
from support.sheets import library


def test_every_sign_that_a_dose_can_have_is_drawn_inside_its_square() -> None:
    exercises: list[Exercise] = [library().exercise(name) for name in library().shelf.names("exercises")]
    doses: list[Dose] = [exercise.dose for exercise in exercises]
    words = Words.load("en")
    asked = {sign for dose in doses for sign, _ in words.dose_parts(dose) if sign}
    assert {"repeats", "hold", "rest", "sides"} <= asked <= set(SIGNS)
    for strokes in SIGNS.values():
        assert all(0 <= part <= 1 for stroke in strokes for point in stroke for part in point)


def test_the_chips_say_the_same_with_and_without_signs() -> None:
    words = Words.load("en")
    for name in library().shelf.names("exercises"):
        dose = library().exercise(name).dose
        assert tuple(chip for _, chip in words.dose_parts(dose)) == words.dose_chips(dose)


def test_easy_read_has_signs_that_are_heard_by_nobody_and_standard_has_none() -> None:
    def strokes(edition: str) -> int:
        sheet = edition_sheet("low-back-pain", edition)
        return sum(item.kind == "path" and item.mark == -1 and item.width < 30 for item in sheet.items)

    with_signs = len([sign for item in edition_sheet("low-back-pain", "easy-read").prescription.exercises
                      for sign, _ in Words.load("en").dose_parts(item.dose) if sign])  # fmt: skip
    assert strokes("easy-read") >= strokes("standard") + with_signs
