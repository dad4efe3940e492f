"""`rephold handout`: the exercise handout for a patient, as PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

import click

from rephold.cli.asking import Asked, with_asking
from rephold.cli.command import Command
from rephold.cli.output import destination, put, refuse_inputs, refuse_terminal, with_output
from rephold.cli.requested import MERGE_RULES, requested
from rephold.cli.streams import Streams, with_streams
from rephold.pipeline import make_handout
from rephold.read.library import Library
from rephold.shelf import Shelf


@click.command(
    "handout",
    cls=Command,
    examples=(
        "rephold handout low-back-pain",
        'rephold handout low-back-pain --patient "Sam Example" --date 2026-11-23 --paper letter',
        "rephold handout low-back-pain --set cat-camel.reps=8 --side knee-to-opposite-shoulder=left -o out/",
        "rephold handout low-back-pain -l handout-compact -o - > out/compact.pdf",
    ),
    help=f"""Print an exercise handout for a patient, as PDF.

    Writes out/PROGRAMME.pdf, or where --output says. `rephold list programmes` tells the programmes.
    `rephold new prescription` writes a file for --from, which keeps a handout to be printed again.

    {MERGE_RULES.replace(chr(10), " ")}""",
)
@click.argument("programme", required=False)
@click.option(
    "--from",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A prescription file: all of these options, kept.",
)
@with_asking
@with_output
@with_streams
def command(
    streams: Streams,
    programme: str | None,
    file: Path | None,
    output: str | None,
    no_clobber: bool,
    **asked: Unpack[Asked],
) -> None:
    wanted = requested(programme, file, asked)
    request = wanted.request
    target = destination(output, f"{request.programme}.pdf")
    refuse_terminal(streams, target, "PDF")
    refuse_inputs(target, (file, request.clinic))
    streams.tell(f"programme {request.programme}, layout {request.layout or 'handout'}")
    made = make_handout(request, Library(Shelf(wanted.clinic_folder)), wanted.places)
    for remark in made.remarks:
        streams.say(str(remark))
    put(streams, target, made.data, clobber=not no_clobber, detail=_pages(made.pages))


def _pages(count: int) -> str:
    return f"{count} {'page' if count == 1 else 'pages'}"
