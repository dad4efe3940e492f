"""What is seen on a page: signs told by hue, greys, edges of text, codes and boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import pypdfium2 as pdfium
import pytest
from pypdf import PdfWriter
from pypdf.generic import NameObject, StreamObject

from check.page_cases import CASES, boxes, dot, on_black
from check.test_pdf_rules import with_code
from rephold.check.elements import Elements
from rephold.check.page_objects import Box
from rephold.check.pdf import lint_pdf
from rephold.check.rule import Finding
from rephold.check.rules.codes import QR
from rephold.check.seen import seen
from rephold.check.tagged import TaggedPdf
from rephold.read.library import Library
from rephold.shelf import Shelf
from support.changed_pdf import both, changed, drawn


@cache
def library() -> Library:
    return Library(Shelf())


def findings(data: bytes) -> dict[str, Finding]:
    return {one.rule.id: one for one in lint_pdf(data, "a.pdf", library())}


@pytest.mark.parametrize("rule", CASES)
def test_a_page_that_breaks_the_rule_is_found_and_one_like_it_is_not(rule: str) -> None:
    good, bad = CASES[rule]
    assert rule not in findings(good())
    assert rule in findings(bad())


def smaller(share: float) -> Callable[[], bytes]:
    def scale(writer: object) -> None:
        for page in writer.pages:  # type: ignore[attr-defined]
            page.scale_by(share)

    return lambda: changed(with_code(), scale)


def test_a_code_is_measured_by_the_squares_it_is_made_of() -> None:
    assert not {"print/qr-module", "print/qr-quiet"} & set(findings(with_code()))
    small = findings(smaller(0.3)())
    assert {"print/qr-size", "print/qr-module"} <= set(small)
    assert "print/qr-quiet" not in small


def test_a_letter_inside_or_another_brightness_tells_two_signs_apart() -> None:
    same = findings(drawn(both(dot("#b00020", 40), dot("#0a6b2c", 90))))["colour/alone"]
    assert same.text == "same shape in #b00020 and #0a6b2c"
    assert "colour/alone" not in findings(drawn(both(dot("#b00020", 40, "X"), dot("#0a6b2c", 90, "O"))))
    assert "colour/alone" not in findings(drawn(both(dot("#7a0010", 40), dot("#9be8b0", 90))))
    assert "colour/alone" not in findings(drawn(both(dot("#b00020", 40), dot("#b00020", 90))))


def test_colours_that_are_told_already_are_not_told_again_in_grey() -> None:
    weak = findings(on_black("#303030"))
    assert "colour/text-contrast" in weak
    assert "grey/text-contrast" not in weak
    assert findings(on_black("#00a000"))["grey/text-contrast"].measured == "3.2:1"


def test_boxes_are_measured_in_millimetres() -> None:
    found = findings(boxes(4, 2))
    assert (found["print/box-size"].measured, found["print/box-gap"].measured) == ("4 mm", "2 mm")


def beside_the_code(points: float) -> bytes:
    """The handout with a black bar so far to the left of its code."""

    def draw(writer: PdfWriter) -> None:
        number, (left, bottom, _, top) = next(_codes(with_code()))
        stream = StreamObject()
        bar = f" q /Artifact BMC 0 g {left - points - 4} {bottom} 4 {top - bottom} re f EMC Q".encode()
        page = writer.pages[number - 1]
        stream.set_data(page.get_contents().get_data() + bar)  # type: ignore[union-attr]
        page[NameObject("/Contents")] = writer._add_object(stream)

    return changed(with_code(), draw)


def _codes(data: bytes) -> Iterator[tuple[int, Box]]:
    elements = Elements.of(TaggedPdf(data))
    with pdfium.PdfDocument(data) as document:
        for page in seen(document):
            for mark, box in page.marked.items():
                if elements.alt(page.number, mark).startswith(QR):
                    yield page.number, box


def test_ink_within_four_squares_of_a_code_is_found() -> None:
    near = findings(beside_the_code(4))["print/qr-quiet"]
    assert float(near.measured.split()[0]) < 4
    assert "print/qr-quiet" not in findings(beside_the_code(30))
