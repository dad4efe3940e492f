"""A clinic's own pictures in illustrations/art, and the rights that have to stand beside them."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from rephold.errors import ContentError, MissingError, Place, Problem
from rephold.model.credits import Credits, Rights
from rephold.read.names import is_id
from rephold.read.nouns import noun_of
from rephold.read.yaml_source import Source, read_source
from rephold.shelf import Shelf

CREDITS = "CREDITS.yaml"
ENDINGS = (".svg", ".png", ".jpg", ".jpeg")
"""Those of `figures.art`, which is not imported to list names, for it loads what reads pictures."""


def art_files(shelf: Shelf) -> dict[str, Path]:
    """The file of each own picture by figure id; ContentError if a name is no id, or an id has two files."""
    found: dict[str, Path] = {}
    problems = []
    for folder in shelf.folders("art"):
        here: defaultdict[str, list[Path]] = defaultdict(list)
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.suffix.lower() in ENDINGS and not path.name.startswith("."):
                here[path.stem].append(path)
        for name, paths in here.items():
            if not is_id(name):
                hint = "name it as the figure it replaces, such as cat.png"
                problems.append(Problem(Place(str(paths[0])), f"{name} is not the id of a figure", hint))
            elif len(paths) > 1:
                what = f"there is {paths[0].name} beside it, for the same figure"
                problems.append(Problem(Place(str(paths[1])), what, "keep one of the two"))
            found.setdefault(name, paths[0])
    if problems:
        raise ContentError(*problems)
    return found


class ArtRights:
    """The rights of own pictures, each credits file read once."""

    def __init__(self) -> None:
        self._read: dict[Path, tuple[Source, Credits]] = {}

    def of(self, figure: str, file: Path) -> Rights:
        """Author, licence and alt of a picture; ContentError where one is missing or waits for a review."""
        path = file.parents[1] / CREDITS
        if not path.is_file():
            what = f"there is no such file, so nobody knows whose picture {file.name} is"
            hint = "write one: `rephold new credits` makes a starter"
            raise MissingError(Problem(Place(str(path)), what, hint))
        if path not in self._read:
            source = read_source(path)
            self._read[path] = source, noun_of(Credits, source)
        source, credits = self._read[path]
        place = source.place(("figures", figure))
        rights = credits.figures.get(figure)
        if rights is None:
            what = f"figures: nothing is said about {figure}, the picture {file.name}"
            raise ContentError(Problem(place, what, f"write author, licence and alt under {figure}"))
        if rights.alt is None:
            hint = "say what the picture shows, for people who cannot see it"
            raise ContentError(Problem(place, f"figures.{figure}: alt is missing", hint))
        if rights.needs_review:
            place = source.place(("figures", figure, "needs_review"))
            what = f"figures.{figure}.needs_review: nobody has checked this picture yet"
            hint = "check rights and alt, then take this line out"
            raise ContentError(Problem(place, what, hint))
        return rights
