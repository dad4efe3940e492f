"""`rephold read-log`: filled logs, on screen or on paper, to ticks, entries and adherence."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from rephold.cli.asking import clinic_folder_option
from rephold.cli.command import Command, Word
from rephold.cli.counted import counted
from rephold.cli.failures import UNFINISHED
from rephold.cli.log_text import log_text, rejected_text
from rephold.cli.mistakes import Mistake
from rephold.cli.output import destination, put, refuse_inputs, same_place, with_output
from rephold.cli.prose import Prose
from rephold.cli.registers import open_register, register_option
from rephold.cli.streams import Streams, with_streams
from rephold.cli.terminal import bold
from rephold.cli.values import Day
from rephold.errors import Place, Problem
from rephold.logs.adherence import adherence
from rephold.logs.adherence_files import adherence_json
from rephold.logs.copies import compared
from rephold.logs.corrections import corrections, resolve
from rephold.logs.entries import Entry, Settled, entries
from rephold.logs.entry_files import as_csv, as_json, dumped
from rephold.logs.files import TemplateOf, read_files
from rephold.logs.kept_entries import keep
from rephold.logs.other_pages import other_pages
from rephold.logs.questions import questions
from rephold.logs.reading import PageReading
from rephold.logs.report import report
from rephold.logs.review import open_corrections, reason_words, review_page
from rephold.logs.templates import template_of
from rephold.model.log_rules import LogRules
from rephold.read.library import Library
from rephold.shelf import Shelf, read_bytes
from rephold.words.words import Words

FORMATS = {"text": "txt", "pages": "json", "json": "json", "csv": "csv", "adherence": "json"}


@dataclass(frozen=True)
class _Read:
    """What was read, and who settled what."""

    each: tuple[PageReading, ...]
    """Every page as it was read."""
    pages: tuple[PageReading, ...]
    """The same with copies of a page compared, and with what a person settled."""
    settled: dict[tuple[str, str], Settled]
    templates: TemplateOf

    def entries(self) -> dict[str, tuple[Entry, ...]]:
        """The entries of each log, in the order in which the logs came."""
        logs = dict.fromkeys(page.log_id for page in self.pages if page.status == "read" and page.log_id)
        found = {log: self.templates(log) for log in logs}
        return {log: entries(one, self.pages, self.settled) for log, one in found.items() if one}

    def others(self) -> frozenset[tuple[str, int]]:
        """File and place of the pages that are no log's."""
        return other_pages(self.pages, self.templates)


@click.command(
    "read-log",
    cls=Command,
    examples=(
        "rephold log low-back-pain --fillable --template out/log.json -o out/log.pdf",
        "rephold read-log out/log.pdf",
        "rephold read-log out/log.pdf --template out/log.json --format csv -o out/entries.csv",
        "rephold read-log out/log.pdf --json > out/pages.json",
        "rephold read-log out/log.pdf --review out/review.html",
        "rephold read-log out/log.pdf --resolve out/review.csv --keep",
    ),
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@register_option
@click.option(
    "--template",
    "templates",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help="A log's template, as `rephold log --template` wrote it. Can be repeated.",
)
@click.option("--json", "pages_json", is_flag=True, help="Print pages and the state of each box, as JSON.")
@click.option(
    "--format",
    "wanted",
    type=Word(("json", "csv", "adherence")),
    help="Print entries, what each box says, as JSON or CSV; or, as JSON, what each log comes to.",
)
@click.option(
    "--review",
    metavar="FILE",
    help="Write a page for a browser with pictures of the boxes that are not clear, and beside it a CSV.",
)
@click.option(
    "--resolve",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="What a person says about such boxes: the CSV, filled in or saved by that page.",
)
@click.option("--keep", "wants_keeping", is_flag=True, help="Keep the entries in the register.")
@click.option("--until", type=Day(), help="Count no days after this one; without it, all of each page.")
@click.option("--rules", default="standard", show_default=True, metavar="ID", help="What is measured by.")
@clinic_folder_option
@with_output
@with_streams
def command(
    streams: Streams,
    files: tuple[Path, ...],
    register: Path | None,
    templates: tuple[Path, ...],
    pages_json: bool,
    wanted: str | None,
    review: str | None,
    resolve: Path | None,
    wants_keeping: bool,
    until: datetime.date | str | None,
    rules: str,
    clinic: Path | None,
    output: str | None,
    no_clobber: bool,
) -> None:
    """Read filled logs, on screen or on paper: ticks, entries and adherence.

    Files are forms filled in on a screen, scans and photos: pages of any logs, in any order and any way up.

    Prints for each log the sessions done of those planned, days in a row and pain, and which pages could
    not be read. A page is never guessed: a box that is not clear is told as unsure and counted as a range.

    Ends with 6 if a page could not be read; what could be is printed all the same. Pages of other papers and
    blank ones in one file with a whole log are told as that, and are no failure.
    """
    if pages_json and wanted:
        raise Mistake("--json prints pages and --format something else", "give one of the two")
    kind = "pages" if pages_json else wanted or "text"
    target = destination(output, f"logs.{FORMATS[kind]}") if output else None
    sheet = destination(review, "review.html") if review else None
    for option, path in (("--output", target), ("--review", sheet)):
        refuse_inputs(option, path, (*files, *templates, resolve))
    if sheet and same_place(sheet, target):
        raise Mistake("--review needs a file of its own", "give it another name than --output")
    measured = Library(Shelf(clinic)).log_rules(rules, Place("--rules"))
    found = open_register(register, create=wants_keeping, needed=not templates)
    known = template_of(templates, found)
    pages = tuple(counted(read_files(files, known), streams, "pages read"))
    read = _read(pages, known, resolve)
    if sheet:
        _write_review(streams, sheet, read, clobber=not no_clobber)
    if wants_keeping and found:
        for told in read.entries().values():
            keep(found, told)
    result = _result(kind, read, measured, until or None, streams.coloured and not output)
    put(streams, target, result.encode(), clobber=not no_clobber) if target else streams.result(result)
    _tell(streams, read, kind)


def _read(pages: tuple[PageReading, ...], templates: TemplateOf, said: Path | None) -> _Read:
    together = compared(pages)
    if said is None:
        return _Read(_remarked(pages, together), together, {}, templates)
    resolved, settled = resolve(together, corrections(read_bytes(said), str(said)), templates)
    return _Read(resolved, resolved, settled, templates)


def _remarked(pages: Sequence[PageReading], together: Sequence[PageReading]) -> tuple[PageReading, ...]:
    """Pages with their own states, and the remarks that comparing them brought."""
    return tuple(replace(page, remarks=same.remarks) for page, same in zip(pages, together, strict=True))


def _write_review(streams: Streams, sheet: Path, read: _Read, *, clobber: bool) -> None:
    words = Words.load("en")
    open_ones = questions(read.pages, read.templates)
    table = sheet.with_suffix(".csv")
    count = f"{len(open_ones)} to look at"
    put(streams, sheet, review_page(open_ones, table.name, words).encode(), clobber=clobber, detail=count)
    put(streams, table, open_corrections(open_ones, words).encode(), clobber=clobber)


def _result(
    kind: str, read: _Read, rules: LogRules, until: datetime.date | str | None, coloured: bool
) -> str:
    if kind == "pages":
        return dumped(report(read.each, read.settled))
    logs = read.entries()
    every = [entry for told in logs.values() for entry in told]
    if kind == "csv":
        return as_csv(every)
    if kind == "json":
        return dumped(as_json(every))
    words = Words.load("en")
    day = until if isinstance(until, datetime.date) else None
    templates = {log: read.templates(log) for log in logs}
    known = [(template, adherence(logs[log], rules, day)) for log, template in templates.items() if template]
    if kind == "adherence":
        return dumped([adherence_json(one.log_id, one.programme, found) for one, found in known])
    parts = [log_text(template, read.pages, found, rules, words) for template, found in known]
    parts.append(rejected_text(read.pages, read.others(), words))
    return "\n".join(_text(part, coloured) for part in parts if part.lines)


def _text(prose: Prose, coloured: bool) -> str:
    lines = (bold(line, coloured and number in prose.headings) for number, line in enumerate(prose.lines))
    return "\n".join(lines) + "\n"


def _tell(streams: Streams, read: _Read, kind: str) -> None:
    """Say what a person should know besides the result, and end with 6 if a page could not be read."""
    words = Words.load("en")
    logs = dict.fromkeys(page.log_id for page in read.pages if page.status == "read")
    if len(logs) > 1:
        what = f"these are pages of {len(logs)} logs; they are kept apart"
        streams.remark(Problem(Place("FILE"), what))
    others = read.others()
    for page in read.pages:
        place = Place(f"{page.file}, page {page.page}")
        if page.status == "rejected":
            if (page.file, page.page) not in others:
                streams.code = UNFINISHED
            if kind != "text":
                streams.remark(Problem(place, f"{reason_words(page.reason, words)} [{page.reason}]"))
        for remark in page.remarks:
            streams.remark(Problem(place, words.phrases.get(f"remark-{remark}", remark)))
