"""A spreadsheet's first sheet as rows of texts, with the cells whose text nobody should print."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from rephold.errors import ContentError

MOST_COLUMNS = 500
ERROR = ("holds an error of the spreadsheet, such as #REF!", "put its formula right")
UNWORKED = ("holds a formula whose result is not in the file", "open it in a spreadsheet and save it")
_UNWORKED = re.compile(
    rb'<c r="([A-Z]+)([0-9]+)"(?![^>]*\bt="str")[^>]*><f[^>]*(?:/>|>[^<]*</f>)(?:<v ?/>|<v></v>)?</c>'
)
"""A formula without a result, which reads as an empty cell; an empty text has the type `str`."""


@dataclass(frozen=True)
class SheetRow:
    """A row that holds anything."""

    line: int
    texts: list[str]
    faults: dict[int, tuple[str, str]] = field(default_factory=dict)
    """Index of a cell: what is wrong with it, and what to do."""


def sheet_rows(data: bytes, name: str) -> list[SheetRow]:
    """The rows of the first sheet; ContentError if it cannot be read."""
    try:
        from openpyxl import load_workbook
    except ImportError:
        hint = 'install it: pip install "rephold[xlsx]"; or save the roster as CSV'
        raise ContentError.at(name, "is a spreadsheet, and the extra xlsx is not installed", hint) from None
    try:
        sheet: Any = load_workbook(io.BytesIO(data), read_only=True, data_only=True).worksheets[0]
        unworked = _unworked(data, sheet._worksheet_path)
        return list(_rows(sheet.iter_rows(max_col=MOST_COLUMNS), unworked))
    except Exception as error:  # openpyxl raises what its XML and ZIP readers raise
        what = f"cannot be read as a spreadsheet: {type(error).__name__}"
        raise ContentError.at(name, what, "save it anew as XLSX, or as CSV") from None


def said(value: object) -> str:
    """A cell of JSON or of a spreadsheet as text: whole numbers without a point, days as YYYY-MM-DD."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if hasattr(value, "date") and callable(value.date):
        return str(value.date())
    return str(value).strip()


def _rows(rows: Iterator[Sequence[Any]], unworked: set[tuple[int, int]]) -> Iterator[SheetRow]:
    for line, row in enumerate(rows, 1):
        faults = {index: UNWORKED for index in range(len(row)) if (line, index) in unworked}
        faults |= {index: ERROR for index, cell in enumerate(row) if getattr(cell, "data_type", "") == "e"}
        texts = [said(getattr(cell, "value", None)) for cell in row]
        if any(texts) or faults:
            yield SheetRow(line, texts, faults)


def _unworked(data: bytes, path: str) -> set[tuple[int, int]]:
    """(row, index in it) of formulas that were never worked out: a program wrote them, no spreadsheet."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = _UNWORKED.findall(archive.read(path))
    if not found:
        return set()
    from openpyxl.utils import column_index_from_string

    return {(int(row), column_index_from_string(column.decode()) - 1) for column, row in found}
