"""The surroundings of every box, cut out of the picture as small squares that all lie the same way."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from rephold.logs.paper.geometry import Grey, Patch, Points, jacobians, mapped, sampled
from rephold.logs.paper.squares import Placed
from rephold.model.log_template import TemplateBox
from rephold.units import to_mm

PER_MM = 6.0
"""Samples a millimetre."""
MARGIN = 2.4
"""Millimetres shown around a box."""

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Grid:
    """Places in a patch, in mm from its centre, y downwards; arrays (k, k)."""

    x: Patch
    y: Patch

    per_mm: float


@lru_cache(maxsize=8)
def grid(half: int, per_mm: float) -> Grid:
    """The places of a patch that reaches `half` samples from its centre."""
    steps = np.arange(-half, half + 1, dtype=np.float32) / np.float32(per_mm)
    x, y = np.meshgrid(steps, steps)
    return Grid(x, y, per_mm)


@dataclass(frozen=True)
class Boxes:
    """The boxes of a page as arrays, and where each lies on the picture."""

    boxes: tuple[TemplateBox, ...]
    centre: Points
    """On the page, in points (n, 2)."""
    sides: Points
    """Half the width and half the height, in mm (n, 2)."""
    circle: Mask
    firm: Mask
    spot: Points
    """Centres on the picture (n, 2)."""
    turn: Points
    """Pixels a mm, y downwards on the page too (n, 2, 2)."""
    grid: Grid
    """Of their patches."""

    def __len__(self) -> int:
        return len(self.boxes)

    @property
    def half(self) -> Points:
        """Half the shorter side or the radius, in mm (n,)."""
        return np.asarray(self.sides.min(axis=1))

    def off(self, i: int) -> Patch:
        """Millimetres of each sample from the outline of a box (k, k), below zero inside."""
        if self.circle[i]:
            return np.asarray(np.hypot(self.grid.x, self.grid.y) - self.half[i], dtype=np.float32)
        wide, high = self.sides[i].astype(np.float32)
        return np.asarray(np.maximum(abs(self.grid.x) - wide, abs(self.grid.y) - high))

    def offs(self) -> Patch:
        """The same for all boxes (n, k, k)."""
        result = np.empty((len(self), *self.grid.x.shape), np.float32)
        for kind in self.kinds():
            result[kind] = self.off(int(kind[0]))
        return result

    def questions(self) -> list[list[int]]:
        """The bubbles of each question, in order."""
        groups: dict[str, list[int]] = {}
        for i, box in enumerate(self.boxes):
            if box.group:
                groups.setdefault(box.group, []).append(i)
        return list(groups.values())

    def kinds(self) -> list[NDArray[np.intp]]:
        """Boxes of the same shape and, but for a tenth of a millimetre, size, together."""
        kinds: list[list[int]] = []
        for i in range(len(self)):
            for kind in kinds:
                same = self.circle[i] == self.circle[kind[0]]
                if same and (abs(self.sides[i] - self.sides[kind[0]]) < 0.1).all():
                    kind.append(i)
                    break
            else:
                kinds.append([i])
        return [np.array(kind) for kind in kinds]


def boxes_on(boxes: tuple[TemplateBox, ...], placed: Placed) -> Boxes:
    """The boxes where the map of the page says they are, with patches of MARGIN around the largest."""
    rects = np.array([box.rect for box in boxes], dtype=np.float64)
    centre = rects[:, :2] + rects[:, 2:] / 2
    sides = to_mm(1.0) * rects[:, 2:] / 2
    turn = jacobians(placed.matrix, centre) * np.array([1.0, -1.0]) / to_mm(1.0)
    return Boxes(
        boxes,
        centre,
        sides,
        np.array([box.shape == "circle" for box in boxes]),
        np.array([box.firm for box in boxes]),
        mapped(placed.matrix, centre),
        turn,
        grid(int((sides.max() + MARGIN) * PER_MM), PER_MM),
    )


def cut(grey: Grey, boxes: Boxes) -> tuple[Patch, Patch, Patch]:
    """Grey values around each box (n, k, k), and the places x, y on the picture."""
    places = boxes.grid
    spot, turn = boxes.spot.astype(np.float32)[..., None, None], boxes.turn.astype(np.float32)
    x = spot[:, 0] + turn[:, 0, 0, None, None] * places.x
    x = x + turn[:, 0, 1, None, None] * places.y
    y = spot[:, 1] + turn[:, 1, 0, None, None] * places.x
    y = y + turn[:, 1, 1, None, None] * places.y
    return sampled(grey, x, y), x, y
