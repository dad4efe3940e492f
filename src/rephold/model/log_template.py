"""Where everything on a printed weekly log stands: what is needed to read it back, and nothing personal.

Lengths are points, rectangles (x, y, width, height) from the lower left corner of the page. A template is
kept as it was printed; an old log is never worked out again with new code.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from rephold.model.day import Day
from rephold.model.dose import Dose
from rephold.model.noun import Noun
from rephold.model.text import Id, Line

LAYOUT_VERSION = 1
"""Of the printed page; a new one when marks, codes or box shapes change."""

LogId = Annotated[str, Field(pattern=r"^[0-9A-HJKMNP-TV-Z]{10}$")]
"""Ten characters of Crockford's base 32 (50 bits): no I, L, O, U to misread."""

BoxId = Annotated[str, Field(pattern=r"^w\d+-(d[1-7]-)?[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""`w1-d3-e2-s1`: week, day (column) from 1, row of the exercise from 1, session from 1, then `-left`
or `-right` where sides are ticked apart. `w1-d3-pain-7`: bubble 7 of that day's pain; also pain-before,
pain-after, morning, effort. `w1-d3-where-thigh`: a box of that day's places that hurt."""

Rect = tuple[float, float, float, float]


class TemplateBox(Noun):
    """A place for the pen."""

    id: BoxId
    kind: Literal["tick", "count", "bubble"]
    """A tick; a tick or a number of repeats; one answer of a group."""
    shape: Literal["square", "circle"]
    rect: Rect
    group: str | None = None
    """Bubbles of one question: at most one is filled."""
    value: int | None = None
    """What a bubble means."""
    day: Annotated[int, Field(ge=1, le=7)] | None = None
    """Column, 1 for the first day of the log's week."""
    row: Annotated[int, Field(ge=1)] | None = None
    """Row of the exercise, see TemplateRow."""
    session: Annotated[int, Field(ge=1)] | None = None
    firm: bool = True
    """Planned; an optional session (the third of "2 to 3 times a day") is not, and has a dashed outline."""


class TemplateCode(Noun):
    """A QR code: `payload` as encoded, `rect` of its modules without the quiet zone."""

    corner: Literal["A", "B"]
    """A at the top right, B at the bottom left."""
    payload: Annotated[str, Field(pattern=r"^RH[0-9A-Z]{18}$")]
    """RH, log id (10), layout version (2), page (2), pages (2), corner, check character: 20 in all."""
    rect: Rect


class TemplatePage(Noun):
    """A page of the log. `page` counts the log's own pages from 1, `sheet` those of the file it stands in."""

    page: Annotated[int, Field(ge=1)]
    sheet: Annotated[int, Field(ge=1)]
    week: Annotated[int, Field(ge=1)]
    width: float
    height: float
    squares: tuple[Rect, Rect, Rect, Rect]
    """Solid registration squares: top left, top right, bottom right, bottom left."""
    codes: tuple[TemplateCode, TemplateCode]
    boxes: tuple[TemplateBox, ...]


class TemplateRow(Noun):
    """An exercise of the log, in its row."""

    row: Annotated[int, Field(ge=1)]
    exercise: Id
    label: Line
    name: Line
    dose: Dose
    days: tuple[Annotated[int, Field(ge=1, le=7)], ...]
    """Columns on which it is planned."""
    sessions: Annotated[int, Field(ge=1)]
    """Firm sessions a planned day."""


class LogTemplate(Noun):
    """A weekly log as printed."""

    format: Literal["rephold-log-template"] = "rephold-log-template"
    layout_version: int = LAYOUT_VERSION
    log_id: LogId
    programme: Id
    programme_version: Line
    first_weekday: Annotated[int, Field(ge=1, le=7)]
    """ISO weekday of column 1: 1 is Monday."""
    weeks: tuple[Day | None, ...]
    """First day of each week; None for an undated one."""
    rows: tuple[TemplateRow, ...]
    pages: tuple[TemplatePage, ...]
