"""A page that comes in twice is compared with its copy; nothing is decided against one of the two."""

from __future__ import annotations

import itertools
from typing import get_args

import pytest

from rephold.logs.copies import compared
from rephold.logs.reading import BoxReading, PageReading, State
from support.weekly import OTHER_ID, log, read

LOG = log()
BOX = "w1-d1-e1-s1"


def copy(state: State, file: str) -> PageReading:
    if state == "ticked":
        return read(LOG, [BOX], file=file)
    return read(LOG, unsure=[BOX] if state == "unsure" else [], file=file)


COMMON: dict[frozenset[State], State] = {
    frozenset({"ticked"}): "ticked",
    frozenset({"empty"}): "empty",
    frozenset({"unsure"}): "unsure",
    frozenset({"ticked", "empty"}): "unsure",
    frozenset({"ticked", "unsure"}): "ticked",
    frozenset({"empty", "unsure"}): "unsure",
    frozenset({"ticked", "empty", "unsure"}): "unsure",
}


@pytest.mark.parametrize("states", list(itertools.product(get_args(State), repeat=3)))
def test_three_copies_say_what_all_can_agree_on(states: tuple[State, ...]) -> None:
    pages = compared([copy(state, f"{number}.png") for number, state in enumerate(states)])
    assert {page.boxes[BOX].state for page in pages} == {COMMON[frozenset(states)]}
    assert all("duplicate" in page.remarks for page in pages)


def test_copies_that_contradict_each_other_say_why() -> None:
    pages = compared([copy("ticked", "a.png"), copy("empty", "b.png")])
    assert [page.boxes[BOX].reason for page in pages] == ["copies-differ", "copies-differ"]


def test_copies_with_two_numbers_contradict_each_other() -> None:
    counted = log(counts=True)
    pages = compared([read(counted, counts={BOX: 8}), read(counted, counts={BOX: 9}), read(counted, [BOX])])
    assert [page.boxes[BOX].reason for page in pages] == ["copies-differ"] * 3
    same = compared([read(counted, counts={BOX: 8}), read(counted, unsure=[BOX])])
    assert [page.boxes[BOX].figures.get("count") for page in same] == [8.0, 8.0]


def test_other_pages_other_logs_and_rejected_pages_are_no_copies() -> None:
    two = log(weeks=2)
    other = log(log_id=OTHER_ID)
    rejected = PageReading("x.png", 1, "rejected", "blurred", two.log_id, 1)
    pages = [read(two, page=1), read(two, page=2), read(other), rejected]
    assert list(compared(pages)) == pages


def test_each_copy_keeps_where_its_own_boxes_lie() -> None:
    corners = ((0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0))
    mine = read(LOG)
    placed = PageReading(
        **{**vars(mine), "boxes": {**mine.boxes, BOX: BoxReading("ticked", corners=corners)}}
    )
    first, second = compared([placed, read(LOG)])
    assert first.boxes[BOX].corners == corners
    assert second.boxes[BOX].corners is None
