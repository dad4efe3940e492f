"""What ships passes its own checks; what is excepted has its reason, and nothing is excepted for nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rephold.check.allowances import exemptions, judged
from rephold.check.lint import lint
from rephold.check.pdf import lint_pdf
from rephold.check.rule import Finding
from rephold.check.subjects import corpus, files_of
from rephold.model.log_request import LogRequest
from rephold.model.prescription import Request
from rephold.pipeline import Made, make_handout, make_leaflet, make_log, make_sign_off
from rephold.read.library import Library
from rephold.shelf import Shelf
from support.checked_content import DAY
from support.weekly import LOG_ID

LIBRARY = Library(Shelf())


def told(findings: tuple[Finding, ...]) -> list[str]:
    return [
        f"{one.where}: {one.rule.id} {one.measured} {one.text}"
        for one in findings
        if one.rule.severity != "note"
    ]


def test_all_content_that_ships_is_clean_and_no_exception_is_out_of_date() -> None:
    top = Path(__file__).parents[2]
    findings = lint(corpus(files_of(Shelf()), Shelf(), DAY, top), top)
    found = judged(findings, exemptions(None), scope={"shipped content"})
    assert told(found.findings) == []
    assert {finding.rule.id for finding, _ in found.excepted} >= {"safety/signed", "dose/hold"}


def log(request: Request, library: Library) -> Made:
    return make_log(request, LogRequest(), library, LOG_ID)


@pytest.mark.parametrize(
    ("name", "make", "edition"),
    [
        ("low-back-pain", make_handout, "standard"),
        ("low-back-pain", make_handout, "large-print"),
        ("low-back-pain", make_handout, "fridge"),
        ("low-back-pain", make_handout, "pocket"),
        ("low-back-pain", make_handout, "comfortable"),
        ("low-back-pain", make_handout, "easy-read"),
        ("low-back-pain", make_handout, "poster"),
        ("causes-of-low-back-pain", make_leaflet, "poster"),
        ("low-back-pain", log, "large-print"),
        ("causes-of-low-back-pain", make_leaflet, "standard"),
        ("correct-posture", make_leaflet, "standard"),
        ("low-back-pain", make_sign_off, "standard"),
        ("low-back-pain", log, "standard"),
        ("catalogue", make_leaflet, "standard"),
    ],
)
def test_what_is_printed_is_clean(name: str, make: Callable[..., Made], edition: str) -> None:
    made = make(Request.model_validate({"programme": name, "edition": edition}), LIBRARY)
    found = judged(lint_pdf(made.data, f"{name}-leaflet.pdf", LIBRARY), exemptions(None))
    assert told(found.findings) == []
    assert all(finding.rule.family == "print" for finding, _ in found.excepted)


def test_large_print_needs_no_exception_for_what_stands_in_it() -> None:
    request = Request(programme="low-back-pain", edition="large-print")
    found = lint_pdf(make_handout(request, LIBRARY).data, "large.pdf", LIBRARY)
    assert {finding.rule.id for finding in found} == {"print/caption-edge"}
