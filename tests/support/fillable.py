"""A small log to fill in on screen, drawn by hand: ticks, bubbles, numbers, notes, and its template."""

from __future__ import annotations

from reportlab.lib.colors import black

from rephold.draw.canvas import FragmentCanvas
from rephold.draw.embedding import embedded
from rephold.draw.fonts import FACES, register
from rephold.draw.fragment import FieldArea, Fragment, Metadata, Page, Placed
from rephold.draw.writer import write
from rephold.model.dose import Dose
from rephold.model.log_template import LogTemplate, TemplateBox, TemplateCode, TemplatePage, TemplateRow

META = Metadata("A weekly log", "Somebody", "Testing", "en", "20261122000000", "rephold")
LOG_ID = "0123456789"
SIZE = (420.0, 300.0)
EDGE = 30.0
DAYS = ("Monday", "Tuesday", "Wednesday")
BOX, BUBBLE = 17.0, 13.0


def areas(week: int) -> list[FieldArea]:
    """The fields of a week's page in reading order: two ticks, a count and six bubbles a day, then notes."""
    found = []
    for day, called in enumerate(DAYS, 1):
        at, top = f"w{week}-d{day}", 230.0 - 50 * (day - 1)
        for session in (1, 2):
            x = 20.0 + 25 * session
            said = f"{called}, Cat and camel, session {session}: done"
            found.append(FieldArea((x, top, x + BOX, top + BOX), f"{at}-e1-s{session}", "check", said))
        said = f"{called}, Bridge: repeats done"
        found.append(FieldArea((100, top, 130, top + BOX), f"{at}-e2-s1", "text", said))
        found += [
            FieldArea(
                (x := 150.0 + 25 * value, top, x + BUBBLE, top + BUBBLE),
                f"{at}-pain",
                "choice",
                f"{called}, pain {value} of 5",
                question=f"{called}, pain",
                export=str(value),
                shape="circle",
            )
            for value in range(6)
        ]
    found.append(FieldArea((20, 20, 380, 80), f"w{week}-notes", "text", f"Notes of week {week}"))
    return found


def identity(log_id: str) -> FieldArea:
    """The hidden field that says which log it is."""
    return FieldArea((0, 0, 0, 0), "log-id", "text", "Log", text=log_id, read_only=True, hidden=True)


def week_fragment(week: int, log_id: str) -> Fragment:
    """A week's page: an outline below each field, each field in a Form element."""
    register()
    canvas = FragmentCanvas()
    with canvas.element("H1" if week == 1 else "H2"), canvas.mark():
        canvas.setFont(FACES["bold"], 14)
        canvas.drawString(20, 275, f"Week {week}")
    with canvas.element("Form"):
        canvas.field(identity(log_id))
    for area in areas(week):
        x0, y0, x1, y1 = area.rect
        with canvas.artifact():
            canvas.setStrokeColor(black)
            canvas.setLineWidth(0.8)
            if area.shape == "circle":
                canvas.circle((x0 + x1) / 2, (y0 + y1) / 2, BUBBLE / 2 - 0.4)
            else:
                canvas.rect(x0 + 0.4, y0 + 0.4, x1 - x0 - 0.8, y1 - y0 - 0.8)
        with canvas.element("P"), canvas.element("Form"):
            canvas.field(area)
    return canvas.fragment(*SIZE)


def fillable(weeks: int = 2, log_id: str = LOG_ID) -> bytes:
    """The log as a file, a page for each week."""
    size = SIZE[0] + 2 * EDGE, SIZE[1] + 2 * EDGE
    each = (week_fragment(week, log_id) for week in range(1, weeks + 1))
    return write([Page(*size, (Placed(fragment, EDGE, EDGE),)) for fragment in each], META, embedded)


def template(weeks: int = 2, log_id: str = LOG_ID) -> LogTemplate:
    """Where everything is on it."""
    rows = [
        TemplateRow(
            row=row,
            exercise=exercise,
            label=str(row),
            name=exercise,
            dose=Dose(reps=10),
            days=(1, 2, 3),
            sessions=3 - row,
        )
        for row, exercise in enumerate(("cat-camel", "bridge"), 1)
    ]
    return LogTemplate(
        log_id=log_id,
        programme="low-back-pain",
        programme_version="1",
        first_weekday=1,
        weeks=(None,) * weeks,
        rows=tuple(rows),
        pages=tuple(_page(week, log_id) for week in range(1, weeks + 1)),
    )


def _page(week: int, log_id: str) -> TemplatePage:
    corner = (0.0, 0.0, 17.0, 17.0)
    first, second = (
        TemplateCode(corner=at, payload=f"RH{log_id}010{week}02{at}0", rect=corner) for at in ("A", "B")
    )
    return TemplatePage(
        page=week,
        sheet=week,
        week=week,
        width=SIZE[0] + 2 * EDGE,
        height=SIZE[1] + 2 * EDGE,
        squares=(corner,) * 4,
        codes=(first, second),
        boxes=tuple(_box(area) for area in areas(week) if not area.name.endswith("notes")),
    )


def _box(area: FieldArea) -> TemplateBox:
    x0, y0, x1, y1 = area.rect
    kinds = {"check": "tick", "choice": "bubble", "text": "count"}
    bubble = area.kind == "choice"
    return TemplateBox.model_validate(
        {
            "id": f"{area.name}-{area.export}" if bubble else area.name,
            "kind": kinds[area.kind],
            "shape": area.shape,
            "rect": (x0 + EDGE, y0 + EDGE, x1 - x0, y1 - y0),
            "group": area.name if bubble else None,
            "value": int(area.export) if bubble else None,
            "day": int(area.name.split("-")[1][1:]),
        }
    )
