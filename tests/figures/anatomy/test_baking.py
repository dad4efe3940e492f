"""From parts in YAML to baked shapes: the same bytes every time; what cannot be painted is refused."""

from __future__ import annotations

import json
import math

import pytest
from pydantic import TypeAdapter, ValidationError

from rephold.errors import ContentError
from rephold.figures.anatomy.bake import bake, drawn
from rephold.figures.anatomy.baked import dump, is_diagram, load
from rephold.figures.anatomy.curves import area, at, flattened, smooth
from rephold.figures.anatomy.fitting import fitted
from rephold.figures.anatomy.marks import Frame
from rephold.figures.anatomy.shown import worded, words_of
from rephold.figures.baked import bounding_box
from rephold.figures.baked import dump as dump_figure
from rephold.figures.baked import load as load_figure
from rephold.figures.palette import PALETTES
from rephold.model.diagram import AnyPart, Diagram, Knot
from support.diagrams import DIAGRAMS, SHELF, STYLES, baked, groups, source

SMALL = {
    "figure": "small",
    "source": "drawn for this test",
    "size": (200, 100),
    "mm": 40,
    "parts": (
        {"name": "bone", "shape": "20,20! 80,20! 80,80! 20,80!", "shade": 8},
        {
            "name": "muscle",
            "left": "120,10 120,90",
            "right": "150,10 150,90",
            "ink": "muscle",
            "tendon": (0.2, 0),
        },
    ),
    "labels": {"bone": {"at": "50,50", "side": "left"}},
    "captions": {"panel": {"x": 100, "width": 80}},
}


def small(**changes: object) -> Diagram:
    return Diagram.model_validate({**SMALL, **changes})


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("figure", DIAGRAMS)
def test_every_ink_has_a_colour_and_nothing_is_lost_on_the_way(figure: str, style: str) -> None:
    made = baked(figure, style)
    assert {op.ink for op in made.figure.ops} <= set(PALETTES[style])
    assert load(dump(made)) == made
    assert dump(bake(source(figure), groups(), style)) == dump(made)


@pytest.mark.parametrize("figure", DIAGRAMS)
def test_a_diagram_can_be_painted_wherever_a_figure_can(figure: str) -> None:
    data = dump(baked(figure))
    assert is_diagram(data)
    plain = load_figure(data)
    assert plain == baked(figure).figure
    assert not is_diagram(dump_figure(plain))


@pytest.mark.parametrize("figure", DIAGRAMS)
def test_no_drawing_is_cut_at_its_sides(figure: str) -> None:
    made = baked(figure).figure
    left, _, right, _ = bounding_box(made)
    assert left >= -4
    assert right <= made.size[0] + 4


@pytest.mark.parametrize("figure", DIAGRAMS)
def test_lines_are_thick_enough_for_print_at_the_size_they_are_made_for(figure: str) -> None:
    for style in STYLES:
        made = baked(figure, style)
        points_per_unit = made.mm * 72 / 25.4 / made.figure.size[0]
        widths = [op.width * points_per_unit for op in made.figure.ops if op.width and op.ink == "outline"]
        assert min(widths) >= 0.33
        assert max(widths) <= 2.2


def test_units_are_whole_and_y_counts_up() -> None:
    made = bake(small(), {}, "colour")
    first = made.figure.ops[0]
    assert first.path.split()[:3] == ["80", "320", "m"]
    assert made.figure.size == (800, 400)
    assert made.labels[0][:3] == ("bone", 200, 200)
    assert made.captions[0][:3] == ("panel", 400, 320)


def test_a_mark_of_a_mirrored_part_lies_on_the_other_side_of_the_axis() -> None:
    parts = ({"name": "dot", "oval": "40,50", "radii": "10,10", "both": True},)
    marks = [mark for mark in drawn(small(parts=parts), {}, "colour") if mark.part]
    xs = sorted(sum(x for x, _ in flattened(m.paths[0].segments)) / 49 for m in marks)
    assert xs == pytest.approx([40, 160], abs=1)


def test_an_unknown_group_and_an_unknown_style_are_named() -> None:
    with pytest.raises(ContentError, match="there is no group 'femur'"):
        bake(small(parts=({"use": "femur"},)), {}, "colour")
    with pytest.raises(ContentError, match="there is no style 'sepia'"):
        bake(small(), {}, "sepia")


def test_words_that_a_diagram_lacks_are_named() -> None:
    with pytest.raises(ContentError, match="no words for bone, panel"):
        worded(bake(small(), {}, "colour"), {"labels": {}})
    assert words_of(SHELF, ["cat"], "en") == {}


@pytest.mark.parametrize(
    ("part", "says"),
    [
        ({"shape": "1,2 3"}, "'3' is no point"),
        ({"shape": "1,2"}, "at least 2"),
        ({"oval": "1,2 3,4", "radii": "1,1"}, "wants one point"),
        ({"polygon": "1,2 3,4"}, "wants one of: shape"),
        ({"shape": "1,2 3,4", "colour": "red"}, "Extra inputs"),
    ],
)
def test_a_part_that_cannot_be_painted_is_refused(part: dict[str, str], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        TypeAdapter(AnyPart).validate_python(part)


def test_damaged_bytes_are_refused() -> None:
    data = dump(bake(small(), {}, "colour"))
    raw = json.loads(data)
    raw["labels"][0][3] = "above"
    with pytest.raises(ContentError, match=r"x\.json.*not a baked diagram"):
        load(json.dumps(raw).encode(), "x.json")


# --- curves ---


def test_a_smooth_curve_passes_through_its_knots_and_is_round_but_at_corners() -> None:
    knots = [Knot(0, 0, True), Knot(50, 0), Knot(100, 0, True), Knot(50, 80)]
    segments = smooth(knots, closed=True)
    assert [segment[0] for segment in segments] == [(k.x, k.y) for k in knots]
    turn = [_turn(one, two) for one, two in zip(segments, [*segments[1:], segments[0]], strict=True)]
    assert max(turn[0], turn[2]) < 1  # at 50,0 and 50,80
    assert min(turn[1], turn[3]) > 20


def _turn(one: tuple[tuple[float, float], ...], two: tuple[tuple[float, float], ...]) -> float:
    """Degrees between the end of a cubic and the start of the next."""
    a = math.atan2(one[3][1] - one[2][1], one[3][0] - one[2][0])
    b = math.atan2(two[1][1] - two[0][1], two[1][0] - two[0][0])
    return abs(math.degrees(math.remainder(a - b, math.tau)))


def test_few_cubics_stay_near_a_round_line() -> None:
    line = [(100 * math.cos(t / 40), 60 * math.sin(t / 40)) for t in range(120)]
    found = fitted(line, 0.4)
    assert len(found) <= 6
    for x, y in line:
        assert min(math.dist((x, y), at(s, t / 400)) for s in found for t in range(401)) < 0.5
    assert found[0][0] == line[0]
    assert found[-1][3] == line[-1]


def test_a_frame_enlarges_turns_and_moves_in_this_order() -> None:
    frame = Frame.placed((10, 20), 2, 90, False)
    assert frame.point(1, 0) == pytest.approx((10, 22))  # clockwise on paper, where y counts down
    assert frame.scale == pytest.approx(2)
    assert frame.holding(Frame(e=3)).point(0, 0) == pytest.approx((10, 26))
    flipped = Frame.placed((0, 0), 1, 0, True)
    assert flipped.point(3, 4) == (-3, 4)


def test_areas_have_the_sign_of_their_turn() -> None:
    square = [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0)]
    assert area(square) == 4
    assert area(square[::-1]) == -4
