"""The sheet that stands before each patient's in a print run, so that a pile of paper can be parted."""

from __future__ import annotations

from rephold.compose.runs import plain
from rephold.model.document import DeskSheet, Furniture, Heading, Para
from rephold.model.prescription import Prescription
from rephold.words.words import Words


def separator(prescription: Prescription, name: str, words: Words) -> DeskSheet:
    """Whose the next sheet is, what it is, and of which day."""
    programme = prescription.programme
    day = prescription.date or programme.published
    said = [programme.title, words.date(prescription.date) if prescription.date else ""]
    return DeskSheet(
        title=name,
        language=prescription.lang,
        author=prescription.clinic.name if prescription.clinic else "rephold",
        subject=words.say("print-run"),
        date=day,
        furniture=Furniture(name, "", words.say("print-run"), ""),
        body=(Heading(1, plain(name)), *[Para(plain(line), "purpose") for line in said if line]),
    )
