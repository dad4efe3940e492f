"""Diagrams as a sheet needs them: baked shapes with the words of a language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from rephold.errors import ContentError, MissingError
from rephold.figures.anatomy.baked import BakedDiagram, is_diagram, load
from rephold.shelf import Shelf, read_bytes

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Diagram:
    """A diagram in one style with its words: label key -> text."""

    baked: BakedDiagram
    words: Mapping[str, str]

    def __hash__(self) -> int:
        return hash(self.baked.figure)  # equal diagrams have equal drawings


def words_of(shelf: Shelf, figures: Iterable[str], language: str) -> dict[str, dict[str, Any]]:
    """Title, labels, alt and source of each of these figures that is a diagram; the others are left out."""
    path = shelf.find("anatomy", f"{language}.yaml")
    if path is None:
        raise MissingError.at(f"anatomy/{language}.yaml", "there are no words for diagrams in this language")
    said = yaml.load(read_bytes(path), _Loader)
    return {figure: said[figure] for figure in figures if figure in said}


def diagrams(shelf: Shelf, figures: Iterable[str], style: str, language: str) -> dict[str, Diagram]:
    """Those of the figures that are diagrams, with their words; ContentError where words are missing."""
    found = {}
    for figure in figures:
        path = shelf.find(f"baked/{style}", f"{figure}.json")
        if path is not None and is_diagram(data := read_bytes(path)):
            words = words_of(shelf, [figure], language)
            if figure not in words:
                raise ContentError.at(f"anatomy/{language}.yaml", f"says nothing about {figure}")
            found[figure] = worded(load(data, str(path)), words[figure])
    return found


def worded(drawing: BakedDiagram, words: Mapping[str, Any]) -> Diagram:
    """The diagram with the words of its labels; ContentError names those that are missing."""
    labels = words["labels"]
    if lacking := [key for key in drawing.keys if key not in labels]:
        raise ContentError.at(
            f"anatomy diagram {drawing.figure.figure}",
            f"no words for {', '.join(lacking)}",
            "write them under labels in the language file",
        )
    return Diagram(drawing, {key: str(labels[key]) for key in drawing.keys})
