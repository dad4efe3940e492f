"""`rephold leaflet` and `rephold list leaflets`: from the words of a command line to a file on the disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from rephold.cli.main import run
from support.leaflets import leaflet_library

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def rephold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Run rephold in a folder with the clinic folder `clinic`: (exit code, stdout, stderr)."""
    leaflet_library(tmp_path / "clinic")
    monkeypatch.chdir(tmp_path)

    def ended(*arguments: str) -> tuple[int, str, str]:
        code = run(arguments)
        return (code, *capfd.readouterr())

    return ended


def text_of(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(path).pages).split())


def test_a_leaflet_is_written_to_out_under_a_name_of_its_own(rephold: Run, tmp_path: Path) -> None:
    path = Path("out") / "posture-leaflet.pdf"
    code, out, err = rephold("leaflet", "posture", "--clinic", "clinic")
    pages = len(pypdf.PdfReader(tmp_path / path).pages)
    assert (code, out, err) == (0, "", f"wrote {path} ({pages} pages)\n")


def test_paper_layout_and_output_are_taken(rephold: Run, tmp_path: Path) -> None:
    given = ("--paper", "letter", "-l", "leaflet-compact", "-o", "a.pdf", "-q")
    assert rephold("leaflet", "posture", "--clinic", "clinic", *given) == (0, "", "")
    box = pypdf.PdfReader(tmp_path / "a.pdf").pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == (612, 792)
    assert "Riverside Physio" in text_of(tmp_path / "a.pdf")


def test_nothing_is_replaced_with_no_clobber(rephold: Run, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("mine")
    assert rephold("leaflet", "causes", "--clinic", "clinic", "-n", "-o", "a.pdf")[0] == 5
    assert (tmp_path / "a.pdf").read_text() == "mine"


def test_a_person_who_is_not_drawn_is_said(rephold: Run) -> None:
    code, _, err = rephold("leaflet", "posture", "--clinic", "clinic", "--figures", "broad-short")
    assert code == 0
    assert err.startswith(
        "figures: the whole sheet shows standard-bun, for there is no drawing as broad-short of"
    )


def test_a_person_that_cannot_be_is_a_wrong_command_line(rephold: Run) -> None:
    code, _, err = rephold("leaflet", "posture", "--figures", "broad-shrot")
    assert code == 2
    assert "did you mean broad-short?" in err


def test_an_unknown_leaflet_is_answered_with_the_nearest(rephold: Run, tmp_path: Path) -> None:
    code, _, err = rephold("leaflet", "postur", "--clinic", "clinic")
    assert (code, err) == (3, "PROGRAMME: there is no programme 'postur'\n    did you mean posture?\n")
    assert not (tmp_path / "out").exists()


def test_a_handout_of_chapters_only_says_what_to_do_instead(rephold: Run) -> None:
    code, _, err = rephold("handout", "causes", "--clinic", "clinic")
    assert (code, err) == (
        3,
        "PROGRAMME: causes has no exercises\n    print it with `rephold leaflet causes`\n",
    )


def test_credits_are_one_of_the_leaflets(rephold: Run, tmp_path: Path) -> None:
    assert rephold("leaflet", "credits", "-o", "credits.pdf")[0] == 0
    assert "SIL Open Font License" in text_of(tmp_path / "credits.pdf")


def test_programmes_and_sheets_for_staff_are_listed(rephold: Run) -> None:
    code, out, _ = rephold("list", "leaflets", "--clinic", "clinic")
    assert code == 0
    rows = dict(line.split(maxsplit=1) for line in out.splitlines())
    assert rows["posture"] == "Good posture"
    assert rows["catalogue"] == "All exercises in pictures"
    assert list(rows)[-2:] == ["catalogue", "credits"]
