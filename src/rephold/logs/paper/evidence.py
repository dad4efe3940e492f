"""What of each box is on a picture: placed, registered, cut out, its outline looked for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rephold.logs.paper.codes import Found
from rephold.logs.paper.darkness import darkness
from rephold.logs.paper.geometry import Grey, Patch, Points, powers
from rephold.logs.paper.outlines import among_others, contrasts, present
from rephold.logs.paper.patches import Boxes, Mask, boxes_on, cut
from rephold.logs.paper.registration import registered
from rephold.logs.paper.rejection import Rejected
from rephold.logs.paper.squares import Placed
from rephold.logs.paper.streaks import streaks
from rephold.units import to_mm

MOST_OFF = 0.25
"""Share of the boxes that may lie beyond the picture."""
MOST_MISSING = 0.31
"""Share of the boxes whose outline may be missing."""
MOST_MOVED = 1.5
"""Millimetres that boxes may all lie away from where squares and codes say, besides what they differ by."""
MOST_LIFTED = (4.0, 5.5)
"""The same in any case, and on paper that is bent between its squares."""
STRAYED, MOST_STRAYED = 2.0, 0.1
"""Millimetres from its place where a box is another one, if paper lies flat; share of them on one form."""
SLIPPED = 0.3
"""Of the way between two bubbles: how far they lie from their places at least if each is its neighbour."""
SHARP_ENOUGH = 0.10
"""Darkness of outlines under which ink cannot be told from paper."""


@dataclass(frozen=True)
class Evidence:
    """All boxes of a page as a picture shows them."""

    boxes: Boxes
    dark: Patch
    """Darkness in and around each (n, k, k)."""
    ignored: Mask
    """Samples on a streak (n, k, k)."""
    on_picture: Mask
    there: Mask
    """Those whose printed outline is seen (n,)."""
    sharpness: float
    """Darkness of printed outlines; 0.5 is sharp."""
    lossy: bool
    """The picture is of only black and white."""


def evidence(grey: Grey, found: Found, at: Placed) -> Evidence:
    """Every box as it is seen; Rejected if the printed boxes are not there."""
    lossy = _only_black_and_white(grey)
    if lossy:
        grey = _without_specks(grey)
    expected = boxes_on(found.page.boxes, at)
    boxes = registered(grey, expected, at.black)
    squares = np.array([[x + wide / 2, y + high / 2] for x, y, wide, high in found.page.squares])
    if _moved(expected, boxes, squares):
        raise Rejected("no-outlines")
    area, x, y = cut(grey, boxes)
    on_picture = _on_picture(boxes, x, y, grey.shape)
    if float((~on_picture).mean()) > MOST_OFF:
        raise Rejected("half-page")
    dark = darkness(area, boxes, at.black)
    contrast = contrasts(dark, boxes)
    sharpness = float(np.median(np.median(contrast[boxes.firm & on_picture], axis=1)))
    there = among_others(present(contrast, sharpness, boxes.firm, lossy), boxes)
    shift = _shift(expected, boxes)
    if at.flat:
        strayed = np.hypot(*shift.T) > STRAYED
        if float(strayed.mean()) > MOST_STRAYED:
            raise Rejected("no-outlines")
        there &= ~strayed
    there = _unslipped(there, boxes, shift, on_picture)
    if sharpness < SHARP_ENOUGH:
        raise Rejected("blurred" if sharpness > SHARP_ENOUGH / 3 else "no-outlines")
    if float((~there & on_picture).sum() / on_picture.sum()) > MOST_MISSING:
        raise Rejected("no-outlines")
    ignored = np.zeros(dark.shape, bool)
    if at.flat:  # only a scanner draws streaks
        lines = streaks(grey, at.pixels_mm, _printed(boxes))
        ignored = lines.at(x, y) if lines.any else ignored
    return Evidence(boxes, dark, ignored, on_picture, there, sharpness, lossy)


def _unslipped(there: Mask, boxes: Boxes, shift: Points, on_picture: Mask) -> Mask:
    """The same without bubbles that may be their neighbours (n,).

    Their question lies elsewhere than squares and codes say (n, 2), and its first or last bubble is missing.
    """
    result = there.copy()
    for row in boxes.questions():
        pitch = to_mm(float(np.hypot(*(boxes.centre[row[-1]] - boxes.centre[row[0]])))) / (len(row) - 1)
        elsewhere = np.hypot(*shift[row].T).max() > SLIPPED * pitch
        if elsewhere and any(on_picture[i] and not there[i] for i in (row[0], row[-1])):
            result[row] = False
    return result


def _without_specks(grey: Grey) -> Grey:
    """The same with every dark pixel white that is alone or one of two."""
    dark = grey < 128
    joined = dark & (_around(dark) >= 2)
    return np.where(dark & ~joined & (_around(joined) == 0), np.uint8(255), grey)


def _around(dark: Mask) -> Grey:
    """How many of the eight pixels around each are dark."""
    padded = np.pad(dark, 1).astype(np.uint8)
    rows = padded[:-2] + padded[1:-1] + padded[2:]
    return np.asarray(rows[:, :-2] + rows[:, 1:-1] + rows[:, 2:] - dark, dtype=np.uint8)


def _only_black_and_white(grey: Grey) -> bool:
    """Whether the picture came by fax or from a copier that knows no grey."""
    return float(((grey < 25) | (grey > 230)).mean()) > 0.985


def _moved(expected: Boxes, boxes: Boxes, squares: Points) -> bool:
    """Whether the boxes as a whole lie elsewhere than on the form that squares and codes belong to.

    Bent paper lifts the boxes between its squares (n, 2), which stay; on another form all have moved.
    """
    shift = _shift(expected, boxes)
    common = np.median(shift, axis=0)
    bent = float(np.percentile(np.hypot(*(shift - common).T), 90))
    moved = float(np.hypot(*common))
    if moved < min(MOST_MOVED + bent, MOST_LIFTED[0]):
        return False
    middle, reach = boxes.centre.mean(axis=0), abs(squares - boxes.centre.mean(axis=0)).max(axis=0)
    basis, corners = (powers(*((places - middle) / reach).T) for places in (boxes.centre, squares))
    weight = np.ones(len(boxes))
    for _ in range(5):
        bowl = np.linalg.lstsq(basis * weight[:, None], shift * weight[:, None], rcond=None)[0]
        weight = 1 / (1 + (np.hypot(*(shift - basis @ bowl).T) / 0.5) ** 2)
    squares_too = float(np.hypot(*(corners @ bowl).mean(axis=0)))
    return squares_too > MOST_MOVED + bent / 2 or moved > MOST_LIFTED[1]


def _shift(expected: Boxes, boxes: Boxes) -> Points:
    """Millimetres by which boxes lie elsewhere than squares and codes say (n, 2)."""
    return np.asarray(np.linalg.solve(expected.turn, (boxes.spot - expected.spot)[..., None])[..., 0])


def _printed(boxes: Boxes) -> Points:
    """Left, top, right, bottom of each box with its outline on the picture (n, 4)."""
    reach = np.einsum("nij,nj->ni", abs(boxes.turn), boxes.sides + 0.4)
    return np.column_stack([boxes.spot - reach, boxes.spot + reach])


def _on_picture(boxes: Boxes, x: Patch, y: Patch, shape: tuple[int, ...]) -> Mask:
    """Which boxes lie wholly on the picture (n,)."""
    box = boxes.offs() <= 0
    off = (x < 0) | (y < 0) | (x > shape[1] - 1) | (y > shape[0] - 1)
    return np.asarray(~(off & box).any(axis=(1, 2)))
