"""What validation finds wrong with values of a request, as problems at the places that asked for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pydantic import ValidationError

from rephold.errors import Place, Problem
from rephold.read.wording import Fault, words_for


def problems_of(
    error: ValidationError,
    values: Mapping[str, int | str],
    places: Mapping[str, Place],
    named: Callable[[str], str],
) -> list[Problem]:
    """One problem for each field at fault; `named` says what a field is called in messages.

    What is wrong with the whole is told at the last of the places. An option names its value already, so a
    message about one does not say it again.
    """
    last = list(places.values())[-1]
    grouped: dict[str, list[Fault]] = {}
    for detail in error.errors(include_url=False):
        part = str(detail["loc"][0]) if detail["loc"] else ""
        value = values.get(part)
        grouped.setdefault(part, []).append(Fault(detail["type"], detail.get("ctx", {}), value, str(value)))
    problems = []
    for part, faults in grouped.items():
        what, hint = words_for(faults)
        place, about = places.get(part, last), named(part)
        said = what if place.source.endswith(f" {about}") else f"{about}: {what}"
        problems.append(Problem(place, said, hint))
    return problems
