"""A clinic's own pictures: which figure they replace, and the rights that have to stand beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from rephold.check.tagged import TaggedPdf
from rephold.errors import ContentError, MissingError
from rephold.figures import art
from rephold.figures.art import Art
from rephold.figures.baked import BakedFigure
from rephold.figures.drawing import ART_TALL, ART_WIDE, extent
from rephold.model.person import Person
from rephold.model.prescription import Request
from rephold.pipeline import make_leaflet
from rephold.read.art import ENDINGS
from rephold.read.drawings import Drawings, drawings
from rephold.read.library import Library
from rephold.shelf import Shelf
from support.free_exercise_db import photograph
from support.leaflets import leaflet_library
from support.small_content import put

ALT = "A man in a blue shirt stands against a wall."
RIGHTS = f"""\
figures:
  stand:
    author: Ann Photographer
    licence: CC BY 4.0
    alt: {ALT}
"""


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    leaflet_library(tmp_path)
    put(tmp_path, "illustrations/art/stand.png", photograph(kind="PNG"))
    put(tmp_path, "illustrations/CREDITS.yaml", RIGHTS)
    return tmp_path


def drawn(clinic: Path, *figures: str) -> Drawings:
    return drawings(Library(Shelf(clinic)), figures, "colour", Person())


def test_the_endings_looked_for_are_those_that_can_be_read() -> None:
    assert set(ENDINGS) == set(art.ENDINGS)


def test_own_art_goes_before_the_figure_and_says_what_it_shows(clinic: Path) -> None:
    found = drawn(clinic, "stand", "slump")
    assert isinstance(found.figures["stand"], Art)
    assert isinstance(found.figures["slump"], BakedFigure)
    assert found.alts["stand"] == ALT


@pytest.mark.parametrize(
    ("name", "kind"), [("stand.png", "PNG"), ("stand.jpg", "JPEG"), ("stand.svg", "SVG")]
)
def test_all_three_kinds_are_printed_as_tagged_figures(clinic: Path, name: str, kind: str) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 6"><rect width="8" height="6"/></svg>'
    (clinic / "illustrations/art/stand.png").unlink()
    put(clinic, f"illustrations/art/{name}", svg if kind == "SVG" else photograph(kind=kind))
    pdf = TaggedPdf(make_leaflet(Request(programme="posture"), Library(Shelf(clinic))).data)
    assert ALT in {node.alt for node in pdf.document.walk() if node.role == "Figure"}
    assert pdf.problems() == []


def test_a_figure_that_only_a_clinic_has_can_be_printed(clinic: Path) -> None:
    put(clinic, "illustrations/art/our-own.png", photograph(kind="PNG"))
    library = Library(Shelf(clinic))
    assert library.figure_exists("our-own")
    assert "our-own" in library.figures()


def test_art_fits_its_box_whatever_its_shape(clinic: Path) -> None:
    for size in ((900, 100), (100, 900)):
        put(clinic, "illustrations/art/stand.png", photograph(*size, kind="PNG"))
        wide, tall = extent(drawn(clinic, "stand").figures["stand"])
        assert wide / tall == pytest.approx(size[0] / size[1])
        assert wide <= ART_WIDE + 1e-9
        assert tall <= ART_TALL + 1e-9


@pytest.mark.parametrize(
    ("rights", "problem"),
    [
        (RIGHTS.replace("  stand:", "  slump:"), "2:3: figures: nothing is said about stand"),
        (RIGHTS.replace(f"    alt: {ALT}\n", ""), "3:5: figures.stand: alt is missing"),
        (RIGHTS.replace("    licence: CC BY 4.0\n", ""), "3:5: figures.stand: licence is missing"),
        (RIGHTS.replace("    author: Ann Photographer\n", ""), "3:5: figures.stand: author is missing"),
        (RIGHTS + "    needs_review: true\n", "6:19: figures.stand.needs_review: nobody has checked"),
        (RIGHTS.replace("alt: ", "alt: \N{BELL}"), "5:10: figures.stand.alt: has characters"),
    ],
)
def test_what_its_rights_lack_is_told_with_its_place(clinic: Path, rights: str, problem: str) -> None:
    path = put(clinic, "illustrations/CREDITS.yaml", rights)
    with pytest.raises(ContentError) as caught:
        drawn(clinic, "stand")
    assert str(caught.value).startswith(f"{path}:{problem}")


def test_art_without_any_rights_is_not_printed(clinic: Path) -> None:
    path = clinic / "illustrations/CREDITS.yaml"
    path.unlink()
    with pytest.raises(MissingError, match="nobody knows whose picture"):
        drawn(clinic, "stand")
    assert isinstance(drawn(clinic, "slump").figures["slump"], BakedFigure), "others are not in the way"


def test_two_files_for_one_figure_are_refused(clinic: Path) -> None:
    put(clinic, "illustrations/art/stand.jpg", photograph())
    with pytest.raises(ContentError, match=r"stand.png: there is stand.jpg beside it"):
        drawn(clinic, "stand")


def test_a_name_that_is_no_id_is_refused(clinic: Path) -> None:
    put(clinic, "illustrations/art/Stand Up.png", photograph(kind="PNG"))
    with pytest.raises(ContentError, match="Stand Up is not the id of a figure"):
        drawn(clinic, "stand")


def test_other_files_beside_the_pictures_do_not_matter(clinic: Path) -> None:
    put(clinic, "illustrations/art/READ ME.txt", "notes")
    assert "stand" in drawn(clinic, "stand").figures


def test_every_fault_of_every_picture_is_told_at_once(clinic: Path) -> None:
    put(clinic, "illustrations/art/slump.png", b"no picture")
    (clinic / "illustrations/CREDITS.yaml").write_text("figures: {}\n")
    with pytest.raises(ContentError) as caught:
        drawn(clinic, "stand", "slump")
    assert len(caught.value.problems) == 3
