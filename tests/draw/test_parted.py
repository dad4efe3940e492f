"""Tall panels: parted between paragraphs and points where a page ends, whole where they can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from rephold.draw.look import GRID
from rephold.draw.paginate import paginate
from rephold.draw.parted import CARD, WHOLE
from rephold.draw.rows import Place, Row, joined, lay_out, rows_of
from rephold.draw.text import plain
from rephold.model.document import Block, Heading, Listing, Pair, Panel, Para, Run
from support.blocks import Drawn, look, words

WIDTH = 300.0
POINTS = tuple(words(f"Point {number} with a few words to fill a line.") for number in range(24))
LEAD = Para((Run("Stop at once if:", strong=True),))
PANEL = Panel("ruled", Heading(2, words("Care")), (Para(words("First of all. " * 6)), LEAD, Listing(POINTS)))
WARNING = replace(PANEL, kind="warning")
FILLER = Panel("ruled", Heading(2, words("Else")), (Para(words("Something else. " * 20)),))


def rows(blocks: Sequence[Block], room: float) -> list[Row]:
    return rows_of(blocks, look(), WIDTH, Place(room, "{title} (more)"))


def pages(blocks: Sequence[Block], room: float) -> list[list[Row]]:
    """What stands on each page, a panel's parts joined."""
    using, found = look(), rows(blocks, room)
    places = paginate([row.line for row in found], room, room)
    return [list(joined([found[index] for index in page], using, WIDTH)) for page in places]


def heard(page: Sequence[Row]) -> list[str]:
    return [
        " ".join(text.split())
        for row in page
        for piece in row.fragments
        for role in ("H2", "P", "LBody")
        for text in Drawn(piece).pdf.texts(role)
    ]


def said(panel: Panel) -> list[str]:
    texts = [plain(panel.heading.words)]
    for part in panel.body:
        texts += [plain(item) for item in part.items] if isinstance(part, Listing) else []
        texts += [plain(part.words)] if isinstance(part, Para) else []
    return [" ".join(text.split()) for text in texts]


@pytest.mark.parametrize("room", [150.0, 260.0, 400.0])
@pytest.mark.parametrize("panel", [PANEL, WARNING], ids=["ruled", "warning"])
def test_a_panel_no_page_can_hold_says_all_once_and_fits(panel: Panel, room: float) -> None:
    found = pages([panel], room)
    assert len(found) > 1
    texts = [text for page in found for text in heard(page) if text != "Care (more)"]
    assert sorted(texts) == sorted(said(panel))
    for page in found:
        assert sum(piece.height for row in page for piece in row.fragments) <= room + 0.01
    assert [heard(page)[0] for page in found] == ["Care"] + ["Care (more)"] * (len(found) - 1)


def test_a_tall_panel_begins_where_a_page_has_room_but_a_warning_is_kept_whole() -> None:
    room = lay_out(PANEL, look(), WIDTH).height + 10
    assert [len(page) for page in pages([FILLER, PANEL], room)] == [2, 1]
    assert [len(page) for page in pages([FILLER, WARNING], room)] == [1, 1]


def test_a_warning_that_no_page_can_hold_begins_where_a_page_has_room() -> None:
    room = lay_out(FILLER, look(), WIDTH).height + 150
    assert lay_out(WARNING, look(), WIDTH).height > room
    first, *_ = pages([FILLER, WARNING], room)
    assert [heard([row])[0] for row in first] == ["Else", "Care"]


def test_what_leads_to_points_is_never_last() -> None:
    for room in range(120, 420, 15):
        assert [page for page in pages([PANEL], room)[:-1] if heard(page)[-1] == "Stop at once if:"] == []


def test_two_parts_at_least_stand_together_but_on_cards() -> None:
    assert [row.line.keep_with_next for row in rows([PANEL], 700)][-3:] == [False, True, False]
    assert not any(row.line.keep_with_next for row in rows([PANEL], CARD - 1))


def test_a_low_panel_and_one_of_a_single_paragraph_stay_as_they_are() -> None:
    low = replace(PANEL, body=(Listing(POINTS[:4]),))
    (row,) = rows([low], 700)
    assert row.fragments
    assert row.line.height < WHOLE
    whole = Panel("ruled", Heading(2, words("One")), (Para(words("word " * 400)),))
    assert [row.part_of for row in rows([whole], 100)] == [None]


def test_a_panel_in_two_columns_is_parted_only_where_no_page_holds_it() -> None:
    wide = replace(PANEL, body=(Listing(POINTS, columns=2),))
    using, width = look(), 184 * GRID
    (row,) = rows_of([wide], using, width, Place(700))
    assert row.part_of is None
    assert len(rows_of([wide], using, width, Place(row.line.height - 1))) == len(POINTS)


def test_a_pair_that_is_too_tall_is_read_one_panel_after_the_other() -> None:
    other = Panel("tinted", Heading(2, words("Plan")), (Para(words("Twice a day.")),))
    found = pages([Pair(PANEL, other, 0.6)], 150)
    assert heard(found[0])[0] == "Care"
    assert heard(found[-1])[-2:] == ["Plan", "Twice a day."]
