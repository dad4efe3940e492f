"""Leaflets as finished files: what is on them, how it is tagged, and that both judges let them pass."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import page
import pytest
from PIL import Image

from rephold.check.tagged import Node, TaggedPdf
from rephold.draw.pictures import WRONG_SIZE
from rephold.draw.video import modules
from rephold.errors import ContentError, MissingError
from rephold.finish.raster import to_png
from rephold.model.document import STAFF_SHEETS
from rephold.model.prescription import Patient, Request
from rephold.pipeline import DESK_SHEETS, make_handout, make_leaflet
from rephold.read.library import Library
from support.leaflets import leaflet_library
from support.small_content import put

MM = 72 / 25.4
JUDGES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return leaflet_library(tmp_path / "clinic")


def leaflet(library: Library, name: str, **asked: Any) -> TaggedPdf:
    return TaggedPdf(make_leaflet(Request(programme=name, **asked), library).data)


def text(pdf: TaggedPdf) -> str:
    return " ".join(pdf.text(pdf.document).split())


def nodes(pdf: TaggedPdf, role: str) -> list[Node]:
    return [node for node in pdf.document.walk() if node.role == role]


def width_mm(node: Node) -> float:
    x0, _, x1, _ = (float(side) for side in node.attributes["/BBox"])
    return (x1 - x0) / MM


@pytest.mark.parametrize("name", ["posture", "causes", "credits"])
@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_every_leaflet_passes_both_standards_and_its_marks_agree(
    library: Library, tmp_path: Path, name: str, paper: str
) -> None:
    data = make_leaflet(Request(programme=name, paper=paper), library).data
    path = tmp_path / "leaflet.pdf"
    path.write_bytes(data)
    for judge in JUDGES:
        assert page.is_pdf_compliant(str(path), profile=judge), judge
    pdf = TaggedPdf(data)
    assert pdf.problems() == []
    assert pdf.font_problems() == []


def test_a_handout_with_video_and_comparison_passes_too(library: Library, tmp_path: Path) -> None:
    data = make_handout(Request(programme="posture"), library).data
    path = tmp_path / "handout.pdf"
    path.write_bytes(data)
    assert all(page.is_pdf_compliant(str(path), profile=judge) for judge in JUDGES)
    assert TaggedPdf(data).problems() == []


def test_a_leaflet_has_chapters_and_safety_and_no_patient(library: Library) -> None:
    said = text(leaflet(library, "posture"))
    order = [
        "Before",
        "Your plan",
        "Get help",
        "How you stand",
        "At home",
        "Bow",
        "Each day",
        "Go soon",
        "Remember",
    ]
    places = [said.index(words) for words in order]
    assert places == sorted(places)
    assert "Your physiotherapist Review on" not in said


def test_a_leaflet_without_exercises_has_the_safety_panels_and_no_plan(library: Library) -> None:
    said = text(leaflet(library, "causes"))
    for words in ("Ask first.", "Stop", "Go now.", "Go soon.", "Remember"):
        assert words in said
    for words in ("Your plan", "times a day", "Take care.", "Go on."):
        assert words not in said


def test_a_handout_leaves_chapters_out_unless_its_layout_has_them(library: Library) -> None:
    plain = text(TaggedPdf(make_handout(Request(programme="posture"), library).data))
    assert "How you stand" not in plain
    asked = Request(programme="posture", layout="leaflet", patient=Patient(name="Ada"))
    whole = text(TaggedPdf(make_handout(asked, library).data))
    assert "How you stand" in whole
    assert "Ada" in whole


def test_a_programme_without_exercises_is_no_handout(library: Library) -> None:
    with pytest.raises(ContentError) as caught:
        make_handout(Request(programme="causes"), library)
    assert str(caught.value) == (
        "PROGRAMME: causes has no exercises\n    print it with `rephold leaflet causes`"
    )


def test_a_layout_that_would_print_nothing_is_refused(library: Library) -> None:
    with pytest.raises(ContentError, match="--layout: layout handout prints no chapters"):
        make_leaflet(Request(programme="causes", layout="handout"), library)


def test_parts_are_headings_above_their_exercises(library: Library) -> None:
    pdf = leaflet(library, "posture")
    found = [(node.role, pdf.text(node).strip()) for node in pdf.document.walk() if node.role in ("H2", "H3")]
    inside = found[found.index(("H2", "At home")) : found.index(("H2", "Each day"))]
    assert [role for role, _ in inside] == ["H2", "H3", "H3", "H2", "H3"]
    assert [words for role, words in inside if role == "H2"] == ["At home", "At work"]


def test_the_right_way_comes_first_and_larger_each_with_its_word(library: Library) -> None:
    pdf = leaflet(library, "posture")
    right, wrong = nodes(pdf, "Figure")[1:3]
    assert width_mm(wrong) == pytest.approx(width_mm(right) * WRONG_SIZE, rel=0.01)
    said = text(pdf)
    start = said.index("Right and wrong")
    assert said.index("Correct", start) < said.index("Ears over shoulders", start)
    assert said.index("Ears over", start) < said.index("Not like this", start) < said.index("The head hangs")


def test_an_exercise_shows_its_wrong_way_only_where_the_programme_wants_it(library: Library) -> None:
    assert "Your back is round." in text(leaflet(library, "posture"))
    assert "Your back is round." not in text(leaflet(library, "mini"))


def test_the_same_person_has_one_size_on_a_sheet(library: Library) -> None:
    pdf = leaflet(library, "posture")
    widths = {round(width_mm(node), 1) for node in nodes(pdf, "Figure") if "QR" not in str(node.alt)}
    assert len(widths) == 2
    assert min(widths) == pytest.approx(max(widths) * WRONG_SIZE, abs=0.2)


def test_boxes_to_tick_are_large_black_and_known_as_fields(library: Library) -> None:
    pdf = leaflet(library, "causes")
    boxes = nodes(pdf, "Form")
    assert len(boxes) == 2
    for box, words in zip(boxes, ("My head touches the wall.", "My shoulders are level."), strict=True):
        assert width_mm(box) >= 4.5
        assert (box.attributes["/Role"], box.attributes["/checked"]) == ("/cb", "/off")
        assert words in box.attributes["/Desc"]
    assert re.search(rb"0 0 0 RG\n\.8 w", b"".join(_content(p) for p in pdf.reader.pages))


def _content(of: Any) -> bytes:
    data: bytes = of.get_contents().get_data()
    return data


def test_a_video_is_a_code_in_a_link_that_says_where_it_goes(library: Library) -> None:
    pdf = leaflet(library, "posture")
    links = nodes(pdf, "Link")
    assert len(links) == 1
    codes = [kid for kid in links[0].kids if isinstance(kid, Node) and kid.role == "Figure"]
    assert len(codes) == 1
    assert "riverside.example/bow" in text(pdf)
    annotation = next(note for each in pdf.reader.pages for note in each.get("/Annots", [])).get_object()
    assert annotation["/A"]["/URI"] == "https://riverside.example/videos/bow?lang=en"
    assert annotation["/Contents"] == codes[0].alt
    assert "Bow" in annotation["/Contents"]


def test_the_code_on_paper_is_the_code_of_the_address_and_25_mm_large(library: Library) -> None:
    made = make_leaflet(Request(programme="posture"), library)
    pdf = TaggedPdf(made.data)
    rows = modules("https://riverside.example/videos/bow?lang=en")
    figure = next(node for node in nodes(pdf, "Figure") if "QR" in str(node.alt))
    side = width_mm(figure) * len(rows) / (len(rows) + 8)
    assert side >= 25
    at = next(i for i, each in enumerate(pdf.reader.pages) if each.get("/Annots"))
    assert _seen(made.data, at, figure, len(rows)) == rows


def _seen(data: bytes, at: int, figure: Node, count: int) -> tuple[tuple[bool, ...], ...]:
    """The modules as they look on the page, at their middles."""
    dots = 200
    image = Image.open(io.BytesIO(to_png(data, at, dots))).convert("L")
    x0, _, x1, y1 = (float(side) * dots / 72 for side in figure.attributes["/BBox"])
    module = (x1 - x0) / (count + 8)
    top = image.height - y1
    return tuple(
        tuple(
            int(image.getpixel((round(x0 + (c + 4.5) * module), round(top + (r + 4.5) * module)))) < 128  # type: ignore[arg-type]
            for c in range(count)
        )
        for r in range(count)
    )


def test_a_video_without_a_link_of_the_clinic_is_left_out(tmp_path: Path) -> None:
    bare = leaflet_library(tmp_path / "clinic", clinic="name: Riverside Physio\n")
    pdf = leaflet(bare, "posture")
    assert nodes(pdf, "Link") == []
    assert "Watch" not in text(pdf)


def test_a_figure_that_a_chapter_lacks_is_told_with_its_place(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "clinic" / "programmes" / "causes.yaml"
    path.write_text(path.read_text().replace("incorrect: {figure: slump", "incorrect: {figure: slum"))
    with pytest.raises(MissingError) as caught:
        make_leaflet(Request(programme="causes"), library)
    line = next(n for n, words in enumerate(path.read_text().splitlines(), 1) if "slum," in words)
    assert str(caught.value).startswith(
        f"{path}:{line}:29: chapters[2].comparisons[1].incorrect.figure: there"
    )


def test_comparing_an_exercise_without_a_wrong_picture_is_refused(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "clinic" / "programmes" / "posture.yaml"
    path.write_text(path.read_text().replace("    video: v1\n", "    compare: true\n"))
    with pytest.raises(ContentError, match=r":\d+:14: steps\[1\].compare: bow has no incorrect picture"):
        make_leaflet(Request(programme="posture"), library)


def test_the_same_leaflet_gives_the_same_bytes(library: Library) -> None:
    asked = Request(programme="posture")
    assert make_leaflet(asked, library).data == make_leaflet(asked, library).data


def test_sheets_for_staff_go_by_the_names_that_are_listed() -> None:
    assert tuple(DESK_SHEETS) == STAFF_SHEETS


def test_the_credits_name_drawings_own_pictures_and_typeface(library: Library, tmp_path: Path) -> None:
    put(
        tmp_path / "clinic",
        "illustrations/CREDITS.yaml",
        "figures:\n  stand: {author: Photo Ann, licence: CC BY 4.0, alt: A woman stands.}\n",
    )
    said = text(leaflet(library, "credits"))
    for words in ("rephold project", "Apache-2.0", "Photo Ann", "CC BY 4.0", "SIL Open Font License"):
        assert words in said
