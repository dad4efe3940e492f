"""A clinic's own folder: whether a path is one, and worth looking through."""

from __future__ import annotations

from pathlib import Path

from rephold.errors import MissingError, Place, Problem
from rephold.shelf import entries, is_folder

HOLDS = (
    "clinic.yaml", "exercises", "programmes", "layouts", "illustrations", "disclaimers", "red-flags",
    "cautions", "log-rules",
)  # fmt: skip
"""What is looked for in a clinic's folder."""


def clinic_folder(path: Path, asked_at: Place) -> Path | None:
    """The path itself if it is a folder, else None.

    MissingError for a folder that cannot be read or holds nothing of ours: a sheet without the letterhead
    that somebody asked for would go unnoticed.
    """
    if not is_folder(path):
        return None
    if not set(entries(path)) & set(HOLDS):
        raise MissingError(
            Problem(asked_at, f"{path} is not a clinic's folder", f"it would hold {' or '.join(HOLDS)}")
        )
    return path
