"""Pieces of pages as pictures: what a person has to see of a scan, a photo or a form."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

from rephold.logs.files import content
from rephold.logs.reading import Corners
from rephold.model.log_template import Rect

MARGIN = 0.6
"""Shown around a box, in sizes of the box."""
MARGIN_OF_BUBBLES = 1.1
"""More around bubbles, so that the numbers over them are seen."""
FORM_SCALE = 150 / 72
"""Pixels a point in the picture of a form."""


@dataclass(frozen=True)
class Piece:
    """A rectangle of a page's picture in pixels, quarter turns that make it upright, and of what picture."""

    box: tuple[int, int, int, int]
    turns: int
    form: bool


def around(corners: Sequence[Corners], *, form: bool = False) -> Piece:
    """The piece around all these boxes, which lie on a page in a row."""
    xs = [x for box in corners for x, _ in box]
    ys = [y for box in corners for _, y in box]
    (x0, y0), (x1, y1) = corners[0][:2]
    margin = math.dist((x0, y0), (x1, y1)) * (MARGIN if len(corners) == 1 else MARGIN_OF_BUBBLES)
    low = (math.floor(min(xs) - margin), math.floor(min(ys) - margin))
    high = (math.ceil(max(xs) + margin), math.ceil(max(ys) + margin))
    turns = round(math.degrees(math.atan2(y1 - y0, x1 - x0)) / 90) % 4
    return Piece((max(low[0], 0), max(low[1], 0), *high), turns, form)


def on_form(rects: Iterable[Rect], height: float) -> Piece:
    """The piece of a form's page, `height` points tall, with these rectangles."""
    corners: list[Corners] = []
    for x, y, wide, tall in rects:
        left, right, top, bottom = (FORM_SCALE * v for v in (x, x + wide, height - y - tall, height - y))
        corners.append(((left, top), (right, top), (right, bottom), (left, bottom)))
    return around(corners, form=True)


def cut(pieces: Iterable[tuple[str, int, Piece]]) -> dict[tuple[str, int, Piece], bytes]:
    """The PNG of each piece of a file's page, each file opened once; without those that cannot be seen."""
    wanted: dict[tuple[str, bool], dict[int, list[Piece]]] = {}
    for file, page, piece in pieces:
        wanted.setdefault((file, piece.form), {}).setdefault(page, []).append(piece)
    found: dict[tuple[str, int, Piece], bytes] = {}
    for (file, form), on_pages in wanted.items():
        data = content(Path(file))
        if isinstance(data, str):
            continue
        for page, image in _form(data, on_pages) if form else _paper(data, on_pages):
            for piece in on_pages[page]:
                if png := _png(image, piece):
                    found[file, page, piece] = png
    return found


def _png(image: Image.Image, piece: Piece) -> bytes | None:
    """The piece as far as it is on the picture, None if nothing of it is."""
    left, top, right, bottom = piece.box
    inside = left, top, min(right, image.width), min(bottom, image.height)
    if inside[0] >= inside[2] or inside[1] >= inside[3]:
        return None
    out = io.BytesIO()
    image.crop(inside).rotate(90 * piece.turns, expand=True).save(out, "PNG")
    return out.getvalue()


def _paper(data: bytes, pages: Mapping[int, object]) -> Iterator[tuple[int, Image.Image]]:
    """The pictures that were read of these pages."""
    from rephold.logs.paper.pages import pictures  # forms do not need what reads pictures

    for picture in pictures(data):
        if picture.page in pages and picture.grey is not None:
            yield picture.page, Image.fromarray(picture.grey)
        if picture.page >= max(pages):
            return


def _form(data: bytes, pages: Iterable[int]) -> Iterator[tuple[int, Image.Image]]:
    """These pages of a form with what was filled in, as a viewer shows them; none if it cannot."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return
    document.init_forms()
    try:
        for page in pages:
            image: Image.Image = document[page - 1].render(scale=FORM_SCALE).to_pil()
            yield page, image.convert("L")
    finally:
        document.close()
