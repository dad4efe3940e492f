"""Which parts of the body grow out of each other, so that no line is drawn merely because they meet."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rephold.figures.forge.raster import Mask

_PER_SIDE = (
    ("torso", "thigh"),
    ("torso", "hip"),
    ("torso", "uarm"),
    ("hip", "thigh"),
    ("thigh", "shin"),
    ("shin", "foot"),
    ("shin", "toes"),
    ("foot", "toes"),
    ("uarm", "farm"),
    ("farm", "hand"),
    ("farm", "thumb"),
    ("hand", "fing"),
    ("hand", "thumb"),
)
_ACROSS = (("hipL", "thighR"), ("hipR", "thighL"), ("hipL", "hipR"), ("thighL", "thighR"))
_MIDDLE = (("torso", "neck"), ("neck", "head"), ("head", "hair"), ("neck", "hair"))
_UNPAIRED = ("torso", "neck", "head", "hair")

HEADLIKE = ("head", "hair", "neck")
NO_CREASE = ("uarm", "neck", "head", "hair", "hand", "fing", "thum")
"""Beginnings of part names where a sharp meeting of surfaces is not drawn: it made commas, not folds."""

SLEEVED = ("uarm", "thigh", "shin")
"""Beginnings of the names of parts that a sleeve or trouser leg ends on."""


def neighbour_pairs() -> frozenset[tuple[str, str]]:
    """Every ordered pair of different parts that grow out of each other."""
    sided = [
        tuple(name if name in _UNPAIRED else name + side for name in pair)
        for pair in _PER_SIDE
        for side in "LR"
    ]
    pairs = [*sided, *_ACROSS, *_MIDDLE]
    return frozenset((a, b) for one, two in pairs for a, b in ((one, two), (two, one)))


def neighbour_table(names: Sequence[str]) -> Mask:
    """A table (n + 1, n + 1), true for a part and itself or its neighbour; the last row means "nothing"."""
    pairs = neighbour_pairs()
    table = np.zeros((len(names) + 1, len(names) + 1), bool)
    for i, one in enumerate(names):
        for j, two in enumerate(names):
            table[i, j] = one == two or (one, two) in pairs
    return table
