"""The baked format: the same bytes every time, and operators a PDF reader accepts."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from rephold.errors import ContentError
from rephold.figures.baked import BakedFigure, Op, bounding_box, dump, load, mirrored_path, pdf_operators
from rephold.figures.palette import PALETTES
from rephold.figures.svg import to_svg

TRIANGLE = BakedFigure(
    "triangle",
    "colour",
    "0" * 64,
    (100, 60),
    50,
    5,
    (
        Op("fill", "skin", None, "10 10 m 90 10 l 50 40 l h"),
        Op("fill", "skin", None, "20 12 m 30 12 l 25 20 l h"),
        Op("stroke", "outline", 4.0, "10 10 m 10 60 90 60 90 10 c"),
        Op("stroke", "outline", 4.0, "20 20 m 30 20 l"),
        Op("fill-even-odd", "arrow", None, "40 20 m 60 20 l 50 30 l h"),
    ),
)
COLOUR = PALETTES["colour"]


def test_what_is_dumped_is_loaded_again() -> None:
    assert load(dump(TRIANGLE)) == TRIANGLE
    assert dump(load(dump(TRIANGLE))) == dump(TRIANGLE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"fill"', b'"paint"'),
        (b"90 10 l", b"90 l"),
        (b"90 10 l", b"90 10 x"),
        (b"90 10 c", b"90 c"),
        (b"90 10 c", b"90 10 c 4"),
        (b'"skin", null', b'"skin", 3'),
        (b'"outline", 4.0', b'"outline", null'),
        (b'"floor"', b'"flor"'),
        (b"{", b"["),
    ],
)
def test_damaged_bytes_are_refused_with_their_name(old: bytes, new: bytes) -> None:
    damaged = dump(TRIANGLE).replace(old, new)
    assert damaged != dump(TRIANGLE)
    with pytest.raises(ContentError, match=r"bird-dog\.json.*not a baked figure"):
        load(damaged, "bird-dog.json")


def test_the_bounding_box_holds_curves_at_their_turning_point_and_half_the_line() -> None:
    left, bottom, right, top = bounding_box(TRIANGLE)
    assert (left, bottom, right) == (8, 8, 92)
    assert top == pytest.approx(10 + 0.75 * 50 + 2)  # a cubic with handles 50 above rises by three quarters


def test_the_mirrored_box_is_the_box_seen_in_a_mirror() -> None:
    lopsided = replace(TRIANGLE, ops=(Op("fill", "skin", None, "10 10 m 40 10 l 20 30 l h"),))
    assert bounding_box(lopsided) == (10, 10, 40, 30)
    assert bounding_box(lopsided, mirrored=True) == (60, 10, 90, 30)
    path = mirrored_path(lopsided.ops[0].path, lopsided.size[0])
    assert bounding_box(replace(lopsided, ops=(Op("fill", "skin", None, path),))) == (60, 10, 90, 30)
    assert mirrored_path(path, lopsided.size[0]) == lopsided.ops[0].path


def test_operators_are_balanced_and_only_paint() -> None:
    operators = re.findall(r"[A-Za-z*]+", pdf_operators(TRIANGLE, COLOUR).decode())
    assert operators[0] == "q"
    assert operators[-1] == "Q"
    assert operators.count("q") == operators.count("Q") == 1
    assert set(operators) <= {"q", "Q", "cm", "J", "j", "w", "rg", "RG", "m", "l", "c", "h", "f", "f*", "S"}


@pytest.mark.parametrize("mirrored", [False, True])
def test_operators_paint_every_point_where_it_was_baked(mirrored: bool) -> None:
    tokens = pdf_operators(TRIANGLE, COLOUR, mirrored=mirrored).decode().split()
    operands: list[float] = []
    x = y = 0.0
    found: list[float] = []
    for token in tokens:
        if re.fullmatch(r"-?[\d.]+", token):
            operands.append(float(token))
            continue
        if token == "cm":
            assert operands[:4] == [1, 0, 0, 1]
            x, y = x + operands[4], y + operands[5]
        elif token in "mlc":
            assert min(operands) >= 0
            found += [number + (x, y)[place % 2] for place, number in enumerate(operands)]
        operands = []
    paths = [mirrored_path(op.path, TRIANGLE.size[0]) if mirrored else op.path for op in TRIANGLE.ops]
    assert found == [float(number) for path in paths for number in re.findall(r"-?\d+", path)]


def test_colours_and_widths_are_set_only_when_they_change() -> None:
    operators = re.findall(r"[A-Za-z*]+", pdf_operators(TRIANGLE, COLOUR).decode())
    assert operators.count("rg") == 2
    assert operators.count("RG") == 1
    assert operators.count("w") == 1
    assert operators.count("f") == operators.count("S") == 2
    assert operators.count("f*") == 1


def test_a_role_without_colour_is_an_error_that_names_it() -> None:
    with pytest.raises(ContentError, match="'outline'"):
        pdf_operators(TRIANGLE, {"skin": (1, 1, 1), "arrow": (1, 0, 0)})


@pytest.mark.parametrize("mirrored", [False, True])
def test_svg_paints_the_same_paths(mirrored: bool) -> None:
    root = ElementTree.fromstring(to_svg(TRIANGLE, COLOUR, mirrored))
    space = "{http://www.w3.org/2000/svg}"
    paths = root.findall(f".//{space}path")
    assert len(paths) == len(TRIANGLE.ops)
    assert paths[0].get("d") == ("M90 10L10 10L50 40Z" if mirrored else "M10 10L90 10L50 40Z")
    assert paths[2].get("stroke-width") == "4"
    assert paths[4].get("fill-rule") == "evenodd"
    assert root.get("viewBox") == "0 0 100 60"


def test_using_baked_figures_needs_neither_numpy_nor_scipy() -> None:
    code = (
        "import sys; import rephold.figures.baked, rephold.figures.palette, rephold.figures.svg;"
        "print(sorted({'numpy', 'scipy', 'shapely'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
