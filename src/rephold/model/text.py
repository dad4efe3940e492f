"""Text that will be printed, checked where it enters: no control characters, nothing the typefaces lack."""

from __future__ import annotations

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from rephold import shelf

_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


def describe(character: str) -> str:
    """`U+1F600 GRINNING FACE` for a character; control characters have no name of their own."""
    name = unicodedata.name(character, "control character")
    return f"U+{ord(character):04X} {name}"


def printable(text: str) -> str:
    """The text in composed form (NFC), or a ValueError naming what cannot be printed."""
    text = unicodedata.normalize("NFC", text)
    for character in text:
        if unicodedata.category(character) in ("Cc", "Cs", "Cn", "Co"):
            raise ValueError(f"has {describe(character)}, which cannot be printed; take it out")
    covered = shelf.covered_characters()
    lacking = sorted({c for c in text if c not in covered and c not in _UNSEEN})
    if lacking:
        names = ", ".join(describe(c) for c in lacking[:3]) + (" …" if len(lacking) > 3 else "")
        raise ValueError(f"has characters that no shipped font can print: {names}; write it another way")
    return text


_Printable = AfterValidator(printable)

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120), _Printable]
"""A name, label or title: one line, at most 120 characters."""

Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=240), _Printable]
"""One or two short sentences for a patient: at most 240 characters."""

SHORTEST_DESCRIPTION = 30
Description = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=SHORTEST_DESCRIPTION), _Printable
]
"""What a picture shows, for readers who cannot see it: at least 30 characters."""

Note = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600), _Printable]
"""A clinician's own note beside an exercise: at most 600 characters."""

Id = Annotated[
    str,
    Field(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60, description="lower-case words joined with hyphens"
    ),
]
"""What a thing is called in files and commands: lower-case words joined with hyphens."""
