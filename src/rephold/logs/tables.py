"""CSV as table programs save it: with commas, semicolons or tabs, in UTF-8, UTF-16 or Windows-1252."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from rephold.errors import ContentError

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DELIMITERS = ",;\t"


def text_of(data: bytes) -> str:
    """The text of a file: by its mark, else UTF-8, else Windows-1252."""
    marked = next((code for mark, code in _MARKS if data.startswith(mark)), None)
    try:
        return data.decode(marked or "utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def rows_of(
    text: str, source: str, columns: Sequence[str], hint: str
) -> Iterator[tuple[Mapping[str, str], int]]:
    """Each row that is not empty, by heading, with its line; a cell that is not there is left out.

    ContentError where a column is missing, and for what is no table.
    """
    rows = csv.reader(io.StringIO(text), delimiter=_delimiter(text, columns))
    try:
        head = [name.strip() for name in next(rows, [])]
        if missing := [column for column in columns if column not in head]:
            raise ContentError.at(source, f"has no column {', '.join(missing[:3])}", hint, line=1)
        for row in rows:
            if any(cell.strip() for cell in row):
                yield dict(zip(head, row, strict=False)), rows.line_num
    except csv.Error:
        raise ContentError.at(source, "is no table", hint, line=max(1, rows.line_num)) from None


def _delimiter(text: str, columns: Sequence[str]) -> str:
    """What stands between the headings: that which gives most of the columns."""
    first = text.partition("\n")[0].replace('"', "").strip()
    return max(_DELIMITERS, key=lambda one: len(set(columns) & set(first.split(one))))
