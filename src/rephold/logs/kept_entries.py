"""Entries kept in the register, so that the weeks of a log can be looked at together later."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from rephold.logs.entries import Entry
from rephold.logs.entry_files import as_json, entry_of
from rephold.logs.register import Register

_TABLE = """
CREATE TABLE IF NOT EXISTS entries (
    log_id TEXT NOT NULL, box TEXT NOT NULL, place INTEGER NOT NULL, entry TEXT NOT NULL,
    settled INTEGER NOT NULL, PRIMARY KEY (log_id, box)
)
"""
_PUT = """
INSERT INTO entries VALUES (?, ?, ?, ?, ?) ON CONFLICT (log_id, box) DO UPDATE
SET place = excluded.place, entry = excluded.entry, settled = excluded.settled
WHERE excluded.settled >= entries.settled
"""


def keep(register: Register, entries: Iterable[Entry]) -> None:
    """Keep entries; a later reading of the same box takes the place of an earlier one.

    What a person settled is only ever replaced by what a person settles.
    """
    rows = [
        (told["log_id"], told["box"], place, json.dumps(told), int(told["by"] is not None))
        for place, told in enumerate(as_json(entries))
    ]
    with register.changing() as connection:
        connection.execute(_TABLE)
        connection.executemany(_PUT, rows)


def kept(register: Register, logs: Sequence[str] = ()) -> tuple[Entry, ...]:
    """The entries that were kept of these logs, in the order of the logs given; without any, of all logs."""
    with register.reading() as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'entries'").fetchone():
            return ()
        rows = connection.execute("SELECT log_id, entry FROM entries ORDER BY log_id, place").fetchall()
    order = {log: place for place, log in enumerate(logs)}
    mine = [(log, text) for log, text in rows if not logs or log in order]
    mine.sort(key=lambda row: order.get(row[0], 0))
    return tuple(entry_of(json.loads(text)) for _, text in mine)
