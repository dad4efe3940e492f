"""Content past its review is not printed, unless somebody says so; the day is the sheet's own, else today."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from rephold.errors import ContentError
from rephold.model.prescription import Request
from rephold.pipeline import make_handout, make_leaflet
from rephold.prescribe.prescribe import prescribe
from rephold.prescribe.remarks import remarks
from rephold.read.library import Library
from rephold.shelf import Shelf, today
from support.small_content import small_library

LAST = datetime.date(2028, 11, 22)


def the_day_is(day: datetime.date, monkeypatch: pytest.MonkeyPatch) -> None:
    noon = datetime.datetime(day.year, day.month, day.day, 12, tzinfo=datetime.UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))


@pytest.fixture
def after(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the day after the last one."""
    the_day_is(LAST + datetime.timedelta(1), monkeypatch)


def test_the_last_day_is_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    the_day_is(LAST, monkeypatch)
    assert prescribe(Request(programme="mini"), small_library(tmp_path)).programme.review_by == LAST


@pytest.mark.usefixtures("after")
def test_an_undated_sheet_is_refused_after_the_last_day(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        prescribe(Request(programme="mini"), small_library(tmp_path))
    (problem,) = caught.value.problems
    assert str(problem.place) == "PROGRAMME"
    assert problem.what == "mini was due for a new look by 2028-11-22, before 2028-11-23"
    assert "--allow-expired" in problem.hint


@pytest.mark.usefixtures("after")
def test_the_sheets_own_date_goes_before_today(tmp_path: Path) -> None:
    library = small_library(tmp_path)
    assert prescribe(Request(programme="mini", date=LAST), library).date == LAST
    with pytest.raises(ContentError, match=r"^--date: mini was due"):
        prescribe(Request(programme="mini", date=datetime.date(2030, 1, 1)), library)


@pytest.mark.usefixtures("after")
def test_with_leave_it_is_printed_with_a_warning(tmp_path: Path) -> None:
    made = prescribe(Request(programme="mini", allow_expired=True), small_library(tmp_path))
    assert any("was due for a new look by 2028-11-22" in one.what for one in remarks(made))


@pytest.mark.parametrize("make", [make_handout, make_leaflet])
def test_the_day_refuses_and_never_gets_into_the_file(make: object, monkeypatch: pytest.MonkeyPatch) -> None:
    library, asked = Library(Shelf()), Request(programme="back-stretching", allow_expired=True)
    files = set()
    for day in (datetime.date(2026, 11, 22), datetime.date(2031, 5, 6)):
        the_day_is(day, monkeypatch)
        files.add(make(asked, library).data)  # type: ignore[operator]
    assert len(files) == 1


def test_the_day_is_that_of_the_environment_else_of_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert today() == datetime.date(1970, 1, 1)
    for strange in ("", "soon", "-1", "9" * 40):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", strange)
        assert today() >= datetime.date(2026, 1, 1)
