"""Rosters as rows of cells, each with its line and heading: CSV, JSON lines, or a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from rephold.errors import ContentError, Problem
from rephold.errors import Place as Where
from rephold.model.roster import RosterColumns

DELIMITERS = (",", ";", "\t", "|")
MOST_COLUMNS = 500
csv.field_size_limit(1 << 20)
_END = "\0end"
"""A line after the last, which an open quote would swallow."""


@dataclass(frozen=True)
class Cells:
    """A row: text by heading, empty cells left out; and what is wrong with it as a row."""

    line: int
    values: dict[str, str]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Table:
    """All rows of a roster."""

    name: str
    line: int
    """Of the headings."""
    headings: tuple[str, ...]
    rows: tuple[Cells, ...]
    remarks: tuple[Problem, ...] = ()

    def at(self, line: int, heading: str = "") -> Where:
        """The place of a cell: `roster.csv:17:name`."""
        return _at(self.name, line, heading)


def cells_of(data: bytes, name: str, columns: RosterColumns, known: Sequence[str]) -> Table:
    """The rows of a roster, its kind told by its bytes; ContentError for what is none.

    `known` are headings that count when delimiters are compared.
    """
    if data[:4] == b"PK\x03\x04":
        return _spreadsheet(data, name)
    if data[:4] == b"\xd0\xcf\x11\xe0":
        what = "is a spreadsheet of the old kind, or one behind a password"
        raise ContentError.at(name, what, "save it as XLSX without a password, or as CSV")
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
    rows: list[tuple[int, list[str]]] = []
    before = 0
    try:
        delimiter = columns.delimiter or _delimiter(text, known)
        reader = csv.reader(chain(_lines(text), ["\n", _END]), delimiter=delimiter)
        for row in reader:
            rows.append((before + 1, row))
            before = reader.line_num
    except csv.Error as error:
        raise ContentError.at(name, f"cannot be read: {error}", "check its quotes", line=before + 1) from None
    end, last = rows.pop()
    if last != [_END]:
        raise ContentError.at(name, "has a quote that never ends", "close it, or write it twice", line=end)
    return _table(name, [(line, row) for line, row in rows if any(cell.strip() for cell in row)], remarks)


def _lines(text: str) -> io.StringIO:
    return io.StringIO(text, newline="")


def _table(name: str, rows: Sequence[tuple[int, list[str]]], remarks: tuple[Problem, ...] = ()) -> Table:
    """Rows below headings. ContentError without any, or for headings that stand there twice."""
    if not rows:
        raise ContentError.at(name, "is empty", "`rephold new roster` writes an example")
    line, first = rows[0]
    headings = tuple(cell.strip() for cell in first)
    if twice := sorted({one for one in headings if one and headings.count(one) > 1}):
        hint = "give each column a name of its own"
        raise ContentError(
            *(Problem(_at(name, line, one), "is the heading of two columns", hint) for one in twice)
        )
    return Table(name, line, headings, tuple(_cells(name, *row, headings) for row in rows[1:]), remarks)


def _cells(name: str, line: int, row: Sequence[str], headings: Sequence[str]) -> Cells:
    texts = [cell.strip() for cell in row]
    heads = [*headings, *[""] * (len(texts) - len(headings))]
    values = {head: text for head, text in zip(heads, texts, strict=False) if head and text}
    over = [
        number for number, (head, text) in enumerate(zip(heads, texts, strict=False), 1) if text and not head
    ]
    hint = "give its column a heading; a cell with the delimiter in it stands in quotes"
    wrong = [Problem(_at(name, line), f"cell {number} stands under no heading", hint) for number in over[:1]]
    return Cells(line, values, tuple(wrong))


def _at(name: str, line: int, heading: str = "") -> Where:
    return Where(f"{name}:{line}:{heading}" if heading else f"{name}:{line}")


def _delimiter(text: str, known: Sequence[str]) -> str:
    """The delimiter whose headings are known best; of equals, the one that parts most."""
    lower = {heading.lower() for heading in known}

    def worth(delimiter: str) -> tuple[int, int]:
        first = next(csv.reader(_lines(text.lstrip()), delimiter=delimiter), [])
        return sum(cell.strip().lower() in lower or "." in cell for cell in first), len(first)

    return max(DELIMITERS, key=worth)


def _json_lines(text: str, name: str, remarks: tuple[Problem, ...]) -> Table:
    rows, headings = [], dict[str, None]()
    for line, row in enumerate(text.split("\n"), 1):
        if not row.strip():
            continue
        values = _object(row)
        if values is None:
            hint = 'one object of texts a line: {"reference": "A-1", …}'
            rows.append(Cells(line, {}, (Problem(_at(name, line), "is no JSON of texts", hint),)))
            continue
        headings.update(dict.fromkeys(values))
        rows.append(Cells(line, {key: text for key, value in values.items() if (text := _said(value))}))
    return Table(name, 1, tuple(headings), tuple(rows), remarks)


def _object(row: str) -> dict[str, object] | None:
    """A line of JSON by key; None if it is anything but an object of texts, numbers and nothing."""
    try:
        values = json.loads(row)
        json.dumps(values, ensure_ascii=False).encode()  # half characters (\ud800) cannot be written anywhere
    except (ValueError, RecursionError):
        return None
    flat = isinstance(values, dict) and not any(isinstance(value, dict | list) for value in values.values())
    return values if flat else None


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
    return _table(name, rows)


def _rows(rows: Iterator[Sequence[object]]) -> Iterator[tuple[int, list[str]]]:
    """Rows that hold anything, with their number."""
    for line, row in enumerate(rows, 1):
        texts = [_said(getattr(cell, "value", None)) for cell in row]
        if any(texts):
            yield line, texts
