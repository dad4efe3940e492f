"""A batch as the command line runs it: read, plan, make, tell."""

from __future__ import annotations

import zipfile
from collections import deque
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from rephold.batch.folder import Folder, forgotten, kept_from, locked
from rephold.batch.items import Item
from rephold.batch.manifest import Entry, Journal, digest, earlier, manifests, write_manifest
from rephold.batch.plan import twice
from rephold.batch.print_run import run_into
from rephold.batch.run import Means, Nowhere, Store, Zipped, run, said
from rephold.batch.work import press_for
from rephold.cli.batching.planning import Plan, looked_at, plan_of, settled
from rephold.cli.batching.progress import progress
from rephold.cli.batching.telling import Teller, line_of
from rephold.cli.batching.wanted import Wanted
from rephold.cli.output import OUT
from rephold.cli.streams import Streams
from rephold.errors import ContentError, Place, Problem
from rephold.logs.register import Register
from rephold.pipeline import Pile
from rephold.read.roster import BadRow
from rephold.shelf import read_bytes, whole_file, write_whole


def made(streams: Streams, wanted: Wanted) -> None:
    """Make what the roster asks for; problems are told as they are found, and the exit code is 6 then."""
    plan = plan_of(wanted)
    for problem in (*plan.roster.remarks, *twice(plan.roster.rows, plan.name)):
        streams.remark(problem)
    for problem in plan.roster.problems:
        streams.wrong(problem)
    teller = Teller(streams, plan.name)
    if wanted.dry_run or wanted.strict:
        items = looked_at(plan)
        means = Means(plan.setting, wanted.jobs, wanted.cluster)
        entries = list(_run(teller, items, means, Nowhere()))
        if wanted.dry_run:
            streams.result("".join(map(line_of, entries)))
            teller.remarks()
            return
        if streams.code:
            hint = "put it right, or leave --strict out"
            raise ContentError.at(plan.name, "is not all right, so nothing is made", hint)
        teller = Teller(streams, plan.name)
    items, register = settled(plan, wanted)
    means = Means(plan.setting, wanted.jobs, wanted.cluster, register)
    if wanted.print_run:
        _into_print_run(teller, wanted, wanted.print_run, plan, items, register)
    elif wanted.archive:
        _into_zip(teller, wanted.archive, plan, items, means)
    else:
        _into_folder(teller, wanted.output or OUT, plan, items, means, resume=wanted.resume)


def _into_zip(teller: Teller, path: Path, plan: Plan, items: Sequence[Item], means: Means) -> None:
    with whole_file(path) as out, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        store = Zipped(archive)
        entries = _all(plan.roster.bad, _run(teller, items, means, store))
        for name, data in manifests(entries, Path(plan.name).name, plan.rows).items():
            store.put(name, data)
    teller.done(entries, path)


def _into_print_run(
    teller: Teller, wanted: Wanted, path: Path, plan: Plan, items: Sequence[Item], register: Register | None
) -> None:
    if wanted.jobs > 1:
        what = "is for files; a print run is made by one process, for all its patients share what is in it"
        teller.streams.remark(Problem(Place("--jobs"), what, "leave it out"))
    press = press_for(plan.setting)
    with whole_file(path) as out:
        pile = Pile(press, out, duplex=not wanted.one_side, separators=wanted.separators)
        with progress(teller.streams, len(items)) as bar:
            made = []
            for entry in run_into(pile, path.name, items, press, register, teller.row):
                bar.step()
                made.append(entry)
        if not pile.pages:
            raise ContentError.at(plan.name, "has no row that can be printed", "so there is no print run")
        pile.close()
    whole = digest(read_bytes(path))
    entries = _all(plan.roster.bad, (replace(one, sha256=whole if one.file else "") for one in made))
    for name, data in manifests(entries, Path(plan.name).name, plan.rows).items():
        write_whole(path.with_name(f"{path.stem}-{name}"), data)
    teller.done(entries, path)


def _into_folder(
    teller: Teller, folder: Path, plan: Plan, items: Sequence[Item], means: Means, *, resume: bool
) -> None:
    with locked(folder, plan.rows) as reserve:
        before, journal = earlier(folder), Journal(folder)
        kept = kept_from(before, folder, items) if resume else {}
        if not resume:
            journal.remove()
        try:
            with closing(_run(teller, items, means, Folder(folder), kept, journal)) as coming:
                deque(coming, maxlen=0)
        except KeyboardInterrupt:
            teller.interrupted(len(kept) + len(journal.entries), len(items))
            raise
        finally:
            entries = _all(plan.roster.bad, [*kept.values(), *journal.entries])
            reserve.unlink(missing_ok=True)
            write_manifest(folder, entries, Path(plan.name).name, plan.rows)
            journal.remove()
        teller.forgotten(forgotten(before, items, folder), folder)
    teller.done(entries, folder)


def _all(bad: Sequence[BadRow], made: Iterable[Entry]) -> list[Entry]:
    """The entries of all rows, in the order of the roster."""
    failed = [Entry(row.line, row.reference, "", "", "failed", problems=said(row.problems)) for row in bad]
    return sorted([*failed, *made], key=lambda entry: entry.row)


def _run(
    teller: Teller,
    items: Sequence[Item],
    means: Means,
    store: Store,
    kept: Mapping[int, Entry] | None = None,
    journal: Journal | None = None,
) -> Generator[Entry, None, None]:
    """Entries as they become true; progress and problems are told meanwhile."""
    with progress(teller.streams, len(items)) as bar:
        for entry in run(items, means, store, teller.row, kept, journal):
            bar.step()
            yield entry
