"""A batch as one file for a printer: whole patients, in the order of the roster, each on a fresh sheet."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from rephold.compose.separator import separator
from rephold.errors import ContentError
from rephold.logs.register import Register
from support.batches import Desk, rows


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Desk:
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path, capfd)


def texts(reader: PdfReader) -> list[str]:
    """The words of each page."""
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def bookmarks(reader: PdfReader) -> dict[str, int | None]:
    """The number of the page that each bookmark leads to."""
    found = [mark for mark in reader.outline if isinstance(mark, Destination)]
    return {str(mark.title): reader.get_destination_page_number(mark) for mark in found}


def test_each_patients_pages_are_those_of_the_own_file_and_begin_on_a_fresh_sheet(desk: Desk) -> None:
    desk.roster(*rows(2), "A-3,Bo,no-such-plan,handout,", "A-4,Person 4,,pack,")
    assert desk.batch().code == 6
    ended = desk.batch("--print-run", "week.pdf")
    assert ended.code == 6
    assert "wrote week.pdf: 3 made, 1 failed" in ended.messages
    expected: list[str] = []
    starts = {}
    for number in (1, 2, 4):
        own = texts(PdfReader(desk.folder / "out" / f"A-{number}-back-stretching.pdf"))
        starts[f"Person {number}"] = len(expected)
        expected += own + [""] * (len(own) % 2)
    run = PdfReader(desk.folder / "week.pdf")
    assert texts(run) == expected
    assert bookmarks(run) == starts
    assert all(page % 2 == 0 for page in starts.values())


def test_processes_are_for_files_and_that_is_said(desk: Desk) -> None:
    desk.roster(*rows(2))
    desk.batch("--print-run", "one.pdf")
    ended = desk.batch("--print-run", "two.pdf", "-j", "2")
    assert ended.code == 0
    assert "--jobs: is for files; a print run is made by one process" in ended.messages
    assert (desk.folder / "two.pdf").read_bytes() == (desk.folder / "one.pdf").read_bytes()


def test_its_manifest_stands_beside_it_and_its_logs_are_in_the_register(desk: Desk) -> None:
    desk.roster("A-1,Person 1,,log,", "A-2,Bo,no-such-plan,handout,")
    desk.batch("--print-run", "week.pdf")
    assert sorted(os.listdir()) == [
        "logs.sqlite", "roster.csv", "week-manifest.csv", "week-manifest.json", "week.pdf",
    ]  # fmt: skip
    first, second = json.loads((desk.folder / "week-manifest.json").read_text())["rows"]
    assert (first["status"], first["file"], first["pages"]) == ("made", "week.pdf", 1)
    assert (second["status"], second["file"], second["sha256"]) == ("failed", "", "")
    assert first["sha256"] == hashlib.sha256((desk.folder / "week.pdf").read_bytes()).hexdigest()
    assert Register.open(desk.folder / "logs.sqlite").ids() == (first["log_id"],)


def test_a_separator_with_the_name_stands_before_each_patient_and_one_side_has_no_blank_pages(
    desk: Desk,
) -> None:
    desk.roster(*rows(2))
    desk.batch("--print-run", "both.pdf", "--separators")
    desk.batch("--print-run", "one.pdf", "--separators", "--one-side")
    both, one = (texts(PdfReader(desk.folder / name)) for name in ("both.pdf", "one.pdf"))
    assert [page for page in both if page] == one
    assert len(one) == 8
    assert len(both) == 12
    for number, page in ((1, 0), (2, 6)):
        assert f"Person {number}" in both[page]
        assert both[page + 1] == ""
        assert f"Person {number}" in both[page + 2]


def test_a_patient_without_a_name_is_called_by_the_reference(desk: Desk) -> None:
    desk.roster("A-17,,,handout,", "😀,,,handout,")
    desk.batch("--print-run", "week.pdf", "--separators")
    reader = PdfReader(desk.folder / "week.pdf")
    assert bookmarks(reader) == {"A-17": 0, "😀": 6}
    assert [texts(reader)[page].partition(" Back")[0] for page in (0, 6)] == ["A-17", "No name"]


def test_a_separator_that_has_no_room_costs_its_own_row(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(prescription: Any, name: str, *_: Any) -> Any:
        if name == "Person 1":
            raise ContentError.at("paper a7", "is too small")
        return separator(prescription, name, *_)

    monkeypatch.setattr("rephold.pipeline.print_run.separator", refused)
    desk.roster(*rows(2))
    ended = desk.batch("--print-run", "week.pdf", "--separators")
    assert ended.code == 6
    assert "roster.csv:2: paper a7: is too small" in ended.messages
    assert len(PdfReader(desk.folder / "week.pdf").pages) == 6


def test_the_same_roster_gives_the_same_bytes(desk: Desk) -> None:
    desk.roster(*rows(3), "A-4,,,pack,")
    desk.batch("--print-run", "one.pdf")
    desk.batch("--print-run", "two.pdf")
    assert (desk.folder / "one.pdf").read_bytes() == (desk.folder / "two.pdf").read_bytes()


def test_a_run_without_any_patient_is_no_file(desk: Desk) -> None:
    desk.roster("A-2,Bo,no-such-plan,handout,")
    ended = desk.batch("--print-run", "week.pdf")
    assert ended.code == 3
    assert "has no row that can be printed" in ended.messages
    assert os.listdir() == ["roster.csv"]
