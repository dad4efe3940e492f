"""Right-handed rotations in degrees, and frames built from directions."""

from __future__ import annotations

import math

import numpy as np

from rephold.figures.forge.stage import Array


def rx(degrees: float) -> Array:
    """The (3, 3) rotation about x."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array([[1.0, 0.0, 0.0], [0.0, c, -s], [0.0, s, c]])


def ry(degrees: float) -> Array:
    """The (3, 3) rotation about y."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array([[c, 0.0, s], [0.0, 1.0, 0.0], [-s, 0.0, c]])


def rz(degrees: float) -> Array:
    """The (3, 3) rotation about z."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array([[c, -s, 0.0], [s, c, 0.0], [0.0, 0.0, 1.0]])


def unit(v: Array) -> Array:
    """The vector (3,) scaled to length 1; a zero vector stays zero."""
    length = math.sqrt(float(v @ v))
    return v / length if length > 1e-12 else v * 0.0


def across(v: Array, axis: Array) -> Array:
    """The part of v (3,) at right angles to the unit vector axis (3,), scaled to length 1."""
    return unit(v - (v @ axis) * axis)


def frame_from(up: Array, front: Array) -> Array:
    """Axes (3, 3) with z along `up` and x as near to `front` as a right angle allows."""
    z = unit(up)
    x = across(front, z)
    return np.stack([x, np.cross(z, x), z], axis=1)


def about(axis: Array, degrees: float, v: Array) -> Array:
    """The vector v (3,) turned about the unit vector axis (3,)."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    turned: Array = v * c + np.cross(axis, v) * s + axis * float(axis @ v) * (1 - c)
    return turned


def euler_yxz(m: Array) -> tuple[float, float, float]:
    """Degrees (b, a, c) with m = ry(b) rx(a) rz(c) and a within -90..90."""
    a = -math.degrees(math.asin(max(-1.0, min(1.0, float(m[1, 2])))))
    b = math.degrees(math.atan2(m[0, 2], m[2, 2]))
    c = math.degrees(math.atan2(m[1, 0], m[1, 1]))
    return b, a, c


def euler_zyx(m: Array) -> tuple[float, float, float]:
    """Degrees (c, b, a) with m = rz(c) ry(b) rx(a) and b within -90..90."""
    b = -math.degrees(math.asin(max(-1.0, min(1.0, float(m[2, 0])))))
    c = math.degrees(math.atan2(m[1, 0], m[0, 0]))
    a = math.degrees(math.atan2(m[2, 1], m[2, 2]))
    return c, b, a
