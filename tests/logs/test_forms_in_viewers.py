"""Logs filled in with the viewers people have: Chromium's own, and pdf.js, which is Firefox's.

These run where the programs are: `chromium`, or `node` with pdfjs-dist on NODE_PATH. The engine of Chromium's
viewer is always tried, in test_forms.py.
"""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest

from rephold.logs.forms import read_form
from support import fillable
from support.chromium import Chromium
from support.filling import Answers, some_answers, states, widgets

TEMPLATE = fillable.template()
AREAS = [*fillable.areas(1), *fillable.areas(2)]
HEIGHT = fillable.SIZE[1] + 2 * fillable.EDGE
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
NODE = shutil.which("node")
SCRIPT = Path(__file__).parents[1] / "support" / "fill_with_pdfjs.mjs"


def read_states(data: bytes) -> dict[str, str]:
    pages = read_form(data, "log.pdf", lambda log_id: TEMPLATE if log_id == fillable.LOG_ID else None)
    assert pages is not None
    return {box: reading.state for page in pages for box, reading in page.boxes.items()}


def notes(data: bytes) -> dict[str, str]:
    pages = read_form(data, "log.pdf", lambda _: TEMPLATE) or []
    return {name: text for page in pages for name, text in page.texts.items()}


@pytest.fixture
def viewer(tmp_path: Path) -> Iterator[Chromium]:
    assert CHROMIUM
    file = tmp_path / "log.pdf"
    file.write_bytes(fillable.fillable())
    try:
        opened = Chromium(CHROMIUM, file, tmp_path / "profile")
    except (TimeoutError, EOFError, RuntimeError) as error:
        pytest.skip(f"this Chromium cannot be driven: {error}")
    with opened:
        yield opened


def answer(viewer: Chromium, answers: Answers) -> None:
    places = {(area.name, area.export if area.kind == "choice" else ""): area.rect for area in AREAS}
    for name, said in answers.items():
        x0, y0, x1, y1 = places.get((name, said)) or places[name, ""]
        middle = (x0 + x1) / 2 + fillable.EDGE, (y0 + y1) / 2 + fillable.EDGE
        viewer.click(int(name[1]) - 1, *middle, HEIGHT)
        if (name, said) not in places and said != "Yes":
            viewer.type(said)


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_a_log_filled_in_with_chromium_is_read_back_and_undone_again(viewer: Chromium) -> None:
    answers = some_answers(AREAS, 5)
    answer(viewer, answers)
    saved = viewer.saved()
    assert read_states(saved) == states(TEMPLATE, answers)
    assert notes(saved) == {name: said for name, said in answers.items() if "notes" in name}
    undone = {name: said for name, said in answers.items() if "-s1" not in name and "notes" not in name}
    answer(viewer, undone)
    left = {name: said for name, said in answers.items() if name not in undone}
    assert read_states(viewer.saved()) == states(TEMPLATE, left)


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_the_tab_key_goes_through_the_fields_in_reading_order(viewer: Chromium) -> None:
    first = fillable.areas(1)
    answer(viewer, {first[0].name: "Yes"})
    viewer.settle()
    for area in first[1:-1]:
        viewer.press("Tab")
        if area.kind == "text":
            viewer.type("7")
        elif area.export in ("Yes", "2"):
            viewer.press(" ")
    wanted = {area.name: {"check": "Yes", "text": "7", "choice": "2"}[area.kind] for area in first[:-1]}
    assert read_states(viewer.saved()) == states(TEMPLATE, wanted)


def by_pdfjs(folder: Path, data: bytes, answers: Answers) -> bytes:
    assert NODE
    (folder / "in.pdf").write_bytes(data)
    asked = [NODE, str(SCRIPT), "in.pdf", "out.pdf", json.dumps(answers)]
    done = subprocess.run(asked, cwd=folder, capture_output=True, text=True, timeout=60)
    if done.returncode == 3:
        pytest.skip("pdfjs-dist is not on NODE_PATH")
    assert done.returncode == 0, done.stderr
    return (folder / "out.pdf").read_bytes()


@pytest.mark.skipif(NODE is None, reason="node is not installed")
def test_a_log_filled_in_with_pdfjs_is_read_back_and_undone_again(tmp_path: Path) -> None:
    answers = some_answers(AREAS, 6)
    saved = by_pdfjs(tmp_path, fillable.fillable(), answers)
    assert read_states(saved) == states(TEMPLATE, answers)
    assert notes(saved) == {name: said for name, said in answers.items() if "notes" in name}
    names = {name for _, name, _ in widgets(pypdf.PdfReader(io.BytesIO(saved)))} - {"log-id"}
    emptied = by_pdfjs(tmp_path, saved, dict.fromkeys(sorted(names), ""))
    assert read_states(emptied) == states(TEMPLATE, {})
    assert notes(emptied) == {}
