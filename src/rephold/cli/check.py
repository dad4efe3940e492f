"""`rephold check`: content and finished PDFs against the numbers of the standards."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from rephold.check.lint import lint
from rephold.check.pdf import lint_pdf
from rephold.check.rule import Finding
from rephold.check.subjects import corpus, files_of
from rephold.cli.asking import clinic_folder_option
from rephold.cli.command import Command
from rephold.cli.streams import Streams, with_streams
from rephold.read.library import Library
from rephold.shelf import Shelf, today


@click.command("check", cls=Command, examples=("rephold check",))
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@clinic_folder_option
@with_streams
def command(streams: Streams, paths: tuple[str, ...], clinic: Path | None) -> None:
    """Check content and finished PDFs against the numbers of the standards."""
    day: datetime.date = today()
    shelf = Shelf(clinic)
    files = [Path(path).resolve() for path in paths] or list(files_of(shelf))
    findings: list[Finding] = []
    for f in files:
        if f.suffix == ".pdf":
            findings += lint_pdf(f.read_bytes(), f.name, Library(shelf))
    findings += lint(corpus([f for f in files if f.suffix != ".pdf"], shelf, day, Path.cwd()), Path.cwd())
    for one in findings:
        streams.result(
            f"{one.where}: {one.rule.severity}: {one.rule.id}: {one.rule.title} {one.measured} {one.text}\n"
        )
