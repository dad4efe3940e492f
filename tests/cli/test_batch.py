"""`rephold batch` as a clinic runs it: what it makes of a roster, and what it says."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from rephold.batch.manifest import as_it_was, harmless
from rephold.cli.main import run
from support.batches import ONE_EXERCISE, Desk, name, rows


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Desk:
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path, capfd)


def test_each_row_has_its_file_and_the_manifest_tells_what_it_is(desk: Desk) -> None:
    desk.roster(*rows(2), "A-3,,,log,")
    ended = desk.batch()
    assert ended.code == 0, ended.messages
    told = desk.manifest()
    assert [(row["row"], row["reference"], row["status"]) for row in told] == [
        (2, "A-1", "made"), (3, "A-2", "made"), (4, "A-3", "made"),
    ]  # fmt: skip
    assert {row["file"]: row["sha256"] for row in told} == desk.files()
    for row in told:
        assert row["pages"] == len(PdfReader(desk.folder / "out" / row["file"]).pages)
    assert told[0]["log_id"] == "" != told[2]["log_id"]
    assert "Person 1" in PdfReader(desk.folder / "out" / name(1)).pages[0].extract_text()


def test_a_bad_row_is_told_with_its_place_and_the_rest_is_made(desk: Desk) -> None:
    desk.roster(
        "A-1,Ada,,handout,0",
        "A-2,Bo,no-such-plan,handout,",
        "A-3,Cy,,letter,",
        "A-4,\u05d3\u05d5\u05d3,,handout,",
        *rows(1, 5),
    )
    ended = desk.batch()
    assert ended.code == 6
    assert list(desk.files()) == [name(5)]
    for place in (
        "roster.csv:2:childs-pose.reps: ", "roster.csv:3:programme: ", "roster.csv:4:kind: ",
        "roster.csv:5:name: has characters that no shipped font can print: U+05D3",
    ):  # fmt: skip
        assert place in ended.messages
    assert [(row["reference"], row["status"]) for row in desk.manifest()] == [
        ("A-1", "failed"), ("A-2", "failed"), ("A-3", "failed"), ("A-4", "failed"), ("A-5", "made"),
    ]  # fmt: skip
    assert [row["file"] for row in desk.manifest()] == ["", "", "", "", name(5)]
    assert desk.manifest()[2]["problems"] == ["roster.csv:4:kind: is no kind of sheet"]


def test_what_all_rows_have_in_common_is_told_once(desk: Desk) -> None:
    desk.roster(*rows(4))
    said = desk.batch().messages
    assert said.count("not yet signed") == 1
    assert "not yet signed by a clinician (4 rows)" in said


def test_strict_makes_nothing_unless_every_row_is_right(desk: Desk) -> None:
    desk.roster(*rows(1), "A-2,,,log,", "A-3,Bo,no-such-plan,handout,")
    ended = desk.batch("--strict")
    assert ended.code == 3
    assert os.listdir() == ["roster.csv"]
    desk.roster(*rows(1), "A-2,,,log,")
    assert desk.batch("--strict").code == 0
    assert len(desk.files()) == 2


def test_a_dry_run_tells_all_and_makes_nothing(desk: Desk) -> None:
    desk.roster(*rows(1), "A-2,Bo,no-such-plan,handout,", "=A-3,Cy,,pack,")
    ended = desk.batch("--dry-run")
    assert ended.code == 6
    lines = ended.text.splitlines()
    assert lines[0] == f"2  A-1  handout back-stretching: {name(1)} (3 pages)"
    assert re.fullmatch(r"4  =A-3  pack back-stretching: =A-3-back-stretching\.pdf \(\d pages\)", lines[2])
    assert "roster.csv:3:programme: " in ended.messages
    assert os.listdir() == ["roster.csv"]


def test_names_of_patients_are_in_no_message_no_manifest_and_no_file_name(desk: Desk) -> None:
    desk.roster("A-1,Quirinus Example,,handout,0", "A-2,Quirinus Example,,pack,")
    ended = desk.batch("-v")
    assert "Quirinus" not in ended.messages + ended.text
    for path in (desk.folder / "out").iterdir():
        assert "Quirinus" not in path.name
        if path.suffix != ".pdf":
            assert b"Quirinus" not in path.read_bytes()
    assert "Quirinus" not in str(PdfReader(desk.folder / "out" / name(2)).metadata)
    assert b"Quirinus" not in (desk.folder / "logs.sqlite").read_bytes()


def test_a_name_that_stands_in_a_wrong_column_is_not_repeated(desk: Desk) -> None:
    columns = ("programme", "layout", "paper", "side", "dose", "drop", "add", "order", "notes")
    lines = [f"A-{n}{',' * n}quirinus{',' * (len(columns) - n)}" for n in range(1, len(columns) + 1)]
    text = ("quirinus=left", "quirinus.reps=3", "quirinus=Slowly.")
    lines += [f"A-2{n}{',' * n}{cell}{',' * (9 - n)}" for n, cell in zip((4, 5, 9), text, strict=True)]
    lines += ["A-30,,,a7"]
    desk.roster(*lines, head=f"reference,{','.join(columns)}\n")
    for more in ((), ("--dry-run",)):
        ended = desk.batch(*more)
        assert ended.code == 6
        assert "roster.csv:2:programme: there is no programme '…'" in ended.messages
        assert "quirinus" not in ended.messages + ended.text
    assert re.search(r'paper a7: "[A-Z].*" is \d+ mm taller', ended.messages)  # of content: that may be said
    for kept in ("manifest.csv", "manifest.json"):
        assert "quirinus" not in (desk.folder / "out" / kept).read_text()


def test_a_bug_costs_one_row_and_its_words_are_not_repeated(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    import rephold.batch.jobs as jobs

    honest = jobs._made

    def broken(job: jobs.Job, *more: object) -> object:
        if job.request.patient.name == "Person 2":
            raise KeyError(job.request.patient.name)
        return honest(job, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(jobs, "_made", broken)
    desk.roster(*rows(3))
    ended = desk.batch()
    assert ended.code == 6
    assert "roster.csv:3:programme: bug in rephold: KeyError in batch/jobs.py" in ended.messages
    assert "Person" not in ended.messages
    assert [row["status"] for row in desk.manifest()] == ["made", "failed", "made"]


def test_formulas_in_the_manifest_are_words(desk: Desk) -> None:
    desk.roster('"=HYPERLINK(""http://x"")",Ada,,handout,', "B;=1+1,Ada,,handout,", "+49;-1|@x,Ada,,handout,")
    desk.batch()
    text = (desk.folder / "out" / "manifest.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert rows[0]["reference"].startswith("'=HYPERLINK")
    for delimiter in ",;|\t":
        cells = [cell for row in csv.reader(io.StringIO(text), delimiter=delimiter) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    listed = json.loads((desk.folder / "out" / "manifest.json").read_text())["rows"]
    assert [row["reference"] for row in listed[1:]] == ["B;=1+1", "+49;-1|@x"]


@given(st.text("=+-@;|\t\r\n'a＝"))
def test_what_was_made_harmless_can_be_read_back(cell: str) -> None:
    assert as_it_was(harmless(cell)) == cell
    parts = re.split("[;|\t\r\n]", harmless(cell))
    assert not any(part.startswith(("=", "+", "-", "@", "＝")) for part in parts)


def test_two_rows_of_one_reference_are_both_made_and_told_apart_the_same_each_time(desk: Desk) -> None:
    desk.roster(*rows(1), *rows(1))
    first = desk.batch()
    assert "is the reference of line 2 too" in first.messages
    assert list(desk.files()) == ["A-1-back-stretching-2.pdf", "A-1-back-stretching.pdf"]
    assert "0 made, 2 kept" in desk.batch("--resume").messages


def test_an_empty_roster_makes_an_empty_manifest(desk: Desk) -> None:
    desk.roster()
    assert desk.batch().code == 0
    assert desk.manifest() == []


def test_a_name_as_long_as_can_be_breaks_into_lines_and_loses_no_letter(desk: Desk) -> None:
    long = " ".join(["Wolfeschlegelsteinhausen"] * 4) + " Bergerdorffsohn"
    wide = "W" * 120
    desk.roster(f"A-1,{long},,handout,", f"A-2,{wide},,handout,", f"A-3,{wide}W,,handout,")
    ended = desk.batch()
    assert "roster.csv:4:name: " in ended.messages
    for number, text in ((1, long), (2, wide)):
        page = PdfReader(desk.folder / "out" / name(number)).pages[0]
        assert text.replace(" ", "") in re.sub(r"\s", "", page.extract_text())


def test_a_file_of_a_batch_is_the_one_that_the_handout_command_makes(desk: Desk) -> None:
    desk.roster("A-1,Sam Example,low-back-pain,handout,")
    (desk.folder / "letter.yaml").write_text("name: Riverside Physio\n")
    assert run(["batch", "roster.csv", "--clinic", "letter.yaml"]) == 0
    options = ["--patient", "Sam Example", "--clinic", "letter.yaml", "-o", "one.pdf"]
    assert run(["handout", "low-back-pain", *options]) == 0
    batched = desk.folder / "out" / "A-1-low-back-pain.pdf"
    assert batched.read_bytes() == (desk.folder / "one.pdf").read_bytes()


def test_a_zip_holds_every_file_and_the_manifest_and_others_may_read_it(desk: Desk) -> None:
    desk.roster(*rows(3), "A-4,Bo,no-such-plan,handout,")
    assert desk.batch("--zip", "week.zip").code == 6
    with zipfile.ZipFile(desk.folder / "week.zip") as archive:
        assert archive.namelist() == [*map(name, (1, 2, 3)), "manifest.csv", "manifest.json"]
        assert archive.testzip() is None
        assert json.loads(archive.read("manifest.json"))["failed"] == 1
    mask = os.umask(0)
    os.umask(mask)
    assert (desk.folder / "week.zip").stat().st_mode & 0o777 == 0o666 & ~mask
    assert sorted(os.listdir()) == ["roster.csv", "week.zip"]


def test_a_roster_comes_from_standard_input_too(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"reference,name\n{rows(1)[0].split(',')[0]},Sam\n".encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))
    assert run(["batch", "-", *ONE_EXERCISE]) == 0
    assert list(desk.files()) == [name(1)]


def test_columns_for_editions_and_inks_count(desk: Desk) -> None:
    desk.roster("A-1,,large-print,", "A-2,,,grey", head="reference,programme,edition,ink\n")
    assert desk.batch().code == 0
    large, grey = (PdfReader(desk.folder / "out" / name(number)) for number in (1, 2))
    assert len(large.pages) > len(grey.pages)


def test_leaflets_are_copied_in_one_file_each_on_a_fresh_sheet(desk: Desk) -> None:
    assert run(["batch", "leaflets", "low-back-pain", "-o", "out/"]) == 0
    assert run(["batch", "leaflets", "low-back-pain", "no-such-plan", "--copies", "5", "-o", "out/"]) == 6
    single = PdfReader(desk.folder / "out" / "low-back-pain-leaflet.pdf")
    copies = PdfReader(desk.folder / "out" / "low-back-pain-leaflet-x5.pdf")
    each = len(single.pages) + len(single.pages) % 2
    assert len(copies.pages) == 5 * each
    assert copies.pages[0].extract_text() == copies.pages[each].extract_text() != ""
    size = (desk.folder / "out" / "low-back-pain-leaflet-x5.pdf").stat().st_size
    assert size < 1.5 * (desk.folder / "out" / "low-back-pain-leaflet.pdf").stat().st_size


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--zip", "a.zip", "-o", "out"), "three ways"),
        (("--name", "{surname}"), "there is none of"),
        (("--name", "\udcff{reference}"), "that no file name should have"),
        (("--zip", "-"), "would be standard output"),
        (("--passwords", "p.csv"), "goes with --encrypt"),
        (("--encrypt",), "has no password for 1 of 1 rows"),
        (("--resume", "--zip", "a.zip"), "goes with files in a folder"),
        (("--default", "surname=x"), "is no column"),
        (("--default", "password=x"), "is for all rows"),
    ],
)
def test_what_cannot_go_together_is_told(desk: Desk, options: tuple[str, ...], said: str) -> None:
    desk.roster(*rows(1))
    ended = desk.batch(*options)
    assert ended.code in (2, 4)
    assert said in ended.messages
