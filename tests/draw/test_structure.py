"""The structure tree: every mark has one owner, and the cross-check that says so notices when it has not."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pypdf
import pytest
from pypdf.generic import ArrayObject, NameObject, NumberObject, StreamObject
from reportlab.pdfgen.canvas import Canvas

from rephold.check.tagged import TaggedPdf
from rephold.draw.embedding import embedded
from rephold.draw.fragment import Element, Fragment, Mark
from rephold.draw.writer import write
from support import hand_made
from support.hand_made import META, one_page


@pytest.fixture(scope="module")
def made() -> bytes:
    return write(hand_made.pages(), META, embedded)


def marked(*elements: Element) -> Fragment:
    return Fragment(10, 10, b"/P <</MCID %d>> BDC EMC /P <</MCID %d>> BDC EMC", 2, elements)


@pytest.mark.parametrize(
    ("fragment", "says"),
    [
        (marked(Element("P", (Mark(0),))), "its elements own"),
        (marked(Element("P", (Mark(0), Mark(1), Mark(2)))), "its elements own"),
        (marked(Element("P", (Mark(0), Mark(1))), Element("P", (Mark(1),))), "owned twice"),
    ],
)
def test_a_mark_without_exactly_one_owner_is_refused(fragment: Fragment, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        write(one_page(fragment), META, embedded)


def changed(data: bytes, change: Callable[[pypdf.PdfWriter], None]) -> list[str]:
    """What the cross-check says after somebody meddled with the file."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return TaggedPdf(out.getvalue()).problems()


def rewritten(old: bytes, new: bytes) -> Callable[[pypdf.PdfWriter], None]:
    def change(writer: pypdf.PdfWriter) -> None:
        content = writer.pages[0].get_contents()
        assert content is not None
        data = content.get_data()
        assert data.count(old) >= 1
        stream = StreamObject()
        stream.set_data(data.replace(old, new, 1))
        writer.pages[0][NameObject("/Contents")] = writer._add_object(stream)

    return change


def swapped_row(writer: pypdf.PdfWriter) -> None:
    root: Any = writer.root_object
    row = root["/StructTreeRoot"]["/ParentTree"]["/Nums"][1].get_object()
    row[0], row[1] = ArrayObject.__getitem__(row, 1), ArrayObject.__getitem__(row, 0)
    assert list.__getitem__(row, 0) != list.__getitem__(row, 1)


def wrong_page_key(writer: pypdf.PdfWriter) -> None:
    writer.pages[0][NameObject("/StructParents")] = NumberObject(1)


def lost_annotation_key(writer: pypdf.PdfWriter) -> None:
    annotations: Any = writer.pages[0]["/Annots"]
    del annotations[0].get_object()["/StructParent"]


def wrong_child(writer: pypdf.PdfWriter) -> None:
    root: Any = writer.root_object
    root["/StructTreeRoot"]["/K"]["/K"][0].get_object()[NameObject("/K")] = NumberObject(1)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (rewritten(b"/MCID 1>>", b"/MCID 0>>"), "page 1: mark 0 is there 2 times"),
        (
            rewritten(b"/MCID 14>>", b"/MCID 15>>"),
            "page 1: mark 15 is in the content, not in the parent tree",
        ),
        (rewritten(b"/Artifact BMC", b"/Artifact <</MCID 15>> BDC"), "mark 15 is an artifact"),
        (rewritten(b"/Artifact BMC 0 36 m 180 36 l S EMC", b"0 36 m 180 36 l S"), "paints outside marks"),
        (rewritten(b"ET\nEMC", b"EMC\nET"), "crosses a text object"),
        (swapped_row, "the parent tree says"),
        (wrong_page_key, "keys of the parent tree used twice: [1]"),
        (lost_annotation_key, "parent tree None"),
        (wrong_child, "page 1: mark 0 is in the content, not in the elements"),
    ],
)
def test_the_cross_check_notices(made: bytes, change: Callable[[pypdf.PdfWriter], None], says: str) -> None:
    assert changed(made, lambda writer: None) == []
    assert says in "\n".join(changed(made, change))


def test_the_font_check_notices_a_font_of_the_viewer() -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(50, 700, "Helvetica")
    canvas.save()
    found = TaggedPdf(out.getvalue())
    assert found.font_problems() == ["Helvetica (Type1)"]
    assert "paints outside marks" in found.pages[0].complaints[0]
