"""A clinic's roster: who gets what next week, one row a patient."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pydantic import Field, model_validator

from rephold.errors import Place
from rephold.model.noun import Noun
from rephold.model.prescription import Request
from rephold.model.text import Line

Kind = Literal["handout", "log", "pack"]
KINDS: tuple[Kind, ...] = ("handout", "log", "pack")

COLUMNS = (
    "reference", "name", "programme", "kind", "clinician", "date", "review", "language", "paper", "edition",
    "ink", "layout", "side", "dose", "drop", "add", "order", "notes", "weeks", "start", "sessions",
    "password",
)  # fmt: skip
"""What a roster may have a column for; and ID.FIELD for one dose each (`cat-camel.reps`)."""


class RosterColumns(Noun):
    """How a clinic's own spreadsheet is to be read: its headings, and nothing of any patient."""

    columns: dict[str, Line] = Field(default_factory=dict)
    """Its heading: our column. Two headings of one column are joined with a space (first and last name)."""
    ignore: tuple[str, ...] = ()
    """Headings that mean nothing here."""
    defaults: dict[str, str] = Field(default_factory=dict)
    """Our column: what holds where a cell is empty."""
    encoding: Literal["utf-8", "utf-16", "cp1252", "latin-1", "cp1250", "mac-roman"] | None = None
    """Left out, UTF-8 or what its first bytes say."""
    delimiter: Literal[",", ";", "\t", "|"] | None = None
    """Left out, the one that parts the headings best."""
    days: Literal["YYYY-MM-DD", "DD.MM.YYYY", "DD/MM/YYYY", "MM/DD/YYYY"] = "YYYY-MM-DD"
    """How days are written."""

    @model_validator(mode="after")
    def _known(self) -> RosterColumns:
        for name in (*self.columns.values(), *self.defaults):
            if name not in COLUMNS and "." not in name:
                raise ValueError(
                    f"there is no column {name!r}; columns are {', '.join(COLUMNS)}, or ID.FIELD"
                )
        return self


@dataclass(frozen=True)
class RosterRow:
    """A row that can be made: what for whom, and where in the roster each value stands."""

    line: int
    """In the file, from 1; of a quoted cell with line breaks, the first."""
    reference: str
    """What the clinic calls the patient in its own files; `row-LINE` if it says nothing."""
    kind: Kind
    request: Request
    places: Mapping[str, Place] = field(default_factory=dict, hash=False, compare=False)
    password: str | None = field(default=None, repr=False)
