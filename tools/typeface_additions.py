"""Characters the handouts need and the upstream face lacks: accented letters of its own parts, plain signs.

Each function adds glyphs to a fontTools font in place. Heights and stroke weights are read from the face
itself, so that regular, semibold and bold each get signs of their own weight.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

Point = tuple[float, float]

COMPOSED = "ĈĉĔĕĜĝĤĥĨĩĬĭĴĵŌōŎŏŖŗŜŝŨũŬŭ"
MARKS = {0x302: "uni0302", 0x303: "tildecomb", 0x304: "uni0304", 0x306: "uni0306", 0x327: "uni0326"}
DOTLESS = {"i": "dotlessi", "j": "uni0237"}
ALIASES = {0x2010: "hyphen", 0x2011: "hyphen", 0x2BB: "quoteleft", 0x2BC: "quoteright"}


def add_aliases(font: Any) -> None:
    """Hyphens and apostrophes of their own code points, drawn with the glyphs that look the same."""
    for table in font["cmap"].tables:
        table.cmap.update(ALIASES)


def add_composed_letters(font: Any) -> None:
    """Latin Extended-A letters made of a letter and a mark the face has, placed as in its other letters."""
    cmap, glyf = font.getBestCmap(), font["glyf"]
    raised = {mark: _raise_over_capitals(font, mark) for mark in MARKS.values()}
    for char in COMPOSED:
        letter, mark_char = list(unicodedata.normalize("NFD", char))
        mark = MARKS[ord(mark_char)]
        base = DOTLESS.get(letter) or cmap[ord(letter)]
        tall = (letter.isupper() or letter == "h") and mark != "uni0326"
        box, mark_box = glyf[base], glyf[mark]
        shift = round((box.xMin + box.xMax - mark_box.xMin - mark_box.xMax) / 2)
        _add(font, char, [(base, 0, 0), (mark, shift, raised[mark] if tall else 0)], font["hmtx"][base][0])


def add_barred_and_dotted_letters(font: Any) -> None:
    """Ŧ ŧ (a bar across the stem), Ŀ ŀ (a middle dot) and the micro sign (u with a descending stem)."""
    cmap, glyf = font.getBestCmap(), font["glyf"]
    weight = _weight(font)
    for char, letter, height in (("Ŧ", "T", 0.5), ("ŧ", "t", 0.55)):
        base = glyf[cmap[ord(letter)]]
        top = font["OS/2"].sCapHeight if letter == "T" else font["OS/2"].sxHeight
        y, inset = top * height, (base.xMax - base.xMin) * 0.12
        bar = [(base.xMin + inset, y), (base.xMax - inset, y)]
        _add(font, char, [(letter, 0, 0)], font["hmtx"][letter][0], [stroke(bar, weight * 0.85)])
    for char, letter in (("Ŀ", "L"), ("ŀ", "l")):
        dot, advance = glyf["periodcentered"], font["hmtx"][letter][0]
        left = round(advance * 0.6) if letter == "L" else advance
        right = left + dot.xMax - dot.xMin + 40
        _add(font, char, [(letter, 0, 0), ("periodcentered", left - dot.xMin, 0)], max(advance, right))
    u = glyf["u"]
    stem = [(u.xMin + weight / 2, 250), (u.xMin + weight / 2, -200)]
    _add(font, "µ", [("u", 0, 0)], font["hmtx"]["u"][0], [stroke(stem, weight)])


def add_signs(font: Any) -> None:
    """≤ ≥, arrows, tick and cross, as strokes of the face's own minus sign's weight."""
    weight = _weight(font)
    less = font["glyf"]["less"]
    lift = round(weight * 1.2)
    for char, sign in (("≤", "less"), ("≥", "greater")):
        y = less.yMin + lift - weight * 1.1
        bar = stroke([(less.xMin, y), (less.xMax, y)], weight)
        _add(font, char, [(sign, 0, lift)], font["hmtx"][sign][0], [bar])
    middle = font["OS/2"].sCapHeight / 2
    arrow = [[(-320, 0), (270, 0)], [(90, -230), (320, 0), (90, 230)]]
    for char, turn in (("→", 0), ("↑", 90), ("←", 180), ("↓", 270)):
        width = 760 if turn % 180 == 0 else 580
        lines = [[_turned(p, turn, (width / 2, middle)) for p in line] for line in arrow]
        _add(font, char, [], width, [stroke(line, weight) for line in lines])
    tick = [(60, 300), (230, 90), (600, 640)]
    cross = [[(80, 80), (560, 600)], [(80, 600), (560, 80)]]
    _add(font, "✓", [], 660, [stroke(tick, weight * 1.25)])
    _add(font, "✗", [], 640, [stroke(line, weight * 1.25) for line in cross])


def stroke(line: Sequence[Point], weight: float) -> list[Point]:
    """The outline of an open polyline drawn with a pen of this weight: butt ends, mitred corners."""
    directions = [_unit(a, b) for a, b in pairwise(line)]
    left: list[Point] = []
    right: list[Point] = []
    for index, (x, y) in enumerate(line):
        before = directions[max(index - 1, 0)]
        after = directions[min(index, len(directions) - 1)]
        nx, ny = -(before[1] + after[1]), before[0] + after[0]
        reach = weight / 2 * 2 / (nx * nx + ny * ny)
        left.append((x + nx * reach, y + ny * reach))
        right.append((x - nx * reach, y - ny * reach))
    return left + right[::-1]


def _unit(a: Point, b: Point) -> Point:
    length = math.dist(a, b)
    return ((b[0] - a[0]) / length, (b[1] - a[1]) / length)


def _turned(point: Point, degrees: float, centre: Point) -> Point:
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return (centre[0] + point[0] * c - point[1] * s, centre[1] + point[0] * s + point[1] * c)


def _weight(font: Any) -> float:
    minus = font["glyf"]["minus"]
    return float(minus.yMax - minus.yMin)


def _raise_over_capitals(font: Any, mark: str) -> int:
    """How far the face lifts this mark over a capital, from a letter that it has with it."""
    glyf = font["glyf"]
    for name in ("Amacron", "Acircumflex", "Abreve", "Atilde", "Ntilde"):
        parts = glyf[name].components if glyf[name].isComposite() else []
        for part in parts:
            if part.glyphName == mark:
                return int(part.y)
    return int(font["OS/2"].sCapHeight - font["OS/2"].sxHeight)


def _add(
    font: Any,
    char: str,
    parts: Iterable[tuple[str, int, int]],
    advance: int,
    outlines: Iterable[list[Point]] = (),
) -> None:
    """Adds one glyph of whole components, or, where there are outlines too, of everything drawn out."""
    outlines = list(outlines)
    glyphs = font.getGlyphSet()
    pen = TTGlyphPen(glyphs)
    for name, x, y in parts:
        if outlines:
            _draw_moved(glyphs[name], pen, x, y)
        else:
            pen.addComponent(name, (1, 0, 0, 1, x, y))
    for outline in outlines:
        points = [(round(x), round(y)) for x, y in outline]
        area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True))
        points = points[::-1] if area > 0 else points  # TrueType fills clockwise contours
        pen.moveTo(points[0])
        for point in points[1:]:
            pen.lineTo(point)
        pen.closePath()
    name = f"uni{ord(char):04X}"
    glyph = pen.glyph()
    font["glyf"][name] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (advance, glyph.xMin)
    for table in font["cmap"].tables:
        table.cmap[ord(char)] = name


def _draw_moved(glyph: Any, pen: TTGlyphPen, x: int, y: int) -> None:
    recording = DecomposingRecordingPen(glyph.glyphSet)
    glyph.draw(recording)
    recording.replay(TransformPen(pen, (1, 0, 0, 1, x, y)))
