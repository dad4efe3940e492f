"""A weekly log as it will be printed: everything said and asked, before anything has a place."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from rephold.model.document import Figure, Run

ScaleKey = Literal["pain", "pain-before", "pain-after", "morning", "where", "effort"]
Turn = Literal["portrait", "landscape"]
Cell = tuple[tuple["Spot", ...], ...]
"""The boxes of one exercise on one day, in lines: one, or left and right. None at all: a closed day."""


@dataclass(frozen=True)
class Spot:
    """A place for the pen; the fields of a `TemplateBox` but for where it is, and what is said of it."""

    id: str
    kind: Literal["tick", "count", "bubble"]
    said: str
    """For people who cannot see it: whose box, which day."""
    day: int
    group: str | None = None
    asked: str = ""
    """Of a bubble: the question of its group, without an answer."""
    value: int | None = None
    row: int | None = None
    session: int | None = None
    firm: bool = True


@dataclass(frozen=True)
class LogRow:
    """An exercise in its row."""

    row: int
    label: str
    name: str
    dose: str
    spoken_dose: str
    figure: Figure
    lines: tuple[str, ...]
    """A word for each line of boxes: one empty word, or left and right."""


@dataclass(frozen=True)
class LogDay:
    """A column: its head in short, of one or two words, and in full."""

    head: str
    spoken: str


@dataclass(frozen=True)
class Scale:
    """A question asked each day: bubbles from 0 to 10 for one answer, or boxes to tick under words."""

    key: ScaleKey
    title: str
    ends: str
    """What 0 and 10 mean, or how to tick."""
    answers: tuple[str, ...]
    """Over the bubbles or boxes."""


@dataclass(frozen=True)
class LogWeek:
    """One week: its words, its days, and its places for the pen."""

    number: int
    first: datetime.date | None
    title: str
    """Week 1 of 4."""
    when: str
    """Its dates; empty for a line to write on."""
    summary: str
    """What its table is, for people who listen."""
    days: tuple[LogDay, ...]
    cells: Mapping[tuple[int, int], Cell]
    """By day and row, each from 1."""
    bubbles: Mapping[tuple[int, str], tuple[Spot, ...]]
    """By day and key of the scale, bubbles or boxes; a closed day has none."""
    notes: tuple[str, ...]
    """What is said of each day's line for notes."""
    place: str
    """What is said of the line for when and where."""
    week_of: str
    """What is said of the line for the date."""
    week_notes: str
    """What is said of lines for notes that are of no day."""
    totals: Mapping[int, str]
    """By row, what the number of its ticks is of: / 14."""
    ticks: str
    """Label of the number of all ticks of the week, with what it is of."""


@dataclass(frozen=True)
class LogWords:
    """Words that stand on every page."""

    plan: str
    """Title of the programme."""
    how: str
    """How to tick, and how to undo it."""
    often: str
    """How often, in the corner of the table."""
    times: tuple[str, ...]
    """Heads over the boxes of a day; none where each day has one."""
    optional: str
    """What a dashed box means; empty where there is none."""
    name: str
    """Label of the patient's name."""
    patient: str
    """The name; empty for a line to write on."""
    place: str
    """Label of the line for when and where."""
    week_of: str
    total: str
    notes: str
    """Title of the notes."""
    notes_here: str
    """Label of a line for notes."""
    streak: str
    """Label of the number of days in a row."""
    closed: str
    """Said of a day without boxes."""
    next_visit: str
    review: str
    """Day of the next visit; empty for a line to write on."""
    sign_off: tuple[str, ...]
    """Labels of the lines for the clinician: by whom, on which day, the new dose; none if not asked for."""
    contact: str
    log: str
    """The log's id as people type it, beside the page number."""
    page: str
    """{page} and {pages} are filled in when pages are counted."""
    stop: tuple[Run, ...]
    now: tuple[Run, ...]


@dataclass(frozen=True)
class WeekLog:
    """A log of one or more weeks, in reading order."""

    title: str
    language: str
    author: str
    subject: str
    date: datetime.date
    log_id: str
    words: LogWords
    rows: tuple[LogRow, ...]
    scales: tuple[Scale, ...]
    weeks: tuple[LogWeek, ...]
    turns: tuple[Turn, ...]
    """How the paper may lie, the best first."""
    fillable: bool = False
