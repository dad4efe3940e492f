"""Pages of the shipped leaflets: none empty that could be filled, no heading left behind, no lone last lines.

The rule: a page but the last has more than a third of its room empty only if the next line, with all that
has to stay with it, would not fit there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from unittest.mock import patch

import pytest

from rephold.draw import sheet
from rephold.draw.paginate import Line, paginate
from rephold.model.prescription import Request
from rephold.pipeline import make_leaflet
from rephold.read.library import Library
from rephold.shelf import Shelf

PAGES_ON_A4 = {
    "back-and-hip-stretching": 14,
    "back-strengthening": 12,
    "back-stretching": 9,
    "causes-of-low-back-pain": 10,
    "correct-posture": 12,
    "low-back-pain": 6,
    "lower-back-pain-remedy": 12,
}
PAPERS = ("a4", "letter")
EVERY = pytest.mark.parametrize(
    ("programme", "paper"), [(programme, paper) for programme in PAGES_ON_A4 for paper in PAPERS]
)


@dataclass(frozen=True)
class Paged:
    """A leaflet's lines and their pages, with the room of the first page and of the others."""

    lines: Sequence[Line]
    pages: Sequence[Sequence[int]]
    first: float
    others: float

    def height(self, page: Sequence[int]) -> float:
        """What the lines take on a page of their own."""
        top = self.lines[page[0]]
        return top.again - top.gap + sum(self.lines[n].gap + self.lines[n].height for n in page)

    def empty(self, number: int) -> float:
        """The share of a page's room that nothing stands in."""
        return 1 - self.height(self.pages[number]) / (self.others if number else self.first)

    def together(self, start: int) -> list[int]:
        """A line and all that has to stay on its page."""
        end = start
        while self.lines[end].keep_with_next:
            end += 1
        return list(range(start, end + 1))


EMPTIER = {"back-and-hip-stretching": [5], "lower-back-pain-remedy": [8]}
"""Pages between 35 and 40 % empty: the next block does not fit on them, as the test above sees."""


@cache
def paged(programme: str, paper: str) -> Paged:
    found: list[Paged] = []

    def kept(lines: Sequence[Line], first: float, others: float) -> list[list[int]]:
        pages = paginate(lines, first, others)
        found.append(Paged(lines, pages, first, others))
        return pages

    with patch.object(sheet, "paginate", kept):
        make_leaflet(Request(programme=programme, paper=paper), Library(Shelf()))
    return found[0]


def test_every_leaflet_that_ships_is_here() -> None:
    assert tuple(PAGES_ON_A4) == Library(Shelf()).shelf.names("programmes")


@EVERY
def test_a_page_is_a_third_empty_only_where_the_next_block_does_not_fit(programme: str, paper: str) -> None:
    found = paged(programme, paper)
    for number, (page, after) in enumerate(pairwise(found.pages)):
        if found.empty(number) > 1 / 3:
            room = found.others if number else found.first
            assert found.height([*page, *found.together(after[0])]) > room, f"page {number + 1}"


@EVERY
def test_no_heading_and_no_words_that_lead_on_are_the_last_of_a_page(programme: str, paper: str) -> None:
    found = paged(programme, paper)
    assert [n + 1 for n, page in enumerate(found.pages) if found.lines[page[-1]].keep_with_next] == []


@pytest.mark.parametrize("programme", PAGES_ON_A4)
def test_on_a4_the_layouts_of_cards_leave_no_page_half_empty(programme: str) -> None:
    found = paged(programme, "a4")
    emptier = [n + 1 for n in range(len(found.pages) - 1) if found.empty(n) > 0.35]
    assert emptier == EMPTIER.get(programme, [])
    assert all(found.empty(page - 1) < 0.4 for page in emptier)
    assert found.empty(len(found.pages) - 1) < 0.7
    assert len(found.pages) <= PAGES_ON_A4[programme]
