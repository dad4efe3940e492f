"""Poses and diagrams baked into the drawings that sheets are made of: only those that have changed.

A baked figure holds the hash of what it was made from; nothing is drawn to find out whether it is up to date.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from rephold.errors import ContentError, MissingError, Place, Problem
from rephold.figures.anatomy import bake as anatomy
from rephold.figures.anatomy import baked as anatomy_baked
from rephold.figures.baked import dump, load
from rephold.figures.palette import PALETTES
from rephold.model.diagram import AnyPart, Diagram
from rephold.model.pose import Pose
from rephold.read.collected import Collected
from rephold.read.diagrams import diagram_file, diagram_names, read_diagram, shared_groups
from rephold.read.library import Library
from rephold.shelf import Shelf, read_bytes, write_whole

EDITION = 1
"""To be raised when the forge draws otherwise than before: then all figures are baked again."""

NEEDED = ("numpy", "scipy")


@dataclass(frozen=True)
class Baking:
    """One pose or diagram in one style: where its baked figure belongs, and whether that has to be made."""

    made_from: Pose | Diagram
    style: str
    path: Path
    source: str
    due: bool


def bakings(library: Library, figures: Iterable[str]) -> list[Baking]:
    """Every style of these figures (of all, if none is named); ContentError with all that is wrong."""
    collected, shelf = Collected(), library.shelf
    names = tuple(figures) or (*shelf.names("poses"), *diagram_names(shelf))
    found: list[Baking] = []
    groups = shared_groups(shelf) if any(diagram_file(shelf, name) for name in names) else {}
    for name in names:
        if diagram_file(shelf, name):
            diagram = collected.take(lambda name=name: read_diagram(shelf, name))  # type: ignore[misc]
            found += _of_diagram(shelf, diagram, groups) if diagram else ()
            continue
        pose = collected.take(lambda name=name: library.pose(name, Place("ID")))  # type: ignore[misc]
        if pose is not None:
            found += _of_pose(library.shelf, pose)
    collected.raise_any()
    return found


def check(library: Library, figures: Iterable[str]) -> int:
    """How many baked figures are up to date; ContentError names the others, and those without a pose."""
    names = tuple(figures)
    found = bakings(library, names)
    problems = [
        Problem(
            Place(str(one.path)),
            "is not what its pose says now",
            f"run rephold figure --bake {one.made_from.figure}",
        )
        for one in found
        if one.due
    ]
    problems += () if names else _orphans(library.shelf, {one.path for one in found})
    if problems:
        raise ContentError(*sorted(problems))
    return len(found)


def bake(library: Library, figures: Iterable[str], say: Callable[[str], None]) -> int:
    """How many figures were baked, each said as it is done; poses that cannot be baked are told at the end.

    MissingError without numpy and scipy, ContentError for poses that must not be drawn, WriteError.
    """
    due = [one for one in bakings(library, figures) if one.due]
    if any(isinstance(one.made_from, Pose) for one in due):
        require_forge()
    collected = Collected()
    for name in dict.fromkeys(one.made_from.figure for one in due):
        same = [one for one in due if one.made_from.figure == name]
        collected.take(lambda same=same: _bake(library.shelf, same, say))  # type: ignore[misc]
    collected.raise_any()
    return len(due)


def require_forge() -> None:
    """MissingError if what drawing from poses needs is not installed."""
    if lacking := [name for name in NEEDED if find_spec(name) is None]:
        raise MissingError.at(
            "rephold figure --bake",
            f"needs {' and '.join(lacking)}, not installed here",
            'install them: pip install "rephold[figures]"',
        )


def source_of(pose: Pose) -> str:
    """The hash of everything that a baked figure depends on."""
    drawn = pose.model_dump_json(exclude={"title", "alt"})
    return hashlib.sha256(f"{EDITION}\n{drawn}".encode()).hexdigest()


def _of_pose(shelf: Shelf, pose: Pose) -> Iterator[Baking]:
    file = shelf.find("poses", f"{pose.figure}.yaml")
    assert file is not None, "the pose has just been read"
    source = source_of(pose)
    for style in sorted(PALETTES):
        path = file.parents[1] / "baked" / style / f"{pose.figure}.json"
        yield Baking(pose, style, path, source, _source_in(path) != source)


def _of_diagram(
    shelf: Shelf, diagram: Diagram, groups: Mapping[str, tuple[AnyPart, ...]]
) -> Iterator[Baking]:
    file = diagram_file(shelf, diagram.figure)
    assert file is not None, "the diagram has just been read"
    shared = {name: [part.model_dump() for part in parts] for name, parts in sorted(groups.items())}
    source = hashlib.sha256(f"{EDITION}\n{diagram.model_dump_json()}\n{json.dumps(shared)}".encode()).hexdigest()
    for style in sorted(PALETTES):
        path = file.parents[1] / "baked" / style / f"{diagram.figure}.json"
        yield Baking(diagram, style, path, source, _source_in(path) != source)


def _source_in(path: Path) -> str | None:
    if not path.is_file():
        return None
    try:
        return load(read_bytes(path), str(path)).source
    except ContentError:
        return None


def _orphans(shelf: Shelf, known: set[Path]) -> Iterator[Problem]:
    for style in sorted(PALETTES):
        for name in shelf.names(f"baked/{style}", ".json"):
            path = shelf.find(f"baked/{style}", f"{name}.json")
            if path is not None and path not in known:
                yield Problem(
                    Place(str(path)), "has no pose", f"write poses/{name}.yaml, or remove this file"
                )


def _bake(shelf: Shelf, due: list[Baking], say: Callable[[str], None]) -> None:
    made_from = due[0].made_from
    if isinstance(made_from, Diagram):
        groups = shared_groups(shelf)
        for one in due:
            made = anatomy.bake(made_from, groups, one.style, source=one.source)
            _written(one, anatomy_baked.dump(made), say)
        return
    from rephold.figures.forge.bake import bake as draw
    from rephold.figures.forge.staging import stage

    staged = stage(made_from)
    for one in due:
        _written(one, dump(draw(staged, one.style, source=one.source)), say)


def _written(one: Baking, data: bytes, say: Callable[[str], None]) -> None:
    write_whole(one.path, data)
    say(f"baked {one.path}")
