"""`rephold read-log`: from files to a summary, a report, entries, a review sheet, and corrections."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from rephold.logs.entry_files import from_csv
from rephold.logs.kept_entries import kept
from rephold.logs.register import Register
from rephold.model.log_id import grouped
from support.command_line import CommandLine, Ended
from support.filling import filled_by_pypdf
from support.inked import picture, printed, saved, template
from support.weekly import LOG_ID, OTHER_ID

TICKED = [f"w1-d{day}-e{row}-s{session}" for day in (1, 2, 3) for row in (1, 2, 3) for session in (1, 2)]


@pytest.fixture
def desk(shell: CommandLine) -> CommandLine:
    """A folder with a scanned log, the same as a form, a form of another log, templates, and a register."""
    made = printed()
    page = picture(made, [*TICKED, "w1-d1-pain-3"], faint=["w1-d4-e1-s1"])
    (shell.folder / "scan.png").write_bytes(saved(page))
    (shell.folder / "log.json").write_text(template(made).model_dump_json(), encoding="utf-8")
    form = filled_by_pypdf(printed(fillable=True).data, dict.fromkeys(TICKED, "Yes") | {"w1-d1-pain": "3"})
    (shell.folder / "form.pdf").write_bytes(form)
    other = printed(OTHER_ID, fillable=True)
    (shell.folder / "other.pdf").write_bytes(other.data)
    (shell.folder / "other.json").write_text(template(other).model_dump_json(), encoding="utf-8")
    register = Register.open(shell.folder / "logs.sqlite", create=True)
    register.keep(template(made), "{}")
    return shell


def read_log(desk: CommandLine, *arguments: str) -> Ended:
    """Run read-log with a data folder that is the test's own."""
    return desk.rephold("read-log", *arguments, env={"XDG_DATA_HOME": str(desk.folder / "data")})


def test_a_summary_is_printed_for_people(desk: CommandLine) -> None:
    ended = read_log(desk, "scan.png", "--template", "log.json")
    assert ended.code == 0, ended.messages
    assert f"Log {grouped(LOG_ID)}  (low-back-pain)" in ended.text
    assert "week 1, 30 Nov 2026" in ended.text
    assert "18-19/42" in ended.text, "the faint mark is told as a range"
    assert "150-160/350" in ended.text, "and so are its repeats"
    assert "80 % of sessions: not reached" in ended.text
    assert "3 now, 3 at most" in ended.text
    assert "pain 3" in ended.text
    assert "1 (settle them with --review FILE.html)" in ended.text
    assert "Not read" not in ended.text
    assert ended.messages == ""


def test_the_register_knows_the_log_too(desk: CommandLine) -> None:
    assert read_log(desk, "form.pdf", "--register", "logs.sqlite").code == 0


def test_the_json_report_has_every_page_with_the_state_of_every_box(desk: CommandLine) -> None:
    ended = read_log(desk, "scan.png", "other.pdf", "--template", "log.json", "--json")
    assert ended.code == 6
    report = json.loads(ended.text)
    assert set(report) == {"pages"}
    page, stranger = report["pages"]
    assert (page["file"], page["page"], page["log_id"], page["status"]) == ("scan.png", 1, LOG_ID, "read")
    assert page["boxes"].keys() == {box.id for box in template(printed()).pages[0].boxes}
    assert {box for box, state in page["boxes"].items() if state == "ticked"} == {*TICKED, "w1-d1-pain-3"}
    assert page["unsure"].keys() == {box for box, state in page["boxes"].items() if state == "unsure"}
    assert page["unsure"].keys() == {"w1-d4-e1-s1"}
    assert (stranger["status"], stranger["reason"], stranger["boxes"]) == ("rejected", "unknown-log", {})
    assert "other.pdf, page 1: The log is not in this register." in ended.messages


def test_what_cannot_be_read_is_told_and_the_rest_is_read(desk: CommandLine) -> None:
    (desk.folder / "note.txt").write_text("all done", encoding="utf-8")
    ended = read_log(desk, "note.txt", "form.pdf", "nothing.pdf", "--template", "log.json")
    assert ended.code == 6
    assert "Not read: 2 of 3 pages" in ended.text
    assert "note.txt, page 1: It is no PDF, JPEG, PNG or TIFF. [no-picture]" in ended.text
    assert "18/42" in ended.text


def test_logs_of_two_people_are_kept_apart_and_that_is_said(desk: CommandLine) -> None:
    ended = read_log(desk, "other.pdf", "form.pdf", "--template", "log.json", "--template", "other.json")
    assert ended.code == 0
    assert f"Log {grouped(LOG_ID)}" in ended.text
    assert f"Log {grouped(OTHER_ID)}" in ended.text
    assert "these are pages of 2 logs; they are kept apart" in ended.messages


def test_what_a_log_comes_to_is_told_to_programs_too(desk: CommandLine) -> None:
    ended = read_log(desk, "scan.png", "--template", "log.json", "--format", "adherence")
    (told,) = json.loads(ended.text)
    assert (told["log_id"], told["programme"], told["goal_reached"]) == (LOG_ID, "low-back-pain", "no")
    assert (told["sessions_done"], told["sessions_planned"]) == ({"least": 18, "most": 19}, 42)
    assert told["weeks"][0]["first_day"] == "2026-11-30"
    assert told["weeks"][0]["means"] == {"pain": {"least": 3, "most": 3}}
    assert sum(one["sessions_planned"] for one in told["exercises"]) == 42


def test_a_log_that_is_not_in_the_register_is_named_by_its_id(desk: CommandLine) -> None:
    ended = read_log(desk, "other.pdf", "--template", "log.json")
    assert re.search(r"Its\s+id: [0-9A-Z]{5}-[0-9A-Z]{5}\. \[unknown-log\]", ended.text)


def test_entries_come_as_csv_and_as_json(desk: CommandLine) -> None:
    table = read_log(desk, "form.pdf", "--template", "log.json", "--format", "csv")
    found = from_csv(table.result, "stdout")
    assert {entry.box for entry in found if entry.state == "ticked"} == {*TICKED, "w1-d1-pain"}
    told = json.loads(read_log(desk, "form.pdf", "--template", "log.json", "--format", "json").text)
    assert [one["box"] for one in told] == [entry.box for entry in found]


def test_a_result_goes_into_a_file_and_nothing_to_stdout(desk: CommandLine) -> None:
    ended = read_log(desk, "form.pdf", "--template", "log.json", "--json", "-o", "out/")
    assert (ended.result, ended.code) == (b"", 0)
    assert "wrote out/logs.json" in ended.messages
    assert json.loads((desk.folder / "out" / "logs.json").read_text())["pages"]


def test_the_same_files_give_the_same_result(desk: CommandLine) -> None:
    arguments = ("scan.png", "--template", "log.json", "--json", "--review", "review.html")
    first = read_log(desk, *arguments).result, (desk.folder / "review.html").read_bytes()
    assert (read_log(desk, *arguments).result, (desk.folder / "review.html").read_bytes()) == first


def test_a_person_settles_what_is_unsure_and_the_register_keeps_who(desk: CommandLine) -> None:
    ended = read_log(desk, "scan.png", "--register", "logs.sqlite", "--review", "review.html")
    assert "wrote review.html (1 to look at)" in ended.messages
    sheet = (desk.folder / "review.html").read_text(encoding="utf-8")
    assert 'data-box="w1-d4-e1-s1"' in sheet
    assert sheet.count("data:image/png;base64,") == 1
    rows = list(csv.DictReader(io.StringIO((desk.folder / "review.csv").read_text(encoding="utf-8"))))
    (desk.folder / "said.csv").write_text(
        f"log_id,box,state,value,by\n{rows[0]['log_id']},{rows[0]['box']},ticked,,AB\n", encoding="utf-8"
    )
    arguments = ("scan.png", "--register", "logs.sqlite", "--resolve", "said.csv", "--keep")
    assert "19/42" in read_log(desk, *arguments).text
    found = kept(Register.open(desk.folder / "logs.sqlite"))
    (settled,) = (entry for entry in found if entry.by)
    assert (settled.box, settled.state, settled.by) == ("w1-d4-e1-s1", "ticked", "AB")
    assert settled.was
    assert settled.was.startswith("unsure:")


def test_days_to_come_do_not_count(desk: CommandLine) -> None:
    ended = read_log(desk, "form.pdf", "--template", "log.json", "--until", "2026-12-02")
    assert "18/18" in ended.text


def test_a_clinic_has_rules_of_its_own(desk: CommandLine) -> None:
    shown = desk.rephold("new", "log-rules", "strict", "-o", "clinic/log-rules/")
    assert shown.code == 0, shown.messages
    arguments = ("form.pdf", "--template", "log.json", "--clinic", "clinic", "--rules", "strict")
    ended = read_log(desk, *arguments)
    assert ended.code == 0, ended.messages


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ((), 2, "FILE..."),
        (("scan.png", "--json", "--format", "csv"), 2, "give one of the two"),
        (("scan.png", "--template", "log.json", "--review", "scan.png"), 2, "which is read too"),
        (
            ("scan.png", "--template", "log.json", "-o", "a.html", "--review", "a.html"),
            2,
            "a file of its own",
        ),
        (("scan.png",), 4, "there is no register of logs"),
        (("scan.png", "--register", "no.sqlite"), 4, "there is no register of logs"),
        (("scan.png", "--register", "log.json"), 3, "register"),
        (("scan.png", "--template", "scan.png"), 3, "is no template of a log"),
        (("scan.png", "--template", "none.json"), 4, "there is no such file"),
        (("scan.png", "--template", "log.json", "--resolve", "log.json"), 3, "is not a corrections file"),
        (("scan.png", "--template", "log.json", "--rules", "standart"), 3, "did you mean standard?"),
    ],
)
def test_a_mistake_is_told_with_what_to_do(
    desk: CommandLine, arguments: tuple[str, ...], code: int, message: str
) -> None:
    ended = read_log(desk, *arguments)
    assert (ended.code, ended.result) == (code, b"")
    assert message in ended.messages
