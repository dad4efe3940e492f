"""A pose from file to drawings in one call, so that it can be done in a process of its own."""

from __future__ import annotations

from collections.abc import Sequence

from rephold.figures.baked import dump
from rephold.figures.forge.bake import bake
from rephold.figures.forge.staging import stage
from rephold.model.pose import Pose


def drawn(pose: Pose, wanted: Sequence[tuple[str, str]], *, checked: bool) -> list[bytes]:
    """The baked figure for each (style, source); ContentError if a checked pose must not be drawn."""
    staged = stage(pose, check=checked)
    return [dump(bake(staged, style, source=source)) for style, source in wanted]
