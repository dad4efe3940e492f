"""From a weekly log to its pages, and the template that says where everything on them stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rephold.draw.boxes import Box
from rephold.draw.canvas import FragmentCanvas
from rephold.draw.fonts import register
from rephold.draw.fragment import FieldArea, Fragment, Metadata, Page, Placed
from rephold.draw.log_grid import MOST_NOTES, Grid, Part
from rephold.draw.log_head import foot, head
from rephold.draw.log_marks import codes, paint_marks, squares
from rephold.draw.log_paper import EDGE, LogPaper
from rephold.draw.log_scales import band_shape, bands
from rephold.draw.log_shape import shapes
from rephold.draw.log_table import PartBox
from rephold.draw.log_words import Pen
from rephold.draw.look import GRID, Look
from rephold.draw.sheet import PRODUCER, Sheet
from rephold.errors import ContentError
from rephold.model.log_code import LogCode, encode
from rephold.model.log_template import TemplateBox, TemplateCode, TemplatePage
from rephold.model.week_log import LogWeek, Spot, WeekLog

AIR = 1.2 * GRID
"""Between head, table and foot."""


@dataclass(frozen=True)
class LogPlan:
    """What stands on which page, before anything is painted."""

    grid: Grid
    paper: LogPaper
    top: float
    bottom: float
    parts: tuple[Part, ...]

    @property
    def log(self) -> WeekLog:
        """What is drawn."""
        return self.grid.log

    def pages(self, first: int = 1, sheets: int | None = None) -> tuple[list[Page], list[TemplatePage]]:
        """The pages and what stands on them, as sheets `first` and so on of a file of `sheets`."""
        log, total, made, described = self.grid.log, sheets or len(self.parts), [], []
        for number, part in enumerate(self.parts, 1):
            box = PartBox(self.grid, part, self.paper.margin, self.top, self.top - self.bottom)
            payloads = _payloads(log, number, len(self.parts))
            sheet = first + number - 1
            page = _page(box, self.paper, payloads, first=number == 1, footer=(sheet, total))
            made.append(page)
            described.append(_described(page, part.week, number, sheet, payloads))
        return made, described


def plan_log(log: WeekLog, sheet: Sheet) -> LogPlan:
    """How the log is shared out over pages: as few as can be, then boxes as large as can be.

    ContentError if the paper is too small, whichever way it may lie.
    """
    register()
    look = Look(sheet.theme.sizes, sheet.inks, sheet.layout.cards, sheet.figures, sheet.logo)
    refused: ContentError | None = None
    for turn in log.turns:
        try:
            plans = _plans(log, look, LogPaper.of(sheet.paper, turn))
            return min(plans, key=lambda plan: len(plan.parts))
        except ContentError as error:
            refused = refused or error
    raise refused or ValueError("a log that may not lie in any way")


def _plans(log: WeekLog, look: Look, paper: LogPaper) -> Iterator[LogPlan]:
    """A plan for each shape, the best shape first, until one has a page for each week."""
    over = max(_height(head(log, week, look, first=True), paper.head[1]) for week in log.weeks)
    under = _height(foot(log, look, paper.foot[1]), paper.foot[1])
    top = paper.height - max(paper.band, EDGE + over + AIR)
    bottom = max(paper.band, EDGE + under + AIR)
    for shape in shapes(log, look, paper.room):
        grid = Grid(log, look, shape, band_shape(log, look))
        parts = [part for week in log.weeks for part in _parts(grid, week, top - bottom, paper.room)]
        yield LogPlan(grid, paper, top, bottom, tuple(parts))
        if len(parts) == len(log.weeks):
            break


def log_metadata(log: WeekLog, template: bytes) -> Metadata:
    """What a file with nothing but a log says about itself."""
    moment = f"{log.date:%Y%m%d}000000"
    return Metadata(log.title, log.author, log.subject, log.language, moment, PRODUCER, log_template=template)


def _height(box: Box, width: float) -> float:
    return float(box.wrap(width)[1])


def _parts(grid: Grid, week: LogWeek, room: float, width: float) -> Iterator[Part]:
    """The week's pages: as many rows on each as fit, then the questions, then lines for notes."""
    part = Part(week)
    for row in grid.log.rows:
        longer = replace(part, rows=(*part.rows, row))
        if grid.least(longer) > room and part.rows:
            yield part
            longer = Part(week, rows=(row,))
        part = _fitting(grid, longer, room)
    asked = bands(grid.log.scales, width, grid.band)
    for band in asked:
        longer = replace(part, bands=(*part.bands, band))
        if grid.least(longer) > room:
            yield part
            longer = Part(week, bands=(band,))
        part = _fitting(grid, longer, room)
    if not (asked and asked[-1].notes):
        lines = [replace(part, notes=count) for count in range(MOST_NOTES, 0, -1)]
        part = next((longer for longer in lines if grid.least(longer) <= room), part)
    yield part


def _fitting(grid: Grid, part: Part, room: float) -> Part:
    needed = grid.least(part)
    if needed > room:
        what = f"leaves {room / GRID:.0f} mm between head and foot; a log takes {needed / GRID:.0f}"
        raise ContentError.at("paper", what, "take a larger paper, or ask for less")
    return part


def _payloads(log: WeekLog, page: int, pages: int) -> tuple[str, str]:
    return encode(LogCode(log.log_id, page, pages, "A")), encode(LogCode(log.log_id, page, pages, "B"))


def _page(
    box: PartBox, paper: LogPaper, payloads: tuple[str, str], *, first: bool, footer: tuple[int, int]
) -> Page:
    """One page: its words and boxes as one fragment, marks and page number as another."""
    log, look = box.grid.log, box.grid.look
    canv = FragmentCanvas()
    over, under = head(log, box.part.week, look, first=first), foot(log, look, paper.foot[1])
    left, wide = paper.head
    over.drawOn(canv, left, paper.height - EDGE - _height(over, wide))
    box.draw(canv)
    _height(under, paper.foot[1])
    under.drawOn(canv, paper.foot[0], EDGE)
    if log.fillable:
        with canv.element("Form"):
            said = log.words.log
            canv.field(
                FieldArea((0, 0, 0, 0), "log-id", "text", said, text=log.log_id, read_only=True, hidden=True)
            )
    body = canv.fragment(paper.width, paper.height)
    return Page(
        paper.width,
        paper.height,
        (Placed(body, 0, 0),),
        ((Placed(_furniture(log, look, paper, payloads, footer), 0, 0), "Footer"),),
    )


def _furniture(
    log: WeekLog, look: Look, paper: LogPaper, payloads: tuple[str, str], footer: tuple[int, int]
) -> Fragment:
    canv = FragmentCanvas(furniture=True)
    paint_marks(canv, paper.width, paper.height, payloads)
    page = log.words.page.format(page=footer[0], pages=footer[1])
    pen = Pen(look, look.sizes.label, tone="muted")
    pen.write(canv, page, sum(paper.head) - pen.wide(page), paper.height - EDGE - 0.75 * pen.size)
    return canv.fragment(paper.width, paper.height)


def _described(page: Page, week: LogWeek, number: int, sheet: int, payloads: tuple[str, str]) -> TemplatePage:
    """What the page has become: rectangles are those of what was painted."""
    asked = {spot.id: spot for spot in _spots(week)}
    boxes = tuple(
        _box(asked[name], (placed.x + x, placed.y + y, wide, tall))
        for placed in page.body
        for name, (x, y, wide, tall) in placed.fragment.spots
    )
    corners = codes(page.width, page.height)
    return TemplatePage(
        page=number,
        sheet=sheet,
        week=week.number,
        width=round(page.width, 3),
        height=round(page.height, 3),
        squares=tuple(_rounded(rect) for rect in squares(page.width, page.height)),
        codes=(
            TemplateCode(corner="A", payload=payloads[0], rect=_rounded(corners[0])),
            TemplateCode(corner="B", payload=payloads[1], rect=_rounded(corners[1])),
        ),
        boxes=boxes,
    )


def _spots(week: LogWeek) -> Iterator[Spot]:
    for cell in week.cells.values():
        for line in cell:
            yield from line
    for bubbles in week.bubbles.values():
        yield from bubbles


def _box(spot: Spot, rect: tuple[float, float, float, float]) -> TemplateBox:
    return TemplateBox(
        id=spot.id,
        kind=spot.kind,
        shape="circle" if spot.kind == "bubble" else "square",
        rect=_rounded(rect),
        group=spot.group,
        value=spot.value,
        day=spot.day,
        row=spot.row,
        session=spot.session,
        firm=spot.firm,
    )


def _rounded(rect: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    x, y, wide, tall = (round(number, 3) for number in rect)
    return x, y, wide, tall
