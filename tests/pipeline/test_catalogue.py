"""The index of all exercises in pictures: everything once, by leaflet, nothing that waits for a review."""

from __future__ import annotations

from pathlib import Path

import page
import pytest

from rephold.check.tagged import TaggedPdf
from rephold.errors import MissingError
from rephold.model.prescription import Request
from rephold.pipeline import Made, make_leaflet
from rephold.read.brought import bring
from rephold.read.free_exercise_db import read_entries
from rephold.read.library import Library
from rephold.shelf import Shelf, write_whole
from support.free_exercise_db import WALL_PUSH, data_set
from support.leaflets import drawn, leaflet_library

CATALOGUE = Request(programme="catalogue")


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clinic folder with a figure for every exercise there is, and a draft."""
    folder = tmp_path_factory.mktemp("clinic")
    library = leaflet_library(folder)
    for name in library.shelf.names("exercises"):
        drawn(folder, library.exercise(name).emblem.figure)
        for picture in library.exercise(name).pictures:
            drawn(folder, picture.figure)
    brought = bring(read_entries(data_set(tmp_path_factory.mktemp("set"), WALL_PUSH)), folder)
    for path, data in brought.files.items():
        write_whole(path, data)
    return folder


@pytest.fixture(scope="module")
def made(clinic: Path) -> Made:
    return make_leaflet(CATALOGUE, Library(Shelf(clinic)))


@pytest.fixture(scope="module")
def pdf(made: Made) -> TaggedPdf:
    return TaggedPdf(made.data)


def test_it_passes_both_standards(made: Made, pdf: TaggedPdf, tmp_path: Path) -> None:
    path = tmp_path / "catalogue.pdf"
    path.write_bytes(made.data)
    for judge in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        assert page.is_pdf_compliant(str(path), profile=judge)
    assert pdf.problems() == []


def test_every_exercise_is_there_once_with_name_picture_and_id(clinic: Path, pdf: TaggedPdf) -> None:
    library = Library(Shelf(clinic))
    ids = [name for name in library.shelf.names("exercises") if name != "wall-push"]
    names = sorted(words.strip() for words in pdf.texts("H3"))
    assert names == sorted(library.exercise(name).name for name in ids)
    paragraphs = [words.strip().replace("- ", "-") for words in pdf.texts("P")]
    assert [paragraphs.count(name) for name in ids] == [1] * len(ids)
    assert sum(node.role == "Figure" for node in pdf.document.walk()) == len(ids)


def test_four_stand_in_a_row_on_a4(pdf: TaggedPdf) -> None:
    lefts = {
        round(float(node.attributes["/BBox"][0]))
        for node in pdf.document.walk()
        if node.role == "Figure" and node.attributes
    }
    assert len(lefts) == 4


def test_leaflets_are_headings_and_what_is_in_none_comes_last(clinic: Path, pdf: TaggedPdf) -> None:
    groups = [words.strip() for words in pdf.texts("H2")]
    assert "Good posture" not in groups, "all its exercises stand in a programme before it"
    assert "A small programme" in groups
    assert groups[-1] == "More exercises"


def test_a_draft_is_left_out_and_said(made: Made, pdf: TaggedPdf) -> None:
    remarks = ["exercises: left out, because they wait for a review: wall-push"]
    assert [str(remark) for remark in made.remarks] == remarks
    assert "Wall push" not in pdf.text(pdf.document)


def test_an_exercise_without_its_figure_is_told(clinic: Path, tmp_path: Path) -> None:
    library = leaflet_library(tmp_path)
    path = tmp_path / "exercises" / "bow.yaml"
    path.write_text(path.read_text().replace("figure: stand", "figure: stnd"))
    with pytest.raises(
        MissingError, match=r"bow.yaml:\d+:13: pictures\[1\].figure: there is no figure 'stnd'"
    ):
        make_leaflet(CATALOGUE, library)
