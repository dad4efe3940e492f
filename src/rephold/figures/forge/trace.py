"""Boundary loops of masks, on the lattice of pixel corners."""

from __future__ import annotations

import numpy as np

from rephold.figures.forge.raster import Mask
from rephold.figures.forge.stage import Array


def loops(mask: Mask) -> list[Array]:
    """Closed runs (n, 2) of x, y lattice points round the true pixels; the first point is also the last.

    Outer loops turn one way and holes the other (y down: outer loops have positive shoelace area), so a
    non-zero fill of all loops is the mask. Pixels that touch only at a corner stay apart.
    """
    rows, columns = np.nonzero(mask.any(1))[0], np.nonzero(mask.any(0))[0]
    if not len(rows):
        return []
    top, left = int(rows[0]), int(columns[0])
    inner = np.pad(mask[top : int(rows[-1]) + 1, left : int(columns[-1]) + 1], 1)
    offset = np.array([left - 1, top - 1], float)
    return [run + offset for run in _walk(*_directed_edges(inner), inner.shape[1] + 1)]


def area(loop: Array) -> float:
    """The signed area of a closed run."""
    x, y = loop[:-1, 0], loop[:-1, 1]
    return 0.5 * float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))


def _directed_edges(mask: Mask) -> tuple[Array, Array, Array]:
    """Start, end and heading (0 right, 1 down, 2 left, 3 up) of the edges, true pixels on the right."""
    stride = mask.shape[1] + 1
    found = []
    here, there = mask[1:], mask[:-1]
    for heading, edge in ((0, here & ~there), (2, there & ~here)):
        y, x = np.nonzero(edge)
        one = (y + 1) * stride + x
        found.append((one, one + 1, heading) if heading == 0 else (one + 1, one, heading))
    here, there = mask[:, 1:], mask[:, :-1]
    for heading, edge in ((3, here & ~there), (1, there & ~here)):
        y, x = np.nonzero(edge)
        one = y * stride + x + 1
        found.append((one, one + stride, heading) if heading == 1 else (one + stride, one, heading))
    starts = np.concatenate([start for start, _, _ in found])
    ends = np.concatenate([end for _, end, _ in found])
    headings = np.concatenate([np.full(len(start), heading) for start, _, heading in found])
    return starts, ends, headings


def _walk(starts: Array, ends: Array, headings: Array, stride: int) -> list[Array]:
    """Follow the edges; where two leave a vertex, turn right, so that corner-touching pixels stay apart."""
    order = np.argsort(starts, kind="stable")
    starts, ends, headings = starts[order], ends[order], headings[order]
    first = np.searchsorted(starts, ends)
    twin = np.minimum(first + 1, len(starts) - 1)
    forked = (twin > first) & (starts[twin] == ends)
    right_turn = (headings + 1) % 4
    follow = np.where(forked & (headings[twin] == right_turn), twin, first).tolist()
    used = bytearray(len(starts))
    runs = []
    for begin in range(len(follow)):
        if used[begin]:
            continue
        edge, path = begin, []
        while not used[edge]:
            used[edge] = 1
            path.append(edge)
            edge = follow[edge]
        codes = starts[np.array([*path, begin])]
        runs.append(np.stack([codes % stride, codes // stride], 1).astype(float))
    return runs
