"""What the marks on pages belong to: which element, of which role; nothing is known without tags."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rephold.check.tagged import Node, TaggedPdf, owners


@dataclass(frozen=True)
class Elements:
    """(page from 0, mark) -> the element that owns it and those around it, the innermost first."""

    owned: Mapping[tuple[int, int], list[Node]] = field(default_factory=dict)

    @staticmethod
    def of(pdf: TaggedPdf) -> Elements:
        """Those of a tagged file."""
        return Elements(owners(pdf.document))

    @property
    def known(self) -> bool:
        """Whether the file tells."""
        return bool(self.owned)

    def role(self, page: int, mark: int) -> str:
        """The role of the element, `Artifact` for what is in none; empty if nothing is known."""
        if not self.known:
            return ""
        path = self.owned.get((page - 1, mark))
        return path[0].role if path else "Artifact"

    def number(self, page: int, mark: int) -> int:
        """A number for the element, the same for all its marks; -1 for what is in none."""
        path = self.owned.get((page - 1, mark))
        return path[0].number if path else -1

    def alt(self, page: int, mark: int) -> str:
        """What the picture shows that the mark belongs to; empty for what is no picture."""
        path = self.owned.get((page - 1, mark), ())
        return next((str(node.alt) for node in path if node.role == "Figure" and node.alt), "")

    def captions(self, page: int, mark: int) -> bool:
        """Whether the element is a caption, or stands by a picture as one; a verdict may stand between."""
        path = self.owned.get((page - 1, mark), [])
        if len(path) < 2 or path[0].role == "Caption":
            return bool(path)
        kids = path[1].kids
        at = next(number for number, kid in enumerate(kids) if kid is path[0])
        near = kids[max(0, at - 2) : at + 2]
        return any(isinstance(kid, Node) and kid.role == "Figure" for kid in near)

    def within(self, page: int, mark: int, role: str) -> bool:
        """Whether the element or one around it has this role."""
        return any(node.role == role for node in self.owned.get((page - 1, mark), ()))
