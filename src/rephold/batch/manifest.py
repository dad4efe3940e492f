"""What a batch has made: one entry a row, as it happens in a journal, and in the end as CSV and JSON.

No entry holds a patient's name: a row is known by its line and the clinic's reference.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import BinaryIO, Literal, get_args

from rephold.errors import WriteError
from rephold.shelf import is_file, read_bytes, write_whole

JSON = "manifest.json"
CSV = "manifest.csv"
JOURNAL = ".rephold-journal.jsonl"
_STARTS = r"(^|[;\t|\r\n])"
_FORMULA = re.compile(_STARTS + r"(?=[=+\-@\t\r'＝＋－＠])")
_HARMLESS = re.compile(_STARTS + "'")
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
        self.entries: list[Entry] = []
        """What was added, on disk or not: it is true all the same."""
        self._file: BinaryIO | None = None

    def add(self, entry: Entry) -> None:
        """Write it down now. WriteError if the disk is full."""
        self.entries.append(entry)
        # The line break before it ends a line that a kill or a full disk has cut short.
        line = b"\n" + json.dumps(asdict(entry), ensure_ascii=False).encode() + b"\n"
        hint = "make room on the disk; then --resume"
        try:
            if self._file is None:
                self._file = self.path.open("ab", buffering=0)
            written = self._file.write(line)
        except OSError as error:
            raise WriteError.at(str(self.path), f"cannot be written: {error.strerror}", hint) from None
        if written != len(line):
            raise WriteError.at(str(self.path), "cannot be written: the disk is full", hint)

    def close(self) -> None:
        """Nothing more comes; the journal stays."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def remove(self) -> None:
        """The manifest says it all now."""
        self.close()
        self.path.unlink(missing_ok=True)


def earlier(folder: Path) -> dict[tuple[str, str], Entry]:
    """What an earlier run says it made, by file and digest of the input; of doubles, what was said last."""
    found: list[object] = []
    if is_file(folder / JSON):
        with suppress(ValueError, KeyError, TypeError):
            found += json.loads(read_bytes(folder / JSON))["rows"]
    if is_file(folder / JOURNAL):
        for line in read_bytes(folder / JOURNAL).splitlines():
            with suppress(ValueError):  # a line that was cut short
                found.append(json.loads(line))
    good = [entry for entry in map(_entry, found) if entry and entry.status != "failed"]
    return {(entry.file, entry.input): entry for entry in good}


def _entry(values: object) -> Entry | None:
    """The entry that was written down; None for anything else."""
    if not isinstance(values, dict) or set(values) != {field.name for field in fields(Entry)}:
        return None
    texts, lists = ("file", "input", "sha256"), ("warnings", "problems")
    if not all(isinstance(values[name], str) for name in texts):
        return None
    if not all(isinstance(values[name], list) for name in lists):
        return None
    return Entry(**(values | {name: tuple(values[name]) for name in lists}))


def still_there(entry: Entry, folder: Path) -> bool:
    """Whether the file is there and is what was made."""
    path = folder / entry.file
    inside = os.path.dirname(os.path.normpath(entry.file)) == ""
    return bool(entry.file) and inside and is_file(path) and digest(read_bytes(path)) == entry.sha256


def write_manifest(folder: Path, entries: Sequence[Entry], roster: str, rows: int) -> None:
    """Both manifests in a folder, each whole or not at all; `rows` are all of the roster."""
    for name, data in manifests(entries, roster, rows).items():
        write_whole(folder / name, data)


def manifests(entries: Sequence[Entry], roster: str, rows: int) -> dict[str, bytes]:
    """Both manifests, by file name."""
    told: dict[str, object] = {"roster": roster, "left": rows - len(entries)}
    told |= {str(status): number for status, number in counts(entries).items()}
    told["rows"] = [asdict(entry) for entry in entries]
    return {
        CSV: as_csv(entries),
        JSON: json.dumps(told, indent=1, ensure_ascii=False).encode() + b"\n",
    }


def counts(entries: Iterable[Entry]) -> dict[Status, int]:
    """How many rows were made, kept and failed."""
    said = [entry.status for entry in entries]
    return {status: said.count(status) for status in get_args(Status)}


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
    """The text so that no spreadsheet works it out: with apostrophes, which `as_it_was` takes off again.

    One that parts cells at another sign than ours finds a formula in `A;=1+1`; some know wide signs too.
    """
    return _FORMULA.sub(r"\1'", cell)


def as_it_was(cell: str) -> str:
    """The text that `harmless` was given."""
    return _HARMLESS.sub(r"\1", cell)
