"""A prescription file: what is asked for one patient, kept so that it can be printed again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from rephold.errors import Place
from rephold.model.prescription import Request
from rephold.read.nouns import noun_of
from rephold.read.yaml_source import Source, read_source


@dataclass(frozen=True)
class Asked:
    """A request, and the place of each of its parts.

    Keys of `places` are dotted: `programme`, `set.cat-camel.reps`; entries of lists go by what they say:
    `drop.cat-camel` (the last one, if it stands there twice). With `key:` before it, the place of the key.
    """

    request: Request
    places: Mapping[str, Place]


def read_request(path: Path) -> Asked:
    """The request in a prescription file, its relative paths resolved against the file.

    MissingError if the file is not there, ContentError with everything that is wrong in it.
    """
    source = read_source(path)
    request = noun_of(Request, source)
    if request.clinic:
        request = request.model_copy(update={"clinic": path.parent / request.clinic})
    return Asked(request, dict(_places(source)))


def _places(source: Source) -> Iterator[tuple[str, Place]]:
    for key, value in source.data.items():
        yield key, source.place((key,))
        if isinstance(value, dict):
            for name in value:
                yield f"{key}.{name}", source.place((key, name))
                yield f"key:{key}.{name}", source.key_place((key, name))
        elif isinstance(value, list):
            for number, entry in enumerate(value):
                yield f"{key}.{entry}", source.place((key, number))
