"""What the boxes of a log say: one entry for each box to tick, one for each question with bubbles."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from rephold.logs.reading import BoxReading, PageReading, State
from rephold.model.log_template import LogTemplate, TemplateBox, TemplatePage, TemplateRow

DONE = "done"
"""The question of a box that stands in an exercise's row."""
PAIN = ("pain", "pain-after", "pain-before", "morning")
"""Questions about pain from 0 to 10, the one that tells most about a week first."""
WHERE = "where-"
"""How questions about a place that may hurt begin: where-thigh."""

_QUESTION = re.compile(r"^w\d+-(?:d[1-7]-)?(.+?)(?:-s\d+)?$")
_SIDE = re.compile(r"-(left|right)$")


@dataclass(frozen=True)
class Entry:
    """An answer. `box` is the box's id, or its group's; days and sessions count from 1."""

    log_id: str
    box: str
    week: int
    day: int | None
    date: datetime.date | None
    weekday: int | None
    """1 for Monday."""
    question: str
    """`done`, or what is asked: pain, pain-before, pain-after, morning, effort, where-back and so on."""
    state: State
    value: int | None = None
    """The answer, or a number of repeats that was written."""
    could_be: tuple[int, ...] = ()
    """Answers between which an unsure one lies."""
    reason: str | None = None
    row: int | None = None
    exercise: str | None = None
    label: str | None = None
    name: str | None = None
    session: int | None = None
    side: str | None = None
    planned: bool = False
    """Whether it counts as planned: not so for optional sessions, and for questions."""
    repeats: int | None = None
    """Repeats that a tick stands for: sets x repeats, each at the low end; a hold is one repeat."""
    by: str | None = None
    """Initials of the person who settled it."""
    was: str | None = None
    """What was read before a person settled it: a state, and the reason after a colon."""


@dataclass(frozen=True)
class Settled:
    """What a person said about a box, and what had been read."""

    by: str
    was: str


NOBODY: Mapping[tuple[str, str], Settled] = MappingProxyType({})


def entries(
    template: LogTemplate,
    pages: Iterable[PageReading],
    settled: Mapping[tuple[str, str], Settled] = NOBODY,
) -> tuple[Entry, ...]:
    """The entries of one log in its own order; pages of other logs and rejected ones are passed over.

    Copies of a page have to agree (see `compared`): the first is taken. `settled` is by log id and box id.
    """
    read = [page for page in pages if page.status == "read" and page.log_id == template.log_id]
    mine = {page.log_page: page for page in reversed(read)}
    return tuple(
        entry
        for printed in template.pages
        if printed.page in mine
        for entry in _of_page(template, printed, mine[printed.page].boxes, settled)
    )


def _of_page(
    template: LogTemplate,
    printed: TemplatePage,
    read: Mapping[str, BoxReading],
    settled: Mapping[tuple[str, str], Settled],
) -> Iterator[Entry]:
    rows = {row.row: row for row in template.rows}
    groups: dict[str, list[TemplateBox]] = {}
    for box in printed.boxes:
        groups.setdefault(box.group or box.id, []).append(box)
    for group, boxes in groups.items():
        first = boxes[0]
        row = rows[first.row] if first.row else None
        bare = Entry(
            log_id=template.log_id,
            box=group,
            week=printed.week,
            day=first.day,
            date=_date(template, printed.week, first.day),
            weekday=(template.first_weekday + first.day - 2) % 7 + 1 if first.day else None,
            question=DONE if row else _question(group),
            state="empty",
            session=first.session,
        )
        answered = _chosen(bare, boxes, read) if first.group else _ticked(bare, first, row, read)
        yield _settled_by(answered, boxes, settled)


def _date(template: LogTemplate, week: int, day: int | None) -> datetime.date | None:
    start = template.weeks[week - 1]
    return start + datetime.timedelta(days=day - 1) if start and day else None


def _question(name: str) -> str:
    found = _QUESTION.match(name)
    return found[1] if found else name


UNREAD = BoxReading("unsure", "not-read")


def _ticked(bare: Entry, box: TemplateBox, row: TemplateRow | None, read: Mapping[str, BoxReading]) -> Entry:
    reading = read.get(box.id, UNREAD)
    count = reading.figures.get("count") if reading.state == "ticked" else None
    value = None if count is None else int(count)
    told = replace(bare, state=reading.state, reason=reading.reason, value=value)
    if row is None:
        return told
    side = _SIDE.search(box.id)
    return replace(
        told,
        row=row.row,
        exercise=row.exercise,
        label=row.label,
        name=row.name,
        side=side[1] if side else None,
        planned=box.firm,
        repeats=row.dose.sets.low * (row.dose.reps.low if row.dose.reps else 1),
    )


def _chosen(bare: Entry, boxes: list[TemplateBox], read: Mapping[str, BoxReading]) -> Entry:
    """One filled bubble is the answer, none is no answer; two, or any doubt, stay unsure."""
    readings = {box: read.get(box.id, UNREAD) for box in boxes}
    filled = [box for box in boxes if readings[box].state == "ticked"]
    unsure = [box for box in boxes if readings[box].state == "unsure"]
    if not unsure and len(filled) <= 1:
        return replace(bare, state="ticked", value=filled[0].value) if filled else bare
    could_be = tuple(sorted(box.value for box in (*filled, *unsure) if box.value is not None))
    reason = "ambiguous" if len(filled) > 1 else readings[unsure[0]].reason
    return replace(bare, state="unsure", could_be=could_be, reason=reason)


def _settled_by(entry: Entry, boxes: list[TemplateBox], settled: Mapping[tuple[str, str], Settled]) -> Entry:
    said = [(box, settled[entry.log_id, box.id]) for box in boxes if (entry.log_id, box.id) in settled]
    if not said:
        return entry
    was = "; ".join(f"{box.value} {one.was}" if box.group else one.was for box, one in said)
    return replace(entry, by=", ".join(dict.fromkeys(one.by for _, one in said)), was=was)
