"""What a page draws that a press cares about: line widths, dots of pictures, fonts, colour."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from pypdf import PageObject
from pypdf.generic import ContentStream, DictionaryObject, IndirectObject, StreamObject

Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1, 0, 0, 1, 0, 0)
_STROKES = {b"S", b"s", b"B", b"B*", b"b", b"b*"}
_DEEPEST = 12
"""Forms inside forms; deeper ones are a trick or a mistake."""
_RGB = {b"rg", b"RG"}
_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


@dataclass
class Drawn:
    """Found on a page or in a form, in its own coordinates; `join` moves it to those around."""

    thinnest: float = math.inf
    """Points of the thinnest line drawn; inf without lines, 0 for PDF's "as thin as can be"."""
    dots: list[float] = field(default_factory=list)
    """Dots an inch of each picture, the lower of both directions."""
    loose_fonts: set[str] = field(default_factory=set)
    """Names of fonts that are not in the file."""
    rgb: bool = False

    def join(self, other: Drawn, scale: float) -> None:
        """Take in what a form drew, `scale` times as large."""
        self.thinnest = min(self.thinnest, other.thinnest * scale)
        self.dots += [dots / scale for dots in other.dots] if scale else []
        self.loose_fonts |= other.loose_fonts
        self.rgb |= other.rgb


def drawn(page: PageObject, known: dict[int, Drawn]) -> Drawn:
    """What this page draws; `known` keeps what its forms do for the next page."""
    resources = page.get("/Resources", DictionaryObject()).get_object()
    content = page.get_contents()
    if content is None:
        return Drawn()
    return _followed(ContentStream(content, page.pdf), resources, known, 0)


def _followed(
    content: ContentStream, resources: DictionaryObject, known: dict[int, Drawn], depth: int
) -> Drawn:
    found = Drawn(loose_fonts=set(_loose(resources)))
    state: list[tuple[Matrix, float]] = []
    matrix, width = _SAME, 1.0
    for operands, operator in content.operations:
        if operator == b"q":
            state.append((matrix, width))
        elif operator == b"Q" and state:
            matrix, width = state.pop()
        elif operator == b"cm":
            matrix = _times(tuple(float(v) for v in operands), matrix)
        elif operator == b"w":
            width = float(operands[0])
        elif operator in _STROKES:
            found.thinnest = min(found.thinnest, width * _scale(matrix))
        elif operator in _RGB:
            found.rgb |= len({float(v) for v in operands}) > 1
        elif operator == b"Do" and depth < _DEEPEST:
            _placed(found, operands[0], matrix, resources, known, depth)
    return found


def _placed(
    found: Drawn,
    name: str,
    matrix: Matrix,
    resources: DictionaryObject,
    known: dict[int, Drawn],
    depth: int,
) -> None:
    objects = resources.get("/XObject", DictionaryObject()).get_object()
    entry = objects.raw_get(name) if name in objects else None
    drawing = entry.get_object() if entry is not None else None
    if not isinstance(drawing, StreamObject):
        return
    if drawing.get("/Subtype") == "/Image":
        across, up = math.hypot(matrix[0], matrix[1]), math.hypot(matrix[2], matrix[3])
        if across and up:
            dots = (float(str(drawing["/Width"])) / across, float(str(drawing["/Height"])) / up)
            found.dots.append(72 * min(dots))
        return
    key = entry.idnum if isinstance(entry, IndirectObject) else id(drawing)
    if key not in known:
        inner = drawing.get("/Resources", resources).get_object()
        known[key] = _followed(ContentStream(drawing, None), inner, known, depth + 1)
    own = tuple(float(v) for v in drawing.get("/Matrix", _SAME))
    found.join(known[key], _scale(_times(own, matrix)))


def _loose(resources: DictionaryObject) -> Iterator[str]:
    for font in resources.get("/Font", DictionaryObject()).get_object().values():
        told = font.get_object()
        if told.get("/Subtype") == "/Type3":
            continue
        inner = told["/DescendantFonts"][0].get_object() if "/DescendantFonts" in told else told
        descriptor = inner.get("/FontDescriptor", DictionaryObject()).get_object()
        if not any(key in descriptor for key in _FILES):
            yield str(told.get("/BaseFont", "/unnamed")).removeprefix("/")


def _times(a: tuple[float, ...], b: tuple[float, ...]) -> Matrix:
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


def _scale(matrix: Matrix) -> float:
    return math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
