"""Poses and diagrams baked into the drawings that sheets are made of: only those that have changed.

A baked figure holds two hashes: of what it was made from, and of the code that drew it. Nothing is drawn to
find out whether it is up to date. Where the code's source is not at hand, only the first is compared.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.util import find_spec
from itertools import product
from pathlib import Path

from rephold.errors import ContentError, MissingError, Place, Problem
from rephold.figures.anatomy import bake as anatomy
from rephold.figures.anatomy import baked as anatomy_baked
from rephold.figures.baked import load
from rephold.figures.drawn_by import ANATOMY, FORGE, drawn_by
from rephold.figures.palette import PALETTES
from rephold.model.diagram import AnyPart, Diagram
from rephold.model.person import Person
from rephold.model.pose import Pose
from rephold.read.collected import Collected
from rephold.read.diagrams import diagram_file, diagram_names, read_diagram, shared_groups
from rephold.read.library import Library
from rephold.shelf import Shelf, is_file, read_bytes, write_whole

NEEDED = ("numpy", "scipy")
OTHER_PEOPLE = tuple(
    person
    for build, hair in product(("standard", "broad"), ("bun", "short"))
    if (person := Person.model_validate({"build": build, "hair": hair})) != Person()
)


@dataclass(frozen=True)
class Baking:
    """One pose or diagram in one style: where its baked figure belongs, and why it has to be made."""

    made_from: Pose | Diagram
    """The pose as this drawing shows it: its person may be another than the file's."""
    written: Pose | Diagram
    file: Path
    style: str
    path: Path
    source: str
    due: str
    """Empty if it is up to date."""


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
            one.due,
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
    _bake_diagrams(library.shelf, [one for one in due if isinstance(one.made_from, Diagram)], say)
    _bake_poses([one for one in due if isinstance(one.made_from, Pose)], collected, say)
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
    """The hash of all that the pose says to the eye, and that of the code that draws poses."""
    return _source(pose.model_dump_json(exclude={"title", "alt"}), FORGE)


def _source(made_from: str, module: str) -> str:
    return " ".join(filter(None, (hashlib.sha256(made_from.encode()).hexdigest(), drawn_by(module))))


def _of_pose(shelf: Shelf, pose: Pose) -> Iterator[Baking]:
    """The usual person in every style, other people in colour."""
    file = shelf.find("poses", f"{pose.figure}.yaml")
    assert file is not None, "the pose has just been read"
    wanted = [(style, style, pose) for style in sorted(PALETTES)]
    for person in OTHER_PEOPLE:
        shown = pose.model_copy(update={"build": person.build, "hair": person.hair})
        wanted.append((f"colour{person.folder_ending}", "colour", shown))
    for folder, style, shown in wanted:
        path = file.parents[1] / "baked" / folder / f"{pose.figure}.json"
        source = source_of(shown)
        yield Baking(shown, pose, file, style, path, source, _due(path, source))


def _of_diagram(
    shelf: Shelf, diagram: Diagram, groups: Mapping[str, tuple[AnyPart, ...]]
) -> Iterator[Baking]:
    file = diagram_file(shelf, diagram.figure)
    assert file is not None, "the diagram has just been read"
    shared = {name: [part.model_dump() for part in parts] for name, parts in sorted(groups.items())}
    source = _source(f"{diagram.model_dump_json()}\n{json.dumps(shared)}", ANATOMY)
    for style in sorted(PALETTES):
        path = file.parents[1] / "baked" / style / f"{diagram.figure}.json"
        yield Baking(diagram, diagram, file, style, path, source, _due(path, source))


def _due(path: Path, source: str) -> str:
    """What is wrong with a baked figure; empty if nothing is."""
    try:
        baked_from = load(read_bytes(path), str(path)).source if is_file(path) else ""
    except ContentError:
        baked_from = ""
    if f"{baked_from} ".startswith(f"{source} "):
        return ""
    same = baked_from.split(" ")[0] == source.split(" ")[0]
    return "was drawn by other code" if same else "is not what its pose says now"


def _orphans(shelf: Shelf, known: set[Path]) -> Iterator[Problem]:
    for style in sorted(PALETTES):
        for name in shelf.names(f"baked/{style}", ".json"):
            path = shelf.find(f"baked/{style}", f"{name}.json")
            if path is not None and path not in known:
                yield Problem(
                    Place(str(path)), "has no pose", f"write poses/{name}.yaml, or remove this file"
                )


def _bake_diagrams(shelf: Shelf, due: list[Baking], say: Callable[[str], None]) -> None:
    groups = shared_groups(shelf) if due else {}
    for one in due:
        assert isinstance(one.made_from, Diagram)
        made = anatomy.bake(one.made_from, groups, one.style, source=one.source)
        _written(one, anatomy_baked.dump(made), say)


def _bake_poses(due: list[Baking], collected: Collected, say: Callable[[str], None]) -> None:
    """Each pose in a process of its own, as many at once as there are processors.

    Each with one thread: more of them only wait for each other. numpy asks when it is imported.
    """
    if not due:
        return
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from rephold.figures.forge.drawn import drawn

    figures: dict[str, tuple[Pose, list[Baking], list[tuple[Pose, str, str]]]] = {}
    for one in due:
        written, shown = one.written, one.made_from
        assert isinstance(written, Pose)
        assert isinstance(shown, Pose)
        _, same, wanted = figures.setdefault(written.figure, (written, [], []))
        same.append(one)
        wanted.append((shown, one.style, one.source))
    with ProcessPoolExecutor(os.cpu_count()) as workers:
        jobs = [(same, workers.submit(drawn, pose, wanted)) for pose, same, wanted in figures.values()]
        for same, job in jobs:
            collected.take(lambda same=same, job=job: _take(same, job, say))  # type: ignore[misc]


def _take(same: list[Baking], job: Future[list[bytes]], say: Callable[[str], None]) -> None:
    with _told_of(same[0].file, f"poses/{same[0].made_from.figure}.yaml"):
        made = job.result()
    for one, data in zip(same, made, strict=True):
        _written(one, data, say)


def _written(one: Baking, data: bytes, say: Callable[[str], None]) -> None:
    write_whole(one.path, data)
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
