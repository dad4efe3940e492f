"""Movement arrows, dashed guides and rings round mistakes, laid over the figure."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from scipy.interpolate import CubicSpline

from rephold.figures.forge.camera import Camera, Grid
from rephold.figures.forge.manner import Manner
from rephold.figures.forge.marks import Mark, Trail, curve
from rephold.figures.forge.stage import Array, Arrow, Guide, Ring, Stage

_BODY, _BODY_TAIL = 0.017, 0.55  # H, and the share of it at the tail
_HEAD_LONG, _HEAD_WIDE = 0.044, 0.052
_HALO = 0.012
_RING = 0.013  # H, the width of a ring's line
_ROUND = 0.5523  # handle length of a quarter circle, in radii
_DOT = 0.011  # H, radius
_SAMPLES = 60
_DASH, _GAP = 0.022, 0.014  # H


def arrow_marks(stage: Stage, camera: Camera, grid: Grid, manner: Manner) -> list[Mark]:
    """Guides, then each arrow on its halo of bare paper."""
    marks = [_guide(guide, camera, grid, manner) for guide in stage.guides]
    for arrow in stage.arrows:
        shape = (arrow_shape(arrow, camera, grid),)
        marks += [Mark("halo", shape, _HALO * grid.scale), Mark("arrow", shape)]
    if stage.dots:
        spots = tuple(_circle(Ring(dot, _DOT), camera, grid) for dot in stage.dots)
        marks += [Mark("halo", spots, _HALO * grid.scale), Mark("arrow", spots)]
    for ring in stage.rings:
        circle = (_circle(ring, camera, grid),)
        marks += [
            Mark("halo", circle, (_RING + _HALO) * grid.scale),
            Mark("arrow", circle, _RING * grid.scale),
        ]
    return marks


def _circle(ring: Ring, camera: Camera, grid: Grid) -> Trail:
    """A ring as four quarter curves in pixels."""
    middle = grid.pixels(camera.see(ring.centre[None]))[0]
    r = ring.radius * grid.scale
    corners = [np.array(c, float) * r for c in ((1, 0), (0, 1), (-1, 0), (0, -1), (1, 0))]
    quarters = tuple(
        np.stack([one + _ROUND * two, two + _ROUND * one, two]) + middle for one, two in pairwise(corners)
    )
    return Trail(middle + corners[0], quarters, True)


def arrow_shape(arrow: Arrow, camera: Camera, grid: Grid) -> Trail:
    """The outline of an arrow as one closed trail in pixels."""
    line = _sampled(grid.pixels(camera.see(arrow.points)))
    head_long, head_wide = _HEAD_LONG * grid.scale, _HEAD_WIDE * grid.scale
    last, heading = _neck(line, head_long)
    first, tailing = 0, np.zeros(2)
    if arrow.double:
        reverse, tailing = _neck(line[::-1], head_long)
        first = len(line) - 1 - reverse
    body = line[first : last + 1]
    wide = (_BODY_TAIL + (1 - _BODY_TAIL) * np.sin(np.linspace(0, np.pi / 2, len(body)))) * _BODY * grid.scale
    if arrow.double:
        wide[:] = _BODY * grid.scale
    tangent = np.gradient(body, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1, keepdims=True) + 1e-9
    aside = np.stack([-tangent[:, 1], tangent[:, 0]], 1) * wide[:, None] / 2
    there, back = curve(body + aside, 0.6, closed=False), curve((body - aside)[::-1], 0.6, closed=False)
    assert there is not None  # a body has at least two different points
    assert back is not None
    pieces = [*there.pieces, *_barb(line[last], heading, line[-1], head_wide), back.start[None], *back.pieces]
    if arrow.double:
        pieces += _barb(line[first], tailing, line[0], head_wide)
    return Trail(there.start, tuple(pieces), True)


def _barb(neck: Array, heading: Array, tip: Array, wide: float) -> list[Array]:
    """Three lines: to one corner of the head, its tip and the other corner."""
    aside = np.array([-heading[1], heading[0]]) * wide / 2
    return [(neck + aside)[None], tip[None], (neck - aside)[None]]


def _sampled(pixels: Array) -> Array:
    """Points along the smooth line through two or three points."""
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(pixels, axis=0).T))])
    at = np.linspace(0, along[-1], _SAMPLES)
    if len(pixels) > 2:
        smooth: Array = CubicSpline(along, pixels)(at)
        return smooth
    straight: Array = pixels[0] + (pixels[-1] - pixels[0]) * (at / along[-1])[:, None]
    return straight


def _neck(line: Array, head: float) -> tuple[int, Array]:
    """Where along a line the head begins, and the unit direction from there to the tip."""
    away = np.hypot(*(line - line[-1]).T)
    beyond = np.nonzero(away > 0.95 * head)[0]
    index = max(1, int(beyond[-1])) if len(beyond) else 1
    direction = line[-1] - line[index]
    return index, direction / max(float(np.hypot(*direction)), 1e-9)


def _guide(guide: Guide, camera: Camera, grid: Grid, manner: Manner) -> Mark:
    a, b = grid.pixels(camera.see(np.stack([guide.a, guide.b])))
    length = float(np.hypot(*(b - a)))
    direction = (b - a) / max(length, 1e-9)
    starts = np.arange(0, length, (_DASH + _GAP) * grid.scale)
    dashes = tuple(
        Trail(
            a + direction * start, ((a + direction * min(start + _DASH * grid.scale, length))[None],), False
        )
        for start in starts
    )
    return Mark("guide", dashes, manner.in_heights(0.8) * grid.scale)
