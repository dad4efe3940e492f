"""Rows of a roster become requests; every problem has its row and column, and none costs another row."""

from __future__ import annotations

import datetime

import pytest

from rephold.errors import ContentError
from rephold.model.roster import RosterColumns
from rephold.read.roster import Roster, read_roster

HEAD = "reference,name,programme,kind,date,review,side,dose,notes,weeks,cat-camel.reps\n"


def read(rows: str, head: str = HEAD, columns: RosterColumns | None = None) -> Roster:
    return read_roster((head + rows).encode(), "roster.csv", columns)


def said(roster: Roster) -> list[str]:
    return [str(problem).splitlines()[0] for problem in roster.problems]


def test_a_full_row_is_a_request() -> None:
    row = "A-1,Sam Example,low-back-pain,pack,2026-11-30,2026-12-14,kneeling-lunge=left,"
    (found,) = read(row + "press-up-hands.reps=5-8,cat-camel=Slowly.,4,8\n").rows
    request = found.request
    assert (found.reference, found.kind, found.line) == ("A-1", "pack", 2)
    assert request.patient.name == "Sam Example"
    assert request.date == datetime.date(2026, 11, 30)
    assert request.side == {"kneeling-lunge": "left"}
    assert request.set == {"press-up-hands.reps": "5-8", "cat-camel.reps": "8"}
    assert request.note == {"cat-camel": "Slowly."}
    assert request.log is not None
    assert request.log.weeks == 4


def test_empty_cells_leave_lines_to_write_on_and_a_row_without_reference_is_called_by_its_line() -> None:
    (found,) = read(",,low-back-pain,,,,,,,,\n").rows
    assert (found.reference, found.kind) == ("row-2", "handout")
    assert found.request.patient.name is None


def test_every_problem_of_every_row_is_told_with_row_and_column_and_the_others_are_kept() -> None:
    found = read(
        "A-1,,low-back-pain,letter,30/11/2026,,,,,,\n"
        "A-2,,low-back-pain,,,,,,,,\n"
        "A-3,,,,,,kneeling-lunge,,,x,\n"
    )
    assert [row.reference for row in found.rows] == ["A-2"]
    assert [(row.line, row.reference) for row in found.bad] == [(2, "A-1"), (4, "A-3")]
    assert said(found) == [
        "roster.csv:2:date: is not a day",
        "roster.csv:2:kind: is no kind of sheet",
        "roster.csv:4:programme: is empty",
        "roster.csv:4:side: is not ID=VALUE",
        "roster.csv:4:weeks: is the text '…'; a whole number is wanted",
    ]


def test_names_of_ours_may_be_spelt_as_people_write_them_and_days_with_points() -> None:
    head = "programme,edition,paper,kind,ink,date\n"
    (found,) = read("Low back pain,Large  Print,A4,Pack,Grey,30.11.2026\n", head).rows
    assert (found.kind, found.request.programme, found.request.paper) == ("pack", "low-back-pain", "a4")
    assert (found.request.edition, found.request.ink) == ("large-print", "grey")
    assert found.request.date == datetime.date(2026, 11, 30)


def test_a_side_alone_is_for_all_exercises_and_notes_without_an_id_are_for_the_sheet() -> None:
    rows = 'low-back-pain,Left,"Begin slowly.\ncat-camel=Small moves.\nOne week = seven days."\n'
    (found,) = read(rows, "programme,side,notes\n").rows
    assert found.request.side == {"all": "left"}
    assert found.request.note == {
        "all": "Begin slowly. One week = seven days.",
        "cat-camel": "Small moves.",
    }


def test_no_problem_repeats_what_stands_in_the_cell_of_a_name() -> None:
    found = read(
        f"A-1,{'Very long name ' * 20},low-back-pain,,,,,,,,\nA-2,Sam\x00Example,low-back-pain,,,,,,,,\n"
    )
    assert [line.split(": ")[0] for line in said(found)] == ["roster.csv:2:name", "roster.csv:3:name"]
    assert not any("long name" in str(problem) or "Sam" in str(problem) for problem in found.problems)


def test_no_problem_repeats_a_cell_for_columns_may_have_shifted() -> None:
    names = ("Quirinus Example", "O'Quirinus", 'The "Q" Quirinus', "quirinus")
    columns = (
        "language",
        "edition",
        "ink",
        "side",
        "dose",
        "drop",
        "weeks",
        "cat-camel.reps",
        "date",
        "kind",
    )
    head = f"reference,programme,{','.join(columns)}\n"
    for name in names:
        cell = '"' + name.replace('"', '""') + '"'
        found = read(f"A-1,{cell},{','.join([cell] * len(columns))}\n", head)
        assert len(found.problems) >= 6
        assert not any("quirinus" in str(problem).lower() for problem in found.problems)


def test_emoji_that_no_font_prints_are_told_before_anything_is_made() -> None:
    (line,) = said(read("A-1,Sam 🙂,low-back-pain,,,,,,,,\n"))
    assert line.startswith("roster.csv:2:name: has characters that no shipped font can print: U+1F642")


def test_headings_that_are_no_columns_are_told_all_at_once_with_what_was_meant() -> None:
    with pytest.raises(ContentError) as caught:
        read("", head="refrence,program,cat-camel.reps,Insurance\n")
    told = [str(problem) for problem in caught.value.problems]
    assert "did you mean reference?" in told[0]
    assert "did you mean programme?" in told[1]
    assert told[2].startswith("roster.csv:1:Insurance: is no column")
    assert "has no column programme" in told[3]


def test_whole_numbers_may_have_a_point_and_nought() -> None:
    (row,) = read("A-1,low-back-pain,log,2.0,8.0\n", "reference,programme,kind,weeks,cat-camel.reps\n").rows
    assert row.request.log is not None
    assert (row.request.log.weeks, row.request.set) == (2, {"cat-camel.reps": "8"})


def test_a_roster_without_headings_is_refused_and_its_first_patient_is_not_named() -> None:
    with pytest.raises(ContentError) as caught:
        read("", head="A-1,Quirinus Example,low-back-pain\n")
    (problem,) = caught.value.problems
    assert str(problem).startswith("roster.csv:1: has no heading of a roster's columns")
    assert "Quirinus" not in str(problem)


def test_headings_may_be_written_with_other_capitals_and_spaces() -> None:
    columns = RosterColumns(columns={"Patient no.": "reference"}, ignore=("Date of birth",))
    head = '" Patient\nNO.",NAME,Programme,Cat-Camel.Reps,date  of birth\n'
    (row,) = read("A-1,Sam,low-back-pain,8,1970\n", head, columns).rows
    assert (row.reference, row.request.patient.name) == ("A-1", "Sam")
    assert row.request.set == {"cat-camel.reps": "8"}


def test_a_clinics_own_headings_are_read_by_its_columns_and_name_the_places() -> None:
    columns = RosterColumns(
        columns={"Nr.": "reference", "Vorname": "name", "Nachname": "name", "Datum": "date"},
        ignore=("Geburtstag",),
        defaults={"programme": "low-back-pain"},
        days="DD.MM.YYYY",
    )
    found = read("17;Sam;Example;1.2.1950;30.11.2026\n18;;Beispiel;;soon\n",
                 head="Nr.;Vorname;Nachname;Geburtstag;Datum\n", columns=columns)  # fmt: skip
    (row,) = found.rows
    assert row.request.patient.name == "Sam Example"
    assert row.request.date == datetime.date(2026, 11, 30)
    assert row.request.programme == "low-back-pain"
    assert said(found) == ["roster.csv:3:Datum: is not a day"]


def test_columns_that_there_are_none_of_are_refused() -> None:
    with pytest.raises(ValueError, match="there is no column 'surname'"):
        RosterColumns(columns={"Nachname": "surname"})


@pytest.mark.parametrize(
    ("reference", "what"),
    [
        ("A\x00B", "has a control character"),
        ("A\x1b[2J", "has a control character"),
        ("A" * 121, "has more than"),
    ],
    ids=("nul", "escape", "long"),
)
def test_a_reference_that_cannot_be_said_is_a_problem_and_is_not_repeated(reference: str, what: str) -> None:
    (row,) = read(f"{reference},,low-back-pain,,,,,,,,\n").bad
    assert row.reference == "row-2"
    assert str(row.problems[0]).startswith(f"roster.csv:2:reference: {what}")


@pytest.mark.parametrize("weeks", ["²", "two", "4.5", "-1", "9" * 5000])
def test_weeks_that_are_no_number_of_weeks_are_a_problem_and_no_bug(weeks: str) -> None:
    (row,) = read(f"A-1,,low-back-pain,log,,,,,,{weeks},\n").bad
    assert row.problems[0].place.source == "roster.csv:2:weeks"


def test_a_roster_of_headings_only_has_no_rows() -> None:
    assert read("").rows == ()


def test_two_thousand_rows_are_read_each_at_its_line() -> None:
    found = read("".join(f"A-{i},Name {i},low-back-pain,,,,,,,,\n" for i in range(2000)))
    assert len(found.rows) == 2000
    assert found.rows[-1].line == 2001
    assert found.rows[-1].places["patient"].source == "roster.csv:2001:name"
