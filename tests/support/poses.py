"""Poses to test the forge with: the shipped ones as files, and small ones made on the spot."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from rephold.figures.forge.solve import Solved, solve
from rephold.model.pose import Pose

POSES = Path(__file__).parents[2] / "illustrations" / "poses"
SHIPPED = sorted(path.stem for path in POSES.glob("*.yaml"))

UPRIGHT: dict[str, Any] = {
    "figure": "upright",
    "title": "Standing",
    "alt": "A person stands upright, seen from the side, arms hanging.",
    "position": "standing",
    "both": {"hip": {"abduction": 2}, "knee": 2},
    "contacts": ["feet flat on floor"],
}
ON_THE_BACK: dict[str, Any] = UPRIGHT | {
    "figure": "on-the-back",
    "position": "supine",
    "both": {"hip": 50, "knee": 100},
    "contacts": ["back on floor"],
}


def upright(**changes: Any) -> Pose:
    """A standing person, changed by whole top-level keys of the pose file (`solve_for` for `solve-for`)."""
    return Pose.model_validate(UPRIGHT | changes)


def on_the_back(**changes: Any) -> Pose:
    """A person on the back with bent knees and feet in the air, changed likewise."""
    return Pose.model_validate(ON_THE_BACK | changes)


def written(name: str) -> dict[str, Any]:
    """A shipped pose as its file has it."""
    content: dict[str, Any] = yaml.safe_load((POSES / f"{name}.yaml").read_text(encoding="utf-8"))
    return content


@cache
def shipped(name: str) -> Solved:
    """A shipped pose, solved."""
    return solve(Pose.model_validate(written(name)))
