"""The PDF writer: files that readers open and judges accept, and whose structure fits their content."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import page
import pypdfium2
import pytest
from pypdf.generic import Destination

from rephold.check.tagged import TaggedPdf
from rephold.draw.embedding import embedded
from rephold.draw.fragment import Element, LinkArea, Page, Placed
from rephold.draw.writer import write
from support import hand_made
from support.hand_made import LEG, META, Sheet, figure, heading, one_page, running

TESTS = Path(__file__).parents[1]
PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)
TREE = """\
Document
  H1 'Knee programme for Zoë'
  P
    'If pain increases, read '
    Link
      'the notes '
      'on safety'
      -> https://example.org/safety?a=b%20c&d=%C3%BC 'Safety notes, on the web'
      -> https://example.org/safety?a=b%20c&d=%C3%BC 'Safety notes, on the web'
    ' first.'
  H2 'Quadriceps set'
  Figure [Placement=/Block] alt='A straight leg, 100 % relaxed; the arrow points to the knee (left).' ''
  Table [Summary=Dose: sets and hold]
    THead
      TR
        TH [Scope=/Column] 'Week'
        TH [Scope=/Column] 'Sets'
        TH [Scope=/Column] 'Hold'
    TBody
      TR
        TH [Scope=/Row] '1'
        TD '3'
        TD '5 s'
      TR
        TD [ColSpan=3] 'More when it is easy'
  Figure [Placement=/Block] alt='A straight leg, 100 % relaxed; the arrow points to the knee (left).' ''
  H2 'Straight leg raise'
  Figure [Placement=/Block] alt='A straight leg, 100 % relaxed; the arrow points to the knee (left).' ''
  L [ListNumbering=/Decimal]
    LI
      Lbl '1.'
      LBody 'Sit with the leg straight.'
    LI
      Lbl '2.'
      LBody 'Tighten the thigh; hold 5 s – 50 %.'
  P
    'If pain increases, read '
    Link
      'the notes '
      'on safety'
      -> https://example.org/safety?a=b%20c&d=%C3%BC 'Safety notes, on the web'
      -> https://example.org/safety?a=b%20c&d=%C3%BC 'Safety notes, on the web'
    ' first.'
"""


@pytest.fixture(scope="module")
def made() -> bytes:
    return write(hand_made.pages(), META, embedded)


@pytest.fixture(scope="module")
def opened(made: bytes) -> TaggedPdf:
    return TaggedPdf(made)


def failures(data: bytes) -> list[str]:
    return [
        f"{failure.rule_id}: {failure.message}"
        for profile in PROFILES
        for failure in page.validate_pdf_bytes(data, profile=profile).failures
    ]


def test_it_conforms_to_pdf_ua_1_and_pdf_a_2a(made: bytes, tmp_path: Path) -> None:
    assert failures(made) == []
    path = tmp_path / "made.pdf"
    path.write_bytes(made)
    assert all(page.is_pdf_compliant(path, profile=profile) for profile in PROFILES)


def test_the_validator_would_notice(made: bytes) -> None:
    assert failures(write(one_page(heading("H2", "Not an H1")), META, embedded)) != []


def test_the_structure_tree_is_the_fragments_in_order(opened: TaggedPdf) -> None:
    assert opened.tree() == TREE


def test_content_parent_tree_and_elements_agree(opened: TaggedPdf) -> None:
    assert opened.problems() == []


def test_marks_count_from_0_on_every_page(opened: TaggedPdf) -> None:
    marks = [[mark for mark, _ in content.occurrences] for content in opened.pages]
    assert marks == [list(range(15)), list(range(10))]


def test_the_parent_tree_has_pages_first_then_annotations(opened: TaggedPdf) -> None:
    assert [isinstance(entry, list) for entry in opened.parent_tree.values()] == [True] * 2 + [False] * 4
    assert opened.root["/StructTreeRoot"]["/ParentTreeNextKey"] == len(opened.parent_tree)


def test_running_headers_and_footers_are_artifacts(opened: TaggedPdf) -> None:
    assert [opened.artifact_text(at) for at in (0, 1)] == [
        "Clinic at the ParkPage 1",
        "Clinic at the ParkPage 2",
    ]
    content = opened.reader.pages[0].get_contents()
    assert content is not None
    kinds = re.findall(rb"/Artifact <</Type /Pagination /Subtype /(\w+)>> BDC", content.get_data())
    assert kinds == [b"Header", b"Footer"]


def test_boxes_and_links_move_with_their_fragment(opened: TaggedPdf) -> None:
    boxes = [n.attributes["/BBox"] for n in opened.document.walk() if n.role == "Figure"]
    assert [list(map(float, box)) for box in boxes] == [
        [50.125, 550, 100.125, 590],
        [50.125, 410, 80.125, 440],
        [50.125, 690, 100.125, 730],
    ]
    link: Any = opened.reader.pages[0]["/Annots"][0].get_object()  # type: ignore[index]
    assert list(map(float, link["/Rect"])) == [170.125, 712, 220.125, 724]
    assert (link["/F"], list(link["/Border"])) == (4, [0, 0, 0])


def test_a_drawing_on_two_pages_is_in_the_file_once(made: bytes, opened: TaggedPdf) -> None:
    drawings = {drawing.name: drawing for drawing in opened.drawings()}
    assert drawings.keys() == {"leg", "logo"}
    assert (drawings["leg"].subtype, drawings["leg"].pages) == ("Form", (0, 1))
    assert (drawings["logo"].subtype, drawings["logo"].pages) == ("Image", (0,))
    assert made.count(b"/Subtype /Form") == 1


def test_fonts_are_embedded_with_the_characters_of_all_pages(opened: TaggedPdf) -> None:
    assert opened.font_problems() == []
    assert [font.name.split("-")[-1] for font in opened.fonts()] == ["Regular", "Bold", "SemiBold"]
    assert "Zoë" in opened.texts("H1")[0]


def test_info_and_xmp_say_the_same(opened: TaggedPdf) -> None:
    info = opened.reader.metadata
    stream = opened.root["/Metadata"]
    xmp = opened.reader.xmp_metadata
    assert info is not None
    assert xmp is not None
    assert info.title == META.title == (xmp.dc_title or {})["x-default"]
    assert info.author == META.author == (xmp.dc_creator or [])[0]
    assert info.subject == META.subject == (xmp.dc_description or {})["x-default"]
    assert str(info["/Keywords"]) == "knee, balance" == xmp.pdf_keywords
    assert info.producer == META.producer == xmp.pdf_producer
    assert info.creator == META.producer == xmp.xmp_creator_tool
    assert xmp.dc_language == ["en-GB"]
    for when in (info.creation_date, info.modification_date):
        assert when is not None
        assert when.strftime("%Y%m%d%H%M%S%z") == f"{META.moment}+0000"
    assert stream.get_data().count(b"2026-11-22T14:30:05Z") == 2
    assert "/Filter" not in stream


def test_the_catalog_tells_language_title_and_colour(opened: TaggedPdf) -> None:
    root = opened.root
    assert opened.reader.pdf_header == "%PDF-1.7"
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("en-GB", True)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712 (pypdf's own kind of boolean)
    profile = root["/OutputIntents"][0]["/DestOutputProfile"].get_data()
    assert (len(profile), profile[36:40], profile[12:24]) == (496, b"acsp", b"mntrRGB XYZ ")
    assert all(str(each["/Tabs"]) == "/S" for each in opened.reader.pages)


def test_headings_become_bookmarks_below_each_other(opened: TaggedPdf) -> None:
    top, below = cast(tuple[Destination, list[Destination]], opened.reader.outline)
    assert top.title == "Knee programme for Zoë"
    assert [item.title for item in below] == ["Quadriceps set", "Straight leg raise"]
    assert [opened.reader.get_destination_page_number(item) for item in below] == [0, 1]
    assert [float(item.top or 0) for item in below] == [638, 778]


def test_pdfium_shows_text_and_drawings(made: bytes) -> None:
    document = pypdfium2.PdfDocument(made)
    text = document[1].get_textpage().get_text_range()
    assert text.index("Clinic") < text.index("Straight leg raise") < text.index("Page 2")
    picture = document[1].render(scale=1).to_numpy()
    leg = picture[842 - 730 : 842 - 690, 50:101]
    assert (leg.reshape(-1, 3).min(axis=0) < 200).all()
    document.close()


def test_other_readers_find_nothing_wrong(made: bytes, opened: TaggedPdf, tmp_path: Path) -> None:
    (tmp_path / "made.pdf").write_bytes(made)
    if qpdf := shutil.which("qpdf"):
        done = subprocess.run([qpdf, "--check", "made.pdf"], cwd=tmp_path, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")
        assert "No syntax or stream encoding errors" in done.stdout
    if pdfinfo := shutil.which("pdfinfo"):
        done = subprocess.run(
            [pdfinfo, "-struct-text", "made.pdf"], cwd=tmp_path, capture_output=True, text=True, check=True
        )
        texts = [text for content in opened.pages for _, text in content.occurrences if text]
        assert re.findall('"(.+)"', done.stdout) == texts
        assert done.stderr == ""


def test_every_stream_ends_on_a_line_of_its_own(made: bytes) -> None:
    assert made.count(b"endstream") == made.count(b"\r\nendstream\nendobj\n")
    for length, data in re.findall(rb"/Length (\d+)>>\nstream\n(.*?)\r\nendstream", made, re.DOTALL):
        assert len(data) == int(length)


@pytest.mark.parametrize("last", [b"\r", b"\n"])
def test_a_stream_that_ends_in_a_line_end_has_its_length(last: bytes) -> None:
    packed = (zlib.compress(bytes([number, *bytes(47)])) for number in range(256))
    data = next(each for each in packed if each.endswith(last))
    logo = replace(hand_made.LOGO, data=data, filters="FlateDecode")
    made = write(one_page(heading("H1", "Knee"), figure(logo, 30, (30, 30))), META, embedded)
    assert last + b"\r\nendstream" in made
    assert failures(made) == []


def test_the_same_input_gives_the_same_bytes_in_every_process(made: bytes) -> None:
    assert write(hand_made.pages(), META, embedded) == made
    script = (
        "import sys; from support import hand_made; from rephold.draw.writer import write;"
        "from rephold.draw.embedding import embedded;"
        "sys.stdout.buffer.write(write(hand_made.pages(), hand_made.META, embedded))"
    )
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(TESTS)}
        done = subprocess.run(
            [sys.executable, "-c", script], env=environment, capture_output=True, check=True
        )
        assert done.stdout == made


def test_another_text_gives_another_file_id(made: bytes) -> None:
    other = write(hand_made.pages(), replace(META, moment="20261122143006"), embedded)
    ids = {re.findall(rb"/ID \[<(\w{32})> <(\w{32})>\]", data)[0] for data in (made, other)}
    assert len(ids) == 2


def test_a_fragment_may_stand_twice_and_in_many_documents() -> None:
    shared = hand_made.linked_paragraph()
    for before in (1, 3):
        headings = [heading("H1", f"Heading {number}") for number in range(before)]
        found = TaggedPdf(write(one_page(*headings, shared, shared), META, embedded))
        assert found.problems() == []
        assert found.texts("P") == ["If pain increases, read the notes on safety first."] * 2


def test_texts_outside_latin_and_awkward_characters_survive() -> None:
    alt = "Ł (a\\b) 100% %d\r\n\t[x] — “Zoë” 膝 😀 þÿ <&>"
    sheet = Sheet()
    mark = sheet.drawing("Figure", LEG, 0, 0)
    area = LinkArea((0, 0, 5, 5), "https://example.org/%20(x)?q=膝", "þÿ (50%) → knee")
    box = (("Layout", (("BBox", (0.0, 0.0, 50.0, 40.0)), ("Placement", "/Block"))),)
    link = Element("Link", (Element("Figure", (mark,), alt=alt, attributes=box), area))
    title = "<Knee> & 100% \\ (膝)\n\x00of 😀"
    pages = one_page(heading("H1", "Knee", "Knee – 膝 (%d)"), sheet.fragment(50, 40, link))
    made = write(pages, replace(META, title=title, author="", keywords=()), embedded)
    found = TaggedPdf(made)
    assert failures(made) == []
    assert found.problems() == []
    assert [node.alt for node in found.document.walk() if node.alt] == [alt]
    assert "-> https://example.org/%20(x)?q=%E8%86%9D 'þÿ (50%) → knee'" in found.tree()
    assert found.reader.metadata is not None
    assert found.reader.metadata.title == "<Knee> & 100% \\ (膝) of 😀"
    assert found.reader.metadata.author is None
    assert getattr(found.reader.outline[0], "title", None) == "Knee – 膝 (%d)"


def test_a_page_may_hold_nothing_but_furniture() -> None:
    pages = (
        *one_page(heading("H1", "Knee")),
        Page(595, 842, (), ((Placed(running("x"), 50, 30), "Footer"),)),
    )
    made = write(pages, META, embedded)
    assert TaggedPdf(made).problems() == []
    assert failures(made) == []


def test_many_objects_fill_several_object_streams() -> None:
    pages = one_page(heading("H1", "Knee")) + one_page(*[hand_made.dose_table() for _ in range(60)])
    made = write(pages, META, embedded)
    assert made.count(b"/Type /ObjStm") > 3
    assert TaggedPdf(made).problems() == []
    assert failures(made) == []


def test_what_no_document_may_be_is_refused() -> None:
    knee = heading("H1", "Knee")
    two_legs = one_page(figure(), figure(replace(LEG, data=b"0 0 m 1 1 l S")))
    cmyk = one_page(figure(replace(hand_made.LOGO, colour_space="DeviceCMYK")))
    furniture = (Page(595, 842, (), ((Placed(knee, 0, 0), "Header"),)),)
    for pages, says in (
        ((), "without pages"),
        (two_legs, "two drawings are called 'leg'"),
        (cmyk, "'DeviceCMYK'"),
        (furniture, "running header has marks"),
    ):
        with pytest.raises(ValueError, match=says):
            write(pages, META, embedded)
    for meta in (replace(META, title=" "), replace(META, language=""), replace(META, moment="2026-11-22")):
        with pytest.raises(ValueError, match=r"without title|no moment"):
            write(one_page(knee), meta, embedded)
