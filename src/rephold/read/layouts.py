"""The sources a layout is made of: its own file and those it is based on."""

from __future__ import annotations

from pathlib import Path

from rephold.errors import ContentError, Problem
from rephold.read.names import did_you_mean, is_id
from rephold.read.yaml_source import Source, read_source
from rephold.shelf import Shelf


def layout_sources(source: Source, shelf: Shelf) -> list[Source]:
    """The sources from this one down to the one that is based on nothing.

    ContentError if one is based on a layout that is not there, or on itself by whatever way round.
    """
    chain = [source]
    names = [Path(source.name).stem]
    while isinstance(base := chain[-1].data.get("based_on"), str):
        place = chain[-1].place(("based_on",))
        if base in names:
            circle = " → ".join([*names[names.index(base) :], base])
            hint = "base one of them on nothing"
            raise ContentError(
                Problem(place, f"based_on: layouts stand on each other in a circle: {circle}", hint)
            )
        path = shelf.find("layouts", f"{base}.yaml") if is_id(base) else None
        if path is None:
            hint = did_you_mean(base, shelf.names("layouts"), "`rephold list layouts` shows all")
            raise ContentError(Problem(place, f"based_on: there is no layout '{base}'", hint))
        names.append(base)
        chain.append(read_source(path))
    return chain
