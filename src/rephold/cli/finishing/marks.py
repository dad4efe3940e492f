"""`rephold finish marks`: bleed and crop marks around each page."""

from __future__ import annotations

from collections.abc import Sequence

import click

from rephold.cli.finishing.job import Job, finishing
from rephold.cli.values import Width
from rephold.finish.marks import marked
from rephold.finish.side import Side
from rephold.units import mm


@finishing(
    "marks",
    (
        "rephold handout low-back-pain -o out/sam.pdf",
        "rephold finish marks out/sam.pdf --bleed-mm 3",
    ),
    click.option(
        "--bleed-mm",
        type=Width(0, 20),
        default=3,
        show_default=True,
        help="How far colour may run over the cut; 3 mm or an eighth of an inch is usual.",
    ),
)
def command(job: Job, bleed_mm: float) -> Sequence[Side]:
    """Put each page on larger paper with crop marks, which stand outside the bleed.

    The page's own edge is the TrimBox, the bleed the BleedBox.
    """
    return marked(job.pdf.sizes, mm(bleed_mm))
