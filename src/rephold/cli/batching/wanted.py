"""The options of `rephold batch`, and which of them cannot go together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from rephold.batch.names import FIELDS, PATTERN, unknown_fields
from rephold.cli.mistakes import Mistake
from rephold.cli.output import OUT
from rephold.model.roster import COLUMNS

STDOUT = Path("-")
_ADDRESS = re.compile(r"((tcp|tls|ws|wss|ucx)://)?(\[[0-9A-Fa-f:.]+\]|[^\s/:\[\]]+):[0-9]{1,5}")
OF_A_PATIENT = ("reference", "name", "password")
"""Columns that cannot hold for all rows."""


@dataclass(frozen=True)
class Wanted:
    """What the command line asks for."""

    roster: Path
    output: Path | None = None
    name: str = PATTERN
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


def refuse(wanted: Wanted) -> None:
    """Usage errors for options that cannot go together."""
    places = [one for one in (wanted.output, wanted.archive, wanted.print_run) if one]
    if len(places) > 1:
        raise Mistake("--output, --zip and --print-run are three ways", "give one of them")
    if wanted.resume and (wanted.archive or wanted.print_run):
        raise Mistake("--resume goes with files in a folder", "a ZIP or a print run is made whole again")
    if wanted.print_run and wanted.encrypt:
        raise Mistake("a print run is for a printer, and --encrypt is not", "leave one of them out")
    if wanted.print_run and wanted.cluster:
        raise Mistake(
            "a print run is made by one process, and --cluster is for many", "leave one of them out"
        )
    if wanted.cluster is not None and not _ADDRESS.fullmatch(wanted.cluster):
        raise Mistake("--cluster has no address of a scheduler", "write it as tcp://HOST:8786")
    if STDOUT in (wanted.output, wanted.archive, wanted.print_run):
        raise Mistake("- would be standard output, and a batch writes files", "give a name")
    if (wanted.separators or wanted.one_side) and not wanted.print_run:
        raise Mistake("--separators and --one-side are for a --print-run", "leave them out")
    if wanted.passwords and not wanted.encrypt:
        raise Mistake("--passwords goes with --encrypt", "add --encrypt")
    if wanted.passwords and wanted.passwords.resolve().parent == (wanted.output or OUT).resolve():
        raise Mistake("--passwords lies beside the files that it opens", "keep it in another folder")
    for column in (name for name, _ in wanted.defaults if name not in COLUMNS and "." not in name):
        hint = f"use {', '.join(COLUMNS)}, or ID.FIELD"
        raise Mistake(f"--default has {column!r}, which is no column", hint)
    if any(column in OF_A_PATIENT for column, _ in wanted.defaults):
        raise Mistake("--default is for all rows, and one has what is a patient's own", "give it a column")
    if not wanted.name.isprintable():
        raise Mistake("--name has a character that no file name should have", "use plain letters and fields")
    if unknown := unknown_fields(wanted.name):
        hint = "use " + ", ".join(f"{{{field}}}" for field in FIELDS)
        raise Mistake(f"--name has {{{unknown[0]}}}, which there is none of", hint)
