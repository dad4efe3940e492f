"""Pages of every handout: where things stand, how large they are, what stays together."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from rephold.check.tagged import Node
from rephold.draw.look import GRID
from rephold.errors import ContentError
from rephold.figures.shown import baked
from rephold.model.document import Card, Figure
from rephold.pipeline import make_handout
from support.pdf_items import Item, grey, share
from support.sheets import BARE, FULL, SHEETS, Sheet, library

EVERY = pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS.keys())
SMALLEST, BODY = 10.5, 12.0
EDGE = 10 * GRID
"""Points of paper all around that no ink may enter."""
TAIL = 0.8
"""Points that the tail of a j hangs out at the left of its place."""


def texts(sheet: Sheet) -> list[Item]:
    return [item for item in sheet.items if item.kind == "text"]


def figures(sheet: Sheet) -> list[tuple[Item, Node]]:
    """The drawn figures with their elements, without the logo."""
    found = [(item, sheet.owners[item.page, item.mark][0]) for item in sheet.items if item.kind == "form"]
    return [(item, node) for item, node in found if not (node.alt or "").startswith("Logo")]


def pages_of(sheet: Sheet, node: Node) -> set[int]:
    return {item.page for item in sheet.inside(node)}


def panel(sheet: Sheet, title: str) -> Node:
    (found,) = [n for n in sections(sheet) if sheet.pdf.text(n).startswith(title)]
    return found


def sections(sheet: Sheet) -> list[Node]:
    return [node for node in sheet.pdf.document.walk() if node.role == "Sect"]


@EVERY
def test_pages_have_the_size_of_the_paper(sheet: Sheet) -> None:
    size = (sheet.paper.width_mm * GRID, sheet.paper.height_mm * GRID)
    assert sheet.made.pages == len(sheet.pdf.reader.pages)
    for each in sheet.pdf.reader.pages:
        assert (float(each.mediabox.width), float(each.mediabox.height)) == pytest.approx(size, abs=0.01)


@EVERY
def test_all_ink_is_inside_10_mm(sheet: Sheet) -> None:
    right, top = sheet.paper.width_mm * GRID - EDGE, sheet.paper.height_mm * GRID - EDGE
    for item in sheet.items:
        if item.kind == "text":  # PDFium makes the boxes of stroked paths too large
            assert (item.box[0], item.box[1]) > (EDGE - TAIL, EDGE - TAIL)
            assert (item.box[2], item.box[3]) < (right + TAIL, top + TAIL)
    edge = int(EDGE - TAIL)
    for at in range(sheet.made.pages):
        dots = grey(sheet.made.data, at, 72)
        inside = dots[edge:-edge, edge:-edge]
        assert (dots < 250).sum() == (inside < 250).sum() > 500


@EVERY
def test_words_are_large_enough_to_read(sheet: Sheet) -> None:
    assert min(item.size for item in texts(sheet)) >= SMALLEST
    small = [item for item in texts(sheet) if item.size < BODY and item.mark >= 0]
    assert [item.text for item in small if not _label(sheet, item)] == []


def _label(sheet: Sheet, item: Item) -> bool:
    """Whether it is a caption, the label of a field, or the clinic's contact: the documented exceptions."""
    node, *around = sheet.owners[item.page, item.mark]
    if node.role == "TH":
        return "THead" not in [kid.role for kid in around[1].kids if isinstance(kid, Node)]
    beside = [kid for kid in around[0].kids if isinstance(kid, Node)]
    before = beside[: beside.index(node)]
    caption = bool(before) and before[-1].role == "Figure"
    return caption or all(each.role in ("Figure", "P") for each in before)


@EVERY
def test_no_words_stand_on_other_words_on_figures_or_on_lines(sheet: Sheet) -> None:
    for at in range(sheet.made.pages):
        here = [item for item in sheet.items if item.page == at]
        lines = [item for item in here if item.kind == "text"]
        thin = [item for item in here if item.kind == "path" and min(item.width, item.height) < 3]
        drawn = [item for item in here if item.kind in ("form", "image")]
        clashes = [(a.text, b.text) for a, b in combinations(lines, 2) if share(a, b) > 0.3]
        clashes += [(a.text, str(b.box)) for a in lines for b in thin if share(a, b) > 0.3]
        clashes += [(a.text, b.kind) for a in lines for b in drawn if share(a, b) > 1]
        assert clashes == []


@EVERY
def test_a_card_or_panel_is_never_parted(sheet: Sheet) -> None:
    cards = [item for item in sections(sheet) if any(n.role == "Figure" for n in item.walk())]
    assert len(cards) == len(sheet.prescription.exercises)
    assert [sheet.pdf.text(node) for node in sections(sheet) if len(pages_of(sheet, node)) != 1] == []


@EVERY
def test_a_heading_is_never_the_last_on_its_page(sheet: Sheet) -> None:
    leaves = list(sheet.owners.items())
    for ((page, _), (node, *_)), ((after, _), _) in pairwise(leaves):
        if node.role in ("H1", "H2", "H3"):
            assert page == after, sheet.pdf.text(node)


@EVERY
def test_an_explanation_stands_on_the_page_of_its_exercise(sheet: Sheet) -> None:
    every = sections(sheet)
    titles = [item.explain.title for item in sheet.prescription.exercises if item.explain]
    about = [n for n in every if any(sheet.pdf.text(n).startswith(title) for title in titles)]
    assert len(about) == (len(titles) if sheet.layout.cards.explain else 0)
    for node in about:
        assert pages_of(sheet, node) == pages_of(sheet, every[every.index(node) + 1])


@EVERY
def test_the_same_person_has_one_size_on_a_sheet(sheet: Sheet) -> None:
    shown = {figure.alt: figure.figure for figure in _document_figures(sheet)}
    drawings = baked(library().shelf, shown.values(), "colour")
    sizes = [
        abs(item.matrix[0]) * drawings[shown[node.alt or ""]].per_height for item, node in figures(sheet)
    ]
    assert len(sizes) == len(_document_figures(sheet)) >= 8
    assert max(sizes) - min(sizes) < 0.5
    assert min(sizes) > 25 * GRID
    assert max(sizes) <= sheet.layout.cards.person_mm * GRID + 0.5
    assert all(abs(item.matrix[0]) == item.matrix[3] for item, _ in figures(sheet))


def _document_figures(sheet: Sheet) -> list[Figure]:
    return [figure for block in sheet.handout.body if isinstance(block, Card) for figure in block.figures]


@EVERY
def test_a_figure_stands_where_its_element_says(sheet: Sheet) -> None:
    shown = {figure.alt: figure.figure for figure in _document_figures(sheet)}
    drawings = baked(library().shelf, shown.values(), "colour")
    for item, node in figures(sheet):
        wide, tall = drawings[shown[node.alt or ""]].size
        a, _, _, d, x, y = item.matrix
        box = (min(x, x + a * wide), y, max(x, x + a * wide), y + d * tall)
        assert list(map(float, node.attributes["/BBox"])) == pytest.approx(box, abs=0.6)
        assert item.width > 0.8 * abs(a) * wide


@EVERY
def test_only_the_left_side_is_mirrored_and_words_never(sheet: Sheet) -> None:
    left = "side" in sheet.request
    mirrored = [node.alt or "" for item, node in figures(sheet) if item.matrix[0] < 0]
    assert len(mirrored) == (1 if left else 0)
    assert all(alt.startswith("A person lies on the back") and "left ankle" in alt for alt in mirrored)
    for item in texts(sheet):
        assert item.matrix[:4] == (1, 0, 0, 1)


def test_words_say_the_side_that_is_prescribed() -> None:
    title = "3 Figure-four stretch"
    assert "Rest your right ankle on your left thigh" in BARE.pdf.text(panel(BARE, title))
    said = BARE.pdf.text(panel(BARE, title))
    for_left = FULL.pdf.text(panel(FULL, title))
    assert "Rest your left ankle on your right thigh" in for_left
    assert "change sides" in said
    assert "change sides" not in for_left


@EVERY
def test_what_is_not_known_is_a_line_to_write_on(sheet: Sheet) -> None:
    table = next(node for node in sheet.pdf.document.walk() if node.role == "Table")
    labels = [item for item in sheet.inside(table) if item.size == SMALLEST]
    assert len(labels) == 4
    empty = [node for node in table.walk() if node.role == "TD" and not node.kids]
    assert len(empty) == (0 if "patient" in sheet.request else 4)
    rules = [
        item
        for item in sheet.items
        if item.page == 0 and item.stroke == sheet.inks.text.rgb and item.height < 2
    ]
    assert len(rules) == len(empty)
    for label, rule in zip(labels, rules, strict=False):
        assert 14 < label.box[1] - rule.box[3] < 40
        assert rule.box[0] == pytest.approx(label.box[0], abs=3)
        assert rule.width > 25 * GRID


@EVERY
def test_what_keeps_safe_comes_first_and_last(sheet: Sheet) -> None:
    warning = sheet.prescription.disclaimer
    every = sections(sheet)
    first = panel(sheet, warning.title)
    flags = panel(sheet, sheet.prescription.red_flags.title)
    assert pages_of(sheet, first) == {0}
    assert pages_of(sheet, flags) <= {0, 1}
    exercise = next(node for node in every if any(n.role == "Figure" for n in node.walk()))
    assert every.index(first) < every.index(flags) < every.index(exercise)
    assert min(pages_of(sheet, flags)) <= min(pages_of(sheet, exercise))
    assert sheet.pdf.text(every[-1]).startswith(warning.reminder_title)
    assert pages_of(sheet, every[-1]) == {sheet.made.pages - 1}
    assert sheet.pdf.document.kids[-1] is every[-1]


@EVERY
def test_pages_are_numbered_and_later_ones_named(sheet: Sheet) -> None:
    furniture = sheet.handout.furniture
    for at in range(sheet.made.pages):
        said = " ".join(sheet.pdf.artifact_text(at).split())
        end = f"Page {at + 1} of {sheet.made.pages}"
        running = f"{furniture.running_title} {furniture.running_detail}" if at else ""
        left = furniture.footer_short if sheet.paper.id == "a5" else furniture.footer_left
        assert said == " ".join(f"{running} {left} {end}".split())


@EVERY
def test_the_colours_in_use_are_those_of_clinic_and_theme(sheet: Sheet) -> None:
    seen = {colour for item in sheet.items for colour in (item.fill, item.stroke) if colour}
    inks = sheet.inks
    named = {getattr(inks, name).rgb for name in type(inks).model_fields}
    assert seen <= named
    assert {inks.accent.rgb, inks.heading.rgb, inks.warning.rgb, inks.text.rgb} <= seen
    if "clinic" in sheet.request:
        assert inks.accent.rgb == (0x5B, 0x2A, 0x86)
        assert inks.warning.rgb == (0x9A, 0x1F, 0x4B)


def test_a_card_taller_than_the_paper_is_refused_by_name() -> None:
    with pytest.raises(ContentError) as caught:
        make_handout(BARE.asked.model_copy(update={"paper": "140x140mm"}), library())
    (problem,) = caught.value.problems
    assert problem.place.source == "paper 140x140mm"
    assert "mm taller than a page of layout handout" in problem.what
    assert problem.hint == "take a larger paper, another layout or edition, or shorter words"
    assert caught.value.exit_code == 3


def test_the_exercise_that_does_not_fit_is_named() -> None:
    with pytest.raises(ContentError) as caught:
        make_handout(BARE.asked.model_copy(update={"paper": "148x180mm"}), library())
    named = caught.value.problems[0].what.split('"')[1]
    assert named in {item.heading for item in BARE.prescription.exercises}
