"""Rows of a sheet: cards side by side where they fit, tables over pages with their head again."""

from __future__ import annotations

import pytest

from rephold.draw.look import GRID
from rephold.draw.rows import GAP, columns, joined, lay_out, rows_of
from rephold.model.document import Heading, Pair, Panel, Para, Table
from rephold.model.layout import Cards
from support.blocks import Drawn, card, card_look, drawn, look, words
from support.expected import heard

TWO_WIDE = Cards(columns=2, narrowest_mm=80, person_mm=45)
TABLE = Table(
    "Take care",
    ("Who", "Which", "What"),
    tuple((words(f"Somebody {n}"), words(str(n)), words("Do less.")) for n in range(4)),
    (0.4, 0.2, 0.4),
)


@pytest.mark.parametrize(("width_mm", "count"), [(79, 1), (162, 1), (163, 2), (184, 2), (400, 2)])
def test_as_many_cards_share_a_row_as_are_wide_enough(width_mm: float, count: int) -> None:
    found, wide = columns(look(cards=TWO_WIDE), width_mm * GRID)
    assert found == count
    assert count * wide + (count - 1) * GAP == pytest.approx(width_mm * GRID)


def test_cards_are_put_into_rows_in_order() -> None:
    cards = [card("cat", name=name) for name in ("One", "Two", "Three")]
    using = card_look(cards, 250, TWO_WIDE)
    rows = rows_of([*cards, Para(words("and")), card("cat", name="Four")], using, 184 * GRID)
    assert [(row.said, len(row.fragments)) for row in rows] == [
        ("One", 2),
        ("Three", 1),
        ("para", 1),
        ("Four", 1),
    ]
    heads = [heard(Drawn(fragment).pdf)[0][1] for row in rows[:2] for fragment in row.fragments]
    assert heads == ["1 One", "1 Two", "1 Three"]
    assert rows[0].line.height == max(fragment.height for fragment in rows[0].fragments)


def test_what_leads_to_the_next_stays_with_it() -> None:
    lead = Panel("tinted", Heading(2, words("Why?")), (Para(words("So.")),), keep_with_next=True)
    panel = Panel("ruled", Heading(2, words("What?")), (Para(words("That.")),))
    rows = rows_of([Heading(2, words("A")), Para(words("b")), lead, panel], look(), 500)
    assert [row.line.keep_with_next for row in rows] == [True, True, True, False]


def test_a_table_is_a_row_for_each_of_its_rows() -> None:
    rows = rows_of([TABLE], look(), 500)
    assert [row.said for row in rows] == [f"Take care, row {n}" for n in range(1, 5)]
    first, *rest = (row.line for row in rows)
    assert all(line.gap == 0 and line.again > 0 for line in rest)
    assert first.height == pytest.approx(rest[0].height + rest[0].again, abs=0.01)
    assert first.again == 0


@pytest.mark.parametrize("cut", [1, 2, 3])
def test_a_table_over_two_pages_has_its_head_on_both_and_each_row_once(cut: int) -> None:
    using = look()
    rows = rows_of([TABLE], using, 500)
    parts = [joined(rows[:cut], using, 500), joined(rows[cut:], using, 500)]
    found = [Drawn(fragment) for part in parts for row in part for fragment in row.fragments]
    assert len(found) == 2
    said = [[text.strip() for text in each.pdf.texts("TH") if text.strip()] for each in found]
    assert [texts[:3] for texts in said] == [["Who", "Which", "What"]] * 2
    assert [text for texts in said for text in texts[3:]] == [f"Somebody {n}" for n in range(4)]
    planned = rows[cut].line.height + rows[cut].line.again + sum(r.line.height for r in rows[cut + 1 :])
    assert found[1].fragment.height == pytest.approx(planned, abs=0.01)
    assert all("TBody" in each.pdf.tree() for each in found)


def test_two_tables_that_follow_each_other_stay_two() -> None:
    using = look()
    other = Table("Another", ("A", "B", "C"), TABLE.rows, TABLE.shares)
    rows = rows_of([TABLE, other], using, 500)
    assert len(list(joined(rows, using, 500))) == 2


def test_a_block_laid_out_twice_is_the_same() -> None:
    block = Panel("alarm", Heading(2, words("Now")), (Para(words("Go.")),))
    assert lay_out(block, look(), 300) == lay_out(block, look(), 300)


@pytest.mark.parametrize(("width", "count"), [(520.0, 1), (360.0, 2)])
def test_a_pair_is_parted_on_narrow_paper(width: float, count: int) -> None:
    panels = [Panel("ruled", Heading(2, words(name)), (Para(words("Words. " * 20)),)) for name in "AB"]
    pair = Pair(panels[0], panels[1], 0.67)
    rows = rows_of([pair], look(), width)
    assert len(rows) == count
    said = [text for row in rows for f in row.fragments for text in Drawn(f).pdf.texts("H2")]
    assert [text.strip() for text in said] == ["A", "B"]


def test_the_panels_of_a_pair_are_of_one_height() -> None:
    panels = [
        Panel("ruled", Heading(2, words(n)), (Para(words("Words. " * c)),)) for n, c in (("A", 90), ("B", 2))
    ]
    frames = [item for item in drawn(Pair(panels[0], panels[1], 0.6), 520).items if item.kind == "path"]
    assert len(frames) == 2
    assert frames[0].box[1::2] == pytest.approx(frames[1].box[1::2])
    assert frames[0].box[2] < frames[1].box[0]
