"""From a weekly log to its pages, and the template that says where everything on them stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rephold.draw.boxes import Box
from rephold.draw.canvas import FragmentCanvas, string_width
from rephold.draw.fonts import FACES, register
from rephold.draw.fragment import FieldArea, Fragment, Metadata, Page, Placed
from rephold.draw.log_head import foot, head
from rephold.draw.log_marks import BESIDE, CODE, INSET, QUIET_ZONE, WHITE, codes, paint_marks, squares
from rephold.draw.log_scales import band_shape, bands
from rephold.draw.log_shape import shape
from rephold.draw.log_table import Grid, Part, PartBox
from rephold.draw.look import GRID, Look, paint
from rephold.draw.sheet import PRODUCER, Sheet
from rephold.errors import ContentError
from rephold.model.log_code import LogCode, encode
from rephold.model.log_template import TemplateBox, TemplateCode, TemplatePage
from rephold.model.week_log import LogWeek, Spot, WeekLog

AIR = 2 * GRID
"""Between head, table and foot."""
EDGE = 10 * GRID
"""Nothing but marks is printed closer to the paper's edge."""


@dataclass(frozen=True)
class _Paper:
    """A page in points: room for words between the marks, and for the table between the margins."""

    width: float
    height: float
    margin: float

    @property
    def head(self) -> tuple[float, float]:
        """Left edge and width of what stands at the top, between a square and a code."""
        left = EDGE + WHITE + 6 * GRID
        return left, self.width - BESIDE - CODE - QUIET_ZONE - GRID - left

    @property
    def foot(self) -> tuple[float, float]:
        """Left edge and width of what stands at the bottom, between a code and a square."""
        left = BESIDE + CODE + QUIET_ZONE + GRID
        return left, self.width - (EDGE + WHITE + 6 * GRID) - left

    @property
    def band(self) -> float:
        """Height that codes take at top and bottom, with the white around them."""
        return INSET + CODE + QUIET_ZONE


@dataclass(frozen=True)
class LogPlan:
    """What stands on which page, before anything is painted."""

    grid: Grid
    paper: _Paper
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
    """How the log is shared out over pages. ContentError if the paper is too small."""
    register()
    look = Look(sheet.theme.sizes, sheet.inks, sheet.layout.cards, sheet.figures, sheet.logo)
    paper = _paper(log, sheet)
    room = paper.width - 2 * paper.margin
    grid = Grid(log, shape(log, look, room), band_shape(log, look), look)
    top = paper.height - max(paper.band, EDGE + _tallest_head(log, look, paper)) - AIR / 2
    under = _height(foot(log, look, paper.foot[1]), paper.foot[1])
    bottom = max(paper.band, EDGE + under) + AIR / 2
    parts = [part for week in log.weeks for part in _parts(grid, week, top - bottom, room)]
    return LogPlan(grid, paper, top, bottom, tuple(parts))


def log_metadata(log: WeekLog, template: bytes) -> Metadata:
    """What a file with nothing but a log says about itself."""
    moment = f"{log.date:%Y%m%d}000000"
    return Metadata(log.title, log.author, log.subject, log.language, moment, PRODUCER, log_template=template)


def _paper(log: WeekLog, sheet: Sheet) -> _Paper:
    sides = sorted((sheet.paper.width_mm * GRID, sheet.paper.height_mm * GRID), reverse=not log.upright)
    return _Paper(sides[0], sides[1], max(EDGE, sheet.paper.margin_mm * GRID))


def _height(box: Box, width: float) -> float:
    return float(box.wrap(width)[1])


def _tallest_head(log: WeekLog, look: Look, paper: _Paper) -> float:
    wide = paper.head[1]
    return max(_height(head(log, week, look, first=True), wide) for week in log.weeks)


def _parts(grid: Grid, week: LogWeek, room: float, width: float) -> Iterator[Part]:
    """The week's pages: as many rows on each as fit, then the questions."""
    part = Part(week, (), ())
    for row in grid.log.rows:
        longer = Part(week, (*part.rows, row), ())
        if grid.least(longer) > room and part.rows:
            yield part
            longer = Part(week, (row,), ())
        part = _fitting(grid, longer, room)
    for band in bands(grid.log.scales, width, grid.band):
        longer = Part(week, part.rows, (*part.bands, band))
        if grid.least(longer) > room:
            yield part
            longer = _fitting(grid, Part(week, (), (band,)), room)
        part = longer
    yield part


def _fitting(grid: Grid, part: Part, room: float) -> Part:
    needed = grid.least(part)
    if needed > room:
        what = f"leaves {room / GRID:.0f} mm between head and foot; a log needs {needed / GRID:.0f}"
        raise ContentError.at("paper", what, "take a larger paper, or turn it with --orientation")
    return part


def _payloads(log: WeekLog, page: int, pages: int) -> tuple[str, str]:
    return encode(LogCode(log.log_id, page, pages, "A")), encode(LogCode(log.log_id, page, pages, "B"))


def _page(
    box: PartBox, paper: _Paper, payloads: tuple[str, str], *, first: bool, footer: tuple[int, int]
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
    log: WeekLog, look: Look, paper: _Paper, payloads: tuple[str, str], footer: tuple[int, int]
) -> Fragment:
    canv = FragmentCanvas(furniture=True)
    paint_marks(canv, paper.width, paper.height, payloads)
    page = log.words.page.format(page=footer[0], pages=footer[1])
    size, right = look.sizes.label, sum(paper.head)
    canv.setFillColor(paint(look.inks.muted))
    canv.setFont(FACES["regular"], size)
    canv.drawString(
        right - string_width(page, FACES["regular"], size), paper.height - EDGE - 1.3 * size, page
    )
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
