"""Boundary loops of masks."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from rephold.figures.forge.raster import Mask
from rephold.figures.forge.trace import area, loops


def mask_of(*rows: str) -> Mask:
    return np.array([[letter == "#" for letter in row] for row in rows])


def test_a_single_pixel_has_one_loop_round_its_four_corners() -> None:
    (loop,) = loops(mask_of("...", ".#.", "..."))
    assert {tuple(point) for point in loop.tolist()} == {(1, 1), (2, 1), (2, 2), (1, 2)}
    assert loop[0].tolist() == loop[-1].tolist()
    assert len(loop) == 5


def test_a_hole_turns_the_other_way() -> None:
    areas = sorted(area(loop) for loop in loops(mask_of("###", "#.#", "###")))
    assert areas == [-1.0, 9.0]


def test_pixels_that_touch_at_a_corner_stay_apart() -> None:
    assert [area(loop) for loop in loops(mask_of("#.", ".#"))] == [1.0, 1.0]


def test_a_mask_up_to_the_rim_is_closed_along_the_rim() -> None:
    (loop,) = loops(mask_of("##", "##"))
    assert area(loop) == 4.0
    assert loop.min() == 0.0
    assert loop.max() == 2.0


def test_nothing_has_no_loops() -> None:
    assert loops(np.zeros((3, 4), bool)) == []


@given(arrays.arrays(bool, (7, 9)))
def test_signed_areas_of_all_loops_add_up_to_the_pixels(mask: Mask) -> None:
    assert sum(area(loop) for loop in loops(mask)) == mask.sum()


@given(arrays.arrays(bool, (6, 6)), st.integers(0, 5), st.integers(0, 5))
def test_every_step_of_a_loop_is_one_lattice_edge(mask: Mask, y: int, x: int) -> None:
    mask[y, x] = True
    for loop in loops(mask):
        assert (np.abs(np.diff(loop, axis=0)).sum(1) == 1).all()
