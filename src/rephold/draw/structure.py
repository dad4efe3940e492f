"""A file's structure tree, and the parent tree that leads back to it from the pages (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rephold.draw.container import Container, Pack, packs
from rephold.draw.form import Form
from rephold.draw.fragment import FieldArea, Placed, Section
from rephold.draw.objects import array, references
from rephold.draw.plan import BOX, FIELD, MARK, Box, Plan, one_or_more, opening, plan


@dataclass(frozen=True)
class Heading:
    """A bookmark to be: role, text, object number of its page, height on the page in points."""

    role: str
    text: str
    page: int
    top: float


@dataclass(frozen=True)
class Share:
    """What a page adds to a file that numbers it so: elements, and after a fragment's own its annotations."""

    objects: tuple[Pack, ...]
    owners: tuple[int, ...]
    """The element of each mark of the page."""
    annotations: tuple[int, ...]
    link_owners: tuple[int, ...]
    tops: tuple[bytes, ...]
    headings: tuple[Heading, ...]
    fields: tuple[tuple[FieldArea, int], ...] = ()
    """Each with the number of its annotation."""


@dataclass(frozen=True)
class Numbers:
    """Where a page's numbers start: the document's and the page's object, the next object, the next key of
    the parent tree.
    """

    document: int
    page: int
    first: int
    entry: int


class Structure:
    """The structure of a file with `pages` pages: `add` for each page in order, then `close`.

    Everything hangs under one Document, fragments of a group in elements of their own. The parent tree's keys
    are the pages from 0, then the annotations.
    """

    def __init__(self, container: Container, pages: int) -> None:
        self.headings: list[Heading] = []
        self.form = Form(container)
        self._container, self._pages = container, pages
        self._root = container.reserve()
        self._document = container.reserve()
        self._tops: list[bytes] = []
        self._marks: list[tuple[int, ...]] = []
        self._links: list[int] = []

    def numbers(self, page_object: int) -> Numbers:
        """Where the numbers of the next page start."""
        entry = self._pages + len(self._links)
        return Numbers(self._document, page_object, self._container.next_number, entry)

    def add(self, share: Share) -> None:
        """The next page's share, made for its numbers."""
        self._container.add_packed(share.objects)
        self._marks.append(share.owners)
        self._links += share.link_owners
        self._tops += share.tops
        self.headings += share.headings
        for area, annotation in share.fields:
            self.form.placed(area, annotation)

    def close(self) -> int:
        """The object number of the StructTreeRoot, with everything placed under it."""
        add = self._container.add
        rows = [b"%d %d 0 R" % (key, add(references(owners))) for key, owners in enumerate(self._marks)]
        rows += [b"%d %d 0 R" % entry for entry in enumerate(self._links, len(self._marks))]
        tree = add(b"<</Nums [%b]>>" % b" ".join(rows))
        document = b"<</Type /StructElem /S /Document /P %d 0 R /K [%b]>>"
        self._container.put(self._document, document % (self._root, b" ".join(self._tops)))
        root = b"<</Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d>>"
        self._container.put(self._root, root % (self._document, tree, len(rows)))
        return self._root


@dataclass
class _Open:
    """An element whose fragments are still being placed; the first one is the document itself."""

    number: int
    section: Section | None = None
    parent: int = 0
    kids: list[bytes] = field(default_factory=list)
    marked: bool = False
    """Whether a mark hangs under it directly."""


def share(body: Sequence[Placed], numbers: Numbers, widgets: Sequence[bytes] = ()) -> Share:
    """What a page with these fragments in reading order adds; ValueError for a mark that no element owns.

    `widgets` is what the file's form says of each of their fields.
    """
    return _Sharing(numbers, widgets).share(body)


class _Sharing:
    """Works out what one page adds."""

    def __init__(self, numbers: Numbers, widgets: Sequence[bytes]) -> None:
        self._numbers, self._widgets = numbers, widgets
        self._open = [_Open(numbers.document)]
        self._within: Sequence[Section] = ()
        self._objects: list[bytes] = []
        self._owners: list[int] = []
        self._annotations: list[int] = []
        self._link_owners: list[int] = []
        self._headings: list[Heading] = []
        self._fields: list[tuple[FieldArea, int]] = []

    def share(self, body: Sequence[Placed]) -> Share:
        for placed in body:
            self._place(placed)
        document = self._inside(())
        if document.marked:
            raise ValueError("a mark that no element owns")
        return Share(
            objects=packs(self._numbers.first, self._objects),
            owners=tuple(self._owners),
            annotations=tuple(self._annotations),
            link_owners=tuple(self._link_owners),
            tops=tuple(document.kids),
            headings=tuple(self._headings),
            fields=tuple(self._fields),
        )

    def _place(self, placed: Placed) -> None:
        shape = plan(placed.fragment)
        parent = self._open[-1] if placed.within is self._within else self._inside(placed.within)
        page, first = self._numbers.page, self._numbers.first + len(self._objects)
        annotation = first + shape.elements
        entry = self._numbers.entry + len(self._link_owners)
        starts = (parent.number, page, first, annotation, len(self._owners), entry)
        for kind, place in shape.tops:
            if kind == MARK:
                parent.marked = True
            parent.kids.append((b"%d" if kind == MARK else b"%d 0 R") % (starts[kind] + place))
        if shape.boxes:
            self._objects += self._filled(placed, shape, starts)
        elif shape.open:
            filling = [starts[kind] + place for kind, place in shape.open]
            self._objects += (shape.template % tuple(filling)).split(b"\n")
        self._owners += [first + owner if owner >= 0 else parent.number for owner in shape.owners]
        if shape.link_owners:
            self._fields += [(area, annotation + place) for place, area in shape.fields]
            self._link_owners += [first + owner for owner in shape.link_owners]
            self._annotations += range(annotation, annotation + len(shape.link_owners))
        for role, text in shape.bookmarks:
            self._headings.append(Heading(role, text, page, placed.y + placed.fragment.height))

    def _filled(self, placed: Placed, shape: Plan, starts: Sequence[int]) -> list[bytes]:
        """Objects of a template that has bytes open too: rectangles, and what the form says of fields."""
        boxes = [_moved(box, placed.x, placed.y) for box in shape.boxes]
        ready = {BOX: boxes, FIELD: self._widgets[len(self._fields) :]}
        filling = [starts[kind] + place if kind < BOX else ready[kind][place] for kind, place in shape.open]
        return (shape.template % tuple(filling)).split(b"\n")

    def _inside(self, within: Sequence[Section]) -> _Open:
        """The innermost of these elements: those that are open are gone on with, others closed and opened."""
        self._within, same = within, 0
        for opened, section in zip(self._open[1:], within, strict=False):
            if opened.section is not section and opened.section != section:
                break
            same += 1
        while len(self._open) > same + 1:
            self._shut(self._open.pop())
        for section in within[same:]:
            number, parent = self._numbers.first + len(self._objects), self._open[-1]
            self._objects.append(b"")  # filled when it is closed
            parent.kids.append(b"%d 0 R" % number)
            self._open.append(_Open(number, section, parent.number))
        return self._open[-1]

    def _shut(self, opened: _Open) -> None:
        assert opened.section is not None, "the document is closed last"
        page = b" /Pg %d 0 R" % self._numbers.page if opened.marked else b""
        body = opening(opened.section.wrapping) % opened.parent + page
        self._objects[opened.number - self._numbers.first] = b"%b /K %b>>" % (body, one_or_more(opened.kids))


def _moved(box: Box, x: float, y: float) -> bytes:
    return array((box[0] + x, box[1] + y, box[2] + x, box[3] + y))
