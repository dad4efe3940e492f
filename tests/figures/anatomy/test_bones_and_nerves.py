"""Bones, discs and nerves of the shipped diagrams are anatomically so: how many, in which order, where."""

from __future__ import annotations

from itertools import pairwise

import pytest

from rephold.figures.anatomy.curves import inside
from rephold.model.diagram import Rings
from support.diagrams import REGIONS, SPINE, apart, areas, named, source

# --- the spine from the side ---


def test_the_spine_has_7_neck_12_chest_and_5_low_back_bones_from_the_top_down() -> None:
    bones = [named("anat-spine-regions", name) for name in SPINE]
    assert {len(bone) for bone in bones} == {1}
    heights = [bone[0].middle[1] for bone in bones]
    assert heights == sorted(heights)


def test_23_discs_lie_between_the_bones_that_have_them() -> None:
    discs = [area for area in areas("anat-spine-regions") if area.name.startswith("disc-")]
    assert len(discs) == 23
    for disc in discs:
        above = SPINE.index(disc.name.removeprefix("disc-"))
        below = [*SPINE, "sacrum"][above + 1]
        tops = [named("anat-spine-regions", name)[0].middle[1] for name in (SPINE[above], below)]
        assert tops[0] < disc.middle[1] < tops[1]


@pytest.mark.parametrize(("region", "forward"), [("C", True), ("T", False), ("L", True)])
def test_neck_and_low_back_curve_in_and_the_chest_curves_out(region: str, forward: bool) -> None:
    middles = [named("anat-spine-regions", f"{region}{n}")[0].middle for n in range(1, REGIONS[region] + 1)]
    (x0, y0), (x1, y1) = middles[0], middles[-1]
    away = [x - (x0 + (x1 - x0) * (y - y0) / (y1 - y0)) for x, y in middles[1:-1]]
    most = max(away, key=abs)
    assert (most > 0) is forward  # the front is at the right
    assert abs(most) > 6


def test_bones_grow_from_the_neck_to_the_low_back() -> None:
    widths = [named("anat-spine-regions", name)[0] for name in ("C3", "T6", "L3")]
    assert all(a.box[2] - a.box[0] < b.box[2] - b.box[0] for a, b in pairwise(widths))


def test_sacrum_and_four_small_tailbones_follow() -> None:
    (sacrum,) = named("anat-spine-regions", "sacrum")
    tail = named("anat-spine-regions", "coccyx")
    assert len(tail) == 4
    heights = [sacrum.middle[1], *(bone.middle[1] for bone in tail)]
    assert heights == sorted(heights)
    assert sacrum.middle[0] < named("anat-spine-regions", "L5")[0].middle[0]


# --- discs and nerves ---


def test_the_soft_centre_lies_inside_of_eight_rings() -> None:
    (annulus,), (nucleus,) = named("anat-disc", "annulus"), named("anat-disc", "nucleus")
    assert all(inside(point, annulus.rim) for point in nucleus.rim)
    (rings,) = [p for p in source("anat-disc").parts if isinstance(p, Rings) and p.name == "rings"]
    assert rings.count == 8


def test_the_centre_of_a_prolapse_touches_its_root_and_the_others_do_not() -> None:
    roots, centres = named("anat-disc", "stage-root"), named("anat-disc", "stage-nucleus")
    stages = named("anat-disc", "stage-full", "stage-flat", "stage-bulge", "stage-prolapse")
    roots = sorted(roots, key=lambda root: root.middle[1])
    assert [stage.name for stage in stages] == ["stage-full", "stage-flat", "stage-bulge", "stage-prolapse"]
    gaps = [apart(centre, root) for centre, root in zip(centres, roots, strict=True)]
    assert gaps[3] <= 12
    assert min(gaps[:3]) > 40


def test_discs_flatten_and_bulge_to_the_back_only() -> None:
    full, flat, bulge = (named("anat-disc", f"stage-{name}")[0].box for name in ("full", "flat", "bulge"))
    assert flat[3] - flat[1] < 0.7 * (full[3] - full[1])
    assert bulge[2] > full[2] + 10
    assert bulge[0] >= full[0] - 2


def test_the_cord_ends_between_the_top_of_l1_and_the_bottom_of_l2() -> None:
    (cord,) = named("anat-nerve-roots", "cord")
    tops = [named("anat-nerve-roots", f"{name} bone")[0].box for name in ("L1", "L2")]
    assert tops[0][1] < cord.box[3] < tops[1][3]


@pytest.mark.parametrize("n", [1, 2, 3, 4, 5])
def test_each_root_leaves_below_the_pedicle_of_its_own_bone_on_both_sides(n: int) -> None:
    pedicles = named("anat-nerve-roots", f"L{n}-cut pedicle")
    roots = named("anat-nerve-roots", f"root-l{n}")
    assert len(pedicles) == len(roots) == 2
    middle = source("anat-nerve-roots").size[0] / 2
    edge = pedicles[1].middle[0] - middle
    for root in roots:
        under = [y for x, y in root.rim if abs(abs(x - middle) - edge) < 14]
        assert min(under) > pedicles[0].middle[1]
        if n < 5:
            assert max(under) < named("anat-nerve-roots", f"L{n + 1}-cut pedicle")[0].box[1]


def test_roots_l4_to_s3_join_the_sciatic_nerve_and_l3_does_not() -> None:
    nerves = named("anat-nerve-roots", "sciatic-nerve")
    assert len(nerves) == 2
    for name in ("root-l4", "root-l5", "root-s1", "root-s2", "root-s3"):
        assert all(
            min(apart(root, nerve) for nerve in nerves) == 0 for root in named("anat-nerve-roots", name)
        )
    assert all(apart(root, nerve) > 20 for root in named("anat-nerve-roots", "root-l3") for nerve in nerves)


# --- pelvis and small joints ---


def test_a_sacroiliac_joint_lies_on_each_side_of_the_sacrum() -> None:
    left, right = named("anat-sacroiliac", "joint")
    axis = source("anat-sacroiliac").size[0] / 2
    (sacrum,) = named("anat-sacroiliac", "sacrum")
    assert left.middle[0] < sacrum.middle[0] < right.middle[0]
    assert left.middle[0] - axis == pytest.approx(axis - right.middle[0], abs=2)
    for joint in (left, right):
        assert apart(joint, sacrum) == 0
        assert min(apart(joint, bone) for bone in named("anat-sacroiliac", "hip-bone")) == 0


def test_a_facet_joint_lies_between_the_processes_of_two_bones_behind_the_gap_for_the_nerve() -> None:
    (joint,) = named("anat-facet-joints", "facet-gristle")
    lower, upper = [arch for arch in named("anat-facet-joints", "arch") if arch.middle[0] < 400]
    assert apart(joint, lower) <= 3
    assert apart(joint, upper) <= 3
    nerve = named("anat-facet-joints", "nerve-root")[0]
    disc = min(named("anat-facet-joints", "disc"), key=lambda d: abs(d.middle[1] - joint.middle[1]))
    assert joint.middle[0] < nerve.middle[0] < disc.middle[0]  # the front is at the right


def test_the_first_neck_bone_is_a_ring_without_a_body_and_the_second_has_a_tooth_up_into_it() -> None:
    ring, turning, third = (named("anat-spine-regions", name)[0] for name in ("C1", "C2", "C3"))
    left, top, right, low = ring.box
    assert (low - top) / (right - left) < 0.75
    assert turning.box[3] - turning.box[1] > 1.4 * (third.box[3] - third.box[1])
    assert turning.box[1] < low
