"""From pages of fragments to the bytes of a PDF 1.7 file that is PDF/UA-1 and PDF/A-2a at once.

The same pages, metadata and fonts give the same bytes, wherever and whenever they are written.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from rephold.draw.container import Container
from rephold.draw.content import page_content
from rephold.draw.fragment import Metadata, Page
from rephold.draw.icc import srgb
from rephold.draw.objects import deflated, number, references, string
from rephold.draw.outline import outline
from rephold.draw.resources import FontSource, resources
from rephold.draw.structure import Structure
from rephold.draw.xmp import info, packet, plain

_LEVEL = 6
"""Of page content: level 9 takes a tenth longer for a hundredth less."""
_PROFILE_NAME = b"(sRGB IEC61966-2.1)"


def write(pages: Sequence[Page], meta: Metadata, fonts: FontSource) -> bytes:
    """The file. Fonts are asked for once each, with all codes in use.

    ValueError for what no document of ours may be: no pages, title or language, marks that none or two own.
    """
    if not pages:
        raise ValueError("a document without pages")
    if not plain(meta.title) or not meta.language:
        raise ValueError("a document without title or language")
    container = Container()
    catalog = container.reserve()
    page_tree = container.reserve()
    page_objects = range(container.reserve(len(pages)), container.next_number)
    fragments = [
        placed.fragment for page in pages for placed in (*page.body, *[p for p, _ in page.furniture])
    ]
    shared = resources(fragments, fonts, container)
    structure = Structure(container, len(pages))
    for index, (page, page_object) in enumerate(zip(pages, page_objects, strict=True)):
        body = _page(page, index, page_object, structure, container)
        container.put(
            page_object, b"<</Type /Page /Parent %d 0 R /Resources %d 0 R %b>>" % (page_tree, shared, body)
        )
    container.put(page_tree, b"<</Type /Pages /Count %d /Kids %b>>" % (len(pages), references(page_objects)))
    container.put(catalog, _catalog(meta, page_tree, structure, container))
    return container.whole(catalog, container.add(info(meta)))


def _page(page: Page, index: int, page_object: int, structure: Structure, container: Container) -> bytes:
    """The page's own dictionary entries; its elements go into the structure."""
    first_marks: list[int] = []
    annotations: list[int] = []
    for placed in page.body:
        first_marks.append(structure.marks(index))
        annotations += structure.place(placed, index, page_object)
    content = container.stream(
        b"/Filter /FlateDecode", zlib.compress(page_content(page, first_marks), _LEVEL)
    )
    links = b" /Annots %b" % references(annotations) if annotations else b""
    return b"/MediaBox [0 0 %b %b] /Tabs /S /StructParents %d /Contents %d 0 R%b" % (
        number(page.width),
        number(page.height),
        index,
        content,
        links,
    )


def _catalog(meta: Metadata, page_tree: int, structure: Structure, container: Container) -> bytes:
    xmp = container.stream(b"/Type /Metadata /Subtype /XML", packet(meta))
    profile = container.stream(b"/N 3 /Filter /FlateDecode", deflated(srgb()))
    bookmarks = outline(structure.headings, container)
    listed = b" /Outlines %d 0 R" % bookmarks if bookmarks is not None else b""
    if meta.log_template:
        template = container.stream(b"/Type /RepholdLog /Filter /FlateDecode", deflated(meta.log_template))
        listed += b" /RepholdLog %d 0 R" % template
    return (
        b"<</Type /Catalog /Pages %d 0 R /Lang %b /MarkInfo <</Marked true>>"
        b" /ViewerPreferences <</DisplayDocTitle true>> /Metadata %d 0 R /StructTreeRoot %d 0 R"
        b" /OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier %b /Info %b"
        b" /DestOutputProfile %d 0 R>>]%b%b>>"
    ) % (
        page_tree,
        string(meta.language),
        xmp,
        structure.close(),
        _PROFILE_NAME,
        _PROFILE_NAME,
        profile,
        listed,
        structure.form.close(),
    )
