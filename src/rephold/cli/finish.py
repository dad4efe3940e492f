"""`rephold finish`: a printed file made ready for folding, cutting, punching or a print shop."""

from __future__ import annotations

import click

from rephold.cli.lazy import LazyGroup

WAYS = {
    "booklet": "Two pages on each side, to be folded and stapled.",
    "trifold": "Six pages on one sheet, to be folded twice.",
    "nup": "Many cards on a sheet, with marks to cut by.",
    "marks": "Bleed and crop marks around each page.",
    "poster": "A page enlarged over several sheets.",
    "punch": "Pages moved away from the edge that gets holes.",
    "press": "Plain single pages for a print shop, and what the shop would complain about.",
}
"""Every way with its one line of help; its module in cli/finishing has the same name."""


@click.group(
    "finish",
    cls=LazyGroup,
    lazy_commands=WAYS,
    room="rephold.cli.finishing",
    examples=(
        "rephold handout low-back-pain --paper a5 -o out/sam.pdf",
        "rephold finish booklet out/sam.pdf",
        "rephold finish trifold out/sam.pdf --pages 1-6",
        "rephold finish nup out/sam.pdf --grid 2x1",
        "rephold finish marks out/sam.pdf --bleed-mm 3",
        "rephold finish poster out/sam.pdf --to a3 --page 1",
        "rephold handout low-back-pain --paper a4-punched -o out/holes.pdf",
        "rephold finish punch out/holes.pdf",
        "rephold finish press out/sam.pdf --report out/press.txt",
    ),
)
def command() -> None:
    """Make a file ready for paper: fold, cut, punch, enlarge, or send to a print shop.

    The results are for paper only: they have no tags, links, form fields or bookmarks. Patients who
    read on a screen get the file that came in.
    """
