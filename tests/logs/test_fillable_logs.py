"""The weekly log as it ships, filled in on screen: clicks and prints come back as the same states."""

from __future__ import annotations

import io
import random
from functools import cache
from typing import Any

import page
import pypdf
import pypdfium2
import pytest
from PIL import Image

from rephold.check.tagged import TaggedPdf
from rephold.logs.files import read_files
from rephold.logs.forms import read_form
from rephold.logs.reading import PageReading
from rephold.model.log_request import LogRequest
from rephold.model.log_template import LogTemplate
from rephold.model.prescription import Request
from rephold.pipeline import MadeLog, make_log, make_pack
from support.filling import Viewer, filled_by_pypdf, states, widgets
from support.sheets import PROGRAMME, library

LOG_ID = "7QZ4K2M9XB"
PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)


@cache
def made(**asked: Any) -> MadeLog:
    return make_log(Request(programme=PROGRAMME), LogRequest(fillable=True, **asked), library(), LOG_ID)


def template(log: MadeLog) -> LogTemplate:
    assert log.template is not None
    return log.template


def read(data: bytes, log: MadeLog) -> list[PageReading]:
    found = read_form(data, "log.pdf", lambda log_id: template(log) if log_id == LOG_ID else None)
    assert found is not None
    return found


def read_states(pages: list[PageReading]) -> dict[str, str]:
    return {box: reading.state for page in pages for box, reading in page.boxes.items()}


def answers(log: MadeLog, seed: int) -> dict[str, str]:
    """Answers to about half of what the log asks; numbers where it has room for them."""
    chance = random.Random(seed)
    said: dict[str, str] = {}
    for printed in template(log).pages:
        for box in printed.boxes:
            if chance.random() < (0.2 if box.group else 0.5):
                number = str(chance.randint(1, 20)) if box.kind == "count" else "Yes"
                said[box.group or box.id] = str(box.value) if box.group else number
    return said


def failures(data: bytes) -> list[str]:
    return [
        f"{failure.rule_id}: {failure.message}"
        for profile in PROFILES
        for failure in page.validate_pdf_bytes(data, profile=profile).failures
    ]


def test_each_box_of_the_template_has_a_field_and_each_field_a_box_or_a_line() -> None:
    log = made(weeks=2)
    fields = {name for _, name, _ in widgets(pypdf.PdfReader(io.BytesIO(log.data)))}
    printed = {box.group or box.id for one in template(log).pages for box in one.boxes}
    assert printed <= fields
    notes = {f"w{n}-d{day}-notes" for n in (1, 2) for day in range(1, 8)}
    lines = {f"w{n}-{line}" for n in (1, 2) for line in ("week-of", "place")}
    undated = template(log).weeks[0] is None
    assert fields - printed == {"log-id", *notes, *(lines if undated else {"w1-place", "w2-place"})}


def test_a_week_without_dates_can_be_dated_on_a_screen_once() -> None:
    log = made(effort=True, sides="split", sessions="2", cells="count", pain="before-after")
    assert len(template(log).pages) > 1
    names = [name for _, name, _ in widgets(pypdf.PdfReader(io.BytesIO(log.data)))]
    assert (names.count("w1-week-of"), names.count("w1-place")) == (1, 1)
    filled = filled_by_pypdf(log.data, {"w1-week-of": "30 Nov", "w1-place": "at home, 8:00"})
    first, *others = read(filled, log)
    assert dict(first.texts) == {"w1-week-of": "30 Nov", "w1-place": "at home, 8:00"}
    assert not any(other.texts for other in others)
    assert failures(log.data) == []


@pytest.mark.parametrize(
    "asked",
    [
        {"weeks": 2, "where": True},
        {"cells": "count", "sides": "split", "pain": "before-after", "effort": True},
    ],
)
def test_a_log_clicked_and_typed_through_in_pdfium_is_read_back_and_still_conforms(
    asked: dict[str, Any],
) -> None:
    log = made(**asked)
    said = answers(log, 11)
    viewer = Viewer(log.data)
    viewer.answer({**said, "w1-d2-notes": "Tired."})
    saved = viewer.saved()
    pages = read(saved, log)
    assert read_states(pages) == states(template(log), said)
    assert {name: text for one in pages for name, text in one.texts.items()} == {"w1-d2-notes": "Tired."}
    assert failures(saved) == []


def test_the_log_of_a_pack_is_read_and_its_handout_has_no_fields() -> None:
    asked = LogRequest(fillable=True)
    pack = make_pack(Request(programme=PROGRAMME), asked, library(), LOG_ID)
    said = answers(pack, 12)
    (log,) = read(filled_by_pypdf(pack.data, said), pack)
    assert (log.page, log.log_page) == (pack.pages, 1)
    assert read_states([log]) == states(template(pack), said)


def test_tabs_go_day_by_day_and_every_field_says_its_day() -> None:
    opened = TaggedPdf(made(weeks=1).data)
    numbers = {widget.indirect_reference.idnum: (name, widget) for _, name, widget in widgets(opened.reader)}
    heard = [
        numbers[kid]
        for node in opened.document.walk()
        for kid in node.kids
        if isinstance(kid, int) and kid in numbers
    ]
    assert len(heard) == len(numbers)
    assert [name for name, _ in heard[:2]] == ["w1-week-of", "w1-place"], "as they stand over the days"
    fields = [(name, str(widget["/TU"])) for name, widget in heard[2:] if name != "log-id"]
    ticks = [int(name.split("-")[1][1:]) for name, _ in fields if "-e" in name]
    asked = [int(name.split("-")[1][1:]) for name, _ in fields if "-e" not in name]
    assert ticks == sorted(ticks)
    assert asked == sorted(asked)
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    assert all(said.startswith(days[int(name.split("-")[1][1:]) - 1]) for name, said in fields)
    assert len({said for _, said in fields}) == len(fields)


def test_a_log_filled_in_on_screen_and_printed_reads_the_same_as_a_scan(tmp_path: Any) -> None:
    log = made(weeks=1)
    said = answers(log, 13)
    viewer = Viewer(log.data)
    viewer.answer(said)
    document = pypdfium2.PdfDocument(viewer.saved())
    document.init_forms()
    picture: Image.Image = document[0].render(scale=200 / 72, grayscale=True).to_pil()
    document.close()
    picture.save(tmp_path / "scan.png")
    pages = tuple(read_files([tmp_path / "scan.png"], lambda _: template(log)))
    assert [one.reason for one in pages] == [None]
    assert read_states(list(pages)) == states(template(log), said)
