"""Places for the pen: square boxes and round bubbles, each tagged as the form field it is on paper."""

from __future__ import annotations

from rephold.draw.canvas import FragmentCanvas
from rephold.draw.fragment import FieldArea, Value
from rephold.draw.look import GRID, Look, paint
from rephold.draw.video import BLACK
from rephold.model.log_template import Rect
from rephold.model.week_log import Spot

LINE = 0.8
"""Points; grey or thinner outlines are lost on a fax or at 100 dpi."""
DASH = (2.6, 1.6)
GAP = 2 * GRID
"""Least between boxes: long ticks run over the edge."""
HATCH = 2.2 * GRID
"""Between the lines that close a day."""


def paint_spot(canv: FragmentCanvas, spot: Spot, rect: Rect, *, fillable: bool) -> None:
    """Paint the outline of a box or bubble, its outer edge on the rectangle, and remember where it is.

    Nothing stands inside: the rest is for the pen.
    """
    canv.spot(spot.id, rect)
    x, y, wide, tall = rect
    x0, y0 = canv.absolutePosition(x, y)
    box = ("Layout", (("BBox", (x0, y0, x0 + wide, y0 + tall)), ("Placement", "/Block")))
    round_ = spot.kind == "bubble"
    if fillable:
        with canv.element("Form", attributes=(box,)):
            canv.field(_field(spot, rect))
            with canv.artifact():
                _outline(canv, rect, round_=round_, firm=spot.firm)
        return
    role = {"bubble": "/rb", "tick": "/cb", "count": "/tv"}[spot.kind]
    said: list[tuple[str, Value]] = [("Role", role), ("Desc", spot.said)]
    if spot.kind != "count":
        said.insert(1, ("checked", "/off"))
    with canv.element("Form", alt=spot.said, attributes=(("PrintField", tuple(said)), box)), canv.mark():
        _outline(canv, rect, round_=round_, firm=spot.firm)


def _field(spot: Spot, rect: Rect) -> FieldArea:
    x, y, wide, tall = rect
    corners = (x, y, x + wide, y + tall)
    if spot.kind == "bubble":
        name, export = spot.group or spot.id, str(spot.value)
        return FieldArea(corners, name, "choice", spot.said, spot.asked, export, "circle")
    return FieldArea(corners, spot.id, "text" if spot.kind == "count" else "check", spot.said)


def _outline(canv: FragmentCanvas, rect: Rect, *, round_: bool, firm: bool) -> None:
    x, y, wide, tall = rect
    canv.saveState()
    canv.setStrokeColor(paint(BLACK))
    canv.setLineWidth(LINE)
    if not firm:
        canv.setDash(*DASH)
    if round_:
        canv.circle(x + wide / 2, y + tall / 2, wide / 2 - LINE / 2, stroke=1, fill=0)
    else:
        canv.rect(x + LINE / 2, y + LINE / 2, wide - LINE, tall - LINE, stroke=1, fill=0)
    canv.restoreState()


def paint_closed(canv: FragmentCanvas, rect: Rect, said: str, look: Look) -> None:
    """Hatch a cell without boxes, so that it does not look forgotten, and say what it means."""
    x, y, wide, tall = rect
    x0, y0 = canv.absolutePosition(x, y)
    box = ("Layout", (("BBox", (x0, y0, x0 + wide, y0 + tall)), ("Placement", "/Block")))
    with canv.element("Figure", alt=said, attributes=(box,)), canv.mark():
        canv.saveState()
        path = canv.beginPath()
        path.rect(x, y, wide, tall)
        canv.clipPath(path, stroke=0, fill=0)
        canv.setStrokeColor(paint(look.inks.rule))
        canv.setLineWidth(0.5)
        across = x - tall
        while across < x + wide:
            canv.line(across, y, across + tall, y + tall)
            across += HATCH
        canv.restoreState()
