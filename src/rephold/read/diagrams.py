"""Diagrams of anatomy by id, with the groups of parts that several have in common."""

from __future__ import annotations

from pathlib import Path

from rephold.errors import Place
from rephold.model.diagram import AnyPart, Diagram, Groups
from rephold.read.collected import Collected
from rephold.read.nouns import read_noun
from rephold.shelf import Shelf

FOLDER = "anatomy"
"""In the illustrations; `shared` in it holds the groups."""


def diagram_file(shelf: Shelf, figure: str) -> Path | None:
    """The file of this diagram, None if there is none."""
    return shelf.find("illustrations", f"{FOLDER}/{figure}.yaml")


def diagram_names(shelf: Shelf) -> tuple[str, ...]:
    """Ids of all diagrams, sorted."""
    folders = [folder / FOLDER for folder in shelf.folders("illustrations")]
    return tuple(sorted({path.stem for folder in folders for path in folder.glob("*.yaml")}))


def read_diagram(shelf: Shelf, figure: str) -> Diagram:
    """The diagram of this id, which has a file; ContentError with everything that is wrong in it."""
    path = diagram_file(shelf, figure)
    assert path is not None, f"the file of {figure} was found before"
    return read_noun(Diagram, path)


def shared_groups(shelf: Shelf) -> dict[str, tuple[AnyPart, ...]]:
    """All groups that any diagram may use; ContentError with everything that is wrong in their files."""
    collected, groups = Collected(), {}
    for folder in reversed([folder / FOLDER / "shared" for folder in shelf.folders("illustrations")]):
        for path in sorted(folder.glob("*.yaml")):
            found = collected.take(lambda path=path: read_noun(Groups, path))  # type: ignore[misc]
            groups.update(found.groups if found else {})
    collected.raise_any()
    return groups


def place_of(shelf: Shelf, figure: str) -> Place:
    """The file of a diagram, for messages."""
    return Place(str(diagram_file(shelf, figure) or figure))
