"""Panels that are too tall for a page."""

from __future__ import annotations

import pytest

from rephold.draw.parted import whole_panels
from rephold.draw.rows import lay_out
from rephold.draw.text import plain
from rephold.model.document import Heading, Listing, Pair, Panel, Para, Run
from support.blocks import look, words

POINTS = tuple(words(f"Point {number} with a few words to fill a line.") for number in range(12))
LEAD = Para((Run("Stop at once if:", strong=True),))
PANEL = Panel(
    "warning", Heading(2, words("Care")), (Para(words("First of all. " * 6)), LEAD, Listing(POINTS))
)


def parts(panel: Panel | Pair, room: float) -> list[Panel]:
    found = list(whole_panels([panel], look(), 300, room, "{title} (more)"))
    assert all(isinstance(part, Panel) for part in found)
    return [part for part in found if isinstance(part, Panel)]


def said(panel: Panel) -> list[str]:
    return [
        plain(text)
        for part in panel.body
        for text in (
            part.items if isinstance(part, Listing) else [part.words] if isinstance(part, Para) else []
        )
    ]


@pytest.mark.parametrize("room", [90.0, 120.0, 180.0])
def test_a_tall_panel_becomes_several_that_fit_and_say_the_same_in_order(room: float) -> None:
    found = parts(PANEL, room)
    assert len(found) > 1
    assert [text for part in found for text in said(part)] == said(PANEL)
    assert max(lay_out(part, look(), 300).height for part in found) <= room
    assert [plain(part.heading.words) for part in found] == ["Care"] + ["Care (more)"] * (len(found) - 1)


def test_what_leads_to_points_is_never_last() -> None:
    for room in range(90, 240, 5):
        assert [part for part in parts(PANEL, room)[:-1] if said(part)[-1] == "Stop at once if:"] == []


def test_a_panel_that_fits_stays_as_it_is_and_one_that_cannot_be_parted_too() -> None:
    assert parts(PANEL, 1000) == [PANEL]
    whole = Panel("ruled", Heading(2, words("One")), (Para(words("word " * 200)),))
    assert parts(whole, 100) == [whole]


def test_a_pair_that_is_too_tall_is_read_one_panel_after_the_other() -> None:
    other = Panel("tinted", Heading(2, words("Plan")), (Para(words("Twice a day.")),))
    found = parts(Pair(PANEL, other, 0.6), 150)
    assert found[-1] == other
    assert plain(found[0].heading.words) == "Care"
