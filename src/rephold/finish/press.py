"""Single pages in order, as a press wants them: trim and bleed boxes kept, all for the screen gone."""

from __future__ import annotations

from pypdf import PageObject

from rephold.finish.opened import Opened
from rephold.finish.side import Rect, Side, Slot


def single(file: Opened) -> list[Side]:
    """One side a page, at its own size."""
    return [
        Side(
            width,
            height,
            (Slot(number, 0, 0),),
            trim=_seen(page, page.trimbox),
            bleed=_seen(page, page.bleedbox) if "/BleedBox" in page else None,
        )
        for number, ((width, height), page) in enumerate(zip(file.sizes, file.reader.pages, strict=True))
    ]


def _seen(page: PageObject, box: object) -> Rect:
    """A box of the page where it lies when the page is turned upright at the origin."""
    x0, y0, x1, y1 = (float(v) for v in box)  # type: ignore[attr-defined]
    left, bottom, right, top = (float(v) for v in page.cropbox)
    return {
        0: (x0 - left, y0 - bottom, x1 - left, y1 - bottom),
        90: (y0 - bottom, right - x1, y1 - bottom, right - x0),
        180: (right - x1, top - y1, right - x0, top - y0),
        270: (top - y1, x0 - left, top - y0, x1 - left),
    }[page.rotation % 360]
