"""Muscle areas: tinted patches in colour, white with hatching in black-and-white."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from rephold.figures.forge.manner import Manner
from rephold.figures.forge.marks import Mark, Touch, Trail, outlines
from rephold.figures.forge.masks import grown, opened
from rephold.figures.forge.materials import BOTTOM, MATERIALS, SHIRT, SKIN, Surface
from rephold.figures.forge.raster import Buffer, Mask
from rephold.figures.forge.stage import Array, Capsule, Stage

_CORE = 0.72  # of the radius: the inner, deeper tint
_SMALLEST = 60  # pixels
_SHORTEST_HATCH = 5.0  # pixels


def patch_marks(buffer: Buffer, surface: Surface, stage: Stage, manner: Manner, touch: Touch) -> list[Mark]:
    """The marks of all muscle areas of a stage."""
    marks: list[Mark] = []
    for patch in stage.patches:
        marks += (
            _hatched(buffer, patch, manner, touch) if manner.hatch else _tinted(buffer, surface, patch, touch)
        )
    return marks


def visible_patch(buffer: Buffer, patch: Capsule, share: float = 1.0) -> Mask:
    """Visible pixels of the allowed parts nearer to the capsule's axis than `share` of its radius."""
    allowed = buffer.showing(patch.parts) & buffer.body
    near = np.zeros(allowed.shape, bool)
    if allowed.any():
        near[allowed] = _distance(buffer.world(allowed), patch) < patch.radius * share
    return near


def patch_silhouette(buffer: Buffer, patch: Capsule) -> float:
    """The area in pixels the bare capsule would cover."""
    a, b = buffer.camera.see(np.stack([patch.a, patch.b]))[:, :2]
    length = float(np.hypot(*(b - a)))
    return (np.pi * patch.radius**2 + 2 * patch.radius * length) * buffer.grid.scale**2


def _distance(points: Array, patch: Capsule) -> Array:
    axis = patch.b - patch.a
    along = np.clip((points - patch.a) @ axis / (float(axis @ axis) + 1e-12), 0, 1)
    distance: Array = np.linalg.norm(points - patch.a - along[:, None] * axis, axis=1)
    return distance


def _tinted(buffer: Buffer, surface: Surface, patch: Capsule, touch: Touch) -> Iterator[Mark]:
    for level, share in (("", 1.0), ("-core", _CORE)):
        mask = opened(visible_patch(buffer, patch, share), 3)
        if mask.sum() <= _SMALLEST:
            continue
        for material in (SKIN, SHIRT, BOTTOM):
            part = mask & (surface.material == material)
            trails = outlines(grown(part) & mask, touch, smallest=_SMALLEST, sigma=5)
            if trails:
                yield Mark(f"{patch.meaning}{level}-on-{MATERIALS[material]}", trails)


def _hatched(buffer: Buffer, patch: Capsule, manner: Manner, touch: Touch) -> Iterator[Mark]:
    """A white patch with lines rising at 45 degrees; a working muscle is crossed by falling ones too."""
    mask = opened(visible_patch(buffer, patch), 3)
    trails = outlines(mask, touch, smallest=_SMALLEST, sigma=5)
    if not trails or manner.hatch is None:
        return
    yield Mark("underlay", trails)
    step = manner.in_heights(manner.hatch_every) * buffer.grid.scale * np.sqrt(2)
    hatch = diagonals(mask, step)
    if patch.meaning == "working":
        width = mask.shape[1]
        for start, end in diagonals(mask[:, ::-1], step):
            hatch.append((np.array([width - start[0], start[1]]), np.array([width - end[0], end[1]])))
    if hatch:
        lines = tuple(Trail(start, (end[None],), False) for start, end in hatch)
        yield Mark("hatch", lines, manner.in_heights(manner.hatch) * buffer.grid.scale)


def diagonals(mask: Mask, step: float) -> list[tuple[Array, Array]]:
    """Rising 45 degree segments (x, y down) inside a mask, `step` pixels apart along a row."""
    height, width = mask.shape
    found = []
    y = np.arange(height)
    for number in range(int((height + width) / step) + 1):
        x = np.rint(number * step).astype(int) - y
        inside = (x >= 0) & (x < width)
        hit = np.zeros(height + 2, np.int8)
        hit[1:-1][inside] = mask[y[inside], x[inside]]
        turns = np.diff(hit)
        for begin, end in zip(np.nonzero(turns == 1)[0], np.nonzero(turns == -1)[0], strict=True):
            if end - begin >= _SHORTEST_HATCH:
                rise = x[begin] + y[begin] + 0.5
                found.append((np.array([rise - begin, begin]), np.array([rise - end, end]).astype(float)))
    return [(start.astype(float), end) for start, end in found]
