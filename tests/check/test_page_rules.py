"""What is seen on a page: signs told by hue, greys, edges of text, codes and boxes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from check.page_cases import CASES, boxes, dot, on_black
from check.test_pdf_rules import with_code
from rephold.check.pdf import lint_pdf
from rephold.check.rule import Finding
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
