"""The soft flat shadow under a figure, on a mat or on the empty floor."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw
from scipy import ndimage

from rephold.figures.forge.marks import Mark, Touch, outlines
from rephold.figures.forge.masks import window_of
from rephold.figures.forge.raster import Buffer, Mask
from rephold.figures.forge.stage import Array, Body, Stage

_LEVELS = (("shadow", 0.30), ("shadow-deep", 0.07))  # ink, and how high above the floor a bead still casts it
_FLATTEST_VIEW = 0.05  # sine of the elevation below which the floor is not seen


def shadow_marks(
    buffer: Buffer, body: Body, stage: Stage, touch: Touch, *, deep_only: bool = False
) -> list[Mark]:
    """The light and the deep shadow; nothing where the floor is not seen or the stage wants none."""
    if not stage.shadow or buffer.camera.viewer[2] < _FLATTEST_VIEW:
        return []
    ground = _ground(buffer, stage)
    marks = []
    for ink, height in _LEVELS[1:] if deep_only else _LEVELS:
        trails = outlines(_cast(buffer, body, height) & ground, touch, smallest=250, sigma=5)
        if trails:
            marks.append(Mark(ink, trails))
    return marks


def _ground(buffer: Buffer, stage: Stage) -> Mask:
    """Pixels that can take a shadow: the tops of floor props, or the empty paper if there are none."""
    if not any(prop.floor for prop in stage.props):
        return buffer.part < 0
    ground = np.zeros(buffer.part.shape, bool)
    for index, prop in enumerate(stage.props):
        if prop.floor:
            ground |= buffer.face == 1 + 6 * index + 5
    return ground


def _cast(buffer: Buffer, body: Body, highest: float) -> Mask:
    """Pixels of the floor straight below the beads that start lower than `highest`."""
    reach = np.sqrt(np.einsum("nik,nk->ni", body.axes**2, body.radii**2))
    bottom = body.centres[:, 2] - reach[:, 2]
    low = np.nonzero(bottom <= highest)[0][::2]
    spread = np.maximum(0.55, 1.2 - np.maximum(0, bottom[low]) * 2)
    angle = np.linspace(0, 2 * np.pi, 14)[:-1]
    rings: Array = np.zeros((len(low), len(angle), 3))
    for axis, turn in ((0, np.cos(angle)), (1, np.sin(angle))):
        rings[:, :, axis] = body.centres[low, axis, None] + (reach[low, axis] * spread)[:, None] * turn
    pixels = buffer.grid.pixels(buffer.camera.see(rings))
    image = Image.new("L", (buffer.grid.width, buffer.grid.height), 0)
    pen = ImageDraw.Draw(image)
    for ring in pixels.reshape(len(low), -1).tolist():
        pen.polygon(ring, fill=1)
    hard = np.asarray(image, np.float32)
    sigma = 9 * buffer.grid.scale / 1150
    window = window_of(hard > 0, air=int(8 * sigma) + 3)
    cast = np.zeros(hard.shape, bool)
    cast[window] = ndimage.gaussian_filter(hard[window], sigma) > 0.45
    return cast
