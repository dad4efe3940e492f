"""The file around the objects: numbers, object streams and the cross-reference stream (ISO 32000-1, 7.5)."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Sequence
from struct import pack

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_TOGETHER = 250
"""Objects in one object stream: enough to compress well, few enough to open a large file quickly."""
_LEVEL = 4
"""Of object streams: level 6 takes twice as long for a hundredth less of the file."""


class Container:
    """Objects in the order of their numbers, which begin at 1; `whole` gives the file."""

    def __init__(self) -> None:
        self._bodies: list[bytes | None] = [None]
        self._streams: list[tuple[int, bytes]] = []

    def reserve(self, count: int = 1) -> int:
        """The first of `count` numbers in a row, to be filled by `put`."""
        first = len(self._bodies)
        self._bodies.extend([None] * count)
        return first

    def put(self, number: int, body: bytes) -> None:
        """Fill a reserved number."""
        self._bodies[number] = body

    def add(self, body: bytes) -> int:
        """The number of a new object."""
        self._bodies.append(body)
        return len(self._bodies) - 1

    def add_all(self, bodies: Iterable[bytes]) -> None:
        """New objects with the next numbers in a row."""
        self._bodies.extend(bodies)

    @property
    def next_number(self) -> int:
        """The number the next new object will have."""
        return len(self._bodies)

    def stream(self, entries: bytes, data: bytes) -> int:
        """The number of a new stream: dictionary entries without /Length, data as their filter says."""
        number = self.reserve()
        self._streams.append(
            (number, b"<<%b /Length %d>>\nstream\n%b\nendstream" % (entries, len(data), data))
        )
        return number

    def whole(self, root: int, info: int) -> bytes:
        """The file, its /ID a digest of all that is in it; ValueError for a reserved number never filled."""
        pieces = [_HEADER]
        places = [b"\0\0\0\0\0\xff\xff"] * len(self._bodies)
        position = len(_HEADER)
        for number, body in self._streams:
            places[number] = pack(">BIH", 1, position, 0)
            pieces.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
            position += len(pieces[-1])
        streamed = {number for number, _ in self._streams}
        packed = [number for number in range(1, len(self._bodies)) if number not in streamed]
        for start in range(0, len(packed), _TOGETHER):
            part = packed[start : start + _TOGETHER]
            number = len(places)
            for index, inner in enumerate(part):
                places[inner] = pack(">BIH", 2, number, index)
            places.append(pack(">BIH", 1, position, 0))
            pieces.append(b"%d 0 obj\n%b\nendobj\n" % (number, self._object_stream(part)))
            position += len(pieces[-1])
        places.append(pack(">BIH", 1, position, 0))
        pieces.append(_cross_reference(places, position, root, info, _digest(pieces)))
        return b"".join(pieces)

    def _object_stream(self, numbers: Sequence[int]) -> bytes:
        heads, bodies, offset = [], [], 0
        for number in numbers:
            body = self._bodies[number]
            if body is None:
                raise ValueError(f"object {number} was reserved and never filled")
            heads.append(b"%d %d" % (number, offset))
            bodies.append(body)
            offset += len(body) + 1
        head = b" ".join(heads) + b"\n"
        data = zlib.compress(head + b"\n".join(bodies), _LEVEL)
        return b"<</Type /ObjStm /N %d /First %d /Filter /FlateDecode /Length %d>>\nstream\n%b\nendstream" % (
            len(numbers),
            len(head),
            len(data),
            data,
        )


def _digest(pieces: Iterable[bytes]) -> bytes:
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    return digest.hexdigest()[:32].upper().encode("ascii")


def _cross_reference(places: Sequence[bytes], position: int, root: int, info: int, identity: bytes) -> bytes:
    table = zlib.compress(b"".join(places), _LEVEL)
    return (
        b"%d 0 obj\n<</Type /XRef /Size %d /W [1 4 2] /Root %d 0 R /Info %d 0 R /ID [<%b> <%b>]"
        b" /Filter /FlateDecode /Length %d>>\nstream\n%b\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n"
    ) % (len(places) - 1, len(places), root, info, identity, identity, len(table), table, position)
