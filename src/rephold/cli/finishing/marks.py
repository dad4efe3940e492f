"""`rephold finish marks`: bleed and crop marks around each page."""

from __future__ import annotations

from pathlib import Path

import click

from rephold.cli.command import Command
from rephold.cli.finishing.job import finishing, given, taken
from rephold.cli.streams import Streams
from rephold.cli.values import Width
from rephold.finish.marks import marked
from rephold.units import mm


@click.command(
    "marks",
    cls=Command,
    examples=(
        "rephold handout low-back-pain -o out/sam.pdf",
        "rephold finish marks out/sam.pdf --bleed-mm 3",
    ),
)
@click.option(
    "--bleed-mm",
    type=Width(0, 20),
    default=3,
    show_default=True,
    help="How far colour may run over the cut; 3 mm or an eighth of an inch is usual.",
)
@finishing
def command(streams: Streams, file: Path, bleed_mm: float, output: str | None, no_clobber: bool) -> None:
    """Put each page on larger paper with crop marks, which stand outside the bleed.

    The page's own edge is the TrimBox, the bleed the BleedBox.
    """
    pdf = taken(file)
    given(streams, pdf, marked(pdf.sizes, mm(bleed_mm)), "marks", output, clobber=not no_clobber)
