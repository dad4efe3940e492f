"""From a stage to a baked figure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import numpy as np

from rephold.errors import ContentError
from rephold.figures.baked import BakedFigure, Op, bounding_box
from rephold.figures.forge.arrows import arrow_marks
from rephold.figures.forge.camera import Camera
from rephold.figures.forge.chains import Run, line_runs
from rephold.figures.forge.closeup import cropped, zoom_of
from rephold.figures.forge.dress import Dressed, dress, shod
from rephold.figures.forge.edges import line_edges
from rephold.figures.forge.face import face_marks, toe_marks
from rephold.figures.forge.fills import fill_marks, prop_marks, shade_marks
from rephold.figures.forge.ink import ink_marks
from rephold.figures.forge.manner import MANNERS, Manner
from rephold.figures.forge.marks import Mark, Touch, Trail
from rephold.figures.forge.materials import Surface, surface
from rephold.figures.forge.patches import patch_marks
from rephold.figures.forge.raster import Buffer, grid_for, rasterise
from rephold.figures.forge.shadow import shadow_marks
from rephold.figures.forge.stage import Array, Stage

UNITS_PER_PIXEL = 2
_MARGIN = 4  # figure units of air round the paint
_FLAT = 0.6  # figure units: a curve whose handles are nearer to its chord is a line


@dataclass(frozen=True)
class Drawing:
    """Everything found on the way from a stage to its marks, for baking and for looking it over."""

    stage: Stage
    manner: Manner
    dressed: Dressed
    buffer: Buffer
    surface: Surface
    runs: tuple[Run, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Seen:
    """A stage as the camera sees it: the same for every style."""

    stage: Stage
    dressed: Dressed
    buffer: Buffer
    surface: Surface
    px_per_height: int


def see(stage: Stage, *, px_per_height: int = 1150) -> Seen:
    """What the camera sees of a stage."""
    camera = Camera.aimed(stage.azimuth, stage.elevation)
    dressed = dress(shod(stage.body) if stage.shoes else stage.body, stage.outfit)
    grid = cropped(grid_for(dressed.body, stage.props, camera, px_per_height), camera, stage)
    buffer = rasterise(dressed.body, stage.props, camera, grid)
    return Seen(stage, dressed, buffer, surface(buffer, dressed, stage), px_per_height)


def bake(stage: Stage, style: str, *, px_per_height: int = 1150, source: str = "") -> BakedFigure:
    """The stage drawn in a style; `source` is stored as the sha256 of what it was made from."""
    return baked(draw(stage, style, px_per_height=px_per_height), source=source)


def draw(stage: Stage, style: str, *, px_per_height: int = 1150) -> Drawing:
    """The marks of a stage in a style, with what they were found from; errors as for `drawn_from`."""
    return drawn_from(see(stage, px_per_height=px_per_height), style)


def drawn_from(seen: Seen, style: str) -> Drawing:
    """The marks of what is seen in a style, in painting order, with what they were found from.

    Raises ContentError for a style that does not exist.
    """
    if style not in MANNERS:
        raise ContentError.at(
            "style", f"there is no style '{style}'", f"one of: {', '.join(sorted(MANNERS))}"
        )
    stage, buffer, found, px_per_height = seen.stage, seen.buffer, seen.surface, seen.px_per_height
    dressed = seen.dressed
    manner, touch = MANNERS[style].enlarged(zoom_of(stage)), Touch.at(px_per_height)
    runs = line_runs(line_edges(buffer, found, dressed.body, fingers=manner.details), px_per_height)
    marks = [
        *prop_marks(buffer, stage),
        *shadow_marks(buffer, dressed.body, stage, touch, deep_only=manner.deep_shadow_only),
        *fill_marks(buffer, found, stage, touch),
        *(shade_marks(buffer, found, stage, touch) if manner.shade else []),
        *face_marks(buffer, found, stage),
        *(toe_marks(buffer, stage) if manner.details and not stage.shoes else []),
        *patch_marks(buffer, found, stage, manner, touch),
        *ink_marks(runs, manner, touch, px_per_height),
        *arrow_marks(stage, buffer.camera, buffer.grid, manner),
    ]
    return Drawing(stage, manner, dressed, buffer, found, tuple(runs), tuple(marks))


def baked(drawing: Drawing, *, source: str = "") -> BakedFigure:
    """The drawing's marks as integer paths, cropped to what is painted."""
    grid = drawing.buffer.grid
    origin = np.array([0.0, float(UNITS_PER_PIXEL * grid.height)])
    whole = _figure(drawing, source, origin, (0, 0))
    left, bottom, right, top = bounding_box(whole)
    shift = origin + np.array([_MARGIN - np.floor(left), _MARGIN - np.floor(bottom)])
    size = (
        int(np.ceil(right) - np.floor(left)) + 2 * _MARGIN,
        int(np.ceil(top) - np.floor(bottom)) + 2 * _MARGIN,
    )
    return _figure(drawing, source, shift, size)


def _figure(drawing: Drawing, source: str, shift: Array, size: tuple[int, int]) -> BakedFigure:
    grid, camera = drawing.buffer.grid, drawing.buffer.camera
    under = drawing.stage.body.frames["pelvis"].origin * np.array([1.0, 1.0, 0.0])
    floor = _units(grid.pixels(camera.see(under))[None], shift)[0, 1]
    ops = tuple(_ops(drawing.marks, shift))
    stage = drawing.stage
    per_height = round(UNITS_PER_PIXEL * grid.scale / zoom_of(stage))
    return BakedFigure(stage.figure, drawing.manner.style, source, size, per_height, int(floor), ops)


def _ops(marks: tuple[Mark, ...], shift: Array) -> list[Op]:
    """The marks as ops; neighbouring strokes of one ink and width become one."""
    ops: list[Op] = []
    for (ink, width), group in groupby(marks, key=lambda mark: (mark.ink, _width(mark.width))):
        paths = [" ".join(filter(None, (_path(trail, shift) for trail in mark.trails))) for mark in group]
        paths = [path for path in paths if path]
        if width is not None and paths:
            ops.append(Op("stroke", ink, width, " ".join(paths)))
        elif paths:
            # one op each: overlapping shapes that turn opposite ways would leave holes in a common fill
            ops += [Op("fill", ink, None, path) for path in paths]
    return ops


def _width(pixels: float | None) -> float | None:
    """A stroke width in figure units, to one half."""
    return None if pixels is None else round(pixels * UNITS_PER_PIXEL * 2) / 2


def _units(points: Array, shift: Array) -> Array:
    """Whole figure units (n, 2), y up, of pixel points (n, 2)."""
    units: Array = np.rint(points * np.array([1.0, -1.0]) * UNITS_PER_PIXEL + shift).astype(np.int64)
    return units


def _path(trail: Trail, shift: Array) -> str:
    """PDF path operators of a trail, or nothing if it vanishes in the rounding."""
    here = _units(trail.start[None], shift)[0]
    out = [f"{here[0]} {here[1]} m"]
    for piece in trail.pieces:
        units = _units(piece, shift)
        if (units == here).all():
            continue
        if len(units) == 1 or _is_flat(here, units):
            out.append(f"{units[-1][0]} {units[-1][1]} l")
        else:
            out.append(" ".join(str(n) for n in units.ravel().tolist()) + " c")
        here = units[-1]
    if len(out) == 1:
        return ""
    return " ".join([*out, "h"] if trail.closed else out)


def _is_flat(start: Array, units: Array) -> bool:
    """Whether both handles lie between the ends, nearer to the chord than can be seen."""
    chord = units[-1] - start
    length = float(np.hypot(*chord))
    if length < 1e-9:
        return False
    away = (units[:2] - start) @ np.array([-chord[1], chord[0]]) / length
    along = (units[:2] - start) @ chord / length
    return bool((np.abs(away) <= _FLAT).all() and (along >= 0).all() and (along <= length).all())
