"""Findings as SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines they are about."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from rephold import __version__
from rephold.check.allowances import Judged
from rephold.check.rule import Finding, Rule, rules

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_sarif(judged: Judged) -> str:
    """One run with every rule that was broken; exceptions are suppressed results with their justification."""
    everything = [(finding, "") for finding in judged.findings] + list(judged.excepted)
    broken = [rule for rule in rules().values() if any(finding.rule is rule for finding, _ in everything)]
    index = {rule.id: number for number, rule in enumerate(broken)}
    driver = {"name": "rephold", "version": __version__, "rules": [_rule(rule) for rule in broken]}
    results = [_result(finding, index[finding.rule.id], reason) for finding, reason in everything]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    whole = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    limit = f" {rule.limit_text}." if rule.limit_text else ""
    return {
        "id": rule.id,
        "shortDescription": {"text": f"{rule.title}."},
        "fullDescription": {"text": f"{rule.title}.{limit} {rule.source}."},
        "help": {"text": rule.hint},
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(finding: Finding, index: int, reason: str) -> dict[str, Any]:
    parts = (finding.rule.title, finding.measured, finding.text, finding.advice)
    result: dict[str, Any] = {
        "ruleId": finding.rule.id,
        "ruleIndex": index,
        "level": finding.rule.severity,
        "message": {"text": ". ".join(part for part in parts if part)},
        "locations": [_location(finding)],
    }
    if reason:
        result["suppressions"] = [{"kind": "external", "justification": reason}]
    return result


def _location(finding: Finding) -> dict[str, Any]:
    place = finding.place
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(place.source)}}
    if place.line:
        physical["region"] = {"startLine": place.line, "startColumn": max(1, place.column)}
    location: dict[str, Any] = {"physicalLocation": physical}
    if finding.page:
        location["logicalLocations"] = [{"name": f"page {finding.page}", "kind": "element"}]
    return location


def _uri(source: str) -> str:
    path = PurePosixPath(source)
    return f"file://{quote(source)}" if path.is_absolute() else quote(source)
