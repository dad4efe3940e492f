"""The file around the objects: numbers, object streams and the cross-reference stream (ISO 32000-1, 7.5)."""

from __future__ import annotations

import hashlib
import sys
import zlib
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import accumulate, chain
from typing import BinaryIO

from rephold.draw.stock import Stock

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_TOGETHER = 250
"""Objects in one object stream: enough to compress well, few enough to open a large file quickly."""
_LEVEL = 4
"""Of object streams: level 6 takes twice as long for a hundredth less of the file."""
_WIDE = 8
"""Bytes of an entry in the cross-reference stream."""
_END = b"\r\nendstream"
"""Both halves of a line end: after a lone one, data ending in a carriage return would seem a byte shorter."""
_PLAIN, _PACKED = 1 << 56, 2 << 56
"""Kinds of entries in the cross-reference stream, above a place of five bytes and an index of two."""


@dataclass(frozen=True)
class Pack:
    """Objects as they stand in an object stream: their numbers, entries of its dictionary, deflated data."""

    numbers: Sequence[int]
    entries: bytes
    data: bytes


class Container:
    """A file that grows: objects get numbers from 1 on and are written as they come; `close` ends it.

    It grows in memory, for `whole`, or in the file `out`; then only 8 bytes an object stay in memory.
    """

    def __init__(self, out: BinaryIO | None = None) -> None:
        self._out = out or BytesIO()
        self._position = 0
        self._digest = hashlib.sha256()
        self._entries = array("Q", [0xFFFF])
        self._waiting: list[tuple[int, bytes]] = []
        self._streams = Stock(500)
        self._write(_HEADER)

    def begun(self) -> Container:
        """Another file in memory that begins as this one does; nothing may wait to be packed."""
        assert isinstance(self._out, BytesIO), "only what is in memory can be begun again"
        assert not self._waiting, "what waits would be in one of the two files only"
        other = Container.__new__(Container)
        other._out = BytesIO(self._out.getvalue())
        other._out.seek(self._position)
        other._position, other._digest, other._entries = self._position, self._digest.copy(), self._entries[:]
        other._waiting, other._streams = [], Stock(500)
        return other

    @property
    def next_number(self) -> int:
        """The number the next new object will have."""
        return len(self._entries)

    def reserve(self, count: int = 1) -> int:
        """The first of `count` numbers in a row, to be filled by `put`."""
        first = self.next_number
        self._entries.frombytes(bytes(8 * count))
        return first

    def put(self, number: int, body: bytes) -> None:
        """Fill a reserved number."""
        self._waiting.append((number, body))
        if len(self._waiting) >= _TOGETHER:
            self._pack()

    def add(self, body: bytes) -> int:
        """The number of a new object."""
        number = self.reserve()
        self.put(number, body)
        return number

    def add_packed(self, packs: Iterable[Pack]) -> None:
        """New objects with the next numbers in a row, packed for these."""
        for pack in packs:
            assert self.reserve(len(pack.numbers)) == pack.numbers[0], "packed for other numbers"
        for pack in packs:
            self._write_pack(pack)

    def stream(self, entries: bytes, data: bytes) -> int:
        """The number of a new stream: dictionary entries without /Length, data as their filter says."""
        number = self.reserve()
        self._entries[number] = _PLAIN | self._position << 16
        self._write(
            b"%d 0 obj\n<<%b /Length %d>>\nstream\n%b%b\nendobj\n" % (number, entries, len(data), data, _END)
        )
        return number

    def shared(self, data: bytes) -> int:
        """The number of a stream of deflated data; asked for soon again, the same one."""
        return self._streams.get(data, lambda: self.stream(b"/Filter /FlateDecode", data))

    def whole(self, root: int, info: int) -> bytes:
        """The file, if it is in memory; errors as of `close`."""
        self.close(root, info)
        assert isinstance(self._out, BytesIO), "a file that was written elsewhere is there"
        return self._out.getvalue()

    def close(self, root: int, info: int) -> None:
        """End the file, its /ID a digest of all that is in it; ValueError for a number never filled."""
        self.seal()
        identity = self._digest.hexdigest()[:32].upper().encode("ascii")
        start = self._position
        last = self.reserve()
        self._entries[last] = _PLAIN | start << 16
        if 0 in self._entries:
            raise ValueError(f"object {self._entries.index(0)} was reserved and never filled")
        if sys.byteorder == "little":
            self._entries.byteswap()
        table = zlib.compress(_differences(self._entries.tobytes()))
        self._write(
            b"%d 0 obj\n<</Type /XRef /Size %d /W [1 5 2] /Root %d 0 R /Info %d 0 R /ID [<%b> <%b>]"
            b" /Filter /FlateDecode /DecodeParms <</Predictor 12 /Columns %d>> /Length %d>>\n"
            b"stream\n%b%b\nendobj\nstartxref\n%d\n%%%%EOF\n"
            % (last, last + 1, root, info, identity, identity, _WIDE, len(table), table, _END, start)
        )

    def seal(self) -> None:
        """Write what waits, so that what comes next does not change how this is packed."""
        while self._waiting:
            self._pack()

    def _pack(self) -> None:
        """Write the first waiting objects as one object stream."""
        part, self._waiting = self._waiting[:_TOGETHER], self._waiting[_TOGETHER:]
        numbers, bodies = zip(*part, strict=True)
        self._write_pack(_pack(numbers, bodies))

    def _write_pack(self, pack: Pack) -> None:
        first = _PACKED | self.next_number << 16  # the number that `stream` will take
        for entry, inner in enumerate(pack.numbers, first):
            self._entries[inner] = entry
        self.stream(b"/Type /ObjStm %b /Filter /FlateDecode" % pack.entries, pack.data)

    def _write(self, piece: bytes) -> None:
        self._out.write(piece)
        self._digest.update(piece)
        self._position += len(piece)


def _differences(rows: bytes) -> bytes:
    """Entries as bytewise differences from the one above, mostly 0, each led by PNG's 2 for `up`."""
    now, above = int.from_bytes(rows), int.from_bytes(bytes(_WIDE) + rows[:-_WIDE])
    tops = int.from_bytes(b"\x80" * len(rows))
    changes = ((now | tops) - (above & ~tops) ^ (now ^ ~above) & tops).to_bytes(len(rows))
    led = bytearray(b"\x02" * (len(rows) // _WIDE * (_WIDE + 1)))
    for column in range(_WIDE):
        led[column + 1 :: _WIDE + 1] = changes[column::_WIDE]
    return bytes(led)


def packs(first: int, bodies: Sequence[bytes]) -> tuple[Pack, ...]:
    """Objects with numbers in a row from `first` on, as object streams that can be kept."""
    starts = range(0, len(bodies), _TOGETHER)
    parts = [bodies[start : start + _TOGETHER] for start in starts]
    return tuple(
        [
            _pack(range(first + start, first + start + len(part)), part)
            for start, part in zip(starts, parts, strict=True)
        ]
    )


def _pack(numbers: Sequence[int], bodies: Sequence[bytes]) -> Pack:
    offsets = accumulate([len(body) + 1 for body in bodies[:-1]], initial=0)
    heads = chain.from_iterable(zip(numbers, offsets, strict=True))
    head = b"%d %d " * len(bodies) % tuple(heads)
    data = zlib.compress(head + b"\n".join(bodies), _LEVEL)
    return Pack(numbers, b"/N %d /First %d" % (len(bodies), len(head)), data)
