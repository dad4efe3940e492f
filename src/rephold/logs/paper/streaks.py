"""Lines that a dirty scanner glass draws: straight along the picture, through paper and print alike."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rephold.logs.paper.geometry import Grey
from rephold.logs.paper.patches import Mask

BAND = 30.0
"""Millimetres of picture looked at together: longer than any box, short enough for a page put in askew."""
ROWS = 0.7
"""Share of a band's rows that must show the line."""
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


def streaks(grey: Grey, pixels_mm: float) -> Streaks:
    """The streaks of a picture."""
    band = max(int(BAND * pixels_mm), 8)
    return Streaks(_lines(grey, band, pixels_mm), _lines(grey.T, band, pixels_mm), band)


def _lines(grey: Grey, band: int, pixels_mm: float) -> Mask:
    """Columns of each band that are darker than both sides in most rows, and their neighbours."""
    side = max(round(WIDEST * pixels_mm), 2)
    step = max(band // 60, 1)
    bands = []
    for top in range(0, max(len(grey) - band // 2, 1), band):
        rows = np.ascontiguousarray(grey[top : top + band : step]).astype(np.int16)
        lighter = np.minimum(rows[:, : -2 * side], rows[:, 2 * side :]) - rows[:, side:-side]
        nth = int(len(rows) * (1 - ROWS))
        line = np.zeros(grey.shape[1], bool)
        line[side:-side] = np.partition(lighter, nth, axis=0)[nth] > DARKER
        for _ in range(2):
            line[1:-1] |= line[:-2] | line[2:]
        bands.append(line)
    return np.array(bands)
