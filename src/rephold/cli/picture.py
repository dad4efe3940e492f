"""One figure on its own as a file: SVG, PDF or PNG."""

from __future__ import annotations

from rephold.figures.palette import PALETTES
from rephold.figures.shown import baked
from rephold.figures.svg import to_svg
from rephold.shelf import Shelf

FORMATS = ("svg", "pdf", "png")
PNG_DPI = 300


def picture(shelf: Shelf, figure: str, kind: str, *, style: str, mirrored: bool, width_mm: float) -> bytes:
    """The figure's file, `width_mm` wide; a PNG has 300 dots an inch. MissingError if it is not baked."""
    if kind == "svg":
        return _svg(shelf, figure, style, mirrored, width_mm).encode()
    from rephold.draw.figure_page import figure_pdf

    pdf = figure_pdf(shelf, figure, style=style, mirrored=mirrored, width_mm=width_mm)
    if kind == "pdf":
        return pdf
    from rephold.finish.raster import to_png

    return to_png(pdf, 0, PNG_DPI)


def _svg(shelf: Shelf, figure: str, style: str, mirrored: bool, width_mm: float) -> str:
    drawing = baked(shelf, [figure], style)[figure]
    width, height = drawing.size
    size = f'<svg width="{width_mm:g}mm" height="{width_mm * height / width:.4g}mm" '
    return to_svg(drawing, PALETTES[style], mirrored).replace("<svg ", size, 1)
