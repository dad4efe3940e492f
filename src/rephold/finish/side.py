"""A side of a sheet of paper: which pages stand where on it. Lengths are points from its lower left."""

from __future__ import annotations

from dataclasses import dataclass

Rect = tuple[float, float, float, float]
"""x0, y0, x1, y1."""


@dataclass(frozen=True)
class Slot:
    """Page `page` (from 0) with its lower left corner at (x, y), `scale` times its size, heads up."""

    page: int
    x: float
    y: float
    scale: float = 1.0
    window: Rect | None = None
    """Only what falls in here is shown; None for the whole page."""


@dataclass(frozen=True)
class Side:
    """One side of a sheet; a blank one has no slots."""

    width: float
    height: float
    slots: tuple[Slot, ...] = ()
    lines: tuple[Rect, ...] = ()
    """Marks to cut or fold by: each from (x0, y0) to (x1, y1)."""
    label: str = ""
    """Stands small in the lower margin: which tile this is."""
    trim: Rect | None = None
    """What is left when the sheet is cut."""
    bleed: Rect | None = None
    """How far colour may run beyond the cut."""


def fitted(page: int, size: tuple[float, float], room: Rect, *, enlarge: bool = False) -> Slot:
    """The page in the middle of the room, as large as fits there; not larger than it is unless `enlarge`."""
    (width, height), (x0, y0, x1, y1) = size, room
    scale = min((x1 - x0) / width, (y1 - y0) / height)
    if not enlarge:
        scale = min(scale, 1.0)
    x = x0 + (x1 - x0 - scale * width) / 2
    y = y0 + (y1 - y0 - scale * height) / 2
    return Slot(page, x, y, scale)
