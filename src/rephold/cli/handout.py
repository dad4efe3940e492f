"""`rephold handout`: the exercise handout for a patient, as PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

import click

from rephold.cli.asking import Asked, with_asking
from rephold.cli.command import Command
from rephold.cli.mistakes import Mistake
from rephold.cli.output import destination, put, refuse_inputs, refuse_terminal, same_place, with_output
from rephold.cli.requested import MERGE_RULES, kept_text, requested
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
        "rephold handout low-back-pain --edition large-print --ink grey -o out/large.pdf",
        "rephold handout low-back-pain --drop press-up-hands --save out/sam.yaml",
        "rephold handout --from out/sam.yaml --date 2026-12-07 -o out/sam.pdf",
    ),
    help=f"""Print an exercise handout for a patient, as PDF.

    Writes out/PROGRAMME.pdf, or where --output says. `rephold list programmes` tells the programmes.
    --save keeps all that was asked for as a prescription file, and --from prints it again.

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
@click.option("--save", metavar="FILE", help="Keep what was asked for as a prescription file, for --from.")
@with_asking
@with_output
@with_streams
def command(
    streams: Streams,
    programme: str | None,
    file: Path | None,
    save: str | None,
    output: str | None,
    no_clobber: bool,
    **asked: Unpack[Asked],
) -> None:
    wanted = requested(programme, file, asked)
    request = wanted.request
    target = destination(output, f"{request.programme}.pdf")
    refuse_terminal(streams, target, "PDF")
    kept_at = destination(save, f"{request.programme}.yaml") if save else None
    refuse_inputs("--output", target, (file, request.clinic))
    refuse_inputs("--save", kept_at, (file, request.clinic))
    if save and (kept_at is None or same_place(kept_at, target)):
        raise Mistake("--save needs a file of its own", "give --save FILE another name than --output")
    text = kept_text(wanted, kept_at.parent) if kept_at else b""
    streams.tell(f"programme {request.programme}, layout {request.layout or 'handout'}")
    made = make_handout(request, Library(Shelf(wanted.clinic_folder)), wanted.places)
    put(streams, target, made.data, clobber=not no_clobber, detail=_pages(made.pages))
    if kept_at is not None:
        put(streams, kept_at, text, clobber=not no_clobber)
    for remark in made.remarks:
        streams.remark(remark)


def _pages(count: int) -> str:
    return f"{count} {'page' if count == 1 else 'pages'}"
