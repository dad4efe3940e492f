"""What a listener should hear of a handout: (role, words) of every element with words, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rephold.check.tagged import Node, TaggedPdf
from rephold.draw.text import plain
from rephold.model.document import (
    Block,
    Card,
    Chips,
    Fields,
    Figure,
    Handout,
    Heading,
    Letterhead,
    Listing,
    Numbers,
    Pair,
    Panel,
    Para,
    Passage,
    Table,
    Ticks,
)

Said = tuple[str, str]
MORE = " (more)"
"""Ends the heading of a panel that goes on."""


def expected(handout: Handout) -> list[Said]:
    """The words of a handout; spaces are single ones."""
    return [(role, " ".join(text.split())) for block in handout.blocks() for role, text in _block(block)]


def _block(block: Block | Numbers | Chips | Figure | Ticks) -> Iterator[Said]:
    match block:
        case Letterhead():
            yield from [("Figure", block.logo_alt)] if block.logo_alt else []
            yield from (("P", text) for text in (block.name, block.contact) if text)
        case Heading():
            yield f"H{block.level}", f"{block.number} {plain(block.words)}"
        case Passage():
            yield from _block(block.body)
        case Para():
            yield "P", plain(block.words)
        case Listing():
            for number, item in enumerate(block.items, 1):
                yield "Lbl", f"{number}." if block.numbered else "•"
                yield "LBody", plain(item)
        case Numbers():
            yield from (("LBody", f"{number} {label}") for number, label in block.items)
        case Fields():
            for label, value in block.items:
                yield from [("TH", label), ("TD", value)]
        case Table():
            yield from (("TH", cell) for cell in block.header)
            for first, *rest in block.rows:
                yield from [("TH", plain(first)), *(("TD", plain(cell)) for cell in rest)]
        case Chips():
            yield "P", " ".join(plain(words) for words in block.items)
        case Figure():
            yield from [("Figure", block.alt), ("P", plain(block.caption))]
        case Panel():
            yield from _each([block.heading, *block.body])
        case Pair():
            yield from _each([block.left, block.right])
        case Card():
            yield from _each([block.heading, block.chips, *block.figures, *block.steps, *block.lines])


def _each(blocks: Iterable[Block | Numbers | Chips | Figure]) -> Iterator[Said]:
    for block in blocks:
        yield from _block(block)


def heard(pdf: TaggedPdf) -> list[Said]:
    """The same of a finished file; of a table or a panel that goes on over a page the head is heard once."""
    found: list[Said] = []
    heads: list[str] = []
    for node in _leaves(pdf.document):
        if node.role == "THead":
            if pdf.text(node) in heads:
                continue
            heads.append(pdf.text(node))
            found += [("TH", " ".join(pdf.text(cell).split())) for cell in node.walk() if cell.role == "TH"]
            continue
        said = (node.role, node.alt or " ".join(pdf.text(node).split()))
        if (node.role, said[1].removesuffix(MORE)) not in found or not said[1].endswith(MORE):
            found.append(said)
    return found


def _leaves(node: Node) -> Iterator[Node]:
    """Elements with content of their own, empty cells, and heads of tables as a whole."""
    below = [kid for kid in node.kids if isinstance(kid, Node)]
    if node.role == "THead" or not below:
        yield node
        return
    for kid in below:
        yield from _leaves(kid)
