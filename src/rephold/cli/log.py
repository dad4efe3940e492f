"""`rephold log`: the weekly log for a patient, to tick on paper or on a screen, as PDF."""

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
from rephold.pipeline import make_log


@click.command(
    "log",
    cls=Command,
    examples=(
        "rephold log low-back-pain --weeks 4 --start 2026-11-30",
        'rephold log low-back-pain --patient "Sam Example" --paper letter --country US -o out/',
        "rephold log back-strengthening --days mon,wed,fri --pain before-after --effort --sides split",
        "rephold log low-back-pain --boxes out/boxes.json --template out/log.json",
        "rephold log low-back-pain --fillable --start 2026-11-30 -o out/fillable.pdf",
    ),
    help=f"""Print a weekly log for a patient, as PDF: a page a week with boxes to tick.

    Columns begin on the first weekday of the country; days before --start in its week are closed, and so are
    days without exercise. Each log has an id, in two codes on each page, for `rephold read-log`. How it looks
    is kept in the register, without the patient's name unless --keep-name is given. The same request gets the
    same id.

    Writes out/PROGRAMME-log.pdf, or where --output says.

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
    ran(streams, programme, file, options, make_log, "log")
