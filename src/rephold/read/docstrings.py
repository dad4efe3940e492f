"""What the docstrings under a noun's fields say.

Read from the source when a schema or a hint asks for it: at the import of every noun, as pydantic offers it,
that would take longer than drawing a page.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from textwrap import dedent

from pydantic import BaseModel


@cache
def docstrings(noun: type[BaseModel]) -> Mapping[str, str]:
    """Key in files -> docstring, for fields that have one and no description of their own.

    Nothing where Python runs without its sources.
    """
    found: dict[str, str] = {}
    for kind in reversed(noun.__mro__):
        if issubclass(kind, BaseModel) and kind is not BaseModel:
            found |= _own(kind)
    fields = noun.model_fields.items()
    return {
        field.alias or name: found[name]
        for name, field in fields
        if name in found and field.description is None
    }


def _own(noun: type[BaseModel]) -> dict[str, str]:
    try:
        source = dedent(inspect.getsource(noun))
    except OSError:
        return {}
    definition = ast.parse(source).body[0]
    assert isinstance(definition, ast.ClassDef)
    return {
        field.target.id: inspect.cleandoc(words.value.value)
        for field, words in pairwise(definition.body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(words, ast.Expr) and isinstance(words.value, ast.Constant)
        if isinstance(words.value.value, str)
    }
