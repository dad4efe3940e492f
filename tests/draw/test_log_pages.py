"""What of a week stands on which page of a log, and where its sums and notes are."""

from __future__ import annotations

import io
from typing import Any

import pypdf
import pytest

from support.logs import MM, boxes, made, words
from support.pdf_items import items


@pytest.mark.parametrize(
    ("asked", "first", "second"),
    [
        ({"programme": "back-and-hip-stretching", "sessions": 1}, (15, 0), (0, 1)),
        ({"programme": "back-and-hip-stretching", "sessions": 2}, (13, 0), (2, 1)),
        ({"pain": "before-after", "morning": True, "effort": True}, (7, 3), (0, 1)),
    ],
)
def test_where_a_week_takes_two_pages_the_first_has_all_rows_and_then_all_questions_that_fit(
    asked: dict[str, Any], first: tuple[int, int], second: tuple[int, int]
) -> None:
    found = []
    for page in made(start="2026-11-30", **asked).template.pages:
        questions = {box.group for box in page.boxes if box.group and box.day == 1}
        found.append((len({box.row for box in page.boxes if box.row}), len(questions)))
    assert found == [first, second]


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("sessions", [1, 2, 3])
def test_the_shipped_routine_has_one_page_a_week(paper: str, sessions: int) -> None:
    log = made(paper=paper, sessions=sessions, weeks=2, start="2026-11-23")
    assert [page.week for page in log.template.pages] == [1, 2]
    page = log.template.pages[0]
    assert (page.width > page.height) == (sessions > 1)


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("start", [None, "2026-11-30"])
@pytest.mark.parametrize(
    "asked", [{"effort": True}, {"pain": "before-after", "morning": True, "effort": True}]
)
def test_two_to_four_questions_a_day_stand_on_one_upright_page(
    paper: str, start: str | None, asked: dict[str, Any]
) -> None:
    log = made(paper=paper, start=start, sessions=1, orientation="portrait", **asked)
    pages = len(log.template.pages)
    assert pages == (1 if paper == "a4" or len(asked) == 1 else 2)
    assert min(box.rect[2] for box in boxes(log)) >= 4.5 * MM - 0.01
    assert min(item.size for item in words(items(log.data))) >= 10.5
    assert log.template.pages[0].height > log.template.pages[0].width


@pytest.mark.parametrize("sessions", [1, 2])
def test_the_sums_stand_beside_the_notes_or_under_them(sessions: int) -> None:
    log = made(sessions=sessions, start="2026-11-30")
    said = {item.text: item for item in words(items(log.data))}
    sums = next(item for text, item in said.items() if "All ticks" in text)
    notes = next(item for text, item in said.items() if text.strip() == "Notes")
    assert (sums.box[1] < notes.box[1] - 20 * MM) == (sessions == 1)


@pytest.mark.parametrize("asked", [{"pain": "before-after", "effort": True}, {"pain": "none"}])
def test_notes_that_have_no_column_keep_a_field_under_the_questions_on_a_screen(
    asked: dict[str, Any],
) -> None:
    log = made(start="2026-11-30", fillable=True, **asked)
    assert len(log.template.pages) == 1
    (page,) = pypdf.PdfReader(io.BytesIO(log.data)).pages
    annotations: Any = page["/Annots"]
    (field,) = (one.get_object() for one in annotations if one.get_object().get("/T") == "w1-notes")
    left, low, right, high = map(float, field["/Rect"])
    assert right - left > 100 * MM
    assert high - low > 4.5 * MM
    assert high < min(box.rect[1] for box in boxes(log))
