"""One file to one noun."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from rephold.errors import Problem
from rephold.read.collected import Collected
from rephold.read.kinds import kind_of
from rephold.read.validate import validate
from rephold.read.yaml_source import Source, read_source

N = TypeVar("N", bound=BaseModel)


def read_noun(kind: type[N], path: Path, name: str | None = None) -> N:
    """The noun in a file; MissingError if it is not there, ContentError with everything that is wrong in it.

    `name` is what messages call the file; left out, its path.
    """
    return noun_of(kind, read_source(path, name), path.stem)


def noun_of(kind: type[N], source: Source, stem: str | None = None) -> N:
    """The noun in a source; with `stem`, its id has to be that. ContentError with all that is wrong."""
    collected = Collected()
    collected.add(source.problems)
    collected.add(misnamed(kind, source, stem))
    noun = collected.take(lambda: validate(kind, source.data, source))
    collected.raise_any()
    assert noun is not None
    return noun


def misnamed(kind: type[BaseModel], source: Source, stem: str | None) -> list[Problem]:
    """The problem that the id inside is not the file's name, if so."""
    field = kind_of(kind).id_field
    given = source.data.get(field) if field else None
    if stem is None or not isinstance(given, str) or given == stem:
        return []
    what = f"{field}: is {given}, but the file is called {stem}.yaml"
    return [Problem(source.place((str(field),)), what, "give both the same name")]
