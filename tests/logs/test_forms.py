"""Logs filled in on screen: what a library and a viewer's engine save is read back box by box."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pypdf
import pypdfium2
import pypdfium2.raw as pdfium_c
import pytest
from PIL import Image
from pypdf.annotations import Rectangle
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from rephold.logs.forms import read_form
from rephold.logs.reading import PageReading
from rephold.model.log_template import LogTemplate
from support import fillable
from support.filling import Viewer, filled_by_pypdf, some_answers, states, widgets

EMPTY = fillable.fillable()
TEMPLATE = fillable.template()
AREAS = [*fillable.areas(1), *fillable.areas(2)]
OTHER = "ABCDEFGHJK"


def known(log_id: str) -> LogTemplate | None:
    return {fillable.LOG_ID: TEMPLATE, OTHER: fillable.template(1, OTHER)}.get(log_id)


def read(data: bytes) -> list[PageReading]:
    found = read_form(data, "log.pdf", known)
    assert found is not None
    return found


def read_states(pages: list[PageReading]) -> dict[str, str]:
    return {box: reading.state for page in pages for box, reading in page.boxes.items()}


def doubts(data: bytes) -> dict[str, str | None]:
    """Box id -> reason of all that is unsure."""
    boxes = [pair for page in read(data) for pair in page.boxes.items()]
    return {box: reading.reason for box, reading in boxes if reading.state == "unsure"}


def changed(data: bytes, change: Callable[[pypdf.PdfWriter, dict[str, list[Any]]], None]) -> bytes:
    """The file after a change to its widgets, which come by field name."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    by_name: dict[str, list[Any]] = {}
    for page in writer.pages:
        annotations: Any = page["/Annots"]
        for each in annotations:
            widget = each.get_object()
            by_name.setdefault(str(widget.get("/T") or widget["/Parent"]["/T"]), []).append(widget)
    change(writer, by_name)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def joined(*files: bytes) -> bytes:
    """The pages of several files in one, as a joining tool makes it."""
    writer = pypdf.PdfWriter()
    for data in files:
        writer.append(io.BytesIO(data))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_log_that_nobody_filled_in_is_empty_on_every_page() -> None:
    pages = read(EMPTY)
    assert [(page.status, page.log_id, page.page, page.log_page) for page in pages] == [
        ("read", fillable.LOG_ID, 1, 1),
        ("read", fillable.LOG_ID, 2, 2),
    ]
    assert read_states(pages) == states(TEMPLATE, {})
    assert all(not page.texts and not page.remarks for page in pages)


@pytest.mark.parametrize("seed", range(4))
def test_what_pypdf_fills_in_is_read_back(seed: int) -> None:
    answers = some_answers(AREAS, seed)
    pages = read(filled_by_pypdf(EMPTY, answers))
    assert read_states(pages) == states(TEMPLATE, answers)
    assert pages[0].texts == {"w1-notes": answers["w1-notes"]}
    counts = {box: reading.figures for box, reading in pages[1].boxes.items() if reading.figures}
    assert counts == {f"w2-d{day}-e2-s1": {"count": int(answers[f"w2-d{day}-e2-s1"])} for day in (1, 2, 3)}


@pytest.mark.parametrize("seed", range(4))
def test_what_is_clicked_and_typed_in_pdfium_is_read_back(seed: int) -> None:
    answers = some_answers(AREAS, seed)
    viewer = Viewer(EMPTY)
    viewer.answer(answers)
    pages = read(viewer.saved())
    assert read_states(pages) == states(TEMPLATE, answers)
    assert [page.texts for page in pages] == [{f"w{n}-notes": answers[f"w{n}-notes"]} for n in (1, 2)]


def test_a_tick_and_a_bubble_go_off_again_with_a_second_click() -> None:
    viewer = Viewer(EMPTY)
    for _ in range(2):
        viewer.click("w1-d1-e1-s1")
        viewer.click("w1-d1-pain", "3")
    saved = viewer.saved()
    assert read_states(read(saved)) == states(TEMPLATE, {})
    again = Viewer(saved)
    again.answer({"w1-d1-pain": "0"})
    assert read_states(read(again.saved())) == states(TEMPLATE, {"w1-d1-pain": "0"})


def test_another_bubble_takes_the_place_of_the_first() -> None:
    viewer = Viewer(EMPTY)
    viewer.click("w2-d3-pain", "5")
    viewer.click("w2-d3-pain", "2")
    viewer.click("w2-d2-pain", "4")
    answers = {"w2-d3-pain": "2", "w2-d2-pain": "4"}
    assert read_states(read(viewer.saved())) == states(TEMPLATE, answers)


def test_letters_beyond_ascii_come_back_from_the_notes() -> None:
    viewer = Viewer(EMPTY)
    viewer.answer({"w1-notes": "Knie: größer, 5 € – Łódź"})
    assert read(viewer.saved())[0].texts == {"w1-notes": "Knie: größer, 5 € – Łódź"}


def test_a_box_that_only_one_of_state_and_value_calls_ticked_is_unsure() -> None:
    def change(_: pypdf.PdfWriter, by_name: dict[str, list[Any]]) -> None:
        by_name["w1-d1-e1-s1"][0][NameObject("/AS")] = NameObject("/Yes")
        by_name["w1-d1-e1-s2"][0][NameObject("/V")] = NameObject("/Yes")
        by_name["w1-d1-pain"][4][NameObject("/AS")] = NameObject("/4")
        by_name["w1-d2-pain"][0]["/Parent"][NameObject("/V")] = NameObject("/0")

    assert doubts(changed(EMPTY, change)) == {
        "w1-d1-e1-s1": "as-only",
        "w1-d1-e1-s2": "v-only",
        "w1-d1-pain-4": "as-only",
        "w1-d2-pain-0": "v-only",
    }


def test_a_value_written_as_text_means_the_same_as_a_name() -> None:
    def change(_: pypdf.PdfWriter, by_name: dict[str, list[Any]]) -> None:
        by_name["w1-d1-e1-s1"][0].update(
            {NameObject("/AS"): NameObject("/Yes"), NameObject("/V"): TextStringObject("Yes")}
        )
        by_name["w1-d1-e1-s2"][0][NameObject("/V")] = TextStringObject("Yes")

    data = changed(EMPTY, change)
    assert read(data)[0].boxes["w1-d1-e1-s1"].state == "ticked"
    assert doubts(data) == {"w1-d1-e1-s2": "v-only"}


def test_two_bubbles_that_are_on_are_ambiguous() -> None:
    def change(_: pypdf.PdfWriter, by_name: dict[str, list[Any]]) -> None:
        for value in (1, 5):
            by_name["w1-d1-pain"][value][NameObject("/AS")] = NameObject(f"/{value}")

    assert doubts(changed(EMPTY, change)) == {"w1-d1-pain-1": "ambiguous", "w1-d1-pain-5": "ambiguous"}


def test_states_that_are_not_ours_are_unsure() -> None:
    def change(_: pypdf.PdfWriter, by_name: dict[str, list[Any]]) -> None:
        by_name["w1-d1-e1-s1"][0][NameObject("/AS")] = NameObject("/On")
        by_name["w1-d1-e1-s2"][0][NameObject("/V")] = NameObject("/Ja")

    assert doubts(changed(EMPTY, change)) == {
        "w1-d1-e1-s1": "unknown-value",
        "w1-d1-e1-s2": "unknown-value",
    }


@pytest.mark.parametrize(
    ("typed", "state", "figures"),
    [
        ("12", "ticked", {"count": 12}),
        (" 8 ", "ticked", {"count": 8}),
        ("0", "empty", {"count": 0}),
        ("", "empty", {}),
        ("x", "ticked", {}),
        ("2 x 10", "unsure", {}),
        ("½", "unsure", {}),
        ("٣", "ticked", {"count": 3}),
        ("12345", "unsure", {}),
    ],
)
def test_a_box_for_a_number_takes_a_number_or_a_tick(
    typed: str, state: str, figures: dict[str, float]
) -> None:
    def change(_: pypdf.PdfWriter, by_name: dict[str, list[Any]]) -> None:
        by_name["w1-d1-e2-s1"][0][NameObject("/V")] = TextStringObject(typed)

    reading = read(changed(EMPTY, change))[0].boxes["w1-d1-e2-s1"]
    assert (reading.state, reading.figures) == (state, figures)


def test_a_box_somebody_drew_over_is_not_called_empty() -> None:
    def change(writer: pypdf.PdfWriter, by_name: dict[str, list[Any]]) -> None:
        for name, state in (("w1-d1-e1-s1", "/Off"), ("w1-d2-e1-s1", "/Yes")):
            widget = by_name[name][0]
            widget.update({NameObject("/AS"): NameObject(state), NameObject("/V"): NameObject(state)})
            ink = Rectangle(widget["/Rect"])
            ink[NameObject("/Subtype")] = NameObject("/Ink")
            writer.add_annotation(0, ink)

    data = changed(EMPTY, change)
    assert doubts(data) == {"w1-d1-e1-s1": "drawn-on"}
    assert [page.remarks for page in read(data)] == [("drawn-on",), ()]


def test_a_box_without_its_field_or_with_two_is_unsure() -> None:
    def change(writer: pypdf.PdfWriter, by_name: dict[str, list[Any]]) -> None:
        by_name["w1-d1-e1-s1"][0][NameObject("/T")] = TextStringObject("gone")
        by_name["w1-d1-e1-s2"][0][NameObject("/T")] = TextStringObject("w1-d2-e1-s2+1")

    assert doubts(changed(EMPTY, change)) == {
        "w1-d1-e1-s1": "no-field",
        "w1-d1-e1-s2": "no-field",
        "w1-d2-e1-s2": "two-fields",
    }


def test_pages_of_two_logs_in_one_file_are_told_apart() -> None:
    mine, other = {"w1-d1-pain": "3", "w2-d1-pain": "0"}, {"w1-d1-pain": "5"}
    second = filled_by_pypdf(fillable.fillable(1, OTHER), other)
    data = joined(filled_by_pypdf(EMPTY, mine), second)
    pages = read(data)
    assert [(page.page, page.log_id, page.log_page) for page in pages] == [
        (1, fillable.LOG_ID, 1),
        (2, fillable.LOG_ID, 2),
        (3, OTHER, 1),
    ]
    assert read_states(pages[:2]) == states(TEMPLATE, mine)
    assert read_states(pages[2:]) == states(fillable.template(1, OTHER), other)


def test_names_that_a_joining_tool_changed_are_known_again() -> None:
    answers = some_answers(AREAS, 7)

    def change(_: pypdf.PdfWriter, by_name: dict[str, list[Any]]) -> None:
        for name, found in by_name.items():
            for suffix, widget in zip(("#0", "+1", "_2", ".3"), found[:1] * 4, strict=True):
                holder = widget if "/T" in widget else widget["/Parent"]
                holder[NameObject("/T")] = TextStringObject(name + suffix)

    assert read_states(read(changed(filled_by_pypdf(EMPTY, answers), change))) == states(TEMPLATE, answers)


def test_boxes_that_became_one_field_are_unsure() -> None:
    def change(writer: pypdf.PdfWriter, by_name: dict[str, list[Any]]) -> None:
        mine, other = by_name["w1-d1-e1-s1"][0], by_name["w2-d1-e1-s1"][0]
        name = {NameObject("/T"): TextStringObject("w1-d1-e1-s1")}
        parent = writer._add_object(DictionaryObject(name))
        for widget in (mine, other):
            widget[NameObject("/Parent")] = parent
            del widget["/T"]

    assert doubts(changed(EMPTY, change)) == {"w1-d1-e1-s1": "shared-field", "w2-d1-e1-s1": "no-field"}


def test_a_page_taken_out_of_the_log_still_knows_its_log() -> None:
    filled = io.BytesIO(filled_by_pypdf(EMPTY, {"w2-d1-pain": "2"}))
    writer, out = pypdf.PdfWriter(), io.BytesIO()
    writer.append(filled, pages=(1, 2))
    writer.write(out)
    (page,) = read(out.getvalue())
    assert (page.page, page.log_page) == (1, 2)
    assert page.boxes["w2-d1-pain-2"].state == "ticked"


def test_a_page_that_lost_a_part_of_its_fields_is_refused() -> None:
    filled = io.BytesIO(filled_by_pypdf(EMPTY, {"w2-d1-e1-s1": "Yes"}))
    writer, out = pypdf.PdfWriter(), io.BytesIO()
    writer.add_page(pypdf.PdfReader(filled).pages[1])  # leaves out widgets that share a field
    writer.write(out)
    assert [page.reason for page in read(out.getvalue())] == ["foreign-form"]


def test_a_flattened_copy_has_no_fields_and_is_left_to_the_picture_reader() -> None:
    document = pypdfium2.PdfDocument(filled_by_pypdf(EMPTY, {"w1-d1-e1-s1": "Yes"}))
    document.init_forms()
    for number in range(len(document)):
        page = document[number]
        assert pdfium_c.FPDFPage_Flatten(page, 0) == pdfium_c.FLATTEN_SUCCESS
        page.close()
    out = io.BytesIO()
    document.save(out)
    document.close()
    assert read_form(out.getvalue(), "log.pdf", known) is None


def test_a_scan_among_the_pages_of_a_form_is_not_lost() -> None:
    picture = io.BytesIO()
    Image.new("L", (400, 300), 255).save(picture, "PDF")
    pages = read(joined(EMPTY, picture.getvalue()))
    assert [(page.page, page.status, page.reason) for page in pages] == [
        (1, "read", None),
        (2, "read", None),
        (3, "rejected", "scan-in-form"),
    ]


def test_a_form_of_somebody_else_is_not_a_log() -> None:
    def rename(_: pypdf.PdfWriter, by_name: dict[str, list[Any]]) -> None:
        for widget in by_name["log-id"]:
            widget["/Parent"][NameObject("/T")] = TextStringObject("form-id")

    def empty_id(_: pypdf.PdfWriter, by_name: dict[str, list[Any]]) -> None:
        by_name["log-id"][0]["/Parent"][NameObject("/V")] = TextStringObject("hello")

    for change in (rename, empty_id):
        pages = read(changed(EMPTY, change))
        assert [(page.status, page.reason, page.boxes) for page in pages] == [
            ("rejected", "foreign-form", {})
        ] * 2


def test_a_signature_alone_makes_no_form() -> None:
    def change(writer: pypdf.PdfWriter, by_name: dict[str, list[Any]]) -> None:
        for page in writer.pages:
            page[NameObject("/Annots")] = ArrayObject()
        signature = Rectangle((10, 10, 90, 40))
        signature[NameObject("/Subtype")], signature[NameObject("/FT")] = (
            NameObject("/Widget"),
            NameObject("/Sig"),
        )
        writer.add_annotation(0, signature)

    assert read_form(changed(EMPTY, change), "log.pdf", known) is None


def test_a_log_or_a_page_that_nobody_knows_is_refused() -> None:
    (page,) = read(fillable.fillable(1, "ZZZZZZZZZZ"))
    assert (page.status, page.reason, page.log_id) == ("rejected", "unknown-log", "ZZZZZZZZZZ")
    third = fillable.fillable(3)
    assert [page.reason for page in read(third)] == [None, None, "other-layout"]


@pytest.mark.parametrize(("password", "reason"), [("", None), ("secret", "encrypted")])
def test_a_file_with_a_password_is_refused_unless_the_empty_one_opens_it(
    password: str, reason: str | None
) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(filled_by_pypdf(EMPTY, {"w1-d1-pain": "1"})))
    writer.encrypt(password, "owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    first = read(out.getvalue())[0]
    assert first.reason == reason
    assert reason or first.boxes["w1-d1-pain-1"].state == "ticked"


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7\n", b"hello" * 100, EMPTY[:-3000], EMPTY[: len(EMPTY) // 2]]
)
def test_a_broken_file_is_refused_and_never_called_empty(data: bytes) -> None:
    assert [(page.status, page.reason) for page in read(data)] == [("rejected", "unreadable")]


def test_damage_anywhere_never_raises_and_never_adds_a_tick() -> None:
    filled = filled_by_pypdf(EMPTY, {})
    for place in range(20, len(filled), 251):
        hurt = filled[:place] + bytes([filled[place] ^ 0x15]) + filled[place + 1 :]
        found = read_form(hurt, "log.pdf", known) or []
        assert "ticked" not in read_states(found).values(), place


def test_widgets_of_the_fixture_are_found_in_the_order_of_the_areas() -> None:
    names = [name for _, name, _ in widgets(pypdf.PdfReader(io.BytesIO(EMPTY)))]
    assert names == ["log-id", *(area.name for area in fillable.areas(1)), "log-id"] + [
        area.name for area in fillable.areas(2)
    ]
