"""Posters cover all of a page, crop marks stay outside the bleed, holes get their room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rephold.finish.marks import BLEED, marked
from rephold.finish.poster import poster
from rephold.finish.punch import BINDING, LEAST, NoRoomError, punched
from rephold.finish.side import Rect
from rephold.units import mm

A4 = (mm(210), mm(297))


@given(scale=st.floats(0.5, 8), overlap=st.floats(0, mm(40)), margin=st.floats(0, mm(25)))
def test_the_tiles_show_every_point_of_the_page_and_neighbours_share_the_overlap(
    scale: float, overlap: float, margin: float
) -> None:
    sides = poster(0, A4, scale, A4, margin=margin, overlap=overlap, label="{row}/{rows} {column}/{columns}")
    shown: dict[tuple[int, int], Rect] = {}
    for side in sides:
        row, column = (int(part.split("/")[0]) for part in side.label.split())
        (slot,) = side.slots
        assert slot.window is not None
        x0, y0, x1, y1 = slot.window
        shown[row, column] = (x0 - slot.x, y0 - slot.y, x1 - slot.x, y1 - slot.y)
    rows, columns = max(row for row, _ in shown), max(column for _, column in shown)
    assert len(shown) == rows * columns == len(sides)
    assert shown[1, 1][0] == pytest.approx(0, abs=1e-6)
    assert shown[1, 1][3] == pytest.approx(scale * A4[1])
    assert shown[rows, columns][2] >= scale * A4[0] - 1e-6
    assert shown[rows, columns][1] <= 1e-6
    for (row, column), (x0, y0, _, _) in shown.items():
        if (row, column + 1) in shown:
            assert shown[row, column][2] - shown[row, column + 1][0] == pytest.approx(overlap, abs=1e-6)
            assert x0 < scale * A4[0]
        if (row + 1, column) in shown:
            assert shown[row + 1, column][3] - y0 == pytest.approx(overlap, abs=1e-6)


@given(st.floats(0, mm(20)))
def test_crop_marks_point_at_the_trim_from_outside_the_bleed(bleed: float) -> None:
    (side,) = marked([A4], bleed)
    assert side.trim is not None
    assert side.bleed is not None
    trim, outer = side.trim, side.bleed
    assert (trim[2] - trim[0], trim[3] - trim[1]) == pytest.approx(A4)
    assert [abs(a - b) for a, b in zip(trim, outer, strict=True)] == pytest.approx([bleed] * 4, abs=1e-6)
    assert len(side.lines) == 8
    for x0, y0, x1, y1 in side.lines:
        assert x1 < outer[0] or x0 > outer[2] or y1 < outer[1] or y0 > outer[3]
        assert min(x0, y0) >= -1e-6
        assert x1 <= side.width + 1e-6
        assert y1 <= side.height + 1e-6
        on_edge = (x0 in (trim[0], trim[2]) and x0 == x1) or (y0 in (trim[1], trim[3]) and y0 == y1)
        assert on_edge


def test_bleed_is_3_mm_unless_asked_otherwise() -> None:
    assert pytest.approx(mm(3)) == BLEED


INK = (mm(13), mm(13), mm(197), mm(284))


def test_fronts_move_right_and_backs_left_until_the_ink_is_clear_of_the_holes() -> None:
    front, back = punched([A4, A4], [INK, INK])
    assert front.slots[0].x == pytest.approx(BINDING - mm(13))
    assert back.slots[0].x == pytest.approx(mm(13) - BINDING)
    assert front.slots[0].scale == back.slots[0].scale == 1


def test_on_one_side_every_page_moves_right() -> None:
    assert all(side.slots[0].x > 0 for side in punched([A4, A4], [INK, INK], both_sides=False))


def test_blank_pages_and_pages_with_room_stay_where_they_are() -> None:
    roomy = (mm(30), mm(13), mm(190), mm(284))
    assert [side.slots[0].x for side in punched([A4, A4], [roomy, None])] == [0, 0]


def test_a_page_that_would_lose_its_other_edge_is_refused_with_what_it_lacks() -> None:
    with pytest.raises(NoRoomError) as caught:
        punched([A4, A4], [INK, INK], mm(25))
    assert caught.value.page == 0
    assert caught.value.short == pytest.approx(LEAST - mm(13) + mm(12))
