"""The content stream of a page, put together from its fragments."""

from __future__ import annotations

from collections.abc import Sequence

from rephold.draw.fragment import Page, Placed
from rephold.draw.objects import number


def page_content(page: Page, first_marks: Sequence[int]) -> bytes:
    """The page's operators; `first_marks` has the number of the first mark of each body fragment.

    Running headers stand before the body and footers after it, as artifacts. ValueError when one of them has
    marks or elements: it means nothing and must not say it does.
    """
    pieces = [_furniture(placed, kind) for placed, kind in page.furniture if kind == "Header"]
    pieces += [_placed(placed, first) for placed, first in zip(page.body, first_marks, strict=True)]
    pieces += [_furniture(placed, kind) for placed, kind in page.furniture if kind == "Footer"]
    return b"".join(pieces)


def _furniture(placed: Placed, kind: str) -> bytes:
    if placed.fragment.marks or placed.fragment.elements:
        raise ValueError(f"a running {kind.lower()} has marks or elements")
    begin = b"/Artifact <</Type /Pagination /Subtype /%b>> BDC\n" % kind.encode("ascii")
    return begin + _placed(placed, 0) + b"EMC\n"


def _placed(placed: Placed, first: int) -> bytes:
    x, y = number(float(placed.x)), number(float(placed.y))
    return b"q 1 0 0 1 %b %b cm\n%b\nQ\n" % (x, y, placed.fragment.content(first))
