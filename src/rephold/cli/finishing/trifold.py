"""`rephold finish trifold`: six pages on both sides of one sheet, folded twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import click

from rephold.cli.command import Word
from rephold.cli.finishing.job import Job, finishing
from rephold.cli.finishing.pages import Pages, within
from rephold.cli.mistakes import Mistake
from rephold.finish.side import Side
from rephold.finish.trifold import PAPERS, trifold


@finishing(
    "trifold",
    (
        "rephold handout low-back-pain --paper a5 -o out/sam.pdf",
        "rephold finish trifold out/sam.pdf --pages 1-6",
    ),
    click.option("--pages", type=Pages(), help="Which pages, at most six; without it, all of them."),
    click.option(
        "--sheet", type=Word(tuple(PAPERS)), default="a4", show_default=True, help="Paper that is folded."
    ),
    turned=True,
)
def command(job: Job, pages: tuple[int, ...] | None, sheet: str) -> Sequence[Side]:
    """Put up to six pages on the panels of a sheet that is folded twice.

    Page 1 is the front, 2 to 4 are inside from left to right, 5 is the flap that is folded in, 6 is the
    back. The flap is narrower (A4: 97, 100 and 100 mm). Print on both sides, turned over the short edge.
    """
    pdf = job.pdf
    chosen = within(pages, pdf.pages)
    if len(chosen) > 6:
        raise Mistake(f"{len(chosen)} pages are more than six panels", "choose six: --pages 1-6")
    sides = [
        replace(side, slots=tuple(replace(slot, page=chosen[slot.page]) for slot in side.slots))
        for side in trifold([pdf.sizes[page] for page in chosen], sheet)
    ]
    hint = "for words at full size, print pages as large as a panel: --paper 97x210mm"
    job.note_smaller(sides, hint, unsaid=0.96)
    return sides
