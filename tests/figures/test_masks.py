"""Masks grown and shrunk: the same pixels as scipy's morphology gives."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from rephold.figures.forge.masks import closed, grown, opened, shrunk, window_of
from rephold.figures.forge.raster import Mask


def blobs(seed: int, share: float) -> Mask:
    """A mask of random blobs, `share` of it filled; some reach its edges."""
    noise = ndimage.gaussian_filter(np.random.default_rng(seed).random((60, 45)), 2)
    mask: Mask = noise > np.quantile(noise, 1 - share)
    return mask


MASKS = [blobs(seed, share) for seed in range(4) for share in (0.02, 0.3, 0.8)]


@pytest.mark.parametrize("times", [1, 2, 5])
def test_they_are_what_scipys_morphology_gives(times: int) -> None:
    for mask in MASKS:
        assert (grown(mask, times) == ndimage.binary_dilation(mask, iterations=times)).all()
        assert (shrunk(mask, times) == ndimage.binary_erosion(mask, iterations=times)).all()
        assert (opened(mask, times) == ndimage.binary_opening(mask, iterations=times)).all()
        assert (closed(mask, times) == ndimage.binary_closing(mask, iterations=times)).all()


def test_nothing_stays_nothing_and_all_is_given_back_as_it_came() -> None:
    nothing = np.zeros((9, 7), bool)
    for work in (grown, shrunk):
        assert not work(nothing).any()
    mask = MASKS[1].copy()
    before = mask.copy()
    opened(mask, 2)
    assert (mask == before).all()


def test_a_window_is_the_bounding_box_with_air_inside_the_mask() -> None:
    mask = np.zeros((9, 7), bool)
    mask[2:4, 5] = True
    assert window_of(mask) == (slice(2, 4), slice(5, 6))
    assert window_of(mask, air=3) == (slice(0, 7), slice(2, 7))
    assert window_of(np.zeros((3, 3), bool)) == (slice(0, 0), slice(0, 0))
