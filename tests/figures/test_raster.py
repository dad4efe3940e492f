"""The depth buffer: what is in front is seen."""

from __future__ import annotations

import numpy as np
import pytest

from rephold.figures.forge.camera import Camera
from rephold.figures.forge.raster import area_alone, grid_for, rasterise
from rephold.figures.forge.stage import Body, Box
from support.stages import MAT, balls, person

SIDE = Camera.aimed(0, 0)


def test_the_camera_at_zero_sees_an_upright_figure_from_its_right_facing_right() -> None:
    assert SIDE.see(np.array([1.0, 0, 0])) == pytest.approx([1, 0, 0])
    assert SIDE.see(np.array([0, 0, 1.0])) == pytest.approx([0, 1, 0])
    assert SIDE.viewer == pytest.approx([0, -1, 0])


def test_a_positive_azimuth_swings_the_camera_to_the_front() -> None:
    assert Camera.aimed(30, 0).viewer[0] > 0
    assert Camera.aimed(90, 0).viewer == pytest.approx([1, 0, 0])
    assert Camera.aimed(0, 90).viewer == pytest.approx([0, 0, 1])


@pytest.mark.parametrize(("azimuth", "front"), [(0, "ball1"), (180, "ball0")])
def test_of_two_balls_behind_each_other_the_nearer_is_seen(azimuth: float, front: str) -> None:
    body = balls((0, 0.2, 0), (0, -0.2, 0))
    camera = Camera.aimed(azimuth, 0)
    buffer = rasterise(body, (), camera, grid_for(body, (), camera, 400))
    seen = {buffer.names[n] for n in np.unique(buffer.part) if n >= 0}
    assert seen == {front}


def test_overlapping_balls_meet_where_their_surfaces_do() -> None:
    body = balls((-0.03, 0, 0), (0.03, 0, 0))
    grid = grid_for(body, (), SIDE, 500)
    buffer = rasterise(body, (), SIDE, grid)
    row = buffer.part[grid.height // 2]
    left, right = grid.columns[row == 0], grid.columns[row == 1]
    assert left.max() < 0.003
    assert right.min() > -0.003


def test_a_ball_covers_its_disc_and_its_surface_lies_on_the_sphere() -> None:
    body = balls((0.1, 0.2, 0.3), radius=0.05)
    camera = Camera.aimed(20, 15)
    buffer = rasterise(body, (), camera, grid_for(body, (), camera, 800))
    assert buffer.body.sum() == pytest.approx(np.pi * 40**2, rel=0.01)
    away = buffer.world(buffer.body) - body.centres[0]
    assert np.linalg.norm(away, axis=1) == pytest.approx(0.05, abs=1e-6)
    assert buffer.normal[buffer.body] == pytest.approx(away / 0.05, abs=1e-4)


def test_a_turned_ellipsoid_keeps_its_silhouette() -> None:
    turn = np.array([[0.0, -1, 0], [1, 0, 0], [0, 0, 1]])
    round_body = balls((0, 0, 0))
    body = Body(
        round_body.centres,
        turn[None],
        np.array([[0.02, 0.06, 0.04]]),
        round_body.part,
        round_body.arc,
        ("a",),
        {},
        {},
    )
    buffer = rasterise(body, (), SIDE, grid_for(body, (), SIDE, 1000))
    shown = np.argwhere(buffer.body)
    assert np.ptp(shown, axis=0) + 1 == pytest.approx([80, 120], abs=2)


def test_a_box_hides_what_is_under_it_and_shows_only_faces_turned_to_the_viewer() -> None:
    body = balls((0, 0, -0.03), radius=0.05)
    camera = Camera.aimed(14, 30)
    buffer = rasterise(body, (MAT,), camera, grid_for(body, (MAT,), camera, 400))
    assert buffer.world(buffer.body)[:, 2].min() > -1e-6
    assert set(np.unique(buffer.face)) == {0, 2, 3, 6}  # high x, low y, high z


def test_a_wall_hides_a_ball_behind_it() -> None:
    wall = Box("wall", (-0.2, -0.2, -0.2), (0.2, -0.1, 0.2))
    body = balls((0, 0, 0), (0.19, 0, 0))
    buffer = rasterise(body, (wall,), SIDE, grid_for(body, (wall,), SIDE, 400))
    seen = {buffer.names[n] for n in np.unique(buffer.part) if n >= 0}
    assert seen == {"prop:wall", "ball1"}


def test_the_area_of_a_part_alone_ignores_what_stands_before_it() -> None:
    camera = Camera.aimed(0, 0)
    grid = grid_for(person(), (), camera, 300)
    buffer = rasterise(person(), (), camera, grid)
    far_arm = ["uarmL"]
    assert buffer.showing(far_arm).sum() < 0.2 * area_alone(person(), far_arm, camera, grid).sum()
