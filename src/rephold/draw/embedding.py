"""What a PDF needs of a face: a font program with the glyphs in use, their widths, and the way to Unicode.

Symbolic TrueType with one cmap (1, 0), as ISO 19005-2, 6.2.11.6 and ISO 14289-1, 7.21.6 want it.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from struct import pack, unpack, unpack_from

from rephold.draw.typeface import STYLES, Typeface, typeface

SYMBOLIC, NONSYMBOLIC = 4, 32
TYPED = "cp1252"
"""The codes of a font to type with, by the name Python has for WinAnsiEncoding."""
_ROW = 4
_IN_NAMES = "'’-.,"
_STYLE_OF = {letter: style for style, (letter, _, _) in STYLES.items()}
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x01, 0x08, 0x20, 0x40, 0x80  # OpenType, composite glyph flags


@dataclass(frozen=True)
class EmbeddedFont:
    """One simple TrueType font (ISO 32000-1, 9.6.3) of a face's subset; lengths in 1/1000 em.

    `widths` run from first_char to last_char; a code not in use has the width of the missing-glyph box.
    """

    base_font: str
    first_char: int
    last_char: int
    widths: tuple[int, ...]
    missing_width: int
    to_unicode: bytes
    program: bytes
    flags: int
    bbox: tuple[int, int, int, int]
    italic_angle: int
    ascent: int
    descent: int
    cap_height: int
    stem_v: int
    encoding: str = ""
    """Of a font to type with; the codes of all others mean something only within it."""

    @cached_property
    def widths_written(self) -> bytes:
        """The widths as a PDF array."""
        return b"[%b]" % " ".join(map(str, self.widths)).encode("ascii")

    @cached_property
    def program_deflated(self) -> bytes:
        """The program for /FlateDecode, made once; /Length1 is len(program)."""
        return zlib.compress(self.program, 9)

    @cached_property
    def to_unicode_deflated(self) -> bytes:
        """The CMap for /FlateDecode, made once."""
        return zlib.compress(self.to_unicode, 9)


def resource_name(style: str, subset: int) -> str:
    """The name a content stream selects the subset by, without the slash: `R0`, `S1`, `B0`."""
    return f"{STYLES[style][0]}{subset}"


@lru_cache(maxsize=96)
def embedded(name: str, codes: frozenset[int]) -> EmbeddedFont:
    """The font behind a resource name with just these codes; the last 96 are kept.

    ValueError for a name or a code that no face has, and for no codes at all: a caller's slip.
    """
    face, subset = _named(name)
    characters = _characters(face.style, subset)
    if not codes or not codes <= characters.keys():
        raise ValueError(f"{name} has no codes {sorted(codes - characters.keys())}")
    used = {code: characters[code] for code in sorted(codes)}
    glyph_of = {code: face.glyph_of[ord(char)] for code, char in used.items()}
    program = _program(face, glyph_of.values(), lambda number: _cmap(_numbers(glyph_of, number)))
    return _font(face, name, used, program)


@lru_cache
def typable(style: str) -> EmbeddedFont:
    """The whole of WinAnsiEncoding that the face of this style has, for text that is typed in a viewer."""
    face = typeface(style)
    each = ((code, bytes([code]).decode(TYPED, "ignore")) for code in range(32, 256))
    used = {code: char for code, char in each if char and ord(char) in face.glyph_of}
    glyph_of = {ord(char): face.glyph_of[ord(char)] for char in used.values()}
    program = _program(face, glyph_of.values(), lambda number: _unicode_cmap(_numbers(glyph_of, number)))
    return replace(_font(face, TYPED, used, program), flags=NONSYMBOLIC, encoding="WinAnsiEncoding")


def _font(face: Typeface, name: str, used: Mapping[int, str], program: bytes) -> EmbeddedFont:
    first, last = min(used), max(used)
    blank = face.metrics[0][0]
    widths = tuple(face.advance(ord(used[c])) if c in used else blank for c in range(first, last + 1))
    return EmbeddedFont(
        base_font=f"{_tag(program, name)}+{face.name}",
        first_char=first,
        last_char=last,
        widths=widths,
        missing_width=blank,
        to_unicode=_to_unicode(used),
        program=program,
        flags=SYMBOLIC,
        bbox=face.bbox,
        italic_angle=0,
        ascent=face.ascent,
        descent=face.descent,
        cap_height=face.cap_height,
        stem_v=face.stem_v,
    )


def rounded_up(name: str, codes: frozenset[int]) -> EmbeddedFont:
    """The font with these codes and others that names may want: few different ones for many documents.

    Where one of a row of characters is in use, all are. So the letters of one name do not make a font of
    their own. Errors as of `embedded`.
    """
    return embedded(name, rounded(name, codes))


def rounded(name: str, codes: frozenset[int]) -> frozenset[int]:
    """These codes and others that names may want; equal sets are one and the same."""
    for row in _rows(name):
        if not row.isdisjoint(codes):
            codes |= row
    return only(codes)


@lru_cache(maxsize=256)
def only(codes: frozenset[int]) -> frozenset[int]:
    """The one set that stands for all that are equal, so that few are kept and are found the same at once."""
    return codes


@lru_cache
def _rows(name: str) -> tuple[frozenset[int], ...]:
    """Codes of a subset that come together: plain letters, digits and signs of names; letters with accents,
    of subset 0 all capitals or all others, of the other subsets 16 neighbours; no other signs."""
    face, subset = _named(name)
    rows: dict[int, set[int]] = {}
    for code, char in _characters(face.style, subset).items():
        if char.isalnum() or char in _IN_NAMES:
            row = code >> _ROW if subset else char.isupper()
            rows.setdefault(-1 if char.isascii() or char in _IN_NAMES else row, set()).add(code)
    return tuple(map(frozenset, rows.values()))


@lru_cache
def all_codes(name: str) -> frozenset[int]:
    """Every code of the subset behind a resource name."""
    face, subset = _named(name)
    return frozenset(_characters(face.style, subset))


def _named(name: str) -> tuple[Typeface, int]:
    style = _STYLE_OF.get(name[:1])
    if style is None or not name[1:].isdecimal():
        raise ValueError(f"no font is called {name!r}")
    return typeface(style), int(name[1:])


@lru_cache
def _characters(style: str, subset: int) -> Mapping[int, str]:
    return {byte: char for char, (number, byte) in typeface(style).code_of.items() if number == subset}


def _tag(program: bytes, name: str) -> str:
    """Six capitals that differ for different content (ISO 32000-1, 9.6.4)."""
    number = int.from_bytes(hashlib.sha256(name.encode() + program).digest()[:8], "big")
    return "".join(chr(65 + number // 26**place % 26) for place in range(6))


def _to_unicode(used: Mapping[int, str]) -> bytes:
    lines = [
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def",
        "1 begincodespacerange\n<00> <FF>\nendcodespacerange",
    ]
    entries = [f"<{code:02X}> <{ord(char):04X}>" for code, char in used.items()]
    for start in range(0, len(entries), 100):  # 100 is the most a block may hold
        block = entries[start : start + 100]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"]
    return "\n".join(lines).encode("ascii")


def _program(face: Typeface, glyphs: Iterable[int], cmap: Callable[[Mapping[int, int]], bytes]) -> bytes:
    """A TrueType file with these glyphs in order, then their parts; `cmap` is told the new number of each."""
    order = list(dict.fromkeys((0, *glyphs)))
    number = {glyph: index for index, glyph in enumerate(order)}
    for glyph in order:  # grows while it is walked: parts of parts are found too
        for _, part in _parts(face.outline(glyph)):
            if part not in number:
                number[part] = len(order)
                order.append(part)
    outlines = [_renumbered(face.outline(glyph), number) for glyph in order]
    ends = [0]
    for outline in outlines:
        ends.append(ends[-1] + len(outline))
    metrics = [value for glyph in order for value in face.metrics[glyph]]
    head, hhea, maxp = face.tables["head"], face.tables["hhea"], face.tables["maxp"]
    tables = {
        "cmap": cmap(number),
        "glyf": b"".join(outlines),
        "head": head[:8] + bytes(4) + head[12:50] + bytes(4),  # no check sum yet; short offsets in loca
        "hhea": hhea[:34] + pack(">H", len(order)),
        "hmtx": pack(f">{len(metrics)}h", *metrics),
        "loca": pack(f">{len(ends)}H", *(end // 2 for end in ends)),
        "maxp": maxp[:4] + pack(">H", len(order)) + maxp[6:],
    }
    return _file(tables)


def _parts(outline: bytes) -> Iterator[tuple[int, int]]:
    """(offset of its number, glyph) of each part of a composite glyph; nothing for a simple one."""
    if len(outline) < 12 or unpack_from(">h", outline)[0] >= 0:
        return
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, glyph = unpack_from(">HH", outline, at)
        yield at + 2, glyph
        at += 8 if flags & _WORDS else 6
        at += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0


def _renumbered(outline: bytes, number: Mapping[int, int]) -> bytes:
    """The outline with its parts' new numbers, filled up to a multiple of four bytes."""
    result = bytearray(outline)
    for at, glyph in _parts(outline):
        result[at : at + 2] = pack(">H", number[glyph])
    return bytes(result) + bytes(-len(result) % 4)


def _numbers(glyph_of: Mapping[int, int], number: Mapping[int, int]) -> dict[int, int]:
    return {code: number[glyph] for code, glyph in glyph_of.items()}


def _unicode_cmap(glyph_of: Mapping[int, int]) -> bytes:
    """One Windows Unicode table (3, 1) of format 4, a segment for each character (OpenType, `cmap`)."""
    points = [*sorted(glyph_of), 0xFFFF]
    deltas = [*((glyph_of[point] - point) & 0xFFFF for point in points[:-1]), 1]
    count = len(points)
    power = 1 << (count.bit_length() - 1)
    head = (4, 16 + 8 * count, 0, 2 * count, 2 * power, power.bit_length() - 1, 2 * (count - power))
    words = (*head, *points, 0, *points, *deltas, *[0] * count)
    return pack(f">HHHHL{len(words)}H", 0, 1, 3, 1, 12, *words)


def _cmap(glyph_of: Mapping[int, int]) -> bytes:
    """One Macintosh Roman table of format 6 from the first to the last code in use."""
    first, last = min(glyph_of), max(glyph_of)
    glyphs = [glyph_of.get(code, 0) for code in range(first, last + 1)]
    length = 10 + 2 * len(glyphs)
    return pack(f">HHHHL5H{len(glyphs)}H", 0, 1, 1, 0, 12, 6, length, 0, first, len(glyphs), *glyphs)


def _file(tables: Mapping[str, bytes]) -> bytes:
    """The tables joined to a file, with its directory and check sums."""
    power = 1 << (len(tables).bit_length() - 1)
    header = pack(
        ">LHHHH", 0x10000, len(tables), power * 16, power.bit_length() - 1, (len(tables) - power) * 16
    )
    at = len(header) + 16 * len(tables)
    directory, body, places = [], [], {}
    for tag, data in sorted(tables.items()):
        padded = data + bytes(-len(data) % 4)
        directory.append(pack(">4sLLL", tag.encode("ascii"), _sum(padded), at, len(data)))
        body.append(padded)
        places[tag] = at
        at += len(padded)
    data = b"".join([header, *directory, *body])
    mark = places["head"] + 8
    return data[:mark] + pack(">L", (0xB1B0AFBA - _sum(data)) & 0xFFFFFFFF) + data[mark + 4 :]


def _sum(data: bytes) -> int:
    words: Sequence[int] = unpack(f">{len(data) // 4}L", data)
    return sum(words) & 0xFFFFFFFF
