"""A printed log as text: the way from the id on a sheet back to what was prescribed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rephold.cli.prose import Prose
from rephold.model.log_id import grouped
from rephold.model.log_template import LogTemplate, TemplateRow
from rephold.words.words import Words


@dataclass(frozen=True)
class AskedFor:
    """What the register kept of a request, and the patient's name where that was to be kept."""

    request: Mapping[str, Any]
    log: Mapping[str, Any]
    patient: str | None

    @staticmethod
    def of(kept: str, patient: str | None) -> AskedFor:
        """From the JSON that the register has."""
        told = json.loads(kept)
        return AskedFor(told.get("request", {}), told.get("log", {}), patient)

    def as_json(self) -> str:
        """A prescription file that asks for the same, without the patient's name."""
        asked = {**self.request, "log": dict(self.log)} if self.log else dict(self.request)
        return json.dumps(asked, indent=2, ensure_ascii=False) + "\n"


def log_description(template: LogTemplate, asked: AskedFor, words: Words) -> Prose:
    """Which programme, weeks and pages; each exercise with its dose as printed; what else was asked for."""
    prose = Prose()
    prose.heading(f"Log {grouped(template.log_id)}  ({template.programme})")
    first, weeks = template.weeks[0], len(template.weeks)
    pages = len(template.pages)
    prose.facts(
        (
            ("programme", f"{template.programme}, version {template.programme_version}"),
            ("patient", asked.patient or "not kept"),
            ("weeks", f"{weeks}, from {words.date(first)}" if first else f"{weeks}, without dates"),
            ("pages", str(pages)),
        )
    )
    prose.section("Exercises", (_row(row, words) for row in template.rows))
    given = {**asked.request, **asked.log}
    prose.section(
        "Asked for", (f"{key.replace('_', ' ')}: {_plain(given[key])}" for key in given if key != "programme")
    )
    return prose


def _row(row: TemplateRow, words: Words) -> str:
    planned = f"{row.sessions} a day on {len(row.days)} days a week" if row.days else "only if needed"
    return f"{row.label}. {row.name} ({row.exercise}): {words.dose_sentence(row.dose)} Boxes: {planned}."


def _plain(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
