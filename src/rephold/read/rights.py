"""Everything that has an author: figures that ship, a clinic's own pictures, typefaces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from rephold.model.credits import Credits, Rights
from rephold.read.art import CREDITS, ArtRights
from rephold.read.collected import Collected
from rephold.read.library import Library
from rephold.read.nouns import noun_of
from rephold.read.yaml_source import read_source
from rephold.shelf import PACKAGE

TYPEFACES = PACKAGE / "draw" / "typefaces" / CREDITS
_BY_NAME = TypeAdapter(dict[str, Rights])


@dataclass(frozen=True)
class AllRights:
    """Rights by figure id, and of typefaces by name."""

    drawn: Mapping[str, Rights]
    own: Mapping[str, Rights]
    typefaces: Mapping[str, Rights]


def all_rights(library: Library) -> AllRights:
    """The rights of everything that can be printed; ContentError or MissingError if a picture has none."""
    *clinics, shipped = (folder / CREDITS for folder in library.shelf.folders("illustrations"))
    collected, rights = Collected(), ArtRights()
    for figure, path in library.art.items():
        collected.take(lambda figure=figure, path=path: rights.of(figure, path))  # type: ignore[misc]
    own: dict[str, Rights] = {}
    for path in clinics:
        if path.is_file():
            own |= collected.take(lambda path=path: _figures(path)) or {}  # type: ignore[misc]
    collected.raise_any()
    return AllRights(_figures(shipped), own, _BY_NAME.validate_python(read_source(TYPEFACES).data))


def _figures(path: Path) -> dict[str, Rights]:
    return noun_of(Credits, read_source(path)).figures
