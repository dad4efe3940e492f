"""The benchmark compares like with like: the bare script draws what our handout says and shows."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from bench.imports import imported
from bench.processes import ROOT, Compared, environment
from bench.words import plain_handout
from pypdf import PdfReader

from rephold.model.prescription import Request
from rephold.pipeline import make_handout
from rephold.read.library import Library
from rephold.shelf import Shelf

LOW_BACK = Request(programme="low-back-pain")
A4 = [595.276, 841.89]


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    """What the bare script is given."""
    return plain_handout(LOW_BACK, Library(Shelf()))


@pytest.fixture(scope="module")
def bare(data: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bare script's PDF, from its own process."""
    folder = tmp_path_factory.mktemp("bare")
    (folder / "handout.json").write_text(json.dumps(data), encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "bench.bare_reportlab", "handout.json", "bare.pdf"],
        cwd=folder, env=environment(), check=True,
    )  # fmt: skip
    return folder / "bare.pdf"


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our handout of the same request."""
    file = tmp_path_factory.mktemp("ours") / "ours.pdf"
    file.write_bytes(make_handout(LOW_BACK, Library(Shelf())).data)
    return file


def squeezed(text: str) -> str:
    """The text without markup and white space, for lines break elsewhere."""
    return "".join(unescape(re.sub(r"</?(?:b|font)[^>]*>", "", text)).split())


def sentences(value: Any) -> Iterator[str]:
    """Every text that plain blocks say."""
    if isinstance(value, dict):
        unsaid = {"kind", "look", "style"} | ({"caption"} if value.get("kind") == "Table" else set())
        for key, inner in value.items():
            if key == "figures":
                yield from sentences([caption for _, caption in inner])
            elif key not in unsaid:
                yield from sentences(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from sentences(inner)
    elif isinstance(value, str) and value:
        yield squeezed(value)


def text_of(pdf: Path) -> str:
    """All text of a PDF."""
    return squeezed("".join(page.extract_text() for page in PdfReader(pdf).pages))


def curves_of(pdf: Path) -> int:
    """How many curves the pages of a PDF draw themselves."""
    contents = [page.get_contents() for page in PdfReader(pdf).pages]
    return sum(len(re.findall(rb"\sc\s", content.get_data())) for content in contents if content is not None)


def faces_of(reader: PdfReader) -> set[str]:
    """The embedded typefaces of the first page."""
    resources: Any = reader.pages[0]["/Resources"]
    names = [str(font.get_object()["/BaseFont"]) for font in resources["/Font"].values()]
    return {name.partition("+")[2] for name in names if "+" in name}


def test_the_bare_script_draws_every_sentence(data: dict[str, Any], bare: Path) -> None:
    said = text_of(bare)
    assert [sentence for sentence in sentences(data["blocks"]) if sentence not in said] == []


def test_our_handout_says_every_sentence_that_the_bare_script_is_given(
    data: dict[str, Any], ours: Path
) -> None:
    said = text_of(ours)
    found = list(sentences(data["blocks"]))
    assert len(found) > 150
    assert [sentence for sentence in found if sentence not in said] == []


def test_nothing_that_our_handout_says_is_kept_from_the_bare_script(data: dict[str, Any], ours: Path) -> None:
    left = text_of(ours)
    pages = len(PdfReader(ours).pages)
    furniture = data["furniture"]
    numbered = [furniture["footer_right"].format(page=page + 1, pages=pages) for page in range(pages)]
    running = [furniture["running_title"], furniture["footer_left"]] * pages
    texts = [*sentences(data["blocks"]), *map(squeezed, numbered), *map(squeezed, running)]
    texts += [squeezed(str(text)) for text in ("•", *(f"{n}." for n in range(1, 10)))]
    texts += [
        squeezed(cell) for block in data["blocks"] if block["kind"] == "Table" for cell in block["header"]
    ]
    for text in sorted(set(texts), key=len, reverse=True):
        left = left.replace(text, "")
    assert left == ""


def test_the_bare_script_draws_the_curves_of_every_figure(data: dict[str, Any], bare: Path) -> None:
    shown = [figure for block in data["blocks"] if block["kind"] == "Card" for figure, _ in block["figures"]]
    curves = sum(op[3].split().count("c") for figure in shown for op in data["figures"][figure]["ops"])
    assert curves > 3000
    assert curves_of(bare) >= curves


def test_both_are_a4_in_the_same_typefaces_on_as_many_pages_give_or_take_one(ours: Path, bare: Path) -> None:
    one, other = PdfReader(ours), PdfReader(bare)
    assert abs(len(one.pages) - len(other.pages)) <= 1
    assert [page.mediabox[2:] for page in (one.pages[0], other.pages[0])] == [pytest.approx(A4, abs=0.1)] * 2
    assert faces_of(one) == faces_of(other)


@pytest.mark.parametrize("command", [["--help"], ["list", "exercises"]])
def test_looking_around_does_not_import_what_draws(command: list[str], tmp_path: Path) -> None:
    assert not {"reportlab", "PIL", "numpy"} & set(imported(command, tmp_path).heavy)


def test_ratios_are_taken_pair_by_pair() -> None:
    found = Compared.of([2.0, 9.0, 4.0], [1.0, 3.0, 4.0])
    assert (found.ours, found.bare, found.ratio, found.ratios) == (4.0, 3.0, 2.0, (1.0, 2.0, 3.0))


def test_the_figures_are_taken_as_a_user_has_them() -> None:
    assert {key for key in environment() if key.startswith(("PYTHON", "REPHOLD"))} == {"PYTHONPATH"}
    assert environment()["PYTHONPATH"].split(os.pathsep) == [str(ROOT / "src"), str(ROOT)]
