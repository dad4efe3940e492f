"""Muscles of the shipped diagrams run as they do in a body: from where, to where, which way."""

from __future__ import annotations

from rephold.figures.anatomy.curves import inside
from rephold.model.diagram import Arrow
from support.diagrams import SPINE, apart, areas, muscle, named, nearest, run_of, source


def test_rectus_runs_straight_up_and_down() -> None:
    out, down = run_of(muscle("anat-abdominal-layers", "rectus-half", "rectus"))
    assert down > 10 * abs(out)


def test_the_outer_side_muscle_runs_down_and_in_and_the_inner_one_up_and_in() -> None:
    out, down = run_of(muscle("anat-abdominal-layers", "external-half", "external-oblique"))
    assert down > 40
    assert out < -20
    out, down = run_of(muscle("anat-abdominal-layers", "internal-half", "internal-oblique"), 0.6)
    assert down < -20
    assert out < -20


def test_the_deepest_muscle_runs_level_from_the_back_sheet_to_the_front() -> None:
    part = muscle("anat-abdominal-layers", "", "transversus")
    for across in (0.1, 0.3, 0.5):  # the lowest fibres run down a little as they come forward
        forward, down = run_of(part, across)
        assert abs(down) < 0.5 * abs(forward)
    (sheet,) = named("anat-abdominal-layers", "back-sheet")
    assert apart(sheet, named("anat-abdominal-layers", "transversus")[0]) <= 4


def test_psoas_begins_at_t12_and_ends_with_iliacus_at_the_inner_bump_of_the_thigh_bone() -> None:
    figure = "anat-hip-flexors"
    assert [len(named(figure, f"{name} lumbar")) for name in ("T12", "L1", "L2", "L3", "L4", "L5")] == [1] * 6
    disc_above_l1 = min(area.middle[1] for area in named(figure, "disc"))
    for psoas, thigh in zip(named(figure, "psoas"), named(figure, "thigh-bone"), strict=True):
        assert psoas.box[1] <= disc_above_l1 + 10
        lowest = max(psoas.rim, key=lambda point: point[1])
        assert nearest(thigh, lowest) < 25
    for iliacus, hip in zip(named(figure, "iliacus"), named(figure, "hip-bone"), strict=True):
        assert sum(inside(point, hip.rim) for point in iliacus.rim) > 0.6 * len(iliacus.rim)
    assert len(named(figure, "slip")) == 10  # five on each side


def test_piriformis_runs_from_the_sacrum_to_the_greater_trochanter_over_the_nerve() -> None:
    figure = "anat-gluteals"
    (piriformis,), (sacrum,) = named(figure, "piriformis"), named(figure, "sacrum")
    thigh = max(named(figure, "thigh-bone"), key=lambda bone: bone.middle[0])
    assert apart(piriformis, sacrum) == 0
    outermost = max(piriformis.rim)
    assert nearest(thigh, outermost) < 30
    assert outermost[1] < thigh.box[1] + 80
    order = [area.name for area in areas(figure)]
    assert order.index("sciatic-nerve") < order.index("piriformis")
    (nerve,) = named(figure, "sciatic-nerve")
    assert nerve.box[3] > piriformis.box[3] + 200


def test_the_large_buttock_muscle_is_on_one_side_and_the_middle_one_on_both() -> None:
    (maximus,) = named("anat-gluteals", "gluteus-maximus")
    assert maximus.middle[0] < source("anat-gluteals").size[0] / 2
    assert len(named("anat-gluteals", "gluteus-medius")) == 2


def test_three_hamstrings_run_from_the_sit_bone_to_below_the_knee_the_short_head_from_the_thigh_bone() -> (
    None
):
    figure = "anat-hamstrings"
    (gap,) = named(figure, "knee-gap")
    (hip,) = named(figure, "hip-bone")
    sit_bone = max(hip.rim, key=lambda point: point[1])
    for name in ("biceps", "semitendinosus", "semimembranosus"):
        (part,) = named(figure, name)
        top = min(part.rim, key=lambda point: point[1])
        assert abs(top[0] - sit_bone[0]) < 60
        assert abs(top[1] - sit_bone[1]) < 90
        assert part.box[3] > gap.middle[1]
    ends = {
        name: max(named(figure, name)[0].rim, key=lambda p: p[1])[0] for name in ("biceps", "semitendinosus")
    }
    (outer,) = named(figure, "outer-bone")
    assert nearest(outer, max(named(figure, "biceps")[0].rim, key=lambda p: p[1])) < 25
    assert ends["semitendinosus"] < named(figure, "shin-bone")[0].middle[0] < ends["biceps"]
    (short,) = named(figure, "biceps-short")
    assert short.box[1] > sit_bone[1] + 70


def test_the_back_has_all_24_bones_and_12_ribs_on_each_side() -> None:
    figure = "anat-back-muscles"
    spikes = [named(figure, f"{name} spinous") for name in SPINE]
    assert {len(spike) for spike in spikes} == {1}
    heights = [spike[0].middle[1] for spike in spikes]
    assert heights == sorted(heights)
    assert [len(named(figure, f"rib-{n}")) for n in range(1, 13)] == [2] * 12


def test_long_muscles_stand_in_three_columns_from_the_spine_outwards() -> None:
    axis = source("anat-back-muscles").size[0] / 2
    columns = [
        max(named("anat-back-muscles", name), key=lambda area: area.box[3] - area.box[1])
        for name in ("spinalis", "longissimus", "iliocostalis")
    ]
    level = 500.0
    out = [
        axis - sum(x for x, y in c.rim if abs(y - level) < 60) / sum(abs(y - level) < 60 for _, y in c.rim)
        for c in columns
    ]
    assert out == sorted(out)
    assert out[0] > 0


def test_each_slip_of_the_deep_muscle_crosses_two_to_four_bones() -> None:
    figure = "anat-back-muscles"
    spikes = [named(figure, f"{name} spinous")[0].middle[1] for name in SPINE]
    sacral = named(figure, "sacrum")[0].middle[1]
    for slip in named(figure, "multifidus"):
        _, top, _, bottom = slip.box
        if bottom > sacral - 60:
            continue  # from the sacrum, which is one bone
        assert 2 <= sum(top + 10 < y < bottom - 10 for y in spikes) <= 4


def test_the_square_muscle_joins_the_lowest_rib_and_the_hip_bone() -> None:
    figure = "anat-back-muscles"
    (square,) = named(figure, "quadratus-lumborum")
    assert min(apart(square, rib) for rib in named(figure, "rib-12")) <= 12
    assert min(apart(square, hip) for hip in named(figure, "hip-bone")) == 0


def test_four_muscles_pull_the_pelvis_up_and_down_at_back_and_front() -> None:
    figure = source("anat-pelvis-pulls")
    ways = {part.name: part.arrow for part in figure.parts if isinstance(part, Arrow)}
    middle = figure.size[0] / 2
    at_the_back = {name for name, way in ways.items() if way[0].x < middle}
    up = {name for name, way in ways.items() if way[-1].y < way[0].y}
    assert at_the_back == {"pull-back-muscles", "pull-hamstrings"}
    assert up == {"pull-back-muscles", "pull-tummy-muscles"}


def test_the_can_is_closed_on_all_four_sides() -> None:
    figure = "anat-trunk-can"
    top, front, bottom, back = (
        named(figure, name)[0] for name in ("diaphragm", "transversus", "pelvic-floor", "deep-back-muscles")
    )
    (pubis,) = named(figure, "pubic-bone")
    assert apart(top, front) <= 12
    assert apart(front, pubis) <= 6
    assert apart(pubis, bottom) <= 6
    assert min(apart(bottom, tail) for tail in named(figure, "coccyx")) <= 12
    assert min(apart(top, bone) for bone in named(figure, "T12", "L1", "L2")) <= 6
    assert back.middle[0] < named(figure, "L3")[0].middle[0] < front.middle[0]
