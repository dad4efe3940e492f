"""What is wrong with a text that is not YAML, in words for somebody who never heard of a parser."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from rephold.errors import Place, Problem
from rephold.model.text import describe
from rephold.read.yaml_loader import DEEPEST

_REFUSED = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_QUOTES = "put the whole text in double quotes"

# (pattern of the parser's message, whether the place is where the thing began, what, hint)
_PLAIN: tuple[tuple[str, bool, str, str], ...] = (
    (
        r"tab character|'\\t'",
        False,
        "a tab stands where spaces belong",
        "indent with spaces, two for each level",
    ),
    (r"cannot start any token", False, "text cannot start with this character", _QUOTES),
    (
        r"mapping values are not allowed",
        False,
        "a second colon in one line, or a line too far to the right",
        'text that has ": " in it goes in double quotes; keys of one thing start in one column',
    ),
    (r"could not find expected ':'", True, "a key without a colon", "write `key: value`"),
    (r"unexpected end of stream", True, "a quote is opened here and never closed", "close it"),
    (r"unexpected document indicator", True, "a quote is opened here and never closed", "close it"),
    (r"unknown escape character", False, "a backslash inside double quotes", r"write \\ for a backslash"),
    (
        r"expected ',' or '[\]}]'",
        True,
        "a bracket is opened here and not closed, or a comma is missing",
        "part the entries with commas and close the bracket; text with brackets goes in double quotes",
    ),
    (
        r"undefined alias|alphabetic or numeric character",
        False,
        "text cannot start with * or &",
        f"{_QUOTES}; in YAML * and & repeat a part of the file that has a name",
    ),
    (
        r"entries are not allowed",
        False,
        "a list starts on the line of its key",
        "start it on the next line, each entry after '- '",
    ),
    (
        r"duplicate anchor",
        False,
        "two parts of the file have the same &name",
        "give one of them another name",
    ),
    (
        r"another document|single document",
        False,
        "a second document starts here",
        "keep one, take the --- out",
    ),
    (
        r"expected key|<block end>|'-' indicator|<document start>",
        False,
        "this line does not fit under the one above it",
        "lines that belong together start in one column; text that starts with a quote ends with it",
    ),
)


def syntax_problem(error: yaml.YAMLError, source: str, text: str) -> Problem:
    """The plain-words problem for an error of the YAML parser."""
    mark = getattr(error, "problem_mark", None)
    began = getattr(error, "context_mark", None) or mark
    message = str(getattr(error, "problem", "") or error)
    if mark and "cannot start any token" in message and _character_at(text, mark) == "\t":
        message = "tab character"
    for pattern, at_beginning, what, hint in _PLAIN:
        if re.search(pattern, message):
            return Problem(_place(source, began if at_beginning else mark), what, hint)
    if message == "too deep":
        what = f"is nested deeper than {DEEPEST} levels"
        return Problem(_place(source, mark), what, "write it flatter; are brackets left open?")
    return Problem(
        _place(source, mark),
        "this is not YAML",
        "compare with a starter: `rephold new` writes one for each kind",
    )


def refused_characters(text: str, source: str, most: int = 5) -> Iterator[Problem]:
    """A problem for each control character in the text, the first few."""
    for found, match in enumerate(_REFUSED.finditer(text)):
        if found == most:
            return
        before = text[: match.start()]
        line = before.count("\n") + 1
        column = match.start() - (before.rfind("\n") + 1) + 1
        yield Problem(
            Place(source, line, column),
            f"has {describe(match.group())}, which cannot be printed",
            "take it out",
        )


def _place(source: str, mark: yaml.Mark | None) -> Place:
    return Place(source, mark.line + 1, mark.column + 1) if mark else Place(source)


def _character_at(text: str, mark: yaml.Mark) -> str:
    return text[mark.index : mark.index + 1]
