"""`rephold leaflet`: a programme as a leaflet for anybody, the index of exercises, or the page of rights."""

from __future__ import annotations

from typing import TypedDict, Unpack

import click

from rephold.cli.asking import Asked, clinic_option, expired_option, figures_option, page_options
from rephold.cli.command import Command
from rephold.cli.output import destination, put, refuse_inputs, refuse_terminal, with_output
from rephold.cli.requested import requested
from rephold.cli.streams import Streams, with_streams
from rephold.pipeline import make_leaflet
from rephold.read.library import Library
from rephold.shelf import Shelf


class LeafletOptions(TypedDict):
    """What the options gave."""

    clinic: str | None
    figures: str | None
    paper: str | None
    layout: str | None
    edition: str | None
    ink: str | None
    lang: str | None
    allow_expired: bool


@click.command(
    "leaflet",
    cls=Command,
    examples=(
        "rephold leaflet low-back-pain",
        "rephold leaflet low-back-pain --paper letter -o out/back.pdf",
        "rephold leaflet low-back-pain --edition poster -o out/poster.pdf",
        "rephold leaflet catalogue",
        "rephold leaflet credits -o - > out/credits.pdf",
    ),
)
@click.argument("name", metavar="ID")
@clinic_option
@figures_option
@expired_option
@page_options
@with_output
@with_streams
def command(
    streams: Streams,
    name: str,
    output: str | None,
    no_clobber: bool,
    **options: Unpack[LeafletOptions],
) -> None:
    """Print a leaflet, which is for nobody in particular, as PDF.

    ID is a programme; or catalogue, an index of all exercises in pictures for a clinician's desk; or credits,
    the rights of all pictures. `rephold list leaflets` tells them.

    Writes out/ID-leaflet.pdf, or where --output says.
    """
    asked: Asked = {
        "patient": None, "clinician": None, "date": None, "review": None, "changes": (), "drop": (),
        "add": (), "order": None, "side": (), "note": (), **options,
    }  # fmt: skip
    wanted = requested(name, None, asked)
    target = destination(output, f"{wanted.request.programme}-leaflet.pdf")
    refuse_terminal(streams, target, "PDF")
    refuse_inputs("--output", target, (wanted.request.clinic,))
    made = make_leaflet(wanted.request, Library(Shelf(wanted.clinic_folder)), wanted.places)
    for remark in made.remarks:
        streams.remark(remark)
    count = f"{made.pages} {'page' if made.pages == 1 else 'pages'}"
    put(streams, target, made.data, clobber=not no_clobber, detail=count)
