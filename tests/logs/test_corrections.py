"""What a person says about unsure boxes: read with all that is wrong in it, applied, and never unsigned."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from rephold.errors import ContentError
from rephold.logs.corrections import corrections, resolve
from rephold.logs.entries import Settled, entries
from rephold.logs.reading import PageReading
from rephold.logs.report import report
from rephold.model.log_template import LogTemplate
from support.weekly import LOG_ID, OTHER_ID, log, read

LOG = log(questions=["pain"], counts=True)
TICKS = log(log_id=OTHER_ID)
HEAD = "log_id,box,state,value,by\n"
PAGE = read(
    LOG,
    ["w1-d5-pain-2", "w1-d5-pain-7", "w1-d7-e1-s1"],
    unsure={"w1-d1-e1-s1": "scribble", "w1-d2-e1-s1": "faint", "w1-d1-pain-4": "faint"},
)


def template_of(log_id: str) -> LogTemplate | None:
    return {LOG_ID: LOG, OTHER_ID: TICKS}.get(log_id)


def resolved(
    *rows: str, pages: Sequence[PageReading] = (PAGE,)
) -> tuple[tuple[PageReading, ...], dict[tuple[str, str], Settled]]:
    text = HEAD + "".join(f"{LOG_ID},{row}\n" for row in rows)
    return resolve(pages, corrections(text.encode(), "said.csv"), template_of)


def test_a_box_becomes_what_a_person_says() -> None:
    (page,), settled = resolved("w1-d1-e1-s1,empty,,AB", "w1-d2-e1-s1,ticked,,C. D.")
    assert (page.boxes["w1-d1-e1-s1"].state, page.boxes["w1-d1-e1-s1"].reason) == ("empty", None)
    assert page.boxes["w1-d2-e1-s1"].state == "ticked"
    assert settled == {
        (LOG_ID, "w1-d1-e1-s1"): Settled("AB", "unsure:scribble"),
        (LOG_ID, "w1-d2-e1-s1"): Settled("C. D.", "unsure:faint"),
    }


def test_what_was_read_is_left_as_it_was() -> None:
    resolved("w1-d1-e1-s1,empty,,AB")
    assert PAGE.boxes["w1-d1-e1-s1"].state == "unsure"


def test_a_person_may_overrule_what_was_read_for_sure() -> None:
    (page,), settled = resolved("w1-d7-e1-s1,empty,,AB")
    assert page.boxes["w1-d7-e1-s1"].state == "empty"
    assert settled[LOG_ID, "w1-d7-e1-s1"].was == "ticked"


def test_a_number_of_repeats_is_kept() -> None:
    (page,), _ = resolved("w1-d1-e1-s1,ticked,8,AB")
    assert page.boxes["w1-d1-e1-s1"].figures["count"] == 8


@pytest.mark.parametrize(("row", "value"), [("w1-d5-pain,ticked,7,AB", 7), ("w1-d1-pain,ticked,0,AB", 0)])
def test_a_question_gets_its_one_answer(row: str, value: int) -> None:
    (page,), settled = resolved(row)
    entry = next(e for e in entries(LOG, [page], settled) if e.box == row.partition(",")[0])
    assert (entry.state, entry.value, entry.by) == ("ticked", value, "AB")


def test_a_question_may_get_no_answer() -> None:
    (page,), settled = resolved("w1-d5-pain,empty,,AB")
    entry = next(e for e in entries(LOG, [page], settled) if e.box == "w1-d5-pain")
    assert (entry.state, entry.value, entry.was) == ("empty", None, "2 ticked; 7 ticked")


@pytest.mark.parametrize(("delimiter", "code"), [(";", "utf-8-sig"), ("\t", "utf-16"), (";", "cp1252")])
def test_what_a_table_program_saves_is_read_too(delimiter: str, code: str) -> None:
    text = f"{HEAD}{LOG_ID},w1-d1-e1-s1,Ticked,,Ä. B.\n".replace(",", delimiter)
    (one,) = corrections(text.encode(code), "said.csv")
    assert (one.box, one.ticked, one.by) == ("w1-d1-e1-s1", True, "Ä. B.")


def test_open_rows_change_nothing() -> None:
    pages, settled = resolved("w1-d1-e1-s1,,,", "w1-d2-e1-s1,unsure,,AB")
    assert (pages, settled) == ((PAGE,), {})


def test_all_copies_of_a_page_get_the_correction() -> None:
    pages, _ = resolved("w1-d1-e1-s1,empty,,AB", pages=(PAGE, PAGE))
    assert [page.boxes["w1-d1-e1-s1"].state for page in pages] == ["empty", "empty"]


def test_the_report_says_who_settled_what() -> None:
    (told,) = report(*resolved("w1-d1-e1-s1,empty,,AB"))["pages"]
    assert told["settled"] == {"w1-d1-e1-s1": {"by": "AB", "was": "unsure:scribble"}}
    assert told["unsure"] == {"w1-d2-e1-s1": "faint", "w1-d1-pain-4": "faint"}


def test_json_says_the_same_as_csv() -> None:
    said = {
        "format": "rephold-log-corrections",
        "by": "AB",
        "corrections": [
            {"log_id": LOG_ID, "box": "w1-d1-e1-s1", "state": "empty"},
            {"log_id": LOG_ID, "box": "w1-d5-pain", "state": "ticked", "value": 7},
        ],
    }
    from_json = resolve([PAGE], corrections(json.dumps(said).encode(), "said.json"), template_of)
    assert from_json == resolved("w1-d1-e1-s1,empty,,AB", "w1-d5-pain,ticked,7,AB")


def test_every_row_that_is_wrong_is_told_with_its_line() -> None:
    rows = (
        f"{LOG_ID},w1-d1-e1-s1,yes,,AB",
        f"{LOG_ID},w1-d1-e1-s1,ticked,many,AB",
        f"{LOG_ID},w1-d1-e1-s1,ticked,,",
        f"{LOG_ID},w1-d2-e1-s1,ticked,,AB",
        f"{LOG_ID},w1-d2-e1-s1,empty,,CD",
    )
    with pytest.raises(ContentError) as caught:
        corrections((HEAD + "\n".join(rows)).encode(), "said.csv")
    assert [one.place.line for one in caught.value.problems] == [2, 3, 4, 6]
    assert all(one.hint for one in caught.value.problems)


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (f"{LOG_ID},w9-d1-e1-s1,ticked,,AB", "no box w9-d1-e1-s1"),
        ("ZZZZZZZZZZ,w1-d1-e1-s1,ticked,,AB", "log ZZZZZZZZZZ"),
        (f"{LOG_ID},w1-d5-pain,ticked,,AB", "no answer"),
        (f"{LOG_ID},w1-d5-pain,ticked,11,AB", "no answer"),
        (f"{OTHER_ID},w1-d1-e1-s1,ticked,3,AB", "takes a tick"),
    ],
)
def test_what_a_box_cannot_be_is_refused(row: str, what: str) -> None:
    with pytest.raises(ContentError, match=what):
        resolve([PAGE, read(TICKS)], corrections((HEAD + row).encode(), "said.csv"), template_of)


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "{", '{"format": "other"}', '{"corrections": []}'])
def test_another_file_is_refused(text: str) -> None:
    with pytest.raises(ContentError):
        corrections(text.encode(), "said.csv")
