"""PDFs to finish, made for the tests: each page says its number in a corner and has an edge of its own."""

from __future__ import annotations

import io
from collections.abc import Sequence

from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

Size = tuple[float, float]


def numbered(sizes: Sequence[Size], turns: Sequence[int] = ()) -> bytes:
    """Pages of these sizes: a black square in the upper left corner as seen, and the words "page N".

    `turns` are /Rotate of each page; the drawing is made so that it is upright when seen.
    """
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for number, (width, height) in enumerate(sizes, 1):
        canvas.setPageSize((width, height))
        canvas.rect(10, height - 30, 20, 20, fill=1)
        canvas.drawString(40, height - 28, f"page {number}")
        canvas.showPage()
    canvas.save()
    writer = PdfWriter(PdfReader(io.BytesIO(out.getvalue())))
    for page, turn in zip(writer.pages, turns, strict=False):
        page.rotate(turn)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def encrypted(data: bytes, password: str) -> bytes:
    """The same file behind a password."""
    writer = PdfWriter(PdfReader(io.BytesIO(data)))
    writer.encrypt(password, algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
