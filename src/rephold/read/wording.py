"""What is wrong with a value, in plain words: (what, hint) for each kind of fault that validation finds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rephold.read.names import did_you_mean, nearest

_MAPPING = "keys and values"
_WANTED = {
    "bool_parsing": "true or false",
    "bool_type": "true or false",
    "dataclass_type": _MAPPING,
    "date_from_datetime_inexact": "a date such as 2026-11-22",
    "date_from_datetime_parsing": "a date such as 2026-11-22",
    "date_parsing": "a date such as 2026-11-22",
    "date_type": "a date such as 2026-11-22",
    "dict_type": _MAPPING,
    "float_parsing": "a number",
    "float_type": "a number",
    "int_from_float": "a whole number",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "list_type": "a list",
    "model_attributes_type": _MAPPING,
    "model_type": _MAPPING,
    "path_type": "a file name",
    "string_type": "text",
    "tuple_type": "a list",
}
_BOUNDS = {
    "greater_than": ("gt", "more than {} is wanted"),
    "greater_than_equal": ("ge", "at least {} is wanted"),
    "less_than": ("lt", "less than {} is wanted"),
    "less_than_equal": ("le", "at most {} is wanted"),
}
_NOT_A = re.compile(r"(?:'.*' )?is not (an? .+)")
_ID_HINT = "write lower-case words joined with hyphens, such as cat-camel"


@dataclass(frozen=True)
class Fault:
    """One fault as validation reports it, for the value (or key) that is meant."""

    kind: str
    context: Mapping[str, Any]
    value: object
    raw: str = ""
    """The value as it is written in the file, if it is a single one."""
    known: Sequence[str] = ()
    """Keys that a mapping may have here."""


def words_for(faults: Sequence[Fault]) -> tuple[str, str]:
    """(what, hint) for the faults of one value; several are the alternatives of a union that do not fit."""
    wanted = [_wanted(fault) for fault in faults]
    for fault, one in zip(faults, wanted, strict=True):
        if not one:
            return _one(fault)
    phrases = list(dict.fromkeys(phrase for one in wanted for phrase in one))
    choices = [word for fault in faults for word in _choices(fault)]
    return _wrong_type(faults[0], phrases, choices)


def _wrong_type(fault: Fault, phrases: list[str], choices: list[str]) -> tuple[str, str]:
    if fault.value is None:
        return "is empty", "write a value, or take the line out"
    *others, last = phrases
    list_of = f"{', '.join(others)} or {last}" if others else last
    verb = "are" if last == _MAPPING else "is"
    return f"is {what_it_is(fault.value)}; {list_of} {verb} wanted", _type_hint(fault, phrases, choices)


def _type_hint(fault: Fault, phrases: list[str], choices: list[str]) -> str:
    value = fault.value
    if isinstance(value, str) and (meant := nearest(value, choices)):
        return f"did you mean {meant}?"
    if "text" in phrases and isinstance(value, bool | int | float):
        return f'put it in quotes: "{fault.raw or value}"'
    if "a list" in phrases and not isinstance(value, dict):
        return "write each entry on a line of its own, after '- '"
    if _MAPPING in phrases and fault.known:
        return f"known here: {', '.join(fault.known[:12])}{' …' if len(fault.known) > 12 else ''}"
    return ""


def _wanted(fault: Fault) -> list[str]:
    """What is wanted in place of the value, if the value is another kind of thing; else nothing."""
    if fault.kind == "literal_error":
        return _choices(fault)
    if fault.kind == "value_error" and (found := _NOT_A.fullmatch(_said(fault).partition("; ")[0])):
        return [found[1]]
    return [_WANTED[fault.kind]] if fault.kind in _WANTED else []


def _choices(fault: Fault) -> list[str]:
    return re.findall(r"'([^']*)'", str(fault.context.get("expected", "")))


def _one(fault: Fault) -> tuple[str, str]:
    if fault.kind == "value_error":
        what, _, hint = _said(fault).partition("; ")
        return what, hint
    if fault.kind == "string_pattern_mismatch":
        return f"{_shown(fault.value)} is not an id", _ID_HINT
    if fault.kind in _BOUNDS:
        key, phrase = _BOUNDS[fault.kind]
        bound = fault.context[key]
        limit = f"{bound:g}" if isinstance(bound, int | float) else str(bound)
        return f"is {fault.raw or fault.value}; {phrase.format(limit)}", ""
    if fault.kind.endswith(("too_short", "too_long")):
        return _length(fault)
    return f"is {what_it_is(fault.value)}, which cannot be used here", did_you_mean("", fault.known)


def _length(fault: Fault) -> tuple[str, str]:
    is_text = isinstance(fault.value, str)
    unit = "character" if is_text else "entry"
    size = len(fault.value) if isinstance(fault.value, str | list | dict) else 0
    least, most = fault.context.get("min_length"), fault.context.get("max_length")
    if fault.kind.endswith("too_short"):
        if is_text and not str(fault.value).strip():
            return "is empty", "write a text, or take the line out"
        return f"has {_count(size, unit)}; at least {least} wanted", ""
    hint = "shorten it, or split it" if is_text else "leave some out"
    return f"has {_count(size, unit)}; at most {most} fit", hint


def _count(number: int, unit: str) -> str:
    plural = "entries" if unit == "entry" else f"{unit}s"
    return f"{number:,} {unit if number == 1 else plural}"


def _said(fault: Fault) -> str:
    return str(fault.context.get("error", ""))


def what_it_is(value: object) -> str:
    """`the text 'abc'`, `the number 5`, `a list`: what somebody has written."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"the number {value}"
    if isinstance(value, str):
        return f"the text {_shown(value)}"
    return "a list" if isinstance(value, list) else _MAPPING


def _shown(value: object) -> str:
    text = str(value)
    return f"'{text[:40]}…'" if len(text) > 40 else f"'{text}'"
