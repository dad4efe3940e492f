"""The kinds of files rephold reads: what each is called, its noun, and the folder it is kept in."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from pydantic import BaseModel


@dataclass(frozen=True)
class Kind:
    """A kind of file: its name in commands, its noun, its folder ("" for files that are named by path)."""

    name: str
    model: str
    """Module of `rephold.model` and class in it; imported when needed, for that takes a while."""
    folder: str
    id_field: str | None = "id"
    """The field that has to be the file's name."""

    @property
    def noun(self) -> type[BaseModel]:
        """The noun's class."""
        module, _, name = self.model.partition(":")
        return cast("type[BaseModel]", getattr(import_module(f"rephold.model.{module}"), name))


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("exercise", "exercise:Exercise", "exercises"),
        Kind("programme", "programme:Programme", "programmes"),
        Kind("disclaimer", "safety:Disclaimer", "disclaimers"),
        Kind("red-flags", "safety:RedFlags", "red-flags"),
        Kind("cautions", "safety:Cautions", "cautions"),
        Kind("log-rules", "log_rules:LogRules", "log-rules"),
        Kind("clinic", "clinic:Clinic", "", None),
        Kind("credits", "credits:Credits", "", None),
        Kind("roster-columns", "roster:RosterColumns", "", None),
        Kind("prescription", "prescription:Request", "", None),
        Kind("check", "allowed:Allowances", "", None),
        Kind("layout", "layout:Layout", "layouts"),
        Kind("edition", "edition:Edition", "editions"),
        Kind("paper", "layout:Paper", "papers"),
        Kind("theme", "layout:Theme", "themes"),
        Kind("pose", "pose:Pose", "poses", "figure"),
        Kind("diagram", "diagram:Diagram", "", "figure"),
        Kind("diagram-parts", "diagram:Groups", "", None),
    )
}

_BY_MODEL = {f"rephold.model.{kind.model}": kind for kind in KINDS.values()}


def kind_of(noun: type[BaseModel]) -> Kind:
    """The kind of file that a noun is read from."""
    return _BY_MODEL[f"{noun.__module__}:{noun.__name__}"]
