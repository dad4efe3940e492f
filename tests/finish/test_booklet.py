"""A booklet is folded in mind: sheets into each other, over the middle, leaf by leaf."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rephold.finish.booklet import booklet, order
from rephold.units import mm

A5 = (mm(148), mm(210))
PAGES = st.integers(1, 64)


def folded(sides: list[tuple[int | None, int | None]]) -> list[int | None]:
    """The pages as one reads them: right fronts going in, then left fronts coming out."""
    leaves_in = [
        page for front, back in zip(sides[::2], sides[1::2], strict=True) for page in (front[1], back[0])
    ]
    leaves_out = [
        page
        for front, back in reversed(list(zip(sides[::2], sides[1::2], strict=True)))
        for page in (back[1], front[0])
    ]
    return [*leaves_in, *leaves_out]


@given(PAGES)
def test_folded_and_read_the_pages_come_in_order_with_blanks_at_the_end(pages: int) -> None:
    read = folded(order(pages))
    assert len(read) % 4 == 0
    assert len(read) - pages < 4
    assert read == [*range(pages), *[None] * (len(read) - pages)]


@given(PAGES)
def test_opening_from_the_right_is_the_mirror_image(pages: int) -> None:
    assert [side[::-1] for side in order(pages, from_right=True)] == order(pages)


def test_the_outermost_sheet_has_last_and_first_then_second_and_last_but_one() -> None:
    assert order(8)[:2] == [(7, 0), (1, 6)]


@given(PAGES)
def test_every_page_stands_once_in_its_own_half_at_its_own_size(pages: int) -> None:
    sides = booklet([A5] * pages)
    slots = [slot for side in sides for slot in side.slots]
    assert sorted(slot.page for slot in slots) == list(range(pages))
    for slot in slots:
        assert slot.scale == 1
        assert slot.x in (0, pytest.approx(A5[0]))
        assert slot.y == 0
    assert {(side.width, side.height) for side in sides} == {(2 * A5[0], A5[1])}


@given(st.integers(5, 64))
def test_creep_moves_both_pages_of_an_inner_sheet_to_the_fold_by_one_paper_each(pages: int) -> None:
    thick = mm(0.1)
    for number, side in enumerate(booklet([A5] * pages, creep=thick)):
        for slot in side.slots:
            left = slot.x < A5[0] / 2
            moved = slot.x if left else A5[0] - slot.x
            assert moved == pytest.approx(thick * (number // 2))


def test_larger_pages_are_made_smaller_for_a_sheet_and_stay_in_its_halves() -> None:
    sheet = (mm(297), mm(210))
    for side in booklet([(mm(210), mm(297))] * 6, sheet):
        for slot in side.slots:
            assert slot.scale == pytest.approx(148.5 / 210, rel=1e-3)
            half = 0 if slot.x < sheet[0] / 2 - 1 else sheet[0] / 2
            assert half - 0.01 <= slot.x
            assert slot.x + slot.scale * mm(210) <= half + sheet[0] / 2 + 0.01


def test_a_booklet_of_nothing_is_none() -> None:
    with pytest.raises(ValueError, match="no pages"):
        booklet([])
