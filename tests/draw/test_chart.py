"""Charts: where bars and dots stand, what they say, and that they can be read in grey."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from rephold.draw.chart import DOT, TALL
from rephold.draw.look import GRID
from rephold.model.chart import Chart, Charts, Column
from support.blocks import Drawn, drawn, look
from support.pdf_items import Item, share

SURE, RANGE, NONE = Column("1", (50, 50), "50"), Column("2", (60, 90), "60–90"), Column("3", None, "–")
BARS = Chart(
    "bars", "Sessions done", "Bars. Week 1: 50, Week 2: 60 to 90", (SURE, RANGE, NONE), 100, (0, 50, 100), 80
)
LINE = Chart(
    "line",
    "Pain, with a name so long that it takes more than one line of the page to say",
    "A line. Week 1: 8, Week 2: 2 to 4",
    (Column("1", (8, 8), "8"), Column("2", (2, 4), "2–4"), NONE, Column("4", (5, 5), "5")),
    10,
    (0, 5, 10),
)
EIGHT = replace(
    BARS,
    columns=tuple(Column(str(n), (60, 100), "60–100") for n in range(1, 9)),
    steps=(0, 20, 40, 60, 80, 100),
)
WIDTHS = (200.0, 500.0)
ACCENT = look().inks.accent.rgb


def one(chart: Chart, width: float = 300.0) -> Drawn:
    return drawn(Charts((chart,)), width)


def filled(found: Drawn) -> list[Item]:
    """Bars and dots, from left to right."""
    every = [item for item in found.items if item.kind == "path" and item.fill == ACCENT]
    return sorted(every, key=lambda item: item.box[0])


def across(found: Drawn, chart: Chart) -> list[float]:
    """Heights of the lines across, from the lowest up."""
    rule = look().inks.rule.rgb
    every = [item for item in found.items if item.kind == "path" and item.stroke == rule]
    flat = sorted((item.box[1] + item.box[3]) / 2 for item in every if item.width > 100 and item.height < 2)
    assert len(flat) == len(chart.steps)
    return flat


def test_bars_are_as_tall_as_their_numbers_up_to_what_is_sure() -> None:
    found = one(BARS)
    floor, _, top = across(found, BARS)
    assert top - floor == pytest.approx(TALL, abs=0.5)
    first, second = filled(found)
    for bar, value in ((first, 50), (second, 60)):
        assert bar.box[1] == pytest.approx(floor, abs=1)
        assert bar.height == pytest.approx(TALL * value / 100, abs=1)


def test_what_may_be_more_is_striped_and_not_only_another_colour() -> None:
    found = one(BARS)
    floor = across(found, BARS)[0]
    bar = filled(found)[1]
    above = [
        item
        for item in found.items
        if item.kind == "path" and item.stroke == ACCENT and item.box[1] >= bar.box[3] - 2
    ]
    assert len(above) > 5, "stripes and their outline"
    assert max(item.box[3] for item in above) == pytest.approx(floor + TALL * 0.9, abs=1.5)


def test_dots_stand_at_their_numbers_and_a_gap_is_no_line() -> None:
    found = one(LINE)
    floor = across(found, LINE)[0]
    dots = [item for item in filled(found) if item.width == pytest.approx(2 * DOT, abs=0.5)]
    heights = [(item.box[1] + item.box[3]) / 2 - floor for item in dots]
    assert heights == pytest.approx([TALL * 0.8, TALL * 0.3, TALL * 0.5], abs=0.6)
    joins = [
        item for item in found.items if item.kind == "path" and item.stroke == ACCENT and item.width > 30
    ]
    assert len(joins) == 1, "only the first two have a number beside each other"


def test_the_goal_is_a_line_over_the_bars() -> None:
    found = one(BARS)
    floor = across(found, BARS)[0]
    text = look().inks.text.rgb
    (goal,) = (item for item in found.items if item.kind == "path" and item.stroke == text)
    assert (goal.box[1] + goal.box[3]) / 2 == pytest.approx(floor + 0.8 * TALL, abs=0.6)
    assert found.items.index(goal) > max(found.items.index(bar) for bar in filled(found))


@pytest.mark.parametrize("chart", [BARS, LINE, EIGHT], ids=["bars", "line", "eight"])
@pytest.mark.parametrize("width", WIDTHS)
def test_every_number_is_printed_inside_and_covers_no_other(chart: Chart, width: float) -> None:
    found = one(chart, width)
    said = "".join(line.text.replace(" ", "") for line in found.lines)
    for column in chart.columns:
        assert column.said in said
    assert found.outside(slack=2.8) == []
    assert [(a.text, b.text) for a, b in combinations(found.lines, 2) if share(a, b) > 0.02] == []
    assert {line.size >= 10 for line in found.lines} == {True}


MANY = replace(EIGHT, columns=tuple(Column(str(n), (100, 100), "100") for n in range(1, 19)))


@pytest.mark.parametrize(("width", "numbers"), [(500.0, 18), (240.0, 9)])
def test_numbers_of_many_weeks_are_whole_and_as_many_as_can_be_read(width: float, numbers: int) -> None:
    found = one(replace(MANY, title="T", steps=(0, 50)), width)
    assert sum(line.text.strip() == "100" for line in found.lines) == numbers
    assert [(a.text, b.text) for a, b in combinations(found.lines, 2) if share(a, b) > 0.02] == []


def test_charts_of_many_weeks_stand_under_each_other_so_that_their_numbers_fit() -> None:
    found = drawn(Charts((MANY, replace(MANY, title="Again"))), 500)
    assert len({round(line.box[1]) for line in found.lines if line.text.strip() == "18"}) == 2


def test_the_picture_is_a_figure_that_says_its_numbers() -> None:
    pdf = one(BARS).pdf
    assert [(node.role, node.alt) for node in pdf.document.walk() if node.role in ("P", "Figure")] == [
        ("P", None),
        ("Figure", BARS.alt),
    ]
    assert pdf.problems() == []


@pytest.mark.parametrize(("width", "beside"), [(500.0, True), (300.0, False)])
def test_two_charts_share_their_lines_or_stand_under_each_other(width: float, beside: bool) -> None:
    found = drawn(Charts((BARS, LINE)), width)
    names = [line for line in found.lines if line.text.strip() in ("1", "4")]
    floors = {round(line.box[1]) for line in names if line.text.strip() == "1"}
    assert len(floors) == (1 if beside else 2)
    assert found.outside(slack=2.8) == []
    titles = [found.line("Sessions"), found.line("Pain")]
    assert (abs(titles[0].box[3] - titles[1].box[3]) < 3) == beside


def test_a_wide_page_makes_no_wide_bars() -> None:
    alone = replace(BARS, columns=(SURE,))
    (bar,) = filled(one(alone, 500))
    assert bar.width < 12 * GRID
