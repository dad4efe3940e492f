"""A fragment's share of the structure tree, worked out once: objects as a template with numbers open.

So a fragment that stands in many documents costs little in each.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from rephold.draw.fragment import (
    Attributes,
    Element,
    FieldArea,
    Fragment,
    LinkArea,
    Mark,
    Value,
    Wrapping,
)
from rephold.draw.objects import array, name, number, string

Box = tuple[float, float, float, float]

PARENT, PAGE, ELEMENT, ANNOTATION, MARK, ENTRY, BOX, FIELD = range(8)
"""What is open in a template. The first six are numbers that count on from a start: objects, marks on the
page, keys of the parent tree. BOX is a rectangle of the fragment, moved to where it stands; FIELD is what
the file's form says of a field."""

_KID = {ELEMENT: b"%d 0 R", MARK: b"%d", ANNOTATION: b"<</Type /OBJR /Obj %d 0 R>>"}
_IN_URI = "%/:=&?~#+!$,;'@()*[]-._"


@dataclass(frozen=True, slots=True)
class Plan:
    """Elements, parents first, and after them annotations: a line of the template for each.

    `open` says what goes where the template has a %d (kind, number to add) or %b (BOX, which of `boxes`;
    FIELD, which of `fields`).
    `owners` has the element of each mark (-1 for the one that the fragment stands in), `link_owners` that of
    each annotation, `tops` what hangs under the element that the fragment stands in: ELEMENT or MARK with its
    number. All are counted from 0 within the fragment.
    """

    template: bytes
    open: tuple[tuple[int, int], ...]
    boxes: tuple[Box, ...]
    owners: tuple[int, ...]
    link_owners: tuple[int, ...]
    tops: tuple[tuple[int, int], ...]
    elements: int
    bookmarks: tuple[tuple[str, str], ...]
    """(role, text) of the headings that want one."""
    fields: tuple[tuple[int, FieldArea], ...]
    """With their places among the annotations."""


def plan(fragment: Fragment) -> Plan:
    """The fragment's plan, kept with it; ValueError when its marks are not owned exactly once each."""
    kept = fragment.kept.get("plan")
    if not isinstance(kept, Plan):
        kept = fragment.kept["plan"] = _Planner(fragment).plan()
    return kept


@lru_cache(maxsize=256)
def opening(wrapping: Wrapping) -> bytes:
    """The dictionary of an element around fragments, up to its children; %d for the number of its parent."""
    attributes = _Planner(Fragment(0, 0, b"")).attributes(wrapping.attributes)
    return b" ".join([_role(wrapping.role), *_texts((b"ActualText", wrapping.actual_text)), *attributes])


class _Planner:
    """Makes the plan of one fragment."""

    def __init__(self, fragment: Fragment) -> None:
        self._fragment = fragment
        self._flat: list[tuple[Element, int, list[tuple[int, int]]]] = []
        self._owners: dict[int, int] = {}
        self._links: list[tuple[LinkArea | FieldArea, int]] = []
        self._fields: list[tuple[int, FieldArea]] = []
        self._open: list[tuple[int, int]] = []
        self._boxes: list[Box] = []

    def plan(self) -> Plan:
        tops = tuple([self._kid(kid, -1) for kid in self._fragment.elements])
        marks = self._fragment.marks
        if self._owners.keys() != set(range(marks)):
            raise ValueError(f"a fragment has {marks} marks, its elements own {sorted(self._owners)}")
        lines = [self._element(*entry) for entry in self._flat]
        lines += [self._annotation(index, area) for index, (area, _) in enumerate(self._links)]
        return Plan(
            template=b"\n".join(lines),
            open=tuple(self._open),
            boxes=tuple(self._boxes),
            owners=tuple([self._owners[index] for index in range(marks)]),
            link_owners=tuple([owner for _, owner in self._links]),
            tops=tops,
            elements=len(self._flat),
            bookmarks=tuple([(e.role, e.bookmark) for e, _, _ in self._flat if e.bookmark is not None]),
            fields=tuple(self._fields),
        )

    def _flatten(self, element: Element, parent: int) -> int:
        index = len(self._flat)
        kids: list[tuple[int, int]] = []
        self._flat.append((element, parent, kids))
        kids += [self._kid(kid, index) for kid in element.kids]
        return index

    def _kid(self, kid: Element | Mark | LinkArea | FieldArea, parent: int) -> tuple[int, int]:
        if isinstance(kid, Element):
            return ELEMENT, self._flatten(kid, parent)
        if isinstance(kid, Mark):
            if kid.index in self._owners:
                raise ValueError(f"mark {kid.index} of a fragment is owned twice")
            self._owners[kid.index] = parent
            return MARK, kid.index
        self._links.append((kid, parent))
        return ANNOTATION, len(self._links) - 1

    def _element(self, element: Element, parent: int, kids: list[tuple[int, int]]) -> bytes:
        self._open.append((PARENT, 0) if parent < 0 else (ELEMENT, parent))
        parts = [_role(element.role)]
        if any(kind != ELEMENT for kind, _ in kids):
            self._open.append((PAGE, 0))
            parts.append(b"/Pg %d 0 R")
        parts += _texts((b"Alt", element.alt), (b"ActualText", element.actual_text), (b"Lang", element.lang))
        parts += self.attributes(element.attributes)
        if kids:
            self._open += kids
            parts.append(b"/K " + one_or_more([_KID[kind] for kind, _ in kids]))
        return b" ".join(parts) + b">>"

    def attributes(self, attributes: Attributes) -> list[bytes]:
        """The entry that says them, if there are any."""
        owners = [self._of_owner(*each) for each in attributes]
        return [b"/A " + one_or_more(owners)] if owners else []

    def _of_owner(self, owner: str, pairs: tuple[tuple[str, Value], ...]) -> bytes:
        written = [b"%b %b" % (_closed(name(key)), self._value(key, value)) for key, value in pairs]
        return b"<</O %b %b>>" % (_closed(name(owner)), b" ".join(written))

    def _value(self, key: str, value: Value) -> bytes:
        if isinstance(value, str):
            return _closed(name(value[1:]) if value.startswith("/") else string(value))
        if isinstance(value, tuple):
            return self._box(value) if key == "BBox" else array(value)
        return number(value)

    def _box(self, value: tuple[float, ...]) -> bytes:
        x0, y0, x1, y1 = value
        self._open.append((BOX, len(self._boxes)))
        self._boxes.append((x0, y0, x1, y1))
        return b"%b"

    def _annotation(self, index: int, area: LinkArea | FieldArea) -> bytes:
        return self._widget(index, area) if isinstance(area, FieldArea) else self._link(index, area)

    def _widget(self, index: int, area: FieldArea) -> bytes:
        box = self._box(area.rect[:2] * 2 if area.hidden else area.rect)
        self._open += [(PAGE, 0), (ENTRY, index), (FIELD, len(self._fields))]
        self._fields.append((index, area))
        return (
            b"<</Type /Annot /Subtype /Widget /Rect %b /P %%d 0 R /StructParent %%d /F 4 /TU %b %%b>>"
        ) % (box, _closed(string(area.tooltip)))

    def _link(self, index: int, area: LinkArea) -> bytes:
        box = self._box(area.rect)
        self._open += [(PAGE, 0), (ENTRY, index)]
        uri = quote(area.uri, safe=_IN_URI)
        return (
            b"<</Type /Annot /Subtype /Link /Rect %b /P %%d 0 R /StructParent %%d /F 4 /Border [0 0 0]"
            b" /Contents %b /A <</S /URI /URI %b>>>>"
        ) % (box, _closed(string(area.contents)), _closed(string(uri)))


def _role(role: str) -> bytes:
    return b"<</S %b /P %%d 0 R" % _closed(name(role))


def _texts(*texts: tuple[bytes, str | None]) -> list[bytes]:
    return [b"/%b %b" % (key, _closed(string(text))) for key, text in texts if text is not None]


def _closed(text: bytes) -> bytes:
    """The text with nothing open in it."""
    return text.replace(b"%", b"%%")


def one_or_more(values: list[bytes]) -> bytes:
    return values[0] if len(values) == 1 else b"[%b]" % b" ".join(values)
