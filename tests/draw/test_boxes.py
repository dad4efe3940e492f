"""Boxes that hold boxes: places, heights, and columns that end evenly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rephold.draw.boxes import Box, Framed, Row, Rule, Stack, evened
from rephold.draw.canvas import FragmentCanvas
from rephold.draw.text import Text
from rephold.model.colour import Colour
from support.blocks import EDGE, Drawn, look, words

BLUE, PALE = Colour.parse("#123a50"), Colour.parse("#e8f1f6")


def text(said: str) -> Text:
    using = look()
    return Text(words(said), using.style(12), using)


def shown(box: Box, width: float) -> Drawn:
    _, height = box.wrap(width, 1e6)
    canvas = FragmentCanvas()
    box.drawOn(canvas, 0, 0)
    return Drawn(canvas.fragment(width, height))


def test_a_stack_goes_down_with_a_gap_after_all_but_the_last() -> None:
    stack = Stack([(text("one"), 10), (text("two"), 20), (text("three"), 30)])
    found = shown(stack, 100)
    one, two, three = (found.line(said).matrix[5] for said in ("one", "two", "three"))
    line = text("one").wrap(100, 100)[1]
    assert (one - two, two - three) == pytest.approx((line + 10, line + 20), abs=0.01)
    assert stack.height == pytest.approx(3 * line + 30)


def test_a_stack_may_be_one_element() -> None:
    found = shown(Stack([(text("one"), 1), (text("two"), 1)], role="Sect"), 100)
    assert found.pdf.tree() == "Document\n  Sect\n    P 'one '\n    P 'two '\n"


@pytest.mark.parametrize(("align", "off"), [("top", 0.0), ("middle", 0.5)])
def test_a_row_stands_side_by_side(align: str, off: float) -> None:
    tall, low = text("a long text over many lines"), text("low")
    row = Row([tall, low], [0.3, 0.7], 10, align)  # type: ignore[arg-type]
    found = shown(row, 110)
    free = tall.height - low.height
    assert row.height == tall.height
    assert found.line("low").matrix[4] == pytest.approx(EDGE + 30 + 10)
    assert found.line("a").matrix[5] - found.line("low").matrix[5] == pytest.approx(free * off, abs=0.01)


def test_a_frame_is_an_artifact_and_keeps_what_is_in_it_off_its_edge() -> None:
    found = shown(Framed(text("inside"), fill=PALE, border=BLUE), 100)
    (frame,) = (item for item in found.items if item.kind == "path")
    assert (frame.mark, frame.fill, frame.stroke) == (-1, PALE.rgb, BLUE.rgb)
    line = found.line("inside")
    assert line.box[0] - EDGE > 8
    assert EDGE < line.box[1] - 8 < line.box[3] + 8 < EDGE + found.fragment.height


def test_a_frame_without_fill_and_border_takes_no_room() -> None:
    found = shown(Framed(text("inside"), fill=None, border=None), 100)
    assert [item.kind for item in found.items] == ["text"]
    assert found.line("inside").matrix[4] == pytest.approx(EDGE)


def test_a_frame_grows_to_its_neighbours_height_and_fills_from_the_top() -> None:
    frame = Framed(text("inside"), fill=PALE, border=None)
    low = shown(frame, 100).line("inside").box
    frame.least_height = 200
    found = shown(frame, 100)
    assert found.fragment.height == 200
    assert EDGE + 200 - found.line("inside").box[3] == pytest.approx(
        EDGE + Framed(text("inside"), fill=PALE, border=None).wrap(100)[1] - low[3], abs=0.01
    )


def test_a_rule_is_a_line_across_that_means_nothing() -> None:
    (line,) = shown(Rule(BLUE, 2), 100).items
    assert (line.mark, line.stroke) == (-1, BLUE.rgb)
    assert line.width == pytest.approx(100, abs=4)


@given(st.lists(st.floats(1, 500), max_size=12))
def test_two_columns_end_as_evenly_as_order_allows(heights: list[float]) -> None:
    cut = evened(heights)
    best = max(sum(heights[:cut]), sum(heights[cut:]))
    assert all(max(sum(heights[:i]), sum(heights[i:])) >= best for i in range(len(heights) + 1))
