"""Entries of the open data set free-exercise-db: a JSON file for each exercise, folders of pictures beside.

Its schema (github.com/yuhonas/free-exercise-db, schema.json): id, name, force, level, mechanic, equipment,
primaryMuscles, secondaryMuscles, instructions, category, images. It has no dose, no cautions and no purpose.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from rephold.errors import ContentError, MissingError, Place, Problem
from rephold.read.collected import Collected
from rephold.read.validate import subject
from rephold.read.wording import Fault, words_for
from rephold.shelf import read_bytes

LARGEST = 200_000
"""Bytes of an entry; those of the data set have some 3,000."""
_SLUG = re.compile(r"[a-z0-9]+")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|(?<=[a-z)][.!?])(?=[A-Z])")


class Entry(BaseModel):
    """One exercise as the data set has it; keys that we do not know are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str | None = Field(default=None, max_length=100)
    name: str = Field(min_length=1, max_length=120)
    force: str | None = None
    level: str | None = None
    mechanic: str | None = None
    equipment: str | None = None
    primaryMuscles: tuple[str, ...] = ()  # noqa: N815 (the data set's name)
    secondaryMuscles: tuple[str, ...] = ()  # noqa: N815
    instructions: tuple[str, ...] = ()
    category: str | None = None
    images: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """An entry, its file, and its id in our way of writing."""

    entry: Entry
    file: Path
    slug: str

    @property
    def sentences(self) -> tuple[str, ...]:
        """The instructions sentence by sentence, spaces tidied."""
        texts = (" ".join(text.split()) for text in self.entry.instructions)
        return tuple(part for text in texts for part in _SENTENCE_END.split(text) if part)

    def image(self, name: str) -> Path:
        """The file of an image; ContentError if the name leads out of the data set's folder."""
        path = self.file.parent / name
        if not path.resolve().is_relative_to(self.file.parent.resolve()):
            what = f"images: {name} is outside the folder of the data set"
            raise ContentError.at(str(self.file), what, "name a file beside the entry")
        return path


def read_entries(folder: Path) -> tuple[Found, ...]:
    """All entries of a copy of the data set (or of its folder `exercises`), by file name.

    MissingError if there is none, ContentError with everything that is wrong in them.
    """
    inner = folder / "exercises"
    files = sorted((inner if inner.is_dir() else folder).glob("*.json"))
    if not files:
        what = "holds no entries of free-exercise-db"
        hint = "name a copy of its repository, or the folder exercises in it"
        raise MissingError.at(str(folder), what, hint)
    collected = Collected()
    found = [collected.take(lambda file=file: _read(file)) for file in files]  # type: ignore[misc]
    collected.raise_any()
    return tuple(entry for entry in found if entry)


def _read(file: Path) -> Found:
    data = read_bytes(file)
    if len(data) > LARGEST:
        raise ContentError.at(str(file), f"has {len(data):,} bytes; at most {LARGEST:,} are read")
    try:
        entry = Entry.model_validate(json.loads(data), strict=False)
    except json.JSONDecodeError as error:
        hint = "copy it from the data set again"
        raise ContentError.at(str(file), "is not JSON", hint, line=error.lineno, column=error.colno) from None
    except (UnicodeDecodeError, RecursionError):
        raise ContentError.at(str(file), "is not JSON", "copy it from the data set again") from None
    except ValidationError as error:
        raise ContentError(*(_problem(file, detail) for detail in error.errors(include_url=False))) from None
    slug = "-".join(_SLUG.findall((entry.id or file.stem).lower()))[:60].strip("-")
    if not slug:
        raise ContentError.at(str(file), "id: has no letters or digits", "give it a name")
    return Found(entry, file, slug)


def _problem(file: Path, detail: object) -> Problem:
    held = dict(detail)  # type: ignore[call-overload]
    what, hint = words_for([Fault(held["type"], held.get("ctx", {}), held["input"], str(held["input"]))])
    if held["type"] == "missing":
        what, hint = "is missing", ""
    return Problem(Place(str(file)), f"{subject(held['loc'], 'the entry')}: {what}", hint)
