"""Checks of what a drawing looks like, as data: can it be seen, is it strong enough, is it small enough.

The limits are those of the acceptance criteria for figures; sizes are those on paper.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from PIL import Image
from scipy import ndimage

from rephold.figures.baked import BakedFigure, pdf_operators
from rephold.figures.forge.bake import Drawing, baked
from rephold.figures.forge.edges import OUTER
from rephold.figures.forge.ink import line_widths
from rephold.figures.forge.manner import MM_PER_POINT
from rephold.figures.forge.patches import patch_silhouette, visible_patch
from rephold.figures.forge.proof import proof
from rephold.figures.forge.raster import area_alone
from rephold.figures.forge.stage import Array
from rephold.figures.palette import PALETTES, Palette, lightness

PART_SHOWS = 0.60  # of the area it would cover if nothing stood before it
PATCH_SHOWS = 0.15  # of the bare capsule
PATCH_PIXELS = 60.0
OUTER_POINTS, LINE_POINTS = 0.80, 0.35
GAP_MM = 0.35  # narrowest white
SMALL_WIDTH_MM, SMALL_HEIGHT_MM = (
    45.0,
    40.0,
)  # the smallest print: figure width, or body height if that is less
SMALLEST_GAP_PIXELS = 60  # smaller specks of paper are not gaps anyone looks for
STROKE_HEIGHTS = 0.03
SEGMENTS, DEFLATED_BYTES = 1300.0, 14_000.0
LIKENESS = 0.85
LIGHTNESS_STEP = 10.0

_COVERS = {"head": ("hair", "bun", "earL", "earR"), "torso": ("hipL", "hipR", "neck", "uarmL", "uarmR")} | {
    part + side: tuple(name + side for name in names)
    for side in "LR"
    for part, names in (("thigh", ("hip",)), ("hand", ("fing", "thumb")), ("foot", ("toes",)))
}
"""What may lie over a part without hiding it: it is drawn as one with it."""


@dataclass(frozen=True)
class Look:
    """One check: what was looked at (`subject`), what was measured and what it must not pass."""

    check: str
    subject: str
    measured: float
    limit: float
    at_least: bool = True

    @property
    def passed(self) -> bool:
        """Whether the measure is on the right side of its limit."""
        return self.measured >= self.limit if self.at_least else self.measured <= self.limit

    def __str__(self) -> str:
        sign = ("≥" if self.passed else "<") if self.at_least else ("≤" if self.passed else ">")
        return f"{self.check}: {self.subject}: {self.measured:.4g} {sign} {self.limit:g}"


def looks(drawing: Drawing) -> tuple[Look, ...]:
    """Every check of a drawing, passed or not."""
    figure = baked(drawing)
    palette = PALETTES[drawing.manner.style]
    return (
        *part_looks(drawing),
        *patch_looks(drawing),
        *weight_looks(drawing),
        *gap_looks(drawing, figure),
        *size_looks(drawing, figure, palette),
        Look("likeness in small print", figure.figure, likeness(figure, palette), LIKENESS),
        *step_looks(palette),
    )


def part_looks(drawing: Drawing) -> Iterator[Look]:
    """How much of every part that must be seen is seen."""
    buffer = drawing.buffer
    for part in drawing.stage.must_see:
        alone = area_alone(drawing.dressed.body, [part], buffer.camera, buffer.grid)
        seen = alone & buffer.body & buffer.showing([part, *_COVERS.get(part, ())])
        yield Look("part shows", part, float(seen.sum() / max(alone.sum(), 1)), PART_SHOWS)


def patch_looks(drawing: Drawing) -> Iterator[Look]:
    """Whether the camera sees every muscle area."""
    for number, patch in enumerate(drawing.stage.patches, 1):
        pixels = float(visible_patch(drawing.buffer, patch).sum())
        whole = patch_silhouette(drawing.buffer, patch)
        yield Look("muscle area shows, pixels", f"area {number}", pixels, PATCH_PIXELS)
        yield Look("muscle area shows", f"area {number}", pixels / whole, PATCH_SHOWS)


def weight_looks(drawing: Drawing) -> Iterator[Look]:
    """The weights in points of the outer line (median) and the thinnest line, at the style's own size."""
    manner, scale = drawing.manner, drawing.buffer.grid.scale
    to_points = manner.mm_per_height / scale / MM_PER_POINT
    outer: list[Array] = []
    thinnest = np.inf
    for run in drawing.runs:
        wide = line_widths(run, manner, scale) * to_points
        thinnest = min(thinnest, float(wide.min()))
        if not run.far:
            outer.append(wide[:-1][run.kinds[: len(wide) - 1] == OUTER])
    yield Look("outer line, points", "near side", float(np.median(np.concatenate(outer))), OUTER_POINTS)
    yield Look("thinnest line, points", "all lines", round(thinnest, 6), LINE_POINTS)


def gap_looks(drawing: Drawing, figure: BakedFigure) -> Iterator[Look]:
    """The widest place of every patch of paper, ink taken off, in mm in the smallest print."""
    buffer, manner = drawing.buffer, drawing.manner
    mm_per_pixel = small_width(figure) / figure.size[0] * figure.per_height / buffer.grid.scale
    half_ink = manner.in_heights(manner.outer) * buffer.grid.scale / 2
    room = ndimage.distance_transform_edt(~buffer.body)
    pieces, count = ndimage.label(~buffer.body)
    sizes = ndimage.sum_labels(np.ones(pieces.shape), pieces, np.arange(1, count + 1))
    for number in np.nonzero(np.atleast_1d(sizes) >= SMALLEST_GAP_PIXELS)[0] + 1:
        inside = pieces == number
        y, x = (round(100 * float(n)) for n in np.argwhere(inside).mean(0) / inside.shape)
        widest = 2 * (float(room[inside].max()) - half_ink) * mm_per_pixel
        yield Look("gap, mm", f"{x} % from the left, {y} % from the top", widest, GAP_MM)


def size_looks(drawing: Drawing, figure: BakedFigure, palette: Palette) -> Iterator[Look]:
    """The shortest stroke that stands alone, the number of segments, and the deflated size."""
    scale = drawing.buffer.grid.scale
    alone = [
        len(run.points) / scale for run in drawing.runs if run.free_start and run.free_end and not run.closed
    ]
    yield Look("lone stroke, body heights", "shortest", min(alone, default=1.0), STROKE_HEIGHTS)
    yield Look("segments", figure.figure, float(figure.segments), SEGMENTS, at_least=False)
    deflated = len(zlib.compress(pdf_operators(figure, palette), 9))
    yield Look("bytes deflated", figure.figure, float(deflated), DEFLATED_BYTES, at_least=False)


def step_looks(palette: Palette) -> Iterator[Look]:
    """The steps of lightness (L*) between skin, shirt, bottom and hair on a grey copy."""
    tones = sorted((lightness(palette[role]), role) for role in ("skin", "shirt", "bottom", "hair"))
    for (darker, one), (lighter, two) in pairwise(tones):
        yield Look("lightness step", f"{one} to {two}", lighter - darker, LIGHTNESS_STEP)


def small_width(figure: BakedFigure) -> float:
    """The width in mm of the smallest print of a figure."""
    return min(SMALL_WIDTH_MM, SMALL_HEIGHT_MM * figure.size[0] / figure.per_height)


def likeness(figure: BakedFigure, palette: Palette) -> float:
    """Structural similarity (0..1) of the smallest one-bit 600 dpi print and one twice as large, scaled.

    Wang, Bovik, Sheikh, Simoncelli, "Image quality assessment" (2004), Gaussian window of 1.5 pixels.
    """
    one_bit = proof(figure, palette, small_width(figure), 600).convert("L").convert("1").convert("L")
    size = one_bit.width // 4, one_bit.height // 4
    small = one_bit.resize(size, Image.Resampling.BOX)
    large = (
        proof(figure, palette, 2 * small_width(figure), 600).convert("L").resize(size, Image.Resampling.BOX)
    )
    return _similarity(np.asarray(small, float), np.asarray(large, float))


def _similarity(one: Array, two: Array) -> float:
    steady = (0.01 * 255) ** 2, (0.03 * 255) ** 2

    def mean(image: Array) -> Array:
        blurred: Array = ndimage.gaussian_filter(image, 1.5)
        return blurred

    a, b = mean(one), mean(two)
    var_a, var_b = mean(one * one) - a * a, mean(two * two) - b * b
    together = mean(one * two) - a * b
    top = (2 * a * b + steady[0]) * (2 * together + steady[1])
    bottom = (a * a + b * b + steady[0]) * (var_a + var_b + steady[1])
    return float((top / bottom).mean())
