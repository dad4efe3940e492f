"""The four registration squares, and with codes and squares the map from the page to the picture."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rephold.logs.paper.codes import Found
from rephold.logs.paper.geometry import Grey, Patch, Points, affine, homography, mapped, sampled
from rephold.logs.paper.rejection import Rejected
from rephold.model.log_template import Rect
from rephold.units import POINTS_PER_MM as MM

CODE_WEIGHT = 0.35
"""Of a code's corner beside a square's centre: the decoder rounds corners to whole pixels."""
LARGEST_RESIDUAL = 3.0 * MM
FLAT = 0.3 * MM
"""By which corners of a page leave the corners of a parallelogram on a scanner at most."""
SMALLEST = 60 / 72
"""Pixels a point."""
AS_BLACK = 0.5
"""Of the contrast of the page's other squares: less is a shade of what the page lies on."""
INNER, OUTER = 6, 10
"""Half sides of the square and of the light ring around it, in steps of a fourteenth of the square."""


@dataclass(frozen=True)
class Placed:
    """How the page lies on the picture, and what black is there."""

    matrix: Points
    pixels_mm: float
    black: float
    """Of white: grey of solid black over grey of paper beside it."""
    squares: int
    flat: bool
    """Seen without perspective, as scanners see paper that is pressed flat."""


@dataclass(frozen=True)
class _Hit:
    place: Points
    dark: float
    light: float

    @property
    def contrast(self) -> float:
        return 1 - self.dark / max(self.light, 1.0)


def placed(grey: Grey, found: Found) -> Placed:
    """The map by codes and squares, nearest squares first, refined after each; Rejected if they do not do."""
    source = [corner for _, template in found.codes for corner in _corners(template.rect)]
    target = [corner for code, _ in found.codes for corner in code.corners]
    two = len(found.codes) > 1
    weights = [CODE_WEIGHT] * len(source)
    matrix = (homography if two else affine)(np.array(source), np.array(target))
    hits: list[_Hit] = []
    left = [np.array([x + w / 2, y + h / 2]) for x, y, w, h in found.page.squares]
    size = found.page.squares[0][2]
    while left:
        far = [min(float(np.hypot(*(centre - point))) for point in source) for centre in left]
        centre, distance = left.pop(int(np.argmin(far))), min(far)
        sure = two or len(hits) >= 3
        reach = 6 * MM + 0.04 * distance if sure else 4 * MM + 0.085 * distance
        hit = _square(grey, matrix, centre, size, reach)
        if hit is None and hits and not sure:
            hit = _any_size(grey, matrix, centre, size, 5 * MM + 0.15 * distance)
        if hit is None or hit.contrast < AS_BLACK * max((other.contrast for other in hits), default=0.0):
            continue
        hits.append(hit)
        source.append(centre)
        target.append(hit.place)
        weights.append(1.0)
        if two or len(hits) >= 3:
            matrix = homography(np.array(source), np.array(target), np.array(weights))
        else:
            matrix = affine(np.array(source), np.array(target))
    if len(hits) + len(found.codes) - 1 < 3:
        raise Rejected("squares")
    return _checked(matrix, np.array(source), np.array(target), hits, found)


def _checked(matrix: Points, source: Points, target: Points, hits: list[_Hit], found: Found) -> Placed:
    page = found.page
    corners = np.array([[0.0, 0.0], [page.width, 0.0], [page.width, page.height], [0.0, page.height]])
    on_picture = mapped(matrix, corners)
    following = np.roll(on_picture, -1, axis=0) - on_picture
    turns = following[:, 0] * np.roll(following, -1, axis=0)[:, 1]
    turns -= following[:, 1] * np.roll(following, -1, axis=0)[:, 0]
    if not (turns < 0).all():  # seen from behind, or folded over
        raise Rejected("residual")
    sides = np.hypot(*following.T) / [page.width, page.height, page.width, page.height]
    pixels = float(sides.mean())
    residual = np.hypot(*(mapped(matrix, source) - target).T) / pixels
    if residual.max() > LARGEST_RESIDUAL or sides.max() > 2.5 * sides.min():
        raise Rejected("residual")
    if pixels < SMALLEST:
        raise Rejected("too-small")
    black = float(np.median([1 - hit.contrast for hit in hits]))
    straight = mapped(affine(corners, on_picture), corners)
    flat = float(np.hypot(*(straight - on_picture).T).max()) < FLAT * pixels
    return Placed(matrix, pixels * MM, min(black, 0.7), len(hits), flat)


def _corners(rect: Rect) -> list[Points]:
    x, y, w, h = rect
    return [np.array(p) for p in ((x, y + h), (x + w, y + h), (x + w, y), (x, y))]


def _any_size(grey: Grey, matrix: Points, centre: Points, size: float, reach: float) -> _Hit | None:
    """With one code the scale far from it is a guess: the best of three sizes."""
    tries = [_square(grey, matrix, centre, size * scale, reach) for scale in (0.8, 1.0, 1.22)]
    hits = [hit for hit in tries if hit is not None]
    return max(hits, key=lambda hit: hit.light - hit.dark, default=None)


def _square(grey: Grey, matrix: Points, centre: Points, size: float, reach: float) -> _Hit | None:
    """A solid square of `size` within `reach` points of `centre`: dark inside, light ring around."""
    step = size / 14.0
    count = int((reach + size) / step)
    offsets = np.arange(-count, count + 1) * step
    x, y = np.meshgrid(centre[0] + offsets, centre[1] - offsets)
    on_picture = mapped(matrix, np.dstack([x, y]))
    area = sampled(grey, on_picture[..., 0], on_picture[..., 1])
    low, high = np.percentile(area, [1, 80])
    if high - low < 20:
        return None
    inner, outer = _means(area, INNER), _means(area, OUTER)
    inner = inner[OUTER - INNER : INNER - OUTER, OUTER - INNER : INNER - OUTER]
    many, few = (2 * OUTER + 1) ** 2, (2 * INNER + 1) ** 2
    ring = (outer * many - inner * few) / (many - few)
    score = ring - inner
    row, column = np.unravel_index(int(np.argmax(score)), score.shape)
    if score[row, column] < max(0.45 * (high - low), 15.0):
        return None
    dark, light = float(inner[row, column]), float(ring[row, column])
    row, column = row + OUTER, column + OUTER
    window = area[row - OUTER : row + OUTER + 1, column - OUTER : column + OUTER + 1]
    ink = np.clip((light - window) / (light - dark + 1e-6), 0, 1)
    ink[ink < 0.3] = 0
    if not 0.7 < ink.sum() / 14**2 < 1.45:
        return None
    down, right = np.mgrid[-OUTER : OUTER + 1, -OUTER : OUTER + 1]
    place = np.array(
        [
            x[row, column] + (ink * right).sum() / ink.sum() * step,
            y[row, column] - (ink * down).sum() / ink.sum() * step,
        ]
    )
    return _Hit(mapped(matrix, place), dark, light)


def _means(area: Patch, half: int) -> Points:
    """Mean of every square of 2 half + 1 steps that lies in the area, by sums of sums."""
    side = 2 * half + 1
    total = np.pad(area.astype(np.float64), ((1, 0), (1, 0))).cumsum(axis=0).cumsum(axis=1)
    sums = total[side:, side:] - total[:-side, side:] - total[side:, :-side] + total[:-side, :-side]
    return np.asarray(sums / side**2)
