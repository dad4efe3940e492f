"""Entries as CSV and JSON, and back from CSV."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import Any

from rephold.errors import ContentError, Place, Problem
from rephold.logs.entries import Entry
from rephold.logs.tables import rows_of, text_of

COLUMNS = (
    "log_id", "box", "week", "day", "date", "weekday", "label", "exercise", "name", "session", "side",
    "question", "state", "value", "could_be", "reason", "row", "planned", "repeats", "by", "was",
)  # fmt: skip
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FORMULA = ("=", "+", "-", "@")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_LOG_ID = re.compile(r"[0-9A-HJKMNP-TV-Z]{10}")


def as_json(entries: Iterable[Entry]) -> list[dict[str, object]]:
    """Each entry as a JSON object with the columns of the CSV; what is not known is null."""
    return [_plain(entry) for entry in entries]


def as_csv(entries: Iterable[Entry]) -> str:
    """A heading row and a row for each entry; nothing in it can be taken for a formula by a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for entry in entries:
        told = _plain(entry)
        writer.writerow([_cell(told[column]) for column in COLUMNS])
    return out.getvalue()


def from_csv(data: bytes, source: str) -> tuple[Entry, ...]:
    """The entries in a CSV that `as_csv` wrote, or a table program saved; ContentError with every row that
    is wrong."""
    hint = "give a CSV that `rephold read-log --format csv` wrote, or a register"
    found: list[Entry] = []
    problems: list[Problem] = []
    for row, line in rows_of(text_of(data), source, COLUMNS, hint):
        try:
            found.append(entry_of({heading: _without_guard(cell) for heading, cell in row.items()}))
        except ValueError as error:
            hint = "leave columns as they were written, and days as 2026-11-30: table programs change them"
            problems.append(Problem(Place(source, line), f"is no entry: {error}", hint))
    if problems:
        raise ContentError(*problems)
    return tuple(found)


def entry_of(told: Mapping[str, Any]) -> Entry:
    """The entry of a row of a CSV or of an object of `as_json`; ValueError where it is none."""
    values: dict[str, Any] = {column: _value(column, told) for column in COLUMNS}
    for name in ("log_id", "box", "week", "question", "state"):
        if values[name] in (None, ""):
            raise ValueError(f"{name} is empty")
    if values["state"] not in ("ticked", "empty", "unsure"):
        raise ValueError("state is not ticked, empty or unsure")
    if not _LOG_ID.fullmatch(str(values["log_id"])):
        raise ValueError("log_id is not one of ten characters")
    return Entry(**values)


def _value(column: str, told: Mapping[str, Any]) -> object:
    if column not in told:
        raise ValueError(f"{column} is not there")
    try:
        return _READ.get(column, _text)(told[column])
    except ValueError:
        raise ValueError(f"{column} is {str(told[column])[:20]!r}") from None


def _plain(entry: Entry) -> dict[str, object]:
    told = asdict(entry)
    told["date"] = entry.date.isoformat() if entry.date else None
    told["weekday"] = WEEKDAYS[entry.weekday - 1] if entry.weekday else None
    told["could_be"] = list(entry.could_be)
    return {column: told[column] for column in COLUMNS}


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = " ".join(map(str, value)) if isinstance(value, list) else str(value)
    return guarded(text)


def guarded(text: str) -> str:
    """The text on one line, with a quote before it if a spreadsheet would take it for a formula."""
    text = _CONTROL.sub(" ", text)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _without_guard(text: str) -> str:
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text


def _text(value: object) -> str | None:
    return None if value in (None, "") else str(value)


def _number(value: object) -> int | None:
    return None if value in (None, "") else int(str(value))


def _numbers(value: Any) -> tuple[int, ...]:
    return tuple(map(int, value.split() if isinstance(value, str) else value))


def _day(value: object) -> datetime.date | None:
    return None if value in (None, "") else datetime.date.fromisoformat(str(value))


def _weekday(value: object) -> int | None:
    return None if value in (None, "") else WEEKDAYS.index(str(value)) + 1


_READ: Mapping[str, Callable[[Any], object]] = {
    **dict.fromkeys(("week", "day", "session", "value", "row", "repeats"), _number),
    "could_be": _numbers,
    "date": _day,
    "weekday": _weekday,
    "planned": lambda value: value in (True, "yes"),
}


def dumped(value: object) -> str:
    """JSON for people and programs: indented, in UTF-8, with a line break at its end."""
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
