"""Findings that count, apart from those excepted with a reason; exceptions that are wrong are findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from rephold.check.rule import Finding, found, rules
from rephold.errors import Place
from rephold.model.allowed import Allowances, Allowed
from rephold.read.nouns import noun_of
from rephold.read.yaml_source import Source, read_source
from rephold.shelf import is_file

SHIPPED = Path(__file__).with_name("exceptions.yaml")
OWN = "check.yaml"


@dataclass(frozen=True)
class Exempt:
    """An exception and where it is written."""

    allowed: Allowed
    place: Place
    own: bool
    """Whether it is a clinic's."""

    def covers(self, finding: Finding) -> bool:
        """Whether the finding is what it is about."""
        return (
            finding.rule.id == self.allowed.rule
            and fnmatchcase(finding.place.source, f"*{self.allowed.place}")
            and fnmatchcase(f"{finding.measured} {finding.text}".strip(), self.allowed.found)
        )


@dataclass(frozen=True)
class Judged:
    """What counts, and what is excepted with its reason."""

    findings: tuple[Finding, ...]
    excepted: tuple[tuple[Finding, str], ...]


def exemptions(clinic: Path | None, name: str = OWN) -> tuple[Exempt, ...]:
    """Those that ship, and those of a clinic's folder; `name` is what its file is called in findings."""
    sources = [(read_source(SHIPPED, f"check/{SHIPPED.name}"), False)]
    if clinic and is_file(clinic / OWN):
        sources.append((read_source(clinic / OWN, name), True))
    return tuple(one for source, own in sources for one in _of(source, own))


def judged(findings: Iterable[Finding], exempt: Iterable[Exempt], *, scope: Iterable[str] = ()) -> Judged:
    """The findings without the excepted ones, and with the exceptions that are wrong.

    `scope` says what has been checked completely: "shipped content", "own content", "shipped pdf", "own pdf";
    only there it is known that an exception is about nothing any more.
    """
    exempt, counted, excepted = tuple(exempt), [], []
    used: set[Exempt] = set()
    for finding in findings:
        one = next((one for one in exempt if one.allowed.reason and one.covers(finding)), None)
        if one is None:
            counted.append(finding)
        else:
            used.add(one)
            excepted.append((finding, str(one.allowed.reason)))
    counted += _wrong(exempt, used, set(scope))
    return Judged(tuple(sorted(counted)), tuple(excepted))


def _wrong(exempt: Iterable[Exempt], used: set[Exempt], scope: set[str]) -> Iterator[Finding]:
    for one in exempt:
        name = one.allowed.rule
        kind = "pdf" if one.allowed.place.endswith(".pdf") else "content"
        if name not in rules():
            yield found("content/exception", one.place, "there is no such rule", name)
        elif not one.allowed.reason:
            yield found("content/exception", one.place, "has no reason", name)
        elif one not in used and f"{'own' if one.own else 'shipped'} {kind}" in scope:
            yield found("content/exception", one.place, "nothing is found for it any more", name)


def _of(source: Source, own: bool) -> Iterator[Exempt]:
    for number, allowed in enumerate(noun_of(Allowances, source).exceptions):
        yield Exempt(allowed, source.place(("exceptions", number)), own)
