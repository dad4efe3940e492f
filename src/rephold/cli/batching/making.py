"""A batch as the command line runs it: read, plan, make, tell."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from rephold.batch.jobs import Result
from rephold.batch.manifest import Entry, Journal
from rephold.batch.plan import Wishes, planned, twice
from rephold.batch.run import Folder, Item, Store, finish, kept_from, locked, run
from rephold.batch.work import Setting, fingerprint, packed
from rephold.cli.batching.passwords import passwords_for
from rephold.cli.batching.places import Nowhere, zip_file
from rephold.cli.batching.progress import progress
from rephold.cli.clinic_folder import clinic_folder
from rephold.cli.output import OUT
from rephold.cli.registers import open_register
from rephold.cli.streams import Streams
from rephold.errors import ContentError, Place, Problem
from rephold.logs.canonical import nameless
from rephold.logs.register import Register
from rephold.model.log_request import LogRequest
from rephold.model.roster import RosterColumns
from rephold.read.library import Library
from rephold.read.roster import Roster, read_columns, read_roster
from rephold.shelf import Shelf, read_bytes

RESERVE = ".rephold-reserve"
BYTES_A_ROW = 1500
"""Room kept on the disk for the manifest, so that it can be written when the disk is full."""


@dataclass(frozen=True)
class Wanted:
    """The options of `rephold batch`."""

    roster: Path
    output: Path | None = None
    name: str = ""
    archive: Path | None = None
    print_run: Path | None = None
    separators: bool = False
    one_side: bool = False
    columns: Path | None = None
    defaults: tuple[tuple[str, str], ...] = ()
    dry_run: bool = False
    strict: bool = False
    resume: bool = False
    jobs: int = 1
    cluster: str | None = None
    encrypt: bool = False
    passwords: Path | None = None
    register: Path | None = None
    clinic: str | None = None


@dataclass(frozen=True)
class _Batch:
    """Everything known before the first file is made."""

    roster: Roster
    items: list[Item]
    setting: Setting
    register: Register | None
    library: Library


def made(streams: Streams, wanted: Wanted) -> None:
    """Make what the roster asks for; problems are told as they are found, and the exit code is 6 then."""
    batch = _batch(streams, wanted)
    for problem in (*batch.roster.remarks, *twice(batch.roster.rows, str(wanted.roster))):
        streams.remark(problem)
    for problem in batch.roster.problems:
        streams.wrong(problem)
    if wanted.dry_run or wanted.strict:
        looked = list(_run(streams, wanted, batch, Nowhere()))
        if wanted.dry_run:
            streams.result(
                "".join(_line(entry, item) for entry, item in zip(looked, batch.items, strict=True))
            )
            return
        if streams.code:
            raise ContentError.at(
                str(wanted.roster), "is not all right, so nothing is made", "leave --strict out"
            )
    if wanted.archive:
        with zip_file(wanted.archive) as store:
            entries = list(_run(streams, wanted, batch, store))
        _told(streams, entries, wanted.archive)
        return
    _into_folder(streams, wanted, batch)


def _line(entry: Entry, item: Item) -> str:
    """What would be made of a row; nothing of the patient but the clinic's reference."""
    what = f"{item.file} ({entry.pages} pages)" if entry.status == "made" else "nothing"
    return f"{item.row}  {item.reference}  {entry.kind} {entry.programme}: {what}\n"


def _told(streams: Streams, entries: Sequence[Entry], where: Path) -> None:
    count = {
        status: sum(entry.status == status for entry in entries) for status in ("made", "kept", "failed")
    }
    pages = sum(entry.pages for entry in entries)
    kept = f", {count['kept']} kept" if count["kept"] else ""
    failed = f", {count['failed']} failed" if count["failed"] else ""
    streams.say(f"wrote {where}: {count['made']} made{kept}{failed}, {pages} pages")


def _batch(streams: Streams, wanted: Wanted) -> _Batch:
    name = "-" if str(wanted.roster) == "-" else str(wanted.roster)
    data = sys.stdin.buffer.read() if name == "-" else read_bytes(wanted.roster)
    columns = read_columns(wanted.columns) if wanted.columns else RosterColumns()
    if wanted.defaults:
        columns = RosterColumns.model_validate(
            columns.model_dump() | {"defaults": columns.defaults | dict(wanted.defaults)}
        )
    roster = read_roster(data, name, columns)
    folder, letterhead = _clinic(wanted.clinic)
    library = Library(Shelf(folder))
    clinic = library.clinic(letterhead, Place("--clinic"))
    wishes = Wishes(wanted.name, letterhead, clinic.name if clinic else None, fingerprint(folder, letterhead))
    needs = any(row.kind != "handout" for row in roster.rows)
    register = open_register(wanted.register, create=True) if needs else None
    passwords = passwords_for(roster.rows, wanted.encrypt and not wanted.dry_run, wanted.passwords)
    items = planned(roster.rows, wishes, register, passwords)
    setting = packed(folder) if wanted.cluster else Setting(folder)
    return _Batch(roster, items, setting, register, library)


def _clinic(named: str | None) -> tuple[Path | None, Path | None]:
    """The clinic's folder, or its letterhead file."""
    if not named:
        return None, None
    path = Path(named)
    folder = clinic_folder(path, Place("--clinic"))
    return (folder, None) if folder else (None, path)


def _into_folder(streams: Streams, wanted: Wanted, batch: _Batch) -> None:
    folder = wanted.output or OUT
    with locked(folder):
        journal, reserve = Journal(folder), folder / RESERVE
        kept = kept_from(folder, batch.items) if wanted.resume else {}
        if not wanted.resume:
            journal.remove()
        reserve.write_bytes(bytes(BYTES_A_ROW * len(batch.items)))
        entries = [_failed(line, batch.roster) for line in batch.roster.failed]
        try:
            for entry in _run(streams, wanted, batch, Folder(folder), kept, journal):
                entries.append(entry)
        finally:
            reserve.unlink(missing_ok=True)
            entries.sort(key=lambda one: one.row)
            finish(folder, entries, journal, {"roster": wanted.roster.name})
    _told(streams, entries, folder)


def _run(
    streams: Streams,
    wanted: Wanted,
    batch: _Batch,
    store: Store,
    kept: Mapping[int, Entry] = MappingProxyType({}),
    journal: Journal | None = None,
) -> Iterator[Entry]:
    """Entries as they become true; progress and problems are told meanwhile."""
    with progress(streams, len(batch.items)) as bar:

        def told(item: Item, entry: Entry, result: Result | None) -> None:
            bar.step()
            for problem in result.problems if result else ():
                streams.wrong(_of_row(problem, item, wanted))
            if result and result.template and batch.register and result.data is not None:
                request = item.job.request.model_copy(update={"log": None})
                log = item.job.request.log or LogRequest()
                batch.register.keep(result.template, nameless(request, log))

        yield from run(
            batch.items,
            kept,
            store,
            journal,
            batch.setting,
            told,
            workers=wanted.jobs,
            cluster=wanted.cluster,
        )


def _of_row(problem: Problem, item: Item, wanted: Wanted) -> Problem:
    """The problem with its row, where what is wrong lies in shared content."""
    if problem.place.source.startswith(f"{wanted.roster}:"):
        return problem
    return Problem(Place(f"{wanted.roster}:{item.row}"), f"{problem.place}: {problem.what}", problem.hint)


def _failed(line: int, roster: Roster) -> Entry:
    said = tuple(f"{p.place}: {p.what}" for p in roster.problems if f":{line}" in p.place.source)
    return Entry(row=line, reference="", programme="", kind="", status="failed", problems=said)
