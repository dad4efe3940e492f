"""Files of every kind to pictures, one page at a time; whatever cannot be one says why."""

from __future__ import annotations

import io
from itertools import islice

import numpy as np
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from logs.simulator.cases import LOG_IDS, printed, rendered
from logs.simulator.forms import form, template
from logs.simulator.marks import spot
from logs.simulator.pens import DPI, Pen, Sheet
from rephold.logs.paper.geometry import Grey
from rephold.logs.paper.pages import LONGEST, crop, pictures, read_paper
from rephold.logs.reading import PageReading
from rephold.model.log_template import LogTemplate

TICKED = ("w1-d1-e1-s1", "w1-d3-e2-s2", "w1-d7-e6-s1", "w1-d2-pain-3")
BLACK = Pen("ball", (0.05, 0.05, 0.05), 0.45, 1.0, 0.0)


def _marked(look: str = "wide") -> tuple[LogTemplate, Grey]:
    log, grey = printed(look)
    sheet = Sheet(grey)
    random = np.random.default_rng(1)
    for box in log.pages[0].boxes:
        if box.id in TICKED:
            at = spot(box, log.pages[0])
            sheet.stroke(at.at([(-0.6, -0.6), (0.6, 0.6)]), BLACK, random)
            sheet.stroke(at.at([(-0.6, 0.6), (0.6, -0.6)]), BLACK, random)
    return log, (sheet.pixels * 255).astype(np.uint8)


def _saved(grey: Grey, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    Image.fromarray(grey).save(file, kind, **options)
    return file.getvalue()


def _read(data: bytes, *logs: LogTemplate) -> list[PageReading]:
    known = {log.log_id: log for log in logs}
    return list(read_paper(data, "scan", known.get))


def _ticked(reading: PageReading) -> tuple[str, ...]:
    assert {box.state for box in reading.boxes.values()} <= {"ticked", "empty"}
    return tuple(box for box, read in reading.boxes.items() if read.state == "ticked")


@pytest.mark.parametrize("turn", [0, 1, 2, 3])
def test_a_page_is_read_whichever_way_up_it_lies(turn: int) -> None:
    log, grey = _marked()
    (reading,) = _read(_saved(np.rot90(grey, turn), "PNG"), log)
    assert sorted(_ticked(reading)) == sorted(TICKED)


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_the_turn_in_exif_is_applied_before_boxes_are_placed(orientation: int) -> None:
    log, grey = _marked()
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = np.rot90(grey, {1: 0, 3: 2, 6: 1, 8: 3}[orientation])
    (reading,) = _read(_saved(stored, "JPEG", quality=85, exif=exif), log)
    corners = reading.boxes["w1-d1-e1-s1"].corners
    assert sorted(_ticked(reading)) == sorted(TICKED)
    assert corners is not None
    rect = next(box.rect for box in log.pages[0].boxes if box.id == "w1-d1-e1-s1")
    x, y = rect[0] * DPI / 72, (log.pages[0].height - rect[1] - rect[3]) * DPI / 72
    assert corners[0] == pytest.approx((x, y), abs=3)


def test_boxes_lie_where_the_template_says_on_a_perfect_picture() -> None:
    log, grey = _marked()
    (reading,) = _read(_saved(grey, "PNG"), log)
    page = log.pages[0]
    for box in page.boxes:
        corners = reading.boxes[box.id].corners
        assert corners is not None
        centre = np.mean(corners, axis=0) + 0.5
        x, y, w, h = box.rect
        expected = (x + w / 2) * DPI / 72, (page.height - y - h / 2) * DPI / 72
        assert centre == pytest.approx(expected, abs=1.2), box.id


def test_pages_of_several_logs_in_a_pdf_and_a_tiff_come_in_order() -> None:
    first, grey = _marked("wide")
    second, other = _marked("tall")
    for kind, options in (("PDF", {"resolution": DPI}), ("TIFF", {"compression": "tiff_deflate"})):
        images = [Image.fromarray(page) for page in (grey, other, grey)]
        file = io.BytesIO()
        images[0].save(file, kind, save_all=True, append_images=images[1:], **options)
        readings = _read(file.getvalue(), first, second)
        assert [(r.page, r.log_id) for r in readings] == [
            (1, first.log_id),
            (2, second.log_id),
            (3, first.log_id),
        ]
        assert sorted(_ticked(readings[0])) == sorted(TICKED)


def test_a_number_in_a_wide_box_is_a_mark() -> None:
    log, grey = printed("count")
    sheet, page = Sheet(grey), log.pages[0]
    random = np.random.default_rng(2)
    counts = [box for box in page.boxes if box.kind == "count"]
    assert counts[0].rect[2] > counts[0].rect[3]
    marked = counts[:3]
    for box in marked:
        at = spot(box, page)
        ring = [(0.6 + 0.35 * np.cos(a), 0.6 * np.sin(a)) for a in np.linspace(0, 6.6, 14)]
        sheet.stroke(at.at([(-0.5, -0.6), (-0.5, 0.6)]), BLACK, random)
        sheet.stroke(at.at(ring), BLACK, random)
    (reading,) = _read(_saved((sheet.pixels * 255).astype(np.uint8), "PNG"), log)
    assert _ticked(reading) == tuple(box.id for box in marked)


def test_a_printed_log_that_nobody_filled_in_is_empty() -> None:
    log = template("letter", LOG_IDS["letter"])
    (reading,) = _read(form(log), log)
    assert {box.state for box in reading.boxes.values()} == {"empty"}
    assert len(reading.boxes) == len(log.pages[0].boxes)


def test_a_thousand_pages_are_rendered_only_when_asked_for() -> None:
    writer = PdfWriter()
    for _ in range(1000):
        writer.add_blank_page(595, 842)
    file = io.BytesIO()
    writer.write(file)
    assert [picture.page for picture in islice(pictures(file.getvalue()), 2)] == [1, 2]


def test_a_picture_is_at_most_so_many_pixels_long() -> None:
    (picture,) = pictures(_saved(np.full((6000, 4000), 255, np.uint8), "JPEG"))
    assert picture.grey is not None
    assert max(picture.grey.shape) <= LONGEST


def test_what_is_no_picture_says_so() -> None:
    log, grey = _marked()
    whole = _saved(grey, "JPEG")
    locked = PdfWriter(clone_from=PdfReader(io.BytesIO(form(log))))
    locked.encrypt("secret", algorithm="RC4-128")
    file = io.BytesIO()
    locked.write(file)
    reasons = {
        "empty": _read(b"", log),
        "text": _read(b"Monday: done", log),
        "truncated": _read(whole[: len(whole) // 3], log),
        "pdf": _read(b"%PDF-1.7\nnot really", log),
        "locked": _read(file.getvalue(), log),
    }
    assert {name: [reading.reason for reading in found] for name, found in reasons.items()} == {
        "empty": ["unreadable"],
        "text": ["unreadable"],
        "truncated": ["unreadable"],
        "pdf": ["unreadable"],
        "locked": ["encrypted"],
    }


def test_transparent_and_sixteen_bit_pictures_are_read() -> None:
    log, grey = _marked()
    clear = Image.new("LA", grey.shape[::-1], (0, 0))
    clear.putalpha(Image.fromarray(255 - grey))
    file = io.BytesIO()
    clear.save(file, "PNG")
    deep = io.BytesIO()
    Image.fromarray(grey.astype(np.uint16) * 257).save(deep, "PNG")
    for data in (file.getvalue(), deep.getvalue()):
        assert sorted(_ticked(_read(data, log)[0])) == sorted(TICKED)


def test_a_coarse_fax_with_half_as_many_rows_is_read() -> None:
    log, grey = _marked()
    black = Image.fromarray(np.where(grey < 160, 0, 255).astype(np.uint8))
    coarse = black.resize((black.width, black.height // 2)).point([0] * 128 + [255] * 128).convert("1")
    file = io.BytesIO()
    coarse.save(file, "TIFF", compression="group4", dpi=(DPI, DPI / 2))
    (reading,) = _read(file.getvalue(), log)
    assert reading.status == "read"
    assert {box for box, read in reading.boxes.items() if read.state == "ticked"} == set(TICKED)


def test_a_crop_shows_the_box_and_what_is_around_it() -> None:
    log, grey = _marked()
    (reading,) = _read(_saved(grey, "PNG"), log)
    corners = reading.boxes[TICKED[0]].corners
    assert corners is not None
    with Image.open(io.BytesIO(crop(grey, corners, 0.5))) as cut:
        pixels = np.asarray(cut)
    side = corners[1][0] - corners[0][0]
    assert pixels.shape[1] == pytest.approx(2 * side, abs=4)
    assert pixels[pixels.shape[0] // 2, pixels.shape[1] // 2] < 80  # where the cross crosses
    assert pixels[3, 3] > 200


def test_a_page_seen_twice_on_one_picture_is_not_read_as_one() -> None:
    log, grey = _marked("wide")
    other, page = _marked("dashed")
    both = np.vstack([grey, page])
    (reading,) = _read(_saved(both, "PNG"), log, other)
    assert (reading.status, reading.reason, dict(reading.boxes)) == ("rejected", "two-logs", {})


def test_rendering_for_the_tests_is_the_printed_page() -> None:
    log, grey = printed("tall")
    assert np.array_equal(rendered(form(log)), grey)
