"""Doses: large numerals for the eye, whole sentences for the ear."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rephold.draw.canvas import FragmentCanvas
from rephold.draw.dose import ChipRow, NumberList
from rephold.model.document import Chips, Numbers, Run
from support.blocks import Drawn, look

CHIPS = Chips(
    (
        (Run("5–10", strong=True), Run(" repeats")),
        (Run("hold "), Run("3", strong=True), Run(" s")),
        (Run("each side", strong=True),),
    ),
    spoken="Repeat 5 to 10 times. Hold for 3 seconds.",
)
NUMBERS = Numbers(
    (("2–3", "times a day"), ("5", "exercises"), ("6", "minutes each time"), ("7", "days a week"))
)


def shown(box: ChipRow | NumberList, width: float) -> Drawn:
    _, height = box.wrap(width)
    canvas = FragmentCanvas()
    box.drawOn(canvas, 0, 0)
    return Drawn(canvas.fragment(width, height))


def test_a_dose_is_one_paragraph_with_its_sentence() -> None:
    found = shown(ChipRow(CHIPS, look()), 400)
    (node,) = [node for node in found.pdf.document.walk() if node.role == "P"]
    assert node.source["/ActualText"] == CHIPS.spoken
    assert found.pdf.text(node) == "5–10 repeats hold 3 s each side "
    assert found.pdf.problems() == []


def test_numbers_are_larger_and_bolder_than_their_words() -> None:
    using = look()
    found = shown(ChipRow(CHIPS, using), 400)
    assert found.line("5–10").size == using.sizes.numeral > using.sizes.body == found.line(" repeats").size
    assert {font.name.rpartition("-")[2] for font in found.pdf.fonts()} == {"Bold", "Regular"}


def test_each_chip_holds_its_words() -> None:
    found = shown(ChipRow(CHIPS, look()), 400)
    boxes = [item for item in found.items if item.kind == "path"]
    assert [box.mark for box in boxes] == [-1] * 3
    for line in found.lines:
        inside = [b for b in boxes if b.box[0] < line.box[0] and line.box[2] < b.box[2]]
        assert len(inside) == 1
        assert inside[0].box[1] < line.box[1]
        assert line.box[3] < inside[0].box[3]


@pytest.mark.parametrize(("width", "rows"), [(400, 1), (190, 2), (100, 3)])
def test_chips_that_do_not_fit_go_into_more_rows(width: float, rows: int) -> None:
    row = ChipRow(CHIPS, look())
    found = shown(row, width)
    assert len({round(line.matrix[5]) for line in found.lines}) == rows
    assert found.outside(1) == []
    assert row.in_one_row > 190


def test_chips_fit_into_the_width_that_they_ask_for() -> None:
    row = ChipRow(CHIPS, look())
    assert shown(row, row.in_one_row).fragment.height == row.chip_height
    assert shown(row, row.in_one_row - 1).fragment.height > 2 * row.chip_height


@pytest.mark.parametrize(("width", "columns"), [(150, 1), (420, 2)])
def test_the_plans_numbers_are_heard_with_what_they_count(width: float, columns: int) -> None:
    found = shown(NumberList(NUMBERS, look()), width)
    heard = [" ".join(text.split()) for text in found.pdf.texts("LBody")]
    assert heard == [f"{number} {label}" for number, label in NUMBERS.items]
    words = [found.line(label.split()[0]) for _, label in NUMBERS.items]
    assert len({round(line.matrix[4]) for line in words}) == columns
    assert found.outside(1) == []


def test_an_odd_number_of_numbers_fits_in_two_columns() -> None:
    found = shown(NumberList(replace(NUMBERS, items=NUMBERS.items[:3]), look()), 420)
    first, last = found.line("times"), found.line("minutes")
    assert last.matrix[4] > first.matrix[4] + 100
    assert last.matrix[5] == pytest.approx(first.matrix[5])
    assert found.outside(1) == []
