"""The template of a printed log: its rows and weeks, and the pages as they were drawn."""

from __future__ import annotations

from collections.abc import Sequence

from rephold.compose.log import first_day, row_plans
from rephold.compose.log_days import order
from rephold.model.log_request import LogRequest
from rephold.model.log_template import LogTemplate, TemplatePage, TemplateRow
from rephold.model.prescription import Prescription
from rephold.model.week_log import WeekLog


def log_template(
    prescription: Prescription, log: LogRequest, drawn: WeekLog, pages: Sequence[TemplatePage]
) -> LogTemplate:
    """All that is needed to read the log back. Nothing personal: neither a name nor who the clinic is."""
    columns = order(first_day(prescription, log))
    rows = tuple(
        TemplateRow(
            row=plan.row,
            exercise=plan.item.exercise.id,
            label=plan.item.label,
            name=plan.item.heading,
            dose=plan.item.dose,
            days=tuple(sorted(columns.index(day) + 1 for day in plan.days.firm)),
            sessions=plan.sessions.firm,
        )
        for plan in row_plans(prescription, log)
    )
    return LogTemplate(
        log_id=drawn.log_id,
        programme=prescription.programme.id,
        programme_version=prescription.programme.version,
        first_weekday=columns[0],
        weeks=tuple(week.first for week in drawn.weeks),
        rows=rows,
        pages=tuple(pages),
    )


def template_json(template: LogTemplate) -> bytes:
    """The template as it is kept: JSON in one line, the same bytes for the same template."""
    return template.model_dump_json(exclude_none=True).encode()
