"""Figures as a sheet needs them: baked shapes from the shelf, and what each shows in words."""

from __future__ import annotations

from collections.abc import Iterable

import yaml

from rephold.errors import MissingError
from rephold.figures.anatomy.shown import words_of
from rephold.figures.baked import BakedFigure, load
from rephold.shelf import Shelf, read_bytes

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def baked(shelf: Shelf, figures: Iterable[str], style: str) -> dict[str, BakedFigure]:
    """Each figure in this style; MissingError names those that are not there."""
    found = {figure: shelf.find(f"baked/{style}", f"{figure}.json") for figure in sorted(set(figures))}
    missing = [figure for figure, path in found.items() if path is None]
    if missing:
        raise MissingError.at(
            ", ".join(missing),
            f"no such figure in style {style}",
            "see `rephold list figures`, or bake its pose",
        )
    return {figure: load(read_bytes(path), str(path)) for figure, path in found.items() if path}


def alternative_texts(shelf: Shelf, figures: Iterable[str], language: str = "en") -> dict[str, str]:
    """What each figure shows, from its pose file or a diagram's words; MissingError where there is none."""
    wanted = sorted(set(figures))
    texts = {name: str(said["alt"]) for name, said in words_of(shelf, wanted, language).items()}
    for figure in wanted:
        if figure in texts:
            continue
        path = shelf.find("poses", f"{figure}.yaml")
        if path is None:
            raise MissingError.at(figure, "this figure has no pose file, so nothing says what it shows")
        texts[figure] = str(yaml.load(read_bytes(path), _Loader)["alt"])
    return texts
