"""What a PDF's form says, page by page: the state of each box, the value of its field, the text of each line.

Nothing here knows of logs. Widgets are found on the pages, not in the form's list of fields, for tools that
split and join files keep the pages and lose the list.
"""

from __future__ import annotations

import io
import logging
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import pypdf
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, NameObject

from rephold.logs.paper.rejection import Rejected

OFF = "Off"
logging.getLogger("pypdf").addHandler(logging.NullHandler())  # else its warnings go to stderr
_BROKEN = (
    PyPdfError, ArithmeticError, AssertionError, AttributeError, LookupError, OSError, RecursionError,
    TypeError, ValueError, zlib.error,
)  # fmt: skip
"""What pypdf lets through from a damaged file."""
_DRAWN = {"/Ink", "/FreeText", "/Stamp", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Highlight"}
_DEEPEST = 16
"""Fields above each other; more is a ring."""
_SUFFIX = re.compile(r"[#+_.]\d+$")
"""What tools that join files add to a name that is taken: `name#0`, `name+1`, `name_2`."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Widget:
    """A widget: `on` is the state that means ticked, `shown` the state it has, both without a slash.

    `value` is its field's: a state, or the text; `sharing` counts the widgets of that field in the file.
    """

    name: str
    kind: Literal["button", "text"]
    on: str
    shown: str
    value: str
    sharing: int
    rect: Box


@dataclass(frozen=True)
class FormPage:
    """The widgets of a page, and where somebody has drawn or written over it."""

    widgets: tuple[Widget, ...]
    drawn: tuple[Box, ...]
    scanned: bool
    """A picture and no words: a scan or a photo."""


def form_pages(data: bytes) -> tuple[FormPage, ...]:
    """Each page of the file. Signatures and push buttons are passed over.

    Rejected: `encrypted` when no empty password opens it, `unreadable` when it is no PDF or a broken one.
    """
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Rejected("encrypted")
        found = [list(_annotations(page)) for page in reader.pages]
        fields = [[_field(each) for each in page if each.get("/Subtype") == "/Widget"] for page in found]
        sharing = Counter(field.key for page in fields for field in page)
        return tuple(
            FormPage(
                tuple(widget for field in page if (widget := _widget(field, sharing[field.key]))),
                tuple(_rect(each) for each in annotations if each.get("/Subtype") in _DRAWN),
                _scanned(sheet),
            )
            for sheet, page, annotations in zip(reader.pages, fields, found, strict=True)
        )
    except DependencyError as error:
        raise Rejected("encrypted") from error
    except _BROKEN as error:
        raise Rejected("unreadable") from error


@dataclass(frozen=True)
class _Field:
    """A widget's dictionary with what it inherits; `key` is the same for all widgets of one field."""

    source: Any
    key: int
    inherited: dict[str, Any]


def _annotations(page: Any) -> Iterator[Any]:
    for each in page.get("/Annots", ArrayObject()).get_object():
        annotation = each.get_object()
        if isinstance(annotation, DictionaryObject):
            yield annotation


def _scanned(page: Any) -> bool:
    resources = page.get("/Resources", {})
    drawings = resources.get("/XObject", {}).get_object().values() if "/XObject" in resources else ()
    return "/Font" not in resources and any(
        each.get_object().get("/Subtype") == "/Image" for each in drawings
    )


def _field(source: Any) -> _Field:
    inherited: dict[str, Any] = {}
    key, node = id(source), source
    for _ in range(_DEEPEST):
        for name in ("/T", "/FT", "/Ff", "/V"):
            if name in node and name not in inherited:
                inherited[name] = node[name]
                if name == "/T":
                    key = node.indirect_reference.idnum if node.indirect_reference else id(node)
        if "/Parent" not in node:
            break
        node = node["/Parent"]
    return _Field(source, key, inherited)


def _widget(field: _Field, sharing: int) -> Widget | None:
    kind, flags = field.inherited.get("/FT"), int(field.inherited.get("/Ff", 0))
    if kind not in ("/Btn", "/Tx", "/Ch") or (kind == "/Btn" and flags & 1 << 16):
        return None
    button = kind == "/Btn"
    shown = _plain(field.source.get("/AS")) if button else ""
    states = field.source.get("/AP", {}).get("/N", {}) if button else {}
    ons = [str(state)[1:] for state in states if state != f"/{OFF}"]
    return Widget(
        name=_SUFFIX.sub("", str(field.inherited.get("/T", ""))),
        kind="button" if button else "text",
        on=ons[0] if len(ons) == 1 else "",
        shown=shown or OFF if button else "",
        value=_plain(field.inherited.get("/V")) or (OFF if button else ""),
        sharing=sharing,
        rect=_rect(field.source),
    )


def _plain(value: Any) -> str:
    """A name without its slash, a text with plain line ends, nothing for nothing."""
    if isinstance(value, NameObject):
        return str(value)[1:]
    if isinstance(value, bytes):
        return value.decode("latin-1")
    return re.sub(r"\r\n?", "\n", value) if isinstance(value, str) else ""


def _rect(annotation: Any) -> Box:
    x0, y0, x1, y1 = (float(number) for number in annotation.get("/Rect", (0, 0, 0, 0)))
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
