"""A clinic's own picture: what is read, how it comes out, and what is refused and why."""

from __future__ import annotations

import io
import struct
import time
import tracemalloc
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms

from rephold.errors import ContentError, MissingError
from rephold.figures.art import Art, load_art

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">{}</svg>'
RECT = '<rect width="40" height="20" fill="#14506b"/>'


def svg(tmp_path: Path, inside: str, name: str = "logo.svg") -> Path:
    return written(tmp_path, SVG.format(inside).encode(), name)


def written(tmp_path: Path, data: bytes, name: str) -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def saved(tmp_path: Path, image: Image.Image, name: str, **options: Any) -> Path:
    path = tmp_path / name
    image.save(path, **options)
    return path


def decoded(art: Art) -> Image.Image:
    """The picture as whoever prints it will see it."""
    assert art.pixels is not None
    if art.coding == "jpeg":
        image = Image.open(io.BytesIO(art.data))
        assert image.size == art.pixels
        return image
    return Image.frombytes("L" if art.grey else "RGB", art.pixels, zlib.decompress(art.data))


def said(path: Path) -> str:
    with pytest.raises(ContentError) as caught:
        load_art(path)
    (problem,) = caught.value.problems
    assert problem.place.source == str(path)
    assert problem.hint
    return problem.what


# --- files


def test_a_missing_file_is_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match="no such file"):
        load_art(tmp_path / "logo.png")


@pytest.mark.parametrize("name", ["logo.gif", "logo", "logo.svgz"])
def test_other_kinds_of_file_are_refused(tmp_path: Path, name: str) -> None:
    assert "cannot be of the kind" in said(written(tmp_path, b"GIF89a", name))


def test_a_file_that_is_not_what_its_ending_says_is_refused(tmp_path: Path) -> None:
    image = Image.new("RGB", (4, 4))
    assert "holds JPEG" in said(saved(tmp_path, image, "a.png", format="JPEG"))
    assert "holds PNG" in said(saved(tmp_path, image, "a.jpg", format="PNG"))
    assert "holds WebP" in said(saved(tmp_path, image, "b.png", format="WEBP"))
    assert "holds SVG" in said(written(tmp_path, SVG.format(RECT).encode(), "c.png"))
    assert "is no PNG" in said(written(tmp_path, b"", "d.png"))


def test_the_ending_may_be_in_capitals(tmp_path: Path) -> None:
    assert load_art(saved(tmp_path, Image.new("L", (3, 2)), "LOGO.PNG", format="PNG")).pixels == (3, 2)


@pytest.mark.parametrize("kind", ["png", "jpg"])
@pytest.mark.parametrize("kept", [0.02, 0.3, 0.9])
def test_a_truncated_picture_is_refused(tmp_path: Path, kind: str, kept: float) -> None:
    whole = saved(tmp_path, Image.effect_noise((200, 200), 60), f"whole.{kind}").read_bytes()
    assert "damaged" in said(written(tmp_path, whole[: int(len(whole) * kept)], f"part.{kind}"))


# --- size


def huge_png(columns: int, rows: int) -> bytes:
    """A PNG that says it is this large; its data is a kilobyte."""
    header = struct.pack(">LLBBBBB", columns, rows, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">L", len(data)) + tag + data + struct.pack(">L", zlib.crc32(tag + data))
        for tag, data in chunks
    )


@pytest.mark.parametrize("columns", [8_000, 20_000, 65_000])
def test_a_huge_picture_is_refused_from_its_header_alone(tmp_path: Path, columns: int) -> None:
    path = written(tmp_path, huge_png(columns, 20_000), "huge.png")
    said(path)
    tracemalloc.start()
    start = time.perf_counter()
    assert f"has {columns} x 20000 pixels" in said(path)
    assert time.perf_counter() - start < 0.1
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


def test_a_large_picture_is_scaled_to_1600_pixels(tmp_path: Path) -> None:
    art = load_art(saved(tmp_path, Image.new("RGB", (4000, 1000), "#14506b"), "wide.png"))
    assert art.pixels == (1600, 400)
    assert decoded(art).getpixel((800, 200)) == (0x14, 0x50, 0x6B)


def test_a_text_chunk_that_unpacks_to_a_gigabyte_does_no_harm(tmp_path: Path) -> None:
    whole = saved(tmp_path, Image.new("L", (2, 2)), "small.png").read_bytes()
    bomb = b"zTXt" + b"k\0\0" + zlib.compress(bytes(200_000_000))
    chunk = struct.pack(">L", len(bomb) - 4) + bomb + struct.pack(">L", zlib.crc32(bomb))
    assert "damaged" in said(written(tmp_path, whole[:33] + chunk + whole[33:], "bomb.png"))


# --- pixels


def test_see_through_pixels_become_white_paper(tmp_path: Path) -> None:
    image = Image.new("RGBA", (3, 1), (200, 0, 0, 0))
    image.putpixel((1, 0), (200, 0, 0, 255))
    image.putpixel((2, 0), (0, 0, 0, 128))
    art = load_art(saved(tmp_path, image, "a.png"))
    plain = decoded(art)
    assert plain.mode == "RGB"
    assert [plain.getpixel((x, 0)) for x in range(3)] == [(255, 255, 255), (200, 0, 0), (127, 127, 127)]


def test_grey_with_alpha_stays_grey(tmp_path: Path) -> None:
    art = load_art(saved(tmp_path, Image.new("LA", (2, 2), (10, 0)), "a.png"))
    assert art.grey
    assert decoded(art).getpixel((0, 0)) == 255


def test_a_palette_with_a_see_through_colour_is_flattened(tmp_path: Path) -> None:
    image = Image.new("P", (2, 1))
    image.putpalette([255, 0, 0, 0, 0, 255])
    image.putpixel((1, 0), 1)
    art = load_art(saved(tmp_path, image, "p.png", transparency=0))
    assert [decoded(art).getpixel((x, 0)) for x in range(2)] == [(255, 255, 255), (0, 0, 255)]


def test_sixteen_bits_become_eight(tmp_path: Path) -> None:
    image = Image.new("I;16", (3, 1))
    for x, value in enumerate((0, 32768, 65535)):
        image.putpixel((x, 0), value)
    art = load_art(saved(tmp_path, image, "deep.png"))
    assert art.grey
    assert [decoded(art).getpixel((x, 0)) for x in range(3)] == [0, 128, 255]


def test_black_and_white_becomes_grey(tmp_path: Path) -> None:
    art = load_art(saved(tmp_path, Image.new("1", (9, 3), 1), "bw.png"))
    assert art.grey
    assert zlib.decompress(art.data) == b"\xff" * 27


def test_cmyk_becomes_rgb(tmp_path: Path) -> None:
    image = Image.new("CMYK", (16, 16), (0, 255, 255, 0))
    plain = decoded(load_art(saved(tmp_path, image, "c.jpg", quality=95)))
    assert plain.mode == "RGB"
    red, green, blue = plain.getpixel((8, 8))  # type: ignore[misc]
    assert (red > 230, green < 40, blue < 40) == (True, True, True)


def test_a_turned_photograph_stands_upright_and_tells_nothing(tmp_path: Path) -> None:
    image = Image.new("RGB", (64, 32), "white")
    image.paste("black", (0, 0, 32, 32))
    exif = Image.Exif()
    exif[0x0112] = 6  # turn a quarter clockwise
    exif[0x010F] = "Secret camera"
    path = saved(tmp_path, image, "t.jpg", exif=exif, comment=b"Secret note", quality=95)
    art = load_art(path)
    assert art.pixels == (32, 64)
    plain = decoded(art).convert("L")
    assert plain.getpixel((16, 8)) < 30  # type: ignore[operator]
    assert plain.getpixel((16, 56)) > 225  # type: ignore[operator]
    assert b"Secret" in path.read_bytes()
    assert b"Secret" not in art.data


def test_an_upright_photograph_keeps_its_samples_but_not_its_metadata(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Secret camera"
    image = Image.effect_noise((64, 48), 80).convert("RGB")
    path = saved(tmp_path, image, "p.jpg", exif=exif, comment=b"Secret note", quality=80)
    art = load_art(path)
    assert art.coding == "jpeg"
    assert b"Secret" not in art.data
    before, after = Image.open(path).convert("RGB").tobytes(), decoded(art).tobytes()
    assert max(abs(a - b) for a, b in zip(before, after, strict=True)) <= 8


def test_a_colour_profile_is_applied_and_left_behind(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    broken = saved(tmp_path, Image.new("RGB", (2, 2), "#14506b"), "a.png", icc_profile=b"no profile at all")
    unfit = saved(tmp_path, Image.new("RGB", (2, 2), "#14506b"), "b.png", icc_profile=profile.tobytes())
    for path in (broken, unfit):
        assert decoded(load_art(path)).getpixel((0, 0)) == (0x14, 0x50, 0x6B)
    swapped = saved(tmp_path, Image.new("RGB", (2, 2), "#ff0000"), "c.png", icc_profile=green_as_red())
    red, green, _ = decoded(load_art(swapped)).getpixel((0, 0))  # type: ignore[misc]
    assert green > 200 > red


def green_as_red() -> bytes:
    """An sRGB profile whose red and green primaries have changed places."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    places = {}
    for n in range(struct.unpack_from(">L", data, 128)[0]):
        at = 132 + 12 * n
        places[bytes(data[at : at + 4])] = at
    red, green = places[b"rXYZ"], places[b"gXYZ"]
    data[red : red + 4], data[green : green + 4] = b"gXYZ", b"rXYZ"
    described = struct.unpack_from(">LL", data, places[b"desc"] + 4)
    text = data[described[0] : sum(described)].replace(b"s\0R\0G\0B", b"x\0R\0G\0B")
    data[described[0] : sum(described)] = text.replace(b"sRGB", b"xRGB")
    return bytes(data)


def test_a_photograph_kept_as_png_is_stored_as_jpeg_and_a_logo_is_not(tmp_path: Path) -> None:
    soft = Image.effect_noise((300, 300), 40).convert("RGB").resize((1500, 1500), Image.Resampling.BICUBIC)
    assert load_art(saved(tmp_path, soft, "photo.png")).coding == "jpeg"
    assert load_art(saved(tmp_path, Image.new("RGB", (1500, 1500), "red"), "logo.png")).coding == "flate"


def test_the_name_follows_the_content_not_the_file(tmp_path: Path) -> None:
    first = load_art(saved(tmp_path, Image.new("RGB", (8, 8), "red"), "a.png"))
    second = load_art(saved(tmp_path, Image.new("RGB", (8, 8), "red"), "b.png"))
    other = load_art(saved(tmp_path, Image.new("RGB", (8, 8), "blue"), "c.png"))
    assert first.name == second.name != other.name
    assert replace(first, width=4, height=16).name != first.name
    assert first.name.startswith("art-")


# --- drawings


def test_a_plain_drawing_is_kept(tmp_path: Path) -> None:
    inside = (
        '<style>.a{fill:#123}</style><defs><clipPath id="c"><rect width="9" height="9"/></clipPath></defs>'
        '<g clip-path="url(#c)" style="fill-opacity:1"><path class="a" d="M0 0h9v9z"/></g><use href="#x"/>'
        '<circle id="x" r="3"/>'
    )
    art = load_art(svg(tmp_path, inside))
    assert (art.kind, art.width, art.height, art.pixels, art.source) == ("svg", 40, 20, None, "logo.svg")
    for part in (b".a{fill:#123}", b'clip-path="url(#c)"', b'<use href="#x"', b'd="M0 0h9v9z"'):
        assert part in art.data


def test_what_an_editor_leaves_behind_is_dropped(tmp_path: Path) -> None:
    data = (
        '<?xml version="1.0"?><!-- made by hand --><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2" '
        'xmlns:e="https://editor.example/ns" xmlns:xlink="http://www.w3.org/1999/xlink" e:version="9">'
        "<title>Logo</title><metadata><e:note>secret</e:note></metadata><e:view zoom='2'/>"
        '<defs><linearGradient id="unused"><stop stop-opacity=".2"/></linearGradient>'
        '<path id="p" d="M0 0h2v2z"/>'
        '</defs><use xlink:href="#p" e:label="secret"/></svg>'
    )
    art = load_art(written(tmp_path, data.encode(), "editor.svg"))
    assert b'<use href="#p"' in art.data
    for gone in (b"secret", b"Gradient", b"editor", b"zoom", b"Logo"):
        assert gone not in art.data


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ('viewBox="5 5 30 10" width="300px"', (30, 10)),
        ('width="30mm" height="15mm"', (30 * 96 / 25.4, 15 * 96 / 25.4)),
        ('width="12" height="6"', (12, 6)),
        ('viewBox="0,0,7.5,5e1"', (7.5, 50)),
    ],
)
def test_the_size_comes_from_the_view_box_or_the_lengths(
    tmp_path: Path, size: str, expected: tuple[float, float]
) -> None:
    data = f'<svg xmlns="http://www.w3.org/2000/svg" {size}><path d="M0 0h1v1z"/></svg>'
    art = load_art(written(tmp_path, data.encode(), "a.svg"))
    assert (art.width, art.height) == pytest.approx(expected)


@pytest.mark.parametrize(
    "size",
    ["", 'width="100%" height="100%"', 'viewBox="0 0 0 5"', 'viewBox="0 0 1e9 1"', 'viewBox="a b c d"'],
)
def test_a_drawing_without_a_size_is_refused(tmp_path: Path, size: str) -> None:
    data = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{RECT}</svg>'
    assert "how large" in said(written(tmp_path, data.encode(), "a.svg"))


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>', "<script>"),
        ("<metadata><script>alert(1)</script></metadata>", "<script>"),
        ("<foreignObject/>", "<foreignObject>"),
        ("<text>Clinic</text>", "<text>"),
        ('<image href="x.png"/>', "<image>"),
        ('<animate attributeName="x"/>', "<animate>"),
        ("<blink/>", "<blink>"),
        ('<g onload="alert(1)"/>', "event handler 'onload'"),
        ('<g OnClick="alert(1)"/>', "event handler 'OnClick'"),
        ('<use href="other.svg#a"/>', "outside the drawing"),
        ('<use href="data:image/svg+xml,x"/>', "outside the drawing"),
        ('<a href="https://clinic.example">' + RECT + "</a>", "outside the drawing"),
        ('<a href="javascript:alert(1)">' + RECT + "</a>", "outside the drawing"),
        ("<style>@import 'a.css';</style>", "@import"),
        ("<style>@font-face{font-family:x}</style>", "@font-face"),
        ("<style>.a{fill:url(https://x.example/a.svg#b)}</style>", "outside the drawing"),
        ("<style>.a{fill:u\\72l(x)}</style>", "escaped"),
        ("<style>.a{fill:url/**/(x.svg#b)}</style>", "outside the drawing"),
        ('<rect style="fill:URL( \'#g\' )"/><linearGradient id="g"/>', "gradient"),
        ('<path fill="url(#g)"/>', "gradient"),
        ('<path marker-end="url(#m)"/>', "marker"),
        ('<rect filter="url(#f)"/>', "filter"),
        ('<rect opacity="0.5"/>', "see-through"),
        ('<rect style="fill:red;fill-opacity: 50%"/>', "see-through"),
        ("<style>.a { stroke-opacity : .2 }</style>", "see-through"),
        ('<rect style="mix-blend-mode:multiply"/>', "blends"),
        ('<use href="#nowhere"/>', "does not have"),
        ('<g id="a"><use href="#a"/></g>', "inside itself"),
        ("", "draws nothing"),
        ("<g/><title>x</title>", "draws nothing"),
    ],
)
def test_what_cannot_be_printed_or_could_do_harm_is_refused(tmp_path: Path, inside: str, reason: str) -> None:
    drawn = "" if reason == "draws nothing" else RECT
    assert reason in said(svg(tmp_path, drawn + inside))


@pytest.mark.parametrize(
    "start",
    [
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
        '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
    ],
)
def test_a_doctype_is_refused(tmp_path: Path, start: str) -> None:
    assert "DOCTYPE" in said(written(tmp_path, (start + SVG.format(RECT)).encode(), "a.svg"))


def test_broken_xml_and_other_xml_are_refused(tmp_path: Path) -> None:
    assert "damaged" in said(written(tmp_path, b"<svg xmlns='http://www.w3.org/2000/svg'><g>", "a.svg"))
    assert "not an SVG" in said(written(tmp_path, b"<html><svg/></html>", "b.svg"))


def test_a_drawing_may_not_be_an_attack_by_size(tmp_path: Path) -> None:
    assert "2 MB" in said(svg(tmp_path, RECT + "<!--" + "x" * 2_000_000 + "-->"))
    assert "nests more" in said(svg(tmp_path, "<g>" * 60 + RECT + "</g>" * 60))
    assert "draws 20002" in said(svg(tmp_path, "<rect/>" * 20_001))
    doubling = RECT.replace("<rect", '<rect id="n0"')
    for n in range(1, 8):
        doubling += f'<g id="n{n}">' + f'<use href="#n{n - 1}"/>' * 10 + "</g>"
    assert "is the most" in said(svg(tmp_path, doubling))
    chain = RECT.replace("<rect", '<rect id="n0"')
    chain += "".join(f'<g id="n{n}"><use href="#n{n - 1}"/></g>' for n in range(1, 3000))
    assert "chains more" in said(svg(tmp_path, chain))
    backwards = "".join(f'<g id="n{n}"><use href="#n{n - 1}"/></g>' for n in range(3000, 0, -1))
    assert "chains more" in said(svg(tmp_path, backwards + '<g id="n0"/>' + RECT))


def test_deep_nesting_is_refused_not_crashed_on(tmp_path: Path) -> None:
    assert "nests more" in said(svg(tmp_path, "<g>" * 100_000 + "</g>" * 100_000))
