"""Cards on sheets: as often as asked, none over another, cut marks outside, backs behind fronts."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rephold.finish.nup import most, nup, shared
from rephold.finish.side import Rect, Side
from rephold.units import mm

CARD = (mm(85.6), mm(54))
A4 = (mm(210), mm(297))


def places(side: Side, size: tuple[float, float]) -> list[Rect]:
    return [
        (slot.x, slot.y, slot.x + slot.scale * size[0], slot.y + slot.scale * size[1]) for slot in side.slots
    ]


def apart(one: Rect, other: Rect) -> bool:
    near = 1e-6
    return (
        one[2] <= other[0] + near
        or other[2] <= one[0] + near
        or one[3] <= other[1] + near
        or other[3] <= one[1] + near
    )


def test_ten_credit_cards_fit_on_a4() -> None:
    grid = most(CARD, A4, mm(10))
    assert (grid.columns, grid.rows) == (2, 5)


@given(pages=st.integers(1, 64), copies=st.integers(1, 3), gap=st.sampled_from([0.0, mm(4)]))
def test_each_page_stands_as_often_as_asked_inside_the_margin_and_over_no_other(
    pages: int, copies: int, gap: float
) -> None:
    grid = most(CARD, A4, mm(10), gap)
    sides = nup([CARD] * pages, grid, copies=copies)
    shown = [slot.page for side in sides for slot in side.slots]
    assert shown == [page for page in range(pages) for _ in range(copies)]
    for side in sides:
        found = places(side, CARD)
        assert all(apart(one, other) for one, other in combinations(found, 2))
        for x0, y0, x1, y1 in found:
            assert min(x0, y0, A4[0] - x1, A4[1] - y1) >= mm(10) - 1e-6


@given(st.integers(1, 64))
def test_backs_come_to_lie_behind_their_fronts_when_the_sheet_is_turned(pages: int) -> None:
    grid = most(CARD, A4, mm(10), mm(2))
    sides = nup([CARD] * pages, grid, backs=True)
    assert len(sides) % 2 == 0
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        behind = {slot.page: place for slot, place in zip(back.slots, places(back, CARD), strict=True)}
        for slot, (x0, y0, x1, y1) in zip(front.slots, places(front, CARD), strict=True):
            if slot.page + 1 < pages:
                assert behind[slot.page + 1] == pytest.approx((A4[0] - x1, y0, A4[0] - x0, y1))


def test_cut_marks_stand_on_the_edges_of_cells_and_outside_all_of_them() -> None:
    grid = most(CARD, A4, mm(10))
    cells = grid.cells()
    edges = {round(v, 3) for x0, _, x1, _ in cells for v in (x0, x1)}
    left, right = min(c[0] for c in cells), max(c[2] for c in cells)
    bottom, top = min(c[1] for c in cells), max(c[3] for c in cells)
    standing = [line for line in grid.marks() if line[0] == line[2]]
    assert {round(line[0], 3) for line in standing} == edges
    for x0, y0, x1, y1 in grid.marks():
        assert x1 < left or x0 > right or y1 < bottom or y0 > top


def test_shared_out_a_page_fills_its_cell_without_leaving_it() -> None:
    grid = shared(2, 2, A4, mm(10), mm(5))
    (side,) = nup([A4] * 4, grid)
    for slot, (x0, y0, x1, y1) in zip(side.slots, grid.cells(), strict=True):
        width, height = slot.scale * A4[0], slot.scale * A4[1]
        assert slot.x >= x0 - 1e-6
        assert slot.y >= y0 - 1e-6
        assert slot.x + width <= x1 + 1e-6
        assert slot.y + height <= y1 + 1e-6
        assert width == pytest.approx(x1 - x0) or height == pytest.approx(y1 - y0)


def test_a_card_larger_than_the_sheet_fits_nowhere() -> None:
    with pytest.raises(ValueError, match="not one"):
        most(A4, A4, mm(10))
