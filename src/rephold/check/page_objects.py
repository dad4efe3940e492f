"""What PDFium says about one object of a page: where it is, how it is drawn, what it says."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from rephold.model.colour import Colour

Box = tuple[float, float, float, float]
Outline = tuple[tuple[int, int, int], ...]
SERIF, SCRIPT, ITALIC = 2, 8, 64
"""Flags of a font: with serifs, like handwriting, slanted (ISO 32000-1, table 123)."""
SERIFS = ("times", "roman", "georgia", "garamond", "palatino", "courier", "script")
"""Parts of names of faces that are not plain; a font that is not in the file has no flags."""
_SPLIT = "\x02"
"""What PDFium makes of a hyphen at a line's end."""
_MOST_SEGMENTS = 60


def is_white(each: Any) -> bool:
    """Whether it is an area of white, such as the quiet zone of a code."""
    if raw.FPDFPageObj_GetType(each) != raw.FPDF_PAGEOBJ_PATH:
        return False
    filled, stroked = drawn_as(each)
    return filled and not stroked and fill_of(each) == (255, 255, 255)


def bounds(each: Any) -> Box:
    """Left, bottom, right and top in the space that the object is drawn in."""
    edges = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(each, *edges)
    left, bottom, right, top = (edge.value for edge in edges)
    return left, bottom, right, top


def matrix_of(each: Any) -> pdfium.PdfMatrix:
    """From the object's own space to the one it is drawn in."""
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(each, found)
    return pdfium.PdfMatrix.from_raw(found)


def text_of(each: Any, texts: Any) -> str:
    """What a text object says; `texts` is the page's text page."""
    size = raw.FPDFTextObj_GetText(each, texts, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFTextObj_GetText(each, texts, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0").replace(_SPLIT, "-")


def font_of(each: Any) -> tuple[str, int]:
    """Name in small letters and flags (ISO 32000-1, table 123) of a text object's font."""
    font = raw.FPDFTextObj_GetFont(each)
    if not font:
        return "", 0
    size = raw.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(1, size))
    raw.FPDFFont_GetBaseFontName(font, buffer, size)
    return buffer.value.decode("utf-8", "replace").lower(), raw.FPDFFont_GetFlags(font)


def _colour(ask: Any, each: Any) -> Colour:
    channels = [ctypes.c_uint() for _ in range(4)]
    ask(each, *channels)
    red, green, blue = (channel.value for channel in channels[:3])
    return Colour(red, green, blue)


def fill_of(each: Any) -> Colour:
    """The colour it is filled with."""
    return _colour(raw.FPDFPageObj_GetFillColor, each)


def stroke_of(each: Any) -> Colour:
    """The colour of its outline."""
    return _colour(raw.FPDFPageObj_GetStrokeColor, each)


def stroke_width(each: Any) -> float:
    """Points of its outline, in its own space."""
    width = ctypes.c_float()
    raw.FPDFPageObj_GetStrokeWidth(each, width)
    return width.value


def drawn_as(each: Any) -> tuple[bool, bool]:
    """Whether a path is filled, and whether it is stroked."""
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(each, mode, stroked)
    return bool(mode.value), bool(stroked.value)


def outline(each: Any) -> Outline:
    """The segments of a path, kind and end in half points from its corner; empty for one of very many."""
    count = raw.FPDFPath_CountSegments(each)
    if count > _MOST_SEGMENTS:
        return ()
    x, y, found = ctypes.c_float(), ctypes.c_float(), []
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(each, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        found.append((raw.FPDFPathSegment_GetType(segment), x.value, y.value))
    left, bottom = min(x for _, x, _ in found), min(y for _, _, y in found)
    return tuple((kind, round(2 * (x - left)), round(2 * (y - bottom))) for kind, x, y in found)
