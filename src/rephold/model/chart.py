"""Charts as blocks of a sheet: numbers over columns, with words that say all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Column:
    """A place of a chart: words under it, its value from least to most (None: not known), and as text."""

    label: str
    value: tuple[float, float] | None
    said: str


@dataclass(frozen=True)
class Chart:
    """Numbers as bars or as a line over columns, from 0 to `top`; `alt` says all of them."""

    kind: Literal["bars", "line"]
    title: str
    alt: str
    columns: tuple[Column, ...]
    top: float
    steps: tuple[float, ...]
    """Lines across, each with its number."""
    goal: float | None = None
    """A dashed line across."""


@dataclass(frozen=True)
class Charts:
    """Charts side by side, under each other where the page is narrow."""

    items: tuple[Chart, ...]
