"""`rephold finish` as a user runs it: where files go, what is said, what is refused."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from finish.paper_files import encrypted, numbered
from support.command_line import CommandLine

A5 = (420.0, 595.0)
A4 = (595.0, 842.0)


@pytest.fixture
def line(tmp_path: Path) -> CommandLine:
    (tmp_path / "six.pdf").write_bytes(numbered([A5] * 6))
    return CommandLine(tmp_path)


def pages(data: bytes) -> int:
    return len(PdfReader(io.BytesIO(data)).pages)


@pytest.mark.parametrize(
    ("way", "count"),
    [
        (["booklet"], 4),
        (["trifold"], 2),
        (["nup", "--grid", "2x2"], 2),
        (["marks"], 6),
        (["poster", "--scale", "1.9", "--page", "1"], 4),
        (["punch"], 6),
        (["press"], 6),
    ],
)
def test_each_way_writes_its_file_beside_nothing_else(line: CommandLine, way: list[str], count: int) -> None:
    if way[0] in ("press", "punch"):
        line.rephold("handout", "low-back-pain", "-o", "six.pdf")
    ended = line.rephold("finish", way[0], "six.pdf", *way[1:])
    assert ended.code == 0, ended.messages
    made = line.folder / "out" / f"six-{way[0]}.pdf"
    assert f"wrote out/six-{way[0]}.pdf ({count} pages)" in ended.messages
    assert pages(made.read_bytes()) == count
    assert sorted(path.name for path in made.parent.iterdir()) == [made.name]


def test_the_result_goes_to_standard_output_when_asked(line: CommandLine) -> None:
    ended = line.rephold("finish", "booklet", "six.pdf", "-o", "-")
    assert pages(ended.result) == 4


def test_a_page_that_is_made_smaller_is_told_in_per_cent(line: CommandLine) -> None:
    ended = line.rephold("finish", "booklet", "six.pdf", "--sheet", "a5")
    assert "to 71 % of their size" in ended.messages


def test_the_file_says_that_it_is_for_paper(line: CommandLine) -> None:
    line.rephold("handout", "low-back-pain", "-o", "handout.pdf")
    made = line.rephold("finish", "booklet", "handout.pdf", "-o", "-").result
    metadata = PdfReader(io.BytesIO(made)).metadata
    assert metadata is not None
    assert metadata.title == "Exercises for low back pain (for paper: booklet)"


def test_a_press_job_with_a_loose_font_is_refused_and_the_report_is_written(line: CommandLine) -> None:
    ended = line.rephold("finish", "press", "six.pdf", "--report", "report.json")
    assert ended.code == 3
    assert "six.pdf: page 1: the font Helvetica is not in the file" in ended.messages
    report = json.loads((line.folder / "report.json").read_text())
    assert {one["rule"] for one in report["findings"]} >= {"font-embedded", "page-count"}
    assert not (line.folder / "out").exists()


@pytest.mark.parametrize("way", ["booklet", "trifold", "nup", "marks", "punch", "press"])
@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"not a PDF at all", "is not a PDF"),
        (encrypted(numbered([A5]), "secret"), "is encrypted"),
        (numbered([A5])[:300], "cannot be repaired"),
    ],
)
def test_bad_files_are_refused_without_a_traceback(
    line: CommandLine, way: str, data: bytes, what: str
) -> None:
    (line.folder / "bad.pdf").write_bytes(data)
    ended = line.rephold("finish", way, "bad.pdf")
    assert ended.code == 3
    assert ended.messages.startswith("bad.pdf: ")
    assert what in ended.messages
    assert not (line.folder / "out").exists()


@pytest.mark.parametrize(
    ("way", "said"),
    [
        (["trifold", "--pages", "1-7"], "there is no page 7"),
        (["trifold", "--pages", "0"], "names no pages"),
        (["poster"], "wants either --to or --scale"),
        (["poster", "--scale", "2", "--margin-mm", "50", "--sheet", "200x100mm"], "leave nothing of a sheet"),
        (["nup", "--sheet", "a5", "--margin-mm", "20"], "not one page fits"),
        (["nup", "--grid", "2"], "is no grid"),
        (["booklet", "--sheet", "a9"], "is no paper"),
        (["booklet", "-o", "six.pdf"], "which is read too"),
    ],
)
def test_what_cannot_be_done_is_a_mistake_that_says_what_to_do(
    line: CommandLine, way: list[str], said: str
) -> None:
    ended = line.rephold("finish", way[0], "six.pdf", *way[1:])
    assert ended.code == 2
    assert said in ended.messages


def test_no_room_for_holes_says_what_is_lacking_and_the_paper_to_take(line: CommandLine) -> None:
    line.rephold("handout", "low-back-pain", "-o", "handout.pdf")
    ended = line.rephold("finish", "punch", "handout.pdf", "--binding-mm", "25")
    assert ended.code == 3
    assert "lacks" in ended.messages
    line.rephold("handout", "low-back-pain", "--paper", "a4-punched", "-o", "holes.pdf")
    assert line.rephold("finish", "punch", "holes.pdf", "--binding-mm", "25").code == 0
