"""How each style draws: line weights and which refinements it has."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rephold.figures.forge.edges import CREASE, FINGER, HEM, INNER, OUTER, PROP, SEAM

MM_PER_POINT = 25.4 / 72


@dataclass(frozen=True)
class Manner:
    """Weights are points at the size the style is made for (`mm_per_height`)."""

    style: str
    mm_per_height: float
    outer: float
    thinnest: float  # no line, and no end of a tapering line, is thinner
    far: float  # factor for lines of limbs on the far side
    factors: dict[int, float]  # per line kind
    shade: bool
    deep_shadow_only: bool
    details: bool  # finger and toe lines, hair light
    hatch: float | None  # weight of muscle hatching; None = tinted patches
    hatch_every: float = 2.1

    def enlarged(self, zoom: float) -> Manner:
        """The manner for a picture shown `zoom` times larger: the same weights on paper."""
        return self if zoom == 1 else replace(self, mm_per_height=self.mm_per_height * zoom)

    def in_heights(self, points: float) -> float:
        """A line weight in body heights."""
        return points * MM_PER_POINT / self.mm_per_height

    def weight(self, kind: int, far: bool) -> float:
        """The weight in points of a line of this kind."""
        return max(self.outer * self.factors[kind] * (self.far if far else 1.0), self.thinnest)


MANNERS = {
    "colour": Manner(
        style="colour",
        mm_per_height=60,
        outer=1.05,
        thinnest=0.38,
        far=0.74,
        factors={OUTER: 1.0, INNER: 0.82, SEAM: 0.50, HEM: 0.56, FINGER: 0.42, CREASE: 0.55, PROP: 0.55},
        shade=True,
        deep_shadow_only=False,
        details=True,
        hatch=None,
    ),
    "mono": Manner(
        style="mono",
        mm_per_height=40,
        outer=0.86,
        thinnest=0.38,
        far=0.52,
        factors={OUTER: 1.0, INNER: 0.82, SEAM: 0.50, HEM: 0.56, FINGER: 0.42, CREASE: 0.55, PROP: 0.44},
        shade=False,
        deep_shadow_only=True,
        details=False,
        hatch=0.55,
    ),
}
