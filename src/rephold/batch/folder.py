"""A batch's own folder: locked while a run goes on, with room kept for the manifest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from filelock import FileLock, Timeout

from rephold.batch.items import Item
from rephold.batch.manifest import Entry, still_there
from rephold.errors import WriteError
from rephold.shelf import is_file, write_whole

LOCK = ".rephold.lock"
"""Stays, empty: taking it away could give two runs a lock each."""
RESERVE = ".rephold-reserve"
PATIENCE = 10
"""Seconds to wait for a list that another run is changing."""
BYTES_A_ROW = 1500
"""Room kept on the disk for the manifests: twice what a row with two warnings takes in both."""
MARK = "batch-"
"""In the names of files that are being written: those that a kill has left are told from other commands'."""


class Folder:
    """Takes finished files, each whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, name: str, data: bytes) -> None:
        """Write the file."""
        write_whole(self._folder / name, data, mark=MARK)


@contextmanager
def alone_with(path: Path) -> Iterator[None]:
    """Nobody else changes this file meanwhile; WriteError if somebody does so for long."""
    lock = FileLock(path.with_name(f".{path.name}.lock"))
    with _acquired(lock, path, PATIENCE, "another batch is changing it", "wait until it is done"):
        yield


@contextmanager
def _acquired(lock: FileLock, path: Path, seconds: float, busy: str, hint: str) -> Iterator[None]:
    """While the lock is ours, in a folder that is made if need be; WriteError if it is not to be had."""
    try:
        Path(lock.lock_file).parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=seconds)
    except Timeout:
        raise WriteError.at(str(path), busy, hint) from None
    except OSError as error:
        hint = "check the folder and its permissions"
        raise WriteError.at(str(path), f"cannot be written: {error.strerror}", hint) from None
    try:
        yield
    finally:
        lock.release()


@contextmanager
def locked(folder: Path, rows: int) -> Iterator[Path]:
    """Nobody else writes a batch in this folder meanwhile; WriteError if somebody does.

    Gives the reserve: when it is taken away, the disk has room for a manifest of so many rows.
    """
    lock, reserve = FileLock(folder / LOCK), folder / RESERVE
    hint = "wait until it is done, or give another --output"
    with _acquired(lock, folder, 0, "another batch is being written here", hint):
        for left in folder.glob(f".rephold-{MARK}*.part"):
            left.unlink(missing_ok=True)
        try:
            write_whole(reserve, bytes(BYTES_A_ROW * rows), mark=MARK)
            yield reserve
        finally:
            reserve.unlink(missing_ok=True)


def kept_from(
    known: Mapping[tuple[str, str], Entry], folder: Path, items: Sequence[Item]
) -> dict[int, Entry]:
    """Of the items, by number, those that an earlier run made and that are still there, unchanged."""
    found = {}
    for item in items:
        entry = known.get((item.file, item.input))
        if entry and still_there(entry, folder):
            found[item.job.number] = replace(entry, row=item.row, reference=item.reference, status="kept")
    return found


def forgotten(known: Mapping[tuple[str, str], Entry], items: Sequence[Item], folder: Path) -> int:
    """How many files of an earlier run are still there that this roster does not ask for."""
    files = {entry.file for entry in known.values()} - {item.file for item in items}
    return sum(is_file(folder / file) for file in files)
