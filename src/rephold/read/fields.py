"""What a noun has at a certain place: its fields, and what their docstrings say."""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from rephold.read.docstrings import docstrings
from rephold.read.yaml_source import Where


def fields_at(kind: type[BaseModel], where: Where) -> dict[str, FieldInfo]:
    """The fields, as written in files, of whatever model `kind` has there; {} where it has none."""
    return {name: field for noun in _nouns_at(kind, where) for name, field in _fields(noun).items()}


def description(kind: type[BaseModel], where: Where) -> str:
    """What the field's description or docstring says, on one line, or ""."""
    if not where:
        return ""
    name = str(where[-1])
    for noun in _nouns_at(kind, where[:-1]):
        if field := _fields(noun).get(name):
            return " ".join((field.description or docstrings(noun).get(name, "")).split())
    return ""


def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _nouns_at(kind: type[BaseModel], where: Where) -> list[type[BaseModel]]:
    here: list[Any] = [kind]
    for step in where:
        here = [inner for annotation in here for below in _below(annotation, step) for inner in _flat(below)]
    return [annotation for annotation in here if _is_model(annotation)]


def _below(annotation: Any, step: str | int) -> Iterator[Any]:
    if _is_model(annotation):
        if field := _fields(annotation).get(str(step)):
            yield field.annotation
        return
    arguments = get_args(annotation)
    if get_origin(annotation) is dict:
        yield arguments[1]
    elif get_origin(annotation) in (tuple, list):
        yield from (argument for argument in arguments if argument is not Ellipsis)


def _flat(annotation: Any) -> Iterator[Any]:
    """The alternatives of a union, without what Annotated adds."""
    if get_origin(annotation) is Annotated:
        yield from _flat(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, types.UnionType):
        for alternative in get_args(annotation):
            yield from _flat(alternative)
    else:
        yield annotation


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
