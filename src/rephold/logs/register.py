"""The register of printed logs: ids that nobody can guess, and what each log looked like on paper.

One SQLite file. It has a secret of its own, made once, so that the same request gets the same id again, and
nobody can tell from an id who a log was for. Names are kept only where that was asked for.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rephold.errors import ContentError, MissingError, WriteError
from rephold.model.log_template import LogTemplate
from rephold.shelf import is_file, private_file, read_bytes, user_data

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ID_LENGTH = 10
SECRET_BYTES = 32
WAIT = 20.0
"""Seconds to wait for another process that is writing."""
_MARK = 0x52486C67
"""`RHlg`: says in the file's head that it is one of ours (PRAGMA application_id)."""
_TABLES = """
CREATE TABLE secret (one INTEGER PRIMARY KEY CHECK (one = 1), value BLOB NOT NULL);
CREATE TABLE logs (
    id TEXT PRIMARY KEY, programme TEXT NOT NULL, template TEXT NOT NULL, request TEXT NOT NULL, name TEXT
);
"""


def default_register() -> Path:
    """Where the register is if nobody says otherwise: in the user's data folder."""
    return user_data() / "logs.sqlite"


class Register:
    """An open register; `open` gives one. Each call is its own transaction, so processes may share it."""

    def __init__(self, path: Path, secret: bytes) -> None:
        self.path, self._secret = path, secret

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> Register:
        """The register in a file, made first if that is asked for.

        MissingError where there is none, ContentError for a file that is none, WriteError where none can be.
        """
        if not is_file(path):
            if not create:
                raise MissingError.at(
                    str(path), "there is no register of logs", "print a log first, or give --register FILE"
                )
            private_file(path)
        if not read_bytes(path, most=1):
            _make(path)
        with _connection(path) as connection:
            if connection.execute("PRAGMA application_id").fetchone()[0] != _MARK:
                raise ContentError.at(str(path), "is no register of logs", "give another --register FILE")
            (value,) = connection.execute("SELECT value FROM secret").fetchone()
        return cls(path, value)

    def id_for(self, canonical: bytes) -> str:
        """The id of what was asked: the same for the same bytes, and no way back from it."""
        digest = hmac.digest(self._secret, canonical, hashlib.sha256)
        number = int.from_bytes(digest[:8]) >> 14
        return "".join(CROCKFORD[number >> shift & 31] for shift in range(45, -1, -5))

    def keep(self, template: LogTemplate, request: str, name: str | None = None) -> None:
        """Remember a printed log; once it is there, nothing of it changes but a name that is kept later.

        ContentError if another log has its id: sheets of both would be read with the wrong template.
        """
        text = template.model_dump_json(exclude_none=True)
        with self.changing() as connection:
            found = connection.execute(
                "SELECT template FROM logs WHERE id = ?", (template.log_id,)
            ).fetchone()
            if found and found[0] != text:
                raise ContentError.at(
                    f"log {template.log_id}",
                    "is in the register already, and looked different on paper",
                    "give --copy with another number, so that this log gets an id of its own",
                )
            connection.execute(
                "INSERT INTO logs VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET name = coalesce(excluded.name, name)",
                (template.log_id, template.programme, text, request, name),
            )

    def template(self, log_id: str) -> LogTemplate | None:
        """What the log looks like on paper; None if it is not in the register."""
        found = self._one("template", log_id)
        return LogTemplate.model_validate_json(found) if found else None

    def prescription(self, log_id: str) -> str | None:
        """What was asked for, as JSON without the patient's name."""
        return self._one("request", log_id)

    def name(self, log_id: str) -> str | None:
        """The patient's name, where it was to be kept."""
        return self._one("name", log_id)

    def ids(self) -> tuple[str, ...]:
        """The ids of all logs, sorted."""
        with self.reading() as connection:
            return tuple(row[0] for row in connection.execute("SELECT id FROM logs ORDER BY id"))

    def _one(self, column: str, log_id: str) -> str | None:
        with self.reading() as connection:
            found = connection.execute(f"SELECT {column} FROM logs WHERE id = ?", (log_id,)).fetchone()
        return str(found[0]) if found and found[0] is not None else None

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection to look things up."""
        with _connection(self.path) as connection:
            yield connection

    @contextmanager
    def changing(self) -> Iterator[sqlite3.Connection]:
        """A connection inside a transaction: all of what is changed stays, or nothing of it."""
        with _connection(self.path) as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")


def _make(path: Path) -> None:
    """Tables and secret in an empty file; if another process is faster, its are left as they are."""
    with _connection(path) as connection:
        connection.execute("BEGIN IMMEDIATE")
        if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            for statement in _TABLES.split(";"):
                connection.execute(statement)
            connection.execute("INSERT INTO secret VALUES (1, ?)", (secrets.token_bytes(SECRET_BYTES),))
            connection.execute(f"PRAGMA application_id = {_MARK}")
        connection.execute("COMMIT")


@contextmanager
def _connection(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that is closed again; what SQLite complains about, in our words."""
    try:
        connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
    except sqlite3.Error as error:
        raise WriteError.at(str(path), f"cannot be opened: {error}", "check its permissions") from None
    try:
        yield connection
    except sqlite3.OperationalError as error:
        hint = "check its permissions and free space, and whether another program holds it"
        raise WriteError.at(str(path), f"cannot be used as a register: {error}", hint) from None
    except sqlite3.DatabaseError as error:
        what = f"is no register of logs, or is broken: {error}"
        raise ContentError.at(str(path), what, "take a copy that works, or give another --register") from None
    finally:
        connection.close()
