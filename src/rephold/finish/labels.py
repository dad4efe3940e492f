"""Small words in the margin of a sheet, with their typeface embedded."""

from __future__ import annotations

from collections.abc import Sequence

from rephold.draw.canvas import FragmentCanvas, string_width
from rephold.draw.embedding import embedded
from rephold.draw.fonts import FACES, register
from rephold.draw.fragment import Metadata, Page, Placed
from rephold.draw.writer import write

SIZE = 9.0
HEIGHT = 1.4 * SIZE


def label_page(texts: Sequence[str]) -> bytes:
    """A PDF with one page for each text, just as large as the text."""
    register()
    pages = []
    for text in texts:
        width = string_width(text, FACES["regular"], SIZE) + 1
        canvas = FragmentCanvas()
        with canvas.element("P"), canvas.mark():
            canvas.setFont(FACES["regular"], SIZE)
            line = canvas.beginText(0, 0.35 * SIZE)
            line.textOut(text)
            canvas.drawText(line)
        pages.append(Page(width, HEIGHT, (Placed(canvas.fragment(width, HEIGHT), 0, 0),)))
    return write(pages, Metadata("labels", "", "", "en", "20000101000000", "rephold"), embedded)
