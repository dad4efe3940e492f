"""The elements of a tagged PDF as a tree of nodes, each read once, whoever made the file.

pypdf keeps every object that it has resolved. Here they are let go from time to time, so that a file of
thousands of pages needs memory for its nodes alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from sys import intern
from typing import Any

import pypdf
from pypdf.generic import ArrayObject, IndirectObject

KEPT = 20_000
"""Resolved objects that pypdf may keep, some 30 MB."""
_DEEPEST = 32
"""Levels of a number tree, and of roles that are mapped to others."""


@dataclass(slots=True)
class Node:
    """A structure element: children are elements, (page, mark number), or annotations by object number."""

    role: str
    number: int
    reference: Any
    kids: list[Node | tuple[int, int] | int] = field(default_factory=list)
    alt: str | None = None
    attributes: dict[str, Any] = field(default_factory=dict)

    @property
    def source(self) -> Any:
        """The element's dictionary, resolved anew."""
        return self.reference.get_object()

    def walk(self) -> Iterator[Node]:
        """This element and all below it in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()


class TreeReader:
    """Reads the elements of one file; what does not fit together goes into `complaints`."""

    def __init__(self, reader: pypdf.PdfReader, page_of: dict[int, int]) -> None:
        self.complaints: list[str] = []
        self._reader, self._page_of = reader, page_of
        self._root: Any = reader.trailer["/Root"]
        self._roles = {str(own): str(meant) for own, meant in self._map().items()}
        self._seen: set[int] = set()

    def document(self) -> Node:
        """The element at the top; where there are several, one that holds them."""
        reference = self._root.raw_get("/StructTreeRoot")
        tree: Any = reference.get_object()
        kids = several(tree, "/K")
        parent = number_of(reference)
        if len(kids) == 1:
            return self._node(kids[0], parent, None)
        return Node("Document", parent, reference, [self._node(kid, parent, None) for kid in kids])

    def _node(self, reference: Any, parent: int, page: int | None) -> Node:
        let_go(self._reader)
        source, number = reference.get_object(), number_of(reference)
        if number >= 0:
            self._seen.add(number)
        if "/P" in source and number_of(source.raw_get("/P")) != parent:
            self.complaints.append(f"element {number} is a child of {parent} and does not know it")
        if "/Pg" in source:
            page = self._page_of[number_of(source.raw_get("/Pg"))]
        node = Node(self._role(str(source["/S"])), number, reference, alt=source.get("/Alt"))
        for attributes in several(source, "/A"):
            held = attributes.get_object()
            if not isinstance(held, int):
                node.attributes |= {key: value for key, value in held.items() if key != "/O"}
        for kid in several(source, "/K"):
            if number_of(kid) in self._seen:
                self.complaints.append(f"element {number_of(kid)} has two parents, or is its own")
            else:
                node.kids.append(self._kid(kid, number, page))
        return node

    def _kid(self, kid: Any, parent: int, page: int | None) -> Node | tuple[int, int] | int:
        value = kid.get_object()
        if isinstance(value, int):
            return (-1 if page is None else page, int(value))
        if value.get("/Type") == "/MCR":
            there = self._page_of[number_of(value.raw_get("/Pg"))] if "/Pg" in value else page
            return (-1 if there is None else there, int(value["/MCID"]))
        if value.get("/Type") == "/OBJR":
            return number_of(value.raw_get("/Obj"))
        return self._node(kid, parent, page)

    def _map(self) -> dict[str, str]:
        return dict(self._root["/StructTreeRoot"].get("/RoleMap", {}))

    def _role(self, role: str) -> str:
        for _ in range(_DEEPEST):
            if role not in self._roles or self._roles[role] == role:
                break
            role = self._roles[role]
        return intern(role[1:])


def numbered(tree: Any, depth: int = 0) -> Iterator[tuple[int, Any]]:
    """Keys and values of a number tree, in its own order, values as they stand there."""
    entries = tree.get("/Nums", ArrayObject()).get_object()
    for place in range(0, len(entries) - 1, 2):
        yield int(entries[place]), list.__getitem__(entries, place + 1)
    if depth < _DEEPEST:
        for kid in several(tree, "/Kids"):
            yield from numbered(kid.get_object(), depth + 1)


def owners(top: Node) -> dict[tuple[int, int], list[Node]]:
    """(page, mark) -> the element that owns it and those around it, the innermost first."""
    found: dict[tuple[int, int], list[Node]] = {}

    def note(node: Node, around: list[Node]) -> None:
        path = [node, *around]
        for kid in node.kids:
            if isinstance(kid, Node):
                note(kid, path)
            elif isinstance(kid, tuple):
                found[kid] = path

    note(top, [])
    return found


def several(source: Any, key: str) -> list[Any]:
    """The values of an entry that may be one, an array or missing; references are left as they are."""
    if key not in source:
        return []
    value = source.raw_get(key)
    whole = value.get_object()
    return list(whole) if isinstance(whole, ArrayObject) else [value]


def number_of(reference: Any) -> int:
    """The object number of a reference; -1 for what stands where it is."""
    return reference.idnum if isinstance(reference, IndirectObject) else -1


def let_go(reader: pypdf.PdfReader) -> None:
    """Let pypdf forget what it has resolved, if that is much."""
    if len(reader.resolved_objects) > KEPT:
        reader.resolved_objects.clear()
