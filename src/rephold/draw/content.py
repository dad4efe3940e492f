"""The content of a page, put together from its fragments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rephold.draw.fragment import Page, Placed
from rephold.draw.objects import number

FURNITURE: tuple[Literal["Header"], Literal["Footer"]] = ("Header", "Footer")


def furniture_content(page: Page, wanted: Literal["Header", "Footer"]) -> bytes:
    """The operators of the running head or foot, an artifact; nothing if there is none.

    ValueError when it has marks or elements: it means nothing and must not say it does.
    """
    return b"".join([_furniture(placed, kind) for placed, kind in page.furniture if kind == wanted])


def body_content(body: Sequence[Placed]) -> bytes:
    """The operators of the body, its marks numbered from 0."""
    whole = b"".join([moved(fragment.operators, x, y) for fragment, x, y, _ in body])
    return whole % tuple(range(sum([fragment.marks for fragment, _, _, _ in body])))


def _furniture(placed: Placed, kind: str) -> bytes:
    if placed.fragment.marks or placed.fragment.elements:
        raise ValueError(f"a running {kind.lower()} has marks or elements")
    begin = b"/Artifact <</Type /Pagination /Subtype /%b>> BDC\n" % kind.encode("ascii")
    return begin + moved(placed.fragment.content(0), placed.x, placed.y) + b"EMC\n"


def moved(operators: bytes, x: float, y: float) -> bytes:
    """The operators, painting from (x, y) points on."""
    return b"q 1 0 0 1 %b %b cm\n%b\nQ\n" % (number(float(x)), number(float(y)), operators)
