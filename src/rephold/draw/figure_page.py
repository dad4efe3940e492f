"""A figure on a page of its own, as large as asked: for posters, previews and other programs."""

from __future__ import annotations

from rephold.draw.canvas import FragmentCanvas
from rephold.draw.embedding import embedded
from rephold.draw.fonts import register
from rephold.draw.fragment import Metadata, Page, Placed
from rephold.draw.look import GRID
from rephold.draw.pictures import paint_figure
from rephold.draw.writer import write
from rephold.figures.shown import alternative_texts, baked
from rephold.shelf import Shelf

MOMENT = "20000101000000"  # a figure has no day of its own


def figure_pdf(shelf: Shelf, figure: str, *, style: str, mirrored: bool, width_mm: float) -> bytes:
    """A tagged one-page PDF of the figure, `width_mm` wide; MissingError if it is not baked."""
    register()
    drawing = baked(shelf, [figure], style)[figure]
    alt = alternative_texts(shelf, [figure])[figure]
    width = width_mm * GRID
    scale = width / drawing.size[0]
    height = drawing.size[1] * scale
    canvas = FragmentCanvas()
    paint_figure(canvas, drawing, alt, (0.0, 0.0), scale, mirrored=mirrored)
    page = Page(width, height, (Placed(canvas.fragment(width, height), 0, 0),))
    return write([page], Metadata(alt, "rephold", figure, "en", MOMENT, "rephold"), embedded)
