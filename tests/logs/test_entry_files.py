"""Entries go into a CSV and come back the same; a spreadsheet finds no formula in it."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rephold.errors import ContentError
from rephold.logs.entries import Entry, Settled, entries
from rephold.logs.entry_files import COLUMNS, as_csv, as_json, entry_of, from_csv
from support.weekly import LOG_ID, log, read, row

LOG = log(
    [row(1, label="5a", sessions=2), row(2, name="Bridge, slow")],
    weeks=2,
    questions=["pain-before", "pain-after"],
    optional=1,
    sides=("-left", "-right"),
    counts=True,
)
PAGES = [
    read(
        LOG,
        ["w1-d1-e1-s1-left", "w1-d1-pain-before-3", "w1-d2-pain-after-2", "w1-d2-pain-after-9"],
        unsure=["w1-d1-e1-s1-right", "w1-d3-pain-after-4"],
        counts={"w1-d2-e1-s2-left": 7},
    ),
    read(LOG, page=2),
]
FOUND = entries(LOG, PAGES, {(LOG_ID, "w1-d1-e1-s1-left"): Settled("AB", "unsure:faint")})
UNDATED = entries(log(start=None), [read(log(start=None))])


def test_what_is_written_is_read_again() -> None:
    for found in (FOUND, UNDATED):
        assert from_csv(as_csv(found).encode(), "entries.csv") == found
        assert tuple(entry_of(told) for told in json.loads(json.dumps(as_json(found)))) == found


def test_a_csv_saved_by_a_spreadsheet_is_read_too() -> None:
    text = "\ufeff" + as_csv(FOUND).replace("\n", "\r\n")
    assert from_csv(text.encode(), "entries.csv") == FOUND


@pytest.mark.parametrize(("delimiter", "code"), [(";", "utf-8-sig"), ("\t", "utf-16"), (";", "cp1252")])
def test_semicolons_tabs_and_other_encodings_are_what_table_programs_save(delimiter: str, code: str) -> None:
    out = io.StringIO()
    rows = csv.reader(io.StringIO(as_csv([replace(one, name="Brücke; hoch") for one in FOUND])))
    csv.writer(out, delimiter=delimiter).writerows(rows)
    found = from_csv(out.getvalue().encode(code), "entries.csv")
    assert found == tuple(replace(one, name="Brücke; hoch") for one in FOUND)


def test_there_is_one_row_an_entry_with_the_columns_that_are_told() -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(FOUND))))
    assert len(rows) == len(FOUND)
    assert tuple(rows[0]) == COLUMNS
    first = rows[0]
    assert (first["date"], first["weekday"], first["state"], first["planned"]) == (
        "2026-11-30", "mon", "ticked", "yes",
    )  # fmt: skip
    assert (first["by"], first["was"]) == ("AB", "unsure:faint")
    two = next(one for one in rows if one["box"] == "w1-d2-pain-after")
    assert (two["state"], two["value"], two["could_be"], two["reason"]) == ("unsure", "", "2 9", "ambiguous")


dangerous = st.text(min_size=1).map(lambda text: "=" + text) | st.sampled_from(
    ["@SUM(A1)", "+1", "-1", "\t=1", "\r=1"]
)


@given(dangerous | st.text(alphabet="ab'=+-@ ,;\"", min_size=1))
@settings(max_examples=80, deadline=None)
def test_no_text_can_be_taken_for_a_formula(name: str) -> None:
    entry = replace(FOUND[0], name=name)
    (cells,) = list(csv.reader(io.StringIO(as_csv([entry]), newline="")))[1:]
    assert not cells[COLUMNS.index("name")].startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.text(alphabet="ab'=+-@ ,;\"é", min_size=1).filter(lambda text: not text.startswith("'")))
@settings(max_examples=80, deadline=None)
def test_the_guard_against_formulas_is_taken_off_again(name: str) -> None:
    entry = replace(FOUND[0], name=name)
    assert from_csv(as_csv([entry]).encode(), "entries.csv") == (entry,)


def spoilt(entry: Entry, **changed: str) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    (told,) = list(csv.DictReader(io.StringIO(as_csv([entry]))))
    writer.writerow(told | changed)
    return out.getvalue()


@pytest.mark.parametrize(
    "changed",
    [
        {"state": "maybe"},
        {"date": "30.11.2026"},
        {"weekday": "Montag"},
        {"week": ""},
        {"value": "seven"},
        {"log_id": "=HYPERLINK()"},
        {"could_be": "1;2"},
    ],
)
def test_a_row_that_is_no_entry_is_told_with_its_line(changed: dict[str, str]) -> None:
    with pytest.raises(ContentError) as caught:
        from_csv(spoilt(FOUND[0], **changed).encode(), "entries.csv")
    assert [(one.place.source, one.place.line) for one in caught.value.problems] == [("entries.csv", 2)]
    assert next(iter(changed)) in str(caught.value), "the column is named"


@pytest.mark.parametrize(
    "text", ["", "log_id,box\nx,y\n", "not a table at all", "\x00\x01\x02", "\ufeff" + "a\0b\n" * 3]
)
def test_another_table_is_refused(text: str) -> None:
    with pytest.raises(ContentError, match=r"has no column|is no table"):
        from_csv(text.encode(), "entries.csv")
