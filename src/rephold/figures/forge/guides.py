"""Lines and dots to judge a posture by: plumb line, level lines, the places a plumb line should pass."""

from __future__ import annotations

import numpy as np

from rephold.figures.forge.areas import anchor, sided, unknown
from rephold.figures.forge.goals import Vec
from rephold.figures.forge.skeleton import Bones
from rephold.figures.forge.stage import Array, Body, Guide
from rephold.model.pose import Pose

_AHEAD_OF_ANKLES = 0.014  # 2.5 cm: where the weight of a well balanced body falls
_BELOW, _ABOVE = 0.02, 1.06
_BEYOND = 0.05  # a level line goes on this far beside the body
LEVELS: dict[str, tuple[str, Vec]] = {
    "eyes": ("head", (0.055, 0.018, 0.016)),
    "ears": ("head", (-0.002, 0.040, -0.010)),
    "shoulders": ("upper_#", (0.0, 0.0, 0.026)),
    "hip bones": ("pelvis", (0.05, 0.065, 0.048)),
    "hands": ("hand_#", (0.0, 0.0, -0.06)),
    "knees": ("shin_#", (0.03, 0.0, 0.0)),
}


def guides(pose: Pose, bones: Bones, body: Body) -> tuple[Guide, ...]:
    """The lines a pose shows: upright through the ankles, and level through places of both sides.

    Errors: ContentError for a level that is not known.
    """
    return (*_plumb(pose, body), *_levels(pose, bones, body))


def dots(pose: Pose, bones: Bones) -> tuple[Array, ...]:
    """The dots of a pose in the world."""
    return tuple(bones.point(*anchor(pose, words)) for words in pose.show.dot)


def _plumb(pose: Pose, body: Body) -> tuple[Guide, ...]:
    if not pose.show.plumb_line:
        return ()
    ankle = (body.landmarks["ankle_L"] + body.landmarks["ankle_R"]) / 2
    foot = np.array([ankle[0] + _AHEAD_OF_ANKLES, ankle[1], 0.0])
    return (Guide(foot - np.array([0, 0, _BELOW]), foot + np.array([0, 0, _ABOVE])),)


def _levels(pose: Pose, bones: Bones, body: Body) -> tuple[Guide, ...]:
    found = []
    aside = float(np.abs(body.centres[:, 1]).max()) + _BEYOND
    for words in pose.show.level_line:
        if words not in LEVELS:
            raise unknown(pose, f"level line {words!r}", LEVELS)
        left, right = (bones.point(*sided(LEVELS[words], side)) for side in ("L", "R"))
        middle = (left + right) / 2
        slope = (left - right) / max(abs(float(left[1] - right[1])), 1e-9)
        found.append(Guide(middle - slope * aside, middle + slope * aside))
    return tuple(found)
