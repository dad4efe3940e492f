"""Limbs as straight axes with a thickness: finds those that go through each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from rephold.figures.forge.angles import SIDE_WORDS, SIDES, Side
from rephold.figures.forge.build import HEIGHT_MM
from rephold.figures.forge.skeleton import Bones, landmarks
from rephold.figures.forge.stage import Array

LIMB_SHARE, HEAD_SHARE = 0.6, 0.9  # of the sum of radii that must stay between axes


@dataclass(frozen=True)
class Axis:
    """A straight piece of the body: ends (3,), radii there, and the joints or regions it ends in."""

    name: str
    start: Array
    end: Array
    radii: tuple[float, float]
    meets: frozenset[str]


def axes_of(bones: Bones) -> list[Axis]:
    """Trunk (three pieces), head, and the limbs of both sides as axes."""
    m = landmarks(bones)
    waist = bones.point("lumbar", (0.031, 0, 0))
    chest = bones.point("thorax", (0.036, 0, 0))
    collar = bones.point("c7", (0.015, 0, 0))
    pelvis = m["pelvis"]
    found = [
        Axis("pelvis", pelvis, waist, (0.055, 0.047), frozenset({"hips", "waist"})),
        Axis("waist", waist, chest, (0.047, 0.058), frozenset({"waist", "chest"})),
        Axis("chest", chest, collar, (0.058, 0.034), frozenset({"chest", "shoulders", "neck"})),
        Axis(
            "head",
            bones.point("head", (0.012, 0, 0)),
            bones.point("head", (0.004, 0, 0.04)),
            (0.042, 0.045),
            frozenset({"neck"}),
        ),
    ]
    for side in SIDES:
        word = SIDE_WORDS[side]
        joint = {j: f"{word} {j}" for j in ("hip", "knee", "ankle", "shoulder", "elbow", "wrist")}
        ends: tuple[tuple[str, str, str, tuple[float, float], set[str]], ...] = (
            ("thigh", "hip", "knee", (0.052, 0.0345), {"hips"}),
            ("shin", "knee", "ankle", (0.033, 0.019), set()),
            ("foot", "ankle", "toe", (0.022, 0.010), set()),
            ("upper arm", "shoulder", "elbow", (0.030, 0.0215), {"shoulders"}),
            ("forearm", "elbow", "wrist", (0.0215, 0.013), set()),
            ("hand", "wrist", "hand", (0.012, 0.010), set()),
        )
        for name, start, end, radii, also in ends:
            meets = frozenset({joint[start], joint.get(end, end + side)} | also)
            found.append(Axis(f"{word} {name}", m[f"{start}_{side}"], m[f"{end}_{side}"], radii, meets))
    return found


def arm_depth_mm(bones: Bones, side: Side, body: Iterable[Axis]) -> float:
    """Millimetres by which upper arm and forearm of one side go too far into the other axes, worst pair."""
    f, word = bones.frames, SIDE_WORDS[side]
    elbow = f[f"fore_{side}"].origin
    shoulder = frozenset({"shoulders"})
    arm = (
        Axis(f"{word} upper arm", f[f"upper_{side}"].origin, elbow, (0.030, 0.0215), shoulder),
        Axis(f"{word} forearm", elbow, f[f"hand_{side}"].origin, (0.0215, 0.013), frozenset()),
    )
    return max((_missing_mm(one, other) for one in arm for other in body), default=0.0)


def _missing_mm(one: Axis, other: Axis) -> float:
    gap, least = _room(one, other)
    return max(0.0, least - gap)


def _room(one: Axis, other: Axis) -> tuple[float, float]:
    """Millimetres between two axes, and how many there must be; neighbours need none."""
    if one.meets & other.meets and not _both_thighs(one, other):
        return 0.0, 0.0
    gap, s, t = closest(one.start, one.end, other.start, other.end)
    share = HEAD_SHARE if "head" in (one.name, other.name) else LIMB_SHARE
    thick = one.radii[0] + s * (one.radii[1] - one.radii[0]) + other.radii[0]
    thick += t * (other.radii[1] - other.radii[0])
    return gap * HEIGHT_MM, share * thick * HEIGHT_MM


def clashes(bones: Bones) -> Iterator[tuple[str, str, float, float]]:
    """Pairs of limbs nearer than they can be: names, millimetres between the axes, millimetres needed."""
    axes = axes_of(bones)
    for i, one in enumerate(axes):
        for other in axes[i + 1 :]:
            gap, least = _room(one, other)
            if gap < least:
                yield one.name, other.name, gap, least


def _both_thighs(one: Axis, other: Axis) -> bool:
    return {one.name, other.name} == {"left thigh", "right thigh"}


def closest(a: Array, b_: Array, c: Array, d: Array) -> tuple[float, float, float]:
    """Distance between segments a-b and c-d, and the shares (0..1) along each where they are closest."""
    u, v, w = b_ - a, d - c, a - c
    uu, uv, vv, uw, vw = u @ u, u @ v, v @ v, u @ w, v @ w
    cross = uu * vv - uv * uv
    s = float(np.clip((uv * vw - vv * uw) / cross, 0, 1)) if cross > 1e-12 else 0.0
    t = float(np.clip((uv * s + vw) / vv, 0, 1)) if vv > 1e-12 else 0.0
    s = float(np.clip((uv * t - uw) / uu, 0, 1)) if uu > 1e-12 else 0.0
    return float(np.linalg.norm(w + s * u - t * v)), s, t
