"""Who a sheet shows: one person throughout, and the usual one where a drawing of another is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from rephold.errors import MissingError
from rephold.figures.baked import BakedFigure
from rephold.model.person import Person
from rephold.model.prescription import Request
from rephold.pipeline import make_leaflet
from rephold.read.drawings import drawings
from rephold.read.library import Library
from rephold.shelf import Shelf
from support.leaflets import CLINIC, drawn, leaflet_library
from support.small_content import put

BROAD = Person(build="broad", hair="short")
FOLDER = "colour-broad-short"


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    leaflet_library(tmp_path)
    for figure in ("stand", "slump"):
        drawn(tmp_path, figure, FOLDER, grey=7)
    return tmp_path


def shown(clinic: Path, person: Person, *figures: str) -> tuple[set[str], tuple[str, ...]]:
    """The people on the sheet (usual or broad), and the remarks."""
    found = drawings(Library(Shelf(clinic)), figures, "colour", person)
    people = set()
    for figure in found.figures.values():
        assert isinstance(figure, BakedFigure)
        people.add("broad" if figure.ops[0].path.startswith("7 ") else "usual")
    return people, tuple(remark.what for remark in found.remarks)


def test_the_usual_person_is_in_the_folder_of_the_style() -> None:
    assert [str(Person()), Person().folder_ending] == ["standard-bun", ""]
    assert [str(BROAD), BROAD.folder_ending] == ["broad-short", "-broad-short"]


def test_everybody_on_a_sheet_is_the_person_asked_for(clinic: Path) -> None:
    assert shown(clinic, BROAD, "stand", "slump") == ({"broad"}, ())
    assert shown(clinic, Person(), "stand", "slump") == ({"usual"}, ())


def test_if_one_drawing_lacks_the_whole_sheet_shows_the_usual_person_and_says_so(clinic: Path) -> None:
    drawn(clinic, "bend")
    remark = "the whole sheet shows standard-bun, for there is no drawing as broad-short of bend"
    assert shown(clinic, BROAD, "stand", "bend") == ({"usual"}, (remark,))


def test_a_figure_that_is_nowhere_is_told(clinic: Path) -> None:
    with pytest.raises(MissingError, match="no such figure in style colour"):
        drawings(Library(Shelf(clinic)), ["nowhere"], "colour", BROAD)


@pytest.mark.parametrize(
    ("asked", "of_clinic", "of_layout", "seen"),
    [
        (None, None, None, "usual"),
        (None, None, BROAD, "broad"),
        (None, BROAD, None, "broad"),
        (None, Person(), BROAD, "usual"),
        (Person(), BROAD, BROAD, "usual"),
        (BROAD, None, None, "broad"),
    ],
)
def test_the_sheet_goes_before_the_clinic_and_the_clinic_before_the_layout(
    clinic: Path, asked: Person | None, of_clinic: Person | None, of_layout: Person | None, seen: str
) -> None:
    said = f"figures: {{build: {of_clinic.build}, hair: {of_clinic.hair}}}\n" if of_clinic else ""
    put(clinic, "clinic.yaml", CLINIC + said)
    said = f"figures: {{build: {of_layout.build}, hair: {of_layout.hair}}}\n" if of_layout else ""
    put(clinic, "layouts/ours.yaml", f"id: ours\ntitle: Ours\nbased_on: leaflet\n{said}")
    request = Request(programme="causes", layout="ours", figures=asked)
    made = make_leaflet(request, Library(Shelf(clinic)))
    usual = make_leaflet(request.model_copy(update={"figures": Person()}), Library(Shelf(clinic)))
    assert (made.data == usual.data) == (seen == "usual")
