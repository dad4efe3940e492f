"""What was read of the pages of a file, box by box: the type between the readers and what counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

State = Literal["ticked", "empty", "unsure"]
Corners = tuple[tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]]


@dataclass(frozen=True)
class BoxReading:
    """State of a box, and why if it is unsure (`faint`, `streak`, `no-outline`, …, see the README)."""

    state: State
    reason: str | None = None
    figures: Mapping[str, float] = field(default_factory=dict)
    """What was measured, by name: darkness, share, extent … all from 0 to 1."""
    corners: Corners | None = None
    """Where the box lies on the picture, in pixels from its upper left corner; None for a form."""


@dataclass(frozen=True)
class PageReading:
    """A page of a file, read or rejected with a reason code. A rejected page has no boxes."""

    file: str
    page: int
    """Place in the file, from 1."""
    status: Literal["read", "rejected"]
    reason: str | None = None
    log_id: str | None = None
    log_page: int | None = None
    """The log's own page, from 1."""
    boxes: Mapping[str, BoxReading] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    """Codes of what a person should know although the page was read (`two-codes`, `damaged-corner` …)."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """What was typed into a form's lines, by name (`w1-notes`); empty ones are left out."""
