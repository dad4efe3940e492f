"""A roster: every row a request, or everything that is wrong with it."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rephold.errors import ContentError, Place, Problem
from rephold.model.prescription import ALL, SIDES, Request
from rephold.model.roster import COLUMNS, KINDS, RosterColumns, RosterRow
from rephold.read.cells import Cells, Table, cells_of, plain
from rephold.read.discreet import discreet
from rephold.read.names import did_you_mean
from rephold.read.nouns import noun_of
from rephold.read.roster_places import PAIRS, RosterPlaces
from rephold.read.validate import validate
from rephold.read.yaml_source import read_source

_DAYS = {
    "YYYY-MM-DD": "%Y-%m-%d",
    "DD.MM.YYYY": "%d.%m.%Y",
    "DD/MM/YYYY": "%d/%m/%Y",
    "MM/DD/YYYY": "%m/%d/%Y",
}
_DAY_COLUMNS = ("date", "review", "start")
_PLAIN = {"clinician": "clinician", "date": "date", "review": "review", "language": "lang", "paper": "paper",
          "edition": "edition", "ink": "ink", "layout": "layout"}  # fmt: skip
_NAMED = ("programme", "kind", "language", "paper", "edition", "ink", "layout")
"""Columns that hold one of our names, however it is spelt: "Large print" is large-print."""
_LISTS = ("drop", "add", "order")
LONGEST = 120
"""Characters of a reference, as of every other line."""
PASSWORD_BYTES = 127
"""What counts of a password in PDF 2.0 (ISO 32000-2, 7.6.4.3.3)."""
_LOG = {"weeks": int, "start": str, "sessions": str}


@dataclass(frozen=True)
class BadRow:
    """A row that has problems."""

    line: int
    reference: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Roster:
    """Rows that can be asked for, and those that have problems, each in order."""

    rows: tuple[RosterRow, ...]
    bad: tuple[BadRow, ...] = ()
    remarks: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All of them, row by row."""
        return tuple(problem for row in self.bad for problem in row.problems)


def read_columns(path: Path) -> RosterColumns:
    """A clinic's own headings; MissingError or ContentError for the file."""
    return noun_of(RosterColumns, read_source(path))


def read_roster(data: bytes, name: str, columns: RosterColumns | None = None) -> Roster:
    """The roster in these bytes, `name` for messages. ContentError if it cannot be read as a table at all."""
    columns = columns or RosterColumns()
    table = cells_of(data, name, columns, (*COLUMNS, *columns.columns))
    ours = _ours(table, columns)
    rows = [_row(cells, table, ours, columns) for cells in table.rows]
    good = tuple(row for row in rows if isinstance(row, RosterRow))
    return Roster(good, tuple(row for row in rows if isinstance(row, BadRow)), table.remarks)


def _ours(table: Table, columns: RosterColumns) -> dict[str, str]:
    """Heading -> our column; ContentError for headings that are neither."""
    found, problems = {}, []
    own = {plain(heading): name for heading, name in columns.columns.items()}
    ignored = {plain(heading) for heading in columns.ignore}
    for heading in filter(None, table.headings):
        name = own.get(plain(heading), heading.lower())
        if plain(heading) in ignored:
            continue
        if name in COLUMNS or re.fullmatch(r"[a-z0-9-]+\.[a-z_]+|times_per_day|days_per_week", name):
            found[heading] = name
        else:
            hint = did_you_mean(heading, COLUMNS, "name it under columns or ignore in a file for --columns")
            problems.append(Problem(table.at(table.line, heading), "is no column of a roster", hint))
    if problems and not found:  # a roster without headings: what stands there may be a patient's name
        hint = (
            f"the first row has headings, such as {', '.join(COLUMNS[:4])}; --columns FILE tells of your own"
        )
        raise ContentError.at(f"{table.name}:{table.line}", "has no heading of a roster's columns", hint)
    if "programme" not in {*found.values(), *columns.defaults}:
        hint = "add a column programme; `rephold list programmes` tells them"
        problems.append(Problem(Place(table.name), "has no column programme", hint))
    if problems:
        raise ContentError(*problems)
    return found


def _row(cells: Cells, table: Table, ours: Mapping[str, str], columns: RosterColumns) -> RosterRow | BadRow:
    places = RosterPlaces(table, cells.line, ours)
    values = dict(columns.defaults)
    own: dict[str, list[str]] = {}
    for heading, text in cells.values.items():
        if heading in ours:
            own.setdefault(ours[heading], []).append(text)
    values |= {name: " ".join(texts) for name, texts in own.items()}
    values |= {name: "-".join(values[name].lower().split()) for name in _NAMED if name in values}
    reference = values.get("reference") or f"row-{cells.line}"
    problems = list(cells.problems)
    if not problems:
        problems += _unsayable(values, places)
        data = _request(values, places, columns, problems)
        kind = values.get("kind", "handout")
        if kind not in KINDS:
            problems.append(Problem(places.cell("kind"), "is no kind of sheet", did_you_mean(kind, KINDS)))
        try:
            request = validate(Request, data, places)
        except ContentError as error:
            problems += [
                Problem(p.place, p.what.partition(": ")[2] or p.what, p.hint) for p in error.problems
            ]
    if problems:
        known = reference if reference.isprintable() and len(reference) <= LONGEST else f"row-{cells.line}"
        return BadRow(cells.line, known, tuple(sorted(set(map(discreet, problems)))))
    return RosterRow(
        line=cells.line,
        reference=reference,
        kind=kind,  # type: ignore[arg-type]
        request=request,
        places=places.all(request),
        password=values.get("password"),
    )


def _unsayable(values: Mapping[str, str], places: RosterPlaces) -> list[Problem]:
    """What is wrong with the cells that no sheet prints, so that nothing else looks at them."""
    found = []
    reference, password = values.get("reference", ""), values.get("password", "")
    if len(reference) > LONGEST:
        found.append(Problem(places.cell("reference"), f"has more than {LONGEST} characters", "shorten it"))
    if any(unicodedata.category(character) == "Cc" for character in reference):
        found.append(Problem(places.cell("reference"), "has a control character", "take it out"))
    if len(password.encode()) > PASSWORD_BYTES:
        what = f"has more than {PASSWORD_BYTES} bytes, which is all that a PDF looks at"
        found.append(Problem(places.cell("password"), what, "shorten it"))
    return found


def _request(
    values: Mapping[str, str], places: RosterPlaces, columns: RosterColumns, problems: list[Problem]
) -> dict[str, Any]:
    """The values by the keys of a Request; what has no form that could be one is told in `problems`."""
    data: dict[str, Any] = {"programme": values.get("programme", "")}
    if "programme" not in values:
        problems.append(Problem(places.cell("programme"), "is empty", "`rephold list programmes` tells them"))
        data["programme"] = "any"
    if "name" in values:
        data["patient"] = {"name": values["name"]}
    for column, key in _PLAIN.items():
        if column in values:
            data[key] = _day(column, values, places, columns, problems)
    for column in _LISTS:
        if column in values:
            data[column] = [part.strip() for part in re.split(r"[,;\n]", values[column]) if part.strip()]
    for column, key in PAIRS.items():
        if column in values:
            data[key] = _pairs(column, values[column], places, problems)
    changes = {
        name: _whole(text) for name, text in values.items() if "." in name or name.endswith(("_day", "_week"))
    }
    if changes:
        data["set"] = data.get("set", {}) | changes
    log: dict[str, Any] = {}
    for column, kind in _LOG.items():
        if column in values:
            text = _day(column, values, places, columns, problems)
            whole = _whole(text)
            log[column] = int(whole) if kind is int and re.fullmatch("[0-9]{1,6}", whole) else text
    if log:
        data["log"] = log
    return data


def _whole(text: str) -> str:
    """The number without the `.0` that programs put behind it where a column has empty cells too."""
    return re.sub(r"^([0-9]+)\.0+$", r"\1", text)


def _day(
    column: str,
    values: Mapping[str, str],
    places: RosterPlaces,
    columns: RosterColumns,
    problems: list[Problem],
) -> str:
    text = values[column]
    if column not in _DAY_COLUMNS:
        return text
    for pattern in (_DAYS[columns.days], _DAYS["YYYY-MM-DD"], _DAYS["DD.MM.YYYY"]):
        try:
            return datetime.datetime.strptime(text, pattern).date().isoformat()
        except ValueError:
            continue
    hint = f"write it as {columns.days}, or say in a file for --columns how days are written"
    problems.append(Problem(places.cell(column), "is not a day", hint))
    return "2000-01-01"


def _pairs(column: str, text: str, places: RosterPlaces, problems: list[Problem]) -> dict[str, str]:
    """`ID=VALUE; ID=VALUE`, or one a line; notes only one a line, for they are sentences.

    A side alone is for all exercises that have one; lines of notes without ID are for the whole sheet.
    """
    found: dict[str, str] = {}
    if column == "side" and text.lower() in SIDES:
        return {ALL: text.lower()}
    for part in re.split(r"\n" if column == "notes" else r"[;\n]", text):
        key, sign, value = (piece.strip() for piece in part.partition("="))
        if not part.strip():
            continue
        if column == "notes" and (not sign or " " in key):
            found[ALL] = f"{found.get(ALL, '')} {part.strip()}".lstrip()
            continue
        if not (sign and key and value):
            example = {
                "dose": "cat-camel.reps=8",
                "side": "left, or kneeling-lunge=left",
                "notes": "cat-camel=Slowly.",
            }
            problems.append(Problem(places.cell(column), "is not ID=VALUE", f"write it as {example[column]}"))
            continue
        found[key] = value
    return found
