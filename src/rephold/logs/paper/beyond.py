"""Whether another sheet with registration squares lies on the picture, beyond the page that was found."""

from __future__ import annotations

import numpy as np

from rephold.logs.paper.geometry import Grey, Patch, Points, mapped, sampled
from rephold.logs.paper.squares import Placed
from rephold.model.log_template import TemplatePage
from rephold.units import mm, to_mm

STEP = mm(0.5)
"""Between places on the page's plane that are looked at."""
ROOM = mm(25.0)
"""Beyond the page, where bent paper does not bring its own squares."""
APART = mm(80.0)
"""Between two squares of a sheet."""
DARKER, FAINTEST = 0.4, 20.0
"""By how much a square is darker than the paper around: of that paper, and in grey levels."""


def another_sheet(grey: Grey, page: TemplatePage, at: Placed) -> bool:
    """Whether there are two squares of a sheet's size or near it, far enough apart, beyond the page."""
    low, high = _shown(grey, page, at)
    if (low > -ROOM).all() and (high < np.array([page.width, page.height]) + ROOM).all():
        return False
    x, y = np.meshgrid(np.arange(low[0], high[0], STEP), np.arange(low[1], high[1], STEP))
    place = mapped(at.matrix, np.dstack([x, y]))
    area = sampled(grey, place[..., 0], place[..., 1])
    height, width = grey.shape
    area[(place < 0).any(axis=2) | (place[..., 0] > width - 1) | (place[..., 1] > height - 1)] = 0
    found = _squares(area, to_mm(page.squares[0][2]) / to_mm(STEP))
    places = np.column_stack([x[found], y[found]])
    beyond = (places < -ROOM).any(axis=1) | (places > np.array([page.width, page.height]) + ROOM).any(axis=1)
    places = places[beyond]
    return bool(len(places)) and bool(np.hypot(*(places - places[0]).T).max() > APART)


def _shown(grey: Grey, page: TemplatePage, at: Placed) -> tuple[Points, Points]:
    """Lower left and upper right of what the picture shows of the page's plane, at most a page more."""
    size = np.array([page.width, page.height])
    parts = np.linspace(-1, 2, 121)
    x, y = np.meshgrid(parts * size[0], parts * size[1])
    places = np.column_stack([x.ravel(), y.ravel()])
    depth = places @ at.matrix[2, :2] + at.matrix[2, 2]
    on_picture = mapped(at.matrix, places)
    shown = (depth > 0) & (on_picture > 0).all(axis=1) & (on_picture < grey.shape[::-1]).all(axis=1)
    part = size / 40
    return places[shown].min(axis=0) - part, places[shown].max(axis=0) + part


def _squares(area: Patch, side: float) -> Points:
    """Where the middle of a dark square of `side` places is, light on all sides (h, w)."""
    total = np.pad(area.astype(np.float64), ((1, 0), (1, 0))).cumsum(axis=0).cumsum(axis=1)
    room = round(0.8 * side)

    def mean(down: float, right: float, high: float, wide: float) -> Points:
        """Around every place but those at the edge, of a rectangle whose middle and half sides are given."""
        top, left = round((down - high) * side), round((right - wide) * side)
        bottom, end = round((down + high) * side) + 1, round((right + wide) * side) + 1
        h, w = (length - 2 * room for length in area.shape)

        def part(row: int, column: int) -> Points:
            return total[room + row : room + row + h, room + column : room + column + w]

        sums = part(bottom, end) - part(top, end) - part(bottom, left) + part(top, left)
        return np.asarray(sums / ((bottom - top) * (end - left)))

    result = np.zeros(area.shape, bool)
    if min(area.shape) <= 2 * room:
        return result
    corners = [mean(down, right, 0.17, 0.17) for down in (-0.2, 0.2) for right in (-0.2, 0.2)]
    sides = [
        mean(*place)
        for place in ((-0.7, 0, 0.08, 0.5), (0.7, 0, 0.08, 0.5), (0, -0.7, 0.5, 0.08), (0, 0.7, 0.5, 0.08))
    ]
    dark, light = np.max(corners, axis=0), np.min(sides, axis=0)
    result[room:-room, room:-room] = dark < np.minimum((1 - DARKER) * light, light - FAINTEST)
    return result
