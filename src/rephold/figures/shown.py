"""Figures as a sheet needs them: baked shapes from the shelf, and what each shows in words."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import yaml

from rephold.errors import ContentError, MissingError
from rephold.figures.anatomy.shown import words_of
from rephold.figures.baked import BakedFigure, load
from rephold.model.text import SHORTEST_DESCRIPTION, printable
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
    """What each figure shows, from its pose file or a diagram's words.

    MissingError where there is none, ContentError if it says nothing that can be printed. Poses are not
    validated whole here, for printing needs only this one text of them.
    """
    wanted = sorted(set(figures))
    texts = {name: str(said["alt"]) for name, said in words_of(shelf, wanted, language).items()}
    for figure in wanted:
        if figure in texts:
            continue
        path = shelf.find("poses", f"{figure}.yaml")
        if path is None:
            what = "this figure has no pose file, so nothing says what it shows"
            raise MissingError.at(figure, what, f"write poses/{figure}.yaml with an alt text")
        texts[figure] = _alternative_text(path)
    return texts


def _alternative_text(path: Path) -> str:
    hint = f"`rephold figure --check {path.stem}` says more, with --clinic FOLDER for a clinic's own"
    try:
        data = yaml.load(read_bytes(path), _Loader)
        alt = data.get("alt") if isinstance(data, dict) else None
        if isinstance(alt, str) and len(alt.strip()) >= SHORTEST_DESCRIPTION:
            return printable(alt.strip())
        what = "has no alt text that says what the picture shows"
    except yaml.YAMLError:
        what = "is not YAML"
    except ValueError as error:
        what = f"alt: {error}"
    raise ContentError.at(str(path), what, hint)
