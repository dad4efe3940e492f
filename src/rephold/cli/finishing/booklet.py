"""`rephold finish booklet`: saddle-stitched, from any PDF."""

from __future__ import annotations

from collections.abc import Sequence

import click

from rephold.cli.finishing.job import Job, Sheet, finishing, lying
from rephold.cli.values import Width
from rephold.finish.booklet import booklet
from rephold.finish.side import Side
from rephold.units import mm


@finishing(
    "booklet",
    (
        "rephold handout low-back-pain --paper a5 -o out/sam.pdf",
        "rephold finish booklet out/sam.pdf -o out/sam-booklet.pdf",
    ),
    click.option("--sheet", type=Sheet(), help="Paper to print on; without it, just two pages wide."),
    click.option(
        "--paper-mm",
        type=Width(0, 1),
        default=0.1,
        show_default=True,
        help="Thickness of the paper: inner sheets stick out, so their pages move to the fold by as much.",
    ),
    click.option("--from-right", is_flag=True, help="Opens from the right, as Arabic books do."),
    turned=True,
)
def command(job: Job, sheet: tuple[float, float] | None, paper_mm: float, from_right: bool) -> Sequence[Side]:
    """Put two pages on each side of a sheet, in the order of a stapled booklet.

    Print on both sides, turned over the short edge; lay the sheets into each other, fold, staple in the fold.
    """
    sides = booklet(job.pdf.sizes, sheet and lying(sheet), creep=mm(paper_mm), from_right=from_right)
    job.note_smaller(
        sides, "for words at full size, print pages half as large as the sheet: --paper a5 for a sheet of a4"
    )
    return sides
