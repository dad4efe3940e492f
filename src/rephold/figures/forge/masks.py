"""Masks grown and shrunk by whole pixels, across and up and down: what scipy's morphology does, much faster.

Whatever lies beyond the edge of a mask counts as not in it.
"""

from __future__ import annotations

import numpy as np

from rephold.figures.forge.raster import Mask


def grown(mask: Mask, times: int = 1) -> Mask:
    """The mask with its neighbours, `times` over."""
    return _worked(mask, times, (True,) * times)


def shrunk(mask: Mask, times: int = 1) -> Mask:
    """The mask without pixels that have a neighbour outside, `times` over."""
    return _worked(mask, 1, (False,) * times)


def opened(mask: Mask, times: int) -> Mask:
    """The mask without what is thinner than twice `times`."""
    return _worked(mask, 1, (False,) * times + (True,) * times)


def closed(mask: Mask, times: int) -> Mask:
    """The mask with gaps filled that are thinner than twice `times`."""
    return _worked(mask, times, (True,) * times + (False,) * times)


def window_of(mask: Mask, air: int = 0) -> tuple[slice, slice]:
    """The slices of a mask's bounding box with `air` pixels round it; empty ones for an empty mask."""
    rows, columns = np.nonzero(mask.any(1))[0], np.nonzero(mask.any(0))[0]
    if not len(rows):
        return slice(0, 0), slice(0, 0)
    height, width = mask.shape
    return (
        slice(max(0, int(rows[0]) - air), min(height, int(rows[-1]) + 1 + air)),
        slice(max(0, int(columns[0]) - air), min(width, int(columns[-1]) + 1 + air)),
    )


def _worked(mask: Mask, air: int, growing: tuple[bool, ...]) -> Mask:
    """The mask after growing (or shrinking) once for each entry, done where there is something only."""
    result = np.zeros(mask.shape, bool)
    window = window_of(mask, air)
    here: Mask = mask[window]
    if here.size:
        for grow in growing:
            here = _grow(here) if grow else _shrink(here)
        result[window] = here
    return result


def _grow(mask: Mask) -> Mask:
    more = mask.copy()
    more[1:] |= mask[:-1]
    more[:-1] |= mask[1:]
    more[:, 1:] |= mask[:, :-1]
    more[:, :-1] |= mask[:, 1:]
    return more


def _shrink(mask: Mask) -> Mask:
    less = mask.copy()
    less[1:] &= mask[:-1]
    less[:-1] &= mask[1:]
    less[:, 1:] &= mask[:, :-1]
    less[:, :-1] &= mask[:, 1:]
    less[[0, -1]] = False
    less[:, [0, -1]] = False
    return less
