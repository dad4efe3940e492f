"""Real logs of three exercises, printed, marked with a black pen and turned into pictures."""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import cache
from typing import Any

import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from rephold.model.log_request import LogRequest
from rephold.model.log_template import LogTemplate, TemplateBox
from rephold.model.prescription import Request
from rephold.pipeline import MadeLog, make_log
from rephold.read.library import Library
from rephold.shelf import Shelf
from support.weekly import LOG_ID, MONDAY

DPI = 150
SCALE = DPI / 72
DROPPED = ("knee-to-opposite-shoulder", "figure-four-stretch", "kneeling-lunge", "press-up-hands")


@cache
def printed(log_id: str = LOG_ID, *, fillable: bool = False, weeks: int = 1) -> MadeLog:
    """A log of three exercises, two times a day and perhaps a third, with pain."""
    request = Request.model_validate({"programme": "low-back-pain", "drop": DROPPED})
    asked = LogRequest(weeks=weeks, start=MONDAY, fillable=fillable)
    return make_log(request, asked, Library(Shelf()), log_id)


def template(made: MadeLog) -> LogTemplate:
    """The template of a printed log."""
    assert made.template is not None
    return made.template


def picture(
    made: MadeLog, ticked: Iterable[str] = (), faint: Iterable[str] = (), page: int = 1
) -> Image.Image:
    """A page as a scanner sees it: these boxes crossed with a black pen, those with hardly any ink."""
    document = pdfium.PdfDocument(made.data)
    image: Image.Image = document[page - 1].render(scale=SCALE).to_pil().convert("L")
    document.close()
    pen = ImageDraw.Draw(image)
    boxes = {box.id: box for box in template(made).pages[page - 1].boxes}
    for name in ticked:
        _cross(pen, boxes[name], image.height, 20)
    for name in faint:
        _cross(pen, boxes[name], image.height, 208)
    return image


def _cross(pen: ImageDraw.ImageDraw, box: TemplateBox, tall: int, ink: int) -> None:
    x, y, wide, high = (SCALE * side for side in box.rect)
    left, right = x + 0.2 * wide, x + 0.8 * wide
    top, bottom = tall - y - 0.8 * high, tall - y - 0.2 * high
    pen.line((left, top, right, bottom), fill=ink, width=4)
    pen.line((left, bottom, right, top), fill=ink, width=4)


def saved(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    """The picture as a file."""
    out = io.BytesIO()
    image.save(out, kind, dpi=(DPI, DPI), **options)
    return out.getvalue()
