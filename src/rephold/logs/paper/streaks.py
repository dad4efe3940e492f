"""Lines that a dirty scanner glass draws: straight along the picture, through paper and print alike."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rephold.logs.paper.geometry import Grey, Points
from rephold.logs.paper.patches import Mask

BAND = 30.0
"""Millimetres of picture looked at together: longer than any box, short enough for a page put in askew."""
STEP = 1.3
"""Millimetres along a line that are taken together, so that noise and gaps in a faint line even out."""
ROWS = 0.7
"""Share of the steps of a band that must show the line."""
FREE = 4
"""Steps at least that must be seen for that."""
DARKER = 6
"""Grey levels by which the line is darker than the paper on both its sides."""
WIDEST = 0.7
"""Millimetres."""


@dataclass(frozen=True)
class Streaks:
    """Where lines run down (band, column) and across (band, row) the picture."""

    down: Mask
    across: Mask
    band: int
    """Pixels."""

    @property
    def any(self) -> bool:
        return bool(self.down.any() or self.across.any())

    def at(self, x: NDArray[np.floating], y: NDArray[np.floating]) -> Mask:
        """Whether places on the picture lie on a streak."""
        column = np.clip(np.rint(x).astype(np.int32), 0, self.down.shape[1] - 1)
        row = np.clip(np.rint(y).astype(np.int32), 0, self.across.shape[1] - 1)
        down = self.down[np.clip(row // self.band, 0, len(self.down) - 1), column]
        across = self.across[np.clip(column // self.band, 0, len(self.across) - 1), row]
        return np.asarray(down | across)


def streaks(grey: Grey, pixels_mm: float, printed: Points) -> Streaks:
    """The streaks of a picture; boxes stand at `printed` (n, 4): left, top, right, bottom, in pixels."""
    band = max(int(BAND * pixels_mm), 8)
    step = max(round(STEP * pixels_mm), 1)
    picture = Image.fromarray(grey)
    down = _lines(
        np.asarray(picture.reduce((1, step))), band // step, pixels_mm, printed / [1, step, 1, step]
    )
    turned = printed[:, [1, 0, 3, 2]] / [1, step, 1, step]
    across = _lines(np.asarray(picture.reduce((step, 1))).T, band // step, pixels_mm, turned)
    return Streaks(down, across, band // step * step)


def _lines(rows: Grey, band: int, pixels_mm: float, printed: Points) -> Mask:
    """Columns of each band of rows that are darker than both sides in most rows, and their neighbours.

    Rows in which a box stands there do not count: its outline is no streak.
    """
    side = max(round(WIDEST * pixels_mm), 2)
    free = np.ones(rows.shape, bool)
    for left, top, right, bottom in np.floor(printed).astype(int):
        free[max(top, 0) : max(bottom + 1, 0), max(left, 0) : max(right + 1, 0)] = False
    bands = []
    for top in range(0, max(len(rows) - band // 2, 1), band):
        part = np.ascontiguousarray(rows[top : top + band]).astype(np.int16)
        darker = np.minimum(part[:, : -2 * side], part[:, 2 * side :]) - part[:, side:-side] > DARKER
        seen = free[top : top + band, side:-side]
        line = np.zeros(rows.shape[1], bool)
        line[side:-side] = (darker & seen).sum(axis=0) > ROWS * np.maximum(seen.sum(axis=0), FREE)
        for _ in range(2):
            line[1:-1] |= line[:-2] | line[2:]
        bands.append(line)
    lines = np.array(bands)
    reaching = lines.copy()  # a streak begins and ends somewhere within a band
    reaching[1:] |= lines[:-1]
    reaching[:-1] |= lines[1:]
    return reaching
