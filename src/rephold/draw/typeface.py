"""The shipped faces as data: glyphs, widths, and a code for every character that never changes.

Why fixed codes: a fragment of a page is laid out once and used in many documents. ReportLab hands out codes
in the order in which a document meets its characters; here a character's (subset, byte) depends on the face
alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from struct import unpack, unpack_from
from types import MappingProxyType

from rephold import shelf
from rephold.errors import MissingError, Place, Problem
from rephold.model.text import describe

__all__ = ["STYLES", "UNSEEN", "Typeface", "describe", "missing", "require_faces", "typeface"]

FOLDER = Path(__file__).parent / "typefaces"
STYLES: Mapping[str, tuple[str, str, int]] = MappingProxyType(
    {
        "regular": ("R", "AtkinsonHyperlegibleNext-Regular", 400),
        "semibold": ("S", "AtkinsonHyperlegibleNext-SemiBold", 600),
        "bold": ("B", "AtkinsonHyperlegibleNext-Bold", 700),
    }
)
"""Style -> first letter of its resource names, PostScript name and file name, weight."""

SET_AS_SPACE = frozenset("\n\r\t\u00a0\u2007\u202f")
"""Drawn and extracted as a plain space of the same width: line ends, tab and the no-break spaces."""

UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""Not drawn and without width: soft hyphen, zero-width space, joiners and byte order mark."""

Code = tuple[int, int]


@dataclass(frozen=True)
class Typeface:
    """A parsed TrueType face; all lengths are in 1/1000 em, which is also the faces' own unit."""

    style: str
    name: str
    tables: Mapping[str, bytes]
    glyph_of: Mapping[int, int]
    """Code point -> glyph number, for characters that are drawn."""
    metrics: tuple[tuple[int, int], ...]
    """(advance, left side bearing) of each glyph."""
    offsets: tuple[int, ...]
    code_of: Mapping[str, Code]
    """Character -> (subset number, byte)."""
    bbox: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int
    stem_v: int

    def advance(self, code_point: int) -> int:
        """The width of a character; that of the missing-glyph box if the face lacks it."""
        return self.metrics[self.glyph_of.get(code_point, 0)][0]

    def outline(self, glyph: int) -> bytes:
        """The glyph's entry in the glyf table; empty for a space."""
        return self.tables["glyf"][self.offsets[glyph] : self.offsets[glyph + 1]]


def missing(text: str) -> tuple[str, ...]:
    """The characters of `text` that some face cannot print, each once, in order of first appearance.

    Line ends, tabs, no-break spaces (`SET_AS_SPACE`) and zero-width characters (`UNSEEN`) are never missing.
    """
    allowed = shelf.covered_characters()
    return tuple(
        dict.fromkeys(c for c in text if c not in allowed and c not in SET_AS_SPACE and c not in UNSEEN)
    )


def require_faces() -> None:
    """Nothing; MissingError names every face whose file is not there or was cut short.

    Asked before anything is drawn: a face is parsed when its first width is wanted, deep inside ReportLab's C
    code, where every error turns into another one.
    """
    problems = []
    for _, name, _ in STYLES.values():
        path = FOLDER / f"{name}.ttf"
        try:
            whole = _is_whole(shelf.read_bytes(path))
            what = "this font is damaged"
        except MissingError:
            whole, what = False, "this font is missing"
        if not whole:
            problems.append(Problem(Place(str(path)), what, "install rephold again"))
    if problems:
        raise MissingError(*problems)


def _is_whole(data: bytes) -> bool:
    """Whether the file is as long as its table directory says."""
    directory = 12 + 16 * int.from_bytes(data[4:6])
    ends = (sum(unpack_from(">LL", data, at + 8)) for at in range(12, min(directory, len(data) - 15), 16))
    return directory > 12 and max([directory, *ends]) <= len(data)


@cache
def typeface(style: str) -> Typeface:
    """The face of this style (a key of STYLES), read from its file the first time."""
    _, name, weight = STYLES[style]
    data = shelf.read_bytes(FOLDER / f"{name}.ttf")
    tables = _tables(data)
    head, os2 = tables["head"], tables["OS/2"]
    glyphs = unpack_from(">H", tables["maxp"], 4)[0]
    glyph_of = _glyph_numbers(tables["cmap"])
    xs = unpack_from(">4h", head, 36)
    ascent, descent = unpack_from(">2h", os2, 68)
    return Typeface(
        style=style,
        name=name,
        tables=MappingProxyType(tables),
        glyph_of=MappingProxyType(glyph_of),
        metrics=_metrics(tables, glyphs),
        offsets=_offsets(tables, glyphs),
        code_of=MappingProxyType(codes(glyph_of)),
        bbox=(xs[0], xs[1], xs[2], xs[3]),
        ascent=ascent,
        descent=descent,
        cap_height=unpack_from(">h", os2, 88)[0],
        stem_v=50 + int((weight / 65) ** 2),  # an estimate ReportLab and PDFlib use too; a TTF does not say
    )


def codes(code_points: Mapping[int, int]) -> dict[str, Code]:
    """A (subset, byte) for each character: ASCII at its own codes, then signs, then letters by code point.

    Subset 0 has room for 128 more, from byte 128 on: first the signs above U+2000 (dashes, quotes, arrows),
    which every language uses, then Latin-1. The rest fills subset 1, 2 ... from byte 33; 32 and 127 stay
    free, so that byte 32 is a space and nothing else.
    """
    drawn = sorted(code for code in code_points if chr(code) not in SET_AS_SPACE and chr(code) not in UNSEEN)
    ascii_codes = [code for code in drawn if code < 127]
    others = [code for code in drawn if code >= 0x2000] + [code for code in drawn if 127 < code < 0x2000]
    result = {chr(code): (0, code) for code in ascii_codes}
    slots = [*range(128, 256)]
    subset = 0
    while others:
        result.update({chr(code): (subset, slot) for code, slot in zip(others, slots, strict=False)})
        others = others[len(slots) :]
        subset += 1
        slots = [*range(33, 127), *range(128, 256)]
    return result


def _tables(data: bytes) -> dict[str, bytes]:
    count = unpack_from(">H", data, 4)[0]
    entries = (unpack_from(">4sLLL", data, 12 + 16 * n) for n in range(count))
    return {tag.decode("ascii"): data[start : start + length] for tag, _, start, length in entries}


def _glyph_numbers(cmap: bytes) -> dict[int, int]:
    """Code point -> glyph, from the face's only table, a format 4 one (OpenType, `cmap`)."""
    start = unpack_from(">L", cmap, 8)[0]
    count = unpack_from(">H", cmap, start + 6)[0] // 2
    words = unpack_from(f">{(len(cmap) - start - 14) // 2}H", cmap, start + 14)
    ends, starts = words[:count], words[count + 1 : 2 * count + 1]
    deltas, ranges = words[2 * count + 1 : 3 * count + 1], 3 * count + 1
    found: dict[int, int] = {}
    for n in range(count - 1):  # the last segment is the end mark U+FFFF
        jump = words[ranges + n]
        for code in range(starts[n], ends[n] + 1):
            glyph = code if jump == 0 else words[ranges + n + jump // 2 + code - starts[n]]
            found[code] = (glyph + deltas[n]) & 0xFFFF
    return found


def _metrics(tables: Mapping[str, bytes], glyphs: int) -> tuple[tuple[int, int], ...]:
    full = unpack_from(">H", tables["hhea"], 34)[0]
    numbers = unpack(f">{full * 2 + glyphs - full}h", tables["hmtx"])
    pairs = list(zip(numbers[: full * 2 : 2], numbers[1 : full * 2 : 2], strict=True))
    return (*pairs, *((pairs[-1][0], bearing) for bearing in numbers[full * 2 :]))


def _offsets(tables: Mapping[str, bytes], glyphs: int) -> tuple[int, ...]:
    if unpack_from(">h", tables["head"], 50)[0]:
        return unpack(f">{glyphs + 1}L", tables["loca"])
    return tuple(half * 2 for half in unpack(f">{glyphs + 1}H", tables["loca"]))
