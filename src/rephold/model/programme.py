"""A programme: exercises in order, with the words around them. Becomes a prescription for one patient."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from rephold.model.chapter import Chapter
from rephold.model.day import Day
from rephold.model.dose import DaysPerWeek, Dose, DoseChange, Range, TimesPerDay
from rephold.model.noun import Noun
from rephold.model.text import Id, Line, Sentence


class Explanation(Noun):
    """A short panel before an exercise: why, in numbered reasons where there are several."""

    title: Line
    text: tuple[Sentence, ...] = ()
    reasons: tuple[Sentence, ...] = ()
    also_for: tuple[Id, ...] = ()
    """Other exercises of the programme that it is about; the first one on a patient's sheet carries it."""


class Step(Noun):
    """One place in the order: an exercise, and what is different about it here."""

    exercise: Id
    label: Line | None = None
    """What stands in the numbered round; left out, the place in the order."""
    name: Line | None = None
    """Another heading than the exercise's name, e.g. "Cat and camel again"."""
    when: Sentence | None = None
    """When to start it, if not from the first day."""
    again: Sentence | None = None
    """Said in place of the steps when the exercise stood on the sheet before."""
    note: Sentence | None = None
    dose: DoseChange | None = None
    """What is different about the exercise's dose here; a step that says it again has the first step's."""
    explain: Explanation | None = None
    """A panel printed before this exercise."""
    part: Line | None = None
    """Heading of a part of the routine that begins here: At home."""
    compare: bool = False
    """Whether the incorrect picture is shown too."""
    video: Id | None = None
    """Slot of a video; printed as code and short address where the clinic has set a link for it."""


class Programme(Noun):
    """Exercises in order with purpose, dose for the whole, safety texts and provenance."""

    id: Id
    title: Line
    purpose: Line
    """One line under the title."""
    version: Line
    published: Day
    review_by: Day
    """After this day the content needs a new look by its authors."""
    authors: Annotated[tuple[Line, ...], Field(min_length=1)]
    reviewed_by: Line | None = None
    """The clinician who signed the content; left out while it is not signed."""
    sources: Annotated[tuple[Line, ...], Field(min_length=1)]
    region: Id
    """Part of the body that the red flags have to be about."""
    disclaimer: Id
    red_flags: Id
    """When to get help; of the same region."""
    cautions: Id
    about_title: Line
    about: Annotated[tuple[Sentence, ...], Field(min_length=1)]
    """What the routine is and what it may do."""
    moving_on_title: Line | None = None
    moving_on: tuple[Sentence, ...] = ()
    """When to do more, when to do less; where there are exercises it must be said."""
    exercise_count: Annotated[int, Field(ge=1)] | None = None
    """Exercises as the reader counts them (5a and 5b are one); left out, different exercises are counted."""
    session: Literal["whole", "part"] = "whole"
    """What is done at one time: the whole routine, or one of its parts; for the count and the minutes."""
    times_per_day: TimesPerDay | None = None
    """Sessions a day; where there are exercises it must be said."""
    times_per_day_later: TimesPerDay | None = None
    """Sessions a day once it helps and pain stays low."""
    later_condition: Sentence | None = None
    days_per_week: DaysPerWeek = Range(7, 7)
    changeover_seconds: Annotated[int, Field(ge=0, le=120)] = 10
    """Seconds to get from one exercise to the next; only for the estimate of a session's length."""
    chapters: tuple[Chapter, ...] = ()
    """Words, figures and tables around the exercises; printed on leaflets."""
    steps: Annotated[tuple[Step, ...], Field(max_length=30)] = ()

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if not self.steps and not self.chapters:
            raise ValueError("has neither steps nor chapters; it would print nothing")
        for name in ("times_per_day", "moving_on"):
            if self.steps and not getattr(self, name):
                raise ValueError(f"has steps and no {name}; those who do them need it")
        if bool(self.moving_on) != bool(self.moving_on_title):
            raise ValueError("has one of moving_on and moving_on_title; give both or none")
        if self.session == "part" and not any(step.part for step in self.steps):
            raise ValueError("has sessions of one part and no part; begin one with `part` in a step")
        if self.review_by <= self.published:
            raise ValueError("review_by is not after published")
        return self

    def dose_of(self, step: Step, usual: Dose) -> Dose:
        """The dose that a step prescribes of an exercise whose own dose is `usual`.

        How often is for the programme to say, or for the step. ValidationError if the step's changes make a
        dose that cannot be done.
        """
        change = step.dose
        if change is None and step.again:
            change = next((one.dose for one in self.steps if one.exercise == step.exercise), None)
        dose = usual.without_how_often()
        return dose.changed(change) if change else dose
