"""From request to file: the same bytes for the same request, and text from outside printed as it is."""

from __future__ import annotations

import json
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import page
import pytest

from rephold.cli.main import run
from rephold.errors import ContentError, MissingError
from rephold.model.prescription import Request
from rephold.pipeline import make_handout
from rephold.read.library import Library
from rephold.shelf import Shelf
from support.command_line import CommandLine
from support.expected import expected, heard
from support.pdf_items import share
from support.sheets import BARE, FULL, PROGRAMME, Sheet, library

TESTS = Path(__file__).parent
ODD = {
    "markup": "<b>Ann</b> & &amp; <br/>",
    "image": '<img src="file:///etc/passwd"/>',
    "percent": "100 % %s %d %(page)s",
    "braces": "{0} {page} {pages} {emergency_place}",
    "brackets": "back\\slash (paren ((theses \\) end",
    "accents": "Zoe\N{COMBINING DIAERESIS} Łukasiewicz-O'Hara",
    "spaces": "Dr\N{NO-BREAK SPACE}Ada\N{NO-BREAK SPACE}Example",
    "long": ("Wilhelmina Anneliese von und zu Hohenstein " * 3)[:120].strip(),
    "unbroken": ("Donaudampfschifffahrtsgesellschaft" * 4)[:120],
}
ON = pytest.mark.parametrize(("layout", "paper"), [("handout", "a4"), ("handout-compact", "a5")])
IN_ANOTHER_PROCESS = """
import json, sys
from support.sheets import Sheet
from pathlib import Path
request = json.loads(sys.argv[1])
if "clinic" in request:
    request["clinic"] = Path(request["clinic"])
sys.stdout.buffer.write(Sheet("again", request).made.data)
"""


@cache
def odd(kind: str, layout: str, paper: str) -> Sheet:
    """A handout on which everything that comes from outside says something odd."""
    text = ODD[kind]
    more: dict[str, Any] = {
        "patient": {"name": text},
        "clinician": text,
        "note": {"cat-camel": text, "figure-four-stretch": text},
        "layout": layout,
        "paper": paper,
        "date": "2026-11-23",
    }
    return Sheet(kind, more)


def composed(text: str) -> list[str]:
    return text.replace("e\N{COMBINING DIAERESIS}", "ë").split()


@ON
@pytest.mark.parametrize("kind", ODD)
def test_text_from_outside_is_printed_as_it_is(kind: str, layout: str, paper: str) -> None:
    sheet = odd(kind, layout, paper)
    said = [text for _, text in heard(sheet.pdf)]
    assert heard(sheet.pdf) == expected(sheet.handout)
    text = " ".join(composed(ODD[kind]))
    assert said.count(text) == 2
    assert said.count(f"Note: {text}") == 2
    assert sheet.pdf.problems() == []
    running = " ".join(sheet.pdf.artifact_text(1).split())
    assert text in running
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        assert page.validate_pdf_bytes(sheet.made.data, profile=profile).failures == []


@ON
@pytest.mark.parametrize("kind", ODD)
def test_text_from_outside_stays_in_its_place(kind: str, layout: str, paper: str) -> None:
    sheet = odd(kind, layout, paper)
    right = (sheet.paper.width_mm - sheet.paper.margin_mm) * 72 / 25.4
    lines = [item for item in sheet.items if item.kind == "text"]
    assert max(item.box[2] for item in lines) <= right + 1
    walls = [i for i in sheet.items if i.kind == "path" and min(i.width, i.height) < 3]
    for at in range(sheet.made.pages):
        here = [item for item in lines if item.page == at]
        assert [(a.text, b.text) for a, b in combinations(here, 2) if share(a, b) > 0.3] == []
        assert [a.text for a in here for b in walls if share(a, b) > 0.3] == []


@pytest.mark.parametrize("kind", ODD)
def test_a_clinic_may_be_called_anything(kind: str, tmp_path: Path) -> None:
    text = ODD[kind]
    keys = ("name", "address", "phone", "email", "website")
    clinic = {key: text for key in keys} | {"emergency": {"place": text, "number": text}}
    (tmp_path / "clinic.yaml").write_text(json.dumps(clinic))
    sheet = Sheet(kind, {"clinic": tmp_path / "clinic.yaml"})
    assert heard(sheet.pdf) == expected(sheet.handout)
    whole = " ".join(" ".join(composed(said)) for _, said in heard(sheet.pdf))
    assert whole.count(" ".join(composed(text))) >= 8
    assert sheet.pdf.problems() == []


def test_the_same_request_gives_the_same_bytes() -> None:
    for sheet in (BARE, FULL):
        assert make_handout(sheet.asked, Library(Shelf())) == sheet.made
        assert make_handout(sheet.asked, library()) == sheet.made


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_another_process_gives_the_same_bytes(seed: str, tmp_path: Path) -> None:
    request = json.dumps(FULL.request, default=str)
    ended = CommandLine(tmp_path).python(
        "-c", IN_ANOTHER_PROCESS, request, env={"PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo"}, cwd=TESTS
    )
    assert ended.messages == ""
    assert ended.result == FULL.made.data


@pytest.mark.parametrize(
    "change",
    [{"date": "2026-11-24"}, {"review": "2026-12-08"}, {"patient": {"name": "Zoë"}}, {"paper": "a5"}],
    ids=lambda change: next(iter(change)),
)
def test_another_request_gives_other_bytes(change: dict[str, Any]) -> None:
    assert Sheet("", FULL.request | change).made.data != FULL.made.data


def test_the_number_of_pages_is_told() -> None:
    assert BARE.made.pages == len(BARE.pdf.reader.pages)


def test_a_handout_is_smaller_than_120_kilobytes() -> None:
    assert len(BARE.made.data) <= 120_000


def test_the_layouts_own_paper_is_taken_unless_another_is_asked_for() -> None:
    assert Sheet("", {}).made == BARE.made
    assert Sheet("", {"layout": "handout-compact"}).made.data != BARE.made.data


def test_figures_in_black_and_white_come_with_the_theme(tmp_path: Path) -> None:
    folder = tmp_path / "layouts"
    (folder / "themes").mkdir(parents=True)
    (folder / "themes" / "plain.yaml").write_text("id: plain\nfigures: mono\n")
    (folder / "ours.yaml").write_text("id: ours\ntitle: Ours\nbased_on: handout\ntheme: plain\n")
    request = Request.model_validate({"programme": PROGRAMME, "layout": "ours"})
    made = make_handout(request, Library(Shelf(tmp_path)))
    found = Sheet("ours", {})
    found.__dict__["made"] = made
    assert {drawing.name[:9] for drawing in found.pdf.drawings()} == {"Fig-mono-"}
    assert heard(found.pdf) == expected(BARE.handout)


def test_what_is_wrong_is_told_before_anything_is_drawn() -> None:
    for asked, error in (
        ({"layout": "hndout"}, ContentError),
        ({"paper": "a44"}, ContentError),
        ({"drop": ["squat"]}, ContentError),
        ({"clinic": Path("none.yaml")}, MissingError),
    ):
        with pytest.raises(error):
            make_handout(Request.model_validate({"programme": PROGRAMME, **asked}), library())


def test_a_card_too_tall_for_its_paper_ends_the_command_with_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "a.pdf"
    assert run(["handout", PROGRAMME, "--paper", "148x180mm", "-o", str(target)]) == 3
    told = capsys.readouterr().err
    assert told.startswith('paper 148x180mm: "')
    assert "mm taller than a page of layout handout\n    take a larger paper" in told
    assert not target.exists()
