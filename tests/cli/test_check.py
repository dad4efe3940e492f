"""`rephold check` on the command line: what it looks at, how it ends, where results go."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from check.test_content_rules import BRIEF_STEPS, EXERCISE, LONG_STEP, PROGRAMME
from rephold.check.tagged import TaggedPdf
from support.checked_content import CleanClinic, clean_clinic
from support.command_line import CommandLine


@pytest.fixture
def clinic(shell: CommandLine) -> CleanClinic:
    (shell.folder / "mine").mkdir()
    return clean_clinic(shell.folder / "mine")


def findings(shell: CommandLine, *arguments: str | Path) -> list[dict[str, Any]]:
    ended = shell.rephold("check", *arguments, "--format", "json")
    assert ended.code in (0, 3), ended.messages
    found: list[dict[str, Any]] = json.loads(ended.text)["findings"]
    return found


def test_a_clean_folder_ends_with_0(shell: CommandLine, clinic: CleanClinic) -> None:
    ended = shell.rephold("check", "mine")
    assert (ended.code, ended.text) == (0, "0 errors, 0 warnings, 0 notes; 0 excepted with a reason\n")


def test_an_error_ends_with_3_and_names_file_and_line(shell: CommandLine, clinic: CleanClinic) -> None:
    clinic.change(EXERCISE, BRIEF_STEPS, LONG_STEP)
    ended = shell.rephold("check", f"mine/{EXERCISE}")
    assert ended.code == 3
    assert ended.text.startswith(f"mine/{EXERCISE}:")
    assert "[language/step-length]" in ended.text
    assert ended.messages == ""


def test_a_warning_ends_with_3_only_if_strict(shell: CommandLine, clinic: CleanClinic) -> None:
    clinic.change(PROGRAMME, "reviewed_by: Ada Example\n", "")
    assert shell.rephold("check", "mine").code == 0
    assert shell.rephold("check", "mine", "--strict").code == 3


def test_an_exception_of_the_folder_holds_for_its_files(shell: CommandLine, clinic: CleanClinic) -> None:
    clinic.change(PROGRAMME, "reviewed_by: Ada Example\n", "")
    (clinic.folder / "check.yaml").write_text(
        "exceptions:\n  - {rule: safety/signed, place: programmes/*.yaml, reason: To be signed in May.}\n",
        encoding="utf-8",
    )
    ended = shell.rephold("check", "mine", "--strict", "-v")
    assert ended.code == 0
    assert "To be signed in May." in ended.text
    assert shell.rephold("check", f"mine/{PROGRAMME}", "--strict").code == 0


def test_the_day_of_review_can_be_given(shell: CommandLine, clinic: CleanClinic) -> None:
    late = findings(shell, "mine", "--date", "2029-01-01")
    assert [one["rule"] for one in late] == ["safety/review-date"]


def test_a_pdf_is_checked_by_its_path(shell: CommandLine) -> None:
    shell.rephold("handout", "low-back-pain", "-o", "back.pdf")
    assert {one["severity"] for one in findings(shell, "back.pdf")} <= {"note"}
    shell.rephold("finish", "nup", "back.pdf", "-o", "small.pdf", "--grid", "2x2")
    small = {one["rule"] for one in findings(shell, "small.pdf")}
    assert {"tags/tagged", "print/smallest-size"} <= small


def test_printed_programmes_of_a_folder_are_checked_too(shell: CommandLine, clinic: CleanClinic) -> None:
    found = findings(shell, "mine", "--printed")
    assert {(one["file"], one["rule"]) for one in found} == {("low-back-pain.pdf", "print/ideal-size")}


@pytest.mark.parametrize("form", ["json", "sarif", "html", "text"])
def test_every_format_can_go_to_a_file(form: str, shell: CommandLine, clinic: CleanClinic) -> None:
    ended = shell.rephold("check", "mine", "--format", form, "-o", f"found.{form}")
    assert (ended.code, ended.result) == (0, b"")
    assert (shell.folder / f"found.{form}").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ["nothing.yaml", "nothing/"])
def test_a_path_that_is_not_there_ends_with_4(path: str, shell: CommandLine) -> None:
    assert shell.rephold("check", path).code == 4


def test_a_folder_that_is_no_clinics_ends_with_4(shell: CommandLine) -> None:
    (shell.folder / "photos").mkdir()
    assert shell.rephold("check", "photos").code == 4


def test_a_sign_off_sheet_has_every_item_and_lines_to_sign_on(shell: CommandLine) -> None:
    ended = shell.rephold("check", "--sign-off", "low-back-pain", "-o", "sign.pdf")
    assert ended.code == 0, ended.messages
    pdf = TaggedPdf((shell.folder / "sign.pdf").read_bytes())
    assert pdf.problems() == []
    assert [text.strip() for text in pdf.texts("H1")] == ["For sign-off: Exercises for low back pain"]
    rows = [node for node in pdf.document.walk() if node.role == "TR"]
    heads = sum(pdf.text(row).startswith("No.") for row in rows)
    assert len(rows) - heads == 24 + 20 + 16 + 12 + 12 + 3
    whole = " ".join(pdf.texts("TD", "TH", "P"))
    assert "Name and profession" in whole
    assert whole.count("yes · no · n/a") == 17 + 12


def test_a_sign_off_sheet_and_a_path_do_not_go_together(shell: CommandLine) -> None:
    assert shell.rephold("check", "a.pdf", "--sign-off", "low-back-pain").code == 2


def test_the_same_findings_come_in_the_same_order(shell: CommandLine, clinic: CleanClinic) -> None:
    clinic.change(EXERCISE, BRIEF_STEPS, LONG_STEP)
    clinic.change(PROGRAMME, "reviewed_by: Ada Example\n", "")
    once, again = (shell.rephold("check", "mine", env={"PYTHONHASHSEED": seed}).text for seed in "12")
    assert once == again


def test_what_a_new_clinic_has_not_filled_in_yet_is_found(shell: CommandLine) -> None:
    shell.rephold("new", "clinic", "-o", "mine/")
    assert [one["rule"] for one in findings(shell, "mine")] == ["safety/contact", "safety/emergency-number"]
