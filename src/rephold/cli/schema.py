"""`rephold schema`: the JSON Schema of a kind of file, for editors that check while one types."""

from __future__ import annotations

import json

import click

from rephold.cli.command import Command, Word
from rephold.cli.output import destination, put, with_output
from rephold.cli.streams import Streams, with_streams
from rephold.read.kinds import KINDS
from rephold.read.schema import schema


@click.command(
    "schema",
    cls=Command,
    examples=("rephold schema exercise", "rephold schema programme -o schemas/programme.json"),
)
@click.argument("kind", type=Word(KINDS), metavar="KIND")
@with_output
@with_streams
def command(streams: Streams, kind: str, output: str | None, no_clobber: bool) -> None:
    """Print the JSON Schema of a kind of file, for editors.

    KIND is one of exercise, programme, clinic, prescription, …

    Name the schema in the first line of a file, and many editors check while you type:

    \b
      # yaml-language-server: $schema=schemas/programme.json
    """
    text = json.dumps(schema(kind), indent=2, ensure_ascii=False, sort_keys=True) + "\n"
    target = destination(output or "-", f"{kind}.json")
    put(streams, target, text.encode(), clobber=not no_clobber)
