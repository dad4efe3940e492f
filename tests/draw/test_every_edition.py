"""Every leaflet in every edition, as finished files: nothing is lost, outside, on another or too small."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import page
import pytest

from rephold.check.tagged import Node
from rephold.compose.safety import filled
from rephold.errors import ContentError
from rephold.units import mm
from support.editions import (
    EDITIONS,
    PROGRAMMES,
    WORDS_ONLY,
    EditionSheet,
    edition_sheet,
    said_in_short,
)
from support.expected import expected, heard
from support.pdf_items import Item, share
from support.sheets import library

SMALLEST = {
    "standard": 10.5, "comfortable": 12, "large-print": 16, "easy-read": 16, "pocket": 10.5, "fridge": 10.5,
    "poster": 20,
}  # fmt: skip
"""Points of the smallest type on a sheet of each edition."""
SUMMARIES = ("pocket", "fridge")
OTHER_PAPERS = [
    ("comfortable", "letter"), ("large-print", "letter"), ("large-print", "a3"), ("easy-read", "letter"),
    ("easy-read", "a3"), ("pocket", "148x105mm"), ("fridge", "a4"), ("poster", "a4"),
]  # fmt: skip
MATRIX = [
    (programme, edition, None)
    for edition in EDITIONS[1:]
    for programme in (*PROGRAMMES, *(() if edition in SUMMARIES else WORDS_ONLY))
] + [("low-back-pain", edition, paper) for edition, paper in OTHER_PAPERS]
EVERY = pytest.mark.parametrize(
    ("programme", "edition", "paper"), MATRIX, ids=lambda part: str(part or "own")
)


def lines(sheet: EditionSheet) -> list[Item]:
    return [item for item in sheet.items if item.kind == "text" and item.text.strip()]


@EVERY
def test_every_word_of_the_document_is_in_the_file(programme: str, edition: str, paper: str | None) -> None:
    sheet = edition_sheet(programme, edition, paper)
    told, wanted = (
        Counter(word for role, text in texts if role != "TH" for word in text.split())
        for texts in (heard(sheet.pdf), expected(sheet.document))
    )
    assert wanted - told == Counter()
    assert sheet.pdf.problems() == []


@EVERY
def test_no_type_is_smaller_than_the_edition_promises(
    programme: str, edition: str, paper: str | None
) -> None:
    sheet = edition_sheet(programme, edition, paper)
    small = [item.text for item in lines(sheet) if item.size * abs(item.matrix[3]) < SMALLEST[edition] - 0.01]
    assert small == []


@EVERY
def test_all_stands_inside_the_margins_and_no_line_on_another(
    programme: str, edition: str, paper: str | None
) -> None:
    sheet = edition_sheet(programme, edition, paper)
    size = library().paper(paper or sheet.layout.paper)
    edge, right, top = mm(size.margin_mm - 1), mm(size.width_mm), mm(size.height_mm)
    outside = [
        item.text or item.kind
        for item in sheet.items
        if item.box[0] < edge or item.box[1] < edge or item.box[2] > right - edge or item.box[3] > top - edge
    ]
    assert outside == []
    for at in range(sheet.made.pages):
        here = [item for item in lines(sheet) if item.page == at]
        assert [(a.text, b.text) for a, b in combinations(here, 2) if share(a, b) > 0.5] == []


@EVERY
def test_no_card_and_no_panel_goes_over_a_page(programme: str, edition: str, paper: str | None) -> None:
    sheet = edition_sheet(programme, edition, paper)
    sections = [node for node in sheet.pdf.document.walk() if node.role == "Sect"]
    assert len(sections) >= 3
    for section in sections:
        assert len(pages_of(section)) == 1


def pages_of(node: Node) -> set[int]:
    return {kid[0] for below in node.walk() for kid in below.kids if isinstance(kid, tuple)}


@pytest.mark.parametrize("edition", ["large-print", "easy-read"])
def test_lines_are_long_enough_to_read_and_no_longer(edition: str) -> None:
    sheet = edition_sheet("low-back-pain", edition)
    long = [item.text.strip() for item in lines(sheet) if len(item.text) > 45]
    assert len(long) >= 30
    assert [text for text in long if len(text) > 72] == []


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_easy_read_has_one_exercise_a_page(programme: str) -> None:
    sheet = edition_sheet(programme, "easy-read")
    cards = [
        node
        for node in sheet.pdf.document.walk()
        if node.role == "Sect" and any(below.role == "Figure" for below in node.walk())
    ]
    assert len(cards) == len(sheet.prescription.exercises)
    assert len(set.union(*map(pages_of, cards))) == len(cards)


def test_the_fridge_page_has_every_exercise_and_when_to_stop_on_one_a5_page() -> None:
    """Everything in full stands behind it, on as many pages as that needs."""
    sheet = edition_sheet("low-back-pain", "fridge")
    front = " ".join(sheet.pdf.reader.pages[0].extract_text().split())
    for item in sheet.prescription.exercises:
        assert item.heading in front
    for text in (*said_in_short(sheet.prescription), "2 times a day", "3 repeats", "Questions?"):
        assert filled(" ".join(text.split()), None) in front
    assert sheet.made.pages <= 5
    box = sheet.pdf.reader.pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx((mm(148), mm(210)), abs=0.5)


def test_pocket_cards_come_from_three_sheets_of_a4_and_are_filled() -> None:
    """Eight cards to a sheet; behind the exercises no card ends where the next point would fit."""
    sheet = edition_sheet("low-back-pain", "pocket")
    assert sheet.made.pages <= 24
    first = len(sheet.prescription.exercises) + 1
    low = {
        page: min(item.box[1] for item in lines(sheet) if item.page == page and item.box[1] > mm(14))
        for page in range(first, sheet.made.pages - 1)
    }
    assert [page + 1 for page, bottom in low.items() if bottom > mm(37)] == []


def test_a_pocket_card_has_one_exercise_and_the_poster_begins_with_them() -> None:
    pocket, poster = (edition_sheet("low-back-pain", name) for name in ("pocket", "poster"))
    for at, item in enumerate(pocket.prescription.exercises, 1):
        assert item.heading in " ".join(pocket.pdf.reader.pages[at].extract_text().split())
    first = " ".join(poster.pdf.reader.pages[0].extract_text().split())
    assert "Cat and camel" in first
    assert max(item.size for item in lines(poster)) >= 50


@pytest.mark.parametrize("edition", EDITIONS[1:])
def test_editions_conform_to_pdf_ua_1_and_pdf_a_2a(edition: str) -> None:
    data = edition_sheet("low-back-pain", edition).made.data
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        assert page.validate_pdf_bytes(data, profile=profile).failures == []


def test_what_no_page_can_hold_says_by_how_much() -> None:
    with pytest.raises(ContentError, match=r'"Cat and camel" is \d\d mm taller than a page') as caught:
        _ = edition_sheet("low-back-pain", "large-print", "a5").made
    assert "another layout or edition" in str(caught.value)


def test_same_person_has_one_size_in_all_pictures_of_an_edition() -> None:
    for edition in ("easy-read", "large-print"):
        sheet = edition_sheet("low-back-pain", edition)
        assert len({round(abs(item.matrix[0]), 3) for item in sheet.items if item.kind == "form"}) == 1
