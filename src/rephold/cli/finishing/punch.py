"""`rephold finish punch`: room for holes at the binding edge."""

from __future__ import annotations

from collections.abc import Sequence

import click

from rephold.cli.finishing.job import Job, finishing
from rephold.cli.values import Width
from rephold.errors import ContentError
from rephold.finish.ink import ink_boxes
from rephold.finish.punch import NoRoomError, punched
from rephold.finish.side import Side
from rephold.units import mm, to_mm


@finishing(
    "punch",
    (
        "rephold handout low-back-pain -o out/sam.pdf",
        "rephold finish punch out/sam.pdf",
    ),
    click.option(
        "--binding-mm",
        type=Width(0, 60),
        default=15.5,
        show_default=True,
        help="From the edge to the first ink; holes of ISO 838 end at 15 mm.",
    ),
    click.option("--one-side", is_flag=True, help="Printed on one side: the edge is always left."),
)
def command(job: Job, binding_mm: float, one_side: bool) -> Sequence[Side]:
    """Move pages away from the edge that gets holes: left, and right on the backs.

    Nothing is made smaller. Where the other edge would have less than 10 mm, the file is refused.
    """
    pdf = job.pdf
    try:
        sides = punched(pdf.sizes, ink_boxes(pdf.data), mm(binding_mm), both_sides=not one_side)
    except NoRoomError as error:
        what = f"page {error.page + 1} lacks {to_mm(error.short):.1f} mm at the other edge"
        hint = "ask for a smaller --binding-mm, or lay the sheet out anew on --paper a4-punched"
        raise ContentError.at(pdf.source, what, hint) from None
    return sides
