"""YAML text to a tree of nodes, fast and within bounds.

Only what our files need is recognised: `true`, `false`, `null`, whole numbers, decimal numbers. All else is
text: so `no`, `off`, `5-10`, `1:30`, `007` and dates stay the words that somebody wrote.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml.composer import Composer
from yaml.nodes import MappingNode, Node, ScalarNode
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

DEEPEST = 30
"""Levels of nesting; libyaml's composer recurses in C and would crash the process at some 10,000."""

_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})?\.[0-9]{1,17}")
_FIXED = {"true": "bool", "false": "bool", "null": "null", "~": "null", "": "null"}
_MAY_BE_NUMBER = frozenset("+-.0123456789")


class TooDeepError(yaml.MarkedYAMLError):
    """The text nests deeper than any of our files."""


class _Bounds:
    """What the composer asks for each node: its tag, and whether it is still within bounds."""

    depth = 0

    def descend_resolver(self, parent: Node | None, index: object) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise TooDeepError(problem="too deep", problem_mark=parent.start_mark if parent else None)

    def ascend_resolver(self) -> None:
        self.depth -= 1

    def resolve(self, kind: type[Node], value: Any, implicit: Any) -> str:
        if kind is not ScalarNode:
            return "map" if kind is MappingNode else "seq"
        return scalar_tag(value) if implicit[0] else "str"


def scalar_tag(text: str) -> str:
    """What an unquoted word is: bool, null, int, float or str."""
    if text[:1] in _MAY_BE_NUMBER:
        if _WHOLE.fullmatch(text):
            return "int"
        if _DECIMAL.fullmatch(text):
            return "float"
    return _FIXED.get(text, "str")


class PlainLoader(_Bounds, Reader, Scanner, Parser, Composer):
    """The loader in pure Python."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)


Loader: type[Any]
try:
    from yaml.cyaml import CParser  # type: ignore[attr-defined]
except ImportError:  # PyYAML was built without libyaml: the same trees, about ten times slower
    Loader = PlainLoader
else:

    class FastLoader(_Bounds, CParser):
        """The loader in C."""

    Loader = FastLoader


def compose(text: str, loader: type[Any] = Loader) -> Node | None:
    """The root node of the only document, None if the text is empty; yaml.YAMLError if it is not YAML."""
    node: Node | None = loader(text).get_single_node()
    return node
