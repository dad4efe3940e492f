"""A log's id as people read it off the paper and type it."""

from __future__ import annotations

import re

_WHOLE = re.compile(r"[0-9A-HJKMNP-TV-Z]{10}", re.ASCII)
_MISREAD = str.maketrans("OIL", "011", "- –\u00a0")
"""Crockford's base 32 has none of these letters; lines and spaces only group."""


def grouped(log_id: str) -> str:
    """The id in two groups of five, as it stands on the paper: `7K3M9-Q2RTV`."""
    return f"{log_id[:5]}-{log_id[5:]}"


def typed(text: str) -> str:
    """The id that somebody typed: small letters, O for 0 and I or L for 1 are as good, groups or not.

    ValueError if it cannot be one.
    """
    found = text.upper().translate(_MISREAD)
    if not _WHOLE.fullmatch(found):
        raise ValueError(f"{text[:20]!r} is no log's id")
    return found
