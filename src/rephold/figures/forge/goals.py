"""Where hands and feet have to go, in numbers: what a contact asks of the solver."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rephold.figures.forge.angles import Side

Vec = tuple[float, float, float]


@dataclass(frozen=True)
class FootGoal:
    """An ankle on its target.

    With a frame or a point: there. Without: on the floor right below (or above) where the written angles
    put it, sole level, at `height` of the ankle.
    """

    side: Side
    words: str
    frame: str | None = None
    at: Vec | None = None
    height: float = 0.0
    pole: Vec | None = None
    sole: tuple[Vec, Vec] | None = None  # where sole and toes point, in the world; the knee then keeps `pole`

    @property
    def on_floor(self) -> bool:
        """True if the foot stands level below where the angles put it."""
        return self.at is None


@dataclass(frozen=True)
class HandGoal:
    """A wrist on its target, with the palm facing `palm` and the fingers pointing to `fingers`.

    frame None is the world; `below` adds the ground position of the shoulder or the pelvis to `at`.
    A hand that holds a limb may turn on it by up to `turn` degrees about its palm, where that is easier.
    An elbow lower than `clear` over the floor costs.
    """

    side: Side
    words: str
    at: Vec
    palm: Vec
    fingers: Vec
    shape: str  # of HANDS; "close": fingers close on the limb
    frame: str | None = None
    below: Literal["shoulder", "pelvis"] | None = None
    pole: Vec | None = None
    turn: float = 0.0
    clear: float = 0.02
    before_wall: bool = False  # the elbow must not go further back than the hand


@dataclass(frozen=True)
class ForearmGoal:
    """A forearm on the floor: elbow `aside` (H) of the shoulder, forearm in ground direction `along`.

    An arm longer than the shoulder is high leads the elbow on in ground direction `ahead`.
    """

    side: Side
    words: str
    aside: float
    along: tuple[float, float]
    elbow_height: float
    wrist_height: float
    shape: str = "flat"
    ahead: tuple[float, float] = (1.0, 0.0)


ArmGoal = HandGoal | ForearmGoal


@dataclass(frozen=True)
class Spot:
    """Part of a piece of the body: the beads whose arc (in H along its chain) lies within low..high."""

    piece: str
    low: float = -1.0
    high: float = 9.0


@dataclass(frozen=True)
class Rest:
    """A body area that lies or stands on a level support at `height`; `sink` is how far tissue gives way."""

    words: str
    spots: tuple[Spot, ...]
    height: float
    sink: float
    soft: bool
    by_goal: bool = False  # a goal puts it there; nothing is left to solve


@dataclass(frozen=True)
class Hold:
    """A hand (or ankle) that has to touch a limb: pieces of the one, bone of the other, for the check."""

    words: str
    pieces: tuple[str, ...]
    limb: str  # bone frame, such as shin_R


@dataclass(frozen=True)
class Lean:
    """A body area that touches an upright support: "wall", "chair back" or "door frame"."""

    words: str
    support: str
    spots: tuple[Spot, ...]
    sink: float
    soft: bool
    ahead: bool = False  # the support is in front of the body, not behind it


@dataclass(frozen=True)
class Plan:
    """All contacts of a pose in numbers; rests[0] carries the body."""

    rests: tuple[Rest, ...]
    feet: tuple[FootGoal, ...]
    arms: tuple[ArmGoal, ...]
    holds: tuple[Hold, ...]
    leans: tuple[Lean, ...] = ()
    stick: bool = False  # a stick lies along the spine
    towel: Side | None = None  # the foot a towel goes round, both ends in the hands
