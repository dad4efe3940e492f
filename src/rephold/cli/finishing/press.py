"""`rephold finish press`: plain pages for a print shop, with a preflight report."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from rephold.cli.finishing.job import Job, finishing
from rephold.cli.mistakes import Mistake
from rephold.cli.output import destination, put
from rephold.errors import ContentError, Place, Problem
from rephold.finish.opened import Opened
from rephold.finish.preflight import Finding, preflight
from rephold.finish.press import single
from rephold.finish.side import Side
from rephold.words.words import Words


@finishing(
    "press",
    (
        "rephold handout low-back-pain -o out/sam.pdf",
        "rephold finish press out/sam.pdf --report out/press.json",
        "rephold finish marks out/sam.pdf -o - | rephold finish press /dev/stdin -o out/shop.pdf",
    ),
    click.option("--report", metavar="FILE", help="Write what was found: .json, or text."),
)
def command(job: Job, report: str | None) -> Sequence[Side]:
    """Make single pages in order, without bookmarks, forms and links, and say what a shop may refuse.

    A font that is not in the file, or a picture under 200 dots an inch, is an error: nothing is written
    but the report. Colours stay as they are; a shop that wants CMYK converts them.
    """
    pdf = job.pdf
    findings = preflight(pdf)
    if report is not None:
        target = destination(report, f"{Path(pdf.source).stem}-press.txt")
        if target is None:
            raise Mistake("--report wants a file", "give it a name")
        put(job.streams, target, _report(findings, target, pdf), clobber=job.clobber)
    problems = {level: _problems(findings, level, pdf) for level in ("error", "warning", "note")}
    if problems["error"]:
        raise ContentError(*problems["error"])
    for problem in (*problems["warning"], *problems["note"]):
        job.streams.remark(problem)
    return single(pdf)


def _problems(findings: tuple[Finding, ...], level: str, pdf: Opened) -> list[Problem]:
    return [Problem(Place(pdf.source), _said(finding)) for finding in findings if finding.level == level]


def _said(finding: Finding) -> str:
    said = Words.load("en").say(f"press-{finding.rule}", measured=finding.measured, limit=finding.limit)
    return f"page {finding.page}: {said}" if finding.page else said


def _report(findings: tuple[Finding, ...], target: Path, pdf: Opened) -> bytes:
    if target.suffix.lower() == ".json":
        listed = [asdict(finding) for finding in findings]
        return (json.dumps({"pages": pdf.pages, "findings": listed}, indent=2) + "\n").encode()
    lines = [f"{finding.level}: {_said(finding)}" for finding in findings]
    return "".join(f"{line}\n" for line in lines or [Words.load("en").say("press-clean")]).encode()
