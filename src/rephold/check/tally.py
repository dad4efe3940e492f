"""The same thing found on many pages is told once: where it is first, and on how many pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from rephold.check.rule import Finding, found
from rephold.errors import Place


@dataclass
class _Kept:
    page: int
    text: str
    pages: int
    last: int


@dataclass
class Tally:
    """Findings of one PDF. Its size depends on how much is wrong, not on how long the file is."""

    place: Place
    _kept: dict[tuple[str, str | float, str], _Kept] = field(default_factory=dict)

    def add(
        self,
        rule: str,
        page: int,
        measured: str | float = "",
        text: str = "",
        about: str = "",
        *,
        pages: int = 1,
    ) -> None:
        """Keep a finding; those with the same rule, measure and `about` are one."""
        kept = self._kept.setdefault((rule, measured, about), _Kept(page, text, 0, 0))
        if kept.last != page:
            kept.pages, kept.last = kept.pages + pages, page

    def findings(self) -> Iterator[Finding]:
        """Each with the first page it is on."""
        for (rule, measured, _), kept in self._kept.items():
            more = f" (and on {kept.pages - 1} more pages)" if kept.pages > 1 else ""
            yield found(rule, self.place, measured, (kept.text + more).strip(), page=kept.page)
