"""From pages of fragments to the bytes of a PDF 1.7 file that is PDF/UA-1 and PDF/A-2a at once.

The same pages, metadata and fonts give the same bytes, wherever and whenever they are written.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Literal

from rephold.draw.container import Container
from rephold.draw.content import body_content, furniture_content
from rephold.draw.fragment import Metadata, Page
from rephold.draw.icc import srgb
from rephold.draw.objects import deflated, number, references, string
from rephold.draw.outline import outline
from rephold.draw.resources import FontSource, Uses, joined, resources, uses
from rephold.draw.stock import Stock
from rephold.draw.structure import Structure
from rephold.draw.xmp import info, packet, plain

_FURNITURE: tuple[Literal["Header"], Literal["Footer"]] = ("Header", "Footer")
_PROFILE_NAME = b"(sRGB IEC61966-2.1)"


def write(pages: Sequence[Page], meta: Metadata, fonts: FontSource, kept: Stock | None = None) -> bytes:
    """The file. Fonts are asked for once each, with all codes in use; what was made of pages is `kept`.

    ValueError for what no document of ours may be: no pages, title or language, marks that none or two own.
    """
    if not pages:
        raise ValueError("a document without pages")
    if not plain(meta.title) or not meta.language:
        raise ValueError("a document without title or language")
    container, kept = Container(), kept or Stock(0)
    catalog = container.reserve()
    page_tree = container.reserve()
    page_objects = range(container.reserve(len(pages)), container.next_number)
    shared = resources(joined([_uses(page, kept) for page in pages]), fonts, container)
    structure = Structure(container, len(pages), kept)
    for index, (page, page_object) in enumerate(zip(pages, page_objects, strict=True)):
        body = _page(page, index, page_object, structure, container, kept)
        container.put(
            page_object, b"<</Type /Page /Parent %d 0 R /Resources %d 0 R %b>>" % (page_tree, shared, body)
        )
    container.put(page_tree, b"<</Type /Pages /Count %d /Kids %b>>" % (len(pages), references(page_objects)))
    container.put(catalog, _catalog(meta, page_tree, structure, container))
    return container.whole(catalog, container.add(info(meta)))


def _uses(page: Page, kept: Stock) -> Uses:
    running = uses([placed.fragment for placed, _ in page.furniture])
    body = kept.get(("uses", page.body), lambda: uses([placed.fragment for placed in page.body]))
    return joined((running, body))


def _page(
    page: Page, index: int, page_object: int, structure: Structure, container: Container, kept: Stock
) -> bytes:
    """The page's own dictionary entries; its elements go into the structure.

    Head, body and foot are streams that follow one another, so that equal ones are written once.
    """
    annotations = structure.place(page.body, page_object)
    head, foot = (furniture_content(page, kind) for kind in _FURNITURE)
    body = kept.get(page.body, lambda: zlib.compress(body_content(page.body), 6))
    data = [deflated(head) if head else b"", body if page.body else b"", deflated(foot) if foot else b""]
    streams = [container.shared(part) for part in data if part]
    links = b" /Annots %b" % references(annotations) if annotations else b""
    return b"/MediaBox [0 0 %b %b] /Tabs /S /StructParents %d /Contents %b%b" % (
        number(page.width),
        number(page.height),
        index,
        references(streams),
        links,
    )


def _catalog(meta: Metadata, page_tree: int, structure: Structure, container: Container) -> bytes:
    xmp = container.stream(b"/Type /Metadata /Subtype /XML", packet(meta))
    profile = container.stream(b"/N 3 /Filter /FlateDecode", deflated(srgb()))
    bookmarks = outline(structure.headings, container)
    listed = b" /Outlines %d 0 R" % bookmarks if bookmarks is not None else b""
    return (
        b"<</Type /Catalog /Pages %d 0 R /Lang %b /MarkInfo <</Marked true>>"
        b" /ViewerPreferences <</DisplayDocTitle true>> /Metadata %d 0 R /StructTreeRoot %d 0 R"
        b" /OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier %b /Info %b"
        b" /DestOutputProfile %d 0 R>>]%b>>"
    ) % (
        page_tree,
        string(meta.language),
        xmp,
        structure.close(),
        _PROFILE_NAME,
        _PROFILE_NAME,
        profile,
        listed,
    )
