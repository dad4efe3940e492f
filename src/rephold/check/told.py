"""What a tagged PDF tells, piece by piece in reading order: words, doses and pictures by heading."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from pypdf.generic import ContentStream

from rephold.check.tagged import Node, TaggedPdf

Kind = Literal["heading", "words", "dose", "picture"]
_HEADINGS = {"H1", "H2", "H3"}
_WHOLE = {"P", "LI", "TR", "Caption"}
"""Elements whose words belong together: a paragraph, an item, a row."""


@dataclass(frozen=True)
class Piece:
    """One thing that a sheet tells."""

    kind: Kind
    under: str
    """The heading it stands under."""
    text: str
    """Words; of a dose, as it is read aloud; of a picture, what it shows."""
    drawing: str = ""
    """Of a picture: a digest of what is drawn."""


def told(data: bytes) -> tuple[Piece, ...] | None:
    """Everything a PDF tells; None if it is not tagged, so that nothing is known about its parts."""
    pdf = TaggedPdf(data)
    if "/StructTreeRoot" not in pdf.root:
        return None
    return tuple(_Walk(pdf).pieces(pdf.document))


class _Walk:
    def __init__(self, pdf: TaggedPdf) -> None:
        self._pdf = pdf
        self._under = ""
        self._drawings: dict[int, dict[int, str]] = {}

    def pieces(self, node: Node) -> Iterator[Piece]:
        spoken = node.source.get("/ActualText")
        if node.role in _HEADINGS:
            self._under = _tidy(self._pdf.text(node))
            yield Piece("heading", self._under, self._under)
        elif node.role == "Figure":
            yield Piece("picture", self._under, str(node.alt or ""), self._drawn(node))
        elif node.role == "P" and spoken is not None:
            yield Piece("dose", self._under, _tidy(str(spoken)))
        elif node.role in _WHOLE and not any(kid.role == "L" for kid in node.walk()):
            if text := _tidy(self._pdf.text(node)):
                yield Piece("words", self._under, text)
            for inner in node.walk():
                if inner.role == "Figure":
                    yield Piece("picture", self._under, str(inner.alt or ""), self._drawn(inner))
        else:
            for kid in node.kids:
                if isinstance(kid, Node):
                    yield from self.pieces(kid)

    def _drawn(self, node: Node) -> str:
        """A digest of the drawings under a figure's marks, wherever they stand on the page."""
        digest = hashlib.sha256()
        for inner in node.walk():
            for kid in inner.kids:
                if isinstance(kid, tuple):
                    digest.update(self._painted(kid[0]).get(kid[1], "").encode())
        return digest.hexdigest()[:16]

    def _painted(self, page: int) -> dict[int, str]:
        """Mark number -> digest of what it paints, for one page."""
        if page not in self._drawings:
            self._drawings[page] = dict(_painted(self._pdf.reader.pages[page], self._pdf.reader))
        return self._drawings[page]


def _painted(page: Any, reader: Any) -> Iterator[tuple[int, str]]:
    mark: int | None = None
    digest = hashlib.sha256()
    objects = page["/Resources"].get("/XObject", {}).get_object()
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator == b"BDC" and "/MCID" in operands[1]:
            mark, digest = int(operands[1]["/MCID"]), hashlib.sha256()
        elif operator == b"EMC" and mark is not None:
            yield mark, digest.hexdigest()
            mark = None
        elif operator == b"Do" and mark is not None and operands[0] in objects:
            digest.update(objects[operands[0]].get_data())


def _tidy(text: str) -> str:
    return " ".join(text.split())
