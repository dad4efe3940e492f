"""`rephold progress`: what somebody's weekly logs come to, as a page for patient and clinician."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from rephold.cli.asking import clinic_option
from rephold.cli.clinic_folder import clinic_folder
from rephold.cli.command import Command
from rephold.cli.mistakes import Mistake
from rephold.cli.output import destination, put, refuse_inputs, refuse_terminal, with_output
from rephold.cli.registers import LogId
from rephold.cli.streams import Streams, with_streams
from rephold.cli.values import Day
from rephold.errors import ContentError, Place
from rephold.logs.adherence import adherence
from rephold.logs.entries import Entry
from rephold.logs.entry_files import from_csv
from rephold.logs.kept_entries import kept
from rephold.logs.register import Register, default_register
from rephold.model.log_id import grouped
from rephold.pipeline import ProgressRequest, make_progress
from rephold.read.library import Library
from rephold.shelf import Shelf, is_folder, read_bytes

_SQLITE = b"SQLite format 3\x00"


@click.command(
    "progress",
    cls=Command,
    examples=(
        "rephold log low-back-pain --fillable --template out/log.json -o out/log.pdf",
        "rephold read-log out/log.pdf --template out/log.json --format csv -o out/entries.csv",
        "rephold progress out/entries.csv",
        'rephold progress out/entries.csv --patient "Sam Example" -o out/sam-progress.pdf',
    ),
)
@click.argument("source", type=click.Path(path_type=Path), metavar="[CSV|REGISTER]", required=False)
@click.option(
    "--log", "logs", type=LogId(), multiple=True, help="A log of this person, by its id. Can be repeated."
)
@click.option("--patient", metavar="NAME", help="Name on the page; without it, a line to write on.")
@click.option("--until", type=Day(), help="Count no days after this one; without it, all of each page.")
@click.option("--rules", default="standard", show_default=True, metavar="ID", help="What is measured by.")
@click.option("--paper", metavar="PAPER", help="a4, letter, a5, a3, or a size such as 210x297mm.")
@clinic_option
@with_output
@with_streams
def command(
    streams: Streams,
    source: Path | None,
    logs: tuple[str, ...],
    patient: str | None,
    until: datetime.date | str | None,
    rules: str,
    paper: str | None,
    clinic: str | None,
    output: str | None,
    no_clobber: bool,
) -> None:
    """Print what somebody's weekly logs come to, in charts and tables, as PDF.

    Reads the CSV of `rephold read-log --format csv`, or a register in which `read-log --keep` kept entries;
    without either, the register in your data folder.
    A page is about one person: where there are several logs, --log names those of that person.

    Writes out/progress.pdf, or where --output says.
    """
    target = destination(output, "progress.pdf")
    source = source or default_register()
    refuse_terminal(streams, target, "PDF")
    refuse_inputs("--output", target, (source,))
    letterhead = Path(clinic) if clinic else None
    folder = clinic_folder(letterhead, Place("--clinic")) if letterhead else None
    library = Library(Shelf(folder))
    measured = library.log_rules(rules, Place("--rules"))
    day = until if isinstance(until, datetime.date) else None
    found = adherence(_entries(source, logs), measured, day)
    if not found.weeks:
        raise ContentError.at("--until", f"there are no entries up to {day}", "give a later day, or none")
    own = letterhead if letterhead and not is_folder(letterhead) else None
    made = make_progress(found, measured, ProgressRequest(patient, own, paper), library)
    put(streams, target, made.data, clobber=not no_clobber, detail=_pages(made.pages))


def _entries(source: Path, logs: tuple[str, ...]) -> tuple[Entry, ...]:
    """The entries of one person; Mistake if it has to be said whose, ContentError if there are none."""
    data = read_bytes(source)
    if data.startswith(_SQLITE):
        every = kept(Register.open(source), logs)
    else:
        every = from_csv(data, str(source))
    there = tuple(dict.fromkeys(entry.log_id for entry in every))
    named = ", ".join(map(grouped, there))
    if missing := [log for log in logs if log not in there]:
        hint = f"there are {named}" if there else "keep entries with `rephold read-log --keep`"
        raise ContentError.at("--log", f"there are no entries of log {grouped(missing[0])}", hint)
    if not there:
        hint = "keep entries with `rephold read-log --keep`"
        raise ContentError.at(str(source), "has no entries of logs", hint)
    if len(there) > 1 and not logs:
        raise Mistake(
            f"there are {len(there)} logs", f"name those of one person: --log {grouped(there[0])} …"
        )
    return tuple(entry for entry in every if not logs or entry.log_id in logs)


def _pages(count: int) -> str:
    return f"{count} {'page' if count == 1 else 'pages'}"
