"""One picture of one page: found, placed, registered, measured, judged."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from rephold.logs.paper.codes import Found, TemplateOf, found_page
from rephold.logs.paper.darkness import darkness
from rephold.logs.paper.geometry import Grey, Patch
from rephold.logs.paper.ink import Ink, page_ink
from rephold.logs.paper.judge import Pen, Verdict, one_answer, pen_of, verdict
from rephold.logs.paper.outlines import among_others, contrasts, present
from rephold.logs.paper.patches import Boxes, Mask, boxes_on, cut
from rephold.logs.paper.registration import registered
from rephold.logs.paper.rejection import Rejected
from rephold.logs.paper.squares import Placed, placed
from rephold.logs.paper.streaks import streaks
from rephold.logs.reading import BoxReading, Corners, PageReading

MOST_OFF = 0.25
"""Share of the boxes that may lie beyond the picture."""
MOST_MISSING = 0.31
"""Share of the boxes whose outline may be missing."""
MOST_MOVED = (1.5, 4.0)
"""Millimetres that boxes may all lie away from where squares and codes say: besides what bent paper moves
them against one another, and in any case. More is another form."""
SHARP_ENOUGH = 0.10
"""Darkness of outlines under which ink cannot be told from paper."""


def read_picture(grey: Grey, file: str, page: int, template_of: TemplateOf) -> list[PageReading]:
    """What the picture of a page says: one reading, rejected with a reason if it cannot be read.

    `page` is the picture's place in `file`, from 1; `template_of` gives the template of a log id, or None.
    """
    try:
        found = found_page(grey, template_of)
    except Rejected as why:
        return [PageReading(file, page, "rejected", why.reason, why.log_id)]
    log_id, log_page = found.template.log_id, found.page.page
    try:
        at = placed(grey, found)
        lossy = _only_black_and_white(grey)
        boxes = _read(_without_specks(grey) if lossy else grey, found, at, lossy)
    except Rejected as why:
        return [PageReading(file, page, "rejected", why.reason, log_id, log_page)]
    remarks = ["one-code"] * (len(found.codes) < 2) + ["missing-square"] * (at.squares < 4)
    return [PageReading(file, page, "read", None, log_id, log_page, boxes, tuple(remarks))]


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


def _read(grey: Grey, found: Found, at: Placed, lossy: bool) -> Mapping[str, BoxReading]:
    """The state of every box; Rejected if the printed boxes are not there."""
    expected = boxes_on(found.page.boxes, at)
    boxes = registered(grey, expected, at.black)
    if _moved(expected, boxes):
        raise Rejected("no-outlines")
    area, x, y = cut(grey, boxes)
    on_picture = _on_picture(boxes, x, y, grey.shape)
    if float((~on_picture).mean()) > MOST_OFF:
        raise Rejected("half-page")
    dark = darkness(area, boxes, at.black)
    contrast = contrasts(dark, boxes)
    sharpness = float(np.median(np.median(contrast[boxes.firm & on_picture], axis=1)))
    there = among_others(present(contrast, sharpness, boxes.firm, lossy), boxes)
    if sharpness < SHARP_ENOUGH:
        raise Rejected("blurred" if sharpness > SHARP_ENOUGH / 3 else "no-outlines")
    if float((~there & on_picture).sum() / on_picture.sum()) > MOST_MISSING:
        raise Rejected("no-outlines")
    lines = streaks(grey, at.pixels_mm)
    ignored = lines.at(x, y) if lines.any else np.zeros(dark.shape, bool)
    page = page_ink(dark, boxes, ignored)
    pen = pen_of(page, sharpness, lossy)
    verdicts = [verdict(ink, pen) for ink in page.boxes]
    for i in np.nonzero(~on_picture)[0]:
        verdicts[i] = ("unsure", "off-picture")
    for i in np.nonzero(on_picture & ~there)[0]:
        verdicts[i] = ("unsure", "no-outline")
    _open_questions(boxes, page.boxes, verdicts, pen)
    corners = _corners(boxes)
    return {
        box.id: BoxReading(state, reason, _figures(ink), corner)
        for box, (state, reason), ink, corner in zip(boxes.boxes, verdicts, page.boxes, corners, strict=True)
    }


def _moved(expected: Boxes, boxes: Boxes) -> bool:
    """Whether the boxes as a whole lie elsewhere than on the form that squares and codes belong to."""
    shift = np.linalg.solve(expected.turn, (boxes.spot - expected.spot)[..., None])[..., 0]
    common = np.median(shift, axis=0)
    bent = float(np.percentile(np.hypot(*(shift - common).T), 90))
    return float(np.hypot(*common)) > min(MOST_MOVED[0] + bent, MOST_MOVED[1])


def _on_picture(boxes: Boxes, x: Patch, y: Patch, shape: tuple[int, ...]) -> Mask:
    """Which boxes lie wholly on the picture (n,)."""
    box = boxes.offs() <= 0
    off = (x < 0) | (y < 0) | (x > shape[1] - 1) | (y > shape[0] - 1)
    return np.asarray(~(off & box).any(axis=(1, 2)))


def _open_questions(boxes: Boxes, inks: tuple[Ink, ...], verdicts: list[Verdict], pen: Pen) -> None:
    """A question without an answer keeps its best candidate open."""
    groups: dict[str, list[int]] = {}
    for i, box in enumerate(boxes.boxes):
        if box.group:
            groups.setdefault(box.group, []).append(i)
    for members in groups.values():
        best = one_answer([(inks[i], verdicts[i]) for i in members], pen)
        if best is not None:
            verdicts[members[best]] = ("unsure", "faint")


def _figures(ink: Ink) -> dict[str, float]:
    return {
        "darkness": round(ink.peak, 3),
        "mean": round(max(ink.mean, 0.0), 4),
        "trace": round(max(ink.trace, 0.0), 3),
        "share": round(ink.share, 3),
        "extent": round(min(ink.extent / ink.size, 1.0), 2),
        "core": round(ink.core, 3),
    }


def _corners(boxes: Boxes) -> list[Corners]:
    """Upper left, upper right, lower right, lower left of every box on the picture."""
    around = np.array([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]])
    page = boxes.sides[:, None, :] * around
    points = boxes.spot[:, None, :] + np.einsum("nij,nkj->nki", boxes.turn, page)
    return [tuple((round(float(x), 1), round(float(y), 1)) for x, y in box) for box in points]  # type: ignore[misc]
