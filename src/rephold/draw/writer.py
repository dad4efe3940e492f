"""From pages of fragments to the bytes of a PDF 1.7 file that is PDF/UA-1 and PDF/A-2a at once.

The same pages, metadata and fonts give the same bytes, wherever and whenever they are written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rephold.draw.container import Container
from rephold.draw.content import FURNITURE, furniture_content
from rephold.draw.fragment import FormObject, Metadata, Page
from rephold.draw.icc import srgb
from rephold.draw.objects import deflated, number, references, string
from rephold.draw.outline import outline
from rephold.draw.page import Body
from rephold.draw.resources import FontSource, add_form, joined, resources, uses
from rephold.draw.stock import Stock
from rephold.draw.structure import Structure
from rephold.draw.xmp import info, packet, plain

_PROFILE_NAME = b"(sRGB IEC61966-2.1)"


@dataclass(frozen=True)
class _Begun:
    """A file with its first objects: what many documents have in common."""

    container: Container
    catalog: int
    page_tree: int
    drawings: Mapping[str, int]
    profile: int


def write(pages: Sequence[Page], meta: Metadata, fonts: FontSource, kept: Stock | None = None) -> bytes:
    """The file. Fonts are asked for once each, with all codes in use; how files begin is `kept`.

    ValueError for what no document of ours may be: no pages, title or language, marks that none or two own.
    """
    if not pages:
        raise ValueError("a document without pages")
    if not plain(meta.title) or not meta.language:
        raise ValueError("a document without title or language")
    bodies = [page.body if isinstance(page.body, Body) else Body(page.body) for page in pages]
    running = uses([placed.fragment for page in pages for placed, _ in page.furniture])
    used = joined([running, *[body.uses for body in bodies]])
    drawings = tuple([used.forms[form] for form in sorted(used.forms)])
    begun = (kept or Stock()).get(drawings, lambda: _begun(drawings))
    container = begun.container.begun()
    shared = resources(used, begun.drawings, fonts, container)
    page_objects = range(container.reserve(len(pages)), container.next_number)
    structure = Structure(container, len(pages))
    for index, page_object in enumerate(page_objects):
        widgets = tuple([structure.form.widget(area) for area in bodies[index].fields])
        share = bodies[index].share(structure.numbers(page_object), widgets)
        structure.add(share)
        annotations = b" /Annots %b" % references(share.annotations) if share.annotations else b""
        container.put(
            page_object,
            b"<</Type /Page /Parent %d 0 R /Resources %d 0 R %b /Tabs /S /StructParents %d%b>>"
            % (
                begun.page_tree,
                shared,
                page_entries(pages[index], bodies[index], container),
                index,
                annotations,
            ),
        )
    kids = references(page_objects)
    container.put(begun.page_tree, b"<</Type /Pages /Count %d /Kids %b>>" % (len(pages), kids))
    container.put(begun.catalog, _catalog(meta, begun, structure, container))
    return container.whole(begun.catalog, container.add(info(meta)))


def _begun(drawings: Sequence[FormObject]) -> _Begun:
    container = Container()
    catalog, page_tree = container.reserve(), container.reserve()
    profile = container.stream(b"/N 3 /Filter /FlateDecode", deflated(srgb()))
    numbers = {form.name: add_form(form, container) for form in drawings}
    return _Begun(container, catalog, page_tree, numbers, profile)


def page_entries(page: Page, body: Body, container: Container) -> bytes:
    """Size and content of a page; head, body and foot are streams, so that equal ones are written once."""
    head, foot = (furniture_content(page, kind) for kind in FURNITURE)
    data = (deflated(head) if head else b"", body.content, deflated(foot) if foot else b"")
    size = (number(page.width), number(page.height))
    streams = [container.shared(part) for part in data if part]
    return b"/MediaBox [0 0 %b %b] /Contents %b" % (*size, references(streams))


def _catalog(meta: Metadata, begun: _Begun, structure: Structure, container: Container) -> bytes:
    xmp = container.stream(b"/Type /Metadata /Subtype /XML", packet(meta))
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
        begun.page_tree,
        string(meta.language),
        xmp,
        structure.close(),
        _PROFILE_NAME,
        _PROFILE_NAME,
        begun.profile,
        listed,
        structure.form.close(),
    )
