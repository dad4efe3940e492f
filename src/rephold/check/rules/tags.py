"""What a finished file says to those who listen: title, language, headings, tables, pictures, marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rephold.check.rule import limit
from rephold.check.rules.rights import EMPTY_ALT
from rephold.check.tagged import Node, TaggedPdf
from rephold.check.tally import Tally

MOST_SHOWN = 5
"""Disagreements of marks that are told one by one."""
_LIST_KIDS = {"LI", "Caption", "L"}


def file_says(root: Any, title: str, tally: Tally) -> None:
    """Keep what the file does not say about itself as a whole."""
    preferences = _entries(root, "/ViewerPreferences")
    if not title.strip():
        tally.add("tags/title", 0, "has no title")
    elif not preferences.get("/DisplayDocTitle"):
        tally.add("tags/title", 0, "viewers show the file's name instead", title)
    if not str(root.get("/Lang", "")).strip():
        tally.add("tags/language", 0, "says no language")
    if "/StructTreeRoot" not in root or not _entries(root, "/MarkInfo").get("/Marked"):
        tally.add("tags/tagged", 0, "has no tags")
        return
    packet = root["/Metadata"].get_object().get_data() if "/Metadata" in root else b""
    if b"pdfuaid" not in packet:
        tally.add("tags/claim", 0, "does not say so")


def tree_says(pdf: TaggedPdf, tally: Tally) -> None:
    """Keep what is wrong with the elements of a tagged file."""
    pages = _pages(pdf)
    _headings(pdf, pages, tally)
    for node in pdf.document.walk():
        page = pages.get(node.number, 0)
        if node.role == "Figure":
            _picture(node, page, tally)
        elif node.role == "Table":
            _table(node, page, pdf, tally)
        elif node.role == "L":
            wrong = {kid.role for kid in node.kids if isinstance(kid, Node)} - _LIST_KIDS
            if wrong or not node.kids:
                tally.add("tags/lists", page, f"holds {', '.join(sorted(wrong)) or 'nothing'}")
    for at, bare in enumerate(pdf.reader.pages, 1):
        if "/Annots" in bare and bare.get("/Tabs") != "/S":
            tally.add("tags/tab-order", at, "follows no order of the text")
    problems = pdf.problems()
    for problem in problems[:MOST_SHOWN]:
        tally.add("tags/cross-check", 0, f"{len(problems)} disagreements", problem, problem)
    for font in pdf.font_problems():
        tally.add("tags/fonts", 0, "is not in the file", font, font)


def _entries(root: Any, key: str) -> Any:
    return root[key].get_object() if key in root else {}


def _headings(pdf: TaggedPdf, pages: dict[int, int], tally: Tally) -> None:
    before = 0
    for node in pdf.document.walk():
        if node.role in ("H1", "H2", "H3", "H4", "H5", "H6"):
            level = int(node.role[1])
            if level > before + 1:
                text = pdf.text(node).strip()
                tally.add("tags/headings", pages.get(node.number, 0), f"level {level} after {before}", text)
            before = level
    if not before:
        tally.add("tags/headings", 0, "has no headings")


def _picture(node: Node, page: int, tally: Tally) -> None:
    alt = str(node.alt or "").strip()
    if not alt:
        tally.add("tags/alt-text", page, "says nothing", about=str(node.number))
    elif EMPTY_ALT.search(alt) or len(alt) < limit("tags/alt-text"):
        tally.add("tags/alt-text", page, len(alt), alt, alt)


def _table(node: Node, page: int, pdf: TaggedPdf, tally: Tally) -> None:
    heads = [one for one in node.walk() if one.role == "TH"]
    first = next((pdf.text(one).strip() for one in node.walk() if one.role in ("TH", "TD")), "")
    if not heads:
        tally.add("tags/table-heads", page, "has no head cells", first, str(node.number))
    elif any("/Scope" not in one.attributes for one in heads):
        tally.add("tags/table-heads", page, "has head cells without a scope", first, str(node.number))


def _pages(pdf: TaggedPdf) -> dict[int, int]:
    """The page (from 1) on which each element begins."""
    found: dict[int, int] = {}

    def note(node: Node) -> int:
        begins = list(_begins(node, note))
        found[node.number] = min(begins) if begins else 0
        return found[node.number]

    note(pdf.document)
    return found


def _begins(node: Node, note: Any) -> Iterator[int]:
    for kid in node.kids:
        if isinstance(kid, tuple):
            yield kid[0] + 1
        elif isinstance(kid, Node) and (page := note(kid)):
            yield page
