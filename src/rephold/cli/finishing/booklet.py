"""`rephold finish booklet`: saddle-stitched, from any PDF."""

from __future__ import annotations

from pathlib import Path

import click

from rephold.cli.command import Command
from rephold.cli.finishing.job import Sheet, finishing, given, lying, note, taken
from rephold.cli.streams import Streams
from rephold.cli.values import Width
from rephold.finish.booklet import booklet
from rephold.units import mm


@click.command(
    "booklet",
    cls=Command,
    examples=(
        "rephold handout low-back-pain --paper a5 -o out/sam.pdf",
        "rephold finish booklet out/sam.pdf -o out/sam-booklet.pdf",
    ),
)
@click.option("--sheet", type=Sheet(), help="Paper to print on; without it, just two pages wide.")
@click.option(
    "--paper-mm",
    type=Width(0, 1),
    default=0.1,
    show_default=True,
    help="Thickness of the paper: inner sheets stick out, so their pages move to the fold by as much.",
)
@click.option("--from-right", is_flag=True, help="Opens from the right, as Arabic books do.")
@finishing
def command(
    streams: Streams,
    file: Path,
    sheet: tuple[float, float] | None,
    paper_mm: float,
    from_right: bool,
    output: str | None,
    no_clobber: bool,
) -> None:
    """Put two pages on each side of a sheet, in the order of a stapled booklet.

    Print on both sides, turned over the short edge; lay the sheets into each other, fold, staple in the fold.
    """
    pdf = taken(file)
    sides = booklet(pdf.sizes, sheet and lying(sheet), creep=mm(paper_mm), from_right=from_right)
    scale = min(slot.scale for side in sides for slot in side.slots)
    if scale < 0.999:
        note(
            streams,
            pdf,
            f"pages are made smaller, to {100 * scale:.0f} % of their size, and their words with them",
            "for words at full size, print pages half as large as the sheet: --paper a5 for a sheet of a4",
        )
    given(streams, pdf, sides, "booklet", output, clobber=not no_clobber, turned=True)
