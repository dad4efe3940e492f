"""Pixels of a baked figure as a printer or screen would show it, for looking and for checks."""

from __future__ import annotations

import pypdfium2
from PIL import Image

from rephold.figures.baked import BakedFigure, pdf_operators
from rephold.figures.palette import Palette

_POINTS_PER_MM = 72 / 25.4


def proof_pdf(figure: BakedFigure, palette: Palette, width_mm: float, *, mirrored: bool = False) -> bytes:
    """A one-page PDF that is just the figure, `width_mm` wide."""
    scale = width_mm * _POINTS_PER_MM / figure.size[0]
    width, height = (side * scale for side in figure.size)
    content = f"q {scale:.6f} 0 0 {scale:.6f} 0 0 cm\n".encode() + pdf_operators(
        figure, palette, mirrored=mirrored
    )
    content += b"\nQ"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width:.3f} {height:.3f}]/Contents 4 0 R>>".encode(),
        f"<</Length {len(content)}>>\nstream\n".encode() + content + b"\nendstream",
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    trailer = f"trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n".encode()
    return out + b"xref\n0 5\n0000000000 65535 f \n" + table + trailer


def proof(
    figure: BakedFigure, palette: Palette, width_mm: float, dpi: float, *, mirrored: bool = False
) -> Image.Image:
    """The figure on white paper as an RGB image."""
    document = pypdfium2.PdfDocument(proof_pdf(figure, palette, width_mm, mirrored=mirrored))
    picture: Image.Image = document[0].render(scale=dpi / 72).to_pil().convert("RGB")
    document.close()
    return picture
