"""Pages as pictures."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from rephold.finish.raster import to_png


def two_pages() -> bytes:
    """Two pages of 144 x 72 points; the left half of the second is black."""
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=(144, 72))
    canvas.showPage()
    canvas.rect(0, 0, 72, 72, stroke=0, fill=1)
    canvas.showPage()
    canvas.save()
    return data.getvalue()


def test_a_page_has_its_size_in_dots_and_what_is_drawn_on_it() -> None:
    with Image.open(io.BytesIO(to_png(two_pages(), 1, 150))) as image:
        assert image.size == (300, 150)
        assert [round(part) for part in image.info["dpi"]] == [150, 150]
        grey = image.convert("L")
        assert (grey.getpixel((50, 75)), grey.getpixel((250, 75))) == (0, 255)


def test_the_first_page_is_number_0() -> None:
    with Image.open(io.BytesIO(to_png(two_pages(), 0, 72))) as image:
        assert image.convert("L").getextrema() == (255, 255)


@pytest.mark.parametrize("page", [-1, 2])
def test_a_page_that_is_not_there_is_an_error(page: int) -> None:
    with pytest.raises(IndexError):
        to_png(two_pages(), page, 72)
