"""The name somebody probably meant."""

from __future__ import annotations

import re
from collections.abc import Collection

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def is_id(name: str) -> bool:
    """Whether this can be an id: lower-case words joined with hyphens, so never a way out of a folder."""
    return bool(_ID.fullmatch(name))


def nearest(name: str, known: Collection[str]) -> str | None:
    """The known name most like `name` (case, spaces, underscores do not count), or None if none is near."""
    from difflib import get_close_matches  # only mistakes pay for it

    bare = {_bare(candidate): candidate for candidate in known}
    found = get_close_matches(_bare(name), bare, n=1, cutoff=0.6)
    return bare[found[0]] if found else None


def did_you_mean(name: str, known: Collection[str], otherwise: str = "") -> str:
    """The hint `did you mean cat-camel?`, else `otherwise`, else the known names (the first ten)."""
    if meant := nearest(name, known):
        return f"did you mean {meant}?"
    if otherwise or not known:
        return otherwise
    shown = sorted(known)
    return f"known here: {', '.join(shown[:10])}{' …' if len(shown) > 10 else ''}"


def _bare(name: str) -> str:
    return name.lower().replace("_", "-").replace(" ", "-")
