"""`rephold check`: content and finished PDFs against the numbers of the standards."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from rephold.check.allowances import OWN, Judged, exemptions, judged
from rephold.check.html import as_html
from rephold.check.lint import lint
from rephold.check.pdf import lint_pdf
from rephold.check.report import as_json, as_text
from rephold.check.rule import Finding
from rephold.check.sarif import as_sarif
from rephold.check.subjects import corpus, shown
from rephold.cli.asking import clinic_folder_option
from rephold.cli.checked import Checked, checked
from rephold.cli.command import Command, Word
from rephold.cli.mistakes import Mistake
from rephold.cli.output import destination, no_clobber_option, output_option, put, refuse_terminal
from rephold.cli.streams import Streams, with_streams
from rephold.cli.values import Day
from rephold.model.prescription import Request
from rephold.pipeline import make_handout, make_leaflet, make_sign_off
from rephold.read.library import Library
from rephold.shelf import Shelf, read_bytes, today
from rephold.words.words import Words

WRONG = 3
"""The exit code where an error was found."""
FORMATS: dict[str, Callable[[Judged, Words], str]] = {
    "json": lambda found, words: as_json(found),
    "sarif": lambda found, words: as_sarif(found),
    "html": as_html,
}


@click.command(
    "check",
    cls=Command,
    examples=(
        "rephold handout low-back-pain -o out/back.pdf",
        "rephold check out/back.pdf",
        "rephold new exercise wall-slide -o out/my-clinic/exercises/",
        "rephold check out/my-clinic --format html -o out/found.html",
        "rephold check --sign-off low-back-pain -o out/sign-off.pdf",
    ),
)
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option(
    "--format", "form", type=Word(["text", *FORMATS]), default="text", help="text, json, sarif or html."
)
@click.option("--printed", "also_printed", is_flag=True, help="Print each programme too, and check its PDF.")
@click.option("--strict", is_flag=True, help=f"End with {WRONG} for warnings too.")
@click.option(
    "--sign-off",
    metavar="PROGRAMME",
    help="Print the sheet on which a person signs a programme instead, as PDF.",
)
@click.option("--date", type=Day(), help="Day on which reviews have to be in time; left out, today.")
@clinic_folder_option
@output_option
@no_clobber_option
@with_streams
def command(
    streams: Streams,
    paths: tuple[str, ...],
    form: str,
    also_printed: bool,
    strict: bool,
    sign_off: str | None,
    date: datetime.date | str | None,
    clinic: Path | None,
    output: str | None,
    no_clobber: bool,
) -> None:
    """Check content and finished PDFs against the numbers of standards.

    PATH is a YAML file, a clinic's folder or a PDF; without one, everything that ships is checked, and what
    --clinic names. Each finding has its rule, place, measure, limit and source. Ends with 3 if there is an
    error.

    What you decide to leave as it is goes into check.yaml of your folder, with its reason (see
    `rephold new check`).
    """
    if sign_off is not None:
        _sign_off(
            streams, sign_off, paths, clinic, destination(output, f"{sign_off}-sign-off.pdf"), no_clobber
        )
        return
    day = date if isinstance(date, datetime.date) else today()
    groups = checked(paths, clinic)
    found = _joined(_judged(group, day, also_printed) for group in groups)
    words = Words.load("en")
    text = FORMATS[form](found, words) if form in FORMATS else as_text(found, words, verbose=streams.verbose)
    target = destination(output, f"check.{form}") if output else None
    put(streams, target, text.encode(), clobber=not no_clobber)
    matters = {"error", "warning"} if strict else {"error"}
    if any(finding.rule.severity in matters for finding in found.findings):
        streams.code = WRONG


def _sign_off(
    streams: Streams,
    programme: str,
    paths: tuple[str, ...],
    clinic: Path | None,
    target: Path | None,
    no_clobber: bool,
) -> None:
    if paths:
        raise Mistake("--sign-off is of one programme, and no PATH goes with it", "leave the paths out")
    refuse_terminal(streams, target, "PDF")
    made = make_sign_off(Request(programme=programme, allow_expired=True), Library(Shelf(clinic)))
    put(streams, target, made.data, clobber=not no_clobber, detail=f"{made.pages} pages")


def _judged(group: Checked, day: datetime.date, also_printed: bool) -> Judged:
    root = Path.cwd()
    shelf = Shelf(group.clinic)
    library = Library(shelf)
    files = [Path(os.path.abspath(path)) for path in group.files]
    findings = list(lint(corpus(files, shelf, day, root), root, pictures=group.whole))
    for path in group.pdfs:
        findings += lint_pdf(read_bytes(path), shown(path, root), library)
    also_printed = also_printed and group.whole
    if also_printed:
        findings += _printed(group, library)
    name = shown(Path(os.path.abspath(group.clinic / OWN)), root) if group.clinic else OWN
    whose = "own" if group.clinic else "shipped"
    scope = {f"{whose} content"} if group.whole else set()
    scope |= {f"{whose} pdf"} if also_printed else set()
    return judged(findings, exemptions(group.clinic, name), scope=scope)


def _printed(group: Checked, library: Library) -> Iterator[Finding]:
    """What is wrong with the PDFs of the group's programmes: the handout, and the leaflet if it says more."""
    for path in group.files:
        if path.parent.name != "programmes":
            continue
        request = Request(programme=path.stem, allow_expired=True)
        programme = library.programme(path.stem)
        if programme.steps:
            yield from lint_pdf(make_handout(request, library).data, f"{path.stem}.pdf", library)
        if programme.chapters:
            yield from lint_pdf(make_leaflet(request, library).data, f"{path.stem}-leaflet.pdf", library)


def _joined(parts: Iterator[Judged]) -> Judged:
    every = list(parts)
    findings = {finding for part in every for finding in part.findings}
    return Judged(tuple(sorted(findings)), tuple(one for part in every for one in part.excepted))
