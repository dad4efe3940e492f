"""Lists: labels, items, columns, and their order for a listener."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rephold.model.document import Listing
from support.blocks import EDGE, drawn, look, words

WIDE, NARROW = 520.0, 300.0


def listing(count: int, *, numbered: bool = False, columns: int = 1) -> Listing:
    items = tuple(words(f"Item {n} of them, with some more words.") for n in range(1, count + 1))
    return Listing(items, numbered=numbered, columns=columns)


def test_steps_have_numbers_and_bullets_have_none() -> None:
    steps, bullets = drawn(listing(11, numbered=True), WIDE), drawn(listing(2), WIDE)
    assert [text.strip() for text in steps.pdf.texts("Lbl")] == [f"{n}." for n in range(1, 12)]
    assert [text.strip() for text in bullets.pdf.texts("Lbl")] == ["•", "•"]
    assert "L [ListNumbering=/Decimal]" in steps.pdf.tree()
    assert "L [ListNumbering=/Disc]" in bullets.pdf.tree()


def test_items_hang_beside_their_labels() -> None:
    found = drawn(Listing((words("A long item that goes on over a line or two. " * 3),), numbered=True), 200)
    label, *lines = found.lines
    assert len({round(line.matrix[4], 2) for line in lines}) == 1
    assert lines[0].matrix[4] > label.box[2] + 4
    assert lines[0].matrix[5] == pytest.approx(label.matrix[5], abs=1)


def test_items_stand_evenly_under_each_other() -> None:
    found = drawn(listing(5), WIDE)
    starts = [line.matrix[5] for line in found.lines if line.text.startswith("Item")]
    apart = [one - other for one, other in pairwise(starts)]
    sizes = look().sizes
    assert apart == pytest.approx([sizes.body * (sizes.leading + 0.22)] * 4, abs=0.01)


@settings(deadline=None, max_examples=30)
@given(
    st.lists(st.integers(1, 25), min_size=1, max_size=9), st.sampled_from([NARROW, WIDE]), st.integers(1, 2)
)
def test_items_are_heard_in_order_in_one_column_or_two(
    lengths: list[int], width: float, columns: int
) -> None:
    said = [f"Item {n}" + " word" * length for n, length in enumerate(lengths)]
    found = drawn(Listing(tuple(words(text) for text in said), columns=columns), width)
    assert [" ".join(text.split()) for text in found.pdf.texts("LBody")] == said
    assert found.outside(1) == []
    starts = [line for line in found.lines if line.text.startswith("Item")]
    lefts = sorted({round(line.matrix[4]) for line in starts})
    assert len(lefts) == (2 if columns == 2 and width == WIDE and len(said) > 1 else 1)
    for one, other in pairwise(starts):
        assert other.matrix[5] < one.matrix[5] or other.matrix[4] > one.matrix[4]


def test_two_columns_become_one_where_lines_would_be_short() -> None:
    found = drawn(listing(4, columns=2), NARROW)
    assert len({round(line.matrix[4]) for line in found.lines if line.text.startswith("Item")}) == 1


def test_two_columns_begin_at_one_height() -> None:
    found = drawn(listing(4, columns=2), WIDE)
    first, third = found.line("Item 1"), found.line("Item 3")
    assert first.matrix[5] == pytest.approx(third.matrix[5])
    assert third.matrix[4] > EDGE + WIDE / 2


def test_two_columns_that_would_hold_few_words_stay_one() -> None:
    a5 = look().longest_line + 10
    starts = [line for line in drawn(listing(6, columns=2), a5).lines if line.text.startswith("Item")]
    assert len({round(line.matrix[4]) for line in starts}) == 1
