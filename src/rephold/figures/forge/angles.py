"""Clinical joint angles as numbers: what the joint chain is built from, and what is read back from it.

Sign rules (degrees): flexion, abduction, internal rotation, dorsiflexion, inversion, pronation and ulnar
deviation are positive; bends and turns of the spine are positive to the left.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Literal

from rephold.figures.forge.stage import Array

Side = Literal["L", "R"]
SIDES: tuple[Side, Side] = ("L", "R")
SIDE_WORDS: dict[Side, str] = {"L": "left", "R": "right"}


def outward(side: Side) -> float:
    """+1 for left and -1 for right: the sign of y that leads away from the body's middle."""
    return 1.0 if side == "L" else -1.0


@dataclass(frozen=True)
class Curve:
    """Bend of one spine region, spread evenly over its length."""

    flexion: float = 0.0
    bend_left: float = 0.0
    turn_left: float = 0.0


@dataclass(frozen=True)
class Leg:
    """Angles of one leg."""

    hip_flexion: float = 0.0
    hip_abduction: float = 0.0
    hip_internal: float = 0.0
    knee: float = 0.0
    ankle: float = 0.0
    inversion: float = 0.0
    toes: float = 0.0


@dataclass(frozen=True)
class Arm:
    """Angles of one arm; `raised` and `forward` move the shoulder joint, in H."""

    flexion: float = 0.0
    abduction: float = 5.0
    internal: float = 0.0
    elbow: float = 5.0
    pronation: float = 0.0
    wrist_flexion: float = 0.0
    wrist_ulnar: float = 0.0
    raised: float = 0.0
    forward: float = 0.0
    hand: str = "relaxed"


@dataclass(frozen=True)
class Angles:
    """A whole body: pelvis axes (3, 3) in the world, spine, head, legs and arms."""

    pelvis: Array
    lumbar: Curve
    thoracic: Curve
    cervical: Curve
    head: Curve
    legs: dict[Side, Leg] = field(default_factory=dict)
    arms: dict[Side, Arm] = field(default_factory=dict)


def degrees_of(part: Leg | Arm) -> dict[str, float]:
    """The angles of a limb by name, without shoulder shifts and hand shape."""
    skip = {"raised", "forward", "hand"}
    return {f.name: float(getattr(part, f.name)) for f in fields(part) if f.name not in skip}
