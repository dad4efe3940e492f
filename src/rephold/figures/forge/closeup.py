"""Close-ups: which part of the picture is kept, and how much larger it is shown."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from rephold.figures.forge.camera import Camera, Grid
from rephold.figures.forge.stage import Stage


@dataclass(frozen=True)
class CloseUp:
    """A window round a landmark: H to the left, right, below and above it, and the enlargement."""

    landmark: str
    left: float
    right: float
    below: float
    above: float
    zoom: float


CLOSE_UPS = {
    "head": CloseUp("c7", 0.28, 0.26, 0.24, 0.24, 1.5),
    "pelvis": CloseUp("pelvis", 0.22, 0.22, 0.22, 0.24, 1.5),
    "trunk": CloseUp("lumbar", 0.34, 0.34, 0.28, 0.30, 1.3),
}


def zoom_of(stage: Stage) -> float:
    """How much larger than life size of the other figures the picture is shown."""
    return CLOSE_UPS[stage.close_up].zoom if stage.close_up else 1.0


def cropped(grid: Grid, camera: Camera, stage: Stage) -> Grid:
    """The part of a grid that a close-up keeps; the whole grid if the stage wants none."""
    if stage.close_up is None:
        return grid
    window = CLOSE_UPS[stage.close_up]
    x, y = camera.see(stage.body.landmarks[window.landmark])[:2]
    left, right = max(grid.left, x - window.left), min(grid.left + grid.width / grid.scale, x + window.right)
    top, bottom = min(grid.top, y + window.above), max(grid.top - grid.height / grid.scale, y - window.below)
    width, height = (int(np.ceil(span * grid.scale)) for span in (right - left, top - bottom))
    return replace(grid, left=float(left), top=float(top), width=width, height=height)
