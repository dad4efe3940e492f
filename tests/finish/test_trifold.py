"""The panels of a tri-fold: true widths, the flap where it folds in, nothing across a fold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rephold.finish.trifold import PAPERS, panels, trifold
from rephold.units import mm, to_mm

SIZES = st.lists(
    st.tuples(st.floats(100, 900), st.floats(100, 1200)),
    min_size=1,
    max_size=6,
)


def widths(paper: str, *, outside: bool) -> list[float]:
    return [round(to_mm(x1 - x0), 2) for x0, _, x1, _ in panels(paper, outside=outside)]


def test_the_panels_of_a4_are_97_100_and_100_mm_the_flap_left_outside_and_right_inside() -> None:
    assert widths("a4", outside=True) == [97, 100, 100]
    assert widths("a4", outside=False) == [100, 100, 97]


def test_the_panels_of_letter_add_up_to_eleven_inches() -> None:
    assert [x1 - x0 for x0, _, x1, _ in panels("letter", outside=True)] == pytest.approx([261, 265.5, 265.5])
    assert panels("letter", outside=True)[-1][2] == 11 * 72


@pytest.mark.parametrize("paper", PAPERS)
def test_the_folds_of_both_sides_lie_on_each_other(paper: str) -> None:
    width = panels(paper, outside=True)[-1][2]
    outside = [panel[2] for panel in panels(paper, outside=True)[:2]]
    inside = [width - panel[2] for panel in panels(paper, outside=False)[:2]]
    assert sorted(outside) == pytest.approx(sorted(inside))


@pytest.mark.parametrize("paper", PAPERS)
@given(sizes=SIZES)
def test_every_page_stands_in_its_panel_clear_of_the_folds(
    paper: str, sizes: list[tuple[float, float]]
) -> None:
    sides = trifold(sizes, paper)
    assert sorted(slot.page for side in sides for slot in side.slots) == list(range(len(sizes)))
    for side, outside, pages in zip(sides, (True, False), ((4, 5, 0), (1, 2, 3)), strict=True):
        for slot in side.slots:
            x0, y0, x1, y1 = panels(paper, outside=outside)[pages.index(slot.page)]
            width, height = (slot.scale * length for length in sizes[slot.page])
            assert slot.scale <= 1
            assert x0 - 1e-6 <= slot.x
            assert slot.x + width <= x1 + 1e-6
            assert y0 - 1e-6 <= slot.y
            assert slot.y + height <= y1 + 1e-6
            made_for_it = abs(sizes[slot.page][0] - (x1 - x0)) < mm(0.5)
            for fold in (panel[2] for panel in panels(paper, outside=outside)[:2]):
                assert made_for_it or slot.x + width < fold - mm(3) or slot.x > fold + mm(3)


def test_a_page_made_for_its_panel_keeps_its_size_and_fills_it() -> None:
    page = (mm(100), mm(210))
    inside = trifold([page] * 6, "a4")[1]
    assert [(round(to_mm(slot.x)), slot.scale) for slot in inside.slots][:2] == [(0, 1), (100, 1)]


def test_seven_pages_have_no_panel() -> None:
    with pytest.raises(ValueError, match="six"):
        trifold([(200, 300)] * 7, "a4")
