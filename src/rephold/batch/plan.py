"""From a roster to what has to be made: file names, log ids, passwords, digests, before the first file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rephold.batch.items import Item, input_digest
from rephold.batch.jobs import Job
from rephold.batch.names import PATTERN, file_name, told_apart
from rephold.errors import Place, Problem
from rephold.logs.canonical import canonical
from rephold.logs.register import Register
from rephold.model.log_request import LogRequest
from rephold.model.roster import RosterRow


@dataclass(frozen=True)
class Wishes:
    """What holds for all rows."""

    pattern: str = PATTERN
    clinic: Path | None = None
    """A letterhead file that lies outside a clinic's folder."""
    clinic_name: str | None = None
    content: str = ""
    """Digest of the clinic's files."""


def planned(
    rows: Sequence[RosterRow], wishes: Wishes, register: Register | None, passwords: Mapping[str, str]
) -> list[Item]:
    """An item for each row, in order. `register` is needed where a row asks for a log."""
    names = told_apart(file_name(wishes.pattern, _fields(row)) for row in rows)
    items = []
    for number, (row, name) in enumerate(zip(rows, names, strict=True)):
        request = row.request.model_copy(update={"clinic": wishes.clinic}) if wishes.clinic else row.request
        job = Job(
            number=number,
            kind=row.kind,
            request=request,
            places=row.places,
            log_id=_log_id(row, wishes, register),
            password=row.password or passwords.get(row.reference),
        )
        items.append(Item(row.line, row.reference, f"{name}.pdf", job, input_digest(job, wishes.content)))
    return items


def twice(rows: Sequence[RosterRow], name: str) -> tuple[Problem, ...]:
    """A remark for each reference that stands in the roster more than once for one programme and kind."""
    seen: dict[tuple[str, str, str], int] = {}
    found = []
    for row in rows:
        key = (row.reference, row.request.programme, row.kind)
        if key in seen:
            what = f"is the reference of line {seen[key]} too, for the same {row.kind}"
            found.append(Problem(Place(f"{name}:{row.line}:reference"), what, "both are made"))
        seen.setdefault(key, row.line)
    return tuple(found)


def _fields(row: RosterRow) -> dict[str, str]:
    request = row.request
    return {
        "reference": row.reference,
        "programme": request.programme,
        "kind": row.kind,
        "row": str(row.line),
        "date": request.date.isoformat() if request.date else "",
        "name": request.patient.name or "",
    }


def _log_id(row: RosterRow, wishes: Wishes, register: Register | None) -> str | None:
    """The same request gets the same id again; another patient, reference or content another."""
    if row.kind == "handout" or register is None:
        return None
    request = row.request.model_copy(update={"log": None})
    asked = canonical(request, row.request.log or LogRequest(), wishes.clinic_name)
    return register.id_for(b"\n".join((asked, row.reference.encode(), wishes.content.encode())))
