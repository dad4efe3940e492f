"""`rephold finish poster`: a page enlarged over several sheets."""

from __future__ import annotations

from collections.abc import Sequence

import click

from rephold.cli.finishing.job import Job, Sheet, finishing, margin_option, sheet_option
from rephold.cli.finishing.pages import Pages, within
from rephold.cli.mistakes import Mistake
from rephold.cli.values import Width
from rephold.finish.poster import poster
from rephold.finish.side import Side
from rephold.units import mm
from rephold.words.words import Words


@finishing(
    "poster",
    (
        "rephold handout low-back-pain -o out/sam.pdf",
        "rephold finish poster out/sam.pdf --to a3 --page 1",
    ),
    click.option("--to", type=Sheet(), help="How large: a paper or a size such as 594x841mm."),
    click.option("--scale", type=Width(0.1, 20), help="Or how many times as large."),
    click.option("--page", "pages", type=Pages(), help="Which pages; without it, all of them."),
    sheet_option,
    click.option("--overlap-mm", type=Width(0, 100), default=10, show_default=True, help="To glue by."),
    margin_option,
)
def command(
    job: Job,
    to: tuple[float, float] | None,
    scale: float | None,
    pages: tuple[int, ...] | None,
    sheet: tuple[float, float],
    overlap_mm: float,
    margin_mm: float,
) -> Sequence[Side]:
    """Enlarge pages over several sheets, each repeating a strip of its neighbours to glue by.

    Marks in the margin show where the next sheet's edge comes to lie; each sheet says its row and column.
    The sheets stand or lie, whichever takes fewer.
    """
    if (to is None) == (scale is None):
        raise Mistake("wants either --to or --scale", "--to a2, or --scale 2")
    pdf = job.pdf
    label = Words.load("en").phrases["poster-tile"]
    sides: list[Side] = []
    for page in within(pages, pdf.pages):
        width, height = pdf.sizes[page]
        if to is not None:
            wide, high = (max(to), min(to)) if width > height else (min(to), max(to))
            scale = min(wide / width, high / height)
        assert scale is not None
        ways = [
            poster(
                page, (width, height), scale, way, margin=mm(margin_mm), overlap=mm(overlap_mm), label=label
            )
            for way in (sheet, sheet[::-1])
            if min(way) - 2 * mm(margin_mm) > mm(overlap_mm)
        ]
        if not ways:
            hint = "make --overlap-mm or --margin-mm smaller, or --sheet larger"
            raise Mistake("margins and overlap leave nothing of a sheet", hint)
        fewest: list[Side] = min(ways, key=len)
        sides += fewest
    return sides
