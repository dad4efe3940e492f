"""What a PDF paints, as PDFium sees it: each line of text, path and drawing with place, size and colour."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import pypdfium2 as pdfium
import pypdfium2.raw as raw

Box = tuple[float, float, float, float]
RGB = tuple[int, int, int]
_KINDS: dict[int, Literal["text", "path", "image", "form"]] = {1: "text", 2: "path", 3: "image", 5: "form"}


@dataclass(frozen=True)
class Item:
    """One painted object. Boxes (left, bottom, right, top) are in points and hold the ink, not the em."""

    page: int
    kind: Literal["text", "path", "image", "form"]
    box: Box
    matrix: tuple[float, ...]
    mark: int
    """Number of its marked content on the page; -1 for an artifact."""
    fill: RGB | None
    stroke: RGB | None
    text: str = ""
    size: float = 0.0

    @property
    def width(self) -> float:
        """Points across."""
        return self.box[2] - self.box[0]

    @property
    def height(self) -> float:
        """Points from bottom to top."""
        return self.box[3] - self.box[1]


def items(data: bytes) -> list[Item]:
    """Everything painted, page by page, in the order of painting; drawings count as one."""
    with pdfium.PdfDocument(data) as document:
        found = []
        for at in range(len(document)):
            page = document[at]
            texts = page.get_textpage()
            found += [_item(at, each, texts) for each in page.get_objects(max_depth=1)]
    return found


def _item(page: int, each: Any, texts: Any) -> Item:
    kind = _KINDS[each.type]
    fill, stroke = _colours(each, kind)
    return Item(
        page,
        kind,
        each.get_bounds(),
        each.get_matrix().get(),
        raw.FPDFPageObj_GetMarkedContentID(each.raw),
        fill,
        stroke,
        _text(each, texts) if kind == "text" else "",
        float(each.get_font_size()) if kind == "text" else 0.0,
    )


def _text(each: Any, texts: Any) -> str:
    size = raw.FPDFTextObj_GetText(each.raw, texts.raw, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFTextObj_GetText(each.raw, texts.raw, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def _colours(each: Any, kind: str) -> tuple[RGB | None, RGB | None]:
    if kind == "text":
        return _colour(raw.FPDFPageObj_GetFillColor, each), None
    if kind != "path":
        return None, None
    mode, strokes = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(each.raw, mode, strokes)
    fill = _colour(raw.FPDFPageObj_GetFillColor, each) if mode.value else None
    return fill, _colour(raw.FPDFPageObj_GetStrokeColor, each) if strokes.value else None


def _colour(ask: Any, each: Any) -> RGB:
    channels = [ctypes.c_uint() for _ in range(4)]
    ask(each.raw, *channels)
    red, green, blue = (channel.value for channel in channels[:3])
    return red, green, blue


def texts(found: list[Item]) -> Iterator[Item]:
    """The lines of text among them."""
    return (item for item in found if item.kind == "text")


def share(a: Item, b: Item) -> float:
    """Points by which two boxes go into each other, the smaller of across and down; 0 if they do not."""
    if a.page != b.page:
        return 0.0
    across = min(a.box[2], b.box[2]) - max(a.box[0], b.box[0])
    down = min(a.box[3], b.box[3]) - max(a.box[1], b.box[1])
    return max(0.0, min(across, down))


def grey(data: bytes, page: int, dpi: float) -> Any:
    """The page as an array of grey levels, (height, width), 0 black to 255 white."""
    with pdfium.PdfDocument(data) as document:
        found = document[page].render(scale=dpi / 72, grayscale=True).to_numpy().copy()
    return found.reshape(found.shape[:2])
