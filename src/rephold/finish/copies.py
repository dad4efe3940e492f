"""Copies of a file one after the other, each on a fresh sheet of paper."""

from __future__ import annotations

from collections.abc import Sequence

from rephold.finish.side import Side, Slot


def copies_of(sizes: Sequence[tuple[float, float]], copies: int, *, both_sides: bool = True) -> list[Side]:
    """The sides of all copies; printed on both sides, a blank one after an odd number of pages."""
    one = [Side(width, height, (Slot(page, 0, 0),)) for page, (width, height) in enumerate(sizes)]
    if both_sides and len(one) % 2:
        one.append(Side(*sizes[-1]))
    return one * copies
