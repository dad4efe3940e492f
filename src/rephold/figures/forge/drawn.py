"""A pose from file to drawings in one call, so that it can be done in a process of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rephold.figures.baked import dump
from rephold.figures.forge.bake import Seen, baked, drawn_from, see
from rephold.figures.forge.build import build_of
from rephold.figures.forge.solve import Solved, solve
from rephold.figures.forge.staging import staged
from rephold.model.pose import Pose


def drawn(pose: Pose, wanted: Sequence[tuple[Pose, str, str]]) -> list[bytes]:
    """The baked figure for each (pose of a person, style, source); ContentError if it must not be drawn.

    Contacts and angles are checked on the pose as written; other people take it with other girth and hair.
    People of one girth are solved once, for hair bears no weight; a person is looked at once for all styles.
    """
    written = solve(pose)
    solutions: dict[str, Solved] = {pose.build: written}
    seen: dict[tuple[str, str], Seen] = {(pose.build, pose.hair): see(staged(written, check=True))}
    made = []
    for shown, style, source in wanted:
        person = (shown.build, shown.hair)
        if person not in seen:
            if shown.build not in solutions:
                solutions[shown.build] = solve(shown)
            solved = replace(solutions[shown.build], pose=shown, build=build_of(shown.build, shown.hair))
            seen[person] = see(staged(solved, check=False))
        made.append(dump(baked(drawn_from(seen[person], style), source=source)))
    return made
