"""Lines with a hand's pressure: width by kind and side, thinning at free ends."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from rephold.figures.forge.chains import Run
from rephold.figures.forge.manner import Manner
from rephold.figures.forge.marks import Mark, Touch, Trail, curve, polygon
from rephold.figures.forge.smooth import smooth_between, straightened, thinned
from rephold.figures.forge.stage import Array

_STRAIGHT_WITHIN = 1.8  # pixels
_TAPER_OVER = 0.03  # H
_TAPER_TO = 0.22
_EVEN = 0.03  # relative spread of widths below which a line is simply stroked
_WIDTH_SIGMA = 8.0  # points


def ink_marks(runs: list[Run], manner: Manner, touch: Touch, scale: float) -> list[Mark]:
    """Every line, prop edges first, then the far side, then the near side."""
    ordered = sorted(runs, key=lambda run: (not run.is_prop, not run.far))
    marks = [
        _prop_line(run, manner, scale) if run.is_prop else _body_line(run, manner, touch, scale)
        for run in ordered
    ]
    return [mark for mark in marks if mark is not None]


def line_widths(run: Run, manner: Manner, scale: float) -> Array:
    """Line width in pixels along a run as it is drawn, its free ends tapered."""
    if run.is_prop or run.closed:
        return _widths(run, len(run.points), manner, scale)
    return _tapered(run, run.points, _widths(run, len(run.points), manner, scale), manner, scale)


def _widths(run: Run, count: int, manner: Manner, scale: float) -> Array:
    """Line width in pixels (count,) along a run, not yet tapered."""
    per_kind = np.zeros(8)
    for kind in manner.factors:
        per_kind[kind] = manner.in_heights(manner.weight(kind, run.far)) * scale
    at = np.clip(np.linspace(0, len(run.kinds) - 1, count).round().astype(int), 0, len(run.kinds) - 1)
    wide: Array = per_kind[run.kinds[at]]
    if count > 12:
        wide = ndimage.gaussian_filter1d(wide, _WIDTH_SIGMA, mode="wrap" if run.closed else "nearest")
    return wide


def _prop_line(run: Run, manner: Manner, scale: float) -> Mark | None:
    points = straightened(run.points, _STRAIGHT_WITHIN)
    if len(points) < 2:
        return None
    width = float(_widths(run, len(run.kinds), manner, scale).mean())
    return Mark("prop-line", (polygon(points, closed=run.closed),), width)


def _body_line(run: Run, manner: Manner, touch: Touch, scale: float) -> Mark | None:
    sections = smooth_between(run.points, run.pins, touch.sigma, closed=run.closed)
    whole = np.vstack(sections)
    wide = _widths(run, len(whole), manner, scale)
    if not run.closed:
        wide = _tapered(run, whole, wide, manner, scale)
    cuts = np.cumsum([len(section) for section in sections])[:-1]
    thin = [
        (thinned(section, 2), thinned(width[:, None], 2)[:, 0])
        for section, width in zip(sections, np.split(wide, cuts), strict=True)
    ]
    ink = "far-line" if run.far else "outline"
    if len(whole) < 12 or wide.std() < _EVEN * wide.mean():
        trail = _joined(
            [curve(points, touch.tolerance, closed=run.closed) for points, _ in thin], closed=run.closed
        )
        return None if trail is None else Mark(ink, (trail,), float(wide.mean()))
    trails = _ring(*thin[0], touch.tolerance) if run.closed else _outline(thin, touch.tolerance)
    return Mark(ink, trails) if trails else None


def _tapered(run: Run, points: Array, wide: Array, manner: Manner, scale: float) -> Array:
    """Widths thinned towards ends that nothing touches, never under the thinnest line."""
    step = np.hypot(*np.diff(points, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(step)])
    over = max(min(_TAPER_OVER * scale, 0.45 * along[-1]), 1e-6)
    full = wide
    if run.free_start:
        wide = wide * np.clip(_TAPER_TO + (1 - _TAPER_TO) * along / over, 0, 1)
    if run.free_end:
        wide = wide * np.clip(_TAPER_TO + (1 - _TAPER_TO) * (along[-1] - along) / over, 0, 1)
    thinnest = manner.in_heights(manner.thinnest) * scale
    result: Array = np.maximum(wide, np.minimum(full, thinnest))
    return result


def _ring(points: Array, wide: Array, tolerance: float) -> tuple[Trail, ...]:
    """The shape of a closed line of changing width: two loops that turn opposite ways."""
    one, two, _ = _sides(points, wide, closed=True)
    one[-1], two[-1] = one[0], two[0]
    rings = [curve(side, tolerance, closed=True) for side in (one, two[::-1])]
    return tuple(ring for ring in rings if ring is not None)


def _outline(sections: list[tuple[Array, Array]], tolerance: float) -> tuple[Trail, ...]:
    """The shape of an open line of changing width with round ends, and a dot on every corner in it."""
    sides = [_sides(points, wide, closed=False) for points, wide in sections]
    there = _joined([curve(one, tolerance, closed=False) for one, _, _ in sides], closed=False)
    back = _joined([curve(two[::-1], tolerance, closed=False) for _, two, _ in reversed(sides)], closed=False)
    if there is None or back is None:
        return ()
    (first, other_first, begin), (last, other_last, finish) = sides[0], sides[-1]
    end, start = _cap(last[-1], other_last[-1], finish[-1]), _cap(other_first[0], first[0], -begin[0])
    shape = Trail(there.start, (*there.pieces, end, *back.pieces, start), True)
    return shape, *(_dot(one[-1], two[-1], tangent[-1]) for one, two, tangent in sides[:-1])


def _sides(points: Array, wide: Array, *, closed: bool) -> tuple[Array, Array, Array]:
    """The two edges of a line of changing width, and its unit tangents."""
    tangent = np.gradient(points, axis=0)
    if closed:
        tangent[0] = tangent[-1] = points[1] - points[-2]
    tangent /= np.linalg.norm(tangent, axis=1, keepdims=True) + 1e-9
    normal = np.stack([-tangent[:, 1], tangent[:, 0]], 1)
    normal = ndimage.gaussian_filter1d(normal, 1.0, axis=0, mode="wrap" if closed else "nearest")
    aside = normal * wide[:, None] / 2
    return points + aside, points - aside, tangent


def _joined(trails: list[Trail | None], *, closed: bool) -> Trail | None:
    """Trails one after the other, with straight lines over the gaps."""
    found = [trail for trail in trails if trail is not None]
    if not found:
        return None
    pieces = list(found[0].pieces)
    for trail in found[1:]:
        pieces += [trail.start[None], *trail.pieces]
    return Trail(found[0].start, tuple(pieces), closed)


def _cap(start: Array, end: Array, outward: Array) -> Array:
    """The half round from one side of a line's end to the other, as a curve piece (3, 2)."""
    reach = outward * float(np.hypot(*(end - start))) * 2 / 3
    return np.stack([start + reach, end + reach, end])


def _dot(one: Array, two: Array, tangent: Array) -> Trail:
    """The disc between the two sides of a line, turning the way the outlines of lines turn."""
    return Trail(one, (_cap(one, two, tangent), _cap(two, one, -tangent)), True)
