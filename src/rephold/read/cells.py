"""Rosters as rows of cells, each with its line and heading: CSV, JSON lines, or a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from rephold.errors import ContentError, Problem
from rephold.errors import Place as Where
from rephold.model.roster import RosterColumns
from rephold.read.spreadsheet import said, sheet_rows

DELIMITERS = (",", ";", "\t", "|")
csv.field_size_limit(1 << 20)
_END = "\0end"
"""A line after the last, which an open quote would swallow."""
_TELLS = re.compile(r'"?sep=([,;\t|])"?[ \t]*\r?\n')
"""A first line that tells a spreadsheet the delimiter."""
_PAIRS = ("dose", "side", "notes")
_SEVERAL = (*_PAIRS, "drop", "add", "order")
"""Columns that may hold a list in JSON; in those of pairs, an object is one too."""


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
        rows = sheet_rows(data, name)
        faults = {row.line: row.faults for row in rows}
        return _table(name, [(row.line, row.texts) for row in rows], columns, faults=faults)
    if data[:4] == b"\xd0\xcf\x11\xe0":
        what = "is a spreadsheet of the old kind, or one behind a password"
        raise ContentError.at(name, what, "save it as XLSX without a password, or as CSV")
    text, remarks = _text(data, name, columns)
    if _is_json(text):
        hint = 'one object a line, without brackets around them: {"reference": "A-1", …}'
        raise ContentError.at(name, "is JSON, and no JSON lines", hint)
    if text.lstrip()[:1] == "{":
        return _json_lines(text, name, remarks)
    return _csv(text, name, columns, known, remarks)


def _text(data: bytes, name: str, columns: RosterColumns) -> tuple[str, tuple[Problem, ...]]:
    """The text, by its byte order mark, else as the columns say, else UTF-8, else Windows-1252.

    UTF-16 shows without a mark too, for the first heading is plain letters.
    """
    marks = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
    encoding: str | None = next((code for mark, code in marks if data.startswith(mark)), columns.encoding)
    if encoding is None and b"\0" in data[:2]:
        encoding = "utf-16-be" if data[:1] == b"\0" else "utf-16-le"
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
        told = _TELLS.match(text)
        delimiter = columns.delimiter or (told[1] if told else _delimiter(text, known))
        reader = csv.reader(chain(_lines(text), ["\n", _END]), delimiter=delimiter)
        for row in reader:
            rows.append((before + 1, row))
            before = reader.line_num
    except csv.Error as error:
        raise ContentError.at(name, f"cannot be read: {error}", "check its quotes", line=before + 1) from None
    end, last = rows.pop()
    if last != [_END]:
        raise ContentError.at(name, "has a quote that never ends", "close it, or write it twice", line=end)
    kept = [(line, row) for line, row in rows[1 if told else 0 :] if any(cell.strip() for cell in row)]
    return _table(name, kept, columns, remarks)


def _lines(text: str) -> io.StringIO:
    return io.StringIO(text, newline="")


def plain(heading: str) -> str:
    """A heading as it is compared: capitals and spaces make no difference."""
    return " ".join(heading.split()).casefold()


def _table(
    name: str,
    rows: Sequence[tuple[int, list[str]]],
    columns: RosterColumns,
    remarks: tuple[Problem, ...] = (),
    faults: Mapping[int, Mapping[int, tuple[str, str]]] | None = None,
) -> Table:
    """Rows below headings. ContentError without any, or for headings that stand there twice."""
    if not rows:
        raise ContentError.at(name, "is empty", "`rephold new roster` writes an example")
    line, first = rows[0]
    headings = tuple(" ".join(cell.split()) for cell in first)
    alike = [plain(one) for one in headings]
    if twice := sorted({one for one in headings if one and alike.count(plain(one)) > 1}):
        hint = "give each column a name of its own"
        raise ContentError(
            *(Problem(_at(name, line, one), "is the heading of two columns", hint) for one in twice)
        )
    ignored, faults = {plain(heading) for heading in columns.ignore}, faults or {}
    found = []
    for line_of, texts in rows[1:]:
        wrong = {
            headings[index]: fault
            for index, fault in faults.get(line_of, {}).items()
            if index < len(headings) and headings[index] and alike[index] not in ignored
        }
        found.append(_cells(name, line_of, texts, headings, wrong))
    return Table(name, line, headings, tuple(found), remarks)


def _cells(
    name: str, line: int, row: Sequence[str], headings: Sequence[str], faults: Mapping[str, tuple[str, str]]
) -> Cells:
    texts = [cell.strip() for cell in row]
    heads = [*headings, *[""] * (len(texts) - len(headings))]
    values = {head: text for head, text in zip(heads, texts, strict=False) if head and text}
    over = [
        number for number, (head, text) in enumerate(zip(heads, texts, strict=False), 1) if text and not head
    ]
    hint = "give its column a heading; a cell with the delimiter in it stands in quotes"
    wrong = [Problem(_at(name, line), f"cell {number} stands under no heading", hint) for number in over[:1]]
    wrong += [Problem(_at(name, line, head), *fault) for head, fault in faults.items()]
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
        rows.append(Cells(line, {key: text for key, text in values.items() if text}))
    return Table(name, 1, tuple(headings), tuple(rows), remarks)


def _is_json(text: str) -> bool:
    """Whether this is one JSON text that is no line of a roster: a list."""
    if text.lstrip()[:1] != "[":
        return False
    try:
        return isinstance(json.loads(text), list)
    except (ValueError, RecursionError):
        return False


def _object(row: str) -> dict[str, str] | None:
    """A line of JSON as cells; None if it is anything but an object of texts, numbers and nothing.

    Changes may be nested: `"cat-camel": {"reps": 8}`, in `"dose"` too, and `"drop": ["cat-camel", …]`.
    """
    try:
        values = json.loads(row)
        json.dumps(values, ensure_ascii=False).encode()  # half characters (\ud800) cannot be written anywhere
        if not isinstance(values, dict) or any(
            isinstance(values[key], list) for key in {*values} - {*_SEVERAL}
        ):
            return None
        parts = [(key, list(_leaves(value))) for key, value in values.items()]
    except (ValueError, RecursionError):
        return None
    cells: dict[str, str] = {}
    for key, leaves in parts:
        if key in _PAIRS:
            pairs = [f"{path}={' '.join(text.split())}" if path else text for path, text in leaves]
            cells[key] = "\n".join(pairs)
        elif key in _SEVERAL:
            cells[key] = "\n".join(text for _, text in leaves)
        else:
            cells |= {f"{key}.{path}" if path else key: text for path, text in leaves}
    return cells


def _leaves(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """(dotted path, text) of all that is in a value; ValueError for a list below an object."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        if path:
            raise ValueError("which of them?")
        for inner in value:
            yield from _leaves(inner)
    else:
        yield path, said(value)
