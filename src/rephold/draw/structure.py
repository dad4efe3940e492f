"""A file's structure tree, and the parent tree that leads back to it from the pages (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rephold.draw.container import Container
from rephold.draw.fragment import Placed, Section
from rephold.draw.objects import array, references
from rephold.draw.plan import BOX, MARK, Box, one_or_more, opening, plan


@dataclass(frozen=True)
class Heading:
    """A bookmark to be: role, text, object number of its page, height on the page in points."""

    role: str
    text: str
    page: int
    top: float


@dataclass
class _Open:
    """An element whose fragments are still being placed; the first one is the document itself."""

    number: int
    section: Section | None = None
    parent: int = 0
    page_object: int = 0
    kids: list[bytes] = field(default_factory=list)
    marked: bool = False
    """Whether a mark hangs under it directly."""


class Structure:
    """The structure of a file with `pages` pages: `place` for each fragment in reading order, then `close`.

    Everything hangs under one Document, fragments of a group in elements of their own. The parent tree's keys
    are the pages from 0, then the annotations.
    """

    def __init__(self, container: Container, pages: int) -> None:
        self.headings: list[Heading] = []
        self._container = container
        self._root = container.reserve()
        self._document = container.reserve()
        self._open = [_Open(self._document)]
        self._marks: list[list[int]] = [[] for _ in range(pages)]
        self._links: list[int] = []

    def place(self, placed: Placed, page: int, page_object: int) -> range:
        """The annotations (object numbers) of a fragment that now goes on page `page`, counted from 0."""
        shape = plan(placed.fragment)
        parent = self._inside(placed.within, page_object)
        marks, first = self._marks[page], self._container.next_number
        annotation = first + shape.elements
        entry = len(self._marks) + len(self._links)
        starts = (parent.number, page_object, first, annotation, len(marks), entry)
        for kind, place in shape.tops:
            parent.kids.append((b"%d" if kind == MARK else b"%d 0 R") % (starts[kind] + place))
            parent.marked |= kind == MARK
        boxes = [_moved(box, placed.x, placed.y) for box in shape.boxes]
        filling = [boxes[place] if kind == BOX else starts[kind] + place for kind, place in shape.open]
        if filling:
            self._container.add_all((shape.template % tuple(filling)).split(b"\n"))
        marks.extend([first + owner if owner >= 0 else parent.number for owner in shape.owners])
        self._links.extend([first + owner for owner in shape.link_owners])
        top = placed.y + placed.fragment.height
        self.headings.extend([Heading(role, text, page_object, top) for role, text in shape.bookmarks])
        return range(annotation, annotation + len(shape.link_owners))

    def _inside(self, within: Sequence[Section], page_object: int) -> _Open:
        """The innermost of these elements: those that are open are gone on with, others closed and opened."""
        same = 0
        for opened, section in zip(self._open[1:], within, strict=False):
            if opened.section is not section:
                break
            same += 1
        while len(self._open) > same + 1:
            self._shut(self._open.pop())
        for section in within[same:]:
            number, parent = self._container.reserve(), self._open[-1]
            parent.kids.append(b"%d 0 R" % number)
            self._open.append(_Open(number, section, parent.number, page_object))
        return self._open[-1]

    def _shut(self, opened: _Open) -> None:
        assert opened.section is not None, "the document is closed last"
        page = b" /Pg %d 0 R" % opened.page_object if opened.marked else b""
        body = opening(opened.section.wrapping) % opened.parent + page
        self._container.put(opened.number, b"%b /K %b>>" % (body, one_or_more(opened.kids)))

    def marks(self, page: int) -> int:
        """How many marks the page has so far: the number of the next one."""
        return len(self._marks[page])

    def close(self) -> int:
        """The object number of the StructTreeRoot, with everything placed under it."""
        add = self._container.add
        tops = self._inside((), 0)
        if tops.marked:
            raise ValueError("a mark that no element owns")
        rows = [b"%d %d 0 R" % (key, add(references(owners))) for key, owners in enumerate(self._marks)]
        rows += [b"%d %d 0 R" % entry for entry in enumerate(self._links, len(self._marks))]
        tree = add(b"<</Nums [%b]>>" % b" ".join(rows))
        document = b"<</Type /StructElem /S /Document /P %d 0 R /K %b>>"
        self._container.put(self._document, document % (self._root, b"[%b]" % b" ".join(tops.kids)))
        root = b"<</Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d>>"
        self._container.put(self._root, root % (self._document, tree, len(rows)))
        return self._root


def _moved(box: Box, x: float, y: float) -> bytes:
    return array((box[0] + x, box[1] + y, box[2] + x, box[3] + y))
