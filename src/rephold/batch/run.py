"""A batch from beginning to end: made and put away row by row, and told in a manifest."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from filelock import FileLock, Timeout

from rephold import __version__
from rephold.batch.executors import results
from rephold.batch.jobs import Job, Result
from rephold.batch.manifest import Entry, Journal, digest, earlier, still_there, write_manifest
from rephold.batch.work import Setting
from rephold.errors import Problem, WriteError
from rephold.shelf import write_whole

LOCK = ".rephold.lock"


@dataclass(frozen=True)
class Item:
    """A row that is to be made: its job, and what the manifest calls it."""

    row: int
    reference: str
    file: str
    job: Job = field(repr=False)
    input: str
    """Digest of everything the file is made from."""


class Store(Protocol):
    """Where finished files go."""

    def put(self, name: str, data: bytes) -> None: ...


Told = Callable[[Item, Entry, Result | None], None]


class Folder:
    """A file each, whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, name: str, data: bytes) -> None:
        """Write the file."""
        write_whole(self._folder / name, data)


class Zipped:
    """All files in one ZIP, in the order of the roster, the same bytes each time."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def put(self, name: str, data: bytes) -> None:
        """Put the file in; PDFs are compressed already."""
        entry = zipfile.ZipInfo(name)
        entry.external_attr = 0o644 << 16
        self._archive.writestr(entry, data)


def input_digest(job: Job, content: str) -> str:
    """A digest of what a job is made from: what was asked, the clinic's files (`content`), this program."""
    request = job.request.model_dump(mode="json", exclude={"clinic"})
    asked = [__version__, content, job.kind, job.log_id, job.password, request]
    return digest(json.dumps(asked, sort_keys=True, ensure_ascii=False).encode())


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Nobody else writes batches in this folder meanwhile; WriteError if somebody does."""
    lock = folder / LOCK
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(lock, timeout=0):
            yield
    except Timeout:
        hint = "wait until it is done, or give another --output"
        raise WriteError.at(str(folder), "another batch is being written here", hint) from None
    except OSError as error:
        hint = "check the folder and its permissions"
        raise WriteError.at(str(folder), f"cannot be written: {error.strerror}", hint) from None
    finally:
        lock.unlink(missing_ok=True)


def kept_from(folder: Path, items: Sequence[Item]) -> dict[int, Entry]:
    """Of the items, by number, those that an earlier run made and that are still there, unchanged."""
    known = earlier(folder)
    found = {}
    for item in items:
        entry = known.get(item.input)
        if entry and entry.file == item.file and still_there(entry, folder):
            found[item.job.number] = replace(entry, row=item.row, reference=item.reference, status="kept")
    return found


def run(
    items: Sequence[Item],
    kept: Mapping[int, Entry],
    store: Store,
    journal: Journal | None,
    setting: Setting,
    told: Told,
    *,
    workers: int = 1,
    cluster: str | None = None,
) -> Iterator[Entry]:
    """Makes and puts away all items but those kept; an entry for each, in order, as soon as it is true.

    `told` hears of each as it is done. WriteError stops the run where a file cannot be put away.
    """
    missing = [item for item in items if item.job.number not in kept]
    coming = results((item.job for item in missing), setting, workers, cluster)
    for item in items:
        if item.job.number in kept:
            told(item, kept[item.job.number], None)
            yield kept[item.job.number]
            continue
        result = next(coming)
        entry = _entry(item, result)
        if result.data is not None:
            store.put(item.file, result.data)
        if journal:
            journal.add(entry)
        told(item, entry, result)
        yield entry


def _entry(item: Item, result: Result) -> Entry:
    job = item.job
    return Entry(
        row=item.row,
        reference=item.reference,
        programme=job.request.programme,
        kind=job.kind,
        status="failed" if result.data is None else "made",
        file=item.file if result.data is not None else "",
        pages=result.pages,
        sha256=digest(result.data) if result.data is not None else "",
        log_id=job.log_id or "",
        warnings=said(result.remarks),
        problems=said(result.problems),
        input=item.input,
    )


def said(problems: Iterable[Problem]) -> tuple[str, ...]:
    """Problems as single lines."""
    return tuple(f"{problem.place}: {problem.what}" for problem in problems)


def finish(folder: Path, entries: Sequence[Entry], journal: Journal, about: dict[str, object]) -> None:
    """The manifest takes the journal's place."""
    write_manifest(folder, entries, about)
    journal.remove()
