"""A baked figure as an SVG document."""

from __future__ import annotations

import re
from xml.sax.saxutils import quoteattr

from rephold.figures.baked import BakedFigure, Op, colour_of, mirrored_path
from rephold.figures.palette import RGB, Palette

_COMMAND = re.compile(r"([-\d\s]*)([mlch])")


def to_svg(figure: BakedFigure, palette: Palette, mirrored: bool = False) -> str:
    """The figure as a standalone SVG in figure units; `width` and `height` are left to the page."""
    width, height = figure.size
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">',
        f"<title>{_escaped(figure.figure)}</title>",
        '<g fill="none" stroke-linecap="round" stroke-linejoin="round"'
        f' transform="matrix(1 0 0 -1 0 {height})">',
        *(_element(figure, op, palette, mirrored) for op in figure.ops),
        "</g>",
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _element(figure: BakedFigure, op: Op, palette: Palette, mirrored: bool) -> str:
    path = mirrored_path(op.path, figure.size[0]) if mirrored else op.path
    drawn = "".join(f"{letter.upper()}{numbers.strip()}" for numbers, letter in _COMMAND.findall(path))
    drawn = drawn.replace("H", "Z")
    colour = _hex(colour_of(figure, palette, op.ink))
    if op.kind == "stroke":
        return f'<path stroke="{colour}" stroke-width="{op.width:g}" d="{drawn}"/>'
    rule = ' fill-rule="evenodd"' if op.kind == "fill-even-odd" else ""
    return f'<path fill="{colour}"{rule} d="{drawn}"/>'


def _hex(colour: RGB) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)


def _escaped(text: str) -> str:
    return quoteattr(text)[1:-1]
