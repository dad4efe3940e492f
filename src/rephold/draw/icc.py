"""A colour profile that says: red, green and blue here are sRGB.

Made from the published numbers, not copied from anybody's file: primaries and white of IEC 61966-2-1 brought
to the profile's D50 white by the Bradford method, in the layout of ICC.1:2010 (version 4.2).
"""

from __future__ import annotations

from functools import cache
from struct import pack

_D50 = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.7141),
}
_TO_D50 = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
"""g, a, b, c, d of Y = (aX + b)^g from d on, cX below."""


@cache
def srgb() -> bytes:
    """The profile: display device, RGB to XYZ, with parametric curves; 496 bytes."""
    curve = b"para\0\0\0\0" + pack(">HH", 3, 0) + _fixed(*_CURVE)
    tags = [(b"desc", _words("sRGB")), (b"cprt", _words("No copyright")), (b"wtpt", _xyz(*_D50))]
    tags += [(tag, _xyz(*colour)) for tag, colour in _PRIMARIES.items()]
    tags += [(tag, curve) for tag in (b"rTRC", b"gTRC", b"bTRC")]
    tags.append((b"chad", b"sf32\0\0\0\0" + _fixed(*_TO_D50)))
    start = 128 + 4 + 12 * len(tags)
    table, body = pack(">I", len(tags)), b""
    places: dict[bytes, int] = {}
    for tag, data in tags:
        if data not in places:
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
        table += tag + pack(">II", places[data], len(data))
    return _header(start + len(body)) + table + body


def _header(size: int) -> bytes:
    head = pack(">I4sI4s4s4s", size, bytes(4), 0x04200000, b"mntr", b"RGB ", b"XYZ ")
    head += pack(">6H4s", 2000, 1, 1, 0, 0, 0, b"acsp")
    return (head + bytes(28) + _fixed(*_D50)).ljust(128, b"\0")


def _fixed(*values: float) -> bytes:
    return pack(f">{len(values)}i", *(round(value * 65536) for value in values))


def _xyz(*values: float) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(*values)


def _words(text: str) -> bytes:
    encoded = text.encode("utf-16-be")
    return b"mluc\0\0\0\0" + pack(">II2s2sII", 1, 12, b"en", b"US", len(encoded), 28) + encoded
