"""Makes the three faces the handouts are set in from the web-font files of Atkinson Hyperlegible Next.

    python tools/make_typefaces.py FOLDER [-o src/rephold/draw/typefaces]

FOLDER holds `atkinson-hyperlegible-next-{latin,latin-ext}-{400,600,700}-normal.woff2`, with the licence as
`LICENSE` in it or in the folder above: the layout of the package `@fontsource/atkinson-hyperlegible-next`.
Needs `fonttools` and `brotli`; the program itself does not. The same input gives the same bytes.

What is done to each face: the two files are joined; hints, kerning and layout tables go, since ReportLab uses
none of them; combining marks lose their code points, since nothing would place them; letters and signs of
`typeface_additions.py` are added. Beside them goes `coverage.txt`, the characters all three can print, as
ranges of hexadecimal code points. The licence (SIL OFL 1.1) reserves no font name, so the name stays.
"""

from __future__ import annotations

import argparse
import copy
import shutil
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._c_m_a_p import cmap_format_4
from typeface_additions import add_aliases, add_barred_and_dotted_letters, add_composed_letters, add_signs

WEIGHTS = {400: "Regular", 600: "SemiBold", 700: "Bold"}
FAMILY = "atkinson-hyperlegible-next"
KEPT_TABLES = {"head", "hhea", "hmtx", "maxp", "cmap", "glyf", "loca", "name", "OS/2", "post", "GlyphOrder"}
KEPT_NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
SET_AS_SPACE = {0xA0, 0x2007, 0x202F}  # no-break spaces; rephold.draw.typeface sets them as a plain space
VERSION_NOTE = "; Latin subset with added letters and signs for rephold"


def make_face(folder: Path, weight: int) -> TTFont:
    """The joined, extended and pruned face of this weight, not yet written."""
    font = _open(folder, "latin", weight)
    _join(font, _open(folder, "latin-ext", weight))
    _keep_one_cmap(font)
    add_aliases(font)
    add_composed_letters(font)
    add_barred_and_dotted_letters(font)
    add_signs(font)
    _prune(font)
    for record in font["name"].names:
        if record.nameID == 5:
            record.string = str(record) + VERSION_NOTE
    return font


def _open(folder: Path, part: str, weight: int) -> TTFont:
    font = TTFont(folder / f"{FAMILY}-{part}-{weight}-normal.woff2", recalcTimestamp=False)
    font.flavor = None
    for tag in list(font.keys()):
        if tag not in KEPT_TABLES:
            del font[tag]
    return font


def _join(font: TTFont, other: TTFont) -> None:
    """Copies into `font` every glyph of `other` that it lacks, with its width and code points."""
    have = set(font.getGlyphOrder())
    for name in other.getGlyphOrder():
        if name not in have:
            font["glyf"][name] = copy.deepcopy(other["glyf"][name])
            font["hmtx"][name] = other["hmtx"][name]
    for table in font["cmap"].tables:
        for code, name in other.getBestCmap().items():
            table.cmap.setdefault(code, name)


def _keep_one_cmap(font: TTFont) -> None:
    """One Unicode table (format 4), without combining marks."""
    best = {code: name for code, name in font.getBestCmap().items() if not unicodedata.combining(chr(code))}
    table = cmap_format_4(4)
    table.platformID, table.platEncID, table.language, table.cmap = 3, 1, 0, best
    font["cmap"] = newTable("cmap")
    font["cmap"].tableVersion, font["cmap"].tables = 0, [table]


def _prune(font: Any) -> None:
    """Leaves only what the code points reach: no hints, no glyph names, no layout."""
    options = Options()
    options.hinting = False
    options.layout_features = []
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = KEPT_NAMES
    options.recalc_timestamp = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)


def coverage(faces: Iterable[TTFont]) -> str:
    """The characters all faces can print, one range per line: `0021-007E`; spaces set as U+0020 are in it."""
    codes = sorted(set.intersection(*(set(face.getBestCmap()) for face in faces)) | SET_AS_SPACE)
    lines, first = [], codes[0]
    for code, following in zip(codes, [*codes[1:], 0], strict=True):
        if following != code + 1:
            lines.append(f"{first:04X}" if first == code else f"{first:04X}-{code:04X}")
            first = following
    return "\n".join(lines) + "\n"


def main() -> None:
    """Writes the faces and their licence into the output folder and says how large each is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="folder of woff2 files")
    parser.add_argument("-o", "--output", type=Path, default=Path("src/rephold/draw/typefaces"))
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    faces = {style: make_face(arguments.folder, weight) for weight, style in WEIGHTS.items()}
    (arguments.output / "coverage.txt").write_text(coverage(faces.values()), encoding="ascii")
    for style, face in faces.items():
        target = arguments.output / f"AtkinsonHyperlegibleNext-{style}.ttf"
        face.save(target)
        print(f"{target.name}: {target.stat().st_size} bytes")
    for place in (arguments.folder, arguments.folder.parent):
        if (place / "LICENSE").exists():
            shutil.copyfile(place / "LICENSE", arguments.output / "OFL.txt")
            return
    raise SystemExit(f"no LICENSE in {arguments.folder} or above it")


if __name__ == "__main__":
    main()
