"""The faces: fixed codes, true widths, embedded programs from which the text can be read back."""

from __future__ import annotations

import io
import random
import unicodedata
from pathlib import Path

import page
import pypdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from rephold import shelf
from rephold.draw.embedding import all_codes
from rephold.draw.fonts import FACES, EmbeddedFont, StaticFont, describe, embedded, missing, register
from rephold.draw.typeface import FOLDER, STYLES, codes, typeface
from rephold.errors import ContentError

NAMES = "Zoë Łukasiewicz Ğ ș"
SIGNS = "– — ‘ ’ “ ” … • · × ° − ≤ ≥ → ← ↑ ↓ ✓ ✗ € ½ µ"


def font(style: str = "regular") -> StaticFont:
    register()
    found = pdfmetrics.getFont(FACES[style])
    assert isinstance(found, StaticFont)
    return found


def as_written(name: str) -> TTFont:
    return TTFont(FOLDER / f"{name}.ttf")


def test_every_face_prints_exactly_the_covered_characters() -> None:
    for style in STYLES:
        drawn = {chr(code) for code in as_written(FACES[style]).getBestCmap()}
        assert drawn | set("\u2007\u202f") == shelf.covered_characters()


def test_latin_and_the_signs_of_a_handout_are_there() -> None:
    latin = "".join(map(chr, [*range(32, 127), *range(0xA0, 0x180)]))
    assert missing(latin) == ("ĸ", "ŉ", "Ŋ", "ŋ", "ſ")
    assert missing(SIGNS) == ()


def test_missing_names_each_character_once_in_order() -> None:
    assert missing("😀 ok ж 😀\n\t\u00a0\u00ad\u200b\ufeff") == ("😀", "ж")
    assert describe("😀") == "U+1F600 GRINNING FACE"


def test_a_mark_that_nothing_would_place_is_missing() -> None:
    assert missing(unicodedata.normalize("NFD", "Zoë")) == ("\u0308",)


def test_codes_are_the_same_in_all_faces_and_whatever_the_order() -> None:
    points = list(typeface("regular").glyph_of.items())
    shuffled = points[:]
    random.Random(7).shuffle(shuffled)
    assert codes(dict(shuffled)) == dict(typeface("regular").code_of)
    assert typeface("regular").code_of == typeface("semibold").code_of == typeface("bold").code_of


def test_ascii_keeps_its_codes_and_no_code_is_given_twice() -> None:
    given = typeface("regular").code_of
    assert all(given[chr(code)] == (0, code) for code in range(32, 127))
    assert len(set(given.values())) == len(given)
    assert not any(byte < 32 or byte == 127 for _, byte in given.values())
    assert given["–"] == (0, 131)
    assert given["ë"][0] == 0
    assert given["Ł"] == (1, 94)


def test_split_does_not_depend_on_what_was_split_before() -> None:
    first = font().splitString(NAMES)
    font().splitString(SIGNS[::-1] + "žŵȘ")
    assert StaticFont("regular").splitString(NAMES) == first
    assert [subset for subset, _ in first] == [0, 1, 0, 1, 0, 1]


def test_spaces_that_do_not_break_are_spaces_and_soft_hyphens_are_nothing() -> None:
    assert font().splitString("a\u00a0b\u202fc\u00add\u200b") == [(0, b"a b cd")]
    assert font().splitString("Ł\u00ad") == [(1, b"^")]
    assert font().splitString("\u00ad") == []
    assert font().stringWidth("a\u00a0\u00ad", 10) == pytest.approx(font().stringWidth("a ", 10))


def test_a_character_no_face_has_is_refused_not_printed_as_a_box() -> None:
    with pytest.raises(ContentError, match=r"U\+1F600 GRINNING FACE"):
        font().splitString("ok 😀")


@pytest.mark.parametrize("style", list(STYLES))
def test_widths_are_those_fonttools_reads(style: str) -> None:
    written = as_written(FACES[style])
    advances = {code: written["hmtx"][name][0] for code, name in written.getBestCmap().items()}
    for code, advance in advances.items():
        assert font(style).stringWidth(chr(code), 1000) == pytest.approx(advance)


@pytest.mark.parametrize("name", ["R0", "R1", "S0", "S1", "B0", "B1"])
def test_an_embedded_program_has_the_widths_and_outlines_of_the_face(name: str) -> None:
    used = frozenset(sorted(all_codes(name))[::3])
    made = embedded(name, used)
    program = TTFont(io.BytesIO(made.program), checkChecksums=2)
    style = {"R": "regular", "S": "semibold", "B": "bold"}[name[0]]
    whole = as_written(FACES[style])
    (table,) = program["cmap"].tables
    assert (table.platformID, table.platEncID) == (1, 0)
    char_of = {code: char for char, (n, code) in typeface(style).code_of.items() if n == int(name[1])}
    for code in range(made.first_char, made.last_char + 1):
        glyph = table.cmap.get(code, ".notdef")
        assert made.widths[code - made.first_char] == program["hmtx"][glyph][0]
        if code in used:
            original = whole.getBestCmap()[ord(char_of[code])]
            ours, theirs = program["glyf"][glyph], whole["glyf"][original]
            assert ours.getCoordinates(program["glyf"])[0] == theirs.getCoordinates(whole["glyf"])[0]
    needed = {".notdef"} | {whole.getBestCmap()[ord(char_of[code])] for code in used}
    for _ in range(2):  # parts of parts
        needed |= {part for glyph in needed for part in whole["glyf"][glyph].getComponentNames(whole["glyf"])}
    assert program["maxp"].numGlyphs == len(needed)


def test_the_way_to_unicode_names_only_codes_in_use() -> None:
    made = embedded("R0", frozenset(b"Zo"))
    assert b"2 beginbfchar\n<5A> <005A>\n<6F> <006F>\nendbfchar" in made.to_unicode
    for name in ("R0", "R1"):
        text = embedded(name, all_codes(name)).to_unicode
        assert not any(bad in text for bad in (b"<0000>", b"<FEFF>", b"<FFFE>"))


def test_the_same_codes_give_the_same_font_and_other_codes_another_tag() -> None:
    first = embedded("B0", frozenset(b"abc"))
    embedded.cache_clear()
    again = embedded("B0", frozenset(b"cba"))
    assert first == again
    assert first is not again
    assert embedded("B0", frozenset(b"abcd")).base_font != first.base_font
    assert first.base_font[6:] == "+AtkinsonHyperlegibleNext-Bold"


@pytest.mark.parametrize(
    ("name", "used"), [("R0", b""), ("R0", b"\x05"), ("X0", b"a"), ("R7", b"a"), ("", b"a")]
)
def test_a_font_that_cannot_be_made_is_a_value_error(name: str, used: bytes) -> None:
    with pytest.raises(ValueError, match=r"no font|no codes"):
        embedded(name, frozenset(used))


def operators(paragraph: Paragraph) -> str:
    """What ReportLab writes for a paragraph 400 points wide."""
    canvas = Canvas(io.BytesIO(), pageCompression=0, initialFontName=FACES["regular"])
    paragraph.wrapOn(canvas, 400, 500)
    paragraph.drawOn(canvas, 20, 100)
    return "\n".join(canvas._code)


def shown(stream: str) -> list[tuple[str, bytes]]:
    """(font, bytes) of each piece of text in a content stream of ours."""
    name, pieces = "", []
    for part in pypdf.generic.ContentStream(_stream(stream), None).operations:
        operands, operator = part
        if operator == b"Tf":
            name = operands[0]
        elif operator == b"Tj":
            pieces.append((name, operands[0].original_bytes))
    return pieces


def _stream(code: str) -> pypdf.generic.DecodedStreamObject:
    stream = pypdf.generic.DecodedStreamObject()
    stream.set_data(code.encode("latin-1"))
    return stream


def test_a_paragraph_is_written_with_the_fixed_codes_and_bold_is_the_bold_face() -> None:
    register()
    style = ParagraphStyle("body", fontName=FACES["regular"], fontSize=12, leading=16)
    pieces = shown(operators(Paragraph(f"{NAMES} <b>rest</b>", style)))
    given = typeface("regular").code_of
    found = "".join(
        next(char for char, code in given.items() if code == (int(name[2:]), byte))
        for name, text in pieces
        for byte in text
    )
    assert found == f"{NAMES} rest"
    assert {name for name, _ in pieces} == {"/R0", "/R1", "/B0"}


def test_reportlab_can_write_a_draft_itself_and_the_text_comes_back() -> None:
    register()
    out = io.BytesIO()
    canvas = Canvas(out, initialFontName=FACES["regular"])
    canvas.setFont(FACES["semibold"], 14)
    canvas.drawString(50, 700, NAMES)
    canvas.save()
    assert pypdf.PdfReader(io.BytesIO(out.getvalue())).pages[0].extract_text().strip() == NAMES


def hand_written(lines: list[str]) -> bytes:
    """A one-page PDF with our fonts, written with nothing but string formatting."""
    content, used = [], dict[str, set[int]]()
    for row, line in enumerate(lines):
        content.append(f"BT 1 0 0 1 40 {700 - 30 * row} Tm".encode())
        for subset, text in font().splitString(line):
            used.setdefault(f"R{subset}", set()).update(text)
            content.append(f"/R{subset} 14 Tf <{text.hex()}> Tj".encode())
        content.append(b"ET")
    objects: list[bytes] = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"",
        _stream_object(b"\n".join(content)),
    ]
    resources = b""
    for name, seen in sorted(used.items()):
        resources += b"/%s %d 0 R" % (name.encode(), len(objects) + 1)
        objects += _font_objects(embedded(name, frozenset(seen)), len(objects) + 1)
    objects[2] = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<<%s>>>>>>"
        % resources
    )
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table) + end


def _stream_object(data: bytes, extra: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), extra, data)


def _font_objects(made: EmbeddedFont, number: int) -> list[bytes]:
    box = " ".join(map(str, made.bbox))
    return [
        (
            f"<</Type/Font/Subtype/TrueType/BaseFont/{made.base_font}/FirstChar {made.first_char}"
            f"/LastChar {made.last_char}/Widths{list(made.widths)}".replace(",", "")
            + f"/FontDescriptor {number + 1} 0 R/ToUnicode {number + 2} 0 R>>"
        ).encode(),
        (
            f"<</Type/FontDescriptor/FontName/{made.base_font}/Flags {made.flags}/FontBBox[{box}]"
            f"/ItalicAngle {made.italic_angle}/Ascent {made.ascent}/Descent {made.descent}"
            f"/CapHeight {made.cap_height}/StemV {made.stem_v}/FontFile2 {number + 3} 0 R>>"
        ).encode(),
        _stream_object(made.to_unicode),
        _stream_object(made.program_deflated, b"/Filter/FlateDecode/Length1 %d" % len(made.program)),
    ]


def test_text_comes_back_from_a_hand_written_pdf(tmp_path: Path) -> None:
    lines = [NAMES, SIGNS, "Ōtautahi Ċetta ŵ ǹ".replace("ǹ", "ñ"), "5–10 repeats · hold 3 s"]
    data = hand_written(lines)
    assert pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text().splitlines() == lines
    document = pypdfium2.PdfDocument(data)
    assert document[0].get_textpage().get_text_range().splitlines() == lines
    file = tmp_path / "hand.pdf"
    file.write_bytes(data)
    failures = page.validate_pdf(str(file), profile=page.ValidationProfile.PDF_A_2B).failures
    assert not [failure for failure in failures if "font" in str(failure).lower()]


def test_the_hand_written_pdf_shows_ink_where_the_text_is() -> None:
    picture = pypdfium2.PdfDocument(hand_written(["ĞĴ≤"]))[0].render(scale=2).to_pil().convert("L")
    box = picture.point(lambda value: 255 - value).getbbox()
    assert box is not None
    left, _, right, _ = (value / 2 for value in box)
    assert left == pytest.approx(40, abs=2)
    assert right == pytest.approx(40 + font().stringWidth("ĞĴ≤", 14), abs=3)
