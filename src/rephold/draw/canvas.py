"""A ReportLab canvas that draws one fragment and knows for each thing painted which element owns it.

Flowables open elements with `element(...)` and paint inside `mark()` (real content) or `artifact()` (rules,
tints, boxes). Nothing else paints, so nothing can stand on a page untagged. Platypus does the rest.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas, ExtGState
from reportlab.pdfgen.textobject import PDFTextObject

from rephold.draw import fonts
from rephold.draw.embedding import only, resource_name, rounded
from rephold.draw.fragment import Attributes, Element, FieldArea, FormObject, Fragment, LinkArea, Mark
from rephold.draw.tidied import tidied

STYLE_OF = {name: style for style, name in fonts.FACES.items()}


@dataclass
class _Open:
    """An element that is still being drawn."""

    role: str
    alt: str | None = None
    actual_text: str | None = None
    attributes: Attributes = ()
    bookmark: str | None = None
    kids: list[_Open | Mark | LinkArea | FieldArea] = field(default_factory=list)

    def closed(self) -> Element:
        kids = tuple(kid.closed() if isinstance(kid, _Open) else kid for kid in self.kids)
        return Element(
            self.role,
            kids,
            alt=self.alt,
            actual_text=self.actual_text,
            attributes=self.attributes,
            bookmark=self.bookmark,
        )


class _Slot(str):
    """The place in the code where a mark's number goes."""

    role: str

    def __new__(cls, role: str) -> _Slot:
        slot = super().__new__(cls, "")
        slot.role = role
        return slot


class SpacedText(PDFTextObject):  # type: ignore[misc]
    """Text that keeps the space at a line's end, which ReportLab drops, so that readers hear whole words.

    `line_ends` says for each line whether it breaks inside a word (no space then).
    """

    def __init__(
        self, canvas: FragmentCanvas, x: float = 0, y: float = 0, direction: str | None = None
    ) -> None:
        super().__init__(canvas, x, y, direction=direction)
        self._line_ends, canvas.line_ends = canvas.line_ends, []

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802
        if TStar and self._line_ends and not self._line_ends.pop(0):
            text += " "
        super()._textOut(text, TStar)

    def _formatText(self, text: str) -> str:  # noqa: N802
        self._canvas.characters[self._fontname].update(text)
        return str(super()._formatText(text))


class FragmentCanvas(Canvas):  # type: ignore[misc]
    """A canvas of one fragment; `fragment(width, height)` gives what was drawn.

    With `furniture` nothing is marked: the page marks all of it as an artifact.
    """

    def __init__(self, *, furniture: bool = False) -> None:
        state, own = _blank()
        self.__dict__.update(state)
        self.__dict__.update([(name, copied(value)) for name, value, copied in own])
        self._root = _Open("Document")
        self._open = [self._root]
        self._inside = False
        self._marks = 0
        self._furniture = furniture
        self.characters: defaultdict[str, set[str]] = defaultdict(set)
        self.line_ends: list[bool] = []
        self._forms: dict[str, FormObject] = {}
        self._spots: list[tuple[str, tuple[float, float, float, float]]] = []

    @contextmanager
    def element(
        self,
        role: str,
        *,
        alt: str | None = None,
        actual_text: str | None = None,
        attributes: Attributes = (),
        bookmark: str | None = None,
    ) -> Iterator[None]:
        """Everything drawn inside belongs to a new element of this role, child of the one around it."""
        opened = _Open(role, alt, actual_text, attributes, bookmark)
        self._open[-1].kids.append(opened)
        self._open.append(opened)
        try:
            yield
        finally:
            self._open.pop()

    @contextmanager
    def mark(self) -> Iterator[None]:
        """Painting inside is content of the open element."""
        if self._furniture:
            yield
            return
        self._refuse_nesting()
        owner = self._open[-1]
        owner.kids.append(Mark(self._marks))
        self._marks += 1
        self._code.append(_Slot(owner.role))
        yield
        self._code.append("EMC")
        self._inside = False

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Painting inside means nothing: rules, tints, boxes."""
        if self._furniture:
            yield
            return
        self._refuse_nesting()
        self._code.append("/Artifact BMC")
        yield
        self._code.append("EMC")
        self._inside = False

    def _refuse_nesting(self) -> None:
        if self._inside:
            raise AssertionError("marked content inside marked content")
        self._inside = True

    def beginText(self, x: float = 0, y: float = 0, direction: str | None = None) -> SpacedText:  # noqa: N802
        return SpacedText(self, x, y, direction)

    def link(self, rect: tuple[float, float, float, float], uri: str, contents: str) -> None:
        """Make a rectangle (in the current coordinates) a link owned by the open element."""
        x0, y0 = self.absolutePosition(rect[0], rect[1])
        x1, y1 = self.absolutePosition(rect[2], rect[3])
        self._open[-1].kids.append(LinkArea((x0, y0, x1, y1), uri, contents))

    def field(self, area: FieldArea) -> None:
        """Make a rectangle (in the current coordinates) a form field owned by the open element."""
        x0, y0 = self.absolutePosition(area.rect[0], area.rect[1])
        x1, y1 = self.absolutePosition(area.rect[2], area.rect[3])
        self._open[-1].kids.append(replace(area, rect=(x0, y0, x1, y1)))

    def spot(self, name: str, rect: tuple[float, float, float, float]) -> None:
        """Remember where a thing (x, y, width, height in the current coordinates) has been painted."""
        x, y = self.absolutePosition(rect[0], rect[1])
        self._spots.append((name, (x, y, rect[2], rect[3])))

    def do_form(self, form: FormObject, matrix: tuple[float, ...]) -> None:
        """Paint a drawing once more, through the matrix (a, b, c, d, e, f)."""
        self._forms[form.name] = form
        numbers = " ".join(f"{number:.4f}".rstrip("0").rstrip(".") for number in matrix)
        self._code.append(f"q {numbers} cm /{form.name} Do Q")

    def fragment(self, width: float, height: float) -> Fragment:
        """What was drawn, as a fragment of this size in points."""
        code = [
            f"/{entry.role} <</MCID %d>> BDC" if isinstance(entry, _Slot) else entry.replace("%", "%%")
            for entry in tidied(self._code)
        ]
        operators = "\n".join(code).encode("latin-1")
        kids = [kid for kid in self._root.kids if not isinstance(kid, LinkArea | FieldArea)]
        elements = tuple(kid.closed() if isinstance(kid, _Open) else kid for kid in kids)
        forms, spots = tuple(self._forms.values()), tuple(self._spots)
        return Fragment(width, height, operators, self._marks, elements, self._fonts(), forms, spots)

    def _fonts(self) -> tuple[tuple[str, frozenset[int]], ...]:
        return _fonts(
            frozenset([_code(face, char) for face, found in self.characters.items() for char in found])
        )


@lru_cache(maxsize=4096)
def _code(face: str, character: str) -> tuple[str, frozenset[int]]:
    """The subset of a face that has this character, and its code with those that come with it."""
    ((subset, codes),) = pdfmetrics.getFont(face).splitString(character)
    name = resource_name(STYLE_OF[face], subset)
    return name, rounded(name, frozenset(codes))


@lru_cache(maxsize=256)
def _fonts(codes: frozenset[tuple[str, frozenset[int]]]) -> tuple[tuple[str, frozenset[int]], ...]:
    """The codes together, by subset: few sets differ, for codes are rounded up."""
    used: dict[str, frozenset[int]] = {}
    for name, some in codes:
        used[name] = only(used.get(name, frozenset()) | some)
    return tuple(sorted(used.items(), key=itemgetter(0)))


@cache
def _blank() -> tuple[dict[str, Any], list[tuple[str, Any, Callable[[Any], Any]]]]:
    """The state of a canvas on which nothing is drawn, and what of it each canvas has for its own.

    Its document, which is never written, serves all: to make one takes longer than to draw a word.
    """
    canvas = Canvas(io.BytesIO(), pageCompression=0, initialFontName=fonts.FACES["regular"])
    canvas._code.clear()
    copying: dict[type, Callable[[Any], Any]] = {list: list, dict: dict, ExtGState: copy}
    state = canvas.__dict__
    return state, [
        (key, value, copying[type(value)]) for key, value in state.items() if type(value) in copying
    ]


def string_width(text: str, face: str, size: float) -> float:
    """Points that a text takes in one line."""
    return float(pdfmetrics.stringWidth(text, face, size))
