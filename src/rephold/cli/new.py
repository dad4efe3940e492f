"""`rephold new`: a commented starter file of a kind, ready to be filled in."""

from __future__ import annotations

import click

from rephold.cli.command import Command, Word
from rephold.cli.output import destination, output_option, put
from rephold.cli.streams import Streams, with_streams
from rephold.errors import WriteError
from rephold.read.kinds import KINDS
from rephold.read.starters import ROSTER, example_roster, starter
from rephold.shelf import is_file


@click.command(
    "new",
    cls=Command,
    examples=(
        "rephold new exercise wall-sit",
        "rephold new clinic -o my-clinic/",
        "rephold new prescription -o -",
        "rephold new roster",
    ),
)
@click.argument("kind", type=Word((*KINDS, ROSTER)), metavar="KIND")
@click.argument("name", required=False, metavar="ID")
@output_option
@with_streams
def command(streams: Streams, kind: str, name: str | None, output: str | None) -> None:
    """Write a commented starter file: an exercise, a programme, a clinic, …

    KIND is one of exercise, programme, clinic, prescription, layout, …; ID is what the new thing is called.

    Writes ID.yaml (roster.csv of a roster) into the current folder, or where --output says; it never replaces
    a file.
    """
    if kind == ROSTER:
        text, usual, ending = example_roster(), ROSTER, "csv"
    else:
        text, ending = starter(kind, name), "yaml"
        usual = f"my-{kind}" if KINDS[kind].id_field else kind
    target = destination(output or ".", f"{name or usual}.{ending}")
    if target is not None and is_file(target):
        raise WriteError.at(
            str(target), "is there already", "rephold new replaces nothing; give another --output"
        )
    put(streams, target, text.encode(), clobber=False)
