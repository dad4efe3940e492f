"""A batch from beginning to end: made and put away row by row."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Protocol

from rephold.batch.executors import results
from rephold.batch.items import Item
from rephold.batch.jobs import Result
from rephold.batch.manifest import Entry, Journal, digest
from rephold.batch.stops import uninterrupted
from rephold.batch.work import Setting
from rephold.errors import ContentError, Problem
from rephold.logs.canonical import nameless
from rephold.logs.register import Register
from rephold.model.log_request import LogRequest

Told = Callable[[Item, Result | None], None]
"""Hears of each row as it is done: its result, or None where an earlier run made it."""


class Store(Protocol):
    """Where finished files go."""

    def put(self, name: str, data: bytes) -> None: ...


class Nowhere:
    """Takes files and keeps none: what would be made is only looked at."""

    def put(self, name: str, data: bytes) -> None:
        """Nothing."""


class Zipped:
    """All files in one ZIP, in the order of the roster, the same bytes each time."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def put(self, name: str, data: bytes) -> None:
        """Put the file in; PDFs are compressed already."""
        entry = zipfile.ZipInfo(name)
        entry.external_attr = 0o644 << 16
        self._archive.writestr(entry, data)


@dataclass(frozen=True)
class Means:
    """What a batch is made with."""

    setting: Setting
    workers: int = 1
    cluster: str | None = None
    register: Register | None = None
    """Gets the template of each log, before its file is there; None where nothing is to be remembered."""


def run(
    items: Sequence[Item],
    means: Means,
    store: Store,
    told: Told,
    kept: Mapping[int, Entry] | None = None,
    journal: Journal | None = None,
) -> Generator[Entry, None, None]:
    """Makes and puts away all items but those kept; an entry for each, in order, as soon as it is true.

    WriteError stops the run where a file cannot be put away.
    """
    kept = kept or {}
    missing = [item.job for item in items if item.job.number not in kept]
    with closing(results(missing, means.setting, means.workers, means.cluster)) as coming:
        for item in items:
            if item.job.number in kept:
                told(item, None)
                yield kept[item.job.number]
                continue
            result = next(coming)
            assert result.number == item.job.number
            with uninterrupted():
                result = registered(result, item, means.register)
                entry = entry_of(item, result)
                if result.data is not None:
                    store.put(item.file, result.data)
                if journal:
                    journal.add(entry)
                told(item, result)
            yield entry


def registered(result: Result, item: Item, register: Register | None) -> Result:
    """The result, its template remembered; without its file if the register has another one by its id."""
    if register is None or result.template is None:
        return result
    log = item.job.request.log or LogRequest()
    try:
        register.keep(result.template, nameless(item.job.request, log))
    except ContentError as error:
        hint = "give another --register, so that this log gets another id"
        return replace(result, data=None, problems=tuple(replace(p, hint=hint) for p in error.problems))
    return result


def entry_of(item: Item, result: Result) -> Entry:
    """What the manifest says of a row; of one that failed what is wrong, and nothing of its cells."""
    made = result.data is not None
    return Entry(
        row=item.row,
        reference=item.reference,
        programme=item.job.request.programme if made else "",
        kind=item.job.kind if made else "",
        status="made" if made else "failed",
        file=item.file if made else "",
        pages=result.pages if made else 0,
        sha256=digest(result.data) if result.data is not None else "",
        log_id=item.job.log_id or "" if made else "",
        warnings=said(result.remarks),
        problems=said(result.problems),
        input=item.input,
    )


def said(problems: Iterable[Problem]) -> tuple[str, ...]:
    """Problems as single lines."""
    return tuple(f"{problem.place}: {problem.what}" for problem in problems)
