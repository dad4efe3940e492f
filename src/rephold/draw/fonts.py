"""The faces as ReportLab knows them: registered by name, measured, and split into runs of fixed codes.

`register()` once, then use the names in FACES for `ParagraphStyle`, `setFont` and `stringWidth`. In a content
stream the faces appear under fixed names (`/R0 12 Tf`); `embedded` gives what a PDF has to say about each.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from functools import cached_property
from itertools import groupby
from types import MappingProxyType
from typing import Any

from reportlab.lib.rl_accel import instanceStringWidthTTF
from reportlab.pdfbase import pdfdoc, pdfmetrics

from rephold.draw.embedding import EmbeddedFont, all_codes, embedded, resource_name
from rephold.draw.typeface import (
    SET_AS_SPACE,
    STYLES,
    UNSEEN,
    Typeface,
    describe,
    missing,
    require_faces,
    typeface,
)
from rephold.errors import ContentError

__all__ = ["FACES", "EmbeddedFont", "Face", "StaticFont", "describe", "embedded", "missing", "register"]

FACES: Mapping[str, str] = MappingProxyType({style: name for style, (_, name, _) in STYLES.items()})
"""Style -> the name ReportLab knows the face by."""


class Face:
    """What ReportLab asks a face for; the file is read when the first width is."""

    def __init__(self, style: str) -> None:
        self.style = style
        self.name = self.familyName = FACES[style]

    @cached_property
    def typeface(self) -> Typeface:
        """The parsed face."""
        return typeface(self.style)

    @cached_property
    def charWidths(self) -> dict[int, int]:  # noqa: N802 (ReportLab's name, read by its C code)
        """Code point -> width in 1/1000 em, with the characters that are set as a space or not at all."""
        widths = {code: self.typeface.advance(code) for code in self.typeface.glyph_of}
        widths |= {ord(char): widths[0x20] for char in SET_AS_SPACE}
        return widths | {ord(char): 0 for char in UNSEEN}

    @property
    def defaultWidth(self) -> int:  # noqa: N802
        """The width of the missing-glyph box."""
        return self.typeface.metrics[0][0]

    @property
    def ascent(self) -> int:
        """Height above the base line in 1/1000 em."""
        return self.typeface.ascent

    @property
    def descent(self) -> int:
        """Depth below the base line in 1/1000 em, negative."""
        return self.typeface.descent

    @cached_property
    def codes(self) -> dict[int, int]:
        """Code point -> subset * 256 + byte, for everything that is drawn."""
        found = {ord(char): subset * 256 + byte for char, (subset, byte) in self.typeface.code_of.items()}
        return found | {ord(char): 32 for char in SET_AS_SPACE}

    @cached_property
    def first_subset(self) -> dict[int, int | bytes]:
        """Code point -> byte of subset 0, empty for what is not drawn: a mapping for the charmap codec."""
        first: dict[int, int | bytes] = {point: code for point, code in self.codes.items() if code < 256}
        return first | {ord(char): b"" for char in UNSEEN}


class StaticFont:
    """A font for ReportLab's canvas and paragraphs whose codes are the same in every document."""

    _multiByte = 1  # noqa: N815
    _dynamicFont = 1  # noqa: N815
    shapable = False

    def __init__(self, style: str) -> None:
        self.fontName = FACES[style]
        self.face = Face(style)

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: N802
        """The width of the text in points."""
        width: float = instanceStringWidthTTF(self, text, size, encoding)
        return width

    def splitString(self, text: str | bytes, doc: object = None) -> list[tuple[int, bytes]]:  # noqa: N802
        """The text as runs of (subset, bytes); ContentError for a character the face lacks."""
        text = text.decode("utf-8") if isinstance(text, bytes) else text
        try:
            first = codecs.charmap_encode(text, "strict", self.face.first_subset)[0]
            return [(0, first)] if first else []
        except UnicodeEncodeError:
            pass
        codes = self.face.codes
        try:
            found = [codes[ord(char)] for char in text if char not in UNSEEN]
        except KeyError as error:
            raise ContentError.at(
                "text", f"has {describe(chr(error.args[0]))}, which no shipped font can print", "take it out"
            ) from None
        runs = groupby(found, key=lambda code: code >> 8)
        return [(subset, bytes(code & 255 for code in run)) for subset, run in runs]

    def getSubsetInternalName(self, subset: int, doc: Any) -> str:  # noqa: N802
        """The resource name with its slash; ReportLab's own document learns that it is in use."""
        name = f"/{resource_name(self.face.style, subset)}"
        if name not in doc.fontMapping:
            doc.fontMapping[name] = name
            if self not in doc.delayedFonts:
                doc.delayedFonts.append(self)
        return name

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        """Puts the whole of each subset in use into a document ReportLab writes itself: drafts, tests."""
        letter = STYLES[self.face.style][0]
        for name in sorted(n[1:] for n in doc.fontMapping if n[:2] == f"/{letter}" and n[2:].isdecimal()):
            _add_to(doc, name, embedded(name, all_codes(name)))


def register() -> None:
    """Makes the faces known to ReportLab, bold for `<b>`; cheap, and does nothing the second time.

    MissingError if the file of a face is missing or damaged.
    """
    known = set(pdfmetrics.getRegisteredFontNames())
    if known.issuperset(FACES.values()):
        return
    require_faces()
    for style in STYLES:
        pdfmetrics.registerFont(StaticFont(style))
    for name in (FACES["regular"], FACES["semibold"]):
        pdfmetrics.registerFontFamily(
            name, normal=name, bold=FACES["bold"], italic=name, boldItalic=FACES["bold"]
        )


def _add_to(doc: Any, name: str, font: EmbeddedFont) -> None:
    program, to_unicode = pdfdoc.PDFStream(), pdfdoc.PDFStream()
    program.content, to_unicode.content = font.program, font.to_unicode
    program.dictionary["Length1"] = len(font.program)
    program.filters = to_unicode.filters = [pdfdoc.PDFZCompress]
    descriptor = pdfdoc.PDFDictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": pdfdoc.PDFName(font.base_font),
            "Flags": font.flags,
            "FontBBox": pdfdoc.PDFArray(font.bbox),
            "ItalicAngle": font.italic_angle,
            "Ascent": font.ascent,
            "Descent": font.descent,
            "CapHeight": font.cap_height,
            "StemV": font.stem_v,
            "MissingWidth": font.missing_width,
            "FontFile2": doc.Reference(program),
        }
    )
    pdf_font = pdfdoc.PDFTrueTypeFont()
    pdf_font.Name, pdf_font.BaseFont = name, font.base_font
    pdf_font.FirstChar, pdf_font.LastChar = font.first_char, font.last_char
    pdf_font.Widths = pdfdoc.PDFArray(font.widths)
    pdf_font.ToUnicode = doc.Reference(to_unicode)
    pdf_font.FontDescriptor = doc.Reference(descriptor)
    doc.idToObject["BasicFonts"].dict[name] = pdf_font
    doc.Reference(pdf_font, name)
