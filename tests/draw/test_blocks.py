"""Panels and the flowable of each block."""

from __future__ import annotations

from typing import Literal, get_args

import pytest

from rephold.draw.blocks import _DRAWN_BY
from rephold.model.document import (
    Block,
    Heading,
    Listing,
    Numbers,
    PageBreak,
    Panel,
    Para,
    Pictures,
    Ticks,
    Tile,
    Watch,
)
from support.blocks import EDGE, drawn, look, words
from support.expected import _block, heard

Kind = Literal["plain", "tinted", "ruled", "warning", "alarm"]
BODY = (Para(words("One sentence. " * 9)), Listing((words("an item"), words("another"))))


def panel(kind: Kind, columns: int = 1) -> Panel:
    return Panel(kind, Heading(2, words("The title")), BODY, columns=columns)


def test_every_kind_of_block_can_be_drawn() -> None:
    of_their_own = {PageBreak, Pictures, Tile}
    assert set(_DRAWN_BY) == {*get_args(Block), Numbers, Ticks, Watch} - of_their_own


@pytest.mark.parametrize("kind", get_args(Kind))
@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("width", [300.0, 520.0])
def test_a_panel_is_a_section_that_says_all_of_it(kind: Kind, columns: int, width: float) -> None:
    block = panel(kind, columns)
    found = drawn(block, width)
    assert heard(found.pdf) == [(role, " ".join(text.split())) for role, text in _block(block)]
    assert found.pdf.tree().startswith("Document\n  Sect\n    H2 'The title '\n    P ")
    assert found.pdf.problems() == []
    assert found.outside(1) == []


def test_each_kind_of_panel_looks_its_own() -> None:
    inks = look().inks
    looks = {}
    for kind in get_args(Kind):
        found = drawn(panel(kind), 500)
        boxes = [item for item in found.items if item.kind == "path" and item.width > 400]
        signs = len([item for item in found.items if item.kind == "path"]) - len(boxes)
        title = found.line("The title").fill
        looks[kind] = ([(box.fill, box.stroke) for box in boxes], signs, title)
    assert looks == {
        "plain": ([], 0, inks.heading.rgb),
        "tinted": ([(inks.tint.rgb, None)], 0, inks.heading.rgb),
        "ruled": ([(None, inks.rule.rgb)], 0, inks.heading.rgb),
        "warning": ([(None, inks.warning.rgb)], 0, inks.warning.rgb),
        "alarm": ([(None, inks.warning.rgb)], 3, inks.warning.rgb),
    }


def test_two_columns_are_read_left_then_right() -> None:
    paras = tuple(Para(words(f"{name}: " + "some words to fill lines. " * 6)) for name in "ABCD")
    found = drawn(Panel("warning", Heading(2, words("T")), paras, columns=2), 520)
    starts = [found.line(f"{name}: ") for name in "ABCD"]
    assert [text[0] for text in found.pdf.texts("P")] == list("ABCD")
    assert [start.matrix[4] > EDGE + 200 for start in starts] == [False, False, True, True]
    assert starts[0].matrix[5] == pytest.approx(starts[2].matrix[5])
    narrow = drawn(Panel("warning", Heading(2, words("T")), paras, columns=2), 300)
    assert len({round(narrow.line(f"{name}: ").matrix[4]) for name in "ABCD"}) == 1


def test_purpose_and_labels_have_their_sizes() -> None:
    sizes = look().sizes
    for style, size in (("body", sizes.body), ("purpose", sizes.purpose), ("label", sizes.label)):
        (line,) = drawn(Para(words("Words"), style), 300).lines  # type: ignore[arg-type]
        assert line.size == size
