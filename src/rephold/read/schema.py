"""JSON Schemas of the files, for editors that complete and check while somebody types."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import ModelSchema

from rephold.errors import ContentError, Place, Problem
from rephold.model.dose import Range
from rephold.read.docstrings import docstrings
from rephold.read.kinds import KINDS, Kind
from rephold.read.names import did_you_mean

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def kind_named(name: str, asked_at: Place | None = None) -> Kind:
    """The kind of this name; ContentError with the nearest one if there is none."""
    if name not in KINDS:
        hint = did_you_mean(name, KINDS)
        raise ContentError(Problem(asked_at or Place("KIND"), f"there is no kind of file '{name}'", hint))
    return KINDS[name]


class _AsWritten(GenerateJsonSchema):
    """Defaults as they are written in files, descriptions from the docstrings under fields."""

    def model_schema(self, schema: ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        noun: type[BaseModel] = schema["cls"]
        for field, words in docstrings(noun).items():
            made["properties"][field]["description"] = words
        return made

    def encode_default(self, dft: Any) -> Any:
        if isinstance(dft, Range):
            return dft.low if dft.low == dft.high else str(dft)
        return super().encode_default(dft)


def schema(name: str, asked_at: Place | None = None) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a kind of file."""
    kind = kind_named(name, asked_at)
    made = kind.noun.model_json_schema(schema_generator=_AsWritten)
    return {"$schema": DIALECT, **made, "title": f"rephold {kind.name.replace('-', ' ')}"}
