"""Where ink is met around a box, and where it leaves the middle of the inside light."""

from __future__ import annotations

import numpy as np

from rephold.logs.paper.geometry import Patch, Points
from rephold.logs.paper.patches import Boxes, Mask
from rephold.units import to_mm

NEAR = (0.40, 1.30)
"""Millimetres outside the outline where strokes that leave the box are met."""
FAR = (1.30, 2.35)
"""Where only strokes are met that run on."""
PRINTED = 0.05
"""Mean darkness of boxes of a kind at the same place outside: it is printed, or a habit."""
DARKEST = 0.3
"""What a single box adds to that at most."""
FEWEST = 4
"""Boxes of a row or column that show a rule beside them all."""
BESIDE = 2.8
"""Millimetres between boxes that a long mark may cross."""
HIDDEN = 0.4
"""Share of a zone to be seen at least."""
MET = 0.08
"""Share of a zone that is inked if a stroke crosses it."""


def zones(ink: Mask, level: Patch, boxes: Boxes) -> tuple[Mask, Mask, Mask, Points]:
    """Inked zones around each box, near and far; hidden far ones; the inked share of zones along its edge.

    What is printed is known by the mean of all boxes, in which noise evens out.
    All zones (n, 8) go round from the right by way of below: sides are even, corners odd.
    """
    near, far, hidden = (np.zeros((len(boxes), 8), bool) for _ in range(3))
    edges = np.zeros((len(boxes), 8))
    own = ~_others(boxes) & ~_rules(level, boxes)
    for kind in boxes.kinds():
        first = int(kind[0])
        printed = (
            _grown(_usual(level[kind], boxes.off(first)) > PRINTED)
            if len(kind) >= 8
            else np.zeros(ink.shape[1:], bool)
        )
        masks = _masks(boxes, first)
        seen = (own[kind] & ~printed).reshape(len(kind), -1).astype(np.float32)
        met = seen * ink[kind].reshape(len(kind), -1)
        around = masks[:16].reshape(16, -1).T
        visible, whole = seen @ around, around.sum(axis=0)
        shares = (met @ around) / np.maximum(visible, 0.25 * whole)
        near[kind], far[kind] = shares[:, :8] > MET, shares[:, 8:] > MET
        hidden[kind] = visible[:, 8:] < HIDDEN * whole[8:]
        inside = masks[16:].reshape(8, -1).T
        edges[kind] = ink[kind].reshape(len(kind), -1) @ inside / inside.sum(axis=0)
    return near, far, hidden, edges


def _rules(level: Patch, boxes: Boxes) -> Mask:
    """Samples on a rule of the table (n, k, k): a line beside all boxes of a row or of a column."""
    result = np.zeros(level.shape, bool)
    place = to_mm(1.0) * boxes.centre
    for kind in boxes.kinds():
        for axis, reach in ((1, np.abs(boxes.grid.y[:, 0])), (0, np.abs(boxes.grid.x[0]))):
            beyond = reach > boxes.sides[kind[0], axis] + NEAR[0]
            along = level[kind][:, :, ::2] if axis == 1 else level[kind][:, ::2]
            lines = np.median(along, axis=1 + axis)
            for at in np.unique(np.rint(place[kind, axis] * 2)):
                line = np.abs(place[kind, axis] * 2 - at) < 0.7
                if line.sum() < FEWEST:
                    continue
                shown = np.median(lines[line], axis=0)
                ruled = _grown_line(beyond & (shown - np.median(shown[beyond]) > PRINTED))
                result[kind[line]] |= ruled[:, None] if axis == 1 else ruled
    return result


def _grown_line(line: Mask) -> Mask:
    padded = np.pad(line, 2)
    return np.asarray(np.any([padded[step : step + len(line)] for step in range(5)], axis=0))


def _usual(level: Patch, off: Patch) -> Patch:
    """Mean of boxes of a kind at each place above what it is outside on the whole: print stands out of it."""
    mean = np.clip(level, -DARKEST, DARKEST).mean(axis=0)
    return np.asarray(mean - np.median(mean[off > NEAR[0]]))


def shaded(dark: Patch, boxes: Boxes) -> Points:
    """Darkness of the paper just outside each box above that of others of its kind (n,)."""
    result = np.zeros(len(boxes))
    for kind in boxes.kinds():
        off = boxes.off(int(kind[0]))
        medians = np.median(dark[kind][:, (off > NEAR[0]) & (off < 1.0)], axis=1)
        result[kind] = medians - np.median(medians)
    return result


def _masks(boxes: Boxes, i: int) -> Patch:
    """The zones of a kind of box (24, k, k): near, far, inside."""
    places, half = boxes.grid, float(boxes.half[i])
    off = boxes.off(i)
    angle = np.arctan2(places.y, places.x) / (2 * np.pi) * 8
    part = np.rint(angle).astype(int) % 8
    rings = [(off > low) & (off < high) for low, high in (NEAR, FAR)]
    reach = half - 0.45
    inner = (off < -0.45) & (off > -0.45 - 0.4 * reach)
    return np.stack(
        [ring & (part == p) for ring in rings for p in range(8)] + [inner & (part == p) for p in range(8)]
    ).astype(np.float32)


def _others(boxes: Boxes) -> Mask:
    """Samples that lie on another box (n, k, k)."""
    places = boxes.grid
    limit = float(places.x.max()) + boxes.sides.max()
    centre = to_mm(1.0) * boxes.centre * [1.0, -1.0]
    result = np.zeros((len(boxes), *places.x.shape), bool)
    for i in range(len(boxes)):
        away = centre - centre[i]
        close = (abs(away) < limit).all(axis=1)
        close[i] = False
        for j in np.nonzero(close)[0]:
            wide, high = boxes.sides[j] + 0.35
            result[i] |= (abs(places.x - away[j, 0]) < wide) & (abs(places.y - away[j, 1]) < high)
    return result


def _grown(mask: Mask) -> Mask:
    """The mask and a third of a millimetre around it: boxes are not registered better than that."""
    padded = np.pad(mask, 2)
    height, width = mask.shape
    moved = [padded[r : r + height, c : c + width] for r in range(5) for c in range(5)]
    return np.asarray(np.any(moved, axis=0))


def inked_beside(boxes: Boxes, inked: Mask) -> Mask:
    """Whether a box with ink stands within BESIDE to the right, below, to the left, above (n, 4)."""
    centre = to_mm(1.0) * boxes.centre * [1.0, -1.0]
    result = np.zeros((len(boxes), 4), bool)
    for i in range(len(boxes)):
        away = centre[inked] - centre[i]
        gap = boxes.sides[i].max() + boxes.sides[inked].max(axis=1) + BESIDE
        aligned = boxes.half[i]
        across, along = away.T
        result[i, 0] = ((across > 0) & (across < gap) & (abs(along) < aligned)).any()
        result[i, 1] = ((along > 0) & (along < gap) & (abs(across) < aligned)).any()
        result[i, 2] = ((across < 0) & (across > -gap) & (abs(along) < aligned)).any()
        result[i, 3] = ((along < 0) & (along > -gap) & (abs(across) < aligned)).any()
    return result
