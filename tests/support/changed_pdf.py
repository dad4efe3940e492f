"""Finished PDFs with one thing wrong: a handout whose objects are changed, and pages drawn by hand."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject
from reportlab.pdfgen.canvas import Canvas

A4 = (595.28, 841.89)


def changed(data: bytes, change: Callable[[PdfWriter], object]) -> bytes:
    """The file after something has been done to its objects; tags stay as they are."""
    writer = PdfWriter(clone_from=io.BytesIO(data))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def elements(writer: PdfWriter) -> Iterator[DictionaryObject]:
    """Every structure element, in reading order."""

    def below(node: Any) -> Iterator[DictionaryObject]:
        yield node
        kids = node.get("/K", ArrayObject())
        kids = kids.get_object()
        for kid in kids if isinstance(kids, ArrayObject) else [kids]:
            found = kid.get_object()
            if isinstance(found, DictionaryObject) and "/S" in found:
                yield from below(found)

    top: Any = writer.root_object["/StructTreeRoot"]
    first = top["/K"]
    yield from below(first[0].get_object() if isinstance(first, ArrayObject) else first)


def renamed(writer: PdfWriter, role: str, new: str, *, all_of_them: bool = False) -> None:
    """Give the first element of a role (or all) another role."""
    for element in elements(writer):
        if str(element["/S"]) == f"/{role}":
            element[NameObject("/S")] = NameObject(f"/{new}")
            if not all_of_them:
                return


def drawn(*draw: Callable[[Canvas], object], size: tuple[float, float] = A4) -> bytes:
    """A PDF without tags, each page drawn by a function; the origin is 20 mm inside the lower left corner."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for page in draw:
        canvas.setPageSize(size)
        canvas.saveState()
        canvas.translate(57, 57)
        page(canvas)
        canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def written(
    text: str, size: float = 14, *, font: str = "Helvetica", colour: str = "#000000", y: float = 600
) -> Callable[[Canvas], None]:
    """A page with a line of text."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(colour)
        canvas.setFont(font, size)
        canvas.drawString(0, y, text)

    return draw


def both(*draw: Callable[[Canvas], object]) -> Callable[[Canvas], None]:
    """Several things on one page."""

    def page(canvas: Canvas) -> None:
        for one in draw:
            one(canvas)

    return page


def reordered(data: bytes) -> bytes:
    """The file with its first page last."""

    def turn(writer: PdfWriter) -> None:
        pages: Any = writer.root_object["/Pages"]
        kids = pages["/Kids"]
        kids.append(kids.pop(0))

    return changed(data, turn)
