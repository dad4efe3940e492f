"""Flat areas: prop faces, cloth and skin, the one shade tone, the light on hair."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy import ndimage

from rephold.figures.forge.marks import Mark, Touch, outlines, polygon
from rephold.figures.forge.masks import closed, grown, opened, shrunk, window_of
from rephold.figures.forge.materials import HAIR, MATERIALS, Surface
from rephold.figures.forge.raster import Buffer, Mask
from rephold.figures.forge.smooth import straightened
from rephold.figures.forge.stage import Array, Stage
from rephold.figures.forge.trace import area, loops

_LIGHT = np.array([-0.35, 0.62, 0.70])  # from the upper left, camera frame
_SHADE_BELOW = 0.24  # of the blurred Lambert term
_BLUR = 8  # 1/1150 H
_SMALLEST_SHADE = 900
_HAIR_LIGHT_ABOVE = 0.93
_STRAIGHT_WITHIN = 1.8  # pixels


def prop_marks(buffer: Buffer, stage: Stage) -> list[Mark]:
    """Every visible face of every prop, top, front and side each in its own tone."""
    marks = []
    for label in np.unique(buffer.face[buffer.face > 0]).tolist():
        prop = stage.props[(label - 1) // 6]
        axis = (label - 1) % 6 // 2
        ink = ("furniture" if prop.dark else "prop") + ("-side", "-front", "-top")[2 if prop.pale else axis]
        face = grown(buffer.face == label)
        trails = tuple(
            polygon(straightened(loop, _STRAIGHT_WITHIN), closed=True)
            for loop in loops(face)
            if abs(area(loop)) > 30
        )
        if trails:
            marks.append(Mark(ink, trails))
    return marks


def fill_marks(buffer: Buffer, surface: Surface, stage: Stage, touch: Touch) -> list[Mark]:
    """Skin, shirt, bottom and hair, far limbs before near ones; grown a pixel so that ink covers the rims."""
    marks = []
    for ink, mask in _areas(buffer, surface, stage):
        trails = outlines(grown(mask), touch, smallest=40)
        if trails:
            marks.append(Mark(ink, trails))
    return marks


def shade_marks(buffer: Buffer, surface: Surface, stage: Stage, touch: Touch) -> list[Mark]:
    """The shade tone on every area that is turned away from the light, and one light on the hair."""
    window = window_of(buffer.body)
    light = blurred_light(buffer, window)
    marks = []
    for ink, mask in _areas(buffer, surface, stage):
        dark = np.zeros(mask.shape, bool)
        area_here = mask[window]
        shaded = closed(area_here & (light < _SHADE_BELOW), 8) & area_here
        dark[window] = opened(shaded, 4)
        trails = outlines(dark, touch, smallest=_SMALLEST_SHADE, sigma=5) if dark.any() else ()
        if trails:
            marks.append(Mark(f"{ink}-shade", trails))
    shine = np.zeros(buffer.part.shape, bool)
    hair = surface.material[window] == HAIR
    shine[window] = opened(shrunk(hair, 5) & (light > _HAIR_LIGHT_ABOVE), 2)
    trails = outlines(shine, touch, smallest=120, sigma=5)
    return [*marks, Mark("hair-light", trails)] if trails else marks


def far_suffix(stage: Stage) -> str:
    """The name of the paleness the stage asks for: far, back (slightly paler) or none."""
    if stage.far_lighten >= 0.34:
        return "-far"
    return "-back" if stage.far_lighten >= 0.10 else ""


def blurred_light(buffer: Buffer, window: tuple[slice, slice]) -> Array:
    """How much every body pixel faces the light, averaged over its neighbours; 1 elsewhere."""
    body = buffer.body[window]
    towards = (_LIGHT / np.linalg.norm(_LIGHT)) @ buffer.camera.basis
    facing = np.where(body, buffer.normal[window] @ towards.astype(np.float32), 0.0)
    sigma = _BLUR * buffer.grid.scale / 1150
    amount = ndimage.gaussian_filter(body.astype(float), sigma)
    blurred: Array = np.where(body, ndimage.gaussian_filter(facing, sigma) / np.maximum(amount, 1e-3), 1.0)
    return blurred


def _areas(buffer: Buffer, surface: Surface, stage: Stage) -> Iterator[tuple[str, Mask]]:
    """Ink and pixels of each material, the far limbs first."""
    body = buffer.body
    for far in (True, False):
        side = body & (surface.far == far)
        for material, name in MATERIALS.items():
            mask = side & (surface.material == material)
            if mask.any():
                yield (name + far_suffix(stage) if far and material != HAIR else name), mask
