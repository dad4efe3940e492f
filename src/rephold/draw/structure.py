"""A file's structure tree, and the parent tree that leads back to it from the pages (ISO 32000-1, 14.7)."""

from __future__ import annotations

from dataclasses import dataclass

from rephold.draw.container import Container
from rephold.draw.form import Form
from rephold.draw.fragment import Placed
from rephold.draw.objects import array, references
from rephold.draw.plan import BOX, FIELD, Box, plan


@dataclass(frozen=True)
class Heading:
    """A bookmark to be: role, text, object number of its page, height on the page in points."""

    role: str
    text: str
    page: int
    top: float


class Structure:
    """The structure of a file with `pages` pages: `place` for each fragment in reading order, then `close`.

    Everything hangs under one Document. The parent tree's keys are the pages from 0, then the annotations.
    """

    def __init__(self, container: Container, pages: int) -> None:
        self.headings: list[Heading] = []
        self.form = Form(container)
        self._container = container
        self._root = container.reserve()
        self._document = container.reserve()
        self._tops: list[int] = []
        self._marks: list[list[int]] = [[] for _ in range(pages)]
        self._links: list[int] = []

    def place(self, placed: Placed, page: int, page_object: int) -> range:
        """The annotations (object numbers) of a fragment that now goes on page `page`, counted from 0."""
        shape = plan(placed.fragment)
        widgets = [self.form.widget(area) for _, area in shape.fields]
        marks, first = self._marks[page], self._container.next_number
        annotation = first + shape.elements
        entry = len(self._marks) + len(self._links)
        starts = (self._document, page_object, first, annotation, len(marks), entry)
        ready = {BOX: [_moved(box, placed.x, placed.y) for box in shape.boxes], FIELD: widgets}
        filling = [starts[kind] + place if kind < BOX else ready[kind][place] for kind, place in shape.open]
        if filling:
            self._container.add_all((shape.template % tuple(filling)).split(b"\n"))
        for place, area in shape.fields:
            self.form.placed(area, annotation + place)
        marks.extend([first + owner for owner in shape.owners])
        self._links.extend([first + owner for owner in shape.link_owners])
        self._tops.extend([first + top for top in shape.tops])
        top = placed.y + placed.fragment.height
        self.headings.extend([Heading(role, text, page_object, top) for role, text in shape.bookmarks])
        return range(annotation, annotation + len(shape.link_owners))

    def marks(self, page: int) -> int:
        """How many marks the page has so far: the number of the next one."""
        return len(self._marks[page])

    def close(self) -> int:
        """The object number of the StructTreeRoot, with everything placed under it."""
        add = self._container.add
        rows = [b"%d %d 0 R" % (key, add(references(owners))) for key, owners in enumerate(self._marks)]
        rows += [b"%d %d 0 R" % entry for entry in enumerate(self._links, len(self._marks))]
        tree = add(b"<</Nums [%b]>>" % b" ".join(rows))
        document = b"<</Type /StructElem /S /Document /P %d 0 R /K %b>>"
        self._container.put(self._document, document % (self._root, references(self._tops)))
        root = b"<</Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d>>"
        self._container.put(self._root, root % (self._document, tree, len(rows)))
        return self._root


def _moved(box: Box, x: float, y: float) -> bytes:
    return array((box[0] + x, box[1] + y, box[2] + x, box[3] + y))
