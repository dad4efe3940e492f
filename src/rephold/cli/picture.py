"""One figure on its own as a file: SVG, PDF or PNG."""

from __future__ import annotations

from rephold.errors import ContentError
from rephold.figures.palette import PALETTES
from rephold.figures.shown import baked
from rephold.figures.svg import to_svg
from rephold.model.person import Person
from rephold.pipeline import DEFAULT_LAYOUT
from rephold.read.drawings import drawings
from rephold.read.library import Library
from rephold.shelf import Shelf

FORMATS = ("svg", "pdf", "png")
PNG_DPI = 300


def picture(
    library: Library, figure: str, kind: str, *, style: str, mirrored: bool, width_mm: float
) -> bytes:
    """The figure's file, `width_mm` wide; a PNG has 300 dots an inch. MissingError if it is not baked.

    A clinic's own picture goes before the figure it replaces; ContentError if it is wanted as SVG.
    """
    if kind == "svg":
        if figure in library.art:
            what = "is a picture of the clinic's own, and not drawn anew"
            raise ContentError.at(f"figure {figure}", what, "take --format pdf or png")
        return _svg(library.shelf, figure, style, mirrored, width_mm).encode()
    from rephold.draw.figure_page import figure_pdf

    found = drawings(library, [figure], style, Person())
    theme = library.theme(library.layout(DEFAULT_LAYOUT).theme)
    drawing, alt = found.figures[figure], found.alts[figure]
    pdf = figure_pdf(figure, drawing, alt, theme, mirrored=mirrored, width_mm=width_mm)
    if kind == "pdf":
        return pdf
    from rephold.finish.raster import to_png

    return to_png(pdf, 0, PNG_DPI)


def _svg(shelf: Shelf, figure: str, style: str, mirrored: bool, width_mm: float) -> str:
    drawing = baked(shelf, [figure], style)[figure]
    width, height = drawing.size
    size = f'<svg width="{width_mm:g}mm" height="{width_mm * height / width:.4g}mm" '
    return to_svg(drawing, PALETTES[style], mirrored).replace("<svg ", size, 1)
