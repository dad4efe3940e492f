"""Rosters as rows of cells, each with its line and heading: CSV, JSON lines, or a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rephold.errors import ContentError, Problem
from rephold.errors import Place as Where
from rephold.model.roster import RosterColumns

DELIMITERS = (",", ";", "\t", "|")
MOST_COLUMNS = 500
csv.field_size_limit(1 << 20)


@dataclass(frozen=True)
class Cells:
    """A row: text by heading, empty cells left out."""

    line: int
    values: dict[str, str]


@dataclass(frozen=True)
class Table:
    """All rows of a roster, and what is wrong with it as a table."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[Cells, ...]
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()

    def at(self, line: int, heading: str = "") -> Where:
        """The place of a cell: `roster.csv:17:name`."""
        return Where(f"{self.name}:{line}:{heading}" if heading else f"{self.name}:{line}")


def cells_of(data: bytes, name: str, columns: RosterColumns, known: Sequence[str]) -> Table:
    """The rows of a roster, its kind told by its bytes; ContentError for what is none.

    `known` are headings that count when delimiters are compared.
    """
    if data[:4] == b"PK\x03\x04":
        return _spreadsheet(data, name)
    text, remarks = _text(data, name, columns)
    if text.lstrip()[:1] == "{":
        return _json_lines(text, name, remarks)
    return _csv(text, name, columns, known, remarks)


def _text(data: bytes, name: str, columns: RosterColumns) -> tuple[str, tuple[Problem, ...]]:
    """The text, by its byte order mark, else as the columns say, else UTF-8, else Windows-1252."""
    marks = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
    encoding = next((code for mark, code in marks if data.startswith(mark)), columns.encoding)
    try:
        return data.decode(encoding or "utf-8"), ()
    except UnicodeDecodeError as error:
        if encoding is not None:
            line = data[: error.start].count(b"\n") + 1
            what = f"is not all {encoding}: byte {data[error.start]:#04x} in line {line}"
            raise ContentError.at(name, what, "save it as UTF-8, or say its encoding in --columns") from None
    text = data.decode("cp1252", errors="replace")
    what = "is not UTF-8, so it is read as Windows-1252"
    return text, (Problem(Where(name), what, "if names come out wrong, save it as UTF-8"),)


def _csv(
    text: str, name: str, columns: RosterColumns, known: Sequence[str], remarks: tuple[Problem, ...]
) -> Table:
    delimiter = columns.delimiter or _delimiter(text, known)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[tuple[int, list[str]]] = []
    try:
        before = 0
        for row in reader:
            rows.append((before + 1, row))
            before = reader.line_num
    except csv.Error as error:
        raise ContentError.at(name, f"cannot be read: {error}", "check its quotes", line=before + 1) from None
    rows = [(line, row) for line, row in rows if any(cell.strip() for cell in row)]
    if not rows:
        raise ContentError.at(name, "is empty", "`rephold new roster` writes an example")
    headings = tuple(cell.strip() for cell in rows[0][1])
    problems = _doubles(headings, name, rows[0][0])
    found = []
    for line, row in rows[1:]:
        if any(cell.strip() for cell in row[len(headings) :]):
            what = f"has {len(row)} cells and there are {len(headings)} headings"
            problems.append(Problem(Where(f"{name}:{line}"), what, "put cells with the delimiter in quotes"))
            continue
        filled = zip(headings, row, strict=False)
        found.append(Cells(line, {heading: cell.strip() for heading, cell in filled if cell.strip()}))
    return Table(name, headings, tuple(found), tuple(problems), remarks)


def _delimiter(text: str, known: Sequence[str]) -> str:
    """The delimiter whose headings are known best; of equals, the one that parts most."""
    lower = {heading.lower() for heading in known}

    def worth(delimiter: str) -> tuple[int, int]:
        first = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
        return sum(cell.strip().lower() in lower or "." in cell for cell in first), len(first)

    return max(DELIMITERS, key=worth)


def _doubles(headings: Sequence[str], name: str, line: int) -> list[Problem]:
    twice = sorted({one for one in headings if one and headings.count(one) > 1})
    hint = "give each column a name of its own"
    return [Problem(Where(f"{name}:{line}:{one}"), "is the heading of two columns", hint) for one in twice]


def _json_lines(text: str, name: str, remarks: tuple[Problem, ...]) -> Table:
    rows, problems, headings = [], [], dict[str, None]()
    for line, row in enumerate(text.splitlines(), 1):
        if not row.strip():
            continue
        try:
            values = json.loads(row)
        except ValueError as error:
            problems.append(Problem(Where(f"{name}:{line}"), f"is no JSON: {error}", "one object a line"))
            continue
        if not isinstance(values, dict) or any(isinstance(value, dict | list) for value in values.values()):
            problems.append(
                Problem(Where(f"{name}:{line}"), "is no object of texts", '{"reference": "A-1", …}')
            )
            continue
        headings.update(dict.fromkeys(values))
        filled = {key: _said(value) for key, value in values.items()}
        rows.append(Cells(line, {key: value for key, value in filled.items() if value}))
    return Table(name, tuple(headings), tuple(rows), tuple(problems), remarks)


def _said(value: object) -> str:
    """A cell of JSON or of a spreadsheet as text: whole numbers without a point, days as YYYY-MM-DD."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if hasattr(value, "date") and callable(value.date):
        return str(value.date())
    return str(value).strip()


def _spreadsheet(data: bytes, name: str) -> Table:
    try:
        from openpyxl import load_workbook
    except ImportError:
        hint = 'install it: pip install "rephold[xlsx]"; or save the roster as CSV'
        raise ContentError.at(name, "is a spreadsheet, and the extra xlsx is not installed", hint) from None
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        rows = list(_rows(book.worksheets[0].iter_rows(max_col=MOST_COLUMNS)))
    except Exception as error:  # openpyxl raises what its XML and ZIP readers raise
        what = f"cannot be read as a spreadsheet: {type(error).__name__}"
        raise ContentError.at(name, what, "save it anew as XLSX, or as CSV") from None
    if not rows:
        raise ContentError.at(name, "is empty", "`rephold new roster` writes an example")
    headings = tuple(rows[0][1])
    found = [
        Cells(line, {heading: cell for heading, cell in zip(headings, row, strict=False) if heading and cell})
        for line, row in rows[1:]
    ]
    return Table(name, headings, tuple(found), tuple(_doubles(headings, name, rows[0][0])))


def _rows(rows: Iterator[Sequence[object]]) -> Iterator[tuple[int, list[str]]]:
    """Rows that hold anything, with their number."""
    for line, row in enumerate(rows, 1):
        texts = [_said(getattr(cell, "value", None)) for cell in row]
        if any(texts):
            yield line, texts
