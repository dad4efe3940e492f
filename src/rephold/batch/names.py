"""File names that are safe on Windows, macOS and Linux, the same each time."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

FIELDS = ("reference", "programme", "kind", "row", "date", "name")
"""What a pattern for names may use: `{reference}-{programme}`."""
PATTERN = "{reference}-{programme}"
LONGEST = 120
"""Bytes of a name without its ending: far under the 255 that file systems take, short enough for paths."""

_FIELD = re.compile(r"\{([^{}]*)\}")
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*%\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]+')
"""What Windows forbids, what a shell or a URL may take for something else, and unseen marks."""
_RESERVED = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {
    f"{port}{n}" for port in ("com", "lpt") for n in "123456789¹²³"
}


def unknown_fields(pattern: str) -> tuple[str, ...]:
    """The fields of a pattern that there are none of."""
    return tuple(name for name in _FIELD.findall(pattern) if name not in FIELDS)


def file_name(pattern: str, values: Mapping[str, str]) -> str:
    """The name for these values, without ending: nothing that leads out of its folder, nothing reserved."""
    name = _FIELD.sub(lambda match: values.get(match[1], ""), pattern)
    name = unicodedata.normalize("NFC", name)
    name = _FORBIDDEN.sub("-", name)
    name = re.sub(r"\s+", " ", name).strip(" .-")
    name = _shortened(name) or f"row-{values.get('row', '0')}"
    return f"_{name}" if name.split(".")[0].strip().lower() in _RESERVED else name


def _shortened(name: str) -> str:
    """At most LONGEST bytes of UTF-8, never half a character."""
    return name.encode()[:LONGEST].decode(errors="ignore").rstrip(" .-")


def told_apart(names: Iterable[str]) -> list[str]:
    """The names in order, those already taken with -2, -3 …; capitals make no difference, as on Windows."""
    taken: set[str] = set()
    found = []
    for name in names:
        number, own = 1, name
        while own.casefold() in taken:
            number += 1
            own = f"{name}-{number}"
        taken.add(own.casefold())
        found.append(own)
    return found
