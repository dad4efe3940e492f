"""What `rephold check` was pointed at: files of content by the folder they belong to, and PDFs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from rephold.check.subjects import files_of
from rephold.cli.clinic_folder import HOLDS, clinic_folder
from rephold.errors import MissingError, Place
from rephold.shelf import PACKAGE, Shelf, entries, is_file, is_folder, shipped

_UP = 3
"""Folders above a file in which its clinic's folder is looked for: my-clinic/illustrations/poses/x.yaml."""


@dataclass
class Checked:
    """Files that are looked up on one shelf. `whole` if they are all that the shelf's nearest folder has."""

    clinic: Path | None
    files: list[Path] = field(default_factory=list)
    pdfs: list[Path] = field(default_factory=list)
    whole: bool = False


def checked(paths: Iterable[str], clinic: Path | None) -> list[Checked]:
    """The files of these paths, by clinic; without a path, everything that ships and all of the clinic's.

    MissingError for what is not there, and for a folder that is no clinic's.
    """
    groups: dict[Path | None, Checked] = {}

    def group(folder: Path | None) -> Checked:
        return groups.setdefault(folder, Checked(folder))

    named = [Path(path) for path in paths]
    for path in named:
        if is_folder(path):
            _whole(group(clinic_folder(path, Place(str(path)))))
        elif not is_file(path):
            raise MissingError.at(str(path), "there is no such file", "check the path")
        elif path.suffix.lower() in (".yaml", ".yml"):
            group(clinic or _clinic_of(path)).files.append(path)
        else:
            group(clinic).pdfs.append(path)
    if not named:
        for folder in dict.fromkeys((None, clinic)):
            _whole(group(folder))
    return list(groups.values())


def _whole(group: Checked) -> None:
    group.files[:] = files_of(Shelf(group.clinic))
    group.whole = True


def _clinic_of(path: Path) -> Path | None:
    """The clinic's folder that a file lies in; None for what ships, and for a file on its own."""
    real = path.resolve()
    ours = (PACKAGE, shipped("layouts"), shipped("illustrations"))
    if any(real.is_relative_to(folder.resolve()) for folder in ours):
        return None
    above = list(path.parents)[:_UP]
    return next((folder for folder in above if set(entries(folder)) & set(HOLDS)), None)
