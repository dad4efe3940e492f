"""The words that keep a reader safe. No handout is made without them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated

from pydantic import AfterValidator, Field

from rephold.model.exercise import CautionCode
from rephold.model.noun import Noun
from rephold.model.text import Id, Line, Sentence

FILLED_IN = ("{emergency_place}", "{emergency_number}")
"""What the clinic's file gives the words for; texts that may hold these say so."""
_IN_BRACES = re.compile(r"\{[^{}]*\}|[{}]")


def _only(allowed: tuple[str, ...]) -> Callable[[str], str]:
    """The text itself, or a ValueError if it holds braces that nothing fills in."""

    def check(text: str) -> str:
        for found in _IN_BRACES.findall(text):
            if found not in allowed:
                hint = f"known here: {', '.join(allowed)}" if allowed else "write the words themselves"
                raise ValueError(f"has {found[:40]}, which nothing fills in; {hint}")
        return text

    return check


SafetyLine = Annotated[Line, AfterValidator(_only(()))]
"""A line that is printed as it stands."""
SafetySentence = Annotated[Sentence, AfterValidator(_only(FILLED_IN))]
"""A sentence that may hold {emergency_place} and {emergency_number}."""
PlainSentence = Annotated[Sentence, AfterValidator(_only(()))]
"""A sentence that is printed as it stands."""
Sentences = Annotated[tuple[SafetySentence, ...], Field(min_length=1)]


class Disclaimer(Noun):
    """What stands before the first exercise and after the last.

    Texts may hold {emergency_place} and {emergency_number} of the clinic.
    """

    id: Id
    version: Line
    title: SafetyLine
    """Heading of the panel before the exercises."""
    before: Sentences
    """What the sheet is and is not, and who has to be checked first: 60 to 90 words in all."""
    stop_title: SafetyLine
    stop: Sentences
    """When to stop an exercise."""
    reminder_title: SafetyLine
    """Heading of the panel after the exercises."""
    reminder: Sentences
    """When to see the doctor; what this sheet is for."""
    reminder_without_exercises: Sentences | None = None
    """Instead of it on a leaflet that has only words."""
    pain_guide_title: SafetyLine
    pain_guide: Annotated[tuple[SafetySentence, ...], Field(min_length=3, max_length=3)]
    """What pain during and after exercise means: carry on, do less, stop."""
    stop_short: SafetySentence | None = None
    """When to stop, in a sentence or two for the foot of a weekly log, **so** strong; no log without it."""
    sources: tuple[Line, ...] = ()

    def last(self, *, exercises: bool) -> Sentences:
        """The reminder of a sheet with exercises, or of one without."""
        return self.reminder if exercises else self.reminder_without_exercises or self.reminder


class RedFlags(Noun):
    """When to get help at once, and when within days; for one region of the body."""

    id: Id
    region: Id
    version: Line
    title: SafetyLine
    now_lead: SafetySentence
    """Says to go now and where; may hold {emergency_place} and {emergency_number}."""
    now: Annotated[tuple[SafetySentence, ...], Field(min_length=1, max_length=8)]
    """Emergency signs; for the low back the first is numbness of the saddle area."""
    now_short: SafetySentence | None = None
    """The same in a sentence or two for the foot of a weekly log, **so** strong; no log without it."""
    soon_lead: SafetySentence
    soon: Annotated[tuple[SafetySentence, ...], Field(min_length=1, max_length=8)]
    """Signs to see a doctor about within days."""
    sources: Annotated[tuple[Line, ...], Field(min_length=1)]


class Caution(Noun):
    """One caution code in plain words: who it is for, what to do."""

    who: PlainSentence
    do: PlainSentence


class Cautions(Noun):
    """Plain words for every caution code."""

    id: Id
    title: SafetyLine
    lead: PlainSentence
    who_heading: SafetyLine
    exercises_heading: SafetyLine
    do_heading: SafetyLine
    codes: dict[CautionCode, Caution]
