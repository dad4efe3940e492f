"""`rephold progress`: one page of charts, words and tables, from a CSV or a register, for one person."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

import pypdf
import pytest

from rephold.check.tagged import TaggedPdf
from rephold.logs.entries import Entry, entries
from rephold.logs.entry_files import as_csv
from rephold.logs.kept_entries import keep
from rephold.logs.register import Register
from rephold.model.log_id import grouped
from rephold.model.log_template import LogTemplate
from support.command_line import CommandLine
from support.weekly import LOG_ID, OTHER_ID, all_boxes, log, read_all, row

ROWS = [row(1, sessions=2), row(2, name="Bridge", sessions=2), row(3, label="3a", name="Press-up"),
        row(4, label="3b", name="Long press-up")]  # fmt: skip
LOG = log(ROWS, weeks=4, questions=["pain"])
OTHER = log(log_id=OTHER_ID)


def filled(template: LogTemplate, weeks: Iterable[int], pains: Iterable[int] = ()) -> tuple[Entry, ...]:
    """All of these weeks done, the others not; mean pain by week."""
    done = [box for box in all_boxes(template) if int(box[1]) in weeks]
    pain = [f"w{week}-d{day}-pain-{value}" for week, value in enumerate(pains, 1) for day in (1, 3, 5)]
    return entries(template, read_all(template, [*done, *pain]))


@pytest.fixture
def desk(shell: CommandLine) -> CommandLine:
    """A folder with the entries of two logs as CSV and in a register."""
    mine, other = filled(LOG, (1, 3, 4), (6, 5, 4, 2)), filled(OTHER, (1,))
    (shell.folder / "mine.csv").write_text(as_csv(mine), encoding="utf-8")
    (shell.folder / "both.csv").write_text(as_csv([*mine, *other]), encoding="utf-8")
    register = Register.open(shell.folder / "logs.sqlite", create=True)
    keep(register, mine)
    keep(register, other)
    return shell


def page(desk: CommandLine, *arguments: str) -> tuple[bytes, str]:
    """The PDF that was made, and its text."""
    ended = desk.rephold("progress", *arguments, "-o", "page.pdf")
    assert ended.code == 0, ended.messages
    data = (desk.folder / "page.pdf").read_bytes()
    return data, "\n".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(data)).pages)


def test_a_csv_alone_is_enough_for_one_page(desk: CommandLine) -> None:
    data, text = page(desk, "mine.csv", "--patient", "Sam Example")
    assert len(pypdf.PdfReader(io.BytesIO(data)).pages) == 1
    flat = " ".join(text.split())
    for said in (
        "My progress",
        "Sam Example",
        "30 Nov – 27 Dec 2026",
        "75 %",
        "The goal is 80 %.",
        "Your mean pain went down by 4 of 10 points",
        "Talk to your physiotherapist before going on.",
        "Pain of 6 or more on at least 2 days: week 1.",
        "3a/3b Press-up / Long press-up",
        f"Log {grouped(LOG_ID)}",
    ):
        assert said in flat, said


def test_a_register_gives_the_same_page(desk: CommandLine) -> None:
    assert page(desk, "logs.sqlite", "--log", LOG_ID) == page(desk, "mine.csv")
    assert page(desk, "both.csv", "--log", grouped(LOG_ID).lower()) == page(desk, "mine.csv")


def test_charts_say_all_their_numbers_to_those_who_listen(desk: CommandLine) -> None:
    data, _ = page(desk, "mine.csv")
    bars, line = (node.alt or "" for node in TaggedPdf(data).document.walk() if node.role == "Figure")
    assert "Week 1: 100, Week 2: 0, Week 3: 100, Week 4: 100" in bars
    assert "goal, 80 %" in bars
    assert "Week 1: 6, Week 2: 5, Week 3: 4, Week 4: 2" in line


def test_the_numbers_stand_in_tables_with_headings(desk: CommandLine) -> None:
    data, _ = page(desk, "mine.csv")
    pdf = TaggedPdf(data)
    heads, cells = ([text.strip() for text in pdf.texts(role)] for role in ("TH", "TD"))
    assert {"Week", "Done", "%", "Pain", "Exercise", "Repeats", "Week 2, 7 Dec 2026"} <= set(heads)
    assert cells[2:10] == ["35 of 35", "100", "6", "0 of 35", "0", "5", "35 of 35", "100"]
    assert pdf.problems() == []
    assert pdf.font_problems() == []


def test_pages_of_two_people_are_never_mixed(desk: CommandLine) -> None:
    for source in ("both.csv", "logs.sqlite"):
        ended = desk.rephold("progress", source)
        assert ended.code == 2
        assert "there are 2 logs" in ended.messages
        assert not (desk.folder / "out").exists()


def test_several_logs_of_one_person_are_one_page(desk: CommandLine) -> None:
    _, text = page(desk, "both.csv", "--log", LOG_ID, "--log", OTHER_ID)
    assert f"Log {grouped(LOG_ID)}, {grouped(OTHER_ID)}" in text


def test_the_clinic_stands_on_the_page(desk: CommandLine) -> None:
    (desk.folder / "clinic.yaml").write_text("name: Leaf Physiotherapy\n", encoding="utf-8")
    _, text = page(desk, "mine.csv", "--clinic", "clinic.yaml", "--paper", "letter")
    assert "Leaf Physiotherapy" in text


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("nothing.csv",), 4, "there is no such file"),
        (("mine.csv", "--log", "ZZZZZZZZZZ"), 3, f"there are {grouped(LOG_ID)}"),
        (("mine.csv", "--log", "my log"), 2, "no log's id"),
        (("empty.csv",), 3, "has no column"),
        (("mine.csv", "--until", "2020-01-01"), 3, "--until: there are no entries up to 2020-01-01"),
        (("mine.csv", "-o", "mine.csv"), 2, "which is read too"),
        (("mine.csv", "--paper", "a9"), 3, "there is no paper 'a9'"),
    ],
)
def test_a_mistake_is_told_with_what_to_do(
    desk: CommandLine, arguments: tuple[str, ...], code: int, message: str
) -> None:
    (desk.folder / "empty.csv").write_bytes(b"")
    ended = desk.rephold("progress", *arguments)
    assert ended.code == code
    assert message in ended.messages


def test_without_a_source_it_is_the_register_in_the_data_folder(desk: CommandLine, tmp_path: Path) -> None:
    home = {"XDG_DATA_HOME": str(tmp_path / "data")}
    register = Register.open(tmp_path / "data" / "rephold" / "logs.sqlite", create=True)
    keep(register, filled(OTHER, (1,)))
    ended = desk.rephold("progress", "--log", OTHER_ID, "-o", "mine.pdf", env=home)
    assert ended.code == 0, ended.messages


def test_a_register_without_entries_says_how_to_keep_them(desk: CommandLine, tmp_path: Path) -> None:
    Register.open(tmp_path / "new.sqlite", create=True)
    ended = desk.rephold("progress", str(tmp_path / "new.sqlite"))
    assert ended.code == 3
    assert "read-log --keep" in ended.messages


@pytest.mark.parametrize("weeks", [1, 4, 8])
def test_up_to_eight_weeks_of_a_routine_are_on_one_page_with_every_week_to_talk_about(
    desk: CommandLine, weeks: int
) -> None:
    names = ("Cat and camel", "Knee to opposite shoulder", "Figure-four stretch", "Kneeling lunge stretch")
    rows = [row(number, name=name) for number, name in enumerate(names, 1)]
    rows += [row(5, label="5a", name="Press-up on forearms"), row(6, label="5b", name="Press-up on hands")]
    whole = log([*rows, row(7, label="6", name="Cat and camel again")], weeks=weeks, questions=["pain"])
    told = filled(whole, range(1, weeks + 1, 2), [7] * weeks)
    (desk.folder / "long.csv").write_text(as_csv(told), encoding="utf-8")
    data, text = page(desk, "long.csv")
    assert len(pypdf.PdfReader(io.BytesIO(data)).pages) == 1
    every = ", ".join(str(number) for number in range(1, weeks + 1))
    assert f"on at least 2 days: week {every}." in " ".join(text.split())
