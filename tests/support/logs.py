"""Weekly logs of what ships, each made once a run, and pictures of their pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import Any

import numpy
import pypdfium2

from rephold.model.log_request import LogRequest
from rephold.model.log_template import Rect, TemplateBox, TemplatePage
from rephold.model.prescription import Request
from rephold.pipeline import MadeLog, make_log
from support.pdf_items import Box, Item
from support.sheets import library

LOG_ID = "7QZ4K2M9XB"
MM = 72 / 25.4
REQUEST_KEYS = ("programme", "paper", "clinic", "set", "drop", "add", "patient")
DPI = 288
"""Four dots a point."""


@cache
def _made(asked: str) -> MadeLog:
    given: dict[str, Any] = json.loads(asked)
    request = {key: given.pop(key) for key in REQUEST_KEYS if key in given}
    whole = Request.model_validate({"programme": "low-back-pain"} | request)
    return make_log(whole, LogRequest.model_validate(given), library(), LOG_ID)


def made(**asked: Any) -> MadeLog:
    """The log that these fields of a request and of a log request ask for."""
    return _made(json.dumps(asked, sort_keys=True))


def boxes(log: MadeLog) -> list[TemplateBox]:
    """All boxes of all pages."""
    return [box for page in log.template.pages for box in page.boxes]


def ticks(log: MadeLog) -> list[TemplateBox]:
    """The boxes that are no bubbles."""
    return [box for box in boxes(log) if box.kind != "bubble"]


def picture(log: MadeLog, page: int = 0) -> Any:
    """A page in grey, height x width, four dots a point, 0 for black."""
    with pypdfium2.PdfDocument(log.data) as document:
        return numpy.asarray(document[page].render(scale=DPI / 72, grayscale=True).to_numpy()).squeeze()


def cut(dots: Any, rect: Rect, grow: float = 0.0) -> Any:
    """The part of a picture that a rectangle of the page covers, grown by points on all sides."""
    scale, height = DPI / 72, len(dots)
    x, y, wide, tall = rect
    left, right = (x - grow) * scale, (x + wide + grow) * scale
    top, low = height - (y + tall + grow) * scale, height - (y - grow) * scale
    return dots[round(top) : round(low), round(left) : round(right)]


def apart(one: Rect, other: Rect) -> float:
    """Points between two rectangles; below 0 if they overlap."""
    across = max(one[0] - other[0] - other[2], other[0] - one[0] - one[2])
    along = max(one[1] - other[1] - other[3], other[1] - one[1] - one[3])
    return max(across, along)


def nearest(rects: list[Rect]) -> float:
    """The least distance between any two of them."""
    return min(apart(one, other) for one, other in combinations(rects, 2))


def rect_of(box: Box) -> Rect:
    """Left, bottom, right, top as x, y, width, height."""
    return box[0], box[1], box[2] - box[0], box[3] - box[1]


def words(found: list[Item], page: int = 0) -> Iterator[Item]:
    """Lines of text on a page."""
    return (item for item in found if item.kind == "text" and item.page == page and item.text.strip())


def marks(page: TemplatePage) -> list[Rect]:
    """Squares and codes."""
    return [*page.squares, *(code.rect for code in page.codes)]
