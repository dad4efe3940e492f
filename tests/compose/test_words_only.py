"""A leaflet that has only words does not speak of exercises on it."""

from __future__ import annotations

import io

import pypdf

from rephold.model.prescription import Request
from rephold.pipeline import make_handout, make_leaflet
from rephold.read.library import Library
from rephold.shelf import Shelf

LIBRARY = Library(Shelf())
ON_THIS_SHEET, NONE_HERE = "Do only the exercises on this sheet", "This leaflet has no exercises."


def said(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).split())


def test_the_reminder_of_a_leaflet_without_exercises_says_that_it_has_none() -> None:
    text = said(make_leaflet(Request(programme="causes-of-low-back-pain"), LIBRARY).data)
    assert ON_THIS_SHEET not in text
    assert NONE_HERE in text


def test_the_reminder_of_a_handout_speaks_of_its_exercises() -> None:
    text = said(make_handout(Request(programme="low-back-pain"), LIBRARY).data)
    assert ON_THIS_SHEET in text
    assert NONE_HERE not in text


def test_a_disclaimer_without_words_for_it_says_what_it_always_says() -> None:
    own = LIBRARY.disclaimer("standard").model_copy(update={"reminder_without_exercises": None})
    assert own.last(exercises=False) == own.reminder
