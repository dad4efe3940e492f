"""A YAML file as plain data that still knows where each value and each key stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from rephold import shelf
from rephold.errors import ContentError, Place, Problem
from rephold.read.yaml_loader import DEEPEST, compose
from rephold.read.yaml_trouble import refused_characters, syntax_problem

Where = tuple[str | int, ...]
"""The way to a value: keys and list positions from 0, such as ("dose", "reps") or ("steps", 2)."""

LARGEST = 1_000_000
"""Bytes of a file; our largest have some 20,000."""
MOST_NODES = 20_000
"""Values in a file with its repetitions (*name) written out."""

_UNQUOTED_COLOUR = re.compile(r"\s*(#[0-9A-Fa-f]{3,8})\s*")
_KNOWN_TAGS = {"map", "seq", "str", "int", "float", "bool", "null"}
_GIVEN_TAGS = {f"tag:yaml.org,2002:{name}": name for name in ("map", "seq", "str")}


@dataclass(frozen=True)
class Source:
    """Plain data (dict, list, str, int, float, bool, None) of one file, and the places of its parts."""

    name: str
    data: dict[str, Any]
    root: Node
    problems: tuple[Problem, ...] = ()
    """What is wrong although it could be read: keys given twice and the like."""

    def place(self, where: Where = ()) -> Place:
        """Where the value stands; of a value that is not there, where the thing starts that lacks it."""
        return self._place_of(self._trail(where)[-1][1])

    def key_place(self, where: Where) -> Place:
        """Where the key stands; for an entry of a list, where the entry stands."""
        return self._place_of(self._trail(where)[-1][0])

    def holds(self, where: Where) -> bool:
        """Whether the file has a value there."""
        return len(self._trail(where)) == len(where) + 1

    def value(self, where: Where) -> object:
        """The plain value there, or None if there is none."""
        found: Any = self.data
        for step in where:
            if isinstance(step, str):
                found = found.get(step) if isinstance(found, dict) else None
            else:
                found = found[step] if isinstance(found, list) and step < len(found) else None
        return found

    def raw(self, where: Where) -> str:
        """The text of a single value as it was written, without quotes; "" for lists and mappings."""
        node = self._trail(where)[-1][1]
        return str(node.value) if self.holds(where) and isinstance(node, ScalarNode) else ""

    def _trail(self, where: Where) -> list[tuple[Node, Node]]:
        """(key node, value node) from the root as far as the way exists."""
        trail = [(self.root, self.root)]
        for step in where:
            found = _child(trail[-1][1], step)
            if found is None:
                break
            trail.append(found)
        return trail

    def _place_of(self, node: Node) -> Place:
        return Place(self.name, node.start_mark.line + 1, node.start_mark.column + 1)


def read_source(path: Path, name: str | None = None) -> Source:
    """The source in a file; MissingError if it is not there, ContentError if it is not YAML."""
    return parse(shelf.read_bytes(path, LARGEST + 1), name or str(path))


def parse(raw: bytes | str, name: str) -> Source:
    """The source in bytes or text; `name` is what messages call it. ContentError if it is no YAML mapping."""
    text = _decode(raw, name) if isinstance(raw, bytes) else raw.removeprefix("\ufeff")
    if refused := tuple(refused_characters(text, name)):
        raise ContentError(*refused)
    try:
        root = compose(text)
    except yaml.YAMLError as error:
        raise ContentError(syntax_problem(error, name, text)) from None
    if root is None or (isinstance(root, ScalarNode) and root.tag == "null"):
        raise ContentError.at(
            name, "is empty", "`rephold new` writes a starter for each kind of file", line=1
        )
    if not isinstance(root, MappingNode):
        raise ContentError.at(
            name,
            "does not hold keys and values",
            "write lines such as `id: cat-camel`",
            line=root.start_mark.line + 1,
            column=root.start_mark.column + 1,
        )
    builder = _Builder(name, text)
    data = builder.build(root, 0)
    return Source(name, data, root, tuple(builder.problems))


def _decode(raw: bytes, name: str) -> str:
    if len(raw) > LARGEST:
        raise ContentError.at(
            name, f"has more than {LARGEST:,} bytes, more than is read", "is it the right file?"
        )
    hint = "save it as UTF-8 in your editor"
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise ContentError.at(name, "is saved as UTF-16", hint)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        raise ContentError.at(name, "is not saved as UTF-8", hint, line=line, column=column) from None


def _child(node: Node, step: str | int) -> tuple[Node, Node] | None:
    if isinstance(node, MappingNode):
        found = [(key, value) for key, value in node.value if key.value == step]
        return found[0] if found else None
    if isinstance(node, SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
        return node.value[step], node.value[step]
    return None


class _Builder:
    """Plain data from nodes; a repetition (*name) is written out anew each time, up to a bound."""

    def __init__(self, source: str, text: str) -> None:
        self.source = source
        self.text = text
        self.problems: list[Problem] = []
        self.left = MOST_NODES

    def build(self, node: Node, depth: int) -> Any:
        self.left -= 1
        if self.left < 0 or depth > DEEPEST:
            raise ContentError(
                Problem(
                    self._place(node),
                    f"is larger than {MOST_NODES:,} values when its repetitions are written out",
                    "use fewer *names",
                )
            )
        tag = _GIVEN_TAGS.get(node.tag, node.tag)
        if tag not in _KNOWN_TAGS:
            self._complain(
                node, f"has the tag {tag.replace('tag:yaml.org,2002:', '!!')}", "leave the tag out"
            )
        if isinstance(node, MappingNode):
            return self._mapping(node, depth)
        if isinstance(node, SequenceNode):
            return [self.build(entry, depth + 1) for entry in node.value]
        if tag == "null":
            self._commented_out(node)
        return _scalar(tag, node.value)

    def _mapping(self, node: MappingNode, depth: int) -> dict[str, Any]:
        built: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self._complain(
                    key, "a key must be a word", "text that starts with a bracket goes in double quotes"
                )
            elif key.value in built:
                self._complain(key, f"{key.value} is given twice", "keep one of the two")
            else:
                built[key.value] = self.build(value, depth + 1)
        return built

    def _commented_out(self, node: Node) -> None:
        """Complain of `colour: #14506b`, which YAML takes for no colour and a comment."""
        rest = self.text[node.start_mark.index :].partition("\n")[0]
        if found := _UNQUOTED_COLOUR.fullmatch(rest):
            self._complain(node, f"{found[1]} is taken for a comment", f'put it in quotes: "{found[1]}"')

    def _complain(self, node: Node, what: str, hint: str) -> None:
        self.problems.append(Problem(self._place(node), what, hint))

    def _place(self, node: Node) -> Place:
        return Place(self.source, node.start_mark.line + 1, node.start_mark.column + 1)


def _scalar(tag: str, text: str) -> Any:
    if tag == "int":
        return int(text)
    if tag == "float":
        return float(text)
    if tag == "bool":
        return text == "true"
    return None if tag == "null" else text
