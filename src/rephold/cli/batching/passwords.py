"""The list of made-up passwords: kept apart from the files, for its owner's eyes, the same on a next run."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from rephold.batch.encrypt import new_password
from rephold.batch.folder import alone_with
from rephold.batch.manifest import as_it_was, harmless
from rephold.cli.mistakes import Mistake
from rephold.errors import ContentError
from rephold.model.roster import RosterRow
from rephold.shelf import is_file, read_bytes, whole_file

_HEAD = ["reference", "password"]


def passwords_for(rows: Sequence[RosterRow], wanted: bool, path: Path | None) -> dict[str, str]:
    """Reference -> password, for rows that bring none of their own; those in the list keep theirs.

    New ones are written to the list. A usage error if passwords are needed and there is no list to write to.
    """
    without = [row.reference for row in rows if row.password is None]
    if not wanted:
        if any(row.password for row in rows):
            raise Mistake("the roster has passwords", "give --encrypt, or take the column out")
        return {}
    if not without:
        return {}
    if any(row.reference == f"row-{row.line}" for row in rows if row.password is None):
        what = "--passwords needs a reference in every row"
        raise Mistake(what, "a list by line numbers would give the next roster's patients the same passwords")
    if path is None:
        what = f"--encrypt has no password for {len(without)} of {len(rows)} rows"
        raise Mistake(what, "add a column password, or --passwords FILE to write made-up ones to")
    with alone_with(path):  # two runs that add to one list would lose what opens the files of the first
        known = _read(path) if is_file(path) else {}
        new = [reference for reference in dict.fromkeys(without) if reference not in known]
        known |= {reference: new_password() for reference in new}
        if new:
            _write(path, known)
    return known


def _read(path: Path) -> dict[str, str]:
    rows = list(csv.reader(io.StringIO(read_bytes(path).decode("utf-8-sig", errors="replace"), newline="")))
    if not rows or rows[0] != _HEAD or any(len(row) != 2 for row in rows[1:]):
        raise ContentError.at(str(path), "is no list of passwords", "give --passwords a new file")
    return {as_it_was(reference): password for reference, password in rows[1:]}


def _write(path: Path, known: dict[str, str]) -> None:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([_HEAD, *([harmless(reference), known[reference]] for reference in known)])
    with whole_file(path, private=True) as file:
        file.write(out.getvalue().encode())
