"""What a figure can be made of: shapes baked from a pose, a diagram, a picture of the clinic's own."""

from __future__ import annotations

from dataclasses import replace

from rephold.figures.anatomy.shown import Diagram
from rephold.figures.art import Art
from rephold.figures.baked import BakedFigure
from rephold.model.edition_names import Ink

Picture = BakedFigure | Art
"""What is painted as it is."""
Drawing = Picture | Diagram

ART_WIDE, ART_TALL = 1.1, 0.8
"""The box a clinic's own picture is fitted in, in body heights: the room of a person lying or kneeling."""


def bare(drawing: Drawing) -> Picture:
    """The drawing without its words."""
    return drawing.baked.figure if isinstance(drawing, Diagram) else drawing


def inked(drawing: Drawing, ink: Ink) -> Drawing:
    """The drawing with this ink; mono has no colours to turn grey, a clinic's own picture stays as it is."""
    if isinstance(drawing, Diagram):
        figure = _inked(drawing.baked.figure, ink)
        return replace(drawing, baked=replace(drawing.baked, figure=figure))
    return _inked(drawing, ink) if isinstance(drawing, BakedFigure) else drawing


def _inked(figure: BakedFigure, ink: Ink) -> BakedFigure:
    changes = ink == "saver" or (ink == "grey" and figure.style == "colour")
    return replace(figure, style=ink) if changes else figure


def extent(drawing: Drawing) -> tuple[float, float]:
    """Width and height of a drawing in body heights; a picture without a scale fills its box."""
    drawing = bare(drawing)
    if isinstance(drawing, BakedFigure):
        return drawing.size[0] / drawing.per_height, drawing.size[1] / drawing.per_height
    scale = min(ART_WIDE / drawing.width, ART_TALL / drawing.height)
    return drawing.width * scale, drawing.height * scale
