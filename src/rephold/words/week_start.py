"""The day on which a week begins in a country."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from rephold.model.log_request import WEEKDAYS, Weekday


def first_weekday(country: str | None) -> int:
    """The ISO weekday of a week's first day, 1 for Monday; where nothing is known, Monday."""
    return WEEKDAYS.index(_by_country().get(country or "", "mon")) + 1


@cache
def _by_country() -> dict[str, Weekday]:
    table = yaml.safe_load(Path(__file__).with_name("week_start.yaml").read_text(encoding="utf-8"))
    return {country: day for day, countries in table.items() for country in countries}
