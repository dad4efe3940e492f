"""What the docstrings under a noun's fields say.

Read from the source when a schema or a hint asks for it: done for every noun at import, as pydantic offers, it
would take longer than printing a page.
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
    """Field -> its docstring, for the fields that have one; nothing where Python runs without sources."""
    found: dict[str, str] = {}
    for kind in reversed(noun.__mro__):
        if issubclass(kind, BaseModel) and kind is not BaseModel:
            found |= _own(kind)
    return found


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
