"""Imposed files opened by other programs: what stands where, heads up, nothing left for a screen."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdfium2 as pdfium
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from finish.paper_files import encrypted, numbered
from rephold.errors import ContentError
from rephold.finish.booklet import booklet
from rephold.finish.impose import impose
from rephold.finish.ink import ink_boxes
from rephold.finish.marks import marked
from rephold.finish.opened import opened
from rephold.finish.poster import poster
from rephold.finish.press import single
from rephold.finish.side import Side, Slot

A5 = (420.0, 595.0)


def words(data: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages]


def dark(data: bytes, page: int, x: float, y: float) -> bool:
    """Whether the point (from the upper left, in points) is black."""
    with pdfium.PdfDocument(data) as document:
        picture = document[page].render(scale=1, grayscale=True).to_pil()
    value = picture.getpixel((int(x), int(y)))
    assert isinstance(value, int | float)
    return value < 100


def test_a_booklet_shows_the_right_pages_left_and_right() -> None:
    file = opened(numbered([A5] * 6), "six.pdf")
    made = impose(file, booklet(file.sizes), "Six")
    assert [set(text.split()) - {"page"} for text in words(made)] == [{"1"}, {"2"}, {"3", "6"}, {"4", "5"}]
    assert dark(made, 0, A5[0] + 20, 20)
    assert not dark(made, 0, 20, 20)
    assert dark(made, 1, 20, 20)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_is_placed_as_it_is_seen(turn: int) -> None:
    file = opened(numbered([(300, 500)], [turn]), "turned.pdf")
    assert file.sizes == (((500, 300) if turn % 180 else (300, 500)),)
    whole = Side(*file.sizes[0], (Slot(0, 0, 0),))
    made = impose(file, [whole], "Turned")
    seen, given = (_picture(data) for data in (made, file.data))
    assert seen.size == given.size
    assert seen.tobytes() == given.tobytes()


def _picture(data: bytes) -> Image.Image:
    with pdfium.PdfDocument(data) as document:
        picture: Image.Image = document[0].render(scale=1, grayscale=True).to_pil()
    return picture


def test_pages_of_mixed_sizes_keep_them() -> None:
    file = opened(numbered([(300, 500), (500, 300), (200, 200)]), "mixed.pdf")
    made = impose(file, single(file), "Mixed")
    assert [(p.mediabox.width, p.mediabox.height) for p in PdfReader(io.BytesIO(made)).pages] == [
        (300, 500),
        (500, 300),
        (200, 200),
    ]


def test_a_cropped_page_shows_only_what_its_box_shows() -> None:
    writer = PdfWriter(PdfReader(io.BytesIO(numbered([(300, 500)]))))
    writer.pages[0].cropbox.lower_left = (0, 250)
    out = io.BytesIO()
    writer.write(out)
    file = opened(out.getvalue(), "cropped.pdf")
    assert file.sizes == ((300, 250),)
    made = impose(file, [Side(300, 250, (Slot(0, 0, 0),))], "Cropped")
    assert dark(made, 0, 20, 20)


def test_a_finished_file_has_nothing_for_a_screen_and_says_what_it_is_for() -> None:
    source = PdfWriter(PdfReader(io.BytesIO(numbered([A5, A5]))))
    source.add_outline_item(title="A bookmark", page_number=0)
    out = io.BytesIO()
    source.write(out)
    file = opened(out.getvalue(), "marked.pdf")
    reader = PdfReader(
        io.BytesIO(impose(file, booklet(file.sizes), "Leaflet (for paper: booklet)", turned=True))
    )
    root = reader.root_object
    assert not {"/Outlines", "/AcroForm", "/StructTreeRoot", "/MarkInfo"} & set(root)
    assert all("/Annots" not in page for page in reader.pages)
    assert reader.metadata is not None
    assert reader.metadata.title == "Leaflet (for paper: booklet)"
    told = root["/ViewerPreferences"]
    assert str(told) == str({"/PrintScaling": "/None", "/Duplex": "/DuplexFlipShortEdge"})


def test_the_same_file_gives_the_same_bytes() -> None:
    file = opened(numbered([A5] * 5), "five.pdf")
    again = opened(numbered([A5] * 5), "five.pdf")
    assert impose(file, booklet(file.sizes), "Five") == impose(again, booklet(again.sizes), "Five")


def test_marks_are_ink_outside_the_trim_and_boxes_say_where_it_is() -> None:
    file = opened(numbered([A5]), "one.pdf")
    made = impose(file, marked(file.sizes), "Marks")
    page = PdfReader(io.BytesIO(made)).pages[0]
    assert (float(page.trimbox.width), float(page.trimbox.height)) == pytest.approx(A5)
    assert float(page.bleedbox.left) < float(page.trimbox.left)
    (ink,) = ink_boxes(made)
    assert ink is not None
    assert ink[0] < float(page.bleedbox.left)


def test_each_tile_of_a_poster_says_which_it_is() -> None:
    file = opened(numbered([A5]), "one.pdf")
    sides = poster(0, A5, 2, A5, label="Row {row}, column {column}")
    told = words(impose(file, sides, "Poster"))
    assert all(f"Row {i // 3 + 1}, column {i % 3 + 1}" in text for i, text in enumerate(told))


def test_two_thousand_pages_are_imposed() -> None:
    file = opened(numbered([(200, 300)] * 2000), "long.pdf")
    made = impose(file, booklet(file.sizes), "Long")
    assert len(PdfReader(io.BytesIO(made)).pages) == 1000


def test_a_broken_cross_reference_table_is_repaired() -> None:
    data = numbered([A5] * 3)
    start = data.rindex(b"startxref")
    broken = data[:start] + b"startxref\n7\n%%EOF\n"
    file = opened(broken, "broken.pdf")
    assert file.pages == 3
    assert "page 2" in words(impose(file, single(file), "Repaired"))[1]


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda: b"", "is not a PDF"),
        (lambda: b"Dear colleague, please find attached", "is not a PDF"),
        (lambda: encrypted(numbered([A5]), "secret"), "is encrypted"),
        (lambda: numbered([]), "has no pages"),
        (lambda: numbered([A5])[:200], "cannot be repaired"),
        (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 20, "cannot be repaired"),
    ],
)
def test_what_cannot_be_used_is_refused_with_the_reason(make: Callable[[], bytes], what: str) -> None:
    with pytest.raises(ContentError, match=what):
        opened(make(), "bad.pdf")


def test_a_file_locked_with_an_empty_password_is_opened() -> None:
    assert opened(encrypted(numbered([A5]), ""), "open.pdf").pages == 1
