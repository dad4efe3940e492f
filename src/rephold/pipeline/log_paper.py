"""Which paper a weekly log is printed on: one that a pen, and a scanner, find room on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from rephold.draw.sheet import Sheet
from rephold.errors import ContentError, Place, Problem
from rephold.model.layout import Paper
from rephold.model.prescription import Request
from rephold.model.week_log import Turn
from rephold.read.library import Library

if TYPE_CHECKING:
    from rephold.draw.log import LogPlan
    from rephold.model.week_log import WeekLog

_TURNS: tuple[Turn, ...] = ("landscape", "portrait")
NAMED = 4
"""Papers that an error names at most."""


def as_a_log(request: Request, library: Library) -> Request:
    """The request as its log is printed: editions for a pocket or a wall have no paper to tick on.

    Type for weak eyes stays: those editions leave the paper as it is.
    """
    if library.edition(request.edition).paper is None:
        return request
    return request.model_copy(update={"edition": "standard"})


def log_remarks(request: Request, asked: Request, sheet: Sheet) -> Iterator[Problem]:
    """That a log is on another paper than its edition, where it is."""
    if request.edition != asked.edition:
        what = f"the weekly log is printed on {sheet.paper.id}, in type of {sheet.theme.sizes.body:g} points"
        yield Problem(Place(f"edition {request.edition}"), what, "for a log on another paper, give --paper")


def plan_on(week_log: WeekLog, sheet: Sheet, library: Library) -> LogPlan:
    """The log shared out over pages; ContentError names what holds it, if this paper does not.

    That is the same paper the other way round, where it was to lie one way, and other papers.
    """
    from rephold.draw.log import plan_log

    try:
        return plan_log(week_log, sheet)
    except ContentError as error:
        turned = [turn for turn in _TURNS if turn not in week_log.turns and _holds(week_log, sheet, turn)]
        hints = [f"give --orientation {turn}" for turn in turned]
        if names := _holding(week_log, sheet, library):
            hints.append(f"papers that hold it: {', '.join(names)}")
        if not hints:
            raise
        hint = "; ".join(hints)
        raise ContentError(*(replace(problem, hint=hint) for problem in error.problems)) from None


def _holds(week_log: WeekLog, sheet: Sheet, *turns: Turn) -> bool:
    """Whether the sheet has room for the log, lying in one of these ways."""
    from rephold.draw.log import plan_log

    try:
        plan_log(replace(week_log, turns=turns), sheet)
    except ContentError:
        return False
    return True


def _holding(week_log: WeekLog, sheet: Sheet, library: Library) -> list[str]:
    """Papers with room for the log, the smallest first; of those of one size the plainest name."""
    papers: dict[tuple[float, float], Paper] = {}
    for name in sorted(library.shelf.names("papers"), key=len):
        paper = library.paper(name)
        papers.setdefault((paper.width_mm * paper.height_mm, paper.width_mm), paper)
    sizes = [paper for _, paper in sorted(papers.items(), key=lambda one: one[0])]
    large = (paper for paper in sizes if _holds(week_log, replace(sheet, paper=paper), *week_log.turns))
    return [paper.id for paper in islice(large, NAMED)]
