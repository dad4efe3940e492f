"""A figure on a page of its own, as large as asked: for posters, previews and other programs."""

from __future__ import annotations

from rephold.draw.canvas import FragmentCanvas
from rephold.draw.diagrams import DiagramBox
from rephold.draw.embedding import embedded
from rephold.draw.fonts import register
from rephold.draw.fragment import Fragment, Metadata, Page, Placed
from rephold.draw.look import GRID, Look
from rephold.draw.pictures import paint_figure
from rephold.draw.writer import write
from rephold.figures.anatomy.shown import Diagram
from rephold.figures.baked import BakedFigure
from rephold.figures.drawing import Drawing, Picture
from rephold.model.document import Figure, Run
from rephold.model.layout import Cards, Theme

MOMENT = "20000101000000"  # a figure has no day of its own


def figure_pdf(
    figure: str, drawing: Drawing, alt: str, theme: Theme, *, mirrored: bool, width_mm: float
) -> bytes:
    """A tagged one-page PDF of the figure, `width_mm` wide; a diagram has its labels, never mirrored."""
    register()
    width = width_mm * GRID
    if isinstance(drawing, Diagram):
        made = _labelled(figure, drawing, alt, theme, width)
    else:
        made = _plain(drawing, alt, width, mirrored=mirrored)
    page = Page(made.width, made.height, (Placed(made, 0, 0),))
    return write([page], Metadata(alt, "rephold", figure, "en", MOMENT, "rephold"), embedded)


def _plain(drawing: Picture, alt: str, width: float, *, mirrored: bool) -> Fragment:
    wide, tall = (
        drawing.size if isinstance(drawing, BakedFigure) else (float(drawing.width), float(drawing.height))
    )
    canvas = FragmentCanvas()
    paint_figure(canvas, drawing, alt, (0.0, 0.0), width / wide, mirrored=mirrored)
    return canvas.fragment(width, tall * width / wide)


def _labelled(figure: str, drawing: Diagram, alt: str, theme: Theme, width: float) -> Fragment:
    """The diagram as on a sheet, at the size it is made for, all of it scaled to the width."""
    look = Look(theme.sizes, theme.inks, Cards(), {figure: drawing})
    box = DiagramBox(Figure(figure, alt, (Run(" "),)), look)
    natural = box.natural
    tall = box.wrap(natural)[1]
    canvas = FragmentCanvas()
    canvas.scale(width / natural, width / natural)
    box.drawOn(canvas, 0, 0)
    return canvas.fragment(width, tall * width / natural)
