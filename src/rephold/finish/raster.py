"""A page of a PDF as a picture of dots."""

from __future__ import annotations

from io import BytesIO

import pypdfium2 as pdfium


def to_png(pdf: bytes, page: int, dpi: float, *, grey: bool = False) -> bytes:
    """The page (counted from 0) as PNG on white, with this many dots an inch; IndexError if there is none."""
    with pdfium.PdfDocument(pdf) as document:
        if not 0 <= page < len(document):
            raise IndexError(f"page {page} of {len(document)}")
        image = document[page].render(scale=dpi / 72, may_draw_forms=False, grayscale=grey).to_pil()
    data = BytesIO()
    image.save(data, "PNG", dpi=(dpi, dpi), optimize=True)
    return data.getvalue()
