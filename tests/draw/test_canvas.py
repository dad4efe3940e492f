"""The canvas of a fragment: all that is painted belongs to an element or means nothing."""

from __future__ import annotations

from typing import Any

import pytest

from rephold.draw.canvas import FragmentCanvas
from rephold.draw.fonts import FACES, register
from rephold.draw.fragment import Element, FormObject, Mark
from support.blocks import EDGE, Drawn

SQUARE = FormObject("square", "form", b"0 0 10 10 re f", (0, 0, 10, 10))


@pytest.fixture
def canvas() -> FragmentCanvas:
    register()
    return FragmentCanvas()


def test_an_empty_canvas_paints_nothing(canvas: FragmentCanvas) -> None:
    fragment = canvas.fragment(10, 10)
    assert (fragment.operators, fragment.elements, fragment.fonts, fragment.forms) == (b"", (), (), ())


def test_elements_are_inside_each_other_as_they_were_opened(canvas: FragmentCanvas) -> None:
    with canvas.element("L"):
        for _ in range(2):
            with canvas.element("LI"), canvas.mark():
                canvas.drawString(0, 0, "a")
    with canvas.element("P", alt="b", actual_text="c", bookmark="d"), canvas.mark():
        canvas.drawString(0, 0, "e")
    first, last = (element for element in canvas.fragment(10, 10).elements if isinstance(element, Element))
    assert [(kid.role, kid.kids) for kid in first.kids if isinstance(kid, Element)] == [
        ("LI", (Mark(0),)),
        ("LI", (Mark(1),)),
    ]
    assert (last.alt, last.actual_text, last.bookmark, last.kids) == ("b", "c", "d", (Mark(2),))


def test_an_element_is_closed_when_painting_fails(canvas: FragmentCanvas) -> None:
    with pytest.raises(ZeroDivisionError), canvas.element("Sect"):
        raise ZeroDivisionError
    with canvas.element("P"), canvas.mark():
        canvas.drawString(0, 0, "a")
    assert [element.role for element in canvas.fragment(9, 9).elements if isinstance(element, Element)] == [
        "Sect",
        "P",
    ]


@pytest.mark.parametrize("inner", ["mark", "artifact"])
@pytest.mark.parametrize("outer", ["mark", "artifact"])
def test_marked_content_is_never_inside_marked_content(
    canvas: FragmentCanvas, outer: str, inner: str
) -> None:
    with (
        canvas.element("P"),
        pytest.raises(AssertionError, match="inside marked content"),
        getattr(canvas, outer)(),
        getattr(canvas, inner)(),
    ):
        pass


def test_furniture_has_no_marks_and_no_elements() -> None:
    register()
    canvas = FragmentCanvas(furniture=True)
    with canvas.mark():
        canvas.drawString(0, 0, "a")
    with canvas.artifact():
        canvas.rect(0, 0, 1, 1)
    fragment = canvas.fragment(9, 9)
    assert (fragment.marks, fragment.elements) == (0, ())
    assert b"BDC" not in fragment.operators
    assert b"BMC" not in fragment.operators


def test_fonts_are_noted_with_the_codes_in_use_and_those_that_come_with_them(canvas: FragmentCanvas) -> None:
    with canvas.element("P"), canvas.mark():
        canvas.setFont(FACES["bold"], 12)
        canvas.drawString(0, 0, "abba")
    ((_, codes),) = canvas.fragment(9, 9).fonts
    assert {ord(char) for char in "ab"} < codes, "plain letters come together"


def test_a_drawing_is_kept_once_however_often_it_is_painted(canvas: FragmentCanvas) -> None:
    with canvas.element("Figure", alt="x"), canvas.mark():
        canvas.do_form(SQUARE, (1, 0, 0, 1, 0, 0))
        canvas.do_form(SQUARE, (-0.5, 0, 0, 0.5, 20.12349, 0))
    fragment = canvas.fragment(40, 40)
    assert fragment.forms == (SQUARE,)
    assert b"q -0.5 0 0 0.5 20.1235 0 cm /square Do Q" in fragment.operators


def test_a_link_stands_where_the_canvas_has_been_moved_to(canvas: FragmentCanvas) -> None:
    with canvas.element("Link"), canvas.mark():
        canvas.saveState()
        canvas.translate(100, 50)
        canvas.drawString(0, 0, "here")
        canvas.link((0, 0, 20, 10), "https://example.org", "A page")
        canvas.restoreState()
    pdf = Drawn(canvas.fragment(200, 100)).pdf
    assert pdf.problems() == []
    page: Any = pdf.reader.pages[0]
    corners = [float(number) for number in page["/Annots"][0].get_object()["/Rect"]]
    assert corners == [100 + EDGE, 50 + EDGE, 120 + EDGE, 60 + EDGE]
