"""Files of content as subjects of checks: the noun, and where each of its values stands."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import BaseModel

from rephold.check.rule import Finding, found
from rephold.errors import ContentError, Place, Problem
from rephold.read.collected import Collected
from rephold.read.kinds import KINDS, Kind
from rephold.read.library import Library
from rephold.read.nouns import noun_of
from rephold.read.yaml_source import Source, Where, read_source
from rephold.shelf import Shelf, is_file, is_folder

FOLDERS = {kind.folder: kind for kind in KINDS.values() if kind.folder}
FILES = {"clinic.yaml": KINDS["clinic"], "CREDITS.yaml": KINDS["credits"], "check.yaml": KINDS["check"]}
_LOOKED_UP = {"exercise", "programme", "layout"}
"""Kinds that name others, which have to be there."""


@dataclass(frozen=True)
class Subject:
    """A file that could be read."""

    kind: Kind
    noun: BaseModel
    source: Source

    def at(self, *where: str | int) -> Place:
        """Where a value stands."""
        way: Where = where
        return self.source.place(way)


@dataclass(frozen=True)
class Corpus:
    """What is checked together: a shelf to look up on, the day, the files, and those that cannot be read."""

    library: Library
    today: datetime.date
    subjects: tuple[Subject, ...]
    unreadable: tuple[Finding, ...]


def corpus(files: Iterable[Path], shelf: Shelf, today: datetime.date, root: Path) -> Corpus:
    """The files read; what cannot be read becomes findings. Names are told as seen from `root`."""
    library = Library(shelf)
    subjects: list[Subject] = []
    problems: list[Problem] = []
    for path in files:
        collected = Collected()
        subject = collected.take(lambda path=path: _subject(path, root))  # type: ignore[misc]
        if subject is not None and subject.kind.name in _LOOKED_UP:
            collected.take(lambda subject=subject, path=path: _look_up(subject, path, library))  # type: ignore[misc]
        if subject is not None and not collected.problems():
            subjects.append(subject)
        problems += collected.problems()
    return Corpus(library, today, tuple(subjects), tuple(_unreadable(problems, root)))


def files_of(shelf: Shelf) -> Iterator[Path]:
    """Every file of content in the nearest folder of a shelf: the clinic's own, else what ships."""
    for folder, _ in sorted(FOLDERS.items()):
        home = next(iter(shelf.folders(folder)))
        if is_folder(home):
            yield from sorted(path for path in home.glob("*.yaml") if not path.name.startswith("."))
    credits = next(iter(shelf.folders("illustrations"))) / "CREDITS.yaml"
    own = [shelf.clinic_folder / "clinic.yaml"] if shelf.clinic_folder else []
    yield from (path for path in (credits, *own) if is_file(path))


def shown(path: Path | str, root: Path) -> str:
    """A path as seen from a folder it lies in, else as it is; with / between its parts."""
    path = Path(path)
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def kind_of_file(path: Path, source: Source) -> Kind:
    """What a file is: by its name, its folder, else by its keys."""
    if kind := FILES.get(path.name) or FOLDERS.get(path.parent.name):
        return kind
    keys = set(source.data)
    return max(KINDS.values(), key=lambda kind: len(keys & set(kind.noun.model_fields)))


def _subject(path: Path, root: Path) -> Subject:
    source = read_source(path, shown(path, root))
    kind = kind_of_file(path, source)
    return Subject(kind, noun_of(kind.noun, source, path.stem), source)


def _look_up(subject: Subject, path: Path, library: Library) -> object:
    """ContentError for what the file names and is not there; a file off the shelf is not looked up."""
    if library.shelf.find(subject.kind.folder, path.name) != path:
        return None
    noun, missing = getattr(library, subject.kind.name)(path.stem), []
    if subject.kind.name == "exercise":
        missing = library.missing_figures(path.stem, incorrect=True)
    elif subject.kind.name == "programme":
        missing = library.missing_in_chapters(path.stem, ("before", "after"))
    if missing:
        raise ContentError(*missing)
    return noun


def _unreadable(problems: Iterable[Problem], root: Path) -> Iterator[Finding]:
    for problem in sorted(set(problems)):
        place = replace(problem.place, source=shown(problem.place.source, root))
        yield found("content/valid", place, problem.what, hint=problem.hint)
