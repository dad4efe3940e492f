"""Weekly logs as nouns: a template without a page to look at, and readings of it made by hand."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rephold.logs.reading import BoxReading, PageReading
from rephold.model.dose import Dose
from rephold.model.log_template import (
    LogTemplate,
    TemplateBox,
    TemplateCode,
    TemplatePage,
    TemplateRow,
)

MONDAY = datetime.date(2026, 11, 30)
LOG_ID = "7K3M9Q2RTV"
OTHER_ID = "0A1B2C3D4E"
EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)
TEN = Dose.model_validate({"reps": 10})


def row(
    number: int,
    *,
    label: str | None = None,
    exercise: str = "cat-camel",
    name: str = "Cat and camel",
    days: tuple[int, ...] = EVERY_DAY,
    sessions: int = 1,
    dose: Dose = TEN,
) -> TemplateRow:
    """A row of a log; its label is its number if none is given."""
    return TemplateRow(
        row=number,
        exercise=exercise,
        label=label or str(number),
        name=name,
        dose=dose,
        days=days,
        sessions=sessions,
    )


def log(
    rows: Sequence[TemplateRow] = (row(1),),
    *,
    weeks: int = 1,
    start: datetime.date | None = MONDAY,
    questions: Sequence[str] = (),
    optional: int = 0,
    sides: Iterable[str] = (),
    counts: bool = False,
    log_id: str = LOG_ID,
    first_weekday: int = 1,
) -> LogTemplate:
    """A log with a page a week; `optional` sessions more than the firm ones, `sides` as endings of ids."""
    starts = [start + datetime.timedelta(weeks=n) if start else None for n in range(weeks)]
    pages = tuple(
        TemplatePage(
            page=week,
            sheet=week,
            week=week,
            width=842,
            height=595,
            squares=((0, 0, 17, 17),) * 4,
            codes=(_code("A"), _code("B")),
            boxes=tuple(_boxes(week, rows, questions, optional, tuple(sides) or ("",), counts)),
        )
        for week in range(1, weeks + 1)
    )
    return LogTemplate(
        log_id=log_id,
        programme="low-back-pain",
        programme_version="1.0",
        first_weekday=first_weekday,
        weeks=tuple(starts),
        rows=tuple(rows),
        pages=pages,
    )


def _code(corner: str) -> TemplateCode:
    return TemplateCode.model_validate({"corner": corner, "payload": "RH" + "0" * 18, "rect": (0, 0, 50, 50)})


def _boxes(
    week: int,
    rows: Sequence[TemplateRow],
    questions: Sequence[str],
    optional: int,
    sides: tuple[str, ...],
    counts: bool,
) -> Iterator[TemplateBox]:
    for day in EVERY_DAY:
        for one in rows:
            for session in range(1, one.sessions + optional + 1) if day in one.days else ():
                for side in sides:
                    yield TemplateBox(
                        id=f"w{week}-d{day}-e{one.row}-s{session}{side}",
                        kind="count" if counts else "tick",
                        shape="square",
                        rect=(0, 0, 17, 17),
                        day=day,
                        row=one.row,
                        session=session,
                        firm=session <= one.sessions,
                    )
        for question in questions:
            for value in range(11):
                yield TemplateBox(
                    id=f"w{week}-d{day}-{question}-{value}",
                    kind="bubble",
                    shape="circle",
                    rect=(0, 0, 12, 12),
                    group=f"w{week}-d{day}-{question}",
                    value=value,
                    day=day,
                )


def read(
    template: LogTemplate,
    ticked: Iterable[str] = (),
    *,
    unsure: Mapping[str, str] | Iterable[str] = (),
    counts: Mapping[str, int] | None = None,
    page: int = 1,
    file: str = "scan.pdf",
    sheet: int | None = None,
) -> PageReading:
    """The reading of a page: these boxes ticked, those unsure (`faint` without a reason), the rest empty."""
    reasons = dict(unsure) if isinstance(unsure, Mapping) else dict.fromkeys(unsure, "faint")
    numbers = counts or {}
    boxes = {box.id: BoxReading("empty") for box in template.pages[page - 1].boxes}
    said = {
        **{name: BoxReading("ticked") for name in ticked},
        **{name: BoxReading("ticked", figures={"count": float(n)}) for name, n in numbers.items()},
        **{name: BoxReading("unsure", reason) for name, reason in reasons.items()},
    }
    assert said.keys() <= boxes.keys()
    return PageReading(file, sheet or page, "read", log_id=template.log_id, log_page=page, boxes=boxes | said)


def read_all(template: LogTemplate, ticked: Iterable[str] = ()) -> list[PageReading]:
    """Readings of all pages of a log."""
    every = set(ticked)
    return [read(template, every & {box.id for box in page.boxes}, page=page.page) for page in template.pages]


def all_boxes(template: LogTemplate, *, firm: bool = True) -> list[str]:
    """The ids of all boxes in the rows of exercises."""
    return [box.id for page in template.pages for box in page.boxes if box.row and (box.firm or not firm)]
