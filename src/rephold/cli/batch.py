"""`rephold batch`: a roster in, every patient's file out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from rephold.batch.names import FIELDS, PATTERN
from rephold.batch.stops import stoppable
from rephold.cli.asking import clinic_option
from rephold.cli.batching.making import made
from rephold.cli.batching.wanted import Wanted, refuse
from rephold.cli.command import Command
from rephold.cli.registers import register_option
from rephold.cli.streams import Streams, with_streams
from rephold.cli.values import Pair
from rephold.shelf import is_file


class _Batch(Command):
    """`batch ROSTER`, and `batch leaflets PROGRAMME…`, which is a command of its own."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        if args[:1] == ["leaflets"] and not is_file(Path("leaflets")):
            from rephold.cli.batching.leaflets import command as leaflets

            context: click.Context = leaflets.make_context(f"{info_name} leaflets", args[1:], parent, **extra)
            return context
        return super().make_context(info_name, args, parent, **extra)


@click.command(
    "batch",
    cls=_Batch,
    examples=(
        "rephold new roster -o roster.csv",
        "rephold batch roster.csv --dry-run",
        "rephold batch roster.csv -o out/monday/ --register out/logs.sqlite -j 2",
        "rephold batch roster.csv -o out/monday/ --register out/logs.sqlite --resume",
        "rephold batch roster.csv --zip out/monday.zip --register out/logs.sqlite",
        "rephold batch roster.csv --print-run out/monday.pdf --separators --register out/logs.sqlite",
        "rephold batch leaflets low-back-pain --copies 20 -o out/",
    ),
    help=f"""Make the sheets of every patient in a roster, or leaflets in numbers.

    ROSTER is CSV, XLSX, JSON lines, or - for standard input; `rephold new roster` writes an example. Writes
    a PDF a row to --output, with manifest.csv and manifest.json beside them. A row that is wrong is told
    with its place, and the others are made; then the exit code is 6.

    --name may use {", ".join("{" + name + "}" for name in FIELDS)}.

    `rephold batch leaflets` prints leaflets in numbers; see its --help.""",
)
@click.argument("roster", metavar="ROSTER", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "-o", "--output", metavar="FOLDER", type=click.Path(path_type=Path), help="Folder for the files."
)
@click.option("--name", default=PATTERN, show_default=True, metavar="PATTERN", help="Names of the files.")
@click.option(
    "--zip", "archive", metavar="FILE", type=click.Path(path_type=Path), help="One ZIP in place of files."
)
@click.option(
    "--print-run",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="One PDF for the printer in place of files, each patient on a fresh sheet.",
)
@click.option("--separators", is_flag=True, help="In a print run, a sheet with the name before each patient.")
@click.option("--one-side", is_flag=True, help="A print run is printed on one side: no blank backs.")
@click.option("--columns", metavar="FILE", type=click.Path(path_type=Path), help="Your own headings.")
@click.option(
    "--default",
    "defaults",
    type=Pair("COLUMN", "VALUE"),
    multiple=True,
    help="What holds where a cell is empty: programme=low-back-pain. Can be repeated.",
)
@click.option("--dry-run", is_flag=True, help="Make nothing; tell every problem, and what would be made.")
@click.option("--strict", is_flag=True, help="Make nothing unless every row is right.")
@click.option("--resume", is_flag=True, help="Go on with what an earlier run began; make nothing twice.")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1, 256),
    default=1,
    show_default=True,
    help="Processes; a print run is made by one.",
)
@click.option("--cluster", metavar="ADDRESS", help="A Dask scheduler to send the work to: tcp://HOST:8786.")
@click.option(
    "--encrypt", is_flag=True, help="AES-256 passwords. Such files are PDF/UA, and no longer PDF/A."
)
@click.option(
    "--passwords",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="List of made-up passwords, for rows that have none in a column password.",
)
@register_option
@clinic_option
@with_streams
def command(streams: Streams, /, roster: Path, **options: Any) -> None:
    wanted = Wanted(roster=roster, **options)
    refuse(wanted)
    with stoppable():
        made(streams, wanted)
