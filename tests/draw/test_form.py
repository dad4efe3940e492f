"""Form fields: tagged, named and drawn so that viewers can fill them in, and judges accept the file."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import numpy as np
import page
import pypdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from rephold.check.tagged import Node, TaggedPdf
from rephold.draw.canvas import FragmentCanvas
from rephold.draw.embedding import TYPED, typable
from rephold.draw.fonts import register
from rephold.draw.fragment import FieldArea, Fragment
from support import fillable
from support.blocks import Drawn
from support.filling import Viewer, some_answers, widgets

PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)
TICK = FieldArea((10, 10, 30, 30), "w1-d1-e1-s1", "check", "Monday, session 1")
BUBBLE = FieldArea(
    (40, 10, 54, 24), "w1-d1-pain", "choice", "Monday, pain 7", "Monday, pain", export="7", shape="circle"
)
LINE = FieldArea((10, 40, 190, 60), "w1-notes", "text", "Notes")
ID = fillable.identity("0123456789")


def drawn(*areas: FieldArea) -> Fragment:
    """A fragment of 200 x 100 points with these fields and a heading, moved 5 points to the right."""
    register()
    canvas = FragmentCanvas()
    with canvas.element("H1", alt="A log"), canvas.mark():
        canvas.drawString(0, 90, "Log")
    canvas.translate(5, 0)
    for area in areas:
        with canvas.element("Form"):
            canvas.field(area)
    return canvas.fragment(200, 100)


def written(*areas: FieldArea) -> bytes:
    return Drawn(drawn(*areas)).data


def fields(data: bytes) -> list[Any]:
    reader: Any = pypdf.PdfReader(io.BytesIO(data))
    return [each.get_object() for each in reader.trailer["/Root"]["/AcroForm"]["/Fields"]]


def failures(data: bytes) -> list[str]:
    return [
        f"{failure.rule_id}: {failure.message}"
        for profile in PROFILES
        for failure in page.validate_pdf_bytes(data, profile=profile).failures
    ]


def picture(data: bytes) -> Any:
    """The first page, four pixels a point, with its form."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    shown = document[0].render(scale=4, grayscale=True).to_numpy()
    document.close()
    return np.flipud(shown).copy()


def cut(shown: Any, area: FieldArea, edge: float) -> Any:
    x0, y0, x1, y1 = (round((value + edge) * 4) for value in area.rect)
    return shown[y0:y1, x0:x1]


def test_a_fillable_log_conforms_to_pdf_ua_1_and_pdf_a_2a() -> None:
    assert failures(fillable.fillable()) == []


def test_a_log_filled_in_with_mouse_and_keys_still_conforms() -> None:
    viewer = Viewer(fillable.fillable())
    viewer.answer(some_answers([*fillable.areas(1), *fillable.areas(2)], 1))
    assert failures(viewer.saved()) == []


def test_text_that_is_there_from_the_start_conforms() -> None:
    data = written(TICK, replace(LINE, text="Zoë (50 %)"), replace(LINE, name="b", text="two\nlines"), ID)
    assert failures(data) == []


def test_structure_and_widgets_agree_and_each_has_a_form_element_of_its_own() -> None:
    opened = TaggedPdf(fillable.fillable())
    assert opened.problems() == []
    forms = [node for node in opened.document.walk() if node.role == "Form"]
    assert [len(node.kids) for node in forms] == [1] * len(widgets(opened.reader))


def test_tabs_go_by_structure_and_the_structure_goes_by_day() -> None:
    opened = TaggedPdf(fillable.fillable())
    numbers = {widget.indirect_reference.idnum: name for _, name, widget in widgets(opened.reader)}
    heard = [numbers[kid] for node in opened.document.walk() for kid in _annotations(node)]
    assert heard == [name for n in (1, 2) for name in ("log-id", *(area.name for area in fillable.areas(n)))]
    assert all(str(each["/Tabs"]) == "/S" for each in opened.reader.pages)


def _annotations(node: Node) -> list[int]:
    return [kid for kid in node.kids if isinstance(kid, int)]


def test_every_widget_says_what_it_is_for() -> None:
    reader = pypdf.PdfReader(io.BytesIO(fillable.fillable(1)))
    said = [str(widget["/TU"]) for _, _, widget in widgets(reader)]
    assert said == ["Log", *(area.tooltip for area in fillable.areas(1))]
    assert len(set(said)) == len(said)
    questions = {str(field["/T"]): str(field["/TU"]) for field in fields(fillable.fillable(1))}
    assert questions["w1-d2-pain"] == "Tuesday, pain"


def test_nothing_is_required_and_nothing_is_left_for_the_viewer_to_draw() -> None:
    data = written(TICK, BUBBLE, LINE, ID)
    reader: Any = pypdf.PdfReader(io.BytesIO(data))
    assert set(reader.trailer["/Root"]["/AcroForm"]) == {"/Fields", "/DR"}
    assert {str(field["/T"]): field.get("/Ff", 0) for field in fields(data)} == {
        "w1-d1-e1-s1": 0,
        "w1-d1-pain": 0,
        "w1-notes": 0,
        "log-id": 1,
    }
    assert all(list(widget["/AP"]) == ["/N"] for _, name, widget in widgets(reader) if name != "log-id")


def test_the_hidden_field_takes_no_room_and_is_one_on_all_pages() -> None:
    data = fillable.fillable()
    (field,) = [each for each in fields(data) if each["/T"] == "log-id"]
    assert (field["/V"], len(field["/Kids"])) == (fillable.LOG_ID, 2)
    x0, y0, x1, y1 = field["/Kids"][0].get_object()["/Rect"]
    assert (x0, y0) == (x1, y1)


def test_only_a_tall_text_field_takes_several_lines() -> None:
    tall = replace(LINE, name="tall", rect=(10, 40, 190, 80))
    flags = {str(field["/T"]): field.get("/Ff", 0) for field in fields(written(LINE, tall))}
    assert flags == {"w1-notes": 0, "tall": 1 << 12}


def test_a_field_moves_with_its_fragment_and_its_tick_is_drawn_inside_it() -> None:
    reader = pypdf.PdfReader(io.BytesIO(written(TICK, BUBBLE)))
    rects = [[float(number) for number in widget["/Rect"]] for _, _, widget in widgets(reader)]
    assert rects == [[35, 30, 55, 50], [65, 30, 79, 44]]
    empty = picture(written(TICK, BUBBLE))
    viewer = Viewer(written(TICK, BUBBLE))
    viewer.answer({TICK.name: "Yes", BUBBLE.name: "7"})
    ticked = picture(viewer.saved())
    for area, least, most in ((TICK, 0.08, 0.25), (BUBBLE, 0.2, 0.33)):
        moved = replace(area, rect=(area.rect[0] + 5, area.rect[1], area.rect[2] + 5, area.rect[3]))
        before, after = cut(empty, moved, 20), cut(ticked, moved, 20)
        assert before.min() >= 200, "empty boxes stay light, whatever tint a viewer lays over them"
        assert least < np.mean(after < 100) < most
        cut(ticked, moved, 20)[:] = cut(empty, moved, 20)
    assert np.array_equal(empty, ticked), "nothing is drawn beside the boxes"


def test_a_fragment_with_fields_gives_the_same_bytes_in_every_document() -> None:
    shared = fillable.week_fragment(1, fillable.LOG_ID)
    first = Drawn(shared).data
    assert Drawn(shared).data == first
    assert Drawn(fillable.week_fragment(1, fillable.LOG_ID)).data == first


def test_boxes_of_one_size_share_their_drawings() -> None:
    reader = pypdf.PdfReader(io.BytesIO(fillable.fillable()))
    ons = {
        state.idnum
        for _, name, widget in widgets(reader)
        if name.endswith(("s1", "s2")) and "/AS" in widget
        for state in [widget["/AP"]["/N"].raw_get("/Yes")]
    }
    assert len(ons) == 1


def test_a_document_without_fields_has_no_form() -> None:
    data = written()
    assert "/AcroForm" not in TaggedPdf(data).root
    assert failures(data) == []


@pytest.mark.parametrize(
    ("areas", "says"),
    [
        ((TICK, TICK), "two fields"),
        ((TICK, replace(BUBBLE, name=TICK.name)), "two fields"),
        ((BUBBLE, replace(TICK, name=BUBBLE.name)), "two fields"),
        ((LINE, LINE), "two fields"),
        ((BUBBLE, BUBBLE), "two choices '7'"),
        ((ID, replace(ID, text="another")), "two ways"),
        ((replace(TICK, name="a.b"),), "without dots"),
        ((replace(TICK, name=""),), "without dots"),
        ((replace(TICK, tooltip=""),), "a tooltip"),
        ((replace(BUBBLE, question=""),), "a question"),
        ((replace(TICK, export="Off"),), "cannot be ticked"),
    ],
)
def test_fields_that_no_viewer_could_tell_apart_are_refused(areas: tuple[FieldArea, ...], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        written(*areas)


def test_the_typeface_for_typing_has_every_character_at_its_own_code() -> None:
    font = typable("regular")
    program = TTFont(io.BytesIO(font.program))
    cmap = program["cmap"].getcmap(3, 1).cmap
    lacking = set("\x7f\xad‡‰")
    wanted = {bytes([code]).decode(TYPED, "ignore") for code in range(32, 256)} - {""} - lacking
    assert {chr(point) for point in cmap} == wanted
    for character in wanted:
        code = character.encode(TYPED)[0]
        assert program["hmtx"][cmap[ord(character)]][0] == font.widths[code - font.first_char]
    assert (font.encoding, font.flags) == ("WinAnsiEncoding", 32)
