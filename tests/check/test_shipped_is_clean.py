"""What ships passes its own checks; what is excepted has its reason, and nothing is excepted for nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from rephold.check.allowances import exemptions, judged
from rephold.check.lint import lint
from rephold.check.pdf import lint_pdf
from rephold.check.rule import Finding
from rephold.check.subjects import corpus, files_of
from rephold.model.prescription import Request
from rephold.pipeline import Made, make_handout, make_leaflet, make_sign_off
from rephold.read.library import Library
from rephold.shelf import Shelf
from support.checked_content import DAY

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


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("low-back-pain", make_handout),
        ("causes-of-low-back-pain", make_leaflet),
        ("correct-posture", make_leaflet),
        ("low-back-pain", make_sign_off),
    ],
)
def test_what_is_printed_is_clean(name: str, make: object) -> None:
    made: Made = make(Request(programme=name), LIBRARY)  # type: ignore[operator]
    found = judged(lint_pdf(made.data, f"{name}.pdf", LIBRARY), exemptions(None))
    assert told(found.findings) == []
    assert {finding.rule.id for finding, _ in found.excepted} <= {"print/label-size", "print/line-length"}
