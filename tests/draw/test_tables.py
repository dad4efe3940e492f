"""Tables and the patient's fields: who heads what, cells that hold their words, lines to write on."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rephold.model.document import Fields, Table
from support.blocks import EDGE, Drawn, drawn, look, words
from support.pdf_items import Item, share

NAME = (
    "Wilhelmina-Anneliese von und zu Hohenstein-Krautheim, geborene Freifrau von Blankenberg-Sonnenfels, "
    "genannt Minna vom See"
)
UNBROKEN = "Donaudampfschifffahrtsgesellschaftskapitänswitwenverein" * 3
LABELS = ("Name", "Date", "Your physiotherapist", "Review on")
WIDTHS = (360.0, 522.0, 760.0)


def fields(*values: str) -> Fields:
    return Fields(tuple(zip(LABELS, values, strict=True)))


def rules(found: Drawn) -> list[Item]:
    ink = look().inks.text.rgb
    return [item for item in found.items if item.kind == "path" and item.stroke == ink]


def lines_of(found: Drawn, label: str) -> list[Item]:
    """The lines of the value under a label."""
    cells = [node for node in found.pdf.document.walk() if node.role in ("TH", "TD")]
    at = next(n for n, cell in enumerate(cells) if found.pdf.text(cell).strip() == label)
    marks = [kid for kid in cells[at + 1].kids if isinstance(kid, tuple)]
    return [line for line in found.lines if (line.page, line.mark) in marks]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", [NAME[:120], UNBROKEN[:120], "Al"], ids=["long", "unbroken", "short"])
def test_a_name_stays_in_its_cell(name: str, width: float) -> None:
    found = drawn(fields(name, "23 Nov 2026", name, "7 Dec 2026"), width)
    assert found.pdf.problems() == []
    assert "".join(found.pdf.texts("TD")[0].split()) == "".join(name.split())
    assert found.outside(1) == []
    assert [pair for pair in combinations(found.lines, 2) if share(*pair) > 0.3] == []
    walls = [i for i in found.items if i.kind == "path" and i.width < 3]
    assert [line.text for line in found.lines for wall in walls if share(line, wall) > 0.3] == []
    left = [found.line(label).matrix[4] for label in LABELS]
    for line in lines_of(found, "Name"):
        assert line.matrix[4] == pytest.approx(left[0])


@pytest.mark.parametrize("width", WIDTHS)
def test_what_is_blank_is_a_line_to_write_on(width: float) -> None:
    found = drawn(fields("", "23 Nov 2026", "", ""), width)
    assert len(rules(found)) == 3
    assert all(rule.mark == -1 and rule.height < 2 and rule.width > 70 for rule in rules(found))
    assert [text.strip() for text in found.pdf.texts("TD")] == ["", "23 Nov 2026", "", ""]
    assert found.outside(1) == []
    assert len(rules(drawn(fields("a", "b", "c", "d"), width))) == 0


def test_narrow_paper_puts_fields_in_two_rows() -> None:
    for width, rows in ((360.0, 2), (522.0, 1)):
        found = drawn(fields("", "", "", ""), width)
        assert len({round(found.line(label).matrix[5]) for label in LABELS}) == rows


def test_a_label_heads_its_value() -> None:
    tree = drawn(fields("Ada", "", "", ""), 522).pdf.tree()
    assert tree.startswith("Document\n  Table\n    TR\n      TH [Scope=/Row] 'Name '\n      TD 'Ada '\n")
    assert tree.count("TH [Scope=/Row]") == tree.count("      TD") == 4


def table(*rows: tuple[str, ...]) -> Table:
    return Table(
        "Who has to take care",
        ("If this is you", "Exercises", "What to do"),
        tuple(tuple(words(cell) for cell in row) for row in rows),
        (0.42, 0.13, 0.45),
    )


def test_a_table_has_a_head_and_rows_with_heads_of_their_own() -> None:
    found = drawn(table(("Sore wrists", "1, 5b", "Use fists."), ("Pregnant", "all", "Ask first.")), 500)
    assert found.pdf.tree() == (
        "Document\n"
        "  Table [Summary=Who has to take care]\n"
        "    THead\n"
        "      TR\n"
        "        TH [Scope=/Column] 'If this is you '\n"
        "        TH [Scope=/Column] 'Exercises '\n"
        "        TH [Scope=/Column] 'What to do '\n"
        "    TBody\n"
        "      TR\n"
        "        TH [Scope=/Row] 'Sore wrists '\n"
        "        TD '1, 5b '\n"
        "        TD 'Use fists. '\n"
        "      TR\n"
        "        TH [Scope=/Row] 'Pregnant '\n"
        "        TD 'all '\n"
        "        TD 'Ask first. '\n"
    )


@settings(deadline=None, max_examples=25)
@given(
    st.lists(st.tuples(*[st.text("abcdefghij ", min_size=1, max_size=60)] * 3), min_size=1, max_size=5),
    st.floats(330, 800),
)
def test_cells_hold_their_words_at_any_width(rows: list[tuple[str, ...]], width: float) -> None:
    filled = [tuple(" ".join(cell.split()) or "x" for cell in row) for row in rows]
    found = drawn(table(*filled), width)
    heard = [text.split() for text in found.pdf.texts("TH", "TD")][3:]
    assert heard == [cell.split() for row in filled for cell in row]
    assert found.outside(1) == []
    assert [pair for pair in combinations(found.lines, 2) if share(*pair) > 0.3] == []


def test_a_column_is_as_wide_as_its_longest_word() -> None:
    found = drawn(table(("Sore wrists", "1, 2", "Do this.")), 330)
    assert [line.text.strip() for line in found.lines if "Exer" in line.text] == ["Exercises"]


@pytest.mark.parametrize("width", WIDTHS)
def test_an_endless_word_in_a_table_is_broken(width: float) -> None:
    found = drawn(table((UNBROKEN[:120], "1", UNBROKEN[:120])), width)
    assert "Exercises" in [line.text.strip() for line in found.lines]
    assert found.pdf.texts("TD")[-1].split() == [UNBROKEN[:120]]
    assert found.outside(1) == []
    assert found.lines[0].matrix[4] > EDGE
