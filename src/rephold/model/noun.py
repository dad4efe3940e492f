"""The base of every noun that is read from a file: frozen, strict about keys."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Noun(BaseModel):
    """A thing read from YAML: cannot change, refuses unknown keys, has its fields' meaning in docstrings."""

    model_config = ConfigDict(frozen=True, extra="forbid")
