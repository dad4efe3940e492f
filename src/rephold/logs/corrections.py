"""What a person says about boxes that could not be read: corrections, read from a file and applied."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rephold.errors import ContentError, Place, Problem
from rephold.logs.entries import Settled
from rephold.logs.reading import BoxReading, PageReading
from rephold.logs.tables import rows_of, text_of
from rephold.model.log_template import LogTemplate, TemplateBox

COLUMNS = ("log_id", "box", "state", "value", "by")
FORMAT = "rephold-log-corrections"
_INITIALS = re.compile(r"[^\W_][\w .'-]{0,19}")


@dataclass(frozen=True)
class Correction:
    """What one person saw: `box` is a box's id, or the group of a question's bubbles."""

    log_id: str
    box: str
    ticked: bool
    value: int | None
    """The answer to a question, or a number of repeats."""
    by: str
    """Initials."""
    place: Place


def corrections(data: bytes, source: str) -> tuple[Correction, ...]:
    """The corrections in a CSV or JSON file; rows without a state are still open and left out.

    ContentError with every row that is wrong.
    """
    made: list[Correction] = []
    problems: list[Problem] = []
    for told, place in _rows(text_of(data), source):
        found = _correction(told, place)
        if isinstance(found, Problem):
            problems.append(found)
        elif found:
            made.append(found)
    said: dict[tuple[str, str], Correction] = {}
    for one in made:
        before = said.setdefault((one.log_id, one.box), one)
        if (before.ticked, before.value) != (one.ticked, one.value):
            what = f"says something else about {one.box} than line {before.place.line}"
            problems.append(Problem(one.place, what, "keep one of the two"))
    if problems:
        raise ContentError(*problems)
    return tuple(made)


def _rows(text: str, source: str) -> Iterable[tuple[Mapping[str, Any], Place]]:
    if text.lstrip().startswith("{"):
        yield from _from_json(text, source)
        return
    hint = f"a corrections file has the columns {', '.join(COLUMNS)}"
    for row, line in rows_of(text, source, COLUMNS, hint):
        yield row, Place(source, line)


def _from_json(text: str, source: str) -> Iterable[tuple[Mapping[str, Any], Place]]:
    try:
        data = json.loads(text)
    except ValueError as error:
        raise ContentError.at(source, f"is not JSON: {error}", "save it anew from the review sheet") from None
    listed = data.get("corrections")
    if data.get("format") != FORMAT or not isinstance(listed, list):
        raise ContentError.at(source, "is not a corrections file", "save one from the review sheet")
    for number, row in enumerate(listed, 1):
        yield {"by": data.get("by"), **(row if isinstance(row, dict) else {})}, Place(source, number)


def _correction(told: Mapping[str, Any], place: Place) -> Correction | Problem | None:
    """The correction of a row, what is wrong with it, or None if the row is still open."""
    said = {
        column: str(told.get(column) if told.get(column) is not None else "").strip() for column in COLUMNS
    }
    said["state"] = said["state"].lower()
    if said["state"] in ("", "unsure"):
        return None
    if said["state"] not in ("ticked", "empty"):
        return Problem(place, "state is neither ticked nor empty", "leave it empty where you cannot tell")
    if said["value"] and not (said["value"].isdecimal() and int(said["value"]) <= 999):
        return Problem(place, "value is not a whole number", "write 0 to 999, or nothing")
    if not _INITIALS.fullmatch(said["by"]):
        return Problem(place, "by is empty or too long", "write the initials of the person who looked")
    value = int(said["value"]) if said["value"] else None
    return Correction(said["log_id"], said["box"], said["state"] == "ticked", value, said["by"], place)


def resolve(
    pages: Sequence[PageReading],
    said: Iterable[Correction],
    template_of: Callable[[str], LogTemplate | None],
) -> tuple[tuple[PageReading, ...], dict[tuple[str, str], Settled]]:
    """The pages as corrected, and for each box that a person settled who it was and what had been read.

    ContentError for corrections of boxes that were not read, or that say what a box cannot be.
    """
    states: dict[tuple[str, str], BoxReading] = {}
    settled: dict[tuple[str, str], Settled] = {}
    problems: list[Problem] = []
    readings = {(page.log_id or "", box): one for page in pages for box, one in page.boxes.items()}
    boxes = _boxes({log_id for log_id, _ in readings}, template_of)
    for one in said:
        mine = boxes.get((one.log_id, one.box), [])
        if not any((one.log_id, box.id) in readings for box in mine):
            what = f"there is no box {one.box} on the pages of log {one.log_id} that were read"
            problems.append(Problem(one.place, what, "give the files that the corrections are about"))
        elif problem := _impossible(one, mine):
            problems.append(problem)
        else:
            for key, box in (((one.log_id, box.id), box) for box in mine):
                if key not in readings:
                    continue
                states[key] = _said(one, box, readings[key])
                if states[key].state != readings[key].state or _answers(one, box):
                    settled[key] = Settled(one.by, _was(readings[key]))
    if problems:
        raise ContentError(*problems)
    return tuple(_corrected(page, states) for page in pages), settled


def _boxes(
    logs: Iterable[str], template_of: Callable[[str], LogTemplate | None]
) -> dict[tuple[str, str], list[TemplateBox]]:
    """The boxes that an id or a group names, by log."""
    found: dict[tuple[str, str], list[TemplateBox]] = {}
    for log_id in logs:
        template = template_of(log_id) if log_id else None
        for box in (box for page in template.pages for box in page.boxes) if template else ():
            found.setdefault((log_id, box.id), []).append(box)
            if box.group:
                found.setdefault((log_id, box.group), []).append(box)
    return found


def _impossible(one: Correction, boxes: Sequence[TemplateBox]) -> Problem | None:
    if one.box == boxes[0].group and one.ticked and one.value not in {box.value for box in boxes}:
        answers = ", ".join(str(box.value) for box in boxes)
        return Problem(one.place, f"value is no answer to {one.box}", f"write one of {answers}")
    if boxes[0].kind == "tick" and one.value is not None:
        return Problem(one.place, f"{one.box} takes a tick and no number", "leave value empty")
    return None


def _answers(one: Correction, box: TemplateBox) -> bool:
    """Whether the correction is about just this box."""
    return one.box == box.id or (one.ticked and one.value == box.value)


def _said(one: Correction, box: TemplateBox, was: BoxReading) -> BoxReading:
    ticked = one.ticked and _answers(one, box)
    figures = (
        {**was.figures, "count": float(one.value)} if one.value is not None and box.kind == "count" else {}
    )
    return replace(was, state="ticked" if ticked else "empty", reason=None, figures=figures or was.figures)


def _was(reading: BoxReading) -> str:
    return f"{reading.state}:{reading.reason}" if reading.reason else reading.state


def _corrected(page: PageReading, states: Mapping[tuple[str, str], BoxReading]) -> PageReading:
    log = page.log_id or ""
    if not any((log, box) in states for box in page.boxes):
        return page
    return replace(page, boxes={box: states.get((log, box), one) for box, one in page.boxes.items()})
