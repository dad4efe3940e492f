"""Made-up patients for the benchmark: the same ones in every run."""

from __future__ import annotations

import datetime
import random

from rephold.model.prescription import Patient, Request
from rephold.read.library import Library

PROGRAMME = "low-back-pain"
_FIRST = (
    "Zoë", "Łucja", "Søren", "Anna", "Émile", "Jürgen", "Maja", "Kjell",
    "Inês", "Björn", "Ada", "Şule", "Hélène", "Pál", "Čeněk", "Dóra",
)  # fmt: skip
_LAST = (
    "Łukasiewicz", "O'Hara", "Müller", "Nowak", "Sørensen", "Åkesson", "Dvořák",
    "García", "Kovács", "Ionescu", "Smith", "Peña", "Özil",
)  # fmt: skip
_DAY = datetime.date(2026, 11, 23)


def same_body(number: int) -> Request:
    """The programme as it is; only name and date are the patient's own."""
    chance = random.Random(number)
    name = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
    return Request(
        programme=PROGRAMME, patient=Patient(name=name), date=_DAY + datetime.timedelta(number % 7)
    )


def distinct(number: int, library: Library) -> Request:
    """Exercises in an order, and with doses, of the patient's own."""
    chance = random.Random(number)
    order = list(dict.fromkeys(step.exercise for step in library.programme(PROGRAMME).steps))
    chance.shuffle(order)
    doses: dict[str, int | str] = {}
    for exercise in order:
        dose = library.exercise(exercise).dose
        if dose.reps:
            doses[f"{exercise}.reps"] = chance.randint(5, 15)
        if dose.hold_seconds:
            doses[f"{exercise}.hold_seconds"] = chance.choice((5, 10, 15, 20, 25, 30))
        if dose.sets:
            doses[f"{exercise}.sets"] = chance.randint(1, 3)
    return same_body(number).model_copy(update={"order": tuple(order), "set": doses})
