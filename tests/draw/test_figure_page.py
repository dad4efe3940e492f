"""A figure on a page of its own."""

from __future__ import annotations

import page
import pytest

from rephold.check.tagged import TaggedPdf
from rephold.draw.figure_page import figure_pdf
from rephold.model.person import Person
from rephold.read.drawings import drawings
from rephold.read.library import Library
from rephold.shelf import Shelf
from support.pdf_items import items


def made_of(figure: str, style: str = "colour", *, mirrored: bool = False, width_mm: float = 120) -> bytes:
    library = Library(Shelf())
    found = drawings(library, [figure], style, Person())
    theme = library.theme("clear")
    drawing, alt = found.figures[figure], found.alts[figure]
    return figure_pdf(figure, drawing, alt, theme, mirrored=mirrored, width_mm=width_mm)


@pytest.mark.parametrize("style", ["colour", "mono"])
@pytest.mark.parametrize("mirrored", [False, True])
def test_a_figure_page_is_accessible_and_as_wide_as_asked(style: str, mirrored: bool) -> None:
    made = made_of("kneeling-lunge", style, mirrored=mirrored)
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        assert page.validate_pdf_bytes(made, profile=profile).failures == []
    pdf = TaggedPdf(made)
    assert pdf.problems() == []
    (figure,) = (node for node in pdf.document.walk() if node.role == "Figure")
    assert (figure.alt or "").startswith("A person kneels")
    assert float(pdf.reader.pages[0].mediabox.width) == pytest.approx(120 * 72 / 25.4, abs=0.01)
    (form,) = items(made)
    assert (form.matrix[0] < 0) == mirrored
    assert form.width == pytest.approx(120 * 72 / 25.4, abs=4)


@pytest.mark.parametrize("width_mm", [60, 160])
def test_a_diagram_has_its_words_and_all_of_it_is_as_wide_as_asked(width_mm: float) -> None:
    made = made_of("anat-disc", width_mm=width_mm)
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        assert page.validate_pdf_bytes(made, profile=profile).failures == []
    pdf = TaggedPdf(made)
    assert pdf.problems() == []
    sheet = pdf.reader.pages[0]
    assert float(sheet.mediabox.width) == pytest.approx(width_mm * 72 / 25.4, abs=0.01)
    assert "Bulge" in sheet.extract_text()
    assert all(item.box[0] >= 0 and item.box[2] <= sheet.mediabox.width + 0.5 for item in items(made))
