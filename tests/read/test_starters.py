from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from rephold.errors import ContentError
from rephold.read.fields import fields_at
from rephold.read.kinds import KINDS, Kind
from rephold.read.library import Library
from rephold.read.nouns import noun_of
from rephold.read.schema import DIALECT, schema
from rephold.read.starters import starter
from rephold.read.yaml_source import Where, parse
from rephold.shelf import Shelf
from support.small_content import put

ALL = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))


def uncommented(text: str) -> str:
    """The starter with all its optional fields in use."""
    return re.sub(r"^(\s*)#(?! \S)", r"\1", text, flags=re.MULTILINE)


def fields(kind: type[BaseModel], where: Where = ()) -> Iterator[str]:
    """The names of all fields, those of inner models too."""
    for name, field in fields_at(kind, where).items():
        yield name
        inside = (*where, name)
        entries: tuple[Where, ...] = (inside, (*inside, 0), (*inside, "x"))
        for entry in entries:
            if len(entry) < 6 and field is not None:
                yield from fields(kind, entry)


@ALL
def test_every_starter_is_right_as_it_stands(kind: Kind) -> None:
    noun_of(kind.noun, parse(starter(kind.name, "a-b"), "a-b.yaml"), "a-b")


@ALL
def test_every_starter_is_right_with_all_its_fields_in_use(kind: Kind) -> None:
    text = uncommented(starter(kind.name, "a-b"))
    noun_of(kind.noun, parse(text, "a-b.yaml"), "a-b")


@ALL
def test_every_field_is_in_its_starter(kind: Kind) -> None:
    text = starter(kind.name, "a-b")
    missing = [name for name in set(fields(kind.noun)) if not re.search(rf"^\W*{name}:", text, re.MULTILINE)]
    assert missing == []


@ALL
def test_every_starter_explains_itself(kind: Kind) -> None:
    text = starter(kind.name)
    assert text.startswith("# ")
    assert max(map(len, text.splitlines())) <= 120
    assert text.endswith("\n")


@ALL
def test_a_starter_names_only_what_ships(kind: Kind, tmp_path: Path) -> None:
    library = Library(Shelf(tmp_path))
    folder = {name: f"layouts/{name}" for name in ("editions", "papers", "themes")}
    folder["poses"] = "illustrations/poses"
    if kind.folder:
        put(tmp_path, f"{folder.get(kind.folder, kind.folder)}/a-b.yaml", starter(kind.name, "a-b"))
        getattr(library, kind.name.replace("-", "_"))("a-b")


def test_a_starter_without_an_id_is_called_my() -> None:
    assert "\nid: my-red-flags\n" in starter("red-flags")
    assert "\nfigure: my-pose\n" in starter("pose")


def test_a_starter_needs_an_id_that_is_one() -> None:
    with pytest.raises(ContentError, match="'My Exercise' is not an id"):
        starter("exercise", "My Exercise")


def test_an_unknown_kind_is_answered_with_the_nearest() -> None:
    with pytest.raises(ContentError, match=r"no kind of file 'exercices'\n    did you mean exercise\?"):
        schema("exercices")


@ALL
def test_every_kind_has_a_schema_that_refuses_unknown_keys(kind: Kind) -> None:
    made = schema(kind.name)
    assert made["$schema"] == DIALECT
    assert "$id" not in made
    assert made["title"] == f"rephold {kind.name.replace('-', ' ')}"
    assert made["additionalProperties"] is False
    assert set(made["properties"]) == set(fields_at(kind.noun, ()))


def test_a_schema_knows_ranges_and_what_fields_are_for() -> None:
    made = schema("exercise")
    assert made["properties"]["goal"]["description"] == "What it is for, in one sentence."
    dose = made["$defs"]["Dose"]["properties"]
    assert {"type": "integer", "minimum": 0} in dose["reps"]["anyOf"]
    assert dose["sets"]["default"] == 1
