"""Poses baked into the drawings that sheets are made of: only those that have changed.

A baked figure holds the hash of what it was made from; nothing is drawn to find out whether it is up to date.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

from rephold.errors import ContentError, MissingError, Place, Problem
from rephold.figures.baked import dump, load
from rephold.figures.palette import PALETTES
from rephold.model.pose import Pose
from rephold.read.collected import Collected
from rephold.read.library import Library
from rephold.shelf import Shelf, is_file, read_bytes, write_whole

EDITION = 1
"""To be raised when the forge draws otherwise than before: then all figures are baked again."""

NEEDED = ("numpy", "scipy")


@dataclass(frozen=True)
class Baking:
    """One pose in one style: where its baked figure belongs, and whether that has to be made."""

    pose: Pose
    file: Path
    style: str
    path: Path
    source: str
    due: bool


def bakings(library: Library, figures: Iterable[str]) -> list[Baking]:
    """Every style of these poses (of all, if none is named); ContentError with all that is wrong in poses."""
    collected = Collected()
    names = tuple(figures) or library.shelf.names("poses")
    found: list[Baking] = []
    for name in names:
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
            f"run rephold figure --bake {one.pose.figure}",
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
    if due:
        require_forge()
    collected = Collected()
    for pose in dict.fromkeys(one.pose.figure for one in due):
        collected.take(lambda pose=pose: _bake([one for one in due if one.pose.figure == pose], say))  # type: ignore[misc]
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
        yield Baking(pose, file, style, path, source, _source_in(path) != source)


def _source_in(path: Path) -> str | None:
    if not is_file(path):
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


def _bake(due: list[Baking], say: Callable[[str], None]) -> None:
    from rephold.figures.forge.bake import bake as draw
    from rephold.figures.forge.staging import stage

    first = due[0]
    with _told_of(first.file, f"poses/{first.pose.figure}.yaml"):
        staged = stage(first.pose)
    for one in due:
        write_whole(one.path, dump(draw(staged, one.style, source=one.source)))
        say(f"baked {one.path}")


@contextmanager
def _told_of(file: Path, called: str) -> Iterator[None]:
    """Problems of a pose at its file: the forge does not know where its poses come from."""
    try:
        yield
    except ContentError as error:
        named = (
            replace(problem, place=Place(str(file))) if problem.place.source == called else problem
            for problem in error.problems
        )
        raise ContentError(*named) from None
