"""A pose from file to drawings in one call, so that it can be done in a process of its own."""

from __future__ import annotations

from collections.abc import Sequence

from rephold.figures.baked import dump
from rephold.figures.forge.bake import bake
from rephold.figures.forge.staging import stage
from rephold.model.pose import Pose


def drawn(pose: Pose, wanted: Sequence[tuple[Pose, str, str]]) -> list[bytes]:
    """The baked figure for each (pose of a person, style, source); ContentError if it must not be drawn.

    Contacts and angles are checked on the pose as written; other people take it with other girth and hair.
    """
    stages = {(pose.build, pose.hair): stage(pose)}
    made = []
    for shown, style, source in wanted:
        person = (shown.build, shown.hair)
        if person not in stages:
            stages[person] = stage(shown, check=False)
        made.append(dump(bake(stages[person], style, source=source)))
    return made
