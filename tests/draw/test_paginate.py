"""Which line stands on which page: nothing lost, doubled, out of order or over the edge."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rephold.draw.paginate import Line, TooTallError, paginate

ROOM = 100.0
LINES = st.lists(
    st.builds(
        Line,
        height=st.floats(0.5, ROOM * 0.6),
        gap=st.floats(0, 12),
        keep_with_next=st.booleans(),
        again=st.floats(0, ROOM * 0.3),
    ),
    max_size=25,
)
FIRST = st.floats(ROOM, ROOM * 1.3)


def height(lines: list[Line], page: list[int]) -> float:
    """What the lines of a page take, written down a second time in the words of `Line`."""
    top, *rest = page
    total = lines[top].height + lines[top].again
    return total + sum(lines[index].gap + lines[index].height for index in rest)


@given(LINES, FIRST)
def test_every_line_is_on_one_page_in_order(lines: list[Line], first: float) -> None:
    pages = paginate(lines, first, ROOM)
    assert [index for page in pages for index in page] == list(range(len(lines)))
    assert all(pages) or not lines


@given(LINES, FIRST)
def test_no_page_is_overfull(lines: list[Line], first: float) -> None:
    for number, page in enumerate(paginate(lines, first, ROOM)):
        if page:
            assert height(lines, page) <= (ROOM if number else first) + 1e-3


@given(LINES, FIRST)
def test_a_line_stays_with_the_next_where_a_page_can_hold_both(lines: list[Line], first: float) -> None:
    pages = paginate(lines, first, ROOM)
    for page, after in pairwise(pages):
        if not lines[page[-1]].keep_with_next:
            continue
        run = page[-1]
        while run > 0 and lines[run - 1].keep_with_next:
            run -= 1
        until = after[0]
        assert height(lines, list(range(run, until + 1))) > ROOM


def greedy(lines: list[Line], first: float) -> int:
    """How many pages there are if each takes what fits."""
    pages: list[list[int]] = [[]]
    for index in range(len(lines)):
        free = first if len(pages) == 1 else ROOM
        if pages[-1] and height(lines, [*pages[-1], index]) > free + 1e-6:
            pages.append([])
        pages[-1].append(index)
    return len(pages)


@given(LINES, FIRST)
def test_there_are_no_more_pages_than_if_each_takes_what_fits(some: list[Line], first: float) -> None:
    lines = [replace(line, keep_with_next=False) for line in some]
    assert len(paginate(lines, first, ROOM)) <= greedy(lines, first)


@given(LINES, FIRST)
def test_no_page_but_the_last_is_a_third_empty_where_the_next_would_fit(
    some: list[Line], first: float
) -> None:
    lines = [replace(line, keep_with_next=False) for line in some]
    for number, (page, after) in enumerate(pairwise(paginate(lines, first, ROOM))):
        room = ROOM if number else first
        full = height(lines, [*page, after[0]]) > room
        assert full or height(lines, page) >= room * 2 / 3 - 1e-6


def test_the_last_page_is_not_left_with_one_line() -> None:
    assert paginate([Line(20)] * 6, 100, 100) == [[0, 1, 2, 3], [4, 5]]


def test_what_should_be_together_is_so_where_that_costs_no_page() -> None:
    lines = [Line(40), Line(40, rather_with_next=True), Line(15), Line(40)]
    assert paginate(lines, 100, 100) == [[0, 1, 2], [3]]
    lines = [Line(40), Line(30, rather_with_next=True), Line(35), Line(15)]
    assert paginate(lines, 100, 100) == [[0, 1], [2, 3]]
    lines = [Line(70), Line(25, rather_with_next=True), Line(25), Line(35)]
    assert paginate(lines, 100, 100) == [[0], [1, 2, 3]]
    assert paginate([*lines, Line(35)], 100, 100) == [[0, 1], [2, 3, 4]]


def test_a_table_goes_whole_to_the_next_page_rather_than_in_parts() -> None:
    lines = [Line(70), Line(20), Line(10, again=5), Line(10, again=5), Line(60)]
    assert paginate(lines, 100, 100) == [[0], [1, 2, 3, 4]]


def test_the_gap_above_the_first_of_a_page_is_dropped_and_a_tables_head_comes_again() -> None:
    lines = [Line(50), Line(50, gap=1), Line(40, gap=20, again=60), Line(60, gap=0)]
    assert paginate(lines, 101, 100) == [[0, 1], [2], [3]]
    assert paginate(lines, 100.9, 100) == [[0], [1], [2], [3]]


def test_a_heading_goes_to_the_next_page_with_what_it_heads() -> None:
    lines = [Line(50), Line(10, keep_with_next=True), Line(10, keep_with_next=True), Line(50)]
    assert paginate(lines, 100, 100) == [[0], [1, 2, 3]]


def test_a_heading_that_no_page_can_hold_with_the_next_is_parted_from_it() -> None:
    lines = [Line(20, keep_with_next=True), Line(90)]
    assert paginate(lines, 100, 100) == [[0], [1]]


@pytest.mark.parametrize("first", [150.0, 100.0])
def test_a_line_taller_than_a_page_is_told_with_its_place(first: float) -> None:
    with pytest.raises(TooTallError) as caught:
        paginate([Line(60), Line(120, gap=5), Line(10)], first, 100)
    assert (caught.value.index, caught.value.height, caught.value.room) == (1, 120, 100)


def test_nothing_takes_one_empty_page() -> None:
    assert paginate([], 100, 100) == [[]]


def test_a_page_does_not_end_early_without_a_reason() -> None:
    assert paginate([Line(10)] * 14, 100, 100) == [list(range(10)), list(range(10, 14))]
