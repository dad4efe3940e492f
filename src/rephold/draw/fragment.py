"""A piece of a page, laid out once and placed anywhere: ready content with its share of the structure tree.

A fragment knows nothing of the page it will stand on. Its content stream is open where marked-content numbers
(MCIDs) go, because these count per page; its structure elements refer to marks by their place in it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked content number `index` of the fragment, counted from 0."""

    index: int


@dataclass(frozen=True)
class LinkArea:
    """A place to click: rectangle (x0, y0, x1, y1) in points from the fragment's lower left corner."""

    rect: tuple[float, float, float, float]
    uri: str
    contents: str
    """Says where the link goes."""


@dataclass(frozen=True)
class FieldArea:
    """A form field's widget: rectangle as for a link. Widgets of one name are one question's choices.

    It stands in an element of its own, role Form, and shows the tick only: its outline is the page's.
    """

    rect: tuple[float, float, float, float]
    name: str
    """Unique in the file, without dots: the id of a tick box, the group of a bubble."""
    kind: Literal["check", "choice", "text"]
    tooltip: str
    """Says what the field is for, for people who cannot see it."""
    question: str = ""
    """Of a choice: what is asked, said before each of its choices."""
    export: str = "Yes"
    """What a ticked box or chosen bubble says in /V."""
    shape: Literal["square", "circle"] = "square"
    """A square gets a tick, a circle a dot."""
    text: str = ""
    """What a text field holds."""
    read_only: bool = False
    hidden: bool = False
    """A text for programs: it takes no room, and may stand on every page."""


Value = str | int | float | tuple[float, ...]
Attributes = tuple[tuple[str, tuple[tuple[str, Value], ...]], ...]


@dataclass(frozen=True, slots=True)
class Element:
    """A structure element (ISO 32000-1, 14.8): role, attributes and children in reading order."""

    role: str
    kids: tuple[Element | Mark | LinkArea | FieldArea, ...] = ()
    alt: str | None = None
    actual_text: str | None = None
    lang: str | None = None
    attributes: Attributes = ()
    """(owner, ((key, value), ...)): ("Table", (("Scope", "/Column"),)); names start with a slash, BBox is in
    fragment coordinates and moves with it."""
    bookmark: str | None = None
    """The line this heading has in the reader's list of bookmarks, H1 above H2; None for none."""


@dataclass(frozen=True)
class FormObject:
    """A drawing used by name (`/name Do`): a content stream of its own without marks, or an image."""

    name: str
    kind: Literal["form", "image"]
    data: bytes
    """Form: uncompressed operators (RGB, no fonts). Image: bytes as `filters` say."""
    bbox: tuple[float, float, float, float] = (0, 0, 1, 1)
    width: int = 0
    height: int = 0
    colour_space: str = ""
    filters: str = ""


@dataclass(frozen=True, slots=True)
class Fragment:
    """Content `width` x `height` points, origin lower left.

    `operators` are the content stream, with %d where the page's number for each of the `marks` goes, in their
    order (`/P <</MCID %d>> BDC ...`), and %% for a per cent sign. Text is shown with fonts by their static
    resource names.
    """

    width: float
    height: float
    operators: bytes
    marks: int = 0
    elements: tuple[Element | Mark, ...] = ()
    """A mark among them is content of the element that the fragment stands in."""
    fonts: tuple[tuple[str, frozenset[int]], ...] = ()
    """(resource name, codes used)."""
    forms: tuple[FormObject, ...] = ()
    spots: tuple[tuple[str, tuple[float, float, float, float]], ...] = ()
    """Places that somebody will look for on the page: (id, (x, y, width, height))."""
    parts: tuple[tuple[Fragment, float, float], ...] = field(default=(), repr=False, compare=False)
    """What it was put together from, if it was, each with its corner: for files that share smaller pieces."""
    kept: dict[str, object] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What the writer worked out for it, kept for the next document it stands in."""

    def __hash__(self) -> int:
        return hash((self.operators, self.width, self.height))  # cheap: kept pieces are asked for often

    def content(self, first: int) -> bytes:
        """The content stream, its marks numbered from `first`."""
        return self.operators % tuple(range(first, first + self.marks))


class Wrapping(NamedTuple):
    """What an element says that fragments stand in."""

    role: str
    actual_text: str | None = None
    attributes: Attributes = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Fragments that make up something larger, in one element where it is `wrapped`: a card, a table's row.

    So that what two documents have in common is laid out once although the whole is not the same.
    """

    width: float
    height: float
    parts: tuple[tuple[Fragment | Group, float, float], ...] = field(hash=False)
    """Each with its lower left corner, in points from that of the group."""
    wrapped: Wrapping | None = None


Piece = Fragment | Group


class Section(NamedTuple):
    """One element around fragments that follow one another on a page; its corner tells it from any other."""

    wrapping: Wrapping
    x: float
    y: float


class Placed(NamedTuple):
    """A fragment with its lower left corner at (x, y) points on the page, in elements from the outermost."""

    fragment: Fragment
    x: float
    y: float
    within: tuple[Section, ...] = ()


def standing(piece: Piece, x: float, y: float, within: tuple[Section, ...] = ()) -> list[Placed]:
    """The fragments that a piece is made of, with its lower left corner at (x, y) points."""
    placed: list[Placed] = []
    _stand(piece, x, y, within, placed)
    return placed


def _stand(piece: Piece, x: float, y: float, within: tuple[Section, ...], placed: list[Placed]) -> None:
    if isinstance(piece, Fragment):
        placed.append(Placed(piece, x, y, within))
        return
    inside = (*within, Section(piece.wrapped, x, y)) if piece.wrapped else within
    for part, right, up in piece.parts:
        _stand(part, x + right, y + up, inside, placed)


@dataclass(frozen=True)
class Page:
    """A page in points: fragments in reading order; `furniture` has no elements and becomes an artifact."""

    width: float
    height: float
    body: tuple[Placed, ...]
    furniture: tuple[tuple[Placed, Literal["Header", "Footer"]], ...] = ()


@dataclass(frozen=True)
class Metadata:
    """What the file says about itself. `moment` is YYYYMMDDhhmmss in UTC and comes from the caller."""

    title: str
    author: str
    subject: str
    language: str
    moment: str
    producer: str
    keywords: tuple[str, ...] = field(default=())
    log_template: bytes = b""
    """The template of the weekly log in the file, as JSON: a stream that the catalog calls /RepholdLog. Not
    an attached file, for PDF/A-2 allows none but PDF/A."""
