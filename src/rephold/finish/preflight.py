"""What a print shop would send a file back for, found before it is sent."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from rephold.errors import ContentError
from rephold.finish.drawn import Drawn, drawn
from rephold.finish.opened import BROKEN, Opened, quiet, said

LEAST_DOTS = 200
WANTED_DOTS = 300
"""Dots an inch of pictures: what shops refuse below, and what they ask for."""
THINNEST = 0.2
"""Points; a thinner line may vanish in print."""


@dataclass(frozen=True)
class Finding:
    """One line of the report: `page` from 1, or 0 for the file."""

    rule: str
    level: Literal["error", "warning", "note"]
    page: int
    measured: str
    limit: str


def preflight(file: Opened) -> tuple[Finding, ...]:
    """Everything found, file first, then page by page; empty for a file that a press takes as it is."""
    found = _of_file(file)
    known: dict[int, Drawn] = {}
    rgb = 0
    with quiet():
        for number, page in enumerate(file.reader.pages, 1):
            try:
                on_page = drawn(page, known)
            except BROKEN as error:
                what = f"page {number} cannot be read: {said(error)}"
                raise ContentError.at(file.source, what, "print it to a PDF again") from None
            rgb += on_page.rgb
            found += _of_page(number, on_page)
    if rgb:
        found.append(Finding("rgb", "note", 0, f"{rgb}", "0"))
    return tuple(sorted(found, key=lambda finding: (finding.page, finding.rule)))


def _of_file(file: Opened) -> list[Finding]:
    found = []
    if file.pages % 4:
        found.append(Finding("page-count", "note", 0, f"{file.pages}", "4"))
    different = {(round(width), round(height)) for width, height in file.sizes}
    if len(different) > 1:
        found.append(Finding("page-sizes", "warning", 0, f"{len(different)}", "1"))
    return found


def _of_page(number: int, page: Drawn) -> list[Finding]:
    found = [Finding("font-embedded", "error", number, name, "embedded") for name in sorted(page.loose_fonts)]
    if page.thinnest < THINNEST:
        found.append(Finding("thin-line", "warning", number, f"{page.thinnest:.2f} pt", f"{THINNEST} pt"))
    dots = min(page.dots, default=math.inf)
    if dots < WANTED_DOTS:
        level: Literal["error", "warning"] = "error" if dots < LEAST_DOTS else "warning"
        limit = LEAST_DOTS if dots < LEAST_DOTS else WANTED_DOTS
        found.append(Finding("picture-dots", level, number, f"{dots:.0f} dpi", f"{limit} dpi"))
    return found
