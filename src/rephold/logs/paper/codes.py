"""The QR codes of a picture, and which page of which log they belong to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import zxingcpp
from PIL import Image, ImageFilter

from rephold.logs.paper.geometry import Grey, Points
from rephold.logs.paper.rejection import Rejected
from rephold.model.log_template import LogTemplate, TemplateCode, TemplatePage

PAYLOAD = re.compile(r"RH([0-9A-HJKMNP-TV-Z]{10})[0-9A-Z]{8}")
TemplateOf = Callable[[str], LogTemplate | None]


@dataclass(frozen=True)
class Code:
    """A code of a log on the picture; corners of the symbol, from its top left clockwise."""

    text: str
    corners: Points

    @property
    def log_id(self) -> str:
        return self.text[2:12]


@dataclass(frozen=True)
class Found:
    """A page that the picture shows, with the codes that say so."""

    template: LogTemplate
    page: TemplatePage
    codes: tuple[tuple[Code, TemplateCode], ...]


def found_page(grey: Grey, template_of: TemplateOf) -> Found:
    """The one page on the picture, or Rejected with the reason."""
    codes = _codes(grey)
    if not codes:
        raise Rejected("no-code")
    logs = {code.log_id for code in codes}
    if len(logs) > 1:
        raise Rejected("two-logs")
    log_id = logs.pop()
    template = template_of(log_id)
    if template is None:
        raise Rejected("unknown-log", log_id)
    known = {code.payload: (page, code) for page in template.pages for code in page.codes}
    if any(code.text not in known for code in codes):
        raise Rejected("other-layout", log_id)
    pages = {known[code.text][0].page for code in codes}
    if len(pages) > 1:
        raise Rejected("two-pages", log_id)
    page = known[codes[0].text][0]
    return Found(template, page, tuple((code, known[code.text][1]) for code in codes))


def _codes(grey: Grey) -> list[Code]:
    """Codes of logs, each place once; tries harder pictures until both codes of a page are there."""
    found: list[Code] = []
    for picture, scale in _tries(Image.fromarray(grey)):
        for code in _read(picture, scale):
            centre = code.corners.mean(axis=0)
            if all(np.hypot(*(centre - other.corners.mean(axis=0))) > 20 for other in found):
                found.append(code)
        if len(found) >= 2:
            break
    return found


def _read(picture: Image.Image, scale: float) -> Iterator[Code]:
    for hit in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode, try_invert=False):
        if PAYLOAD.fullmatch(hit.text):
            place = hit.position
            corners = [place.top_left, place.top_right, place.bottom_right, place.bottom_left]
            yield Code(hit.text, (np.array([[c.x, c.y] for c in corners], float) + 0.5) / scale - 0.5)


def _tries(picture: Image.Image) -> Iterator[tuple[Image.Image, float]]:
    """The picture made readable in one way after another, the likeliest and cheapest first; its scale."""
    longest = max(picture.size)
    if longest > 2200:
        yield picture.reduce(2), 0.5
    yield picture, 1.0
    yield picture.filter(ImageFilter.GaussianBlur(1.0)), 1.0
    if longest < 2600:
        sharper = picture.filter(ImageFilter.UnsharpMask(1.5, 200, 0))
        yield sharper.resize((picture.width * 2, picture.height * 2), Image.Resampling.BICUBIC), 2.0
