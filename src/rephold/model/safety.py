"""The words that keep a reader safe. No handout is made without them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from rephold.model.exercise import CautionCode
from rephold.model.noun import Noun
from rephold.model.text import Id, Line, Sentence

Sentences = Annotated[tuple[Sentence, ...], Field(min_length=1)]


class Disclaimer(Noun):
    """What stands before the first exercise and after the last.

    Texts may hold {emergency_place} and {emergency_number} of the clinic.
    """

    id: Id
    version: Line
    title: Line
    """Heading of the panel before the exercises."""
    before: Sentences
    """What the sheet is and is not, and who has to be checked first: 60 to 90 words in all."""
    stop_title: Line
    stop: Sentences
    """When to stop an exercise."""
    reminder_title: Line
    """Heading of the panel after the exercises."""
    reminder: Sentences
    """When to see the doctor; what this sheet is for."""
    pain_guide_title: Line
    pain_guide: Annotated[tuple[Sentence, ...], Field(min_length=3, max_length=3)]
    """What pain during and after exercise means: carry on, do less, stop."""
    sources: tuple[Line, ...] = ()


class RedFlags(Noun):
    """When to get help at once, and when within days; for one region of the body."""

    id: Id
    region: Id
    version: Line
    title: Line
    now_lead: Sentence
    """Says to go now and where; may hold {emergency_place} and {emergency_number}."""
    now: Annotated[tuple[Sentence, ...], Field(min_length=1, max_length=8)]
    """Emergency signs; for the low back the first is numbness of the saddle area."""
    soon_lead: Sentence
    soon: Annotated[tuple[Sentence, ...], Field(min_length=1, max_length=8)]
    """Signs to see a doctor about within days."""
    sources: Annotated[tuple[Line, ...], Field(min_length=1)]


class Caution(Noun):
    """One caution code in plain words: who it is for, what to do."""

    who: Sentence
    do: Sentence


class Cautions(Noun):
    """Plain words for every caution code."""

    id: Id
    title: Line
    lead: Sentence
    who_heading: Line
    exercises_heading: Line
    do_heading: Line
    codes: dict[CautionCode, Caution]
