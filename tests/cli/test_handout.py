"""`rephold handout`: from the words of a command line to a file on the disk."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pypdf
import pytest

from rephold.cli.main import run
from support.command_line import CommandLine

PROGRAMME = "low-back-pain"
CLINIC = "name: Riverside Physio\nphone: 01234 567890\n"
UNSIGNED = (
    "low-back-pain: warning: its content is not yet signed by a clinician\n"
    "    have one check it before patients get it, and sign under reviewed_by\n"
)
POLLUTED = """
import os, sys
import rephold.cli.handout as command
honest = command.make_handout

def noisy(*arguments):
    print("noise from a library")
    os.write(1, b"noise from below\\n")
    return honest(*arguments)

command.make_handout = noisy
from rephold.cli.main import run
sys.exit(run(sys.argv[1:]))
"""
LIMITED = """
import resource, sys
from rephold.cli.main import run
resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))
sys.exit(run(sys.argv[1:]))
"""


@dataclass(frozen=True)
class Said:
    """How a run in this process ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def handout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Callable[..., Said]:
    """Run `rephold handout` in an empty folder, in this process."""
    monkeypatch.chdir(tmp_path)

    def made(*arguments: str) -> Said:
        code = run(["handout", *arguments])
        return Said(code, *capfd.readouterr())

    return made


def text_of(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(path).pages).split())


def test_a_handout_is_written_to_out_and_said_on_stderr(handout: Callable[..., Said], tmp_path: Path) -> None:
    said = handout(PROGRAMME)
    path = tmp_path / "out" / "low-back-pain.pdf"
    pages = len(pypdf.PdfReader(path).pages)
    assert said == Said(0, "", f"wrote {Path('out') / 'low-back-pain.pdf'} ({pages} pages)\n{UNSIGNED}")


def test_stdout_gets_the_same_bytes_as_a_file(shell: CommandLine) -> None:
    assert shell.rephold("handout", PROGRAMME).code == 0
    ended = shell.rephold("handout", PROGRAMME, "-o", "-")
    assert (ended.code, ended.messages) == (0, UNSIGNED)
    assert ended.result == (shell.folder / "out" / "low-back-pain.pdf").read_bytes()


def test_noise_of_libraries_stays_out_of_the_pdf(shell: CommandLine) -> None:
    ended = shell.python("-c", POLLUTED, "handout", PROGRAMME, "-o", "-")
    assert ended.code == 0
    assert ended.result == shell.rephold("handout", PROGRAMME, "-o", "-").result
    assert "noise from a library\n" in ended.messages
    assert "noise from below\n" in ended.messages


def test_a_pdf_is_not_sent_to_a_terminal(shell: CommandLine) -> None:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    ended = shell.rephold("handout", PROGRAMME, "-o", "-", stdout=theirs)
    os.close(theirs)
    os.close(ours)
    assert ended.code == 2
    assert "a PDF is not for a terminal\n" in ended.messages


def test_everything_asked_for_is_on_the_sheet(handout: Callable[..., Said], tmp_path: Path) -> None:
    (tmp_path / "clinic.yaml").write_text(CLINIC)
    said = handout(
        PROGRAMME, "--patient", "Zoë Example", "--clinician", "Sam Therapist", "--clinic", "clinic.yaml",
        "--date", "2026-11-23", "--review", "2026-12-07", "--set", "cat-camel.reps=7",
        "--note", "cat-camel=Mind <b>your</b> wrists & <img src='x'> stay low.",
        "--paper", "220x300mm", "-l", "handout-compact", "--lang", "en", "-o", "sheet.pdf",
    )  # fmt: skip
    assert said.code == 0, said.err
    text = text_of(tmp_path / "sheet.pdf")
    for wanted in (
        "Zoë Example",
        "Sam Therapist",
        "Riverside Physio",
        "23 Nov 2026",
        "7 Dec 2026",
        "7 repeats",
    ):
        assert wanted in text
    assert "Mind <b>your</b> wrists & <img src='x'> stay low." in text
    box = pypdf.PdfReader(tmp_path / "sheet.pdf").pages[0].mediabox
    assert [round(float(side) / 72 * 25.4) for side in (box.width, box.height)] == [220, 300]


def test_exercises_are_dropped_and_put_in_order(handout: Callable[..., Said], tmp_path: Path) -> None:
    assert (
        handout(PROGRAMME, "--drop", "press-up-forearms", "--drop", "press-up-hands", "-o", "a.pdf").code == 0
    )
    assert handout(PROGRAMME, "--order", "kneeling-lunge,figure-four-stretch", "-o", "b.pdf").code == 0
    assert "Press-up on forearms" not in text_of(tmp_path / "a.pdf")
    text = text_of(tmp_path / "b.pdf")
    assert text.index("Kneeling lunge") < text.index("Figure-four")


def test_a_prescription_file_gives_the_same_bytes_as_its_options(
    handout: Callable[..., Said], tmp_path: Path
) -> None:
    (tmp_path / "ada.yaml").write_text(
        "programme: low-back-pain\npatient: {name: Ada Example}\ndate: 2026-11-23\n"
        "set: {cat-camel.reps: 8}\nside: {figure-four-stretch: left}\n"
    )
    given = ("--set", "cat-camel.reps=8", "--side", "figure-four-stretch=left", "--date", "2026-11-23")
    assert handout("--from", "ada.yaml", "-o", "a.pdf").code == 0
    assert handout(PROGRAMME, "--patient", "Ada Example", *given, "-o", "b.pdf").code == 0
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_clinics_folder_goes_before_what_ships(handout: Callable[..., Said], tmp_path: Path) -> None:
    (tmp_path / "our").mkdir()
    (tmp_path / "our" / "clinic.yaml").write_text(CLINIC)
    assert run(["new", "layout", "ours", "-o", "our/layouts/"]) == 0
    said = handout(PROGRAMME, "--clinic", "our", "--layout", "ours", "-o", "a.pdf")
    assert said.code == 0, said.err
    assert "Riverside Physio" in text_of(tmp_path / "a.pdf")


def test_the_patients_name_is_in_no_message_and_no_file_name(
    handout: Callable[..., Said], tmp_path: Path
) -> None:
    name = ("--patient", "Ada Example")
    runs = [
        handout(PROGRAMME, *name, "-v"),
        handout("low-back-pian", *name, "-v"),
        handout(PROGRAMME, "--patient", "Ada", "Example"),
        handout(PROGRAMME, "--patient", "Ada Example\N{GRINNING FACE}"),
        handout(PROGRAMME, "--patient", "Ada Example " * 20),
        handout(PROGRAMME, *name, "-n"),
    ]
    assert [said.code for said in runs] == [0, 3, 2, 3, 3, 5]
    assert not any("Ada" in said.err or "Example" in said.err for said in runs)
    assert [path.name for path in tmp_path.rglob("*.pdf")] == ["low-back-pain.pdf"]


def test_content_past_its_review_on_the_day_of_the_sheet_is_refused_unless_allowed(
    handout: Callable[..., Said],
) -> None:
    assert handout(PROGRAMME, "--date", "2028-11-22").code == 0
    late = handout(PROGRAMME, "--date", "2028-11-23")
    assert late.code == 3
    assert late.err.startswith(
        "--date: low-back-pain was due for a new look by 2028-11-22, before 2028-11-23\n"
    )
    allowed = handout(PROGRAMME, "--date", "2028-11-23", "--allow-expired")
    assert allowed.code == 0
    assert "low-back-pain: warning: its content was due for a new look by 2028-11-22\n" in allowed.err


def test_what_nobody_signed_is_said_to_the_clinician_and_not_to_the_patient(
    handout: Callable[..., Said], tmp_path: Path
) -> None:
    assert handout(PROGRAMME, "-o", "a.pdf").err.count("signed") == 1
    assert "signed" not in text_of(tmp_path / "a.pdf")


def test_the_whole_routine_is_done_as_often_as_asked(handout: Callable[..., Said], tmp_path: Path) -> None:
    assert handout(PROGRAMME, "-o", "a.pdf").code == 0
    often = ("--set", "times_per_day=3", "--set", "days_per_week=5")
    assert handout(PROGRAMME, *often, "-o", "b.pdf").code == 0
    usual, changed = text_of(tmp_path / "a.pdf"), text_of(tmp_path / "b.pdf")
    assert "2 times a day" in usual
    assert "Later: 3 times a day" in usual
    assert "3 times a day" in changed
    assert "5 days a week" in changed
    assert "Later:" not in changed


def test_a_panel_about_two_exercises_stays_with_the_other(
    handout: Callable[..., Said], tmp_path: Path
) -> None:
    dropped = "knee-to-opposite-shoulder,press-up-forearms"
    assert handout(PROGRAMME, "--drop", dropped, "-o", "a.pdf").code == 0
    text = text_of(tmp_path / "a.pdf")
    assert text.index("Why stretch your hips?") < text.index("Figure-four")
    assert text.index("Why do press-ups?") < text.index("Press-up on hands")


def test_quiet_is_quiet(handout: Callable[..., Said]) -> None:
    assert handout(PROGRAMME, "-q") == Said(0, "", "")


def test_a_wrong_programme_is_answered_with_the_nearest(handout: Callable[..., Said], tmp_path: Path) -> None:
    said = handout("low-back-pian")
    assert said == Said(
        3, "", "PROGRAMME: there is no programme 'low-back-pian'\n    did you mean low-back-pain?\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_all_that_is_wrong_is_told_at_once(handout: Callable[..., Said], tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text("programme: low-back-pain\ndrop: [squat]\npaper: a44\n")
    said = handout(
        "--from", "p.yaml", "--set", "cat-camle.reps=8", "-l", "hndout", "--set", "kneeling-lunge.reps=0",
        "--side", "cat-camel=left", "--note", "bridge=x", "--date", "2026-12-01", "--review", "2026-11-01",
    )  # fmt: skip
    assert said.code == 3
    places = [line.split(": ")[0] for line in said.err.splitlines() if not line.startswith(" ")]
    assert places == [
        "--layout", "--note bridge", "--review", "--set cat-camle.reps", "--set kneeling-lunge.reps",
        "--side cat-camel", "p.yaml:2:8", "p.yaml:3:8",
    ]  # fmt: skip
    assert "did you mean cat-camel?" in said.err
    assert [path.name for path in tmp_path.iterdir()] == ["p.yaml"]


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("x" * 10_000, "10,000 characters"),
        ("a \N{BELL} b", "U+1F514 BELL"),
        ("a \x07 b", "U+0007"),
        ("a \N{CJK UNIFIED IDEOGRAPH-4E00} b", "U+4E00"),
    ],
)
def test_a_note_that_cannot_be_printed_is_refused(
    handout: Callable[..., Said], tmp_path: Path, note: str, told: str
) -> None:
    said = handout(PROGRAMME, "--note", f"cat-camel={note}")
    assert said.code == 3
    assert said.err.startswith("--note cat-camel: ")
    assert told in said.err
    assert list(tmp_path.iterdir()) == []


def test_a_missing_clinic_file_ends_with_4(handout: Callable[..., Said], tmp_path: Path) -> None:
    said = handout(PROGRAMME, "--clinic", "none.yaml")
    assert (said.code, said.err.splitlines()[0]) == (4, "--clinic: there is no clinic file none.yaml")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_logo_ends_with_4_and_names_its_line(handout: Callable[..., Said], tmp_path: Path) -> None:
    (tmp_path / "clinic.yaml").write_text(CLINIC + "logo:\n  file: logo.png\n  alt: A river\n")
    said = handout(PROGRAMME, "--clinic", "clinic.yaml")
    assert said.code == 4
    assert said.err.startswith("clinic.yaml:4:9: logo.file: there is no file logo.png\n")


def test_a_missing_prescription_file_ends_with_4(handout: Callable[..., Said]) -> None:
    assert handout("--from", "none.yaml").code == 4


def test_a_prescription_that_is_not_yaml_ends_with_3_and_its_place(
    handout: Callable[..., Said], tmp_path: Path
) -> None:
    (tmp_path / "p.yaml").write_text("programme: low-back-pain\n\tdrop: [x]\n")
    said = handout("--from", "p.yaml")
    assert said.code == 3
    assert said.err.startswith("p.yaml:2:1: ")


def test_the_prescription_file_is_never_written_over(handout: Callable[..., Said], tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text("programme: low-back-pain\n")
    said = handout("--from", "p.yaml", "-o", "p.yaml")
    assert said.code == 2
    assert (tmp_path / "p.yaml").read_text() == "programme: low-back-pain\n"


def test_no_clobber_keeps_what_is_there(handout: Callable[..., Said], tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("mine")
    said = handout(PROGRAMME, "-n", "-o", "a.pdf")
    assert said.code == 5
    assert said.err.startswith("a.pdf: is there already\n")
    assert (tmp_path / "a.pdf").read_text() == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of POSIX")
def test_a_disk_that_fills_up_leaves_nothing_half_written(shell: CommandLine) -> None:
    ended = shell.python("-c", LIMITED, "handout", PROGRAMME)
    assert ended.code == 5
    assert ended.messages.startswith("out/low-back-pain.pdf: cannot be written: File too large\n")
    assert list((shell.folder / "out").iterdir()) == []


def test_a_language_we_do_not_have_is_a_wrong_command_line(handout: Callable[..., Said]) -> None:
    said = handout(PROGRAMME, "--lang", "fr")
    assert said.code == 2
    assert "'fr' is not known" in said.err


def test_the_result_on_stdout_is_a_whole_pdf(shell: CommandLine) -> None:
    result = shell.rephold("handout", PROGRAMME, "-o", "-").result
    assert len(pypdf.PdfReader(io.BytesIO(result)).pages) > 0
    assert result.endswith(b"%%EOF\n")
