"""The kinds of files rephold reads: what each is called, its noun, and the folder it is kept in."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel

from rephold.model.clinic import Clinic
from rephold.model.exercise import Exercise
from rephold.model.layout import Layout, Paper, Theme
from rephold.model.pose import Pose
from rephold.model.prescription import Request
from rephold.model.programme import Programme
from rephold.model.safety import Cautions, Disclaimer, RedFlags


@dataclass(frozen=True)
class Kind:
    """A kind of file: its name in commands, its noun, its folder ("" for files that are named by path)."""

    name: str
    noun: type[BaseModel]
    folder: str
    id_field: str | None = "id"
    """The field that has to be the file's name."""


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("exercise", Exercise, "exercises"),
        Kind("programme", Programme, "programmes"),
        Kind("disclaimer", Disclaimer, "disclaimers"),
        Kind("red-flags", RedFlags, "red-flags"),
        Kind("cautions", Cautions, "cautions"),
        Kind("clinic", Clinic, "", None),
        Kind("prescription", Request, "", None),
        Kind("layout", Layout, "layouts"),
        Kind("paper", Paper, "papers"),
        Kind("theme", Theme, "themes"),
        Kind("pose", Pose, "poses", "figure"),
    )
}

BY_NOUN: dict[type[BaseModel], Kind] = {kind.noun: kind for kind in KINDS.values()}
