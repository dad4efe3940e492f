"""What a person would ask about is unsure, never empty; what stands beside boxes on every page is no mark."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from logs.simulator.cases import printed
from logs.simulator.marks import spot
from logs.simulator.pens import DPI, MM, Floats, Pen, Sheet
from rephold.logs.paper.codes import found_page
from rephold.logs.paper.evidence import evidence
from rephold.logs.paper.geometry import Grey
from rephold.logs.paper.page import read_picture
from rephold.logs.paper.pages import pictures
from rephold.logs.paper.squares import placed
from rephold.logs.reading import Corners, PageReading
from rephold.model.log_template import LogTemplate, TemplateBox

BALL = Pen("ball", (0.1, 0.1, 0.2), 0.45, 0.95, 0.1)
FELT = Pen("felt", (0.1, 0.15, 0.5), 1.0, 0.9, 0.05)
PALE = Pen("faint", (0.3, 0.3, 0.3), 0.45, 0.3, 0.2)
CROSS = ([(-0.6, -0.6), (0.6, 0.6)], [(-0.6, 0.6), (0.6, -0.6)])
ASKEW: Corners = ((-0.05, 0.02), (0.03, 1.12), (1.06, 1.04), (1.02, -0.1))
KEYSTONE: Corners = ((0.0, 0.0), (-0.05, 1.0), (1.05, 1.0), (1.0, 0.0))
"""Upper left, lower left, lower right, upper right of what a picture shows, of the page."""
RING = [(1.7 * np.cos(a), 1.7 * np.sin(a)) for a in np.linspace(0.6, 5.4, 30)]


def _read(grey: Grey, log: LogTemplate) -> PageReading:
    (reading,) = read_picture(grey, "scan", 1, {log.log_id: log}.get)
    return reading


def _drawn(
    log: LogTemplate,
    grey: Grey,
    boxes: list[TemplateBox],
    pen: Pen,
    *strokes: list[tuple[float, float]],
    noise: float = 0.0,
) -> Grey:
    """The page with these strokes in each of the boxes, and noise of so many grey levels."""
    sheet, random = Sheet(grey), np.random.default_rng(3)
    for box in boxes:
        for stroke in strokes:
            points: Floats = spot(box, log.pages[0]).at(stroke)
            sheet.stroke(points, pen, random)
    noisy = sheet.pixels * 255 + random.normal(0, noise, sheet.pixels.shape)
    return np.clip(noisy, 0, 255).astype(np.uint8)


def _photo(grey: Grey, corners: Corners = ASKEW, bent: float = 0.0) -> Grey:
    """The page seen from one side, and bent aside by so many mm between its squares."""
    aside = np.rint(bent * MM * np.sin(np.linspace(0, np.pi, len(grey)))).astype(int)
    paper = Image.fromarray(np.stack([np.roll(line, by) for line, by in zip(grey, aside, strict=True)]))
    wide, high = paper.size
    seen = tuple(part for x, y in corners for part in (x * wide, y * high))
    mode, soft = Image.Transform.QUAD, Image.Resampling.BILINEAR
    return np.asarray(paper.transform(paper.size, mode, seen, soft, fillcolor=40))


@pytest.mark.parametrize("noise", [1.0, 9.0])
def test_a_page_ticked_all_over_in_too_pale_a_pencil_has_no_empty_box_where_it_is_ticked(
    noise: float,
) -> None:
    log, grey = printed("tall")
    ticks = [box for box in log.pages[0].boxes if not box.group]
    states = _read(_drawn(log, grey, ticks, PALE, *CROSS, noise=noise), log).boxes
    assert [box.id for box in ticks if states[box.id].state == "empty"] == []
    others = [read.state for box, read in states.items() if box not in {tick.id for tick in ticks}]
    assert others.count("empty") > 0.97 * len(others)


def test_one_pale_tick_among_dark_ones_is_unsure() -> None:
    log, grey = printed("tall")
    ticks = [box for box in log.pages[0].boxes if not box.group]
    pale = _drawn(log, grey, ticks[10:11], PALE, *CROSS)
    states = _read(_drawn(log, pale, ticks[20:60], BALL, *CROSS, noise=3.0), log).boxes
    assert states[ticks[10].id].state == "unsure"
    assert {states[box.id].state for box in ticks[20:60]} == {"ticked"}
    assert {states[box.id].state for box in ticks[60:]} == {"empty"}


@pytest.mark.parametrize("noise", [3.0, 9.0])
def test_one_who_crosses_nearly_all_boxes_with_a_felt_tip_is_read(noise: float) -> None:
    log, grey = printed("tall")
    ticks = [box for box in log.pages[0].boxes if not box.group]
    crossed = [box for number, box in enumerate(ticks) if number % 9]
    states = _read(_drawn(log, grey, crossed, FELT, *CROSS, noise=noise), log).boxes
    assert [box.id for box in crossed if states[box.id].state == "empty"] == []
    assert sum(states[box.id].state == "ticked" for box in crossed) > 0.97 * len(crossed)
    assert {states[box.id].state for box in ticks[::9]} == {"empty"}


def test_an_open_ring_around_a_bubble_is_unsure() -> None:
    log, grey = printed("tall")
    bubble = next(box for box in log.pages[0].boxes if box.id == "w1-d3-pain-4")
    states = _read(_drawn(log, grey, [bubble], BALL, RING), log).boxes
    assert (states[bubble.id].state, states[bubble.id].reason) == ("unsure", "ring")


def test_a_box_scribbled_out_is_no_tick_though_its_outline_lies_along_others() -> None:
    log, grey = printed("wide")
    box = next(box for box in log.pages[0].boxes if box.id == "w1-d2-e2-s1")
    scribble = [(-1 + 0.125 * k, 1.35 if k % 2 else -1.35) for k in range(17)]
    states = _read(_drawn(log, grey, [box], BALL, *CROSS, scribble), log).boxes
    assert states[box.id].state == "unsure"


def test_a_tick_struck_out_by_a_line_beside_a_rule_is_unsure_and_one_with_a_long_tail_is_not() -> None:
    log, grey = printed("tall")
    struck, ticked = (
        next(box for box in log.pages[0].boxes if box.id == f"w1-d{day}-e2-s1") for day in (2, 4)
    )
    tick = [(-0.5, 0.0), (-0.1, 0.6), (0.7, -0.8)]
    line = [(-1.4, 0.1), (1.05, -0.1)]
    states = _read(
        _drawn(log, _drawn(log, grey, [struck, ticked], BALL, tick), [struck], BALL, line), log
    ).boxes
    assert states[struck.id].state == "unsure"
    assert states[ticked.id].state == "ticked"


def test_a_line_along_a_row_on_a_photo_is_no_streak_of_a_scanner() -> None:
    log, grey = printed("tall")
    row = [box for box in log.pages[0].boxes if "-e3-" in box.id][3:11]
    x, y, _, high = row[0].rect
    left, right = (round(place * DPI / 72) for place in (x - 12, row[-1].rect[0] + 24))
    line = round((log.pages[0].height - y - high / 2) * DPI / 72)
    ruled = grey.copy()
    ruled[line - 2 : line + 3, left:right] = 50
    ignored = []
    for picture in (ruled, _photo(ruled, KEYSTONE)):
        found = found_page(picture, {log.log_id: log}.get)
        ignored.append(evidence(picture, found, placed(picture, found)).ignored.any())
    assert ignored == [True, False]


def test_a_row_of_bubbles_without_its_last_may_have_slipped_by_one_on_bent_paper() -> None:
    log, grey = printed("tall")
    row = [box for box in log.pages[0].boxes if box.group == "w1-d3-pain"]
    x, y, wide, high = (part * DPI / 72 for part in row[-1].rect)
    left, top = round(x) - 8, round(log.pages[0].height * DPI / 72 - y - high) - 8
    lost = _drawn(log, grey, row[4:5], BALL, *CROSS)
    lost[top : top + round(high) + 16, left : left + round(wide) + 16] = 255
    states = _read(_photo(lost, bent=4.5), log).boxes
    assert {states[box.id].state for box in row} == {"unsure"}
    assert sum(read.state == "unsure" for read in states.values()) == len(row)


def test_rules_of_the_table_close_to_a_row_of_boxes_make_no_mark_doubtful() -> None:
    log, grey = printed("tall")
    row = [box for box in log.pages[0].boxes if "-e3-" in box.id]
    ruled = grey.copy()
    _, y, _, high = row[0].rect
    for edge in (log.pages[0].height - y + 2.2, log.pages[0].height - y - high - 4.5):
        line = round(edge * DPI / 72)
        ruled[line : line + 3] = np.minimum(ruled[line : line + 3], 120)
    states = _read(_drawn(log, ruled, row, BALL, [(-0.8, 0.9), (0.8, -0.9)]), log).boxes
    assert {states[box.id].state for box in row} == {"ticked"}


def test_two_sheets_side_by_side_are_not_read_as_one() -> None:
    log, grey = printed("tall")
    page = log.pages[0]
    second = grey.copy()
    for code in page.codes:  # too dark or blurred to be read
        x, y, wide, high = (round(part * DPI / 72) for part in code.rect)
        top = round(page.height * DPI / 72) - y - high
        second[top : top + high, x : x + wide] = 128
    apart = np.full((grey.shape[0], round(12 * MM)), 90, np.uint8)
    assert _read(np.hstack([grey, apart, second]), log).reason == "two-logs"
    assert _read(np.hstack([grey, apart, np.full_like(grey, 90)]), log).status == "read"


def test_a_fax_in_a_pdf_is_seen_dot_by_dot() -> None:
    _, grey = printed("tall")
    fax = Image.fromarray(grey).resize((1728, 2444)).point(lambda level: 255 * (level > 128)).convert("1")
    file = io.BytesIO()
    fax.save(file, "PDF", resolution=204)
    (picture,) = pictures(file.getvalue())
    assert picture.grey is not None
    assert set(np.unique(picture.grey)) == {0, 255}
    assert abs(picture.grey.shape[0] - 2444) <= 1
