"""Log pages to fill in: templates of several looks, and their PDF."""

from __future__ import annotations

import io
from collections.abc import Iterator

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.renderPDF import draw
from reportlab.graphics.shapes import Drawing
from reportlab.pdfgen.canvas import Canvas

from rephold.model.log_code import LogCode, encode
from rephold.model.log_template import LogTemplate, Rect, TemplateBox, TemplateCode, TemplatePage
from rephold.units import mm

A4 = (mm(210), mm(297))
LETTER = (612.0, 792.0)
LOOKS = ("tall", "wide", "dashed", "letter", "routine", "twice", "portrait")
"""The last three are printed by rephold itself."""
FROM_EDGE, SQUARE, CODE = mm(12), mm(6), mm(18)


def template(look: str, log_id: str, version: int = 1) -> LogTemplate:
    """A one-page log: tall (4.5 mm boxes, 3 a day), wide (6.5 mm, 2), dashed (the third optional), letter."""
    width, height = LETTER if look == "letter" else A4
    if look in ("wide", "dashed"):
        width, height = height, width
    boxes = tuple((*_ticks(look, height), *_bubbles(look, height)))
    return LogTemplate(
        layout_version=version,
        log_id=log_id,
        programme="low-back-pain",
        programme_version="1",
        first_weekday=1,
        weeks=(None,),
        rows=(),
        pages=(
            TemplatePage(
                page=1,
                sheet=1,
                week=1,
                width=width,
                height=height,
                squares=_squares(width, height),
                codes=_codes(log_id, version, width, height),
                boxes=boxes,
            ),
        ),
    )


def _squares(width: float, height: float) -> tuple[Rect, Rect, Rect, Rect]:
    far = FROM_EDGE + SQUARE / 2
    low, right, top = FROM_EDGE - SQUARE / 2, width - far, height - far
    return ((low, top, SQUARE, SQUARE), (right, top, SQUARE, SQUARE), (right, low, SQUARE, SQUARE),
            (low, low, SQUARE, SQUARE))  # fmt: skip


def _codes(log_id: str, version: int, width: float, height: float) -> tuple[TemplateCode, TemplateCode]:
    near = FROM_EDGE + SQUARE / 2 + mm(6)
    low = FROM_EDGE - SQUARE / 2
    return (
        TemplateCode(
            corner="A",
            payload=encode(LogCode(log_id, 1, 1, "A", version)),
            rect=(width - near - CODE, height - low - CODE, CODE, CODE),
        ),
        TemplateCode(
            corner="B", payload=encode(LogCode(log_id, 1, 1, "B", version)), rect=(near, low, CODE, CODE)
        ),
    )


def _ticks(look: str, height: float) -> Iterator[TemplateBox]:
    size = mm({"tall": 4.5, "wide": 6.5, "dashed": 6.0, "letter": 5.0}[look])
    gap = mm({"tall": 1.3, "wide": 4.0, "dashed": 2.5, "letter": 2.0}[look])
    wide = look in ("wide", "dashed")
    sessions = 3 if look in ("tall", "dashed") else 2
    rows, pitch = (6, mm(13)) if wide else (8, mm(14))
    left, column = (mm(70), mm(29)) if wide else (mm(62), mm(19))
    for row in range(rows):
        for day in range(7):
            for session in range(sessions):
                x = left + day * column + (column - sessions * size - (sessions - 1) * gap) / 2
                rect = (x + session * (size + gap), height - mm(46) - row * pitch - size, size, size)
                yield TemplateBox(
                    id=f"w1-d{day + 1}-e{row + 1}-s{session + 1}",
                    kind="tick",
                    shape="square",
                    rect=rect,
                    day=day + 1,
                    row=row + 1,
                    session=session + 1,
                    firm=look != "dashed" or session < 2,
                )


def _bubbles(look: str, height: float) -> Iterator[TemplateBox]:
    wide = look in ("wide", "dashed")
    size, pitch = mm(4.5 if wide else 4.0), mm(10.5)
    top = height - mm(134 if wide else 168)
    for day in range(5 if wide else 7):
        for value in range(11):
            rect = (mm(70 if wide else 45) + value * pitch, top - day * mm(7.5 if wide else 9), size, size)
            yield TemplateBox(
                id=f"w1-d{day + 1}-pain-{value}",
                kind="bubble",
                shape="circle",
                rect=rect,
                group=f"w1-d{day + 1}-pain",
                value=value,
                day=day + 1,
            )


def form(log: LogTemplate) -> bytes:
    """The PDF of a template's pages: marks, codes, boxes, rules, labels and lines of small print."""
    file = io.BytesIO()
    canvas = Canvas(file, invariant=1)
    for page in log.pages:
        canvas.setPageSize((page.width, page.height))
        _print(canvas, page)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _print(canvas: Canvas, page: TemplatePage) -> None:
    for rect in page.squares:
        canvas.rect(*rect, stroke=0, fill=1)
    for code in page.codes:
        x, y, size, _ = code.rect
        picture = Drawing(size, size)
        picture.add(QrCodeWidget(code.payload, barLevel="M", barWidth=size, barHeight=size, barBorder=0))
        draw(picture, canvas, x, y)
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(mm(24), page.height - mm(16), "My week of exercises")
    canvas.setFont("Helvetica", 8.5)
    canvas.drawString(mm(24), page.height - mm(22), "Tick a box each time. Made a mistake? Scribble it out.")
    canvas.setLineWidth(0.4)
    canvas.setStrokeGray(0.6)
    for row in sorted({box.rect[1] for box in page.boxes}):
        canvas.line(mm(10), row - mm(1.6), page.width - mm(10), row - mm(1.6))
        canvas.drawString(mm(11), row + mm(1), "Straight leg raise 3 x 8")
    canvas.setStrokeGray(0)
    canvas.setLineWidth(0.8)
    for box in page.boxes:
        _box(canvas, box)
    for line in range(3):
        canvas.setLineWidth(0.3)
        canvas.line(mm(60), mm(14) + line * mm(7), page.width - mm(40), mm(14) + line * mm(7))


def _box(canvas: Canvas, box: TemplateBox) -> None:
    x, y, w, h = box.rect
    canvas.setDash([] if box.firm else [2, 1.6])
    if box.shape == "circle":
        canvas.circle(x + w / 2, y + h / 2, w / 2)
        canvas.setFont("Helvetica", 7.5)
        canvas.drawRightString(x - mm(0.8), y + mm(1), str(box.value))
    else:
        canvas.rect(x, y, w, h)
    canvas.setDash([])
