"""Pages as they are seen: each run of text with its size, colour and ground, each line drawn, the ink.

Pages are read one after the other and let go, so that a long file needs no more memory than a short one.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image, ImageChops, ImageOps

from rephold.check.page_objects import (
    ITALIC,
    SCRIPT,
    SERIF,
    SERIFS,
    Box,
    Outline,
    bounds,
    drawn_as,
    fill_of,
    font_of,
    is_white,
    matrix_of,
    outline,
    stroke_of,
    stroke_width,
    text_of,
)
from rephold.model.colour import Colour

DPI = 72
LARGEST = 2400
"""Most pixels of a page's longer side; a poster is looked at from farther away."""
_WHITE = 250
"""From this grey on, paper is white: fainter tints do not count as ink."""
_NEAR = 2
"""Pixels around text or a line in which its ground is looked for."""
_CELL = 8
"""Pixels of a square (3 mm at 72 dots an inch) that is blank if nothing changes in it."""
_EVEN = 12
"""Levels of grey that neighbours in an even area may differ by."""
_DEEPEST = 4
_MOST_COLOURS = 4096
_STROKE_LEAST = 0.2


@dataclass(frozen=True)
class Run:
    """Text in one face and colour on one line. Boxes are pixels of the page as it is seen, from the top."""

    text: str
    size: float
    """Points, as it stands on the page."""
    bold: bool
    italic: bool
    plain: bool
    """Whether its face has neither serifs nor the look of handwriting."""
    upright: bool
    box: Box
    colour: Colour
    ground: Colour
    mark: int
    """Number of its marked content; -1 for furniture and for pages without tags."""


@dataclass(frozen=True)
class Stroke:
    """A line or an outline, and what is behind it."""

    colour: Colour
    ground: Colour
    mark: int


@dataclass(frozen=True)
class Shape:
    """Something drawn on the page itself: its outline, colour and place in pixels."""

    outline: Outline
    colour: Colour
    box: Box
    stroked: bool
    mark: int


@dataclass(frozen=True)
class Seen:
    """A page: size in points as it is seen, and all that is on it."""

    number: int
    """From 1."""
    width: float
    height: float
    turned: bool
    runs: tuple[Run, ...]
    strokes: tuple[Stroke, ...]
    shapes: tuple[Shape, ...]
    clear: float | None
    """Points between the paper's edge and the nearest ink; None for a blank page."""
    blank: float
    """Share of the page in which nothing is drawn or written, 0 to 1."""
    marked: dict[int, Box]
    """What each mark paints, areas of white left out, as a box in points of the page."""
    picture: Image.Image
    closer: Callable[[Box, float], Image.Image]
    """A part of the page (points, left, bottom, right, top) in grey with so many dots a point."""


def seen(document: pdfium.PdfDocument) -> Iterator[Seen]:
    """Every page of a document, first to last; each can be looked at closer until the next one is taken."""
    for at in range(len(document)):
        page = document[at]
        texts = page.get_textpage()
        try:
            yield _Page(page, texts, at + 1).seen()
        finally:
            texts.close()
            page.close()


class _Page:
    def __init__(self, page: Any, texts: Any, number: int) -> None:
        self.page, self.texts, self.number = page, texts, number
        self.width, self.height = page.get_size()
        longest = max(self.width, self.height)
        self.scale = min(DPI / 72, LARGEST / longest) if longest else 1.0
        self.picture = page.render(scale=self.scale, no_smoothtext=False).to_pil().convert("RGB")
        self.runs: list[Run] = []
        self.strokes: list[Stroke] = []
        self.shapes: list[Shape] = []
        self.marked: dict[int, Box] = {}

    def seen(self) -> Seen:
        count = raw.FPDFPage_CountObjects(self.page.raw)
        for index in range(count):
            self._object(raw.FPDFPage_GetObject(self.page.raw, index), pdfium.PdfMatrix(), -1, 0)
        turned = bool(self.page.get_rotation())
        clear = _clear(self.picture)
        return Seen(
            self.number,
            self.width,
            self.height,
            turned,
            tuple(self.runs),
            tuple(self.strokes),
            tuple(self.shapes),
            None if clear is None else clear / self.scale,
            _blank(self.picture),
            self.marked,
            self.picture,
            self._closer,
        )

    def _object(self, each: Any, outer: pdfium.PdfMatrix, mark: int, depth: int) -> None:
        kind = raw.FPDFPageObj_GetType(each)
        own = raw.FPDFPageObj_GetMarkedContentID(each)
        mark = own if own >= 0 else mark
        if mark >= 0 and depth == 0 and not is_white(each):
            self._grow(mark, bounds(each))
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            matrix = matrix_of(each).multiply(outer)
            for index in range(raw.FPDFFormObj_CountObjects(each)):
                self._object(raw.FPDFFormObj_GetObject(each, index), matrix, mark, depth + 1)
        elif kind == raw.FPDF_PAGEOBJ_TEXT:
            self._text(each, outer, mark)
        elif kind == raw.FPDF_PAGEOBJ_PATH and depth == 0:
            self._path(each, mark)

    def _text(self, each: Any, outer: pdfium.PdfMatrix, mark: int) -> None:
        text = text_of(each, self.texts.raw)
        if not text.strip() or raw.FPDFTextObj_GetTextRenderMode(each) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
            return
        size = ctypes.c_float()
        raw.FPDFTextObj_GetFontSize(each, size)
        a, b, c, d, _, _ = matrix_of(each).multiply(outer).get()
        name, flags = font_of(each)
        box = self._pixels(bounds(each), outer)
        colour = fill_of(each)
        angle = round(math.degrees(math.atan2(b, a))) - self.page.get_rotation()
        self.runs.append(
            Run(
                text,
                round(size.value * math.hypot(c, d), 2),
                "bold" in name or "black" in name or "heavy" in name,
                bool(flags & ITALIC) or "italic" in name or "oblique" in name,
                not flags & (SERIF | SCRIPT) and not any(face in name for face in SERIFS),
                angle % 360 == 0,
                box,
                colour,
                self._ground(box, colour),
                mark,
            )
        )

    def _path(self, each: Any, mark: int) -> None:
        filled, stroked = drawn_as(each)
        stroked = stroked and stroke_width(each) >= _STROKE_LEAST
        if not filled and not stroked:
            return
        box = self._pixels(bounds(each), pdfium.PdfMatrix())
        shown = box
        if stroked:
            # PDFium's box of an outline is a whole line wider on each side, where half of it is drawn.
            a, b, *_ = matrix_of(each).get()
            half = stroke_width(each) * math.hypot(a, b) / 2 * self.scale
            shown = box[0] + half, box[1] + half, box[2] - half, box[3] - half
            colour = stroke_of(each)
            self.strokes.append(Stroke(colour, self._ground(box, colour), mark))
        self.shapes.append(
            Shape(outline(each), fill_of(each) if filled else stroke_of(each), shown, stroked, mark)
        )

    def _ground(self, box: Box, colour: Colour) -> Colour:
        """The commonest colour of the page around and behind something, other than its own."""
        left, top, right, bottom = box
        area = (
            max(0, math.floor(left) - _NEAR),
            max(0, math.floor(top) - _NEAR),
            min(self.picture.width, math.ceil(right) + _NEAR),
            min(self.picture.height, math.ceil(bottom) + _NEAR),
        )
        if area[0] >= area[2] or area[1] >= area[3]:
            return Colour(255, 255, 255)
        counted = _colours(self.picture.crop(area))
        share = sum(count for count, _ in counted) / 8
        ranked = sorted(counted, reverse=True)
        others = [at for count, at in ranked if count >= share and at != colour.rgb]
        return Colour(*(others or [ranked[0][1]])[0])

    def _pixels(self, box: Box, outer: pdfium.PdfMatrix) -> Box:
        corners = [outer.on_point(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
        points = [self._pixel(x, y) for x, y in corners]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return min(xs), min(ys), max(xs), max(ys)

    def _pixel(self, x: float, y: float) -> tuple[float, float]:
        across, down = ctypes.c_int(), ctypes.c_int()
        # Ten times as fine as the picture, for the answer is a whole number.
        size = self.picture.width * 10, self.picture.height * 10
        raw.FPDF_PageToDevice(self.page.raw, 0, 0, *size, 0, x, y, across, down)
        return across.value / 10, down.value / 10

    def _grow(self, mark: int, box: Box) -> None:
        old = self.marked.get(mark, box)
        self.marked[mark] = (*map(min, old[:2], box[:2]), *map(max, old[2:], box[2:]))  # type: ignore[assignment]

    def _closer(self, box: Box, dots: float) -> Image.Image:
        left, bottom, right, top = box
        cut = (max(0.0, left), max(0.0, bottom), max(0.0, self.width - right), max(0.0, self.height - top))
        return self.page.render(scale=dots, crop=cut, grayscale=True).to_pil().convert("L")  # type: ignore[no-any-return]


def _colours(picture: Image.Image) -> list[tuple[int, tuple[int, int, int]]]:
    """How often each colour is there; of a photograph, of 64 colours like its own."""
    few: Any = picture.getcolors(_MOST_COLOURS)
    return few or picture.quantize(64).convert("RGB").getcolors(_MOST_COLOURS) or []  # type: ignore[return-value]


def _clear(picture: Image.Image) -> float | None:
    grey = picture.convert("L").point(lambda level: 255 if level >= _WHITE else 0)
    found = ImageOps.invert(grey).getbbox()
    if found is None:
        return None
    left, top, right, bottom = found
    return float(min(left, top, picture.width - right, picture.height - bottom))


def _blank(picture: Image.Image) -> float:
    """Share of squares of 3 mm in which no pixel differs from its neighbours, whatever their colour."""
    grey = picture.convert("L")
    moved = [ImageChops.offset(grey, 1, 0), ImageChops.offset(grey, 0, 1)]
    changes = ImageChops.lighter(*(ImageChops.difference(grey, one) for one in moved))
    cells = changes.point(lambda level: 255 if level > _EVEN else 0).reduce(_CELL)
    return cells.histogram()[0] / (cells.width * cells.height)
