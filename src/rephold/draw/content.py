"""The content stream of a page, put together from fragments that were compressed before.

Deflated data may be cut at byte boundaries (RFC 1951, 3.2.4): each fragment is a run of blocks of its own,
the few bytes between fragments are stored as they are, and one check sum closes the whole (RFC 1950).
"""

from __future__ import annotations

import zlib
from struct import pack

from rephold.draw.fragment import Fragment, Page, Placed
from rephold.draw.objects import number

_HEAD = b"\x78\xda"
_LAST_BLOCK = b"\x03\x00"
_KEPT = 24
"""Numberings of one fragment that are kept: it rarely stands after more different neighbours than these."""

Piece = tuple[bytes, bytes]
"""Content, and the same deflated or stored, ending at a byte boundary."""


def page_content(page: Page, first_marks: list[int]) -> bytes:
    """The page's content for /FlateDecode; `first_marks` has the first mark's number of each body fragment.

    ValueError when furniture has marks or elements: it means nothing and must not say it does.
    """
    pieces: list[Piece] = []
    for placed, kind in page.furniture:
        if placed.fragment.marks or placed.fragment.elements:
            raise ValueError(f"a {kind.lower()} has marks or elements")
        if kind == "Header":
            pieces += _furniture(placed, b"Header")
    for placed, first in zip(page.body, first_marks, strict=True):
        pieces += (_stored(_moving(placed)), _fragment(placed.fragment, first), _stored(b"\nQ\n"))
    for placed, kind in page.furniture:
        if kind == "Footer":
            pieces += _furniture(placed, b"Footer")
    check = zlib.adler32(b"".join([plain for plain, _ in pieces]))
    return b"".join([_HEAD, *[packed for _, packed in pieces], _LAST_BLOCK, pack(">I", check)])


def _furniture(placed: Placed, kind: bytes) -> list[Piece]:
    begin = b"/Artifact <</Type /Pagination /Subtype /%b>> BDC\n" % kind
    return [
        _stored(begin + _moving(placed)),
        _fragment(placed.fragment, 0),
        _stored(b"\nQ\nEMC\n"),
    ]


def _moving(placed: Placed) -> bytes:
    return b"q 1 0 0 1 %b %b cm\n" % (number(float(placed.x)), number(float(placed.y)))


def _stored(data: bytes) -> Piece:
    return data, b"\0" + pack("<HH", len(data), len(data) ^ 0xFFFF) + data


def _fragment(fragment: Fragment, first: int) -> Piece:
    pieces = fragment.kept.setdefault("pieces", {})
    assert isinstance(pieces, dict)
    known: Piece | None = pieces.get(first)
    if known is None:
        data = fragment.content(first)
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        known = data, packer.compress(data) + packer.flush(zlib.Z_FULL_FLUSH)
        if len(pieces) >= _KEPT:
            pieces.clear()
        pieces[first] = known
    return known
