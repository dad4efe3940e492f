"""Lengths: points (1/72 inch, PDF's unit) and millimetres."""

from __future__ import annotations

POINTS_PER_MM = 72 / 25.4


def mm(length: float) -> float:
    """Points of a length in millimetres."""
    return length * POINTS_PER_MM


def to_mm(length: float) -> float:
    """Millimetres of a length in points."""
    return length / POINTS_PER_MM
