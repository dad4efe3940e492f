"""One picture of one page: found, placed, registered, measured, judged."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from rephold.logs.paper.beyond import another_sheet
from rephold.logs.paper.codes import TemplateOf, found_page
from rephold.logs.paper.evidence import Evidence, evidence
from rephold.logs.paper.geometry import Grey
from rephold.logs.paper.ink import Ink, page_ink
from rephold.logs.paper.judge import Pen, Verdict, one_answer, pen_of, verdict
from rephold.logs.paper.patches import Boxes
from rephold.logs.paper.rejection import Rejected
from rephold.logs.paper.squares import placed
from rephold.logs.reading import BoxReading, Corners, PageReading


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
        if another_sheet(grey, found.page, at):
            raise Rejected("two-logs")
        boxes = judged(evidence(grey, found, at))
    except Rejected as why:
        return [PageReading(file, page, "rejected", why.reason, log_id, log_page)]
    remarks = ["one-code"] * (len(found.codes) < 2) + ["missing-square"] * (at.squares < 4)
    return [PageReading(file, page, "read", None, log_id, log_page, boxes, tuple(remarks))]


def judged(seen: Evidence) -> Mapping[str, BoxReading]:
    """The state of every box."""
    page = page_ink(seen.dark, seen.boxes, seen.ignored)
    pen = pen_of(page, seen.sharpness, seen.lossy)
    verdicts = [verdict(ink, pen) for ink in page.boxes]
    for i in np.nonzero(~seen.on_picture)[0]:
        verdicts[i] = ("unsure", "off-picture")
    for i in np.nonzero(seen.on_picture & ~seen.there)[0]:
        verdicts[i] = ("unsure", "no-outline")
    _open_questions(seen.boxes, page.boxes, verdicts, pen)
    corners = _corners(seen.boxes)
    return {
        box.id: BoxReading(state, reason, _figures(ink), corner)
        for box, (state, reason), ink, corner in zip(
            seen.boxes.boxes, verdicts, page.boxes, corners, strict=True
        )
    }


def _open_questions(boxes: Boxes, inks: tuple[Ink, ...], verdicts: list[Verdict], pen: Pen) -> None:
    """A question without an answer keeps its best candidate open."""
    for members in boxes.questions():
        left_open = one_answer([(inks[i], verdicts[i]) for i in members], pen)
        if left_open:
            best, doubt = left_open
            verdicts[members[best]] = ("unsure", doubt)


def _figures(ink: Ink) -> dict[str, float]:
    return {
        "darkness": round(ink.peak, 3),
        "mean": round(max(ink.mean, 0.0), 4),
        "trace": round(max(ink.trace, 0.0), 3),
        "line": round(ink.line, 3),
        "grain": round(ink.grain, 3),
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
