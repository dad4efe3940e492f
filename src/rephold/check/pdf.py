"""The checks of a finished PDF: its pages as they are seen, its tags, the words on it."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2 as pdfium

from rephold.check.elements import Elements
from rephold.check.opened import BROKEN, OpenedPdf, UnreadableError, listening, opened, said
from rephold.check.reading import words
from rephold.check.rule import Finding, found, limit
from rephold.check.rules.contrast import stands_out
from rephold.check.rules.language import whole
from rephold.check.rules.print import Print
from rephold.check.rules.printed import Printed
from rephold.check.rules.signs import told_by_colour_alone
from rephold.check.rules.tags import file_says, tree_says
from rephold.check.seen import seen
from rephold.check.tagged import TaggedPdf
from rephold.check.tally import Tally
from rephold.errors import Place
from rephold.read.library import Library

MOST_PAGES = int(limit("tags/long"))
"""Pages up to which the elements of a file are read, for each page of them is kept in memory."""
_SENTENCE = 4
"""Words from which an element is held to be a sentence."""


def lint_pdf(data: bytes, name: str, library: Library) -> tuple[Finding, ...]:
    """Everything that is found in a PDF, called `name`; a file that cannot be read is a finding too."""
    place = Place(name)
    try:
        file = opened(data)
    except UnreadableError as error:
        return (found("print/file", place, str(error), hint=error.hint),)
    tally = Tally(place)
    for repair in file.repairs:
        tally.add("print/repaired", 0, "had to be repaired", repair, repair)
    texts: list[str] = []
    with listening():
        elements = _told(file, tally, texts)
        try:
            _pages(file, elements, tally, library)
        except BROKEN as error:
            tally.add("print/file", 0, f"cannot be shown: {said(error)}")
    findings = [*tally.findings(), *(whole(texts, place) if texts else ())]
    return tuple(sorted(set(findings)))


def _told(file: OpenedPdf, tally: Tally, texts: list[str]) -> Elements:
    """The elements; `texts` gets the sentences they hold. Nothing where there are no tags, or broken ones."""
    try:
        file_says(file.root, file.title, tally)
        if "/StructTreeRoot" not in file.root:
            return Elements()
        if file.pages > MOST_PAGES:
            tally.add("tags/long", 0, file.pages)
            return Elements()
        pdf = TaggedPdf(file.data, file.reader)
        tree_says(pdf, tally)
        texts += _sentences(pdf)
        return Elements.of(pdf)
    except BROKEN as error:
        tally.add("tags/cross-check", 0, f"cannot be followed: {said(error)}")
        return Elements()


def _pages(file: OpenedPdf, elements: Elements, tally: Tally, library: Library) -> None:
    paper = Print(tally, elements)
    printed = Printed(tally, library, file.title) if file.ours and elements.known else None
    first: tuple[int, int] | None = None
    with pdfium.PdfDocument(file.data) as document:
        for page in seen(document):
            paper.page(page)
            stands_out(page, elements, tally)
            told_by_colour_alone(page, tally)
            if printed:
                printed.page(page)
            short, long = sorted((round(page.width), round(page.height)))
            first = first or (short, long)
            if (short, long) != first:
                tally.add("print/mixed-sizes", page.number, f"{short} × {long} pt")
    paper.whole()
    if printed:
        printed.whole()


def _sentences(pdf: TaggedPdf) -> Iterator[str]:
    for text in pdf.texts("P", "LBody", "TD"):
        if len(words(text)) >= _SENTENCE:
            yield " ".join(text.split())
