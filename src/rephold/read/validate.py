"""Plain data to a noun; every fault of validation becomes a problem with its place, in our words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from rephold.errors import ContentError, Place, Problem
from rephold.read.fields import description, fields_at
from rephold.read.kinds import kind_of
from rephold.read.names import did_you_mean
from rephold.read.wording import Fault, words_for
from rephold.read.yaml_source import Where

N = TypeVar("N", bound=BaseModel)


class Locator(Protocol):
    """Knows where values and keys stand; a Source is one."""

    def place(self, where: Where = ()) -> Place: ...

    def key_place(self, where: Where) -> Place: ...

    def raw(self, where: Where) -> str: ...


def validate(kind: type[N], data: Mapping[str, Any], locator: Locator) -> N:
    """The noun for this data; ContentError lists every fault, sorted by place.

    Validated strictly as JSON is: a number is never taken for text nor text for a number, dates come as text.
    """
    try:
        return kind.model_validate_json(json.dumps(data, ensure_ascii=False), strict=True)
    except ValidationError as error:
        found = problems_of(kind, data, error, locator)
    raise ContentError(*found)


def problems_of(
    kind: type[BaseModel], data: Mapping[str, Any], error: ValidationError, locator: Locator
) -> list[Problem]:
    """One problem for each value that is at fault, sorted by place."""
    groups: dict[tuple[Where, str], list[ErrorDetails]] = {}
    deeper: set[Where] = set()
    for detail in error.errors(include_url=False, include_input=False):
        where, in_union = _where(data, detail)
        if _counts_wrongly(_value(data, where) if detail["type"] == "too_short" else None, detail):
            continue
        if in_union is not None:
            deeper.add(in_union)
        role = detail["type"] if detail["type"] in ("missing", "extra_forbidden") else ""
        role = "key" if detail["loc"] and detail["loc"][-1] == "[key]" else role
        groups.setdefault((where, role), []).append(detail)
    return sorted(
        {
            _problem(kind, data, where, role, details, locator)
            for (where, role), details in groups.items()
            if role or where not in deeper
        }
    )


def subject(where: Where, root: str) -> str:
    """`steps[2].exercise`: how messages name a value; entries are counted from 1."""
    text = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in where)
    return text.removeprefix(".") or root


def _where(data: object, detail: ErrorDetails) -> tuple[Where, Where | None]:
    """(the way to the value in the data, the way to a union of which one alternative was gone into).

    pydantic's own way also names the alternatives of unions; those steps do not exist in the data.
    """
    where: list[str | int] = []
    union: Where | None = None
    skipped = False
    last = len(detail["loc"]) - 1
    for position, step in enumerate(detail["loc"]):
        if position == last and detail["type"] == "missing":
            union = union or (tuple(where) if skipped else None)
            where.append(step)
        elif (isinstance(data, dict) and step in data) or (
            isinstance(data, list) and isinstance(step, int) and step < len(data)
        ):
            if skipped:
                union = union or tuple(where)
            data = data[step]  # type: ignore[index]
            where.append(step)
        elif step != "[key]":
            skipped = True
    return tuple(where), union


def _problem(
    kind: type[BaseModel],
    data: Mapping[str, Any],
    where: Where,
    role: str,
    details: list[ErrorDetails],
    locator: Locator,
) -> Problem:
    root = kind_of(kind).name.replace("-", " ")
    if role in ("missing", "extra_forbidden"):
        parent, name = where[:-1], str(where[-1])
        about = subject(parent, root)
        if role == "missing":
            if isinstance(where[-1], int):
                return Problem(locator.place(parent), f"{about}: entry {where[-1] + 1} is missing")
            return Problem(locator.place(parent), f"{about}: {name} is missing", description(kind, where))
        known = fields_at(kind, parent)
        return Problem(
            locator.key_place(where),
            f"{about}: there is no key '{name}' here",
            did_you_mean(name, list(known)),
        )
    value: object = where[-1] if role == "key" else _value(data, where)
    known_here = tuple(fields_at(kind, where))
    faults = [Fault(d["type"], d.get("ctx", {}), value, locator.raw(where), known_here) for d in details]
    what, hint = words_for(faults)
    place = locator.key_place(where) if role == "key" else locator.place(where)
    about = subject(where[:-1], root) if role == "key" else subject(where, root)
    return Problem(place, f"{about}: {what}", hint)


def _counts_wrongly(value: object, detail: ErrorDetails) -> bool:
    """Whether a list is called too short only because some of its entries have faults of their own."""
    return isinstance(value, list) and len(value) >= detail["ctx"]["min_length"]


def _value(data: Any, where: Where) -> object:
    for step in where:
        data = data[step]
    return data
