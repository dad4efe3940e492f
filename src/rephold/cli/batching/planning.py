"""What a batch is about to make: the roster read, and everything looked up that all rows share."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path

from rephold.batch.items import Item
from rephold.batch.plan import Wishes, planned
from rephold.batch.work import Setting, fingerprint, packed
from rephold.cli.batching.passwords import passwords_for
from rephold.cli.batching.wanted import Wanted
from rephold.cli.clinic_folder import HOLDS, clinic_folder
from rephold.cli.mistakes import Mistake
from rephold.cli.registers import open_register
from rephold.errors import Place
from rephold.logs.register import Register
from rephold.model.roster import RosterColumns
from rephold.read.library import Library
from rephold.read.roster import Roster, read_columns, read_roster
from rephold.shelf import Shelf, read_bytes

STDIN = "-"
COUNTS = (*HOLDS, "anatomy")
"""Parts of a clinic's folder that a sheet may depend on."""


@dataclass(frozen=True)
class Plan:
    """The roster, and what holds for all of its rows."""

    name: str
    """Of the roster, for messages."""
    roster: Roster
    wishes: Wishes
    setting: Setting
    library: Library = field(repr=False)

    @property
    def rows(self) -> int:
        """All rows, good and bad."""
        return len(self.roster.rows) + len(self.roster.bad)


def plan_of(wanted: Wanted) -> Plan:
    """The plan for these options; ContentError or MissingError for what roster and clinic have wrong."""
    name = str(wanted.roster)
    data = sys.stdin.buffer.read() if name == STDIN else read_bytes(wanted.roster)
    roster = read_roster(data, name, _columns(wanted))
    folder, letterhead = _clinic(wanted.clinic)
    library = Library(Shelf(folder))
    clinic = library.clinic(letterhead, Place("--clinic"))
    logo = clinic.logo.file if clinic and clinic.logo else None
    inside = _inside(logo, folder)
    outside = None if inside else logo
    parts = (*COUNTS, *inside)
    wishes = Wishes(
        pattern=wanted.name,
        clinic=None if wanted.cluster else letterhead,
        clinic_name=clinic.name if clinic else None,
        content=fingerprint(folder, parts, letterhead, outside),
    )
    setting = Setting(folder)
    if wanted.cluster:
        home = letterhead.parent if letterhead else folder
        if logo and not _inside(logo, home):
            raise Mistake("with --cluster, the clinic's logo has to travel", "put it beside clinic.yaml")
        if letterhead:
            setting = packed(home, (letterhead.name, *_inside(logo, home)), letterhead.name)
        else:
            setting = packed(folder, parts)
    return Plan(name, roster, wishes, setting, library)


def _inside(file: Path | None, folder: Path | None) -> tuple[str, ...]:
    """The way to the file from this folder; nothing if it lies elsewhere, or there is none."""
    if file is None or folder is None or not file.resolve().is_relative_to(folder.resolve()):
        return ()
    return (file.resolve().relative_to(folder.resolve()).as_posix(),)


def looked_at(plan: Plan) -> list[Item]:
    """The items as they would be made, but without passwords, and with log ids that nobody keeps."""
    return planned(plan.roster.rows, plan.wishes, Register(Path(), b""), {})


def settled(plan: Plan, wanted: Wanted) -> tuple[list[Item], Register | None]:
    """The items that will be made, with passwords and log ids; and the register that keeps the logs."""
    needs = any(row.kind != "handout" for row in plan.roster.rows)
    register = open_register(wanted.register, create=True) if needs else None
    passwords = passwords_for(plan.roster.rows, wanted.encrypt, wanted.passwords)
    return planned(plan.roster.rows, plan.wishes, register, passwords), register


def _columns(wanted: Wanted) -> RosterColumns:
    columns = read_columns(wanted.columns) if wanted.columns else RosterColumns()
    return columns.model_copy(update={"defaults": columns.defaults | dict(wanted.defaults)})


def _clinic(named: str | None) -> tuple[Path | None, Path | None]:
    """The clinic's folder, or its letterhead file."""
    if not named:
        return None, None
    path = Path(named)
    folder = clinic_folder(path, Place("--clinic"))
    return (folder, None) if folder else (None, path)
