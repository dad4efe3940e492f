"""Every handout of every layout on every paper: accepted by the judges, and all its words there once."""

from __future__ import annotations

import page
import pypdfium2
import pytest

from rephold.check.tagged import Node
from support.expected import expected, heard
from support.sheets import SHEETS, Sheet

PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)
EVERY = pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS.keys())


@EVERY
def test_it_conforms_to_pdf_ua_1_and_pdf_a_2a(sheet: Sheet) -> None:
    found = [page.validate_pdf_bytes(sheet.made.data, profile=profile).failures for profile in PROFILES]
    assert found == [[], []]


@EVERY
def test_content_parent_tree_and_elements_agree(sheet: Sheet) -> None:
    assert sheet.pdf.problems() == []


@EVERY
def test_it_has_only_our_typefaces_and_brings_them_along(sheet: Sheet) -> None:
    assert sheet.pdf.font_problems() == []
    names = {font.name.partition("+")[2].rpartition("-")[0] for font in sheet.pdf.fonts()}
    assert names == {"AtkinsonHyperlegibleNext"}
    assert {font.subtype for font in sheet.pdf.fonts()} == {"TrueType"}


@EVERY
def test_all_that_is_said_is_heard_once_and_in_order(sheet: Sheet) -> None:
    """But the heading of a panel that goes over a page, which says that there is more of it."""
    assert [said for said in heard(sheet.pdf) if not said[1].endswith("(more)")] == expected(sheet.handout)


@EVERY
def test_what_is_seen_is_what_is_heard(sheet: Sheet) -> None:
    seen: list[str] = []
    with pypdfium2.PdfDocument(sheet.made.data) as document:
        for at in range(len(document)):
            seen += document[at].get_textpage().get_text_range().replace("\x02", "").split()
    furniture = [word for page in sheet.pdf.pages for word in page.artifact_text.split()]
    told = [word for node in sheet.pdf.document.walk() for word in _own(sheet, node)]
    assert sorted(seen) == sorted([*told, *furniture])


def _own(sheet: Sheet, node: Node) -> list[str]:
    marks = [kid for kid in node.kids if isinstance(kid, tuple)]
    return "".join(sheet.pdf.pages[at].marks[mark] for at, mark in marks).split()


@EVERY
def test_a_dose_is_said_in_a_whole_sentence(sheet: Sheet) -> None:
    spoken = [str(n.source["/ActualText"]) for n in sheet.pdf.document.walk() if "/ActualText" in n.source]
    assert len(spoken) == len(sheet.prescription.exercises)
    assert all(text.endswith(".") for text in spoken)


@EVERY
def test_every_table_has_its_headings(sheet: Sheet) -> None:
    tables = [node for node in sheet.pdf.document.walk() if node.role == "Table"]
    assert len(tables) >= 2
    for table in tables:
        rows = [node for node in table.walk() if node.role == "TR"]
        for row in rows:
            scopes = [cell.attributes.get("/Scope") for cell in row.walk() if cell.role in ("TH", "TD")]
            assert scopes[0] in ("/Row", "/Column")
            assert set(scopes[1:]) <= {None} if scopes[0] == "/Row" else set(scopes) == {"/Column"}


@EVERY
def test_headings_are_bookmarks(sheet: Sheet) -> None:
    found: list[str] = []

    def note(entries: object) -> None:
        assert isinstance(entries, list)
        for entry in entries:
            note(entry) if isinstance(entry, list) else found.append(str(entry.title))

    note(sheet.pdf.reader.outline)
    assert found == [" ".join(text.split()) for text in sheet.pdf.texts("H1", "H2", "H3")]


@EVERY
def test_the_file_says_what_it_is_whose_and_of_when(sheet: Sheet) -> None:
    told, handout = sheet.pdf.reader.metadata, sheet.handout
    assert told is not None
    assert told.creation_date is not None
    assert (told.title, told.author, told.subject) == (handout.title, handout.author, handout.subject)
    assert told.creation_date.date() == handout.date
    assert sheet.pdf.root["/Lang"] == "en"
    assert "patient" not in sheet.request or "Zoë" not in f"{told.title}{told.author}{told.subject}"
