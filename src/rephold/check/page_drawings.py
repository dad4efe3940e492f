"""The fonts and drawings that the pages of a PDF bring along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pypdf
from pypdf.generic import DictionaryObject

from rephold.check.page_content import PageContent


@dataclass(frozen=True)
class Font:
    """A font in the resources: name, subtype, whether its program is in the file."""

    name: str
    subtype: str
    embedded: bool


@dataclass(frozen=True)
class Drawing:
    """A form or image in the resources and the pages (from 0) that paint it."""

    name: str
    subtype: str
    number: int
    pages: tuple[int, ...]


def fonts(reader: pypdf.PdfReader) -> list[Font]:
    """Every font that a page could use, by name."""
    found: dict[int, Font] = {}
    for page in reader.pages:
        for reference in _resource(page, "/Font").values():
            font = reference.get_object()
            descriptor = font.get("/FontDescriptor", {})
            embedded = bool({"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor))
            found[reference.idnum] = Font(str(font["/BaseFont"])[1:], str(font["/Subtype"])[1:], embedded)
    return sorted(found.values(), key=lambda font: font.name)


def drawings(reader: pypdf.PdfReader, contents: Sequence[PageContent]) -> list[Drawing]:
    """Every form and image in the resources, by name, with the pages that paint it."""
    found: dict[tuple[str, int], tuple[str, set[int]]] = {}
    for at, page in enumerate(reader.pages):
        for name, reference in _resource(page, "/XObject").items():
            subtype = str(reference.get_object()["/Subtype"])[1:]
            pages = found.setdefault((name[1:], reference.idnum), (subtype, set()))[1]
            pages.update({at} if name in contents[at].painted else set())
    return [Drawing(name, kind, obj, tuple(sorted(at))) for (name, obj), (kind, at) in sorted(found.items())]


def _resource(page: Any, kind: str) -> dict[str, Any]:
    entries = page["/Resources"].get(kind, DictionaryObject()).get_object()
    return {key: entries.raw_get(key) for key in entries}
