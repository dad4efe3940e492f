"""A figure on a page of its own."""

from __future__ import annotations

import page
import pytest

from rephold.check.tagged import TaggedPdf
from rephold.draw.figure_page import figure_pdf
from rephold.errors import MissingError
from rephold.shelf import Shelf
from support.pdf_items import items


@pytest.mark.parametrize("style", ["colour", "mono"])
@pytest.mark.parametrize("mirrored", [False, True])
def test_a_figure_page_is_accessible_and_as_wide_as_asked(style: str, mirrored: bool) -> None:
    made = figure_pdf(Shelf(), "kneeling-lunge", style=style, mirrored=mirrored, width_mm=120)
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


def test_a_figure_that_is_not_there_is_missing() -> None:
    with pytest.raises(MissingError, match="nobody"):
        figure_pdf(Shelf(), "nobody", style="colour", mirrored=False, width_mm=120)
