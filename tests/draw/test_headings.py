"""Headings: level, bookmark, the round with a number, the warning sign."""

from __future__ import annotations

from typing import Literal

import pytest

from rephold.draw.canvas import FragmentCanvas
from rephold.draw.headings import HeadingBox
from rephold.model.document import Heading
from support.blocks import EDGE, Drawn, drawn, look, words


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_heading_has_its_level_and_bookmark(level: Literal[1, 2, 3]) -> None:
    found = drawn(Heading(level, words("Get help <now> & (soon)")), 400)
    roles = [node.role for node in found.pdf.document.walk()][1:]
    assert roles == [f"H{level}"]
    (entry,) = found.pdf.reader.outline
    assert getattr(entry, "title", None) == "Get help <now> & (soon)"


@pytest.mark.parametrize("number", ["1", "5a", "12b"])
def test_a_number_stands_in_a_round_before_the_words(number: str) -> None:
    found = drawn(Heading(2, words("Cat and camel"), number=number), 400)
    assert found.pdf.texts("H2") == [f"{number} Cat and camel "]
    (disc,) = (item for item in found.items if item.kind == "path")
    figure, title = found.lines
    assert (disc.mark, disc.fill) == (-1, look().inks.heading.rgb)
    assert figure.fill == look().inks.paper.rgb
    assert disc.box[0] < figure.box[0] < figure.box[2] < disc.box[2] < title.box[0]
    middle = (disc.box[0] + disc.box[2]) / 2
    wide = (figure.box[0] + figure.box[2]) / 2
    assert wide == pytest.approx(middle, abs=2.5)
    assert getattr(found.pdf.reader.outline[0], "title", None) == f"{number} Cat and camel"


def test_a_long_heading_wraps_beside_its_round() -> None:
    found = drawn(Heading(2, words("Knee to the opposite shoulder and back " * 2), number="2"), 200)
    _, *lines = found.lines
    assert len(lines) > 2
    assert len({round(line.matrix[4], 1) for line in lines}) == 1
    assert found.outside(1) == []


def test_the_natural_width_is_that_of_one_line() -> None:
    box = HeadingBox(Heading(2, words("Knee to opposite shoulder"), number="2"), look())
    one = box.wrap(box.natural_width() + 0.5)[1]
    assert one < box.wrap(box.natural_width() - 5)[1]


def test_an_alarm_has_a_sign_that_means_nothing_to_a_listener() -> None:
    using = look()
    box = HeadingBox(Heading(2, words("Get help now")), using, tone="warning", alarm=True)
    assert box.wrap(300)[1] >= box.round > 20
    canvas = FragmentCanvas()
    box.drawOn(canvas, 0, 0)
    found = Drawn(canvas.fragment(300, box.height))
    sign = [item for item in found.items if item.kind == "path"]
    assert len(sign) == 3
    assert {item.mark for item in sign} == {-1}
    assert sign[0].fill == using.inks.warning.rgb == found.line("Get help").fill
    assert found.pdf.texts("H2") == ["Get help now "]
    assert sign[0].box[2] < found.line("Get help").box[0] + 3
    assert sign[0].box[0] >= EDGE - 2
