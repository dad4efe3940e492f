"""`rephold pack`: the handout and the weekly log of a patient in one PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from rephold.cli.asking import with_asking
from rephold.cli.command import Command
from rephold.cli.log_asking import with_log_asking
from rephold.cli.log_run import from_option, ran, save_option
from rephold.cli.output import with_output
from rephold.cli.requested import MERGE_RULES
from rephold.cli.streams import Streams, with_streams
from rephold.pipeline import make_pack


@click.command(
    "pack",
    cls=Command,
    examples=(
        "rephold pack low-back-pain --weeks 2 --start 2026-11-30",
        'rephold pack low-back-pain --patient "Sam Example" --weeks 2 --save out/sam.yaml -o out/sam.pdf',
        "rephold pack --from out/sam.yaml --start 2026-12-14 -o out/sam-later.pdf",
    ),
    help=f"""Print handout and weekly log for a patient as one PDF, with pages counted through.

    Takes all options of `rephold handout` and of `rephold log`.

    Writes out/PROGRAMME-pack.pdf, or where --output says.

    {MERGE_RULES.replace(chr(10), " ")}""",
)
@click.argument("programme", required=False)
@from_option
@save_option
@with_asking
@with_log_asking
@with_output
@with_streams
def command(streams: Streams, /, programme: str | None, file: Path | None, **options: Any) -> None:
    ran(streams, programme, file, options, make_pack, "pack")
