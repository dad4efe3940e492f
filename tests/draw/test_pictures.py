"""Figures on the page: one scale, floors on one line, mirrored where asked, alternative texts."""

from __future__ import annotations

from itertools import pairwise

import pytest

from rephold.draw.canvas import FragmentCanvas
from rephold.draw.pictures import PICTURE_GAP, PictureBox, PictureRow, common_person, form_of
from rephold.figures.baked import BakedFigure, bounding_box
from rephold.model.document import Figure
from support.blocks import Drawn, card, card_look, look, words

TWO = ("cat", "camel")


def row(*figures: str, width: float = 400, mirrored: bool = False, more: str = "") -> Drawn:
    """The figures in a row; `more` stands in the caption of the first one."""
    using = card_look([card(*figures)], width)
    captions = [f"This is {f}" + (more if f == figures[0] else "") for f in figures]
    boxes = [
        PictureBox(Figure(f, f"Shows {f}.", words(caption), mirrored), using)
        for f, caption in zip(figures, captions, strict=True)
    ]
    line = PictureRow(boxes)
    _, height = line.wrap(width)
    canvas = FragmentCanvas()
    line.drawOn(canvas, 0, 0)
    return Drawn(canvas.fragment(width, height))


def test_a_figure_has_its_alternative_text_and_its_caption_after_it() -> None:
    found = row(*TWO)
    assert [(n.role, n.alt) for n in found.pdf.document.walk() if n.role != "Document"] == [
        ("Figure", "Shows cat."), ("P", None), ("Figure", "Shows camel."), ("P", None),
    ]  # fmt: skip
    assert found.pdf.texts("P") == ["This is cat ", "This is camel "]
    assert found.pdf.problems() == []


def test_pictures_in_a_row_have_one_scale_and_one_floor() -> None:
    forms = [item for item in row(*TWO, "kneeling-lunge").items if item.kind == "form"]
    assert len({item.matrix[0] for item in forms}) == 1
    assert len({item.matrix[5] for item in forms}) == 1
    for left, right in pairwise(forms):
        assert left.box[2] < right.box[0]


def test_floors_are_on_one_line_where_captions_are_not_equally_long() -> None:
    found = row(*TWO, more=" and what a cat does when it wakes up from a long sleep in the sun")
    forms = [item for item in found.items if item.kind == "form"]
    assert forms[0].matrix[5] == pytest.approx(forms[1].matrix[5], abs=0.01)
    assert len(found.lines) > 2
    assert found.line("This is cat").matrix[5] == pytest.approx(found.line("This is camel").matrix[5])
    assert found.outside(3) == []


def test_a_caption_is_centred_under_its_picture() -> None:
    found = row(*TWO)
    for form, caption in zip([i for i in found.items if i.kind == "form"], found.lines, strict=True):
        assert sum(caption.box[::2]) == pytest.approx(sum(form.box[::2]), abs=12)
        assert caption.box[3] < form.box[1]


def test_a_mirrored_figure_takes_the_same_room_and_its_caption_is_not_mirrored() -> None:
    plain, turned = row("figure-four"), row("figure-four", mirrored=True)
    (one,) = (item for item in plain.items if item.kind == "form")
    (other,) = (item for item in turned.items if item.kind == "form")
    wide = form_of(look("figure-four").figures["figure-four"]).bbox[2]
    assert one.matrix[0] > 0 > other.matrix[0] == -one.matrix[0]
    assert other.matrix[4] == pytest.approx(one.matrix[4] + wide * one.matrix[0], abs=0.2)
    assert turned.lines[0].matrix == plain.lines[0].matrix
    boxes = [n.attributes["/BBox"] for d in (plain, turned) for n in d.pdf.document.walk() if n.alt]
    assert boxes[0] == boxes[1]


def test_all_of_a_figure_is_inside_its_form() -> None:
    for name, drawing in look(*TWO, "kneeling-lunge", "figure-four").figures.items():
        assert isinstance(drawing, BakedFigure)
        left, bottom, right, top = bounding_box(drawing)
        assert (left, bottom) >= (-3, -3), name
        assert right <= drawing.size[0] + 3, name
        assert top <= drawing.size[1] + 3, name


@pytest.mark.parametrize("width", [200.0, 300.0, 520.0])
def test_the_common_scale_is_the_most_at_which_every_cards_pictures_fit(width: float) -> None:
    cards = [card(*TWO, "hands-and-knees"), card("kneeling-lunge"), card("press-up-forearms")]
    using = card_look(cards, width)
    assert using.person == common_person(cards, width, using) <= using.cards.person_mm * 72 / 25.4
    for one in cards:
        boxes = [PictureBox(figure, using) for figure in one.figures]
        wide = sum(box.wide for box in boxes) + PICTURE_GAP * (len(boxes) - 1)
        assert wide <= width + 0.01
        assert PictureRow(boxes).needed == pytest.approx(wide)


def test_one_drawing_is_in_the_file_once() -> None:
    assert [drawing.name for drawing in row("cat", "cat").pdf.drawings()] == ["Fig-colour-cat"]
    assert form_of(look("cat").figures["cat"]) is form_of(look("cat").figures["cat"])
    assert form_of(look("cat", style="mono").figures["cat"]).name == "Fig-mono-cat"
