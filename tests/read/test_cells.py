"""Rosters from any spreadsheet: the same cells, whatever the delimiter, the encoding or the kind of file."""

from __future__ import annotations

import datetime
import io
import json

import pytest
from openpyxl import Workbook

from rephold.errors import ContentError
from rephold.model.roster import COLUMNS, RosterColumns
from rephold.read.cells import Cells, Table, cells_of
from rephold.read.spreadsheet import _UNWORKED

ROWS = [
    ["reference", "name", "programme", "notes"],
    ["A-1", "Zoë Müller-Straße", "low-back-pain", "cat-camel=Slowly, please."],
    ["A-2", "Łukasz Ążć", "back-stretching", "cat-camel=One line.\nkneeling-lunge=Another."],
]
EXPECTED = (
    Cells(2, dict(zip(ROWS[0], ROWS[1], strict=True))),
    Cells(3, dict(zip(ROWS[0], ROWS[2], strict=True))),
)


def text(delimiter: str, end: str = "\r\n") -> str:
    quoted = ('"' + cell.replace('"', '""') + '"' for row in ROWS for cell in row)
    cells = list(quoted)
    return "".join(delimiter.join(cells[i : i + 4]) + end for i in range(0, 12, 4))


def table(data: bytes, columns: RosterColumns | None = None) -> Table:
    return cells_of(data, "roster.csv", columns or RosterColumns(), COLUMNS)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_common_delimiter_is_found(delimiter: str, end: str) -> None:
    assert table(text(delimiter, end).encode()).rows == EXPECTED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_that_say_so_are_read(encoding: str) -> None:
    found = table(text(";").encode(encoding))
    assert found.rows == EXPECTED
    assert found.remarks == ()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_told_by_its_first_letter_where_it_has_no_mark(encoding: str) -> None:
    assert table(text("\t").encode(encoding)).rows == EXPECTED


def test_what_is_not_utf_8_is_read_as_windows_1252_and_says_so() -> None:
    found = table("reference;name\nA-1;Zoë Müller\n".encode("cp1252"))
    assert found.rows[0].values["name"] == "Zoë Müller"
    assert "Windows-1252" in found.remarks[0].what


def test_an_encoding_that_the_columns_say_is_taken_at_its_word() -> None:
    data = "reference;name\nA-1;Łukasz\n".encode("cp1250")
    assert table(data, RosterColumns(encoding="cp1250")).rows[0].values["name"] == "Łukasz"
    with pytest.raises(ContentError, match="is not all utf-8"):
        table(data, RosterColumns(encoding="utf-8"))


def test_a_row_after_a_cell_with_line_breaks_has_its_own_line_number() -> None:
    found = table(b'reference,notes\nA-1,"one\ntwo\nthree"\n\nA-2,four\n')
    assert [row.line for row in found.rows] == [2, 6]


@pytest.mark.parametrize(("row", "cell"), [("A-1,Example, Sam", 3), ("A-1,Sam,,x", 4), ("A-1,,seen", 3)])
def test_a_cell_without_a_heading_is_a_problem_of_its_row(row: str, cell: int) -> None:
    found = table(f"reference,name\n{row}\nA-2,Ada\n".encode())
    assert [str(problem).splitlines()[0] for problem in found.rows[0].problems] == [
        f"roster.csv:2: cell {cell} stands under no heading"
    ]
    assert found.rows[1].problems == ()


def test_two_columns_of_one_heading_are_refused() -> None:
    with pytest.raises(ContentError, match=r"^roster\.csv:2:name: is the heading of two columns"):
        table(b"\nname,name\na,b\n")


@pytest.mark.parametrize("first", ["Name,name", "name , NAME", '"na\nme","na me"'])
def test_headings_that_differ_in_capitals_and_spaces_only_are_one(first: str) -> None:
    with pytest.raises(ContentError, match="is the heading of two columns"):
        table(f"reference,{first}\nA-1,a,b\n".encode())


@pytest.mark.parametrize("first", ["sep=|", '"sep=|"', "sep=|\t"])
def test_a_first_line_that_tells_the_delimiter_is_no_row(first: str) -> None:
    found = table(f"{first}\r\nreference|name\r\nA-1|Sam, Ada; Bo\r\n".encode())
    assert found.headings == ("reference", "name")
    assert found.rows == (Cells(3, {"reference": "A-1", "name": "Sam, Ada; Bo"}),)


def test_a_quote_that_never_ends_is_refused_with_its_line_for_it_would_swallow_patients() -> None:
    with pytest.raises(ContentError, match=r"^roster\.csv:3: has a quote that never ends"):
        table(b'reference,name\nA-1,Sam\nA-2,"Ada\nA-3,Bo\n')


def test_a_cell_beyond_all_measure_is_refused_and_no_bug() -> None:
    for data in (b"reference,name\nA-1," + b"x" * 2_000_000, b"x" * 2_000_000):
        with pytest.raises(ContentError, match="cannot be read: field larger"):
            table(data)


def test_json_lines_give_the_same_cells() -> None:
    lines = "\n".join(json.dumps(dict(zip(ROWS[0], row, strict=True))) for row in ROWS[1:])
    assert [row.values for row in table(lines.encode()).rows] == [row.values for row in EXPECTED]


def test_numbers_in_json_lines_are_texts_and_nothing_is_an_empty_cell() -> None:
    found = table(b'{"reference": 17, "weeks": 4.0, "name": null}\n')
    assert found.rows == (Cells(1, {"reference": "17", "weeks": "4"}),)


@pytest.mark.parametrize(
    "line",
    ['{"reference": ', '{"reference": ["A-2"]}', "17", '{"reference": "\\ud800"}', "[" * 100_000, '{"a": NaN',
     '{"n": ' + "9" * 5000 + "}"],
    ids=("cut", "list", "number", "half a character", "deep", "nan", "long number"),
)  # fmt: skip
def test_a_broken_line_of_json_does_not_cost_the_others(line: str) -> None:
    found = table(f'{{"reference": "A-1"}}\n{line}\n{{"reference": "A-3"}}\n'.encode())
    assert [row.values for row in found.rows] == [{"reference": "A-1"}, {}, {"reference": "A-3"}]
    assert str(found.rows[1].problems[0]).startswith("roster.csv:2: is no JSON of texts")


def test_changes_may_be_nested_in_json_lines() -> None:
    nested = {
        "dose": {"cat-camel": {"reps": 8, "sets": 2}, "kneeling-lunge.sets": 3},
        "press-up-hands": {"reps": "5-8"},
        "drop": ["knee-rolls", "child-pose"],
        "side": {"kneeling-lunge": "left"},
        "notes": {"cat-camel": "Two\nlines."},
    }
    (row,) = table(json.dumps(nested).encode()).rows
    assert row.values == {
        "dose": "cat-camel.reps=8\ncat-camel.sets=2\nkneeling-lunge.sets=3",
        "press-up-hands.reps": "5-8",
        "drop": "knee-rolls\nchild-pose",
        "side": "kneeling-lunge=left",
        "notes": "cat-camel=Two lines.",
    }


def test_line_breaks_that_only_unicode_knows_do_not_end_a_line_of_json() -> None:
    found = table('{"reference": "A-1", "notes": "a=one\u2028two"}\n{"reference": "A-2"}\n'.encode())
    assert [(row.line, row.values["reference"]) for row in found.rows] == [(1, "A-1"), (2, "A-2")]


def test_a_spreadsheet_gives_the_same_cells() -> None:
    book, out = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in ROWS:
        sheet.append(row)
    sheet.append(["A-3", None, datetime.datetime(2026, 11, 30), 4.0])
    book.save(out)
    found = table(out.getvalue())
    assert found.rows[:2] == EXPECTED
    assert found.rows[2].values == {"reference": "A-3", "programme": "2026-11-30", "notes": "4"}


def test_a_formula_without_its_result_and_an_error_are_problems_and_no_empty_cells() -> None:
    book, out = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in (["reference", "name", "age"], ["A-1", '="S"&"am"', "=1/0"], ["A-2", "Ada"], ["A-3", "#N/A"]):
        sheet.append(row)
    sheet["B5"].value, sheet["B5"].data_type = "=IF(1,A1,)", "f"
    book.save(out)
    found = table(out.getvalue(), RosterColumns(ignore=("Age",)))
    told = [[str(problem).splitlines()[0] for problem in row.problems] for row in found.rows]
    unworked = "holds a formula whose result is not in the file"
    assert told == [
        [f"roster.csv:2:name: {unworked}"],
        [],
        ["roster.csv:4:name: holds an error of the spreadsheet, such as #REF!"],
        [f"roster.csv:5:name: {unworked}"],
    ]


@pytest.mark.parametrize(
    "cell", ['<c r="A2" t="str"><f>IF(1,"",2)</f><v></v></c>', '<c r="A2"><f>1+1</f><v>2</v></c>']
)
def test_a_formula_that_was_worked_out_is_none_of_them(cell: str) -> None:
    assert not _UNWORKED.search(cell.encode())


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b'[{"reference": "A-1"}]', "is JSON, and no JSON lines"),
        (b"", "is empty"),
        (b"\n\n ,,\n", "is empty"),
        (b"PK\x03\x04 but no more", "cannot be read as a spread"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "of the old kind, or one behind a password"),
    ],
)
def test_what_is_no_roster_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(ContentError, match=what):
        table(data)
