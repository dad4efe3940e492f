"""Findings as text for a terminal and as JSON for scripts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from rephold.check.allowances import Judged
from rephold.check.rule import Finding
from rephold.words.words import Words

SHOWN = ("error", "warning")
"""Severities that are told without being asked; notes and exceptions are counted."""


def as_text(judged: Judged, words: Words, *, verbose: bool = False) -> str:
    """Each finding with its place, measure, limit and source; then how many there are."""
    lines: list[str] = []
    for finding in judged.findings:
        if verbose or finding.rule.severity in SHOWN:
            lines += _told(finding, words)
    if verbose:
        for finding, reason in judged.excepted:
            lines += [f"{finding.where}: {words.say('check-excepted')} [{finding.rule.id}]", f"    {reason}"]
    return "".join(f"{line}\n" for line in (*lines, summary(judged, words)))


def summary(judged: Judged, words: Words) -> str:
    """How many errors, warnings, notes and exceptions."""
    count = counts(judged)
    return words.say("check-summary", **count)


def counts(judged: Judged) -> dict[str, int]:
    """Errors, warnings, notes and excepted findings."""
    found = Counter(finding.rule.severity for finding in judged.findings)
    return {
        "errors": found["error"],
        "warnings": found["warning"],
        "notes": found["note"],
        "excepted": len(judged.excepted),
    }


def as_json(judged: Judged) -> str:
    """The same as JSON, exceptions with their reasons."""
    data = {
        "summary": counts(judged),
        "findings": [_plain(finding) for finding in judged.findings],
        "excepted": [_plain(finding) | {"reason": reason} for finding, reason in judged.excepted],
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def measured(finding: Finding, words: Words) -> str:
    """`17 words, limit 15 words`; what was found where there is no number."""
    limit = finding.rule.limit_text
    return words.say("check-measured", found=finding.measured, limit=limit) if limit else finding.measured


def _told(finding: Finding, words: Words) -> Iterator[str]:
    rule = finding.rule
    yield f"{finding.where}: {rule.severity}: {rule.title} [{rule.id}]"
    details = [measured(finding, words), f"“{finding.text}”" if finding.text else ""]
    if said := " · ".join(filter(None, details)):
        yield f"    {said}"
    yield f"    {finding.advice} ({rule.source})"


def _plain(finding: Finding) -> dict[str, Any]:
    rule = finding.rule
    return {
        "rule": rule.id,
        "severity": rule.severity,
        "title": rule.title,
        "file": finding.place.source,
        "line": finding.place.line or None,
        "column": finding.place.column or None,
        "page": finding.page or None,
        "text": finding.text,
        "measured": finding.measured,
        "limit": rule.limit_text,
        "source": rule.source,
        "hint": finding.advice,
    }
