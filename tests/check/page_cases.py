"""Pages drawn by hand for the rules about what is seen: one that keeps a rule, and one that does not."""

from __future__ import annotations

from collections.abc import Callable

from pypdf import PdfWriter
from pypdf.annotations import Link
from pypdf.generic import NameObject, StreamObject
from reportlab.pdfgen.canvas import Canvas

from rephold.draw.embedding import embedded
from rephold.draw.fragment import Page, standing
from rephold.draw.rows import lay_out
from rephold.draw.writer import write
from rephold.model.document import Para
from support.blocks import META, look, words
from support.changed_pdf import both, changed, drawn, written

SENTENCE = "Kneel on your hands and knees and keep your back flat."
Draw = Callable[[Canvas], None]


def dot(colour: str, x: float, sign: str = "") -> Draw:
    """A round sign, with a letter inside if one is given."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(colour)
        canvas.circle(x, 300, 9, stroke=0, fill=1)
        if sign:
            canvas.setFillColor("#ffffff")
            canvas.setFont("Helvetica-Bold", 14)
            canvas.drawCentredString(x, 295, sign)

    return draw


def square(colour: str, x: float) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(colour)
        canvas.rect(x, 291, 18, 18, stroke=0, fill=1)

    return draw


def boxes(side: float, gap: float) -> bytes:
    """Three boxes in a row; millimetres."""

    def draw(canvas: Canvas) -> None:
        canvas.scale(72 / 25.4, 72 / 25.4)
        canvas.setLineWidth(0.2)
        for number in range(3):
            canvas.rect(20 + number * (side + gap), 50, side - 0.2, side - 0.2)

    return drawn(draw)


def on_black(colour: str, size: float = 14) -> bytes:
    def ground(canvas: Canvas) -> None:
        canvas.setFillColor("#000000")
        canvas.rect(-10, 580, 450, 60, stroke=0, fill=1)

    return drawn(both(ground, written(SENTENCE, size, colour=colour)))


def line_on_black(colour: str) -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor("#000000")
        canvas.rect(-10, 280, 400, 60, stroke=0, fill=1)
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(3)
        canvas.line(0, 300, 300, 300)

    return drawn(draw)


def underlined(canvas: Canvas) -> None:
    written(SENTENCE)(canvas)
    width = canvas.stringWidth(SENTENCE, "Helvetica", 14)
    canvas.line(0, 597, width, 597)


def ruled(canvas: Canvas) -> None:
    """A line over the whole page, that has nothing to do with the words above it."""
    written(SENTENCE)(canvas)
    canvas.line(0, 597, 480, 597)


def crammed(canvas: Canvas) -> None:
    canvas.translate(-57, -57)
    canvas.setFont("Helvetica", 12)
    for row in range(70):
        canvas.drawString(2, 4 + row * 12, "Every bit of this page is full of words. " * 4)


def paragraph(text: str, old: bytes = b"", new: bytes = b"") -> bytes:
    """A tagged page with one narrow paragraph, and something changed in how it is painted."""
    page = Page(480, 600, tuple(standing(lay_out(Para(words(text)), look(), 170), 40, 400)))

    def change(writer: PdfWriter) -> None:
        stream = StreamObject()
        data: bytes = writer.pages[0].get_contents().get_data()  # type: ignore[union-attr]
        assert old in data
        stream.set_data(data.replace(old, new, 1))
        writer.pages[0][NameObject("/Contents")] = writer._add_object(stream)

    return changed(write([page], META, embedded), change)


def field(tabs: str) -> bytes:
    """A tagged page with a field on it, in this order of the tab key."""

    def add(writer: PdfWriter) -> None:
        writer.add_annotation(0, Link(rect=(40, 40, 90, 60), url="https://example.org"))
        writer.pages[0][NameObject("/Tabs")] = NameObject(tabs)

    return changed(paragraph(SENTENCE), add)


CASES: dict[str, tuple[Callable[[], bytes], Callable[[], bytes]]] = {
    "print/face": (lambda: drawn(written(SENTENCE)), lambda: drawn(written(SENTENCE, font="Times-Roman"))),
    "print/underline": (lambda: drawn(ruled), lambda: drawn(underlined)),
    "print/left-edge": (
        lambda: paragraph(SENTENCE * 2),
        lambda: paragraph(SENTENCE * 2, b"T* (", b"T* 30 0 Td ("),
    ),
    "print/ragged": (
        lambda: paragraph(SENTENCE * 3),
        lambda: paragraph("Kneel on your hands and knees " * 6),
    ),
    "print/white-space": (lambda: drawn(written(SENTENCE)), lambda: drawn(crammed)),
    "print/box-size": (lambda: boxes(5, 4), lambda: boxes(4, 4)),
    "print/box-gap": (lambda: boxes(5, 3), lambda: boxes(5, 2)),
    "colour/alone": (
        lambda: drawn(both(dot("#b00020", 40), square("#0a6b2c", 90))),
        lambda: drawn(both(dot("#b00020", 40), dot("#0a6b2c", 90))),
    ),
    "grey/text-contrast": (lambda: on_black("#a0a0a0"), lambda: on_black("#00a000")),
    "grey/large-text-contrast": (lambda: on_black("#909090", 20), lambda: on_black("#007800", 20)),
    "grey/line-contrast": (lambda: line_on_black("#909090"), lambda: line_on_black("#007800")),
    "tags/tab-order": (lambda: field("/S"), lambda: field("/R")),
}
"""Rule -> a file that keeps it, and one that does not."""
