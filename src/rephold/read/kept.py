"""A request as the text of a prescription file, to be printed again."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from rephold.model.prescription import Request
from rephold.read.yaml_loader import scalar_tag

_TOP = """\
# What one patient gets. Print it again: rephold handout --from THIS-FILE
# `rephold new prescription` writes a file that says what each field is for.
"""
_BARE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*")


def kept(request: Request, beside: Path) -> str:
    """The text of a file in the folder `beside` that asks for the same.

    Fields stand in the noun's order, those with their usual value left out. The clinic's path starts at that
    folder, unless it is an absolute one.
    """
    data = request.model_dump(mode="json", exclude_defaults=True)
    if request.clinic is not None:
        data["clinic"] = str(_path_from(beside, request.clinic))
    return _TOP + "".join(f"{line}\n" for key, value in data.items() for line in _lines(key, value))


def _path_from(beside: Path, path: Path) -> Path:
    """The path as seen from a folder; links are followed, or `..` might lead elsewhere."""
    if path.is_absolute():
        return path
    try:
        return Path(os.path.relpath(os.path.realpath(path), os.path.realpath(beside)))
    except ValueError:  # another drive of Windows
        return path.resolve()


def _lines(key: str, value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield f"{key}:"
        for name, inner in value.items():
            yield f"  {_scalar(name)}: {_flow(inner)}"
    else:
        yield f"{key}: {_flow(value)}"


def _flow(value: object) -> str:
    """A scalar, or a list of scalars in one line."""
    return f"[{', '.join(map(_scalar, value))}]" if isinstance(value, list) else _scalar(value)


def _scalar(value: object) -> str:
    """The value bare where it is read back as the same, else in double quotes."""
    if isinstance(value, str) and not (_BARE.fullmatch(value) and scalar_tag(value) == "str"):
        return json.dumps(value, ensure_ascii=False)
    # Python's True is a word to our YAML, which knows true and false only.
    return str(value).lower() if isinstance(value, bool) else str(value)
