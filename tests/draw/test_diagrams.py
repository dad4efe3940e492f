"""Diagrams on the page: labels from the language file, leaders that cross nothing, one tagged figure."""

from __future__ import annotations

from functools import cache
from itertools import combinations

import pytest

from rephold.check.tagged import TaggedPdf
from rephold.compose.inks import inks_for
from rephold.draw.canvas import FragmentCanvas
from rephold.draw.diagrams import LEAST_LABEL, DiagramBox, diagrams_apart
from rephold.draw.embedding import embedded
from rephold.draw.fonts import register
from rephold.draw.fragment import Metadata, Page, Placed
from rephold.draw.leaders import cross
from rephold.draw.look import GRID, Look
from rephold.draw.rows import rows_of
from rephold.draw.writer import write
from rephold.figures.anatomy.shown import Diagram, worded, words_of
from rephold.model.document import Aside, Figure, Para, Passage, Pictures, Run
from rephold.read.library import Library
from support.diagrams import DIAGRAMS, SHELF, baked

WIDTHS_MM = (112, 134, 174, 186)  # A5, its landscape, A4, Letter
Box = tuple[float, float, float, float]


@cache
def look() -> Look:
    register()
    library = Library(SHELF)
    theme = library.theme("clear")
    figures = {name: worded(baked(name), words_of(SHELF, [name], "en")[name]) for name in DIAGRAMS}
    return Look(theme.sizes, inks_for(theme.inks, None), library.layout("handout").cards, dict(figures))


def box_of(figure: str, width_mm: float) -> DiagramBox:
    box = DiagramBox(Figure(figure, "What it shows", (Run("Under it"),)), look())
    box.wrap(width_mm * GRID)
    return box


def sides(box: Box) -> tuple[tuple[float, float], ...]:
    """The outline of a box as a line."""
    left, bottom, right, top = box
    return ((left, bottom), (right, bottom), (right, top), (left, top), (left, bottom))


@pytest.mark.parametrize("width", WIDTHS_MM)
@pytest.mark.parametrize("figure", DIAGRAMS)
def test_leaders_cross_neither_each_other_nor_any_words(figure: str, width: float) -> None:
    box = box_of(figure, width)
    lines = box.leaders()
    assert len(lines) == sum(label.line for label in baked(figure).labels)
    crossing = [(a, b) for a, b in combinations(lines, 2) if cross(a, b)]
    assert crossing == []
    for words in (*box.label_boxes(), *box.caption_boxes()):
        assert [line for line in lines if cross(line, sides(words))] == []


@pytest.mark.parametrize("width", WIDTHS_MM)
@pytest.mark.parametrize("figure", DIAGRAMS)
def test_words_overlap_neither_each_other_nor_the_edges(figure: str, width: float) -> None:
    box = box_of(figure, width)
    words = [*box.label_boxes(), *box.caption_boxes()]
    for left, bottom, right, top in words:
        assert left >= -0.01
        assert right <= box.width + 0.01
        assert bottom >= 0
        assert top <= box.height + 0.01
    apart = [
        a[2] <= b[0] + 0.01 or b[2] <= a[0] + 0.01 or a[3] <= b[1] + 0.01 or b[3] <= a[1] + 0.01
        for a, b in combinations(words, 2)
    ]
    assert all(apart)


@pytest.mark.parametrize("figure", DIAGRAMS)
def test_on_a4_the_drawing_has_the_size_it_is_made_for(figure: str) -> None:
    box = box_of(figure, 174)
    assert box.wide >= 0.9 * baked(figure).mm * GRID
    assert box.height <= 150 * GRID


def test_labels_are_never_smaller_than_can_be_read() -> None:
    assert all(box_of(figure, 112).size >= LEAST_LABEL >= 10.5 for figure in DIAGRAMS)


@cache
def printed(figure: str) -> TaggedPdf:
    box = box_of(figure, 174)
    canvas = FragmentCanvas()
    box.drawOn(canvas, 0, 0)
    fragment = canvas.fragment(box.width, box.height)
    page = Page(box.width, box.height, (Placed(fragment, 0, 0),))
    return TaggedPdf(write([page], Metadata("t", "a", "s", "en", "20260101000000", "p"), embedded))


@pytest.mark.parametrize("figure", DIAGRAMS)
def test_drawing_and_labels_are_one_figure_with_its_alternative_text(figure: str) -> None:
    made = printed(figure)
    assert made.problems() == []
    figures = [node for node in made.document.walk() if node.role == "Figure"]
    assert [node.alt for node in figures] == ["What it shows"]
    said = " ".join(made.text(figures[0]).split())
    diagram = look().figures[figure]
    assert isinstance(diagram, Diagram)
    for words in diagram.words.values():
        assert words in said


def test_a_diagram_beside_words_gets_the_whole_width_under_them() -> None:
    picture = Pictures(((Figure("anat-disc", "alt", (Run("caption"),)),),))
    beside = Aside((Para((Run("One."),)), Para((Run("Two."),))), picture)
    blocks = list(diagrams_apart([beside], look()))
    assert [type(block) for block in blocks] == [Passage, Passage, Pictures]
    assert all(isinstance(block, Pictures) or block.keep_with_next for block in blocks)  # type: ignore[union-attr]
    rows = rows_of([beside], look(), 174 * GRID)
    assert [row.line.keep_with_next for row in rows] == [True, True, False]
