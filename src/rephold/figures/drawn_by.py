"""A hash of the code that draws, so that a drawing made by other code is known to be out of date.

Comments, docstrings and line endings are no part of it: they draw nothing.
"""

from __future__ import annotations

import ast
import hashlib
import re
from collections.abc import Iterator
from functools import cache
from importlib.abc import InspectLoader
from importlib.util import find_spec

FORGE = "rephold.figures.forge.drawn"
ANATOMY = "rephold.figures.anatomy.bake"

_ROOM = "rephold.figures."
_DRAWS_NOTHING = frozenset({"rephold.figures.palette"})
"""Colours are put on when a sheet is printed: a drawing names their roles."""


@cache
def drawn_by(module: str) -> str | None:
    """16 hex digits for this module and all of this room that it imports, and they import.

    None where a source is not at hand.
    """
    sources: dict[str, str] = {}
    waiting = [module]
    while waiting:
        name = waiting.pop()
        if name in sources or name in _DRAWS_NOTHING or not name.startswith(_ROOM):
            continue
        loader = getattr(find_spec(name), "loader", None)
        text = loader.get_source(name) if isinstance(loader, InspectLoader) else None
        if text is None:
            return None
        sources[name] = text
        waiting += _imports(text)
    digest = hashlib.sha256()
    for name in sorted(sources):
        digest.update(f"{name}\n{what_runs(sources[name])}\n".encode())
    return digest.hexdigest()[:16]


def what_runs(source: str) -> str:
    """The lines of a Python file that do something, without the space at their ends."""
    idle: set[int] = set()
    for block in ast.walk(ast.parse(source)):
        if isinstance(block, ast.Expr) and isinstance(block.value, ast.Constant):
            idle.update(range(block.lineno, (block.end_lineno or block.lineno) + 1))
    lines = (line.rstrip() for number, line in enumerate(source.splitlines(), 1) if number not in idle)
    return "\n".join(line for line in lines if line and not re.match(r"\s*#", line))


def _imports(source: str) -> Iterator[str]:
    """Modules of the house that a source imports, or imports from."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("rephold."):
            module = str(node.module)
            found = find_spec(module)
            is_package = found is not None and found.submodule_search_locations is not None
            yield from (f"{module}.{alias.name}" for alias in node.names) if is_package else (module,)
