"""What a batch has made: one entry a row, as it happens in a journal, and in the end as CSV and JSON.

No entry holds a patient's name: a row is known by its line and the clinic's reference.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import BinaryIO, Literal

from rephold.errors import WriteError
from rephold.shelf import is_file, read_bytes, write_whole

JSON = "manifest.json"
CSV = "manifest.csv"
JOURNAL = ".rephold-journal.jsonl"
Status = Literal["made", "kept", "failed"]


@dataclass(frozen=True)
class Entry:
    """What became of a row."""

    row: int
    reference: str
    programme: str
    kind: str
    status: Status
    file: str = ""
    pages: int = 0
    sha256: str = ""
    log_id: str = ""
    warnings: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    input: str = ""
    """Digest of everything that the file was made from."""


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


class Journal:
    """Entries on disk as soon as they are true, so that a run that was killed can be gone on with."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / JOURNAL
        self._file: BinaryIO | None = None

    def add(self, entry: Entry) -> None:
        """Write it down now. WriteError if the disk is full."""
        try:
            if self._file is None:
                self._file = self.path.open("ab", buffering=0)
            self._file.write(json.dumps(asdict(entry), ensure_ascii=False).encode() + b"\n")
        except OSError as error:
            raise WriteError.at(
                str(self.path), f"cannot be written: {error.strerror}", "make room on the disk; then --resume"
            ) from None

    def close(self) -> None:
        """Nothing more comes; the journal stays."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def remove(self) -> None:
        """The manifest says it all now."""
        self.close()
        self.path.unlink(missing_ok=True)


def earlier(folder: Path) -> dict[str, Entry]:
    """What an earlier run says it made, by digest of the input; of one input, what was said last."""
    found: dict[str, Entry] = {}
    if is_file(folder / JSON):
        try:
            listed = json.loads(read_bytes(folder / JSON))["rows"]
        except (ValueError, KeyError, TypeError):
            listed = []
        found |= _good(listed)
    if is_file(folder / JOURNAL):
        lines = []
        for line in read_bytes(folder / JOURNAL).splitlines():
            try:
                lines.append(json.loads(line))
            except ValueError:
                continue  # the line that a kill cut short
        found |= _good(lines)
    return found


def _good(listed: object) -> dict[str, Entry]:
    names = {field.name for field in fields(Entry)}
    found = {}
    for values in listed if isinstance(listed, list) else ():
        if isinstance(values, dict) and set(values) == names and values["status"] != "failed":
            lists = {key: tuple(values[key]) for key in ("warnings", "problems")}
            found[str(values["input"])] = Entry(**(values | lists))
    return found


def still_there(entry: Entry, folder: Path) -> bool:
    """Whether the file is there and is what was made."""
    path = folder / entry.file
    inside = os.path.dirname(os.path.normpath(entry.file)) == ""
    return bool(entry.file) and inside and is_file(path) and digest(read_bytes(path)) == entry.sha256


def write_manifest(folder: Path, entries: Sequence[Entry], about: dict[str, object]) -> None:
    """Both manifests, each whole or not at all."""
    rows = [asdict(entry) for entry in entries]
    counts = {
        status: sum(entry.status == status for entry in entries) for status in ("made", "kept", "failed")
    }
    told = {**about, **counts, "rows": rows}
    write_whole(folder / JSON, json.dumps(told, indent=1, ensure_ascii=False).encode() + b"\n")
    write_whole(folder / CSV, as_csv(entries))


def as_csv(entries: Iterable[Entry]) -> bytes:
    """A row each, for a spreadsheet: what it might take for a formula begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([field.name for field in fields(Entry)])
    for entry in entries:
        values = asdict(entry) | {
            "warnings": "; ".join(entry.warnings),
            "problems": "; ".join(entry.problems),
        }
        writer.writerow([harmless(str(value)) for value in values.values()])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def harmless(cell: str) -> str:
    """The text so that no spreadsheet works it out."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
