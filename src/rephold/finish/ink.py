"""Where the ink of a page lies, measured on a picture of it."""

from __future__ import annotations

import pypdfium2 as pdfium
from PIL import ImageOps

from rephold.finish.side import Rect

DPI = 100
_WHITE = 250
"""From this grey on, paper is white: fainter tints do not count as ink."""


def ink_boxes(pdf: bytes) -> list[Rect | None]:
    """For each page the rectangle around all ink, in points from the lower left; None for a blank page."""
    boxes: list[Rect | None] = []
    with pdfium.PdfDocument(pdf) as document:
        for page in document:
            picture = page.render(scale=DPI / 72, grayscale=True).to_pil()
            found = ImageOps.invert(picture.point(lambda grey: 255 if grey >= _WHITE else 0)).getbbox()
            if found is None:
                boxes.append(None)
            else:
                to_points = 72 / DPI
                left, top, right, bottom = (edge * to_points for edge in found)
                height = picture.height * to_points
                boxes.append((left, height - bottom, right, height - top))
            page.close()
    return boxes
