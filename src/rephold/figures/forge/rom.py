"""How far joints go: what is normal, what is refused, and what that says about a solved body.

Source of the numbers: AAOS normal values (American Academy of Orthopaedic Surgeons, "Joint Motion", 1965, as
quoted in goniometry textbooks), from memory; to be checked against the book before they are quoted.
Where a passive end of range is usual in an exercise, the refusal limit lies further out. Shoulder adduction
(arm across the body) is not in that list; 45 is the usual horizontal adduction past the middle.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rephold.figures.forge.angles import SIDE_WORDS, SIDES, Arm, Curve, Leg, degrees_of
from rephold.figures.forge.finding import Finding

MARGIN = 2.0  # degrees a free choice of pole keeps away from the end of normal
SLACK = 0.5  # degrees of solver rounding that nobody is asked to explain


@dataclass(frozen=True)
class Motion:
    """One movement of one joint: words for both directions and limits (minus direction, plus direction)."""

    joint: str
    plus: str
    minus: str
    normal: tuple[float, float]
    refuse: tuple[float, float]

    def excess(self, degrees: float, margin: float = 0.0) -> float:
        """Degrees beyond normal (or beyond a limit `margin` degrees nearer), 0 within."""
        return max(0.0, self.normal[0] + margin - degrees, degrees - self.normal[1] + margin)


MOTIONS = {
    # beyond 20 a straight-kneed hip extends through the low back, hence not the 30 of the list
    "hip_flexion": Motion("hip", "flexion", "extension", (-20, 120), (-35, 140)),
    "hip_abduction": Motion("hip", "abduction", "adduction", (-30, 45), (-40, 60)),
    "hip_internal": Motion("hip", "internal rotation", "external rotation", (-45, 45), (-70, 60)),
    "knee": Motion("knee", "flexion", "extension", (-5, 135), (-10, 160)),
    "ankle": Motion("ankle", "dorsiflexion", "plantarflexion", (-50, 20), (-80, 40)),
    "inversion": Motion("ankle", "inversion", "eversion", (-15, 35), (-30, 50)),
    "toes": Motion("toes", "extension", "flexion", (-45, 70), (-60, 90)),
    "flexion": Motion("shoulder", "flexion", "extension", (-60, 180), (-70, 185)),
    "abduction": Motion("shoulder", "abduction", "adduction", (-45, 180), (-60, 185)),
    "internal": Motion("shoulder", "internal rotation", "external rotation", (-90, 70), (-110, 100)),
    "elbow": Motion("elbow", "flexion", "extension", (-2, 150), (-10, 155)),
    "pronation": Motion("forearm", "pronation", "supination", (-80, 80), (-95, 95)),
    "wrist_flexion": Motion("wrist", "flexion", "extension", (-70, 80), (-95, 95)),
    "wrist_ulnar": Motion("wrist", "ulnar deviation", "radial deviation", (-20, 30), (-35, 45)),
}
SPINE = {
    "lumbar": Motion("lumbar", "flexion", "extension", (-25, 50), (-40, 60)),
    "trunk": Motion("trunk", "flexion", "extension", (-25, 80), (-60, 100)),
    "trunk bend": Motion("trunk", "bend to the left", "bend to the right", (-35, 35), (-45, 45)),
    "trunk turn": Motion("trunk", "turn to the left", "turn to the right", (-45, 45), (-50, 50)),
    "neck": Motion("neck", "flexion", "extension", (-45, 45), (-75, 75)),
    "neck bend": Motion("neck", "bend to the left", "bend to the right", (-45, 45), (-50, 50)),
    "neck turn": Motion("neck", "turn to the left", "turn to the right", (-60, 60), (-80, 80)),
}

JOINTS = tuple(dict.fromkeys(motion.joint for motion in (*MOTIONS.values(), *SPINE.values())))


def strain(limb: Arm | Leg, straight: float = float("inf")) -> float:
    """How far joints are beyond, or near the end of, normal: what a free choice of pole keeps small.

    Squared degrees, summed over the joints; beyond `straight` degrees it grows straight, so that one joint
    that has to be at its end does not push all others out of their range.
    """
    found = (MOTIONS[name].excess(value, MARGIN) for name, value in degrees_of(limb).items())
    return sum(e * e if e < straight else straight * (2 * e - straight) for e in found)


def limb_findings(limbs: Mapping[str, Leg | Arm], reasons: Mapping[str, str]) -> list[Finding]:
    """What the joints of a limb of both sides ("L", "R") say; equal sides are said once."""
    found = []
    for name in degrees_of(limbs["L"]):
        per_side = {side: degrees_of(limbs[side])[name] for side in SIDES}
        if abs(per_side["L"] - per_side["R"]) < 1:
            found.append(
                judge("both", MOTIONS[name], max(per_side.values(), key=MOTIONS[name].excess), reasons)
            )
        else:
            found += [judge(SIDE_WORDS[s], MOTIONS[name], v, reasons) for s, v in per_side.items()]
    return [finding for finding in found if finding is not None]


def spine_findings(
    lumbar: Curve, thoracic: Curve, neck: Curve, head: Curve, reasons: Mapping[str, str]
) -> list[Finding]:
    """What the bends of the spine say; neck and head count together, low and upper back too."""
    values = {
        "lumbar": lumbar.flexion,
        "trunk": lumbar.flexion + thoracic.flexion,
        "trunk bend": lumbar.bend_left + thoracic.bend_left,
        "trunk turn": lumbar.turn_left + thoracic.turn_left,
        "neck": neck.flexion + head.flexion,
        "neck bend": neck.bend_left + head.bend_left,
        "neck turn": neck.turn_left + head.turn_left,
    }
    found = [judge("", SPINE[name], value, reasons) for name, value in values.items()]
    return [finding for finding in found if finding is not None]


def reason_findings(reasons: Mapping[str, str], found: Sequence[Finding]) -> list[Finding]:
    """Reasons that name no joint, and reasons that nothing needs any more."""
    said = []
    for who in reasons:
        side, _, rest = who.partition(" ")
        joint = rest if side in ("left", "right", "both") else who
        if joint not in JOINTS:
            words = f"exceeds-normal: {who!r} is no joint; joints are {', '.join(JOINTS)}"
            said.append(Finding("refuse", words))
        elif not any(f" {joint} " in f" {finding.words}" for finding in found):
            said.append(Finding("note", f"exceeds-normal: {who} is within normal; the reason can go"))
    return said


def judge(side: str, motion: Motion, degrees: float, reasons: Mapping[str, str]) -> Finding | None:
    """The finding for one angle, or None within normal; `reasons` are keyed "hip" or "right hip"."""
    if motion.excess(degrees) <= SLACK:
        return None
    up = degrees > motion.normal[1]
    direction = motion.plus if up else motion.minus
    who = f"{side} {motion.joint} {direction} {abs(degrees):.0f}".strip()
    refuse, normal = (abs(limit[1 if up else 0]) for limit in (motion.refuse, motion.normal))
    if (degrees > motion.refuse[1] + SLACK) if up else (degrees < motion.refuse[0] - SLACK):
        return Finding("refuse", f"{who} is beyond {refuse:.0f}, further than a joint goes; bend it less")
    reason = reasons.get(f"{side} {motion.joint}".strip(), reasons.get(motion.joint, ""))
    if not reason:
        return Finding("explain", f"{who} is beyond {normal:.0f}; say why under exceeds-normal")
    return Finding("note", f"{who} is beyond {normal:.0f}: {reason}")
