"""What people read over and beside the boxes of a log: the times of a day, and the log's id."""

from __future__ import annotations

from typing import Any

import pytest

from rephold.model.log_id import typed
from rephold.pipeline import MadeLog
from support.logs import LOG_ID, MM, made, ticks, words
from support.pdf_items import Item, items


def heads(log: MadeLog, texts: set[str]) -> list[Item]:
    """The lines of text that are one of these, in the head of the table."""
    highest = max(box.rect[1] + box.rect[3] for box in ticks(log))
    return [item for item in words(items(log.data)) if item.text.strip() in texts and item.box[1] > highest]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"sessions": 2}, ["AM", "PM"]),
        ({"sessions": 3}, ["1", "2", "3"]),
        ({"sessions": "2-3", "paper": "letter"}, ["1", "2", "3"]),
        ({"sessions": 2, "orientation": "portrait"}, ["AM", "PM"]),
    ],
)
def test_the_times_of_a_day_stand_over_their_boxes(asked: dict[str, Any], said: list[str]) -> None:
    log = made(**asked)
    over = sorted(heads(log, set(said)), key=lambda item: item.box[0])
    assert [item.text.strip() for item in over] == said * 7
    first_row = sorted((box for box in ticks(log) if box.row == 1), key=lambda box: box.rect[0])
    for item, box in zip(over, first_row, strict=True):
        middle = (item.box[0] + item.box[2]) / 2
        assert middle == pytest.approx(box.rect[0] + box.rect[2] / 2, abs=1.5)
    assert {item.mark for item in over} == {-1}, "each box says its own"


def test_one_box_a_day_has_no_time_over_it() -> None:
    assert heads(made(sessions=1), {"AM", "PM", "1"}) == []


def test_a_closed_day_has_no_times_over_it() -> None:
    assert len(heads(made(sessions=2, start="2026-11-25"), {"AM"})) == 5


def test_a_session_stands_under_the_same_head_in_each_row() -> None:
    log = made(programme="low-back-pain", sessions=None, set={"cat-camel.times_per_day": 1})
    places = {
        (box.day, box.session): {other.rect[0] for other in ticks(log) if (other.day, other.session) == key}
        for box in ticks(log)
        for key in [(box.day, box.session)]
    }
    assert len(places) == 21
    assert all(len(xs) == 1 for xs in places.values())


@pytest.mark.parametrize("asked", [{"sessions": 1}, {"sessions": 2, "start": "2026-11-23"}])
def test_the_logs_id_can_be_read_beside_a_code_and_is_for_the_eye_only(asked: dict[str, Any]) -> None:
    log = made(**asked)
    (printed,) = (item for item in words(items(log.data)) if "7QZ4K-2M9XB" in item.text)
    assert typed(printed.text.split()[1]) == LOG_ID
    code = log.template.pages[0].codes[0].rect
    assert -9 * MM < printed.box[2] - code[0] < 0
    assert printed.mark == -1


@pytest.mark.parametrize("asked", [{"sessions": "4", "orientation": "portrait"}, {"cells": "count"}])
def test_left_and_right_stand_further_apart_than_the_lines_of_one_side(asked: dict[str, Any]) -> None:
    log = made(programme="back-strengthening", sides="split", **({"sessions": "3"} | asked))
    ups: dict[str, set[float]] = {"left": set(), "right": set()}
    for box in ticks(log):
        if box.row == 4 and box.id.startswith("w1-d1-"):
            ups[box.id.rpartition("-")[2]].add(box.rect[1])
    left, right = sorted(ups["left"]), sorted(ups["right"])
    assert len(left) == len(right) == 2
    assert left[0] - right[1] > left[1] - left[0] + 2 * MM


@pytest.mark.parametrize("sessions", [1, 2])
def test_the_clinician_has_a_line_on_each_weeks_first_page_where_it_is_asked_for(sessions: int) -> None:
    labels = {"Physiotherapist:", "On:", "New dose:"}
    log = made(sign_off=True, sessions=sessions, weeks=2)
    first = {page.week: page.sheet for page in reversed(log.template.pages)}
    for page in log.template.pages:
        said = {item.text.strip() for item in words(items(log.data), page.sheet - 1)} & labels
        assert said == (labels if page.sheet == first[page.week] else set())
    plain = made(sessions=sessions)
    assert not labels & {item.text.strip() for item in words(items(plain.data))}
