"""Exceptions: known, with a reason, and about something."""

from __future__ import annotations

from pathlib import Path

from rephold.check.allowances import Judged, exemptions, judged
from rephold.check.rule import found
from rephold.errors import Place

NARROW = found("layout/margin", Place("papers/narrow.yaml", 4), 10.0, "narrow")
WIDE = found("layout/margin", Place("papers/wide.yaml", 4), 11.0, "wide")
ENTRY = """\
exceptions:
  - rule: layout/margin
    place: papers/narrow.yaml
    found: "10 mm*"
    reason: Our rack takes nothing wider.
"""


def with_exceptions(folder: Path, text: str, *findings: object, scope: tuple[str, ...] = ()) -> Judged:
    (folder / "check.yaml").write_text(text, encoding="utf-8")
    own = [one for one in exemptions(folder) if one.own]
    return judged(findings, own, scope=scope)  # type: ignore[arg-type]


def test_an_excepted_finding_does_not_count_and_is_told_with_its_reason(tmp_path: Path) -> None:
    told = with_exceptions(tmp_path, ENTRY, NARROW, WIDE)
    assert told.findings == (WIDE,)
    assert told.excepted == ((NARROW, "Our rack takes nothing wider."),)


def test_an_exception_is_for_what_was_found_and_not_for_worse(tmp_path: Path) -> None:
    worse = found("layout/margin", Place("papers/narrow.yaml", 4), 5.0, "narrow")
    assert with_exceptions(tmp_path, ENTRY, worse).findings == (worse,)


def test_an_exception_without_a_reason_excepts_nothing_and_is_a_finding(tmp_path: Path) -> None:
    told = with_exceptions(tmp_path, ENTRY.replace("    reason: Our rack takes nothing wider.\n", ""), NARROW)
    assert NARROW in told.findings
    assert [(str(one.place), one.rule.id, one.measured) for one in told.findings if one != NARROW] == [
        ("check.yaml:2:5", "content/exception", "has no reason")
    ]


def test_an_exception_for_nothing_is_a_finding_where_everything_was_looked_at(tmp_path: Path) -> None:
    assert with_exceptions(tmp_path, ENTRY, WIDE).findings == (WIDE,)
    stale = with_exceptions(tmp_path, ENTRY, WIDE, scope=("own content",)).findings
    assert [one.measured for one in stale if one != WIDE] == ["nothing is found for it any more"]


def test_an_exception_from_a_rule_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    (one,) = with_exceptions(tmp_path, ENTRY.replace("layout/margin", "layout/margins")).findings
    assert (one.measured, one.text) == ("there is no such rule", "layout/margins")


def test_every_exception_that_ships_has_a_reason() -> None:
    shipped = exemptions(None)
    assert shipped
    assert all(len(str(one.allowed.reason)) > 15 for one in shipped)
