"""What a PDF says about the meaning of its pages, read back with pypdf: elements, text, and whether all fits.

No validator compares the marks in the content with the parent tree and with the elements' children:
`problems` does.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pypdf
from pypdf.generic import ArrayObject, IndirectObject

from rephold.check.page_content import PageContent, page_content
from rephold.check.page_drawings import Drawing, Font, drawings, fonts


@dataclass
class Node:
    """A structure element: children are elements, (page, mark number), or annotations by object number."""

    role: str
    number: int
    source: Any
    kids: list[Node | tuple[int, int] | int] = field(default_factory=list)
    alt: str | None = None
    attributes: dict[str, Any] = field(default_factory=dict)

    def walk(self) -> Iterator[Node]:
        """This element and all below it in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()


class TaggedPdf:
    """A PDF opened for questions about its structure."""

    def __init__(self, data: bytes) -> None:
        self.reader = pypdf.PdfReader(io.BytesIO(data))
        self.root: Any = self.reader.trailer["/Root"]
        self._page_of = {_number(page.indirect_reference): at for at, page in enumerate(self.reader.pages)}
        self._complaints: list[str] = []

    @cached_property
    def pages(self) -> list[PageContent]:
        """Marks, text and complaints of each page's content."""
        return [page_content(page, self.reader) for page in self.reader.pages]

    @cached_property
    def document(self) -> Node:
        """The element at the top."""
        tree = self.root["/StructTreeRoot"]
        top = tree.raw_get("/K")
        top = top[0] if isinstance(top, ArrayObject) else top
        return self._node(top, _number(self.root.raw_get("/StructTreeRoot")), None)

    def _node(self, reference: Any, parent: int, page: int | None) -> Node:
        source = reference.get_object()
        number = _number(reference)
        if _number(source.raw_get("/P")) != parent:
            self._complaints.append(f"element {number} is a child of {parent} and does not know it")
        if "/Pg" in source:
            page = self._page_of[_number(source.raw_get("/Pg"))]
        node = Node(str(source["/S"])[1:], number, source, alt=source.get("/Alt"))
        for attributes in _several(source, "/A"):
            node.attributes |= {key: value for key, value in attributes.get_object().items() if key != "/O"}
        for kid in _several(source, "/K"):
            value = kid.get_object()
            if isinstance(value, int):
                node.kids.append((-1 if page is None else page, int(value)))
            elif value.get("/Type") == "/MCR":
                there = self._page_of[_number(value.raw_get("/Pg"))] if "/Pg" in value else page
                node.kids.append((-1 if there is None else there, int(value["/MCID"])))
            elif value.get("/Type") == "/OBJR":
                node.kids.append(_number(value.raw_get("/Obj")))
            else:
                node.kids.append(self._node(kid, number, page))
        return node

    @cached_property
    def parent_tree(self) -> dict[int, Any]:
        """Key -> element numbers of a page's marks, or the element number of an annotation."""
        entries = self.root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
        found: dict[int, Any] = {}
        for place in range(0, len(entries), 2):
            key, value = int(entries[place]), entries[place + 1]
            if key in found:
                self._complaints.append(f"the parent tree has key {key} twice")
            whole = value.get_object()
            is_page = isinstance(whole, ArrayObject)
            found[key] = [_number(owner) for owner in whole] if is_page else _number(value)
        return found

    def problems(self) -> list[str]:
        """Everything in which content, parent tree, elements and annotations disagree."""
        self._complaints.clear()
        for cached in ("document", "parent_tree"):
            self.__dict__.pop(cached, None)
        by_kids, by_tree = self._owners_by_kids(), self._owners_by_tree()
        found = [f"page {at}: {what}" for at, page in enumerate(self.pages) for what in page.complaints]
        content = Counter((at, mark) for at, page in enumerate(self.pages) for mark, _ in page.occurrences)
        found += [
            f"page {page}: mark {mark} is there {n} times" for (page, mark), n in content.items() if n > 1
        ]
        found += _differences("content", set(content), "parent tree", set(by_tree))
        found += _differences("content", set(content), "elements", set(by_kids))
        found += [
            f"page {page}: mark {mark} is owned by {by_kids[page, mark]}, the parent tree says {owner}"
            for (page, mark), owner in by_tree.items()
            if (page, mark) in by_kids and by_kids[page, mark] != owner
        ]
        return self._complaints + found + self._annotation_problems()

    def _owners_by_kids(self) -> dict[tuple[int, int], int]:
        owners: dict[tuple[int, int], int] = {}
        for node in self.document.walk():
            for kid in node.kids:
                if isinstance(kid, tuple):
                    if kid in owners:
                        self._complaints.append(f"page {kid[0]}: mark {kid[1]} has two owners")
                    owners[kid] = node.number
        return owners

    def _owners_by_tree(self) -> dict[tuple[int, int], int]:
        owners: dict[tuple[int, int], int] = {}
        pages: list[Any] = list(self.reader.pages)
        for at, page in enumerate(pages):
            row = self.parent_tree.get(int(page.get("/StructParents", -1)), [])
            if not isinstance(row, list):
                self._complaints.append(f"page {at}: its parent tree entry is not a list")
                continue
            owners |= {(at, mark): owner for mark, owner in enumerate(row)}
        return owners

    def _annotation_problems(self) -> list[str]:
        found: list[str] = []
        owners: dict[int, list[int]] = {}
        for node in self.document.walk():
            for kid in node.kids:
                if isinstance(kid, int):
                    owners.setdefault(kid, []).append(node.number)
                    page = node.source.get("/Pg")
                    if kid not in self._annotations(page):
                        found.append(f"element {node.number}: annotation {kid} is not on its page")
        pages: list[Any] = list(self.reader.pages)
        used = [int(page["/StructParents"]) for page in pages if "/StructParents" in page]
        for page in pages:
            for number, annotation in self._annotations(page).items():
                key = int(annotation.get("/StructParent", -1))
                used.append(key)
                if owners.get(number) != [self.parent_tree.get(key)]:
                    listed = self.parent_tree.get(key)
                    found.append(f"annotation {number}: owners {owners.get(number)}, parent tree {listed}")
        if sorted(used) != sorted(self.parent_tree):
            found.append(f"parent tree keys {sorted(self.parent_tree)}, used {sorted(used)}")
        return found

    @staticmethod
    def _annotations(page: Any) -> dict[int, Any]:
        return {_number(each): each.get_object() for each in (page or {}).get("/Annots", [])}

    def text(self, node: Node) -> str:
        """The text of an element and all below it, in reading order."""
        parts = []
        for kid in node.kids:
            if isinstance(kid, Node):
                parts.append(self.text(kid))
            elif isinstance(kid, tuple):
                parts.append(self.pages[kid[0]].marks.get(kid[1], ""))
        return "".join(parts)

    def texts(self, *roles: str) -> list[str]:
        """The text of each element with one of these roles, in reading order."""
        return [self.text(node) for node in self.document.walk() if node.role in roles]

    def artifact_text(self, page: int) -> str:
        """What stands on the page and means nothing: running header, footer, ornaments."""
        return self.pages[page].artifact_text

    def tree(self) -> str:
        """The elements as indented lines: role, attributes but boxes, alt text, own text, where links go."""
        return "\n".join(self._lines(self.document, 0)) + "\n"

    def _lines(self, node: Node, depth: int) -> Iterator[str]:
        line = "  " * depth + node.role
        shown = [f"{key[1:]}={value}" for key, value in sorted(node.attributes.items()) if key != "/BBox"]
        line += f" [{' '.join(shown)}]" if shown else ""
        line += f" alt={node.alt!r}" if node.alt is not None else ""
        if node.kids and all(isinstance(kid, tuple) for kid in node.kids):
            yield f"{line} {self.text(node)!r}"
            return
        yield line
        for kid in node.kids:
            if isinstance(kid, Node):
                yield from self._lines(kid, depth + 1)
            elif isinstance(kid, tuple):
                yield "  " * (depth + 1) + repr(self.pages[kid[0]].marks.get(kid[1], ""))
            else:
                annotation: Any = IndirectObject(kid, 0, self.reader).get_object()
                yield "  " * (depth + 1) + f"-> {_leads_to(annotation)}"

    def fonts(self) -> list[Font]:
        """Every font that a page could use, by name."""
        return fonts(self.reader)

    def font_problems(self) -> list[str]:
        """Fonts that are not embedded, or of the kind that PDF viewers bring along."""
        return [f"{f.name} ({f.subtype})" for f in self.fonts() if not f.embedded or f.subtype == "Type1"]

    def drawings(self) -> list[Drawing]:
        """Every form and image in the resources, by name, with the pages that paint it."""
        return drawings(self.reader, self.pages)


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


def _leads_to(annotation: Any) -> str:
    """Of a link its address and words; of a field its name, how it is ticked, and words."""
    if annotation["/Subtype"] == "/Link":
        return f"{annotation['/A']['/URI']} {annotation['/Contents']!r}"
    called = annotation.get("/T") or annotation["/Parent"]["/T"]
    states = [state for state in annotation.get("/AP", {}).get("/N", {}) if state != "/Off"]
    ticked = f"{called}={states[0][1:]}" if "/AS" in annotation else called
    return f"{ticked} {annotation['/TU']!r}"


def _several(source: Any, key: str) -> list[Any]:
    if key not in source:
        return []
    value = source.raw_get(key)
    whole = value.get_object()
    return list(whole) if isinstance(whole, ArrayObject) else [value]


def _number(reference: Any) -> int:
    return reference.idnum if isinstance(reference, IndirectObject) else -1


def _differences(one: str, these: set[tuple[int, int]], other: str, those: set[tuple[int, int]]) -> list[str]:
    found = [f"page {page}: mark {mark} is in the {one}, not in the {other}" for page, mark in these - those]
    found += [f"page {page}: mark {mark} is in the {other}, not in the {one}" for page, mark in those - these]
    return sorted(found)
