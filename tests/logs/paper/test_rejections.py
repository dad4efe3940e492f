"""Pages that are not read, each with its reason."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageFilter

from logs.simulator.cases import LOG_IDS, printed, rendered
from logs.simulator.forms import form, template
from logs.simulator.pens import DPI, MM
from rephold.logs.paper.geometry import Grey
from rephold.logs.paper.judge import DOUBTS
from rephold.logs.paper.page import read_picture
from rephold.logs.paper.rejection import REASONS
from rephold.logs.reading import PageReading
from rephold.model.log_template import LogTemplate, Rect
from rephold.words.words import Words


def _read(grey: Grey, log: LogTemplate | None) -> PageReading:
    (reading,) = read_picture(grey, "scan", 1, lambda log_id: log if log and log.log_id == log_id else None)
    assert reading.reason is None or reading.reason in REASONS
    return reading


def _without(grey: Grey, log: LogTemplate, *rects: Rect, margin: float = 8.0) -> Grey:
    """The page with white over these rectangles."""
    result = grey.copy()
    for x, y, w, h in rects:
        left, right = (x - margin) * DPI / 72, (x + w + margin) * DPI / 72
        top = (log.pages[0].height - y - h - margin) * DPI / 72
        bottom = (log.pages[0].height - y + margin) * DPI / 72
        result[max(int(top), 0) : int(bottom), max(int(left), 0) : int(right)] = 255
    return result


def test_every_reason_has_words_for_people() -> None:
    phrases = Words.load("en").phrases
    assert [code for code in (*REASONS, *DOUBTS) if f"reason-{code}" not in phrases] == []


def test_blank_paper_has_no_code() -> None:
    log, grey = printed("tall")
    assert _read(np.full_like(grey, 250), log).reason == "no-code"


def test_a_log_of_somebody_else_is_unknown_and_says_which() -> None:
    log, grey = printed("tall")
    reading = _read(grey, None)
    assert (reading.reason, reading.log_id) == ("unknown-log", log.log_id)


def test_another_layout_version_of_a_known_log_is_not_read() -> None:
    log, _ = printed("tall")
    newer = rendered(form(template("tall", LOG_IDS["tall"], version=2)))
    assert _read(newer, log).reason == "other-layout"


def test_boxes_printed_elsewhere_than_the_template_says_are_not_read() -> None:
    log, grey = printed("tall")
    page = log.pages[0]
    for by in (9.0, 17.0, 28.0):
        boxes = tuple(
            box.model_copy(update={"rect": (box.rect[0] + by, box.rect[1] - by, *box.rect[2:])})
            for box in page.boxes
        )
        other = log.model_copy(update={"pages": (page.model_copy(update={"boxes": boxes}),)})
        assert _read(grey, other).reason == "no-outlines", by


def test_one_code_and_one_square_may_be_lost_but_not_three_squares() -> None:
    log, grey = printed("tall")
    page = log.pages[0]
    reading = _read(_without(grey, log, page.codes[0].rect, page.squares[1]), log)
    assert (reading.status, reading.remarks) == ("read", ("one-code", "missing-square"))
    assert {box.state for box in reading.boxes.values()} == {"empty"}
    lost = _read(_without(grey, log, page.codes[0].rect, *page.squares[:3]), log)
    assert lost.reason == "squares"


def test_half_a_page_is_not_read() -> None:
    log, grey = printed("wide")
    assert _read(grey[:, : int(0.6 * grey.shape[1])], log).reason in ("half-page", "squares")


def test_a_shade_of_the_table_under_half_a_page_is_no_square() -> None:
    log, grey = printed("tall")
    page = log.pages[0]
    half = _without(grey, log, page.codes[1].rect)
    half[grey.shape[0] // 2 :] = 221
    half[-40:] = 190
    for x, y, wide, high in page.squares:
        left, top = round(x * DPI / 72), round((page.height - y - high) * DPI / 72)
        if top > grey.shape[0] // 2:
            half[top : top + round(high * DPI / 72), left : left + round(wide * DPI / 72)] = 190
    assert _read(half, log).reason == "squares"


def test_a_torn_corner_leaves_its_boxes_unsure_and_the_rest_read() -> None:
    log, grey = printed("tall")
    y, x = np.mgrid[0 : grey.shape[0], 0 : grey.shape[1]] / MM
    torn = np.where(x + y > 330, np.uint8(252), grey)
    reading = _read(torn, log)
    states = {box: read.state for box, read in reading.boxes.items()}
    lost = {
        box.id
        for box in log.pages[0].boxes
        if (box.rect[0] + (log.pages[0].height - box.rect[1])) / 72 * 25.4 > 330 + 2
    }
    assert reading.status == "read"
    assert all(states[box] == "unsure" for box in lost)
    assert sum(state == "unsure" for state in states.values()) <= len(lost) + 8


def test_a_very_blurred_page_is_not_read() -> None:
    log, grey = printed("tall")
    for radius in (4, 7, 12):
        soft = np.asarray(Image.fromarray(grey).filter(ImageFilter.GaussianBlur(radius)))
        reading = _read(soft, log)
        assert reading.status == "rejected" or "ticked" not in {b.state for b in reading.boxes.values()}
    assert reading.reason in ("no-code", "blurred", "no-outlines", "squares")


def test_a_picture_of_under_sixty_dots_an_inch_is_not_read() -> None:
    log, grey = printed("tall")
    small = np.asarray(Image.fromarray(grey).resize((440, 622), Image.Resampling.BOX))
    assert _read(small, log).reason in ("too-small", "no-code")


def test_a_dirty_glass_draws_a_line_that_is_no_tick() -> None:
    log, grey = printed("wide")
    streaked = grey.copy()
    box = log.pages[0].boxes[3]
    column = round((box.rect[0] + 0.4 * box.rect[2]) * DPI / 72)
    streaked[:, column : column + 3] = 60
    states = {read.state for read in _read(streaked, log).boxes.values()}
    assert "ticked" not in states
