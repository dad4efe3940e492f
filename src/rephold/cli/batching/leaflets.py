"""`rephold batch leaflets`: leaflets in numbers, for nobody in particular."""

from __future__ import annotations

from typing import Unpack

import click

from rephold.cli.asking import Asked, clinic_option, figures_option, page_options
from rephold.cli.command import Command
from rephold.cli.leaflet import LeafletOptions
from rephold.cli.output import destination, put
from rephold.cli.requested import requested
from rephold.cli.streams import Streams, with_streams
from rephold.errors import RepholdError
from rephold.finish.copies import copies_of
from rephold.finish.impose import impose
from rephold.finish.opened import opened
from rephold.pipeline import make_leaflet
from rephold.read.library import Library
from rephold.shelf import Shelf
from rephold.words.words import Words


@click.command(
    "leaflets",
    cls=Command,
    examples=(
        "rephold batch leaflets low-back-pain correct-posture -o out/leaflets/",
        "rephold batch leaflets low-back-pain --copies 50 -o out/leaflets/",
    ),
)
@click.argument("programmes", nargs=-1, required=True, metavar="PROGRAMME...")
@click.option(
    "--copies",
    type=click.IntRange(1, 10000),
    default=1,
    show_default=True,
    help="How many of each; above one, as one file for the printer, each copy on a fresh sheet.",
)
@click.option("--one-side", is_flag=True, help="Printed on one side: no blank backs between copies.")
@click.option("-o", "--output", metavar="FOLDER", default="out/", show_default=True, help="Where files go.")
@click.option("-n", "--no-clobber", is_flag=True, help="Refuse to replace a file.")
@clinic_option
@figures_option
@page_options
@with_streams
def command(
    streams: Streams,
    /,
    programmes: tuple[str, ...],
    copies: int,
    one_side: bool,
    output: str,
    no_clobber: bool,
    **options: Unpack[LeafletOptions],
) -> None:
    """Print leaflets in numbers, as ID-leaflet.pdf or, with --copies, ID-leaflet-x50.pdf.

    Copies share everything in their file, which is for paper: it has no tags. A wrong leaflet is told, and
    the others are made; then the exit code is 6.
    """
    for programme in dict.fromkeys(programmes):
        asked: Asked = {
            "patient": None, "clinician": None, "date": None, "review": None, "changes": (), "drop": (),
            "add": (), "order": None, "side": (), "note": (), **options,
        }  # fmt: skip
        try:
            wanted = requested(programme, None, asked)
            made = make_leaflet(wanted.request, Library(Shelf(wanted.clinic_folder)), wanted.places)
        except RepholdError as error:
            for problem in error.problems:
                streams.wrong(problem)
            continue
        for remark in made.remarks:
            streams.remark(remark)
        data, name = made.data, f"{programme}-leaflet"
        if copies > 1:
            data, name = _copies(data, name, copies, one_side), f"{name}-x{copies}"
        folder = output if output.endswith("/") else f"{output}/"
        put(streams, destination(folder, f"{name}.pdf"), data, clobber=not no_clobber)


def _copies(data: bytes, name: str, copies: int, one_side: bool) -> bytes:
    file, words = opened(data, name), Words.load("en")
    title = words.say("for-paper", title=file.title, way=words.count("copies", copies))
    return impose(file, copies_of(file.sizes, copies, both_sides=not one_side), title)
