"""Pictures on the page: where they stand, that only plain opaque paint gets there, one object for all."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import page
import pypdf
import pypdfium2
import pytest
from PIL import Image

from rephold.draw.art import FORM_SIDE, art_object, draw_art, fitted, placement
from rephold.draw.canvas import FragmentCanvas
from rephold.draw.embedding import embedded
from rephold.draw.fragment import Metadata, Page, Placed
from rephold.draw.writer import write
from rephold.errors import ContentError
from rephold.figures.art import Art, load_art

LOGO = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="-10 -10 200 100">
<style>.blue { fill: #0000ff }</style>
<defs><clipPath id="half"><rect x="100" y="0" width="45" height="90"/></clipPath></defs>
<rect class="blue" x="-10" y="-10" width="100" height="50"/>
<g clip-path="url(#half)"><circle cx="145" cy="40" r="40" fill="red"/></g>
<path d="M0 60 H 80" stroke="rgb(0,128,0)" stroke-width="10" fill="none"/></svg>"""
META = Metadata("Pictures", "Clinic", "Test", "en-GB", "20261122120000", "rephold")


def svg(tmp_path: Path, text: str = LOGO) -> Art:
    path = tmp_path / "logo.svg"
    path.write_text(text, encoding="utf-8")
    return load_art(path)


def shape(tmp_path: Path, inside: str) -> Art:
    return svg(tmp_path, f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">{inside}</svg>')


def picture(tmp_path: Path, name: str = "photo.png", size: tuple[int, int] = (40, 20), **options: Any) -> Art:
    image = Image.new("RGB", size, "red")
    image.paste("blue", (0, 0, size[0] // 2, size[1]))
    image.save(tmp_path / name, **options)
    return load_art(tmp_path / name)


def printed(art: Art, *boxes: tuple[float, float, float, float]) -> bytes:
    """A page 200 x 200 with the picture in each of the boxes."""
    canvas = FragmentCanvas()
    with (
        canvas.element("Figure", alt="A logo", attributes=(("Layout", (("Placement", "/Block"),)),)),
        canvas.mark(),
    ):
        for box in boxes:
            draw_art(canvas, art, *box)
    fragment = canvas.fragment(200, 200)
    return write([Page(200, 200, (Placed(fragment, 0, 0),))], META, embedded)


def looked_at(data: bytes) -> Image.Image:
    """The page with one pixel a point, top row first."""
    image: Image.Image = pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().convert("RGB")
    return image


def at(image: Image.Image, x: float, y: float) -> str:
    """The colour at (x, y) in points from the lower left corner, as a word."""
    pixel = image.getpixel((int(x), image.height - 1 - int(y)))
    assert isinstance(pixel, tuple)
    names = {(255, 255, 255): "white", (255, 0, 0): "red", (0, 0, 255): "blue", (0, 128, 0): "green"}
    return next(
        (n for c, n in names.items() if max(abs(a - b) for a, b in zip(c, pixel, strict=True)) < 12),
        str(pixel),
    )


def test_a_picture_is_as_large_as_its_box_allows_and_in_its_middle(tmp_path: Path) -> None:
    art = picture(tmp_path)
    assert fitted(art, 10, 20, 100, 100) == (10, 45, 100, 50)
    assert fitted(art, 10, 20, 100, 10) == (50, 20, 20, 10)
    drawing = svg(tmp_path)
    assert fitted(drawing, 0, 0, 400, 100) == (100, 0, 200, 100)
    assert placement(drawing, 0, 0, 400, 100) == pytest.approx((2, 0, 0, 2, 100, 0))


def test_a_drawing_stands_upright_where_it_should(tmp_path: Path) -> None:
    page_image = looked_at(printed(svg(tmp_path), (0, 50, 200, 100)))
    assert at(page_image, 50, 125) == "blue"
    assert at(page_image, 50, 95) == "white"
    assert at(page_image, 40, 80) == "green"
    assert at(page_image, 140, 100) == "red"
    assert at(page_image, 175, 100) == "white"  # cut off by the clip path
    assert at(page_image, 50, 40) == at(page_image, 50, 155) == "white"


@pytest.mark.parametrize(("name", "options"), [("a.png", {}), ("a.jpg", {"quality": 95, "subsampling": 0})])
def test_an_image_stands_upright_where_it_should(tmp_path: Path, name: str, options: dict[str, Any]) -> None:
    page_image = looked_at(printed(picture(tmp_path, name, **options), (20, 20, 100, 50)))
    assert at(page_image, 30, 45) == "blue"
    assert at(page_image, 110, 45) == "red"
    assert at(page_image, 125, 45) == at(page_image, 60, 75) == "white"


def test_a_grey_image_is_written_as_grey(tmp_path: Path) -> None:
    Image.new("L", (3, 3), 128).save(tmp_path / "g.png")
    made = art_object(load_art(tmp_path / "g.png"))
    assert (made.kind, made.colour_space, made.filters) == ("image", "DeviceGray", "FlateDecode")
    grey = looked_at(printed(load_art(tmp_path / "g.png"), (0, 0, 200, 200))).getpixel((100, 100))
    assert grey == (128, 128, 128)


def test_a_picture_shown_twice_is_one_object(tmp_path: Path) -> None:
    data = printed(svg(tmp_path), (0, 0, 50, 50), (100, 100, 90, 90))
    resources: Any = pypdf.PdfReader(_file(tmp_path, data)).pages[0]["/Resources"]
    assert list(resources["/XObject"]) == [f"/{svg(tmp_path).name}"]


def _file(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "made.pdf"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("kind", ["svg", "a.png", "a.jpg"])
def test_a_page_with_a_picture_is_archivable_and_accessible(tmp_path: Path, kind: str) -> None:
    art = svg(tmp_path) if kind == "svg" else picture(tmp_path, kind)
    path = str(_file(tmp_path, printed(art, (0, 0, 100, 100))))
    for profile in (page.ValidationProfile.PDF_A_2A, page.ValidationProfile.PDF_UA_1):
        assert page.validate_pdf(path, profile=profile).failures == []


def test_a_drawing_becomes_plain_paths_without_fonts_or_states(tmp_path: Path) -> None:
    made = art_object(svg(tmp_path))
    assert made.kind == "form"
    assert made.bbox == (0, 0, FORM_SIDE, FORM_SIDE / 2)
    operators = set(re.findall(rb"(?<![\w.])[A-Za-z]\w*\*?", made.data))
    assert operators <= {
        b"q",
        b"Q",
        b"cm",
        b"w",
        b"J",
        b"j",
        b"d",
        b"m",
        b"l",
        b"c",
        b"h",
        b"re",
        b"n",
        b"W",
        b"f",
        b"S",
        b"rg",
        b"RG",
    }
    assert made.data.count(b"q\n") == made.data.count(b"\nQ")


def test_the_same_drawing_gives_the_same_bytes(tmp_path: Path) -> None:
    first = art_object(svg(tmp_path))
    art_object.cache_clear()
    assert art_object(svg(tmp_path)) == first


def test_a_wholly_see_through_colour_is_no_paint(tmp_path: Path) -> None:
    art = shape(
        tmp_path,
        '<rect width="20" height="10" fill="red"/><rect width="20" height="10" fill="rgba(0,0,255,0)"/>',
    )
    assert at(looked_at(printed(art, (0, 0, 200, 200))), 100, 100) == "red"


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ('<rect width="9" height="9" fill="rgba(255,0,0,0.5)"/>', "see-through colour"),
        ('<rect width="9" height="9" stroke="#ff000080"/>', "see-through colour"),
        ('<rect width="9" height="9" fill="no-such-colour"/>', "cannot be drawn whole"),
        ('<rect width="9" height="9" fill="none"/>', "draws nothing"),
        ('<path d="A 1 1 1" fill="red"/>', "shape that cannot be drawn"),
        ('<rect width="1e400" height="5"/>', "shape that cannot be drawn"),
        ('<rect width="9" height="9" transform="rotate(a)"/>', "cannot be drawn whole"),
    ],
)
def test_what_only_drawing_shows_to_be_unfit_is_refused(tmp_path: Path, inside: str, reason: str) -> None:
    art = shape(tmp_path, inside)
    with pytest.raises(ContentError, match=reason) as caught:
        art_object(art)
    assert caught.value.problems[0].place.source == "logo.svg"


def test_printer_colours_come_out_as_rgb(tmp_path: Path) -> None:
    art = shape(
        tmp_path,
        '<rect width="20" height="10" fill="pcmyk(0,100,100,0)"/><rect width="9" height="9" fill="red"/>',
    )
    assert b" k\n" not in art_object(art).data
