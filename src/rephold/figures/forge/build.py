"""Proportions of the drawn body as data: segment lengths, stations of the limbs, trunk and head.

All numbers are fractions of body height H. Segment lengths follow Drillis & Contini (1966) as quoted in
Winter, "Biomechanics and Motor Control of Human Movement"; the hip spacing is that of the joint centres.
Radii were drawn by eye on those lengths.

A station is (t, front-back radius, side radius, offset forward, offset outwards), t from 0 at the upper end
of the segment to 1 at the lower end. Offsets outwards are to the left on the left side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Station = tuple[float, float, float, float, float]
HEIGHT_MM = 1750.0  # body height that millimetres and centimetres are quoted for
MM = 1.0 / HEIGHT_MM  # one millimetre in body heights

THIGH = 0.245
SHANK = 0.246
ANKLE_HEIGHT = 0.039
UPPER_ARM = 0.186
FOREARM = 0.146
HALF_HIPS = 0.050
HALF_SHOULDERS = 0.108
LUMBAR = 0.112
THORACIC = 0.172
NECK = 0.058
HEAD_SCALE = 0.96
BEAD_STEP = 0.0032  # spacing of beads along a chain: keeps the outline smooth at print size

L5_IN_PELVIS = (-0.036, 0.0, 0.052)
SACRAL_TANGENT = 12.0  # degrees
NEUTRAL_CURVES = {"lumbar": -24.0, "thoracic": 30.0, "cervical": -16.0}  # degrees, flexion +
SLICES = {"lumbar": 36, "thoracic": 50, "cervical": 20}
THORAX_TILT = 13.0  # degrees the upper thorax leans in neutral standing

PELVIS_BOTTOM, PELVIS_TOP = -0.055, 0.060
PELVIS_STATIONS: tuple[Station, ...] = (
    (0, 0.053, 0.081, -0.004, 0),
    (0.22, 0.056, 0.087, -0.005, 0),
    (0.5, 0.060, 0.089, -0.006, 0),
    (0.75, 0.056, 0.078, -0.006, 0),
    (1, 0.034, 0.040, -0.008, 0),
)
# s along the spine (0 = L5/S1, 1 = T12, 2 = C7), front-back radius, side radius, offset forward
TRUNK_STATIONS = (
    (0, 0.053, 0.081, 0.032),
    (0.5, 0.047, 0.074, 0.031),
    (1, 0.052, 0.080, 0.033),
    (1.35, 0.060, 0.088, 0.037),
    (1.6, 0.060, 0.090, 0.036),
    (1.78, 0.053, 0.084, 0.031),
    (1.92, 0.041, 0.060, 0.022),
    (2.0, 0.034, 0.042, 0.015),
)
CLOTH = 0.003

THIGH_STATIONS: tuple[Station, ...] = (
    (0, 0.058, 0.050, -0.002, 0.004),
    (0.18, 0.058, 0.052, -0.001, 0.004),
    (0.42, 0.0535, 0.0495, 0.002, 0.001),
    (0.62, 0.046, 0.0435, 0.002, 0),
    (0.82, 0.0385, 0.037, 0.001, 0),
    (1, 0.0345, 0.0345, 0, 0),
)
SHANK_STATIONS: tuple[Station, ...] = (
    (0, 0.0340, 0.0330, 0, 0),
    (0.13, 0.0335, 0.0325, -0.003, 0),
    (0.30, 0.0355, 0.0335, -0.0075, 0),
    (0.48, 0.0325, 0.0305, -0.0065, 0),
    (0.70, 0.0235, 0.0225, -0.002, 0),
    (0.88, 0.0190, 0.0180, -0.001, 0),
    (1, 0.0200, 0.0185, -0.001, 0),
)
UPPER_ARM_STATIONS: tuple[Station, ...] = (
    (0, 0.032, 0.0300, 0, -0.003),
    (0.2, 0.034, 0.0305, 0, 0),
    (0.45, 0.0305, 0.0285, 0.001, 0),
    (0.60, 0.0275, 0.0265, 0, 0),
    (0.8, 0.0235, 0.0235, 0, 0),
    (1, 0.0215, 0.0220, 0, 0),
)
FOREARM_STATIONS: tuple[Station, ...] = (
    (0, 0.0210, 0.0215, 0, 0),
    (0.22, 0.0245, 0.0240, 0.001, 0),
    (0.45, 0.0215, 0.0215, 0, 0),
    (0.8, 0.0135, 0.0165, 0, 0),
    (1, 0.0118, 0.0158, 0, 0),
)
PALM_STATIONS: tuple[Station, ...] = (
    (0, 0.0118, 0.0158, 0, 0),
    (0.35, 0.0125, 0.0195, 0.001, 0),
    (0.7, 0.0115, 0.0225, 0, 0),
    (1, 0.0085, 0.0215, 0, 0),
)
# x forward of the ankle, half height, half width; the sole is flat at z = -ANKLE_HEIGHT
FOOT_STATIONS = (
    (-0.036, 0.0165, 0.0155),
    (-0.026, 0.0225, 0.0185),
    (-0.008, 0.0285, 0.0200),
    (0.018, 0.0265, 0.0205),
    (0.045, 0.0185, 0.0230),
    (0.075, 0.0120, 0.0255),
)
TOE_HINGE = (0.073, 0.0, 0.012 - ANKLE_HEIGHT)
TOE_LENGTH = 0.034
TOE_HEIGHTS = ((0.0, 0.0120), (0.020, 0.0095), (0.034, 0.0072))
TOE_WIDTHS = ((0.0, 0.0255), (0.014, 0.0255), (0.026, 0.0215), (0.034, 0.0150))

PALM_LENGTH = 0.050
FINGER_SIDE = (0.0158, 0.0055, -0.0050, -0.0150)  # index to little finger, thumb side +
FINGER_LENGTHS = (0.044, 0.050, 0.046, 0.036)
FINGER_SPLIT = (0.46, 0.30, 0.24)
FINGER_RADII = (0.0074, 0.0068, 0.0062, 0.0052)
FINGER_SPREAD = 1.4  # degrees between neighbours
THUMB_RADII = (0.0105, 0.0082, 0.0060)
THUMB_LENGTHS = (0.030, 0.026)

# z, x, front-back radius, side radius, in the head frame
FACE_STATIONS = (
    (-0.046, 0.0465, 0.0100, 0.014),
    (-0.038, 0.0400, 0.0175, 0.021),
    (-0.022, 0.0315, 0.0285, 0.030),
    (0.0, 0.0220, 0.0405, 0.036),
    (0.020, 0.0200, 0.0430, 0.039),
    (0.045, 0.0180, 0.0400, 0.039),
)


@dataclass(frozen=True)
class Curl:
    """A hand shape: bend of the three finger joints (degrees) and where the thumb points (side, front)."""

    joints: tuple[float, float, float]
    thumb: tuple[float, float]


HANDS = {
    "relaxed": Curl((10, 16, 8), (0.30, 0.10)),
    "flat": Curl((0, 2, 2), (0.75, -0.19)),
    "grip": Curl((42, 48, 30), (0.55, 0.30)),
    "cup": Curl((24, 30, 18), (0.45, 0.15)),
    "fist": Curl((75, 85, 50), (0.45, 0.15)),
}


def closed_by(share: float) -> Curl:
    """The hand of a grip opened or closed: share 0 is straight fingers, 1 a full grip."""
    full = HANDS["grip"]
    bends = full.joints
    return Curl((bends[0] * share, bends[1] * share, bends[2] * share), full.thumb)


@dataclass(frozen=True)
class Build:
    """How thick the body is and what its hair is like; lengths are the same for all builds."""

    name: str
    trunk_girth: float = 1.0
    limb_girth: float = 1.0
    hair: Literal["bun", "short"] = "bun"


GIRTHS = {"standard": (1.0, 1.0), "broad": (1.16, 1.12)}


def build_of(name: str, hair: Literal["bun", "short"] = "bun") -> Build:
    """The build with that name and hair style."""
    trunk, limb = GIRTHS[name]
    return Build(name, trunk, limb, hair)
