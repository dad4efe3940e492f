"""The page of a weekly log: what a pen needs, what a scanner needs, and nothing in the way of either."""

from __future__ import annotations

import itertools
from typing import Any

import numpy
import pytest
import zxingcpp

from rephold.compose.log import compose_log
from rephold.draw.embedding import embedded
from rephold.draw.log import log_metadata, plan_log
from rephold.draw.log_marks import QUIET_ZONE, WHITE, clear
from rephold.draw.sheet import Sheet
from rephold.draw.writer import write
from rephold.errors import ContentError
from rephold.model.layout import Sizes
from rephold.model.log_code import LogCode, encode
from rephold.model.log_request import LogRequest
from rephold.model.person import Person
from rephold.model.prescription import Request
from rephold.prescribe.prescribe import prescribe
from rephold.read.drawings import drawings
from rephold.words.words import Words
from support.logs import LOG_ID, MM, apart, boxes, cut, made, marks, nearest, picture, rect_of, ticks, words
from support.pdf_items import items
from support.sheets import library

KINDS: dict[str, dict[str, Any]] = {
    "usual": {"start": "2026-11-23"},
    "upright": {"sessions": 1, "paper": "letter"},
    "four": {"sessions": 4, "weeks": 2},
    "strength": {
        "programme": "back-strengthening", "pain": "before-after", "effort": True, "sides": "split",
        "start": "2026-12-30",
    },
    "three": {"start": "2026-11-30", "pain": "before-after", "effort": True},
    "counts": {"cells": "count", "paper": "letter", "first_day": "sun", "morning": True},
    "long": {"programme": "back-and-hip-stretching", "pain": "none"},
    "where": {"where": True, "start": "2026-11-30"},
    "close": {"sessions": 1, "effort": True, "orientation": "portrait"},
}  # fmt: skip
CLOSE = {"strength", "three", "close"}
"""Those where closer bubbles bring a question more on a page."""


@pytest.mark.parametrize("name", KINDS)
def test_boxes_and_bubbles_are_as_large_as_a_pen_needs_and_as_far_apart(name: str) -> None:
    for page in made(**KINDS[name]).template.pages:
        for box in page.boxes:
            wide, tall = box.rect[2] / MM, box.rect[3] / MM
            if box.kind == "bubble":
                assert 4 <= wide <= 5
                assert wide == pytest.approx(tall, abs=0.01)
            elif box.kind == "count":
                assert wide >= 9 - 0.01
                assert tall >= 6
            else:
                assert 4.5 - 0.01 <= wide <= 7.01
                assert wide == pytest.approx(tall, abs=0.01)
        rects = [box.rect for box in page.boxes]
        assert nearest(rects) >= 2 * MM - 0.01


def test_usual_sessions_have_boxes_of_6_mm_or_more() -> None:
    for sessions in (1, 2, 3):
        assert min(box.rect[2] for box in ticks(made(sessions=sessions))) >= 6 * MM - 0.01


@pytest.mark.parametrize("name", KINDS)
def test_bubbles_of_a_question_stand_10_mm_apart_or_a_little_closer_where_that_fills_it(
    name: str,
) -> None:
    groups: dict[str, list[tuple[float, ...]]] = {}
    for box in boxes(made(**KINDS[name])):
        if box.group:
            groups.setdefault(box.group, []).append(box.rect)
    for rects in groups.values():
        assert len(rects) == 11
        steps = [(other[0] - one[0]) / MM for one, other in itertools.pairwise(rects)]
        assert (7.5 <= min(steps) < 10) if name in CLOSE else (min(steps) >= 9.99)
        assert max(steps) <= 11
        assert max(steps) - min(steps) < 0.01
        assert len({rect[1] for rect in rects}) == 1


@pytest.mark.parametrize("name", KINDS)
def test_nothing_overlaps_and_all_is_on_the_paper(name: str) -> None:
    log = made(**KINDS[name])
    painted = items(log.data)
    for page in log.template.pages:
        rects = [box.rect for box in page.boxes]
        texts = [rect_of(item.box) for item in words(painted, page.sheet - 1)]
        pictures = [
            rect_of(item.box) for item in painted if item.kind == "form" and item.page == page.sheet - 1
        ]
        for rect in rects:
            assert min(apart(rect, text) for text in (*texts, *pictures)) > 0.5
        for text in texts:
            for zone in clear(page.width, page.height):
                assert apart(text, zone) > 0
        assert nearest(texts) > -2.5, "lines of text overlap by no more than their accents"
        for x, y, wide, tall in (*rects, *texts, *pictures):
            assert min(x, y) >= 9.9 * MM
            assert x + wide <= page.width - 9.9 * MM
            assert y + tall <= page.height - 9.9 * MM


@pytest.mark.parametrize("name", ["usual", "upright", "strength"])
def test_around_squares_and_codes_the_paper_is_white(name: str) -> None:
    log = made(**KINDS[name])
    for at, page in enumerate(log.template.pages):
        dots = picture(log, at)
        for rect in marks(page):
            white = WHITE if rect in page.squares else QUIET_ZONE
            zone = cut(dots, rect, white).copy()
            edge = round(white * 4) - 1
            zone[edge:-edge, edge:-edge] = 255
            assert zone.min() > 250
        for square in page.squares:
            assert cut(dots, square, -0.5).max() == 0
            assert square[2:] == pytest.approx((6 * MM, 6 * MM), abs=0.01)
            middle = square[0] + square[2] / 2, square[1] + square[3] / 2
            assert min(middle[0], page.width - middle[0]) == pytest.approx(12 * MM, abs=0.01)
            assert min(middle[1], page.height - middle[1]) == pytest.approx(12 * MM, abs=0.01)


@pytest.mark.parametrize("name", ["usual", "strength"])
def test_both_codes_of_each_page_are_read_from_a_picture_of_it(name: str) -> None:
    log = made(**KINDS[name])
    for at, page in enumerate(log.template.pages):
        dots = picture(log, at)
        found = {one.text: one.position for one in zxingcpp.read_barcodes(dots)}
        assert set(found) == {code.payload for code in page.codes}
        for code in page.codes:
            x, y, wide, tall = code.rect
            corner = found[code.payload].top_left
            assert (corner.x / 4, corner.y / 4) == pytest.approx((x, page.height - y - tall), abs=2)
            assert (wide, tall) == pytest.approx((18 * MM, 18 * MM), abs=0.01)
            whole = LogCode(LOG_ID, page.page, len(log.template.pages), code.corner)
            assert code.payload == encode(whole)


@pytest.mark.parametrize("name", ["usual", "upright", "counts"])
def test_the_template_says_where_outlines_are_and_boxes_are_empty(name: str) -> None:
    log = made(**KINDS[name])
    for at, page in enumerate(log.template.pages):
        dots = picture(log, at)
        for box in page.boxes:
            around = cut(dots, box.rect, 1.5)
            dark = numpy.argwhere(around < 128)
            (top, left), (low, right) = dark.min(axis=0), dark.max(axis=0)
            margin = 1.5 * 4
            assert (top, left) == pytest.approx((margin, margin), abs=1.6), box.id
            assert (low, right) == pytest.approx(
                (len(around) - 1 - margin, around.shape[1] - 1 - margin), abs=1.6
            ), box.id
            assert cut(dots, box.rect, -0.25 * box.rect[2]).min() > 250, f"{box.id} has ink in it"


def test_an_extra_session_is_dashed_and_still_dark() -> None:
    log = made(start="2026-11-23", programme="low-back-pain")
    dots = picture(log)
    for box in ticks(log):
        x, y, wide, _ = box.rect
        side = cut(dots, (x, y, wide, 0.8)).min(axis=0)
        black = (side < 100).mean()
        assert (black > 0.98) if box.firm else (0.5 < black < 0.85), box.id
    assert {box.session: box.firm for box in ticks(log)} == {1: True, 2: True, 3: False}


@pytest.mark.parametrize("count", [1, 2, 6, 7, 11, 14])
def test_as_many_exercises_as_there_are_have_a_row_and_pages_repeat_their_heads(count: int) -> None:
    steps = library().programme("back-and-hip-stretching").steps
    every = list(dict.fromkeys(step.exercise for step in steps))
    log = made(programme="back-and-hip-stretching", drop=every[count:], sessions=2, start="2026-11-23")
    rows = {box.row for box in ticks(log)}
    assert rows == set(range(1, count + 1))
    painted = items(log.data)
    for page in log.template.pages:
        said = [item.text.strip() for item in words(painted, page.sheet - 1)]
        assert any("My exercise log" in text for text in said)
        assert any("23–29 Nov 2026" in text for text in said)
        assert sum("Mon 23" in text for text in said) >= 1
        assert any("Get help now" in text for text in said)
    named = [box.id for box in boxes(log)]
    assert len(set(named)) == len(named)


@pytest.mark.parametrize("name", KINDS)
def test_each_week_ends_with_its_sums_and_has_room_for_notes(name: str) -> None:
    log = made(**KINDS[name])
    painted = items(log.data)
    by_week: dict[int, list[str]] = {}
    for page in log.template.pages:
        by_week.setdefault(page.week, []).extend(item.text.strip() for item in words(painted, page.sheet - 1))
    for said in by_week.values():
        assert sum("All ticks, out of" in text for text in said) == 1
        assert sum("Days in a row" in text for text in said) == 1
        assert sum(text in {"Notes", "Notes:"} for text in said) == 1


@pytest.mark.parametrize("start", [None, "2026-12-28"])
def test_the_plan_is_named_whether_the_week_has_dates_or_not(start: str | None) -> None:
    log = made(sessions=2, start=start)
    assert any("Exercises for low back pain" in item.text for item in words(items(log.data)))


def test_large_print_is_laid_out_anew_with_more_pages_and_no_smaller_boxes() -> None:
    shipped = library()
    large = Sizes(title=34, purpose=20, heading=22, body=18, label=16, numeral=22, leading=1.35)
    asked = Request(programme="low-back-pain")
    prescription, layout = prescribe(asked, shipped), shipped.layout("handout")
    figures = [item.exercise.emblem.figure for item in prescription.exercises]
    drawn = drawings(shipped, figures, "colour", Person())
    log = compose_log(prescription, LogRequest(), LOG_ID, Words.load("en"), drawn.alts)
    found = {}
    for sizes in (Sizes(), large.model_copy(update={"body": 14, "label": 12.5}), large):
        theme = shipped.theme("clear").model_copy(update={"sizes": sizes})
        sheet = Sheet(shipped.paper("a4"), theme, layout, theme.inks, drawn.figures)
        plan = plan_log(log, sheet)
        assert plan.grid.band.row - plan.grid.band.bubble >= 2 * MM - 0.01
        pages, described = plan.pages()
        assert (
            min(box.rect[2] for page in described for box in page.boxes if box.kind == "tick")
            >= 6 * MM - 0.01
        )
        texts = [
            item for item in items(write(pages, log_metadata(log, b""), embedded)) if item.kind == "text"
        ]
        found[sizes.body] = len(pages), min(item.size for item in texts if item.text.strip())
        for page in described:
            assert nearest([box.rect for box in page.boxes]) >= 2 * MM - 0.01
    assert found[12] == (1, 10.5)
    assert found[18][0] > 1
    assert found[18][1] == 16


def test_a_paper_that_is_too_small_is_refused_with_a_measure() -> None:
    with pytest.raises(ContentError, match=r"paper: (is|leaves) \d+ mm .*takes \d+"):
        made(paper="105x148mm")
