"""What a PDF says about the meaning of its pages, read back with pypdf: elements, text, and whether all fits.

No validator compares the marks in the content with the parent tree and with the elements' children:
`problems` does.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Set
from functools import cached_property
from typing import Any

import pypdf
from pypdf.generic import ArrayObject, IndirectObject

from rephold.check.page_content import PageContent, page_content
from rephold.check.page_drawings import Drawing, Font, drawings, fonts
from rephold.check.tree import Node, TreeReader, let_go, number_of, numbered, owners

__all__ = ["Node", "TaggedPdf", "owners"]


Marks = Set[tuple[int, int]]


class TaggedPdf:
    """A PDF opened for questions about its structure."""

    def __init__(self, data: bytes, reader: pypdf.PdfReader | None = None) -> None:
        self.reader = reader or pypdf.PdfReader(io.BytesIO(data))
        self.root: Any = self.reader.trailer["/Root"]
        self._page_of = {number_of(page.indirect_reference): at for at, page in enumerate(self.reader.pages)}
        self._complaints: list[str] = []

    @cached_property
    def pages(self) -> list[PageContent]:
        """Marks, text and complaints of each page's content."""
        found = []
        for page in self.reader.pages:
            found.append(page_content(page, self.reader))
            let_go(self.reader)
        return found

    @cached_property
    def document(self) -> Node:
        """The element at the top."""
        tree = TreeReader(self.reader, self._page_of)
        top = tree.document()
        self._complaints += tree.complaints
        return top

    @cached_property
    def parent_tree(self) -> dict[int, Any]:
        """Key -> element numbers of a page's marks, or the element number of an annotation."""
        found: dict[int, Any] = {}
        for key, value in numbered(self.root["/StructTreeRoot"]["/ParentTree"]):
            if key in found:
                self._complaints.append(f"the parent tree has key {key} twice")
            whole = value.get_object()
            is_page = isinstance(whole, ArrayObject)
            found[key] = [number_of(owner) for owner in whole] if is_page else number_of(value)
        return found

    @cached_property
    def _disagreements(self) -> tuple[str, ...]:
        by_kids, by_tree = self._owners_by_kids(), self._owners_by_tree()
        found = [f"page {at + 1}: {what}" for at, page in enumerate(self.pages) for what in page.complaints]
        content = Counter((at, mark) for at, page in enumerate(self.pages) for mark, _ in page.occurrences)
        found += [
            f"page {page + 1}: mark {mark} is there {n} times" for (page, mark), n in content.items() if n > 1
        ]
        found += _differences("content", content.keys(), "parent tree", by_tree.keys())
        found += _differences("content", content.keys(), "elements", by_kids.keys())
        found += [
            f"page {page + 1}: mark {mark} is owned by {by_kids[page, mark]}, the parent tree says {owner}"
            for (page, mark), owner in by_tree.items()
            if (page, mark) in by_kids and by_kids[page, mark] != owner
        ]
        found += self._annotation_problems()
        return (*self._complaints, *found)

    def problems(self) -> list[str]:
        """Everything in which content, parent tree, elements and annotations disagree."""
        return list(self._disagreements)

    def _owners_by_kids(self) -> dict[tuple[int, int], int]:
        owners: dict[tuple[int, int], int] = {}
        for node in self.document.walk():
            for kid in node.kids:
                if isinstance(kid, tuple):
                    if kid in owners:
                        self._complaints.append(f"page {kid[0] + 1}: mark {kid[1]} has two owners")
                    owners[kid] = node.number
        return owners

    def _owners_by_tree(self) -> dict[tuple[int, int], int]:
        owners: dict[tuple[int, int], int] = {}
        pages: list[Any] = list(self.reader.pages)
        for at, page in enumerate(pages):
            row = self.parent_tree.get(int(page.get("/StructParents", -1)), [])
            if not isinstance(row, list):
                self._complaints.append(f"page {at + 1}: its parent tree entry is not a list")
                continue
            owners |= {(at, mark): owner for mark, owner in enumerate(row) if owner >= 0}
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
            let_go(self.reader)
            for number, annotation in self._annotations(page).items():
                key = int(annotation.get("/StructParent", -1))
                used.append(key)
                if owners.get(number) != [self.parent_tree.get(key)]:
                    listed = self.parent_tree.get(key)
                    found.append(f"annotation {number}: owners {owners.get(number)}, parent tree {listed}")
        if twice := sorted(key for key, times in Counter(used).items() if times > 1):
            found.append(f"keys of the parent tree used twice: {twice}")
        if different := sorted(set(used) ^ set(self.parent_tree)):
            found.append(f"keys of the parent tree that nothing uses, or that it does not have: {different}")
        return found

    @staticmethod
    def _annotations(page: Any) -> dict[int, Any]:
        return {number_of(each): each.get_object() for each in (page or {}).get("/Annots", [])}

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


def _leads_to(annotation: Any) -> str:
    """Of a link its address and words; of a field its name, how it is ticked, and words."""
    if annotation["/Subtype"] == "/Link":
        return f"{annotation['/A']['/URI']} {annotation['/Contents']!r}"
    called = annotation.get("/T") or annotation["/Parent"]["/T"]
    states = [state for state in annotation.get("/AP", {}).get("/N", {}) if state != "/Off"]
    ticked = f"{called}={states[0][1:]}" if "/AS" in annotation else called
    return f"{ticked} {annotation['/TU']!r}"


def _differences(one: str, these: Marks, other: str, those: Marks) -> list[str]:
    found = [
        f"page {page + 1}: mark {mark} is in the {one}, not in the {other}" for page, mark in these - those
    ]
    found += [
        f"page {page + 1}: mark {mark} is in the {other}, not in the {one}" for page, mark in those - these
    ]
    return sorted(found)
