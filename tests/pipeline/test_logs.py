"""A log and a pack as whole files: what they say to people who listen, conformance, the template in them."""

from __future__ import annotations

import json
from typing import Any

import page
import pypdf
import pypdfium2
import pytest

from rephold.check.tagged import Node, TaggedPdf
from rephold.model.log_request import LogRequest
from rephold.model.log_template import LogTemplate
from rephold.model.prescription import Request
from rephold.pipeline import MadeLog, make_handout, make_log, make_pack
from support.golden import Golden
from support.logs import LOG_ID, boxes, made
from support.sheets import library

PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)
USUAL = {"start": "2026-11-23", "weeks": 2}
PLAIN = Request(programme="low-back-pain")


@pytest.fixture(scope="module")
def pack() -> MadeLog:
    return make_pack(PLAIN, LogRequest.model_validate(USUAL), library(), LOG_ID)


def sizes(made: MadeLog) -> list[tuple[float, float]]:
    """Width and height of each page."""
    with pypdfium2.PdfDocument(made.data) as document:
        return [page.get_size() for page in document]


def words_of(node: Node) -> str:
    return str(node.alt or node.attributes.get("/Desc", ""))


def rows(node: Node) -> list[Node]:
    return [each for each in node.walk() if each.role == "TR"]


def cells(row: Node) -> list[Node]:
    return [kid for kid in row.kids if isinstance(kid, Node)]


@pytest.mark.parametrize(
    "asked",
    [
        USUAL,
        {"sessions": 1, "fillable": True},
        {"programme": "back-strengthening", "sides": "split", "pain": "before-after", "effort": True},
    ],
)
def test_a_log_conforms_and_its_marks_are_each_owned_once(asked: dict[str, Any]) -> None:
    data = made(**asked).data
    for profile in PROFILES:
        assert [each.message for each in page.validate_pdf_bytes(data, profile=profile).failures] == []
    assert TaggedPdf(data).problems() == []


def test_every_box_has_words_in_the_order_of_days() -> None:
    log = made(**USUAL)
    said = [words_of(node) for node in TaggedPdf(log.data).document.walk() if node.role == "Form"]
    assert len(said) == len(boxes(log))
    assert all(said)
    assert said[0] == "Monday 23 Nov 2026, 1 Cat and camel, time 1: box to tick"
    days = [one.split(",")[0] for one in said]
    assert [day for at, day in enumerate(days) if at == 0 or days[at - 1] != day] == [
        f"{weekday} {day}"
        for weekday, day in zip(
            ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday") * 2,
            [f"{n} Nov 2026" for n in range(23, 31)] + [f"{n} Dec 2026" for n in range(1, 7)],
            strict=True,
        )
    ]


def test_the_template_lists_boxes_in_the_same_order() -> None:
    log = made(**USUAL)
    assert [box.id for box in boxes(log)][:4] == ["w1-d1-e1-s1", "w1-d1-e1-s2", "w1-d1-e1-s3", "w1-d1-e2-s1"]
    assert [box.day for box in log.template.pages[0].boxes] == sorted(
        box.day or 0 for box in log.template.pages[0].boxes
    )


def test_tables_have_a_row_for_each_day_and_as_many_cells_in_each() -> None:
    for asked in (USUAL, {"programme": "back-and-hip-stretching", "effort": True}, {"days": ["mon", "thu"]}):
        for table in (node for node in TaggedPdf(made(**asked).data).document.walk() if node.role == "Table"):
            found = rows(table)
            assert len({len(cells(row)) for row in found}) == 1
            heads = [cells(row)[0] for row in found[1:8]]
            assert [str(head.source["/ActualText"]).split()[0] for head in heads] == [
                "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
            ]  # fmt: skip
            assert {head.attributes["/Scope"] for head in heads} == {"/Row"}
            assert {cell.attributes["/Scope"] for cell in cells(found[0])[1:]} == {"/Column"}


def test_a_closed_day_says_so_and_has_nothing_to_tick() -> None:
    table = next(node for node in TaggedPdf(made(days=["mon"]).data).document.walk() if node.role == "Table")
    tuesday = cells(rows(table)[2])[1:-1]
    assert {words_of(node) for cell in tuesday for node in cell.walk() if node.role == "Figure"} == {
        "No exercise planned"
    }
    assert all(node.role != "Form" for cell in tuesday for node in cell.walk())


def test_a_pack_is_the_handout_and_the_log_under_one_document(pack: MadeLog) -> None:
    handout = make_handout(PLAIN, library())
    tagged = TaggedPdf(pack.data)
    assert pack.pages == handout.pages + 2 == len(tagged.reader.pages)
    assert tagged.problems() == []
    for profile in PROFILES:
        assert [each.message for each in page.validate_pdf_bytes(pack.data, profile=profile).failures] == []
    parts = [tagged.text(node) for node in tagged.document.walk() if node.role == "H1"]
    assert parts == ["Exercises for low back pain ", "My exercise log "]
    assert [one.sheet for one in pack.template.pages] == [handout.pages + 1, handout.pages + 2]
    assert [one.page for one in pack.template.pages] == [1, 2]


def test_pages_of_a_pack_are_counted_through(pack: MadeLog) -> None:
    tagged = TaggedPdf(pack.data)
    for at in range(pack.pages):
        assert f"Page {at + 1} of {pack.pages}" in tagged.artifact_text(at)
    sizes = [tuple(float(x) for x in one.mediabox[2:]) for one in tagged.reader.pages]
    assert sizes[0] == sizes[-1][::-1]


@pytest.mark.parametrize("kind", ["log", "pack"])
def test_the_template_is_in_the_file_and_is_that_of_its_pages(kind: str, pack: MadeLog) -> None:
    log = pack if kind == "pack" else made(**USUAL)
    root: Any = TaggedPdf(log.data).root
    stream = root["/RepholdLog"]
    assert stream["/Type"] == "/RepholdLog"
    assert LogTemplate.model_validate_json(stream.get_data()) == log.template
    assert "/AF" not in root
    assert "/EmbeddedFiles" not in root.get("/Names", {})


def test_nothing_about_the_patient_is_in_the_template_or_in_the_codes() -> None:
    log = made(patient={"name": "Zoe Quibble"}, start="2026-11-23")
    assert "Quibble" not in log.template.model_dump_json()
    assert "Zoe Quibble" in pypdf_text(log)
    other = made(start="2026-11-23")
    assert other.template == log.template


def pypdf_text(log: MadeLog) -> str:
    with pypdfium2.PdfDocument(log.data) as document:
        return "\n".join(document[at].get_textpage().get_text_range() for at in range(len(document)))


def test_the_same_request_gives_the_same_bytes_and_another_id_another_file(pack: MadeLog) -> None:
    again = make_pack(PLAIN, LogRequest.model_validate(USUAL), library(), LOG_ID)
    assert again.data == pack.data
    other = make_pack(PLAIN, LogRequest.model_validate(USUAL), library(), "0000000000")
    assert other.data != pack.data
    for one, two in zip(pack.template.pages, other.template.pages, strict=True):
        assert one.boxes == two.boxes
        assert one.codes[0].payload != two.codes[0].payload


def test_rows_of_the_template_say_what_was_prescribed() -> None:
    template = made(set={"days_per_week": "2-3"}, sessions="2-3", first_day="sun").template
    assert template.first_weekday == 7
    assert template.weeks == (None,)
    row = template.rows[5]
    assert (row.row, row.label, row.exercise, row.sessions) == (6, "5b", "press-up-hands", 2)
    assert row.days == (2, 5), "Monday and Thursday, where the week begins on Sunday"
    assert row.dose.reps is not None


def test_a_log_on_a_screen_has_a_field_for_each_box_and_its_id() -> None:
    log = made(fillable=True, cells="tick", start="2026-11-23")
    fields = pypdf.PdfReader(__import__("io").BytesIO(log.data)).get_fields() or {}
    asked = {box.group or box.id for box in boxes(log)}
    assert asked <= fields.keys()
    assert fields.keys() - asked == {"log-id", "w1-place", *(f"w1-d{day}-notes" for day in range(1, 8))}
    assert fields["log-id"]["/V"] == LOG_ID


def test_the_words_of_a_log_are_as_they_were(golden: Golden) -> None:
    text = "\n".join(" ".join(line.split()) for line in pypdf_text(made(**USUAL)).splitlines())
    golden.text("log.pages.txt", text + "\n")
    tree = TaggedPdf(made(sessions=1, days=["mon"], pain="none").data).tree()
    golden.text("log.tree.txt", tree)


def test_a_template_is_read_back_from_its_json() -> None:
    template = made(**USUAL).template
    assert LogTemplate.model_validate_json(json.dumps(template.model_dump(mode="json"))) == template


@pytest.mark.parametrize("edition", ["pocket", "fridge", "poster"])
def test_the_log_of_an_edition_for_a_pocket_or_a_wall_is_an_ordinary_page_and_says_so(edition: str) -> None:
    request = Request.model_validate({"programme": "low-back-pain", "edition": edition})
    log, pack = (make(request, LogRequest(), library(), LOG_ID) for make in (make_log, make_pack))
    (alone,), (*handout, last) = sizes(log), sizes(pack)
    assert alone == last == pytest.approx((841.89, 595.276), abs=0.01)
    assert last not in handout
    for found in (log, pack):
        (said,) = [remark for remark in found.remarks if "log" in remark.what]
        assert (str(said.place), "printed on a4" in said.what) == (f"edition {edition}", True)
