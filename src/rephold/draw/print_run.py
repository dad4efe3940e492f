"""Many sheets in one file for a printer: what they share is in it once, and it is written as it goes.

For paper only, so without tags: those who read on a screen get a file of their own. Large pieces of pages are
form objects, which any page may show; small ones, such as a name or a dose, stand in the page's own content.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import BinaryIO

from rephold.draw.container import Container
from rephold.draw.content import FURNITURE, furniture_content, moved
from rephold.draw.embedding import rounded_up
from rephold.draw.fragment import FormObject, Fragment, Metadata, Page, Placed
from rephold.draw.objects import array, deflated, name, number, references, string
from rephold.draw.resources import add_codes, add_font, add_form
from rephold.draw.stock import Stock
from rephold.draw.xmp import info, packet

_MARKED = b" <</MCID %d>> BDC"
"""How a mark begins in a fragment, after its role."""
_SLACK = 12.0
"""Points around a piece in which it may paint too."""
_SMALL = 200
"""Bytes of operators up to which a piece is said again rather than referred to."""


@dataclass(frozen=True)
class _Body:
    """A body in the file: its content stream, and what a page that shows it has to name."""

    content: int
    drawings: bytes


class PrintRun:
    """A file of pages: `add` for each patient, then `close`. Memory does not grow but by some bytes a page.

    With `duplex` everything that is added starts on the front of a sheet of paper.
    """

    def __init__(self, out: BinaryIO, *, duplex: bool = True) -> None:
        self.pages = 0
        self._duplex = duplex
        self._container = Container(out)
        self._catalog, self._tree, self._fonts, self._outline = (self._container.reserve() for _ in range(4))
        self._nodes: list[int] = []
        self._codes: dict[str, frozenset[int]] = {}
        self._bodies, self._pieces = Stock(16), Stock(600)
        self._waiting = (0, 0, b"")  # first bookmark, last one, and its dictionary still open

    def add(self, sheets: Sequence[Sequence[Page]], bookmark: str) -> None:
        """One patient's sheets: a bookmark leads to the first page."""
        node, objects = self._container.reserve(), []
        for pages in sheets:
            objects += [self._page(page, node) for page in pages]
            if self._duplex and len(pages) % 2:
                blank = replace(pages[-1], body=(), furniture=())
                objects.append(self._page(blank, node))
        body = b"<</Type /Pages /Parent %d 0 R /Count %d /Kids %b>>"
        self._container.put(node, body % (self._tree, len(objects), references(objects)))
        self._nodes.append(node)
        self.pages += len(objects)
        self._mark(objects[0], bookmark)

    def close(self, meta: Metadata) -> None:
        """End the file. ValueError if nothing was added."""
        if not self._nodes:
            raise ValueError("a print run without pages")
        container = self._container
        self._mark(0, "")
        codes = sorted(self._codes.items())
        fonts = [
            b"%b %d 0 R" % (name(key), add_font(rounded_up(key, used), container)) for key, used in codes
        ]
        container.put(self._fonts, b"<<%b>>" % b" ".join(fonts))
        tree = b"<</Type /Pages /Count %d /Kids %b>>" % (self.pages, references(self._nodes))
        container.put(self._tree, tree)
        xmp = container.stream(b"/Type /Metadata /Subtype /XML", packet(meta, archival=False))
        container.put(
            self._catalog,
            b"<</Type /Catalog /Pages %d 0 R /Lang %b /PageMode /UseOutlines /Outlines %d 0 R"
            b" /Metadata %d 0 R /ViewerPreferences <</DisplayDocTitle true /Duplex /%b>>>>"
            % (
                self._tree,
                string(meta.language),
                self._outline,
                xmp,
                b"DuplexFlipLongEdge" if self._duplex else b"Simplex",
            ),
        )
        container.close(self._catalog, container.add(info(meta)))

    def _page(self, page: Page, node: int) -> int:
        for placed, _ in page.furniture:
            add_codes(placed.fragment.fonts, self._codes)
        body = self._bodies.get(page.body, lambda: self._body(page.body))
        head, foot = (self._stream(furniture_content(page, kind)) for kind in FURNITURE)
        streams = references([part for part in (head, body.content, foot) if part])
        size = number(page.width), number(page.height)
        return self._container.add(
            b"<</Type /Page /Parent %d 0 R /MediaBox [0 0 %b %b] /Resources <</Font %d 0 R%b>> /Contents %b>>"
            % (node, *size, self._fonts, body.drawings, streams)
        )

    def _body(self, body: Sequence[Placed]) -> _Body:
        parts: list[bytes] = []
        drawings: dict[bytes, int] = {}
        for fragment, x, y, _ in body:
            add_codes(fragment.fonts, self._codes)
            pieces = [moved(self._piece(part, drawings), *at) for part, *at in fragment.parts]
            parts.append(moved(b"".join(pieces) or self._piece(fragment, drawings), x, y))
        named = b" ".join([b"/%b %d 0 R" % entry for entry in drawings.items()])
        return _Body(self._stream(b"".join(parts)), b" /XObject <<%b>>" % named if named else b"")

    def _piece(self, fragment: Fragment, drawings: dict[bytes, int]) -> bytes:
        """What paints a fragment; the drawings that this names are added."""
        content = untagged(fragment)
        if len(content) > _SMALL:
            form = self._pieces.get(fragment, partial(self._new_form, fragment, content))
            drawings[b"X%d" % form] = form
            return b"/X%d Do" % form
        if fragment.forms:
            drawings |= self._drawings(fragment)
        return content

    def _new_form(self, fragment: Fragment, content: bytes) -> int:
        """The number of a form object that paints a fragment."""
        inner = b" ".join([b"/%b %d 0 R" % entry for entry in self._drawings(fragment).items()])
        entries = b"/Type /XObject /Subtype /Form /BBox %b /Resources <</Font %d 0 R /XObject <<%b>>>>"
        box = array((-_SLACK, -_SLACK, fragment.width + _SLACK, fragment.height + _SLACK))
        return self._container.stream(
            entries % (box, self._fonts, inner) + b" /Filter /FlateDecode", _deflated(fragment, content)
        )

    def _drawings(self, fragment: Fragment) -> dict[bytes, int]:
        return {form.name.encode("ascii"): self._drawing(form) for form in fragment.forms}

    def _drawing(self, form: FormObject) -> int:
        return self._pieces.get(form, lambda: add_form(form, self._container))

    def _stream(self, content: bytes) -> int:
        """The number of a content stream, 0 for an empty one."""
        return self._container.shared(deflated(content)) if content else 0

    def _mark(self, page: int, text: str) -> None:
        """Write the bookmark before this one, now that the one after it is known; 0 for the end."""
        before, waiting, entry = self._waiting
        own = self._container.reserve() if page else 0
        if waiting:
            link = b" /Next %d 0 R" % own if own else b""
            self._container.put(waiting, entry + link + b">>")
        if own:
            back = b" /Prev %d 0 R" % waiting if waiting else b""
            entry = b"<</Title %b /Parent %d 0 R /Dest [%d 0 R /Fit]%b"
            self._waiting = (before or own, own, entry % (string(text), self._outline, page, back))
        else:
            ends = b"<</Type /Outlines /First %d 0 R /Last %d 0 R /Count %d>>"
            self._container.put(self._outline, ends % (before, waiting, len(self._nodes)))


def untagged(fragment: Fragment) -> bytes:
    """The operators of a fragment, its marked content without numbers; kept with it."""
    return _kept(fragment, "untagged", lambda: _untagged(fragment))


def _deflated(fragment: Fragment, content: bytes) -> bytes:
    return _kept(fragment, "deflated", lambda: zlib.compress(content, 6))


def _kept(fragment: Fragment, what: str, make: Callable[[], bytes]) -> bytes:
    found = fragment.kept.get(what)
    if not isinstance(found, bytes):
        found = fragment.kept[what] = make()
    return found


def _untagged(fragment: Fragment) -> bytes:
    return fragment.operators.replace(_MARKED, b" BMC").replace(b"%%", b"%")
