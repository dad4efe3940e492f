"""A request for one patient, and the complete prescription it becomes."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from pydantic import Field

from rephold.model.clinic import Clinic, Video
from rephold.model.day import Day
from rephold.model.dose import Dose, Range
from rephold.model.edition_names import EditionName, Ink
from rephold.model.exercise import Exercise, Picture
from rephold.model.log_request import LogRequest
from rephold.model.noun import Noun
from rephold.model.person import Person
from rephold.model.programme import Explanation, Programme
from rephold.model.safety import Caution, Cautions, Disclaimer, RedFlags
from rephold.model.text import Id, Line, Note, Sentence

ALL = "all"
"""In place of an exercise: every one, or the sheet as a whole."""
Side = Literal["left", "right", "each"]
SIDES: tuple[Side, ...] = get_args(Side)


class Patient(Noun):
    """Who the sheet is for; every field may stay blank and is then a line to write on."""

    name: Line | None = None


class Request(Noun):
    """Everything one handout is asked for; the same keys as the command's options and as `--from FILE`."""

    programme: Id
    patient: Patient = Patient()
    clinic: Path | None = None
    """Clinic file, relative to this file; left out, the one of the clinic folder, else none."""
    clinician: Line | None = None
    date: Day | None = None
    """Date printed on the sheet; left out, a line to write on."""
    review: Day | None = None
    """Day of the next visit; left out, a line to write on."""
    set: dict[str, int | str] = Field(default_factory=dict)
    """Dose changes: `cat-camel.reps: 8`."""
    drop: tuple[Id, ...] = ()
    add: tuple[Id, ...] = ()
    order: tuple[Id, ...] = ()
    """Exercises first to last; those not named follow in their old order."""
    side: dict[Id, Side] = Field(default_factory=dict)
    """By exercise, or under `all` for every exercise that is done on one side at a time."""
    note: dict[Id, Note] = Field(default_factory=dict)
    """By exercise, or under `all` for the sheet as a whole."""
    paper: Line | None = None
    """a4, letter, a5, a3 or WIDTHxHEIGHTmm."""
    layout: Id | None = None
    edition: EditionName = "standard"
    """For whom or where: larger type, easy words, a card, a page to hang up."""
    ink: Ink | None = None
    """full, grey or saver; left out, what the clinic says, else the layout."""
    figures: Person | None = None
    """Who the drawings show; left out, what the clinic says, else the layout."""
    lang: Literal["en"] = "en"
    allow_expired: bool = False
    """Print content that is past its review; a remark says so."""
    log: LogRequest | None = None
    """The weekly log, for `rephold log` and `rephold pack`; a handout takes no notice of it."""


@dataclass(frozen=True)
class PrescribedExercise:
    """An exercise in its place, with the dose that will be printed."""

    exercise: Exercise
    dose: Dose
    label: str
    heading: str
    when: Sentence | None
    again: Sentence | None
    note: str | None
    explain: Explanation | None
    part: str | None = None
    """Heading of the part that begins here."""
    incorrect: Picture | None = None
    """A common fault, where the programme wants it shown."""
    video: Video | None = None
    """Where the clinic has a video for this place."""


@dataclass(frozen=True)
class Prescription:
    """A programme made concrete for one patient: nothing left to look up. Safety texts are not optional."""

    programme: Programme
    exercises: tuple[PrescribedExercise, ...]
    exercise_count: Range
    """Exercises of one session: from the part with the fewest to that with the most."""
    minutes: Range
    times_per_day: Range | None
    """None where there are no exercises."""
    times_per_day_later: Range | None
    days_per_week: Range
    disclaimer: Disclaimer
    red_flags: RedFlags
    cautions: Cautions
    applying_cautions: tuple[tuple[Caution, tuple[str, ...]], ...]
    """Cautions of the exercises prescribed, each with the labels of the exercises it is for."""
    patient: Patient | None
    """None on a leaflet, which is for anybody."""
    clinic: Clinic | None
    clinician: str | None
    date: datetime.date | None
    review: datetime.date | None
    lang: str
    note: str | None = None
    """The clinician's words about the sheet as a whole."""

    def __post_init__(self) -> None:
        if self.red_flags.region != self.programme.region:
            raise TypeError("a prescription cannot exist with red flags of another region")
        if not self.exercises and (self.patient or not self.programme.chapters):
            raise TypeError("a prescription cannot exist without exercises")
