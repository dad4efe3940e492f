"""Alternatives: steps such as 5a and 5b, of which one is done at a time."""

from __future__ import annotations

import re

_PAIRED = re.compile(r"(\d+)[a-z]")


def pair_number(label: str | None) -> str | None:
    """`5` of the label `5a`: the number that alternatives share; None for other labels."""
    found = _PAIRED.fullmatch(label or "")
    return found[1] if found else None
